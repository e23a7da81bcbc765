import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { newId } from '#kernel';
import { submitViolationReport } from '#violations';
import { readied, submissionOf } from '../support/facts.js';
import { copyingRows, tamper } from '../support/records.js';
import { type Person, World } from '../support/world.js';
import { type Acknowledged, Journal } from './journal.js';
import { judge } from './judge.js';

/** The judge of the crash run, shown each kind of wrong: what it does not see there, no kill would show. */
describe('the judge of the crash run', () => {
  let world: World;
  let dpo: Person;
  let folder: string;
  let journal: Journal;
  let filed: Acknowledged[];
  beforeAll(async () => {
    world = await World.create();
    await world.unit();
    dpo = await world.person(['PDP_OFFICER'], { organisationId: (await world.organisation()).id });
    folder = mkdtempSync(join(tmpdir(), 'khien-judge-'));
    journal = new Journal(join(folder, 'journal.ndjson'));
    filed = [];
    for (let i = 0; i < 18; i++) {
      filed.push(await file());
      journal.write(filed[i]!);
    }
    await world.settle();
  });
  afterAll(async () => {
    journal.close();
    rmSync(folder, { recursive: true, force: true });
    await world.destroy();
  });

  /** What a filer would hold in hand. */
  async function file(): Promise<Acknowledged> {
    const { id: reportId } = await readied(world, dpo);
    const submission = submissionOf(reportId);
    const { filing, recorded } = await world.uow.run(dpo.caller, (tx) => submitViolationReport(tx, submission));
    return {
      key: submission.clientKey,
      reportId,
      filingId: filing.id,
      reference: filing.reference,
      digest: filing.digest,
      leafIndex: recorded!.position!.index,
      receipt: createHash('sha256').update(filing.content).digest('hex'),
      verified: true,
      number: 1,
    };
  }
  const found = async () => (await judge(world.database.adminUrl, journal.path)).findings.map(({ wrong, what }) => `${wrong}: ${what}`);
  type Fault = string | ((admin: Pool) => Promise<string>);
  const copyOf =
    (table: string, where: string, changed: Readonly<Record<string, string>> = {}): Fault =>
    (admin) =>
      copyingRows(admin, table, { id: 'gen_random_uuid()', ...changed }, `where ${where} limit 1`);

  it('has nothing against what is whole', async () => {
    expect(await judge(world.database.adminUrl, journal.path)).toEqual({ acknowledged: 18, findings: [] });
  });

  // Each takes another filing, so that none hides another's fault.
  it.each<[expected: string, faults: readonly Fault[]]>([
    [
      'lost: an acknowledged filing whose content is not what was digested',
      ["update filing set content = replace(content, 'Máy chủ mẫu', 'Máy chủ khác') where id = $1"],
    ],
    ['lost: an acknowledged filing that is another now', ["update filing set digest = repeat('0', 64) where id = $1"]],
    [
      'lost: an acknowledged filing that is not at its place in the log',
      ["update log_leaf set event_type = 'Other' where event_type = 'FilingSubmitted' and subject_ids @> array[$1::uuid]"],
    ],
    [
      'doubled: acknowledgement 01 twice by one side for one delivery',
      [copyOf('acknowledgement', 'filing_id = $1', { sender: "'PA05-31'" })],
    ],
    [
      'doubled: acknowledgement 03 twice for one delivery',
      [1, 2].map(() => copyOf('acknowledgement', 'filing_id = $1', { code: "'03'", sender: 'gen_random_uuid()::text' })),
    ],
    [
      'halfWritten: a delivery in the register whose filing, word or event says otherwise',
      ["update delivery set registry_number = 'TN26-000001-0' where filing_id = $1"],
    ],
    [
      'halfWritten: a filing in the register that still waits for an officer, or whose report nobody deals with',
      ["update delivery set business_state = 'ACCEPTED' where filing_id = $1"],
    ],
    [
      'doubled: a registry number given twice, or one left out',
      ["update delivery set registry_number = 'TN26-000003-0' where filing_id = $1"],
    ],
    ['doubled: a delivery that arrived twice', [copyOf('outbox', "type = 'FilingArrived' and payload->>'filingId' = $1::text")]],
    ['doubled: two verdicts on an initial filing whose facts were never corrected', [copyOf('clock_verdict', 'filing_id = $1')]],
    ['doubled: one piece of news told twice', [copyOf('notification', 'subject_id = $1', { event_id: 'gen_random_uuid()' })]],
    ['halfWritten: a report with a filing and without a verdict', ['delete from clock_verdict where filing_id = $1']],
    [
      'halfWritten: a filing without its one event in the outbox',
      ["delete from outbox where type = 'FilingSubmitted' and payload->>'filingId' = $1::text"],
    ],
    [
      'halfWritten: a filing whose report does not know of it',
      ['update violation_report set reference = null where id = (select matter_id from filing where id = $1)'],
    ],
    [
      'halfWritten: an event that nobody handled',
      ["update outbox set dispatched_at = null where type = 'FilingArrived' and payload->>'filingId' = $1::text"],
    ],
    [
      'halfWritten: a delivery that did not arrive, with its acknowledgement and its event',
      ["delete from acknowledgement where filing_id = $1 and code = '01'"],
    ],
    ['halfWritten: an arrival of which the filer was not told', ['delete from notification where subject_id = $1']],
    [
      'doubled: a filing that no filer holds an acknowledgement of',
      [copyOf('filing', 'id = $1', { client_key: "'another-key'", number: '77', kind: "'SUPPLEMENT'" })],
    ],
  ])('sees %s', async (expected, faults) => {
    const { filingId } = filed.shift()!;
    expect(await found()).not.toContain(expected);
    for (const fault of faults) await tamper(world, typeof fault === 'string' ? fault : await fault(world.admin), [filingId]);
    expect(await found()).toContain(expected);
  });

  it('sees a filing that was delivered before an earlier one of its report', async () => {
    const [earlier, later] = [await file(), await file()];
    for (const one of [earlier, later]) journal.write(one);
    await world.settle();
    const move = [earlier.reportId, later.filingId];
    await tamper(world, "update filing set matter_id = $1, number = 2, kind = 'SUPPLEMENT' where id = $2", move);
    await tamper(world, 'update delivery set matter_id = $1, filing_number = 2 where filing_id = $2', move);
    const expected = 'outOfOrder: a filing that was delivered before an earlier one of its report';
    expect(await found()).not.toContain(expected);
    await tamper(
      world,
      `with a as (select idx, subject_ids from log_leaf where event_type = 'FilingArrived' and subject_ids @> array[$1::uuid]),
            b as (select idx, subject_ids from log_leaf where event_type = 'FilingArrived' and subject_ids @> array[$2::uuid])
       update log_leaf l set subject_ids = case l.idx when a.idx then b.subject_ids else a.subject_ids end from a, b where l.idx in (a.idx, b.idx)`,
      [earlier.filingId, later.filingId],
    );
    expect(await found()).toContain(expected);
  });

  it('sees an acceptance that an officer was told of and that is not there', async () => {
    const one = await file();
    journal.write(one);
    await world.settle();
    const { rows } = await world.admin.query<{ id: string }>('select id from delivery where filing_id = $1', [one.filingId]);
    const { findings } = await judge(world.database.adminUrl, journal.path, new Map([[rows[0]!.id, 'TN26-000009-0']]));
    expect(findings.map(({ what }) => what)).toContain('an acceptance that an officer was told of and that is not there');
  });

  it('sees a receipt that does not verify, a key that was acknowledged twice, a filing that is gone', async () => {
    const one = await file();
    await world.settle();
    journal.write({ ...one, verified: false });
    journal.write(one);
    journal.write({ ...one, key: newId(), filingId: newId() });
    expect(await found()).toEqual(
      expect.arrayContaining([
        'lost: a receipt that does not verify',
        'doubled: a key that was acknowledged twice',
        'lost: an acknowledged filing that is gone',
      ]),
    );
  });
});
