import { type DefectAnswer, Filing, lapseReturns, moveFiling, type ReturnDefect, returnForCompletion, supersedeEarlier } from '#filings';
import { type AuthorityUnit, contentOf, Organisation, reviseOrganisation } from '#identity';
import type { StoredEvent, Tx } from '#platform';
import { drafted, factsUnderLaw91, filed, hoursAgo, submissionOf, without } from '../../../test/support/facts.js';
import { recordsOf, refusal, tamper } from '../../../test/support/records.js';
import { type Person, World } from '../../../test/support/world.js';
import { followDecision } from './clocks/clock-reactions.js';
import { breachClocks } from './clocks/escalate.js';
import { promiseSupplement } from './clocks/promise-supplement.js';
import { reviseViolationReport } from './draft-violation-report.js';
import { draftSubjectNotice } from './duties/subject-notice.js';
import { draftViolationMinutes } from './duties/violation-minutes.js';
import { ViolationReport } from './entities.js';
import type { StoredFacts } from './facts.js';
import { abandonFollowUp, openFollowUp } from './follow-up.js';
import { markViolationReportReady } from './mark-report-ready.js';
import { RETURNS_OF_REPORTS } from './return-rules.js';
import { submitViolationReport } from './submit-violation-report.js';
import type { FollowUp } from './violation-report.states.js';

