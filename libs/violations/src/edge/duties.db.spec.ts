import { drafted, factsUnderLaw91, filed, hoursAgo } from '../../../../test/support/facts.js';
import { minutesInput, outsideNoticeInput, subjectNoticeInput } from '../../../../test/support/played.js';
import { statementsOf } from '../../../../test/support/statements.js';
import { type Person, World } from '../../../../test/support/world.js';

const CLOCKS = `clocks { kind state ruleId ruleVersion article lawDay startEvent startedAt dueAt dueLocal statutory filingId path computedAt supersededAt
  stoppedAt stoppedBy breachedAt label { vi en } escalations { hour dueAt at late } }`;
const PAPERS = `minutes { id state number madeAt place participants { name position part } immediateActions evidence { name sha256 }
    signatures { name capacity signedAt } facts { actDescription } supersedesId digest finalisedAt version }
  subjectNotices { id kind state severity verdict sentAt reached total rule article dueAt lateBySeconds digest facts { place } version }
  outsideNotices { id kind counterpart channel receivedAt reference note evidenceSha256 recordedAt }`;

interface ClockAnswer {
  readonly kind: string;
  readonly state: string;
  readonly dueLocal: string | null;
  readonly escalations: readonly { hour: number; late: boolean }[];
  readonly [field: string]: unknown;
}

