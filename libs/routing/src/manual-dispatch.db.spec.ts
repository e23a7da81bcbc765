import { createHash } from 'node:crypto';
import { newId } from '#kernel';
import type { Tx } from '#platform';
import { OutsideWorld } from '../../../test/support/outside-world.js';
import { sendAttachment } from '../../../test/support/played.js';
import { refusal, refusedWithoutTrace, tamper } from '../../../test/support/records.js';
import type { Person } from '../../../test/support/world.js';
import { confirmDispatch, type Dispatch, recordDispatch } from './manual-dispatch.js';

/** Of the small text that `sendAttachment` sends. */
const DIGEST = createHash('sha256').update('abc').digest('hex');
const stamped = (receiptFile: string, more: Partial<Dispatch> = {}): Dispatch => ({
  way: 'BY_HAND',
  handedOverAt: new Date(Date.now() - 1000),
  receiptDigest: DIGEST,
  receiptFile,
  note: 'Giấy biên nhận có dấu',
  ...more,
});

/** As migration 0019 has it. */
const POLICY = `alter policy dispatch_select on attachment using (exists (select 1 from manual_dispatch m
  where m.receipt_file = attachment.id::text and m.unit_id = (select app.unit_id())))`;

describe('a message that people carry', () => {
  let outside: OutsideWorld;
  let approver: Person;
  let clerk: Person;
  let file: string;
  let clerksFile: string;
  beforeAll(async () => {
    outside = await OutsideWorld.create();
    outside.receiver.mode = 'GONE';
    approver = await outside.world.person(['APPROVER'], { organisationId: outside.organisation.id });
    clerk = await outside.world.person(['CLERK'], { unitId: outside.unit.id });
    file = await sendAttachment(outside.world, outside.dpo, 'Biên nhận.txt');
    clerksFile = await sendAttachment(outside.world, clerk, 'Biên nhận.txt');
  });
  afterAll(() => outside.destroy());

  const failed = async () => {
    const { filing, delivery } = await outside.filed();
    await outside.task().run();
    await outside.world.settle();
    await tamper(outside.world, "update delivery set submitted_at = submitted_at - interval '1 hour' where id = $1", [delivery.id]);
    return { filing, id: delivery.id };
  };
  const as = <T>(person: Person, verb: (tx: Tx) => Promise<T>) => outside.world.uow.run(person.caller, verb);

  it('is recorded with the stamped receipt, confirmed by a second person, and has arrived', async () => {
    const { filing, id } = await failed();
    expect(await outside.delivery(id)).toMatchObject({ transport_state: 'FAILED_PERMANENT' });
    const dispatch = stamped(file);
    await as(outside.dpo, (tx) => recordDispatch(tx, id, dispatch));
    expect(await outside.delivery(id)).toMatchObject({ transport_state: 'MANUAL_DISPATCH', business_state: 'NONE' });
    await as(approver, (tx) => confirmDispatch(tx, id));
    await outside.world.settle();
    expect(await outside.delivery(id)).toMatchObject({
      transport_state: 'DELIVERED',
      business_state: 'ARRIVED',
      delivered_at: dispatch.handedOverAt,
    });
    expect((await outside.world.admin.query('select state from filing where id = $1', [filing.id])).rows).toEqual([{ state: 'RECEIVED' }]);
    const { data } = await outside.world.gql<{ it: unknown }>(
      'query ($id: ID!) { it: delivery(id: $id) { transportState dispatch { way receiptDigest note } acknowledgements { code note } } }',
      { id },
      outside.dpo,
    );
    expect(data.it).toEqual({
      transportState: 'DELIVERED',
      dispatch: { way: 'BY_HAND', receiptDigest: DIGEST, note: 'Giấy biên nhận có dấu' },
      // Two people of the filer say so; nobody reads it as a word of the unit.
      acknowledgements: [{ code: '01', note: expect.stringContaining('đơn vị chưa xác nhận') }],
    });
  });

  it('is confirmed by who can open the receipt: the unit reads what the filer recorded, the filer and strangers no other', async () => {
    const opens = async (person: Person, attachment: string) =>
      (await outside.world.gql('query ($id: ID!) { attachment(id: $id) { id } }', { id: attachment }, person)).errors === undefined;
    const { id } = await failed();
    const mine = await sendAttachment(outside.world, outside.dpo, 'Biên nhận.txt');
    expect(await opens(clerk, mine)).toBe(false);
    await as(clerk, (tx) => recordDispatch(tx, id, stamped(clerksFile)));
    expect(await opens(outside.dpo, clerksFile)).toBe(false);
    expect(await refusedWithoutTrace(outside.world, outside.dpo.caller, (tx) => confirmDispatch(tx, id))).toMatchObject({
      code: 'RECEIPT_OF_OTHERS',
    });
    await as(outside.dpo, (tx) => recordDispatch(tx, id, stamped(mine)));
    const stranger = await outside.world.person(['CLERK'], { unitId: (await outside.world.unit('PA05-79')).id });
    expect([await opens(clerk, mine), await opens(stranger, mine)]).toEqual([true, false]);
    await as(clerk, (tx) => confirmDispatch(tx, id));
    await outside.world.settle();
    const { rows } = await outside.world.admin.query('select code, note from acknowledgement where delivery_id = $1', [id]);
    expect(rows).toEqual([{ code: '01', note: null }]);
  });

  it('is not confirmed by who cannot open the receipt', async () => {
    const { id } = await failed();
    const dispatch = stamped(await sendAttachment(outside.world, outside.dpo, 'Biên nhận.txt'));
    await as(outside.dpo, (tx) => recordDispatch(tx, id, dispatch));
    await outside.world.admin.query('alter policy dispatch_select on attachment using (false)');
    try {
      expect(await refusedWithoutTrace(outside.world, clerk.caller, (tx) => confirmDispatch(tx, id))).toMatchObject({
        code: 'RECEIPT_OF_OTHERS',
      });
    } finally {
      await outside.world.admin.query(POLICY);
    }
    await as(clerk, (tx) => confirmDispatch(tx, id));
  });

  it('is not confirmed by who recorded it, in the code and in the database', async () => {
    const { id } = await failed();
    await as(outside.dpo, (tx) => recordDispatch(tx, id, stamped(file)));
    expect(await refusedWithoutTrace(outside.world, outside.dpo.caller, (tx) => confirmDispatch(tx, id))).toMatchObject({
      code: 'OWN_RECORD',
    });
    await expect(
      tamper(outside.world, 'update manual_dispatch set confirmed_by = recorded_by, confirmed_at = now() where delivery_id = $1', [id]),
    ).rejects.toMatchObject({ constraint: 'manual_dispatch_check' });
  });

  it('may be recorded by the unit and confirmed by the filer; recorded anew, the later record counts', async () => {
    const { id } = await failed();
    await as(clerk, (tx) => recordDispatch(tx, id, stamped(clerksFile)));
    await as(outside.dpo, (tx) => recordDispatch(tx, id, stamped(file)));
    await as(clerk, (tx) => confirmDispatch(tx, id));
    const { rows } = await outside.world.admin.query(
      'select number, confirmed_by is not null as counts from manual_dispatch where delivery_id = $1 order by number',
      [id],
    );
    expect(rows).toEqual([
      { number: 1, counts: false },
      { number: 2, counts: true },
    ]);
  });

  it('names a file of the recording side, with its digest', async () => {
    const { id } = await failed();
    const refused = (dispatch: Dispatch) =>
      refusedWithoutTrace(outside.world, outside.dpo.caller, (tx) => recordDispatch(tx, id, dispatch));
    expect(await refused(stamped(file, { receiptDigest: 'd'.repeat(64) }))).toMatchObject({ code: 'INVALID' });
    for (const other of [clerksFile, newId()]) expect(await refused(stamped(other))).toMatchObject({ code: 'NOT_FOUND' });
    const { errors } = await outside.world.gql(
      'mutation ($input: RecordDispatchInput!) { recordDispatch(input: $input) { id } }',
      { input: { deliveryId: id, way: 'BY_HAND', handedOverAt: new Date().toISOString(), receiptDigest: DIGEST } },
      outside.dpo,
    );
    expect(errors).toBeDefined();
    expect(await outside.delivery(id)).toMatchObject({ transport_state: 'FAILED_PERMANENT' });
  });

  it('was handed over after it was filed, and not in the future', async () => {
    const { id } = await failed();
    for (const handedOverAt of [new Date(Date.now() + 60_000), new Date(Date.now() - 86_400_000 * 3)])
      expect(await refusal(() => as(outside.dpo, (tx) => recordDispatch(tx, id, stamped(file, { handedOverAt }))))).toMatchObject({
        code: 'INVALID',
      });
  });

  it('lets the filer write nothing else of a delivery, whatever is asked of the database', async () => {
    const { id } = await failed();
    for (const sql of [
      "update delivery set transport_state = 'CANCELLED', next_attempt_at = null where id = ?",
      "update delivery set transport_state = 'QUEUED' where id = ?",
    ])
      await expect(
        as(outside.dpo, async (tx) => {
          await tx.sql(sql, [id]);
        }),
      ).rejects.toThrow();
    const there = await outside.deliveryOf((await outside.filed()).filing.id);
    const changed = await as(outside.dpo, (tx) =>
      tx.sql("update delivery set transport_state = 'DELIVERED' where id = ? returning id", [there.id]),
    );
    expect(changed).toEqual([]);
  });
});