describe('what is filed after the first time', () => {
  let world: World;
  let unit: AuthorityUnit;
  let organisation: Organisation;
  let dpo: Person;
  let officer: Person;
  beforeAll(async () => {
    world = await World.create();
    unit = await world.unit();
    organisation = await world.organisation();
    dpo = await world.person(['PDP_OFFICER'], { organisationId: organisation.id });
    officer = await world.person(['LIAISON_OFFICER'], { unitId: unit.id });
  });
  afterAll(() => world.destroy());

  const run = <T>(verb: (tx: Tx) => Promise<T>, person = dpo) => world.uow.run(person.caller, verb);
  const initial = async (facts?: StoredFacts) => {
    const filing = await filed(world, dpo, facts);
    await world.settle();
    return filing;
  };
  const open = (reportId: string, followUp: FollowUp, reason: string | null = null) =>
    run((tx) => openFollowUp(tx, reportId, followUp, reason));
  const revise = (report: ViolationReport, facts: StoredFacts, answers: readonly DefectAnswer[] | null = null) =>
    run((tx) => reviseViolationReport(tx, report.id, report.version, { title: report.title, activityIds: [], facts, answers }));
  const ready = (reportId: string) => run((tx) => markViolationReportReady(tx, reportId));
  const submit = (reportId: string, key: string) => run((tx) => submitViolationReport(tx, submissionOf(reportId, { clientKey: key })));
  const follow = async (
    reportId: string,
    followUp: FollowUp,
    change: (facts: StoredFacts) => StoredFacts,
    reason: string | null = null,
  ) => {
    const report = await open(reportId, followUp, reason);
    await revise(report, change(report.facts));
    await ready(reportId);
    const { filing } = await submit(reportId, `${followUp}-${report.version}-${reportId}`);
    await world.settle();
    return filing;
  };
  /** What an officer's verb of routing does to the filing itself. */
  const decide = (filing: Filing, decision: (tx: Tx, filing: Filing) => Promise<unknown>) =>
    run(async (tx) => {
      const loaded = await tx.load(Filing, filing.id, { lock: true });
      const also = (await decision(tx, loaded)) as readonly Filing[] | undefined;
      tx.record({ type: 'Decided', subjects: [filing.id, ...(Array.isArray(also) ? also.map(({ id }) => id) : [])] });
    }, officer);
  const accept = (filing: Filing) =>
    decide(filing, async (tx, loaded) => {
      moveFiling(loaded, 'accept');
      return supersedeEarlier(tx, loaded);
    });
  /** What the worker does once it hears of a decision. */
  const decided = ({ id, matterId }: Filing) =>
    world.workerHouse.uow.run({ kind: 'system', name: 'test' }, (tx) =>
      followDecision(tx, { payload: { filingId: id, reportId: matterId } } as unknown as StoredEvent),
    );
  const giveBack = (filing: Filing, defects: readonly ReturnDefect[], respondBy = new Date(Date.now() + 86_400_000)) =>
    decide(filing, (tx, loaded) =>
      returnForCompletion(tx, loaded, { unitId: unit.id, defects, respondBy }, RETURNS_OF_REPORTS).then(() => undefined),
    );
  const states = async (reportId: string) =>
    (
      await world.admin.query<{ s: string }>("select kind || ' ' || state as s from filing where matter_id = $1 order by number", [
        reportId,
      ])
    ).rows.map(({ s }) => s);
  const verdicts = async (filingId: string) =>
    (
      await world.admin.query('select verdict, started_at, decided_at from clock_verdict where filing_id = $1 order by decided_at', [
        filingId,
      ])
    ).rows;

  it('a supplement begins with what was filed, is numbered on, and keeps reference, filing time and verdict of the first', async () => {
    const first = await initial(without(factsUnderLaw91(), 'consequences'));
    const before = await verdicts(first.id);
    const second = await follow(first.matterId, 'supplement', (facts) => ({ ...facts, consequences: 'Đã có cuộc gọi lừa đảo' }));
    expect(second).toMatchObject({ kind: 'SUPPLEMENT', number: 2, reference: first.reference, state: 'SUBMITTED', revisesId: null });
    expect(JSON.parse(second.content)).toMatchObject({
      format: 'khien-filing/2',
      kind: 'SUPPLEMENT',
      number: 2,
      initialSubmittedAt: first.submittedAt.toISOString(),
      facts: { place: 'Máy chủ mẫu', consequences: 'Đã có cuộc gọi lừa đảo' },
      verdict: { verdict: 'ON_TIME' },
    });
    expect(await verdicts(first.id)).toEqual(before);
    expect(await verdicts(second.id)).toEqual([]);
    expect((await recordsOf(world, second.id))[0]).toMatchObject({
      type: 'FilingSubmitted',
      payload: { kind: 'SUPPLEMENT', number: 2, drill: false },
    });
  });

  it('a correction that is accepted supersedes what it contradicts, and nothing else', async () => {
    const first = await initial();
    await accept(first);
    const added = await follow(first.matterId, 'supplement', (facts) => ({
      ...facts,
      detectionMethod: facts.detectionMethod,
      originParty: 'Bên mẫu',
    }));
    await accept(added);
    expect(await states(first.matterId)).toEqual(['INITIAL ACCEPTED', 'SUPPLEMENT ACCEPTED']);
    const corrected = await follow(first.matterId, 'correct', (facts) => ({ ...facts, place: 'Máy chủ khác' }), 'Ghi nhầm máy chủ');
    await accept(corrected);
    expect(await states(first.matterId)).toEqual(['INITIAL SUPERSEDED', 'SUPPLEMENT SUPERSEDED', 'CORRECTION ACCEPTED']);
    expect(JSON.parse(corrected.content)).toMatchObject({ reason: 'Ghi nhầm máy chủ' });
  });

  it('correcting the time of detection adds a verdict once it is accepted, and keeps the one that was frozen', async () => {
    const first = await initial();
    const detectedAt = hoursAgo(100);
    const corrected = await follow(
      first.matterId,
      'correct',
      (facts) => ({ ...facts, occurredFrom: hoursAgo(120), detectedAt }),
      'Nhật ký cho thấy phát hiện sớm hơn',
    );
    expect(await verdicts(first.id)).toHaveLength(1);
    await accept(corrected);
    await decided(corrected);
    await decided(corrected);
    const [frozen, added, ...more] = await verdicts(first.id);
    expect(more).toEqual([]);
    expect(frozen).toMatchObject({ verdict: 'ON_TIME' });
    expect(added).toMatchObject({ verdict: 'LATE', started_at: new Date(detectedAt) });
    // The lateness counts to the time of the first filing, not to that of the correction.
    const { rows } = await world.admin.query("select late_by_ms from clock_verdict where filing_id = $1 and verdict = 'LATE'", [first.id]);
    expect(Number(rows[0].late_by_ms)).toBe(first.submittedAt.getTime() - new Date(detectedAt).getTime() - 72 * 3_600_000);
  });

  it('of a bank, correcting who collected the data adds the verdict without a deadline: report, clocks and helper agree', async () => {
    const { id: organisationId } = await world.organisation({ sector: 'BANKING' });
    const bank = await world.person(['PDP_OFFICER'], { organisationId });
    const late = {
      occurredFrom: hoursAgo(200),
      detectedAt: hoursAgo(100),
      harmInterests: [],
      dataTypes: [{ code: 'BANK_CARD_AND_TX', state: 'AFFECTED' }],
    };
    const first = await filed(world, bank, factsUnderLaw91(late as StoredFacts));
    expect(await verdicts(first.id)).toMatchObject([{ verdict: 'LATE' }]);
    await world.settle();
    const draft = await run((tx) => openFollowUp(tx, first.matterId, 'correct', 'Dữ liệu do bên khác thu thập'), bank);
    const facts = { ...draft.facts, collectsDirectly: false };
    await run(
      (tx) => reviseViolationReport(tx, draft.id, draft.version, { title: draft.title, activityIds: [], facts, answers: null }),
      bank,
    );
    await run((tx) => markViolationReportReady(tx, draft.id), bank);
    const { filing } = await run((tx) => submitViolationReport(tx, submissionOf(draft.id, { clientKey: `direct-${draft.id}` })), bank);
    await world.settle();
    await accept(filing);
    await decided(filing);
    expect(await verdicts(first.id)).toMatchObject([{ verdict: 'LATE' }, { verdict: 'NO_DEADLINE' }]);
    const clocks =
      "select rule from report_clock where report_id = $1 and superseded_at is null and slot in ('NOTICE', 'SUBJECT_NOTICE:FINANCE') order by slot";
    expect((await world.admin.query(clocks, [draft.id])).rows).toEqual([{ rule: 'L91-BREACH-GEN' }, { rule: 'L91-FIN-SUBJECTS' }]);
  });

  it('a correction that empties a required fact, or changes nothing, is refused; the draft stays', async () => {
    const first = await initial();
    const report = await open(first.matterId, 'correct', 'Bỏ nội dung');
    const revised = await revise(report, without(report.facts, 'place', 'consequences'));
    const emptied = await refusal(() => ready(first.matterId));
    expect(emptied.code).toBe('FACTS_MISSING');
    expect(emptied.details.defects?.map(({ path, code }) => [path, code])).toEqual([
      ['place', 'EMPTIED'],
      ['consequences', 'EMPTIED'],
    ]);
    await revise({ ...revised, version: revised.version } as ViolationReport, report.facts);
    expect((await refusal(() => ready(first.matterId))).details.defects).toMatchObject([{ code: 'NOTHING_CHANGED' }]);
    expect((await run((tx) => tx.load(ViolationReport, first.matterId))).state).toBe('DRAFT');
  });

  it('a correction may say that nothing was affected after all', async () => {
    const first = await initial();
    const dataTypes: StoredFacts['dataTypes'] = [{ code: 'PHONE_NUMBER', state: 'NOT_AFFECTED' }];
    const corrected = await follow(first.matterId, 'correct', (facts) => ({ ...facts, dataTypes }), 'Bảng bị lộ chỉ có dữ liệu giả');
    const { facts, missing } = JSON.parse(corrected.content) as { facts: StoredFacts; missing: { path: string }[] };
    expect(facts).toMatchObject({ dataTypes });
    expect(missing.map(({ path }) => path).filter((path) => !path.startsWith('organisation'))).toEqual([]);
  });

  it('a correction may say that something is not known after all, which is not to leave it out', async () => {
    const first = await initial();
    const unknown: StoredFacts = { dataTypes: [], dataTypesUnknown: true, occurrencePrecision: 'UNKNOWN', origin: 'UNKNOWN' };
    const draft = await open(first.matterId, 'correct', 'Số liệu cũ không có căn cứ');
    const facts = { ...without(draft.facts, 'occurredFrom', 'occurredTo'), ...unknown };
    const omitted = await revise(draft, without(facts, 'counts'));
    const counts = (await refusal(() => ready(first.matterId))).details.defects!;
    expect(new Set(counts.map(({ path, code }) => `${path.replace(/\[.*/, '')} ${code}`))).toEqual(new Set(['counts EMPTIED']));
    await revise(omitted, { ...facts, counts: draft.facts.counts!.map(({ what }) => ({ what, basis: 'UNKNOWN' })) });
    await ready(first.matterId);
    const { filing } = await submit(first.matterId, `unknown-${first.matterId}`);
    expect(JSON.parse(filing.content)).toMatchObject({ facts: unknown });
  });

  it('what is superseded does not depend on the order of acceptance', async () => {
    const first = await initial();
    const corrected = await follow(first.matterId, 'correct', (facts) => ({ ...facts, place: 'Máy chủ khác' }), 'Ghi nhầm máy chủ');
    const back = await follow(first.matterId, 'correct', (facts) => ({ ...facts, place: 'Máy chủ mẫu' }), 'Ghi đúng từ đầu');
    for (const filing of [back, corrected, first]) await accept(filing);
    expect(await states(first.matterId)).toEqual(['INITIAL SUPERSEDED', 'CORRECTION SUPERSEDED', 'CORRECTION ACCEPTED']);
  });

  it('a reason for being late belongs to a filing that is late, and to no verdict for which it was not given', async () => {
    const first = await filed(world, dpo, undefined, { lateReason: 'Điền nhầm ô' });
    await world.settle();
    expect(JSON.parse(first.content)).toMatchObject({ verdict: { verdict: 'ON_TIME' }, lateReason: null });
    const times = { occurredFrom: hoursAgo(120), detectedAt: hoursAgo(100) };
    const corrected = await follow(first.matterId, 'correct', (facts) => ({ ...facts, ...times }), 'Phát hiện sớm hơn');
    await accept(corrected);
    await decided(corrected);
    const { rows } = await world.admin.query('select verdict, late_reason from clock_verdict where filing_id = $1 order by decided_at', [
      first.id,
    ]);
    expect(rows).toEqual([
      { verdict: 'ON_TIME', late_reason: null },
      { verdict: 'LATE', late_reason: null },
    ]);
  });

  it('a final filing leaves nothing open', async () => {
    const first = await initial(without(factsUnderLaw91({ occurrencePrecision: 'ONGOING' }), 'consequences'));
    await open(first.matterId, 'conclude');
    const open1 = await refusal(() => ready(first.matterId));
    expect(open1.details.defects?.map(({ path, code }) => `${path} ${code}`)).toEqual(
      expect.arrayContaining(['consequences OPEN_IN_FINAL', 'occurrencePrecision OPEN_IN_FINAL']),
    );
    await run((tx) => abandonFollowUp(tx, first.matterId));
    const final = await follow(first.matterId, 'conclude', (facts) => ({
      ...facts,
      consequences: 'Không có',
      occurrencePrecision: 'EXACT',
      occurredTo: hoursAgo(5),
    }));
    expect(final.kind).toBe('FINAL');
    await accept(first);
    await accept(final);
    expect((await refusal(() => open(first.matterId, 'supplement'))).code).toBe('CONCLUDED');
    expect((await open(first.matterId, 'correct', 'Sửa sai')).state).toBe('DRAFT');
  });

  describe('what could not be established', () => {
    const open4 = (facts: StoredFacts): StoredFacts => ({
      ...without(facts, 'occurredFrom', 'occurredTo', 'involvedParties'),
      occurrencePrecision: 'UNKNOWN',
      dataTypes: [{ code: 'PHONE_NUMBER', state: 'UNKNOWN' }],
      counts: [{ what: 'BASIC_RECORDS', basis: 'UNKNOWN' }],
    });
    const OPEN = ['occurredFrom', 'involvedParties', 'dataTypes', 'counts'];
    const declare = (...paths: string[]) => paths.map((path) => ({ path, reason: `Nhật ký đã mất (${path})` }));
    const defectsOf = async (reportId: string) =>
      (await refusal(() => ready(reportId))).details.defects?.map(({ path, code }) => `${path} ${code}`);

    it('is declared with its reason in a final filing, which then leaves nothing open, and stays so in a correction of it', async () => {
      const first = await initial(open4(factsUnderLaw91()));
      const draft = await open(first.matterId, 'conclude');
      expect(await defectsOf(first.matterId)).toEqual(OPEN.map((path) => `${path} OPEN_IN_FINAL`));
      const partly = await revise(draft, { ...draft.facts, notEstablished: declare('occurredFrom', 'counts') });
      expect(await defectsOf(first.matterId)).toEqual(['involvedParties OPEN_IN_FINAL', 'dataTypes OPEN_IN_FINAL']);
      await revise(partly, { ...draft.facts, notEstablished: declare(...OPEN) });
      await ready(first.matterId);
      const { filing } = await submit(first.matterId, `final-${first.matterId}`);
      expect(JSON.parse(filing.content)).toMatchObject({ kind: 'FINAL', facts: { notEstablished: declare(...OPEN) } });
      await world.settle();
      await accept(first);
      await accept(filing);
      const corrected = await follow(first.matterId, 'correct', (facts) => ({ ...facts, place: 'Máy chủ khác' }), 'Ghi nhầm');
      expect(JSON.parse(corrected.content)).toMatchObject({ facts: { notEstablished: declare(...OPEN) } });
    });

    it('is nothing that was stated before: a correction says so first, a final filing takes nothing away', async () => {
      const first = await initial();
      const draft = await open(first.matterId, 'conclude');
      const unknown = (facts: StoredFacts): StoredFacts => ({
        ...facts,
        counts: facts.counts!.map((count) => (count.what === 'BASIC_RECORDS' ? { what: count.what, basis: 'UNKNOWN' } : count)),
      });
      await revise(draft, {
        ...without(unknown(draft.facts), 'involvedParties'),
        notEstablished: declare('involvedParties', 'counts'),
      });
      expect(await defectsOf(first.matterId)).toEqual(['notEstablished.0.path STATED_BEFORE', 'notEstablished.1.path STATED_BEFORE']);
      await run((tx) => abandonFollowUp(tx, first.matterId));
      await follow(first.matterId, 'correct', unknown, 'Nhật ký đã mất');
      const final = await follow(first.matterId, 'conclude', (facts) => ({ ...facts, notEstablished: declare('counts') }));
      expect(final.kind).toBe('FINAL');
    });

    it('is not what the form did not ask for before, which was neither stated nor taken away', async () => {
      const first = await initial();
      const later = await follow(first.matterId, 'supplement', (facts) => ({
        ...facts,
        dataTypes: [{ code: 'BIOMETRIC', state: 'AFFECTED' }],
      }));
      expect(later.kind).toBe('SUPPLEMENT');
    });

    it('is refused where the fact is there or is none of the form, without a reason, and before the final filing', async () => {
      const first = await initial(open4(factsUnderLaw91()));
      const draft = await open(first.matterId, 'conclude');
      await revise(draft, {
        ...draft.facts,
        notEstablished: [...declare(...OPEN.slice(1), 'place', 'nothing', 'commitment'), { path: 'occurredFrom', reason: ' \u200b' }],
      });
      expect(await defectsOf(first.matterId)).toEqual([
        'notEstablished.3.path NOT_OPEN',
        'notEstablished.4.path NOT_OPEN',
        'notEstablished.5.path NOT_OPEN',
        'notEstablished.6.reason REQUIRED',
      ]);
      await run((tx) => abandonFollowUp(tx, first.matterId));
      const supplement = await open(first.matterId, 'supplement');
      await revise(supplement, { ...supplement.facts, notEstablished: declare('counts') });
      expect(await defectsOf(first.matterId)).toEqual(['notEstablished.0.path ONLY_IN_FINAL']);
      const fresh = await drafted(world, dpo, { ...open4(factsUnderLaw91()), notEstablished: declare('counts') });
      expect(await defectsOf(fresh.id)).toEqual(['notEstablished.0.path ONLY_IN_FINAL']);
    });

    it('is not what still goes on', async () => {
      const first = await initial(factsUnderLaw91({ occurrencePrecision: 'ONGOING' }));
      await open(first.matterId, 'conclude');
      expect(await defectsOf(first.matterId)).toEqual(['occurrencePrecision OPEN_IN_FINAL']);
    });
  });

  it('with biometric data the final filing says when it was remedied, from which the file is kept; nobody is reminded, nothing waits', async () => {
    const dataTypes: StoredFacts['dataTypes'] = [{ code: 'BIOMETRIC', state: 'AFFECTED' }];
    const first = await initial(factsUnderLaw91({ dataTypes }));
    const retention = async () =>
      (
        await world.admin.query(
          `select rule, started_at, due_at > started_at + interval '1820 days' as years, next_escalation_at, breached_at from report_clock
           where report_id = $1 and superseded_at is null and kind = 'RETENTION'`,
          [first.matterId],
        )
      ).rows;
    await open(first.matterId, 'conclude');
    expect((await refusal(() => ready(first.matterId))).details.defects?.map(({ path, code }) => `${path} ${code}`)).toEqual([
      'remediatedAt OPEN_IN_FINAL',
    ]);
    await run((tx) => abandonFollowUp(tx, first.matterId));
    expect(await retention()).toEqual([]);
    const remediatedAt = hoursAgo(2);
    const final = await follow(first.matterId, 'conclude', (facts) => ({ ...facts, remediatedAt }));
    expect(final.kind).toBe('FINAL');
    const kept = { rule: 'D356-FILE-5Y', started_at: new Date(remediatedAt), years: true, next_escalation_at: null, breached_at: null };
    expect(await retention()).toEqual([kept]);
    // As if it were kept for longer than it has to be: nobody is late by that.
    await tamper(
      world,
      "update report_clock set started_at = now() - interval '6 years', due_at = now() - interval '1 year' where report_id = $1 and kind = 'RETENTION'",
      [first.matterId],
    );
    await world.workerHouse.uow.run({ kind: 'system', name: 'breach-clocks' }, breachClocks);
    expect(await retention()).toMatchObject([{ breached_at: null }]);
    const { data } = await world.gql<{ it: { clocks: { kind: string; state: string }[] } }>(
      'query ($id: ID!) { it: violationReport(id: $id) { clocks { kind state } } }',
      { id: first.matterId },
      dpo,
    );
    expect(data!.it.clocks.filter(({ kind }) => kind === 'RETENTION')).toEqual([{ kind: 'RETENTION', state: 'STOPPED' }]);
  });

  it('a draft that is given up leaves what was filed, and the next one begins there', async () => {
    const first = await initial();
    const report = await open(first.matterId, 'supplement');
    await revise(report, { ...report.facts, place: 'Chưa chắc' });
    const after = await run((tx) => abandonFollowUp(tx, first.matterId));
    expect(after).toMatchObject({ state: 'SUBMITTED', kind: 'INITIAL', facts: { place: 'Máy chủ mẫu' } });
    expect((await open(first.matterId, 'supplement')).facts.place).toBe('Máy chủ mẫu');
  });

  describe('withdrawal', () => {
    it('is asked for with a reason; meanwhile nothing else is filed, and once agreed nothing ever', async () => {
      const first = await initial();
      await accept(first);
      await open(first.matterId, 'withdraw', 'Báo nhầm vụ diễn tập nội bộ');
      await ready(first.matterId);
      const { filing } = await submit(first.matterId, `withdraw-${first.matterId}`);
      expect(filing).toMatchObject({ kind: 'WITHDRAWAL_REQUEST', number: 2 });
      await world.settle();
      expect((await refusal(() => open(first.matterId, 'supplement'))).code).toBe('WITHDRAWAL_PENDING');
      await accept(filing);
      for (const followUp of ['supplement', 'correct', 'conclude', 'withdraw', 'complete'] as const)
        expect((await refusal(() => open(first.matterId, followUp, 'x'))).code).toBe('WITHDRAWN');
      for (const verb of [
        (tx: Tx) => promiseSupplement(tx, first.matterId, []),
        (tx: Tx) => draftSubjectNotice(tx, first.matterId, 'FINANCE', {}),
        (tx: Tx) => draftViolationMinutes(tx, first.matterId, { participants: [], evidence: [], signatures: [] }),
      ])
        expect((await refusal(() => run<unknown>(verb))).code).toBe('WITHDRAWN');
      expect(await states(first.matterId)).toEqual(['INITIAL ACCEPTED', 'WITHDRAWAL_REQUEST ACCEPTED']);
    });

    it('states nothing of its own: its facts are those in effect, are not revised, and change neither verdict nor clock', async () => {
      const first = await filed(world, dpo, factsUnderLaw91({ occurredFrom: hoursAgo(200), detectedAt: hoursAgo(100) }));
      await world.settle();
      const before = await verdicts(first.id);
      const waits = await follow(first.matterId, 'correct', (facts) => ({ ...facts, detectedAt: hoursAgo(1) }), 'Ghi nhầm');
      const draft = await open(first.matterId, 'withdraw', 'Báo nhầm');
      expect(draft.facts).toEqual(JSON.parse(first.content).facts);
      expect(await refusal(() => revise(draft, { ...draft.facts, detectedAt: hoursAgo(1) }))).toMatchObject({
        code: 'STATES_NO_FACTS',
        kind: 'state',
      });
      const { data } = await world.gql<{ it: { availableTransitions: { code: string; blockedBy: string | null }[] } }>(
        'query ($id: ID!) { it: violationReport(id: $id) { availableTransitions { code blockedBy } } }',
        { id: first.matterId },
        dpo,
      );
      expect(data.it.availableTransitions).toContainEqual({ code: 'revise', blockedBy: 'STATES_NO_FACTS' });
      await ready(first.matterId);
      const { filing } = await submit(first.matterId, `withdraw-${first.matterId}`);
      await world.settle();
      expect(JSON.parse(filing.content).facts).toEqual(JSON.parse(first.content).facts);
      expect(await verdicts(first.id)).toEqual(before);
      // Refused, the working copy goes on with the correction that still waits.
      await decide(filing, async (_tx, loaded) => moveFiling(loaded, 'refuse'));
      await decided(filing);
      const { facts } = await run((tx) => tx.load(ViolationReport, first.matterId));
      expect(facts).toEqual(JSON.parse(waits.content).facts);
    });

    it('that was refused leaves the report open', async () => {
      const first = await initial();
      await open(first.matterId, 'withdraw', 'Báo nhầm');
      await ready(first.matterId);
      const { filing } = await submit(first.matterId, `withdraw-${first.matterId}`);
      await world.settle();
      await decide(filing, async (_tx, loaded) => moveFiling(loaded, 'refuse'));
      expect((await open(first.matterId, 'supplement')).state).toBe('DRAFT');
    });
  });

  describe('a return for completion', () => {
    const DEFECTS: readonly ReturnDefect[] = [
      { path: 'facts.dataTypes', code: 'UNCLEAR', text: 'Nêu rõ loại dữ liệu' },
      { path: 'facts.consequences', code: 'MISSING', text: 'Nêu hậu quả' },
    ];

    /** The general class has no deadline, so that it may be given back (the only filing before one is not). */
    const general = () => initial(without(factsUnderLaw91({ harmInterests: [] }), 'consequences'));

    it('of the organisation’s block is mended there; the filing that was returned keeps the block it was filed with', async () => {
      const first = await general();
      const path = 'organisation.pdpContact.title';
      await giveBack(first, [{ path, code: 'UNCLEAR', text: 'Chức danh đã đổi?' }]);
      const draft = await open(first.matterId, 'complete');
      await revise(draft, draft.facts, [{ path, answer: 'FIXED' }]);
      expect((await refusal(() => ready(first.matterId))).details.defects).toMatchObject([
        { path: `answers[${path}]`, code: 'NOT_CHANGED' },
      ]);
      await run(async (tx) => {
        const block = contentOf(await tx.load(Organisation, organisation.id));
        await reviseOrganisation(tx, organisation.id, 1, { ...block, pdpContact: { ...block.pdpContact!, title: 'Trưởng ban mới' } });
      });
      await ready(first.matterId);
      const { filing } = await submit(first.matterId, `block-${first.matterId}`);
      const titleIn = (content: string) => JSON.parse(content).organisation.pdpContact.title;
      const { rows } = await world.admin.query<{ content: string }>('select content from filing where id = $1', [first.id]);
      expect([titleIn(first.content), titleIn(rows[0]!.content), titleIn(filing.content)]).toEqual([
        'Nhân sự BVDLCN',
        'Nhân sự BVDLCN',
        'Trưởng ban mới',
      ]);
    });

    it('keeps the filing time, waits for an answer to each defect, and is answered by a filing of the same kind', async () => {
      const first = await general();
      const before = await verdicts(first.id);
      await giveBack(first, DEFECTS);
      expect(await states(first.matterId)).toEqual(['INITIAL RETURNED']);
      expect((await refusal(() => open(first.matterId, 'supplement'))).code).toBe('RETURN_OPEN');
      const draft = await open(first.matterId, 'complete');
      expect(draft).toMatchObject({ kind: 'INITIAL', revisesId: first.id });

      const unanswered = await refusal(() => ready(first.matterId));
      expect(unanswered.details.defects?.map(({ path, code }) => [path, code])).toEqual([
        ['answers[facts.dataTypes]', 'UNANSWERED'],
        ['answers[facts.consequences]', 'UNANSWERED'],
      ]);
      const said = await revise(draft, draft.facts, [
        { path: 'facts.dataTypes', answer: 'DISPUTED', text: ' ' },
        { path: 'facts.consequences', answer: 'FIXED' },
      ]);
      expect((await refusal(() => ready(first.matterId))).details.defects?.map(({ code }) => code)).toEqual(['REQUIRED', 'NOT_CHANGED']);
      await revise(said, { ...draft.facts, consequences: 'Có thể bị gọi điện lừa đảo' }, [
        { path: 'facts.dataTypes', answer: 'DISPUTED', text: 'Đã nêu đủ: chỉ số điện thoại' },
        { path: 'facts.consequences', answer: 'FIXED' },
      ]);
      await ready(first.matterId);
      const { filing } = await submit(first.matterId, `answer-${first.matterId}`);
      expect(filing).toMatchObject({ kind: 'INITIAL', number: 2, revisesId: first.id, reference: first.reference });
      expect(JSON.parse(filing.content)).toMatchObject({ revises: 1, answers: [{ answer: 'DISPUTED' }, { answer: 'FIXED' }] });
      const { rows } = await world.admin.query('select state, answered_by from filing_return where filing_id = $1', [first.id]);
      expect(rows).toEqual([{ state: 'ANSWERED', answered_by: filing.id }]);
      expect(await verdicts(first.id)).toEqual(before);
      expect((await recordsOf(world, first.id)).map(({ type }) => type)).toContain('FilingSubmitted');
    });

    it('of a correction keeps the reason that the correction was given', async () => {
      const first = await general();
      const corrected = await follow(first.matterId, 'correct', (facts) => ({ ...facts, place: 'Máy chủ khác' }), 'Ghi nhầm nơi');
      await giveBack(corrected, [DEFECTS[1]!]);
      const draft = await open(first.matterId, 'complete');
      await revise(draft, { ...draft.facts, consequences: 'Đã rõ' }, [{ path: 'facts.consequences', answer: 'FIXED' }]);
      await ready(first.matterId);
      const { filing } = await submit(first.matterId, `again-${first.matterId}`);
      expect(JSON.parse(filing.content)).toMatchObject({ kind: 'CORRECTION', revises: 2, reason: 'Ghi nhầm nơi' });
    });

    it('of the only filing in time, which holds the minimum, is refused whatever it points at: accept and ask instead', async () => {
      const first = await initial(without(factsUnderLaw91(), 'consequences'));
      for (const defect of DEFECTS)
        expect(await refusal(() => giveBack(first, [defect]))).toMatchObject({ code: 'ACCEPT_AND_ASK', kind: 'state' });
      expect(await states(first.matterId)).toEqual(['INITIAL RECEIVED']);
    });

    it('is refused too where the other filings came after the deadline, were refused, or ask the report back', async () => {
      const given = () => initial(without(factsUnderLaw91(), 'consequences'));
      const supplement = (reportId: string) => follow(reportId, 'supplement', (facts) => ({ ...facts, originParty: 'Bên mẫu' }));
      const refusedOne = await given();
      const other = await supplement(refusedOne.matterId);
      await decide(other, async (_tx, loaded) => moveFiling(loaded, 'refuse'));
      const askedBack = await given();
      await open(askedBack.matterId, 'withdraw', 'Báo nhầm');
      await ready(askedBack.matterId);
      await submit(askedBack.matterId, `withdraw-${askedBack.matterId}`);
      await world.settle();
      const followedLate = await given();
      const late = await supplement(followedLate.matterId);
      await tamper(world, "update filing set submitted_at = submitted_at + interval '70 hours' where id = $1", [late.id]);
      for (const first of [refusedOne, askedBack, followedLate])
        expect((await refusal(() => giveBack(first, [DEFECTS[1]!]))).code).toBe('ACCEPT_AND_ASK');
      // The one that came late is not protected, nor is one of two that came in time.
      await giveBack(late, [DEFECTS[1]!]);
      const twice = await given();
      await supplement(twice.matterId);
      await giveBack(twice, [DEFECTS[1]!]);
    });

    it('of a late one, or of a supplement, is possible for anything', async () => {
      const late = await initial(without(factsUnderLaw91({ occurredFrom: hoursAgo(200), detectedAt: hoursAgo(100) }), 'consequences'));
      await giveBack(late, [DEFECTS[1]!]);
      const supplement = await initial().then((first) =>
        follow(first.matterId, 'supplement', (facts) => ({ ...facts, originParty: 'Bên mẫu' })),
      );
      await giveBack(supplement, [{ path: 'attachments', code: 'ATTACHMENT', text: 'Kèm nhật ký' }]);
    });

    it('points at something that exists, once, with a time ahead', async () => {
      const first = await initial();
      const error = await refusal(() =>
        giveBack(
          first,
          [
            { path: 'nothing', code: 'OTHER', text: 'x' },
            { path: 'facts.place', code: 'OTHER', text: 'x' },
            { path: 'facts.place', code: 'UNCLEAR', text: 'y' },
            { path: 'facts.plaec', code: 'OTHER', text: 'x' },
          ],
          new Date(Date.now() - 1000),
        ),
      );
      expect(error.details.defects?.map(({ code }) => code)).toEqual(['UNKNOWN_PATH', 'UNKNOWN_PATH', 'DUPLICATE', 'IN_THE_PAST']);
    });

    it('may point at a row of a list by its place: mended is whatever changes that list', async () => {
      const first = await general();
      const path = 'facts.involvedParties[0]';
      await giveBack(first, [{ path, code: 'UNCLEAR', text: 'Tên đầy đủ' }]);
      const draft = await open(first.matterId, 'complete');
      const same = await revise(draft, { ...draft.facts, place: 'Hai máy chủ' }, [{ path, answer: 'FIXED' }]);
      expect((await refusal(() => ready(first.matterId))).details.defects?.map(({ code }) => code)).toEqual(['NOT_CHANGED']);
      await revise(same, { ...draft.facts, involvedParties: [{ name: 'Công ty Bên nhận mẫu' }] }, [{ path, answer: 'FIXED' }]);
      expect((await ready(first.matterId)).state).toBe('READY');
    });

    it('asks for an answer within ninety days', async () => {
      const first = await general();
      const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);
      const error = await refusal(() => giveBack(first, [DEFECTS[0]!], inDays(91)));
      expect(error.details.defects).toMatchObject([{ path: 'respondBy', code: 'TOO_FAR_AHEAD' }]);
      await giveBack(first, [DEFECTS[0]!], inDays(89));
    });

    it('lapses when its time has passed, once, and can still be answered', async () => {
      const first = await general();
      await giveBack(first, [DEFECTS[0]!]);
      const sweep = () => world.workerHouse.uow.run({ kind: 'system', name: 'lapse-returns' }, lapseReturns);
      expect(await sweep()).toBe(0);
      await tamper(world, "update filing_return set respond_by = now() - interval '1 minute' where filing_id = $1", [first.id]);
      expect([await sweep(), await sweep()]).toEqual([1, 0]);
      expect((await open(first.matterId, 'complete')).state).toBe('DRAFT');
    });
  });

  it('what looks like the data of a person needs a reason to stay', async () => {
    const report = await run((tx) => tx.load(ViolationReport, '00000000-0000-7000-8000-000000000000')).catch(() => null);
    expect(report).toBeNull();
    const first = await initial();
    const draft = await open(first.matterId, 'supplement');
    await revise(draft, { ...draft.facts, place: 'Nhà của số 0912 345 678', consequences: 'Khách ten.mau@vi-du.example bị gọi điện' });
    await ready(first.matterId);
    const error = await refusal(() => submit(first.matterId, `personal-${first.matterId}`));
    expect(error).toMatchObject({ code: 'PERSONAL_DATA', details: { defects: [{ path: 'facts.place' }, { path: 'facts.consequences' }] } });
    const { filing } = await run((tx) =>
      submitViolationReport(
        tx,
        submissionOf(first.matterId, { clientKey: `personal-${first.matterId}`, personalDataReason: 'Địa chỉ chung' }),
      ),
    );
    expect(JSON.parse(filing.content)).toMatchObject({ personalDataReason: 'Địa chỉ chung' });
  });
});