describe('clocks and papers of a report, as the API shows them', () => {
  let world: World;
  let dpo: Person;
  beforeAll(async () => {
    world = await World.create();
    await world.unit();
    dpo = await world.person(['PDP_OFFICER'], { organisationId: (await world.organisation()).id });
  });
  afterAll(() => world.destroy());

  const ask = async <T>(query: string, variables: Record<string, unknown> = {}, person = dpo): Promise<T> => {
    const { data, errors } = await world.gql<{ it: T }>(query, variables, person);
    if (errors) throw new Error(JSON.stringify(errors));
    return data.it;
  };
  const clocksOf = async (id: string) =>
    (await ask<{ clocks: ClockAnswer[] }>(`query ($id: ID!) { it: violationReport(id: $id) { ${CLOCKS} } }`, { id })).clocks;

  it('says of each clock what it waits for, since when, until when, and what became of it', async () => {
    const facts = factsUnderLaw91({ dataTypes: [{ code: 'BIOMETRIC', state: 'AFFECTED' }] });
    const filing = await filed(world, dpo, facts);
    await world.settle();
    const clocks = await clocksOf(filing.matterId);
    const of = (kind: string) => clocks.find((clock) => clock.kind === kind)!;
    expect(of('STATUTORY_72H')).toMatchObject({
      state: 'STOPPED',
      ruleId: 'L91-BREACH-72',
      article: 'L91 23.1',
      startEvent: 'DETECTED',
      startedAt: facts.detectedAt,
      dueAt: new Date(new Date(facts.detectedAt!).getTime() + 72 * 3_600_000).toISOString(),
      dueLocal: expect.stringMatching(/^\d\d:\d\d/),
      statutory: true,
      stoppedAt: filing.submittedAt.toISOString(),
      stoppedBy: 'FilingSubmitted',
      label: { vi: 'thông báo vi phạm cho cơ quan chuyên trách', en: 'the violation notice to the agency' },
      escalations: [],
    });
    expect(of('SUBJECT_NOTICE')).toMatchObject({ state: 'RUNNING', ruleId: 'D356-LOCBIO', stoppedAt: null });
    expect(of('ACK')).toMatchObject({ statutory: false, article: 'PRODUCT', filingId: filing.id });
  });

  it('shows overdue clocks and the reminders that went out', async () => {
    const { id } = await drafted(world, dpo, factsUnderLaw91({ occurredFrom: hoursAgo(90), detectedAt: hoursAgo(80) }));
    await world.worker.sweep();
    const notice = (await clocksOf(id)).find(({ kind }) => kind === 'STATUTORY_72H')!;
    expect([notice.state, notice.breachedAt, notice.escalations.map(({ hour }) => hour)]).toEqual([
      'OVERDUE',
      expect.any(String),
      [24, 48, 60, 66, 70],
    ]);
  });

  it('tells the organisation in a notification: what, why, which, and nothing else of the report', async () => {
    const { id } = await drafted(world, dpo, factsUnderLaw91({ detectedAt: hoursAgo(25), occurredFrom: hoursAgo(26) }));
    await world.worker.sweep();
    await world.settle();
    const { rows } = await world.admin.query<{ type: string; reference: string; detail: string }>(
      'select type, reference, detail from notification where subject_id = $1',
      [id],
    );
    expect(rows).toEqual([
      { type: 'ClockEscalated', reference: `#${id.slice(-8)}`, detail: expect.stringMatching(/^STATUTORY_72H\|L91 23.1\|LAW\|20/) },
    ]);
    await world.settle();
    expect((await world.admin.query('select 1 from notification where subject_id = $1', [id])).rowCount).toBe(1);
    const { nodes } = await ask<{ nodes: { reference: string; text: { vi: string } | null }[] }>(
      'query { it: notifications(first: 50) { nodes { type reference text { vi en } } } }',
    );
    expect(nodes.find(({ reference }) => reference === rows[0]!.reference)!.text!.vi).toMatch(
      /^Còn 1 ngày 2[23] giờ .*thông báo vi phạm cho cơ quan chuyên trách/,
    );
  });

  it('tells nobody of a clock that stopped before the news was handed on', async () => {
    const { id } = await drafted(world, dpo, factsUnderLaw91({ detectedAt: hoursAgo(25), occurredFrom: hoursAgo(26) }));
    await world.worker.sweep();
    await ask('mutation ($id: ID!) { it: discardViolationReport(id: $id) { id } }', { id });
    await world.settle();
    expect((await world.admin.query('select 1 from notification where subject_id = $1', [id])).rowCount).toBe(0);
  });

  it('takes minutes, notices and promises through one mutation for each step', async () => {
    const { matterId: reportId } = await filed(
      world,
      dpo,
      factsUnderLaw91({ dataTypes: [{ code: 'BIOMETRIC', state: 'AFFECTED' }], involvedParties: [] }),
    );
    const minutes = await ask<{ id: string; version: number }>(
      'mutation ($id: ID!, $input: MinutesInput!) { it: draftViolationMinutes(reportId: $id, input: $input) { id version } }',
      { id: reportId, input: minutesInput('bản một') },
    );
    await ask(
      'mutation ($id: ID!, $v: Int!, $input: MinutesInput!) { it: reviseViolationMinutes(id: $id, expectedVersion: $v, input: $input) { id } }',
      {
        id: minutes.id,
        v: minutes.version,
        input: minutesInput('bản hai'),
      },
    );
    const final = await ask(
      'mutation ($id: ID!) { it: finaliseViolationMinutes(id: $id) { state number digest facts { actDescription } } }',
      { id: minutes.id },
    );
    expect(final).toEqual({
      state: 'FINALISED',
      number: 'BB-bản hai',
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
      facts: { actDescription: 'Gửi nhầm một danh sách khách hàng' },
    });
    const notice = await ask<{ id: string }>(
      'mutation ($input: DraftSubjectNoticeInput!) { it: draftSubjectNotice(input: $input) { id } }',
      {
        input: { ...subjectNoticeInput('chim'), reportId, kind: 'LOCATION_BIOMETRIC' },
      },
    );
    const sent = await ask(
      'mutation ($input: SendSubjectNoticeInput!) { it: sendSubjectNotice(input: $input) { state verdict rule reached total stillOwed { vi } } }',
      {
        input: { id: notice.id, channel: 'SMS', sentAt: hoursAgo(1), reached: 10, total: 10 },
      },
    );
    expect(sent).toEqual({ state: 'SENT', verdict: 'ON_TIME', rule: 'D356-LOCBIO', reached: 10, total: 10, stillOwed: null });
    await ask('mutation ($input: RecordOutsideNoticeInput!) { it: recordOutsideNotice(input: $input) { id } }', {
      input: outsideNoticeInput('chim', reportId),
    });
    const promised = await ask('mutation ($input: PromiseSupplementInput!) { it: promiseSupplement(input: $input) { paths } }', {
      input: { reportId, promises: [{ path: 'involvedParties', by: hoursAgo(-72) }] },
    });
    expect(promised).toEqual({ paths: ['involvedParties'] });
    await world.settle();
    const report = await ask<{ minutes: unknown[]; subjectNotices: unknown[]; outsideNotices: unknown[]; clocks: ClockAnswer[] }>(
      `query ($id: ID!) { it: violationReport(id: $id) { ${CLOCKS} ${PAPERS} } }`,
      { id: reportId },
    );
    expect([report.minutes.length, report.subjectNotices.length, report.outsideNotices.length]).toEqual([1, 1, 1]);
    expect(report.clocks.map(({ kind, state }) => `${kind} ${state}`).sort()).toEqual([
      'ACK STOPPED',
      'FINAL_EXPECTED RUNNING',
      'STATUTORY_72H STOPPED',
      'SUBJECT_NOTICE STOPPED',
      'SUPPLEMENT_PROMISED RUNNING',
    ]);
  });

  it('costs the same number of statements for one report and for thirty', async () => {
    const other = await world.person(['PDP_OFFICER'], { organisationId: (await world.organisation()).id });
    const list = () =>
      ask(
        `query { it: violationReports(first: 50) { nodes { clocks { kind escalations { hour } } minutes { id } subjectNotices { id } outsideNotices { id } } } }`,
        {},
        other,
      );
    await drafted(world, other);
    await list();
    const one = await statementsOf(world, list);
    for (let i = 0; i < 29; i++) await drafted(world, other);
    expect(await statementsOf(world, list)).toBe(one);
  });

  it('shows nothing of it to another organisation', async () => {
    const report = await drafted(world, dpo);
    const other = await world.person(['PDP_OFFICER'], { organisationId: (await world.organisation()).id });
    const { errors } = await world.gql(`query ($id: ID!) { violationReport(id: $id) { ${CLOCKS} } }`, { id: report.id }, other);
    expect(errors![0]!.extensions.code).toBe('NOT_FOUND');
    const theirs = 'select count(*)::int as n from report_clock';
    const seen = await world.uow.run(other.caller, (tx) => tx.sql<{ n: number }>(theirs));
    expect(seen[0]!.n).toBe(0);
    // The net: without it the rows would be there to see.
    await world.admin.query('alter table report_clock disable row level security');
    try {
      const without = await world.uow.run(other.caller, (tx) => tx.sql<{ n: number }>(theirs));
      expect(without[0]!.n).toBeGreaterThan(0);
    } finally {
      await world.admin.query('alter table report_clock enable row level security');
    }
  });
});
