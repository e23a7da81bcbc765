import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filed } from '../../../test/support/facts.js';
import { outsideTaskOf, type Row } from '../../../test/support/outside-world.js';
import { copyingRows, tamper } from '../../../test/support/records.js';
import { type Person, World } from '../../../test/support/world.js';
import { acceptFiling } from './accept-filing.js';
import { answerRecall } from './answer-recall.js';
import { deliverWaiting } from './deliver-filing.js';
import { requestRecall } from './request-recall.js';

const OPEN = `mutation ($channel: Channel!, $box: String!, $edxml: EdxmlProfileInput) {
  it: openDestination(input: { channel: $channel, endpoint: $box, edxml: $edxml }) { destination { id } } }`;
const EDXML = { organCode: '000.00.00.G22', documentIdPlace: 'LAST', documentIdForm: 'COMPOSED', unsignedStatus: true };

describe('a unit whose messages leave the house, and that cannot answer from there', () => {
  let world: World;
  let folder: string;
  let dpo: Person;
  let admin: Person;
  let clerk: Person;
  let liaison: Person;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'khien-drop-'));
    world = await World.create({ KHIEN_DROP_FOLDER: folder });
    const unit = await world.unit();
    admin = await world.person(['UNIT_ADMIN'], { unitId: unit.id });
    clerk = await world.person(['CLERK'], { unitId: unit.id });
    liaison = await world.person(['LIAISON_OFFICER'], { unitId: unit.id });
    dpo = await world.person(['PDP_OFFICER'], { organisationId: (await world.organisation()).id });
  });
  afterAll(async () => {
    await world.destroy();
    rmSync(folder, { recursive: true, force: true });
  });

  const open = async (channel: 'ZIP_FILE' | 'EDXML_FILE', box: string) => {
    const { data, errors } = await world.gql<{ it: { destination: { id: string } } }>(
      OPEN,
      { channel, box, edxml: channel === 'EDXML_FILE' ? EDXML : null },
      admin,
    );
    expect(errors).toBeUndefined();
    await world.settle();
    return data.it.destination.id;
  };
  const close = async (id: string) => {
    expect((await world.gql('mutation ($id: ID!) { closeDestination(id: $id) { id } }', { id }, admin)).errors).toBeUndefined();
    await world.settle();
  };
  const carry = async () => {
    await outsideTaskOf(world, 'deliver-outside').run();
    await world.settle();
  };
  const row = async (id: string) => (await world.admin.query<Row>('select * from delivery where id = $1', [id])).rows[0]!;
  const deliveryOf = async (filingId: string) =>
    (await world.admin.query<Row>("select * from delivery where filing_id = $1 and message = 'FILING'", [filingId])).rows[0]!;
  const sent = async () => {
    const filing = await filed(world, dpo);
    await world.settle();
    await carry();
    return { filing, id: (await deliveryOf(filing.id)).id };
  };
  const queue = async () =>
    (
      await world.gql<{ it: { nodes: { id: string }[] } }>('{ it: deskQueue(waitsFor: OFFICER, first: 100) { nodes { id } } }', {}, clerk)
    ).data.it.nodes.map(({ id }) => id);

  it('is taken at its word also where it spoke before our receipt and its line was closed since', async () => {
    const destinationId = await open('EDXML_FILE', 'som');
    const filing = await filed(world, dpo);
    await world.settle();
    const { id } = await deliveryOf(filing.id);
    // It was tried, nobody knows what came of it, and the unit has said 03.
    await tamper(world, "update delivery set transport_state = 'RETRY_WAIT', attempts = 1, tried_at = now() where id = $1", [id]);
    await tamper(
      world,
      `insert into acknowledgement (id, delivery_id, filing_id, organisation_id, unit_id, code, registry_number, at, sender, stated_at, raw)
       select gen_random_uuid(), id, filing_id, organisation_id, unit_id, '03', 'SỔ-99', now(), 'A05', now(), 'x' from delivery where id = $1`,
      [id],
    );
    await close(destinationId);
    await world.worker.sweep();
    await world.settle();
    expect(await row(id)).toMatchObject({ transport_state: 'DELIVERED', business_state: 'ACCEPTED', registry_number: 'SỔ-99' });
  });

  it('finds what was sent as a ZIP on its desk too: it receives it into the register there, and answers what is asked back', async () => {
    const destinationId = await open('ZIP_FILE', 'zip');
    const { filing, id } = await sent();
    expect(await row(id)).toMatchObject({
      ...{ transport_state: 'DELIVERED', business_state: 'ARRIVED', waits_for: 'OFFICER', destination_id: destinationId },
    });
    expect(await queue()).toContain(id);
    await world.uow.run(clerk.caller, (tx) => acceptFiling(tx, id, null, 'Đủ để xử lý'));
    await world.uow.run(dpo.caller, (tx) => requestRecall(tx, id, 'Gửi nhầm'));
    await world.settle();
    await carry();
    expect(await queue()).toContain(id);
    await world.uow.run(liaison.caller, (tx) => answerRecall(tx, id, false, null));
    expect(await row(id)).toMatchObject({ business_state: 'ACCEPTED', recall_state: 'RECALL_REFUSED', waits_for: null });
    expect((await world.admin.query('select state from filing where id = $1', [filing.id])).rows).toEqual([{ state: 'ACCEPTED' }]);
    await close(destinationId);
  });

  it('finds on its desk what was delivered and is in no register, once its line is closed and not while another takes its place', async () => {
    await open('EDXML_FILE', 'first');
    const [silent, arrived, registered, asked] = [await sent(), await sent(), await sent(), await sent()];
    await tamper(world, "update delivery set business_state = 'ARRIVED' where id = $1", [arrived.id]);
    await tamper(world, "update delivery set business_state = 'ACCEPTED' where id = any ($1::uuid[])", [[registered.id, asked.id]]);
    await world.uow.run(dpo.caller, (tx) => requestRecall(tx, asked.id, 'Gửi nhầm'));
    await carry();
    const second = await open('EDXML_FILE', 'second');
    await world.worker.sweep();
    for (const { id } of [silent, arrived, registered, asked]) expect(await row(id)).toMatchObject({ waits_for: null });
    await close(second);
    for (const { id } of [silent, arrived]) expect(await row(id)).toMatchObject({ business_state: 'ARRIVED', waits_for: 'OFFICER' });
    expect(await row(registered.id)).toMatchObject({ business_state: 'ACCEPTED', waits_for: null });
    expect(await row(asked.id)).toMatchObject({ business_state: 'ACCEPTED', recall_state: 'RECALL_REQUESTED', waits_for: 'OFFICER' });
    await world.uow.run(clerk.caller, (tx) => acceptFiling(tx, silent.id, null, 'Đủ để xử lý'));
    expect((await world.admin.query('select state from filing where id = $1', [silent.filing.id])).rows).toEqual([{ state: 'ACCEPTED' }]);
  });

  it('gets what waited for a closed line in batches, each with a leaf of its own, until nothing is left', async () => {
    const destinationId = await open('EDXML_FILE', 'third');
    const filing = await filed(world, dpo);
    const { id } = await deliveryOf(filing.id);
    const copies = 104;
    await tamper(
      world,
      await copyingRows(
        world.admin,
        'delivery',
        {
          id: 'gen_random_uuid()',
          message: "'RECALL'",
          recalls_id: 's.id',
          filing_id: 'gen_random_uuid()',
          matter_id: 'gen_random_uuid()',
          next_attempt_at: "now() + interval '1 hour'",
          transport_state: "'FAILED_PERMANENT'",
        },
        ', generate_series(1, $2) where s.id = $1',
      ),
      [id, copies],
    );
    await open('EDXML_FILE', 'fourth');
    const { rows } = await world.admin.query<{ left: number; largest: number }>(
      `select (select count(*)::int from delivery where destination_id = $1 and transport_state <> 'DELIVERED') as left,
         (select max(cardinality(subject_ids)) from log_leaf where event_type = 'DeliveriesRedirected') as largest`,
      [destinationId],
    );
    expect(rows).toEqual([{ left: 0, largest: 100 }]);
    await tamper(world, "delete from delivery where message = 'RECALL' and recalls_id = $1", [id]);
    await carry();
  });

  it('hands over what is free, however much is held back before it', async () => {
    const away = await sent();
    await tamper(
      world,
      "update delivery set transport_state = 'RETRY_WAIT', business_state = 'NONE', waits_for = null, next_attempt_at = now() + interval '1 hour' where id = $1",
      [away.id],
    );
    await tamper(
      world,
      `with held as (select gen_random_uuid() as matter_id from generate_series(1, 200)) ${await copyingRows(
        world.admin,
        'delivery',
        {
          id: 'gen_random_uuid()',
          filing_id: 'gen_random_uuid()',
          matter_id: 'held.matter_id',
          filing_number: 'n',
          submitted_at: "now() - interval '1 hour'",
          accept_by: "now() - interval '1 day'",
          transport_state: "case n when 1 then s.transport_state else 'QUEUED' end",
          destination_id: 'case n when 1 then s.destination_id end',
        },
        ', held, generate_series(1, 2) n where s.id = $1',
      )}`,
      [away.id],
    );
    const free = await filed(world, dpo);
    await tamper(
      world,
      "update delivery set destination_id = null, next_attempt_at = null, submitted_at = submitted_at - interval '1 minute' where filing_id = $1",
      [free.id],
    );
    const waiting = () => world.workerHouse.uow.run({ kind: 'system', name: 'deliver-waiting' }, deliverWaiting);
    expect(await waiting()).toBe(1);
    expect(await deliveryOf(free.id)).toMatchObject({ transport_state: 'DELIVERED', business_state: 'ARRIVED' });
  });
});
