import fc from 'fast-check';
import { putOnList, takeOffList } from '#cases';
import { ChangeUnrecorded } from '#platform';
import { recordsOf, tamper } from '../../../test/support/records.js';
import { alarmHandovers } from './alarm-evidence.js';
import { soundEvidence, undisposedEvidence } from './count-evidence.js';
import { CUSTODY_TRANSITIONS, type CustodyStep } from './custody.states.js';
import { type CustodyRow, holdersOf, judgeCustody } from './custody-of.js';
import { custodyOfItem } from './evidence.queries.js';
import { readEvidence } from './read-evidence.js';
import { type CustodyWorld, codeOf, custodyWorld } from './testing/custody-world.js';

describe('the custody of evidence', () => {
  let c: CustodyWorld;
  beforeAll(async () => {
    c = await custodyWorld();
  });
  afterAll(() => c.world.destroy());

  const custody = async (id: string, person = c.lead) =>
    judgeCustody((await c.world.uow.read<CustodyRow>(person.caller, custodyOfItem(id))).value);
  const kinds = async (id: string) => (await custody(id)).events.map(({ kind }) => kind);
  const counts = (caseId = c.caseId) =>
    c.world.uow.run(c.lead.caller, async (tx) => [await soundEvidence(tx, caseId), await undisposedEvidence(tx, caseId)]);
  const handOver = (id: string, from = c.lead, to = c.worker, version?: number) =>
    c.step(id, 'handOver', from, { to: to.userId, reason: 'Giám định' }, version);

  it('begins with the acquisition; who collects it holds it, and labels are counted in the case', async () => {
    const phone = await c.collect({ seizedFrom: 'Người bán', place: 'Hải Phòng', bag: 'NP-01' });
    const { id, sha256 } = await c.digital();
    const [one, two] = [await custody(phone), await custody(id)];
    expect(one.item.label).toMatch(/^VV\d\d-.+-E001$/);
    expect(two.item.label.endsWith('-E002')).toBe(true);
    expect(await kinds(phone)).toEqual(['ACQUIRED', 'SEALED']);
    expect(await kinds(id)).toEqual(['ACQUIRED', 'IMPORTED']);
    expect(two.item).toMatchObject({ sha256, fileName: 'mau-du-lieu.bin', mediaType: 'text/plain' });
    for (const { verdict, holderId, events } of [one, two]) {
      expect([verdict, holderId]).toEqual(['UNBROKEN', c.lead.userId]);
      expect(events.every(({ actorId }) => actorId === c.lead.userId)).toBe(true);
    }
    const records = (await recordsOf(c.world, id)).filter(({ type }) => type === 'CustodyKept');
    expect(records.map(({ payload }) => payload.kind)).toEqual(['ACQUIRED', 'IMPORTED']);
    expect(records.map(({ digest }) => digest)).toEqual(two.events.map(({ hash }) => hash));
  });

  it('is handed over in two steps, and stays where it is until the other receives it', async () => {
    const id = await c.collect();
    await handOver(id);
    expect(await custody(id)).toMatchObject({ state: 'OFFERED', holderId: c.lead.userId });
    expect(await codeOf(handOver(id))).toBe('WRONG_STATE');
    expect(await codeOf(c.step(id, 'seal', c.lead, { bag: 'NP' }))).toBe('WRONG_STATE');
    expect(await codeOf(c.step(id, 'receive', c.lead, {}))).toBe('NOT_OFFERED_TO_YOU');
    expect(await codeOf(c.step(id, 'withdrawHandover', c.worker, { reason: 'x' }))).toBe('NOT_YOUR_HANDOVER');
    await c.step(id, 'declineHandover', c.worker, { reason: 'Sai túi' });
    await handOver(id);
    await c.step(id, 'withdrawHandover', c.lead, { reason: 'Nhầm người' });
    await handOver(id);
    await c.step(id, 'receive', c.worker, { place: 'Phòng giám định' });
    const now = await custody(id);
    expect([now.state, now.holderId, now.verdict]).toEqual(['HELD', c.worker.userId, 'UNBROKEN']);
    expect(now.events.at(-1)).toMatchObject({ kind: 'RECEIVED', counterpartId: c.lead.userId, place: 'Phòng giám định' });
    expect(holdersOf(now.events).map(({ userId }) => userId)).toEqual([c.lead.userId, c.worker.userId]);
  });

  it('is refused with the rule: to oneself, to somebody not on the list or who only reads, by who does not hold it, on a stale version', async () => {
    const id = await c.collect();
    expect(await codeOf(handOver(id, c.lead, c.lead))).toBe('TO_ONESELF');
    expect(await codeOf(handOver(id, c.lead, c.colleague))).toBe('NOT_ON_CASE');
    expect(await codeOf(handOver(id, c.lead, c.reader))).toBe('NOT_ON_CASE');
    expect(await codeOf(handOver(id, c.worker, c.head))).toBe('NOT_HOLDER');
    expect(await codeOf(handOver(id, c.worker, c.lead))).toBe('TO_ONESELF');
    expect(await codeOf(handOver(id, c.lead, c.worker, 7))).toBe('CONFLICT');
    expect(await codeOf(handOver(id, c.reader, c.worker))).toBe('FORBIDDEN');
    expect(await codeOf(handOver(id, c.colleague, c.worker))).toBe('NOT_FOUND');
    expect(await codeOf(c.step(id, 'unseal', c.lead, { reason: 'x' }))).toBe('NOT_SEALED');
    await c.step(id, 'seal', c.lead, { bag: 'NP-9' });
    expect(await codeOf(c.step(id, 'seal', c.lead, { bag: 'NP-10' }))).toBe('SEALED_ALREADY');
    expect(await kinds(id)).toEqual(['ACQUIRED', 'SEALED']);
  });

  it('is seen by those who see the case, and read for a purpose that stays', async () => {
    const id = await c.collect();
    await c.world.uow.run(c.reader.caller, (tx) => readEvidence(tx, id, 'Đối chiếu lời khai'));
    expect((await custody(id)).events.at(-1)).toMatchObject({ kind: 'VIEWED', actorId: c.reader.userId, reason: 'Đối chiếu lời khai' });
    expect((await c.world.uow.read(c.colleague.caller, custodyOfItem(id))).value ?? null).toBeNull();
    expect(await codeOf(c.world.uow.run(c.colleague.caller, (tx) => readEvidence(tx, id, 'x')))).toBe('NOT_FOUND');
  });

  it('ends in a return, an archive, or a destruction that a second person witnesses', async () => {
    const [back, gone] = [await c.collect(), await c.collect()];
    const { id: bytes } = await c.digital();
    const before = (await counts())[1]!;
    await c.step(back, 'return', c.lead, { recipient: 'Chủ sở hữu', reason: 'Không liên quan' });
    expect(await codeOf(c.step(bytes, 'proposeDestruction', c.lead, { reason: 'x' }))).toBe('BYTES_ARE_ARCHIVED');
    await c.step(bytes, 'archive', c.lead, { reason: 'Theo hồ sơ' });
    await c.step(gone, 'proposeDestruction', c.lead, { reason: 'Hàng nguy hiểm' });
    expect(await codeOf(c.step(gone, 'confirmDestruction', c.lead, { reason: 'Đã đốt' }))).toBe('SECOND_PERSON');
    await c.step(gone, 'declineDestruction', c.head, { reason: 'Chưa giám định' });
    await c.step(gone, 'proposeDestruction', c.lead, { reason: 'Đã giám định' });
    await c.step(gone, 'confirmDestruction', c.head, { reason: 'Đã đốt' });
    expect(await custody(gone)).toMatchObject({ state: 'DESTROYED', holderId: c.lead.userId, verdict: 'UNBROKEN' });
    expect((await custody(gone)).events.at(-1)).toMatchObject({ actorId: c.head.userId, counterpartId: c.lead.userId });
    for (const id of [back, gone, bytes]) expect(await codeOf(handOver(id))).toBe('WRONG_STATE');
    expect((await counts())[1]).toBe(before - 3);
  });

  it('is handed over by the lead where its holder no longer works on the case', async () => {
    const id = await c.collect({}, c.head);
    expect(await codeOf(handOver(id, c.lead, c.worker))).toBe('NOT_HOLDER');
    await c.world.uow.run(c.lead.caller, (tx) => takeOffList(tx, c.caseId, { userId: c.head.userId, reason: 'Chuyển công tác' }));
    await handOver(id, c.lead, c.worker);
    await c.step(id, 'receive', c.worker, {});
    expect(await custody(id)).toMatchObject({ holderId: c.worker.userId, verdict: 'UNBROKEN' });
    await c.world.uow.run(c.lead.caller, (tx) => putOnList(tx, c.caseId, { userId: c.head.userId, level: 'WORK', reason: 'Trở lại' }));
  });

  it('alarms the lead, once, of what nobody receives within four office hours, and nobody else', async () => {
    const id = await c.collect({}, c.worker);
    await handOver(id, c.worker, c.lead);
    const sweep = () => c.world.workerHouse.uow.run({ kind: 'system', name: 'alarm-handovers' }, alarmHandovers);
    await sweep();
    expect((await recordsOf(c.world, id)).filter(({ type }) => type === 'HandoverOverdue')).toEqual([]);
    await tamper(c.world, "update evidence_custody set receive_by = now() - interval '1 minute' where id = $1", [id]);
    await sweep();
    await sweep();
    expect((await recordsOf(c.world, id)).filter(({ type }) => type === 'HandoverOverdue')).toHaveLength(1);
    await c.world.settle();
    const { label } = (await custody(id)).item;
    const news = async (person = c.lead) => {
      const query = '{ it: notifications(first: 100) { nodes { type reference } } }';
      const { data } = await c.world.gql<{ it: { nodes: { type: string; reference: string }[] } }>(query, {}, person);
      return data.it.nodes.filter(({ reference }) => reference === label).map(({ type }) => type);
    };
    expect((await news()).sort()).toEqual(['EvidenceHandedOver', 'HandoverOverdue']);
    for (const other of [c.colleague, c.worker, c.reader]) expect(await news(other)).toEqual([]);
    await c.step(id, 'receive', c.lead, {});
  });

  it('is linked by the database: nobody alters a link or an item, leaves one out, or writes for another', async () => {
    const id = await c.collect();
    const as = (statement: string, values: unknown[] = [id]) =>
      c.world.admin.query(statement, values).then(
        () => 'OK',
        (error: { code: string }) => error.code,
      );
    expect(await as('update custody_event set reason = $$khác$$ where item_id = $1')).toBe('KH003');
    expect(await as('delete from custody_event where item_id = $1')).toBe('KH003');
    expect(await as('update evidence_item set title = $$khác$$ where id = $1')).toBe('KH003');
    expect(await as('delete from evidence_item where id = $1')).toBe('KH003');
    expect(await as('truncate custody_event', [])).toBe('KH003');
    const insert = (columns: string, values: string) =>
      codeOfSql(c.world.uow.run(c.worker.caller, (tx) => tx.sql(`insert into custody_event (${columns}) values (${values})`, [id])));
    expect(await insert('id, item_id, kind', "uuidv7(), ?, 'RECEIVED'")).toBe('KH003');
    expect(await insert('id, item_id, kind, bag', "uuidv7(), ?, 'SEALED', 'NP'")).toBe('KH003');
    expect(await insert('id, item_id, kind', "uuidv7(), ?, 'ACQUIRED'")).toBe('KH003');
    expect(await insert('id, item_id, kind, actor_id', `uuidv7(), ?, 'ARCHIVED', '${c.lead.userId}'`)).toBe('42501');
    expect(await insert('id, item_id, kind, reason', "uuidv7(), ?, 'VIEWED', 'Không ghi nhận'")).toBe('KH001');
  });

  it('two who act at once are one after the other', async () => {
    const id = await c.collect();
    const outcomes = await Promise.all([codeOf(handOver(id, c.lead, c.worker)), codeOf(handOver(id, c.lead, c.worker))]);
    expect(outcomes.sort()).toEqual(['OK', 'WRONG_STATE']);
    expect((await custody(id)).verdict).toBe('UNBROKEN');
  });

  it('whatever is done, there is one holder, and the chain verifies', async () => {
    const people = [c.lead, c.worker, c.head];
    const step = fc.record({
      step: fc.constantFrom<CustodyStep | 'read'>(...CUSTODY_TRANSITIONS.map(({ code }) => code), 'handOver', 'receive', 'read'),
      by: fc.nat(2),
      to: fc.nat(2),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const id = await c.collect();
        let holder = c.lead.userId;
        for (const { step, by, to } of steps) {
          const input = { reason: 'Lý do', to: people[to]!.userId, bag: 'NP', recipient: 'Chủ sở hữu' };
          const { to: _to, ...others } = input;
          const outcome =
            step === 'read'
              ? await codeOf(c.world.uow.run(people[by]!.caller, (tx) => readEvidence(tx, id, 'Xem')))
              : await codeOf(c.step(id, step, people[by]!, (step === 'handOver' ? input : others) as never));
          if (step === 'receive' && outcome === 'OK') holder = people[by]!.userId;
        }
        const now = await custody(id);
        expect([now.verdict, now.holderId, holdersOf(now.events).at(-1)!.userId]).toEqual(['UNBROKEN', holder, holder]);
      }),
      { numRuns: 25 },
    );
  });

  it.each([
    ['a word of a link', "update custody_event set reason = 'khác' where item_id = $1 and seq = 2", 2],
    ['an actor', 'update custody_event set actor_id = counterpart_id, counterpart_id = actor_id where item_id = $1 and seq = 3', 3],
    ['a link that is gone', 'delete from custody_event where item_id = $1 and seq = 2', 2],
    ['the end of the chain that is gone', 'delete from custody_event where item_id = $1 and seq = 3', null],
    ['the item', "update evidence_item set source = 'khác' where id = $1", 1],
    [
      'a link with a hash made anew',
      'update custody_event e set hash = app.custody_hash(e), reason = null where item_id = $1 and seq = 3',
      3,
    ],
  ])('says so where %s was changed behind its back', async (_what, statement, at) => {
    const id = await c.collect();
    await handOver(id);
    await c.step(id, 'receive', c.worker, { reason: 'Đủ' });
    const sound = (await counts())[0]!;
    await tamper(c.world, statement, [id]);
    const { verdict, brokenAt } = await custody(id);
    expect([verdict, brokenAt?.seq ?? null]).toEqual(['BROKEN', at]);
    expect((await counts())[0]).toBe(sound - 1);
  });

  it('says so where the whole chain was made anew, for the log has another end', async () => {
    const id = await c.collect();
    await c.step(id, 'seal', c.lead, { bag: 'NP-1' });
    await tamper(c.world, "update custody_event set bag = 'NP-2' where item_id = $1 and seq = 2", [id]);
    await tamper(c.world, 'update custody_event e set hash = app.custody_hash(e) where item_id = $1 and seq = 2', [id]);
    await tamper(
      c.world,
      'update evidence_custody c set last_hash = e.hash from custody_event e where e.item_id = c.id and e.seq = 2 and c.id = $1',
      [id],
    );
    expect(await custody(id)).toMatchObject({ verdict: 'BROKEN', brokenAt: null, unbroken: false });
  });
});

/** The code of the database, or what its guard is turned into. */
const codeOfSql = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'OK',
    (error: { code?: string }) => (error instanceof ChangeUnrecorded ? 'KH001' : String(error.code)),
  );
