import { factsUnderDecree13, factsUnderLaw91, filed, hoursAgo, readied, submissionOf, without } from '../../../test/support/facts.js';
import { refusedWithoutTrace } from '../../../test/support/records.js';
import { type Person, World } from '../../../test/support/world.js';
import type { StoredFacts } from './facts.js';
import { type Submission, submitViolationReport } from './submit-violation-report.js';

const SUBMIT = 'mutation ($input: SubmitViolationReportInput!) { it: submitViolationReport(input: $input) { filing { id } } }';
const HOUR = 3_600_000;

describe('a filing in time or late', () => {
  let world: World;
  let dpo: Person;
  beforeAll(async () => {
    world = await World.create();
    await world.unit();
    dpo = await world.person(['PDP_OFFICER'], { organisationId: (await world.organisation()).id });
  });
  afterAll(() => world.destroy());

  const submit = (submission: Submission) => world.uow.run(dpo.caller, (tx) => submitViolationReport(tx, submission));
  const verdictOf = async (filingId: string) => {
    const { rows } = await world.admin.query('select * from clock_verdict where filing_id = $1', [filingId]);
    expect(rows).toHaveLength(1);
    return rows[0] as Record<string, unknown> & { started_at: Date | null; due_at: Date | null; late_by_ms: string | null };
  };

  it('is judged by the clock of the database, and nobody else’s', async () => {
    const report = await readied(world, dpo);
    const clock = async () =>
      (await world.admin.query<{ now: Date }>("select date_trunc('milliseconds', clock_timestamp()) as now")).rows[0]!.now;
    const before = await clock();
    const { filing } = await submit(submissionOf(report.id));
    const after = await clock();
    expect(filing.submittedAt.getTime()).toBeGreaterThanOrEqual(before.getTime());
    expect(filing.submittedAt.getTime()).toBeLessThanOrEqual(after.getTime());
    expect(await verdictOf(filing.id)).toMatchObject({ decided_at: filing.submittedAt });
    for (const field of ['submittedAt', 'now', 'verdict', 'decidedAt']) {
      const { errors } = await world.gql(SUBMIT, { input: { ...submissionOf(report.id), [field]: hoursAgo(1000) } }, dpo);
      expect({ field, code: errors?.[0]?.extensions.code }).toEqual({ field, code: 'BAD_USER_INPUT' });
    }
  });

  const urgent = { regime: 'VN-PDPL-2025', form_code: '08', notice_class: 'URGENT_72H' };
  const general = { regime: 'VN-PDPL-2025', form_code: '08', notice_class: 'GENERAL' };
  const decree = { regime: 'VN-PDPD-2023', form_code: '03', notice_class: 'VIOLATION' };
  const anyone = { regime: 'VN-PDPD-2023', form_code: '03', notice_class: 'GENERAL' };
  const long = { occurredFrom: hoursAgo(400), detectedAt: hoursAgo(300) };
  const in2025 = { occurredFrom: '2025-12-31T16:59:59.999Z' };
  const cases: readonly [string, () => StoredFacts, string, string, Record<string, string>][] = [
    ['Law 91: detected 10 hours ago', () => factsUnderLaw91(), 'ON_TIME', 'L91-BREACH-72', urgent],
    [
      'Law 91: detected 71 hours ago',
      () => factsUnderLaw91({ occurredFrom: hoursAgo(500), detectedAt: hoursAgo(71) }),
      'ON_TIME',
      'L91-BREACH-72',
      urgent,
    ],
    [
      'Law 91: detected 73 hours ago',
      () => factsUnderLaw91({ occurredFrom: hoursAgo(80), detectedAt: hoursAgo(73) }),
      'LATE',
      'L91-BREACH-72',
      urgent,
    ],
    ['Law 91: harm not yet assessed', () => without(factsUnderLaw91(long), 'harmInterests'), 'LATE', 'L91-BREACH-72', urgent],
    [
      'Law 91: occurrence unknown',
      () => without(factsUnderLaw91(), 'occurredFrom', 'occurrencePrecision'),
      'ON_TIME',
      'L91-BREACH-72',
      urgent,
    ],
    ['Law 91: third party', () => factsUnderLaw91({ ...long, reporterRole: 'THIRD_PARTY' }), 'LATE', 'L91-BREACH-72', urgent],
    ['Law 91: nothing may be harmed', () => factsUnderLaw91({ ...long, harmInterests: [] }), 'NO_DEADLINE', 'L91-BREACH-GEN', general],
    ['Law 91: a processor', () => factsUnderLaw91({ ...long, reporterRole: 'PROCESSOR' }), 'LATE', 'L91-BREACH-72', urgent],
    [
      'Law 91: a processor, nothing may be harmed',
      () => factsUnderLaw91({ ...long, reporterRole: 'PROCESSOR', harmInterests: [] }),
      'NO_DEADLINE',
      'L91-BREACH-GEN',
      general,
    ],
    ['Law 91: anybody else', () => factsUnderLaw91({ ...long, reporterRole: 'OTHER' }), 'NO_DEADLINE', 'L91-BREACH-GEN', general],
    [
      'Law 91: of 2025, detected under the new law',
      () => factsUnderLaw91({ ...in2025, detectedAt: hoursAgo(5) }),
      'ON_TIME',
      'L91-BREACH-72',
      urgent,
    ],
    ['Decree 13: of 2025', () => factsUnderDecree13(), 'LATE', 'D13-BREACH', decree],
    ['Decree 13: last moment', () => factsUnderDecree13({ ...in2025, detectedAt: in2025.occurredFrom }), 'LATE', 'D13-BREACH', decree],
    [
      'Decree 13: occurrence unknown',
      () => without(factsUnderDecree13(), 'occurredFrom', 'occurrencePrecision'),
      'UNDETERMINED',
      'D13-BREACH',
      decree,
    ],
    [
      'Decree 13: a time that is declared unknown',
      () => without(factsUnderDecree13({ occurrencePrecision: 'UNKNOWN' }), 'occurredFrom'),
      'UNDETERMINED',
      'D13-BREACH',
      decree,
    ],
    ['Decree 13: a third party', () => factsUnderDecree13({ reporterRole: 'THIRD_PARTY' }), 'NO_DEADLINE', 'D13-BREACH-ANYONE', anyone],
    ['Decree 13: a processor', () => factsUnderDecree13({ reporterRole: 'PROCESSOR' }), 'NO_DEADLINE', 'D13-BREACH-ANYONE', anyone],
  ];
  it.each(cases)('%s', async (_what, facts, verdict, rule, filing) => {
    const stored = facts();
    const lateReason = 'Chờ xác minh';
    const { id, submittedAt } = await filed(world, dpo, stored, { lateReason });
    const row = await verdictOf(id);
    const reason = ['LATE', 'UNDETERMINED'].includes(verdict) ? lateReason : null;
    const { rows } = await world.admin.query('select regime, form_code, notice_class from filing where id = $1', [id]);
    expect({ ...row, ...rows[0] }).toMatchObject({ verdict, rule, late_reason: reason, decided_at: submittedAt, ...filing });
    const start = rule === 'D13-BREACH' ? (stored.occurrencePrecision === 'UNKNOWN' ? null : stored.occurredFrom) : stored.detectedAt;
    const due = verdict === 'NO_DEADLINE' || !start ? null : new Date(new Date(start).getTime() + 72 * HOUR);
    expect(row.started_at).toEqual(start ? new Date(start) : null);
    expect(row.due_at).toEqual(due);
    expect(row.late_by_ms).toBe(verdict === 'LATE' ? String(submittedAt.getTime() - due!.getTime()) : null);
    const { rows: delivery } = await world.admin.query(
      'select verdict, statutory_due_at, notice_class from delivery where filing_id = $1',
      [id],
    );
    expect(delivery).toEqual([{ verdict, statutory_due_at: due, notice_class: filing.notice_class }]);
  });

  it('demands the reason from whoever is late under Decree 13, before anything is written', async () => {
    const report = await readied(world, dpo, factsUnderDecree13());
    for (const lateReason of [undefined, null, '', ' \n ']) {
      const error = await refusedWithoutTrace(world, dpo.caller, (tx) =>
        submitViolationReport(tx, submissionOf(report.id, { lateReason })),
      );
      expect(error).toMatchObject({
        code: 'FACTS_MISSING',
        details: { defects: [{ path: 'lateReason', code: 'REQUIRED', article: 'D13 23.1' }] },
      });
    }
    const { filing } = await submit(submissionOf(report.id, { lateReason: 'Phát hiện khi kiểm toán' }));
    expect(await verdictOf(filing.id)).toMatchObject({ verdict: 'LATE', late_reason: 'Phát hiện khi kiểm toán' });
    expect(JSON.parse(filing.content)).toMatchObject({ lateReason: 'Phát hiện khi kiểm toán', verdict: { verdict: 'LATE' } });
  });

  it('only asks for it where the law does not demand it', async () => {
    const late = await filed(world, dpo, factsUnderLaw91({ occurredFrom: hoursAgo(200), detectedAt: hoursAgo(100) }));
    const undetermined = await filed(world, dpo, without(factsUnderDecree13(), 'occurredFrom', 'occurrencePrecision'));
    for (const { id } of [late, undetermined]) expect(await verdictOf(id)).toMatchObject({ late_reason: null });
  });

  it('asks for the commitment of the form', async () => {
    const report = await readied(world, dpo);
    const error = await refusedWithoutTrace(world, dpo.caller, (tx) =>
      submitViolationReport(tx, submissionOf(report.id, { commitment: false })),
    );
    expect(error.details.defects).toMatchObject([{ path: 'commitment', article: 'D356 Form 08.4' }]);
  });
});
