import { Filing, moveFiling } from '#filings';
import type { AuthorityUnit, Organisation } from '#identity';
import { isReference, ORGANISATION_ROLES, UNIT_ROLES } from '#kernel';
import { vietnamDate } from '#law';
import type { StoredEvent } from '#platform';
import { factsUnderLaw91, filed } from '../../../test/support/facts.js';
import { walk } from '../../../test/support/pages.js';
import { countRows, recordsOf, refusal, refusedWithoutTrace, wouldAnswer } from '../../../test/support/records.js';
import { statementsOf } from '../../../test/support/statements.js';
import { type Person, World } from '../../../test/support/world.js';
import { acceptFiling } from './accept-filing.js';
import { deliverFiling } from './deliver-filing.js';
import { notifyFiler } from './notify.js';

const SYSTEM = { kind: 'system', name: 'test' } as const;

describe('from a filing to the register of its desk', () => {
  let world: World;
  let unit: AuthorityUnit;
  let organisation: Organisation;
  let dpo: Person;
  let officer: Person;
  let otherDesk: Person;
  beforeAll(async () => {
    world = await World.create();
    unit = await world.unit();
    organisation = await world.organisation();
    dpo = await world.person(['PDP_OFFICER'], { organisationId: organisation.id });
    officer = await world.person(['LIAISON_OFFICER'], { unitId: unit.id });
    otherDesk = await world.person(['UNIT_HEAD'], { unitId: (await world.unit('PA05-31')).id });
  });
  afterAll(() => world.destroy());

  const deliveryOf = async (filingId: string) => {
    const { rows } = await world.admin.query('select * from delivery where filing_id = $1', [filingId]);
    expect(rows).toHaveLength(1);
    return rows[0] as Record<string, unknown> & { id: string; unit_id: string; version: number };
  };
  const acknowledgements = async (filingId: string) =>
    (
      await world.admin.query(
        'select code, registry_number, note, unit_id, organisation_id from acknowledgement where filing_id = $1 order by at, code',
        [filingId],
      )
    ).rows;
  const notifications = async (filingId: string) =>
    (
      await world.admin.query<{ type: string; reference: string }>(
        'select type, reference from notification where subject_id = $1 order by created_at',
        [filingId],
      )
    ).rows;
  const arrived = async (facts = factsUnderLaw91()) => {
    const filing = await filed(world, dpo, facts);
    await world.settle();
    return { filing, delivery: await deliveryOf(filing.id) };
  };
  const accept = (deliveryId: string, note: string | null = null, person = officer) =>
    world.uow.run(person.caller, (tx) => acceptFiling(tx, deliveryId, note));
  const eventOf = async (type: string, subject: string) => {
    const { rows } = await world.admin.query<{ id: string; type: string; payload: StoredEvent['payload']; created_at: Date }>(
      'select o.* from outbox o join log_leaf l on l.event_id = o.id where o.type = $1 and l.subject_ids @> array[$2::uuid]',
      [type, subject],
    );
    const [{ id, payload, created_at: at }] = rows as [(typeof rows)[number]];
    return { id, type, payload, at } satisfies StoredEvent;
  };

  it('is queued for the competent desk, by name of rule and what it looked at', async () => {
    const filing = await filed(world, dpo);
    expect(await deliveryOf(filing.id)).toMatchObject({
      unit_id: unit.id,
      organisation_id: organisation.id,
      organisation_name: organisation.name,
      reference: filing.reference,
      rule: 'NOTICE-TO-SPECIALISED-AGENCY',
      rule_inputs: {
        kind: 'VIOLATION_NOTICE',
        regime: 'VN-PDPL-2025',
        noticeClass: 'URGENT_72H',
        provinceCode: '31',
        defenceScope: false,
        day: vietnamDate(filing.submittedAt),
      },
      rule_version: 1,
      part: 'LEAD',
      transport_state: 'QUEUED',
      business_state: 'NONE',
      verdict: 'ON_TIME',
      submitted_at: filing.submittedAt,
      accept_by: new Date(filing.submittedAt.getTime() + 24 * 3_600_000),
    });
    expect(await acknowledgements(filing.id)).toEqual([]);
  });

  it('arrives with the worker: 01 to the filer, one attempt, told in the log, and news of it', async () => {
    const { filing, delivery } = await arrived();
    expect(delivery).toMatchObject({
      transport_state: 'DELIVERED',
      business_state: 'ARRIVED',
      delivered_at: expect.any(Date),
      registry_number: null,
    });
    expect(await acknowledgements(filing.id)).toEqual([
      { code: '01', registry_number: null, note: null, unit_id: unit.id, organisation_id: organisation.id },
    ]);
    const { rows } = await world.admin.query('select number, outcome from delivery_attempt where delivery_id = $1', [delivery.id]);
    expect(rows).toEqual([{ number: 1, outcome: 'DELIVERED' }]);
    expect((await world.admin.query('select state from filing where id = $1', [filing.id])).rows).toEqual([{ state: 'RECEIVED' }]);
    expect((await recordsOf(world, filing.id)).map(({ type, actor }) => [type, actor.kind])).toEqual([
      ['FilingSubmitted', 'member'],
      ['FilingArrived', 'system'],
      ['PeopleNotified', 'system'],
    ]);
    expect(await notifications(filing.id)).toEqual([{ type: 'FilingArrived', reference: filing.reference }]);
  });

  it('is received into the register: number, 03 with the note, told in the log, and news of it', async () => {
    const { filing, delivery } = await arrived();
    const accepted = await accept(delivery.id, 'Đã nhận, sẽ liên hệ');
    expect(accepted).toMatchObject({
      businessState: 'ACCEPTED',
      registryNumber: expect.stringMatching(/^TN\d{2}-\d{6}-\d$/),
      acceptedBy: officer.userId,
    });
    expect(isReference(accepted.registryNumber!)).toBe(true);
    await world.settle();
    expect(await acknowledgements(filing.id)).toEqual([
      { code: '01', registry_number: null, note: null, unit_id: unit.id, organisation_id: organisation.id },
      {
        code: '03',
        registry_number: accepted.registryNumber,
        note: 'Đã nhận, sẽ liên hệ',
        unit_id: unit.id,
        organisation_id: organisation.id,
      },
    ]);
    const records = await recordsOf(world, filing.id);
    expect(records.map(({ type }) => type)).toEqual([
      'FilingSubmitted',
      'FilingArrived',
      'PeopleNotified',
      'FilingAccepted',
      'PeopleNotified',
    ]);
    expect(records[3]).toMatchObject({
      subjects: expect.arrayContaining([delivery.id, filing.id, unit.id]),
      actor: { kind: 'officer', userId: officer.userId, unitId: unit.id },
      payload: { deliveryId: delivery.id, filingId: filing.id, organisationId: organisation.id, reference: filing.reference },
    });
    expect((await notifications(filing.id)).map(({ type }) => type)).toEqual(['FilingArrived', 'FilingAccepted']);
    expect((await world.admin.query('select state from filing where id = $1', [filing.id])).rows).toEqual([{ state: 'ACCEPTED' }]);
  });

  it('shows the filer every acknowledgement with its note, oldest first', async () => {
    const { filing, delivery } = await arrived();
    const { registryNumber } = await accept(delivery.id, 'Đã vào sổ');
    await world.settle();
    const { data } = await world.gql<{ it: unknown }>(
      `query ($id: ID!) { it: violationReport(id: $id) { reference state filings { state deliveries { unitCode businessState registryNumber acknowledgements { code registryNumber note } } } } }`,
      { id: filing.matterId },
      dpo,
    );
    expect(data.it).toEqual({
      reference: filing.reference,
      state: 'SUBMITTED',
      filings: [
        {
          state: 'ACCEPTED',
          deliveries: [
            {
              unitCode: 'A05',
              businessState: 'ACCEPTED',
              registryNumber,
              acknowledgements: [
                { code: '01', registryNumber: null, note: null },
                { code: '03', registryNumber, note: 'Đã vào sổ' },
              ],
            },
          ],
        },
      ],
    });
    const news = await walk<{ type: string; filingId: string }>(world, dpo, 'notifications', {
      first: 2,
      selection: 'type filingId reference readAt',
    });
    expect(
      news
        .flat()
        .filter(({ filingId }) => filingId === filing.id)
        .map(({ type }) => type),
    ).toEqual(['FilingAccepted', 'FilingArrived']);
  });

  it('is delivered, acknowledged and told once, however often an event is handled', async () => {
    const { filing, delivery } = await arrived();
    await accept(delivery.id);
    await world.settle();
    const before = await countRows(world);
    const ids = [];
    for (const type of ['FilingSubmitted', 'FilingArrived', 'FilingAccepted']) ids.push((await eventOf(type, filing.id)).id);
    // Not yet dispatched, as after a crash between the effect and the mark; and twice at once, as with two workers.
    await world.admin.query('update outbox set dispatched_at = null where id = any($1)', [ids]);
    await Promise.all([...ids, ...ids].map((id) => world.worker.dispatch(id)));
    expect(await countRows(world)).toEqual(before);
    expect(await notifications(filing.id)).toHaveLength(2);
    expect((await acknowledgements(filing.id)).map(({ code }) => code)).toEqual(['01', '03']);
  });

  it('is delivered once by two workers that take the same event', async () => {
    const filing = await filed(world, dpo);
    const { id } = await eventOf('FilingSubmitted', filing.id);
    await Promise.all(Array.from({ length: 5 }, () => world.worker.dispatch(id)));
    expect((await acknowledgements(filing.id)).map(({ code }) => code)).toEqual(['01']);
    expect((await recordsOf(world, filing.id)).filter(({ type }) => type === 'FilingArrived')).toHaveLength(1);
  });

  it('is received once: a second officer is told that it was', async () => {
    const { delivery } = await arrived();
    const answers = await Promise.allSettled([accept(delivery.id), accept(delivery.id)]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const again = await refusedWithoutTrace(world, officer.caller, (tx) => acceptFiling(tx, delivery.id, null));
    expect(again).toMatchObject({ code: 'WRONG_STATE', kind: 'state', details: { state: 'ACCEPTED', allowed: ['assign', 'start'] } });
  });

  it('is not received before it has arrived', async () => {
    const filing = await filed(world, dpo);
    const delivery = await deliveryOf(filing.id);
    const early = await refusedWithoutTrace(world, officer.caller, (tx) => acceptFiling(tx, delivery.id, null));
    expect(early).toMatchObject({ code: 'WRONG_STATE', details: { state: 'NONE', allowed: ['arrive'] } });
  });

  it('gets numbers without a gap where 20 officers receive at once and some fail', async () => {
    const deliveries: Awaited<ReturnType<typeof deliveryOf>>[] = [];
    for (let i = 0; i < 20; i++) deliveries.push((await arrived()).delivery);
    const { rows: start } = await world.admin.query<{ last: number }>(
      'select coalesce(max(last), 0) as last from register_counter where unit_id = $1',
      [unit.id],
    );
    const failing = world.uow.run(officer.caller, async (tx) => {
      await acceptFiling(tx, deliveries[19]!.id, null);
      throw new Error('after the number was taken');
    });
    const accepted = await Promise.all([
      ...deliveries.slice(0, 19).map(({ id }) => accept(id)),
      failing.catch(() => accept(deliveries[19]!.id)),
    ]);
    const serials = accepted.map(({ registryNumber }) => Number(registryNumber!.slice(5, 11))).sort((a, b) => a - b);
    expect(serials).toEqual(Array.from({ length: 20 }, (_, i) => start[0]!.last + 1 + i));
    expect(accepted.every(({ registryNumber }) => isReference(registryNumber!))).toBe(true);
  });

  describe('who may receive', () => {
    let arrivedId: string;
    let waitingId: string;
    let acceptedId: string;
    beforeAll(async () => {
      arrivedId = (await arrived()).delivery.id;
      acceptedId = (await arrived()).delivery.id;
      await accept(acceptedId);
      await world.settle();
      waitingId = (await deliveryOf((await filed(world, dpo)).id)).id;
    });
    const answers = async (person: Pick<Person, 'caller'>) => {
      const codes: string[] = [];
      for (const id of [waitingId, arrivedId, acceptedId]) {
        const answer = await wouldAnswer(world, person.caller, (tx) => acceptFiling(tx, id, null));
        codes.push(answer === 'OK' ? answer : answer.code);
      }
      return codes;
    };

    it.each(UNIT_ROLES)('%s of the addressed unit, by state', async (role) => {
      const person = await world.person([role], { unitId: unit.id });
      expect(await answers(person)).toEqual(
        role === 'UNIT_ADMIN' ? ['FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN'] : ['WRONG_STATE', 'OK', 'WRONG_STATE'],
      );
    });

    it.each(ORGANISATION_ROLES)('not %s of the filer itself, who sees it', async (role) => {
      const person = await world.person([role], { organisationId: organisation.id });
      // Row-level security lets the filer read a delivery, never lock it for a change.
      expect(await answers(person)).toEqual(['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND']);
    });

    it('nobody of another unit, of another organisation or of the installation', async () => {
      const stranger = await world.person(['PDP_OFFICER'], { organisationId: (await world.organisation()).id });
      for (const person of [otherDesk, stranger, await world.person(['PLATFORM_ADMIN']), { caller: { kind: 'anonymous' } as const }])
        expect(await answers(person)).toEqual(['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND']);
    });
  });

  describe('who may deliver and tell', () => {
    it('only the worker, whatever a person calls', async () => {
      const filing = await filed(world, dpo);
      const event = await eventOf('FilingSubmitted', filing.id);
      expect(await wouldAnswer(world, officer.caller, (tx) => deliverFiling(tx, event))).toMatchObject({ code: 'FORBIDDEN' });
      const before = await countRows(world);
      for (const { caller } of [dpo, otherDesk]) await world.uow.run(caller, (tx) => deliverFiling(tx, event));
      expect(await countRows(world)).toEqual(before);
      expect(await deliveryOf(filing.id)).toMatchObject({ transport_state: 'QUEUED' });
      await world.settle();
      const arrival = await eventOf('FilingArrived', filing.id);
      await expect(world.uow.run(officer.caller, (tx) => notifyFiler(tx, { ...arrival, id: event.id }))).rejects.toThrow();
    });

    it('moves a filing by its table alone', () => {
      const at = (state: Filing['state']) => Object.assign(new Filing(), { state });
      expect(() => moveFiling(at('SUBMITTED'), 'accept')).toThrow(
        expect.objectContaining({ code: 'WRONG_STATE', details: { state: 'SUBMITTED', allowed: ['receive'] } }),
      );
      expect(() => moveFiling(at('ACCEPTED'), 'receive')).toThrow(
        expect.objectContaining({ code: 'WRONG_STATE', details: { state: 'ACCEPTED', allowed: ['supersede'] } }),
      );
    });

    it('leaves everything as it was where the delivery fails half-way', async () => {
      const filing = await filed(world, dpo);
      const before = await countRows(world);
      await expect(
        world.workerHouse.uow.run(SYSTEM, async (tx) => {
          await deliverFiling(tx, await eventOf('FilingSubmitted', filing.id));
          await tx.em.flush();
          throw new Error('the worker was killed');
        }),
      ).rejects.toThrow('killed');
      expect(await countRows(world)).toEqual(before);
      await world.settle();
      expect((await acknowledgements(filing.id)).map(({ code }) => code)).toEqual(['01']);
    });
  });

  it('never shows one desk what was sent to another', async () => {
    const { filing, delivery } = await arrived();
    const read = await world.gql('query ($id: ID!) { delivery(id: $id) { id filing { content } } }', { id: delivery.id }, otherDesk);
    expect(read.errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    const { data } = await world.gql<{ it: { nodes: unknown[] } }>('{ it: deskQueue { nodes { id } } }', {}, otherDesk);
    expect(data.it.nodes).toEqual([]);
    const own = await world.gql<{ it: { filing: { content: string; digest: string } } }>(
      'query ($id: ID!) { it: delivery(id: $id) { filing { content digest } } }',
      { id: delivery.id },
      officer,
    );
    expect(own.data.it.filing).toEqual({ content: filing.content, digest: filing.digest });
  });

  it('tells the desk nothing of reports, drafts and registers', async () => {
    const { filing } = await arrived();
    for (const [query, code] of [
      ['query ($id: ID!) { violationReport(id: $id) { id } }', 'NOT_FOUND'],
      ['query ($id: ID!) { processingActivity(id: $id) { id } }', 'NOT_FOUND'],
    ] as const)
      expect((await world.gql(query, { id: filing.matterId }, officer)).errors).toMatchObject([{ extensions: { code } }]);
    expect((await world.gql('{ violationReports { nodes { id } } }', {}, officer)).errors).toMatchObject([
      { extensions: { code: 'FORBIDDEN' } },
    ]);
  });

  it('is no queue of members, and finds nothing under what is no id', async () => {
    const { errors } = await world.gql('{ deskQueue { nodes { id } } }', {}, dpo);
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect(await refusal(() => accept('not an id'))).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('takes the same number of statements for a report page with deliveries, however many reports there are', async () => {
    const list = (first: number) =>
      statementsOf(world, () =>
        world.gql(
          'query ($first: Int!) { violationReports(first: $first) { nodes { reference filings { deliveries { unitCode acknowledgements { code } } } } } }',
          { first },
          dpo,
        ),
      );
    expect(await list(10)).toBe(await list(2));
  });
});
