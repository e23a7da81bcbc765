import fc from 'fast-check';
import { type Filing } from '#filings';
import type { AuthorityUnit, Organisation } from '#identity';
import { DomainError, formatReference, newId, ORGANISATION_ROLES, type Role, transitionsFrom, UNIT_ROLES } from '#kernel';
import type { Caller } from '#platform';
import { Acknowledgement, acceptFiling, applyAcknowledgement, Delivery, handleFiling } from '#routing';
import {
  draftViolationReport,
  markViolationReportReady,
  openExercise,
  openFollowUp,
  reviseViolationReport,
  submitViolationReport,
  ViolationReport,
} from '#violations';
import { factsUnderLaw91, filed, reportContent, submissionOf } from '../../../test/support/facts.js';
import { sendAttachment } from '../../../test/support/played.js';
import { recordsOf, refusal, tamper, wouldAnswer } from '../../../test/support/records.js';
import { type Person, World } from '../../../test/support/world.js';
import { confirmLink } from './confirm-link.js';
import { type HandlingInputs, handleReport } from './handle-report.js';
import { HANDLING_STATES, HANDLING_TRANSITIONS, type HandlingState, type HandlingStep, NOT_STEPS } from './handling.states.js';

const CASE_NUMBER = formatReference('VV', 2026, 1);
const LATER = () => new Date(Date.now() + 86_400_000);
const INPUTS: { readonly [Step in HandlingStep]: () => HandlingInputs[Step] } = {
  triage: () => ({
    ...{ severity: 'MEDIUM', noticeClass: 'URGENT_72H', crossBorder: false, sensitiveSector: false, subjectBand: 'UNDER_10000' },
    similarViewed: true,
  }),
  assess: () => ({}),
  askFiler: () => ({ questions: [{ path: 'facts.counts', question: 'Bao nhiêu người?' }], due: LATER() }),
  takeBackQuestions: () => ({ reason: 'Đã có trong báo cáo' }),
  moveRequestDue: () => ({ due: LATER() }),
  takeNoAction: () => ({}),
  advise: () => ({ text: 'Nên đổi mật khẩu', article: 'L91 23.4', deadline: LATER() }),
  proposeOrder: () => ({ text: 'Phải gỡ dữ liệu', article: 'L91 23.4', deadline: LATER() }),
  signOrder: () => ({}),
  proposeLink: () => ({ caseNumber: CASE_NUMBER, kind: 'PART_OF', reason: 'Cùng người bán' }),
  declineLink: () => ({ reason: 'Không phải vụ này' }),
  unlink: () => ({ reason: 'Nhầm vụ việc' }),
  verifyRemedy: () => ({ remedy: 'Đã gỡ dữ liệu', inspection: 'BB-12' }),
  proposeNoticeWaiver: () => ({ reason: 'Bên nộp đã giải thể' }),
  close: () => ({ outcome: 'REMEDIED', summary: 'Đã khắc phục xong.', waiver: 'Bên nộp đã giải thể' }),
  reopen: () => ({ reason: 'Có thông tin mới' }),
};
const STEPS = Object.keys(INPUTS) as HandlingStep[];

/** lifecycles.md 1.1, H1–H9, written a second time. */
const LIAISON: readonly HandlingStep[] = [
  'triage',
  'assess',
  'askFiler',
  'takeBackQuestions',
  'moveRequestDue',
  'takeNoAction',
  'advise',
  'proposeOrder',
  'proposeLink',
  'declineLink',
  'unlink',
  'verifyRemedy',
  'proposeNoticeWaiver',
  'close',
];
const MAY: Readonly<Partial<Record<Role, readonly HandlingStep[]>>> = {
  LIAISON_OFFICER: LIAISON,
  UNIT_HEAD: [...LIAISON, 'signOrder', 'reopen'],
};
const WORKED: readonly HandlingState[] = ['ASSESSING', 'NO_ACTION', 'ADVISED', 'LINKED_TO_CASE', 'VERIFYING_REMEDY'];
const FROM: { readonly [Step in HandlingStep]: readonly HandlingState[] } = {
  triage: ['NEW'],
  assess: ['TRIAGED', 'REOPENED'],
  askFiler: ['ASSESSING'],
  takeBackQuestions: ['AWAITING_FILER'],
  moveRequestDue: ['AWAITING_FILER'],
  takeNoAction: ['ASSESSING'],
  advise: ['ASSESSING'],
  proposeOrder: ['ASSESSING'],
  signOrder: ['ASSESSING'],
  proposeLink: ['ASSESSING'],
  declineLink: ['ASSESSING'],
  unlink: ['LINKED_TO_CASE'],
  verifyRemedy: ['ADVISED', 'REMEDIATION_ORDERED', 'VERIFYING_REMEDY'],
  proposeNoticeWaiver: WORKED,
  // H7: what was ordered is closed by the proof of its remedy, and by nothing else.
  close: WORKED,
  reopen: ['CLOSED'],
};
/** H6: no order leaves an exercise. */
const NOT_IN_DRILLS: readonly HandlingStep[] = ['proposeOrder', 'signOrder'];

describe('how an authority deals with a report', () => {
  let world: World;
  let unit: AuthorityUnit;
  let organisation: Organisation;
  let dpo: Person;
  let liaison: Person;
  let second: Person;
  let head: Person;
  beforeAll(async () => {
    world = await World.create();
    unit = await world.unit();
    organisation = await world.organisation();
    dpo = await world.person(['PDP_OFFICER'], { organisationId: organisation.id });
    [liaison, second] = [
      await world.person(['LIAISON_OFFICER'], { unitId: unit.id }),
      await world.person(['LIAISON_OFFICER'], { unitId: unit.id }),
    ];
    head = await world.person(['UNIT_HEAD'], { unitId: unit.id });
  });
  afterAll(() => world.destroy());

  const accept = async (filing: Filing, person = liaison) => {
    await world.settle();
    const { rows } = await world.admin.query<{ id: string }>('select id from delivery where filing_id = $1', [filing.id]);
    return world.uow.run(person.caller, (tx) => acceptFiling(tx, rows[0]!.id, null, 'Phần còn thiếu sẽ bổ sung'));
  };
  const handlingOf = async (reportId: string) => {
    const { rows } = await world.admin.query<{ id: string; state: HandlingState; outcome: string | null; version: number }>(
      'select id, state, outcome, version from report_handling where report_id = $1',
      [reportId],
    );
    return rows[0]!;
  };
  const opened = async () => {
    const filing = await filed(world, dpo);
    await accept(filing);
    return { reportId: filing.matterId, ...(await handlingOf(filing.matterId)) };
  };
  const step = <Step extends HandlingStep>(id: string, code: Step, person = liaison, input = INPUTS[code]()) =>
    world.uow.run(person.caller, (tx) => handleReport(tx, id, code, input as HandlingInputs[Step]));
  const through = async (id: string, ...codes: HandlingStep[]) => {
    for (const code of codes) await step(id, code);
  };
  const link = async (id: string) => {
    await step(id, 'proposeLink');
    await world.uow.run(second.caller, (tx) => confirmLink(tx, id, CASE_NUMBER));
  };
  const follow = async (reportId: string, kind: 'supplement' | 'conclude' | 'withdraw') => {
    const report = await world.uow.run(dpo.caller, async (tx) => {
      // Where the worker was there first, the supplement that was asked for is open already.
      const there = await tx.load(ViolationReport, reportId);
      return there.state === 'DRAFT' ? there : openFollowUp(tx, reportId, kind, kind === 'withdraw' ? 'Báo nhầm' : null);
    });
    if (kind !== 'withdraw')
      await world.uow.run(dpo.caller, (tx) =>
        reviseViolationReport(tx, reportId, report.version, {
          title: report.title,
          activityIds: [],
          facts: { ...report.facts, occurrencePrecision: 'EXACT', originParty: 'Bên mẫu' },
        }),
      );
    await world.uow.run(dpo.caller, (tx) => markViolationReportReady(tx, reportId));
    return (
      await world.uow.run(dpo.caller, (tx) => submitViolationReport(tx, submissionOf(reportId, { clientKey: `${kind}-${reportId}` })))
    ).filing;
  };

  it('begins when the initial filing is accepted, and not before', async () => {
    const filing = await filed(world, dpo);
    await world.settle();
    expect(await handlingOf(filing.matterId)).toBeUndefined();
    await accept(filing);
    const { id, state } = await handlingOf(filing.matterId);
    expect(state).toBe('NEW');
    expect((await recordsOf(world, id)).map(({ type }) => type)).toEqual(['FilingAccepted']);
  });

  describe('every actor × state × step', () => {
    const handlings = {} as Record<HandlingState, string>;
    beforeAll(async () => {
      for (const state of HANDLING_STATES) {
        const { id } = await opened();
        await tamper(
          world,
          `update report_handling set state = $2, first_triaged_at = now(), severity = 'MEDIUM',
             request_due = case when $2 = 'AWAITING_FILER' then now() + interval '1 day' end,
             outcome = case when $2 = 'CLOSED' then 'REMEDIED' end, summary = case when $2 = 'CLOSED' then 'x' end,
             measure = jsonb_build_object('kind', 'ORDER', 'proposedBy', $3::text, 'signedBy', null),
             link = jsonb_build_object('proposedBy', $3::text, 'confirmedBy', null),
             remedy_proof = '{"attachmentIds": [], "inspection": "BB-12"}' where id = $1`,
          [id, state, second.userId],
        );
        handlings[state] = id;
      }
    });
    const matrix = async (caller: Caller) => {
      const cells: Record<string, string> = {};
      for (const state of HANDLING_STATES)
        for (const code of STEPS) {
          const answer = await wouldAnswer(world, caller, (tx) => handleReport(tx, handlings[state], code, INPUTS[code]() as never));
          cells[`${state} ${code}`] = answer instanceof DomainError ? answer.code : answer;
        }
      return cells;
    };
    const everywhere = (answer: (state: HandlingState, code: HandlingStep) => string) =>
      Object.fromEntries(HANDLING_STATES.flatMap((state) => STEPS.map((code) => [`${state} ${code}`, answer(state, code)])));

    it('covers the table that runs', () => {
      expect([...STEPS, ...NOT_STEPS].toSorted()).toEqual([...new Set(HANDLING_TRANSITIONS.map(({ code }) => code))].toSorted());
    });

    it.each(UNIT_ROLES)('%s of the unit', async (role) => {
      const person = await world.person([role], { unitId: unit.id });
      expect(await matrix(person.caller)).toEqual(
        everywhere((state, code) => (!MAY[role]?.includes(code) ? 'FORBIDDEN' : FROM[code].includes(state) ? 'OK' : 'WRONG_STATE')),
      );
    });

    it('in an exercise, the same but no order', async () => {
      const sandbox = await world.unit('A05-DT');
      const trainee = await world.person(['UNIT_HEAD'], { unitId: sandbox.id });
      await world.uow.run(head.caller, (tx) => openExercise(tx, { code: 'DT-2026-Q4', title: 'Diễn tập', deskCode: 'A05-DT' }));
      const { id: reportId } = await world.uow.run(dpo.caller, (tx) => draftViolationReport(tx, reportContent(), 'DT-2026-Q4'));
      await world.uow.run(dpo.caller, (tx) => markViolationReportReady(tx, reportId));
      const { filing } = await world.uow.run(dpo.caller, (tx) => submitViolationReport(tx, submissionOf(reportId)));
      await accept(filing, trainee);
      const { id } = await handlingOf(reportId);
      await step(id, 'triage', trainee);
      await step(id, 'assess', trainee);
      await tamper(
        world,
        `update report_handling set measure = jsonb_build_object('kind', 'ORDER', 'proposedBy', $2::text, 'signedBy', null),
           link = jsonb_build_object('proposedBy', $2::text, 'confirmedBy', null) where id = $1`,
        [id, second.userId],
      );
      for (const code of STEPS) {
        const answer = await wouldAnswer(world, trainee.caller, (tx) => handleReport(tx, id, code, INPUTS[code]() as never));
        const expected = !FROM[code].includes('ASSESSING') ? 'WRONG_STATE' : NOT_IN_DRILLS.includes(code) ? 'DRILL' : 'OK';
        expect([code, answer instanceof DomainError ? answer.code : answer]).toEqual([code, expected]);
      }
    });

    it.each<[string, string, () => Promise<{ caller: Caller }>]>([
      ...ORGANISATION_ROLES.map((role): [string, string, () => Promise<Person>] => [
        `${role} of the filer`,
        'FORBIDDEN',
        () => world.person([role], { organisationId: organisation.id }),
      ]),
      [
        'PDP_OFFICER of another organisation',
        'NOT_FOUND',
        async () => world.person(['PDP_OFFICER'], { organisationId: (await world.organisation()).id }),
      ],
      ['UNIT_HEAD of another unit', 'NOT_FOUND', async () => world.person(['UNIT_HEAD'], { unitId: (await world.unit('PA05-31')).id })],
      ['PLATFORM_ADMIN', 'NOT_FOUND', () => world.person(['PLATFORM_ADMIN'])],
      ['nobody', 'NOT_FOUND', async () => ({ caller: { kind: 'anonymous' } })],
    ])('%s: %s', async (_who, expected, enter) => {
      // A filer may read its own but not lock it: what is not its to change is not found either.
      const answers = new Set(Object.values(await matrix((await enter()).caller)));
      expect([...answers].every((answer) => answer === expected || answer === 'NOT_FOUND')).toBe(true);
    });
  });

  it('is triaged with the reports that resemble it before one’s eyes', async () => {
    const [theirs, others] = [await world.organisation(), await world.organisation()];
    const openedBy = async (organisationId: string, facts = factsUnderLaw91()) => {
      const person = await world.person(['PDP_OFFICER'], { organisationId });
      const filing = await filed(world, person, facts);
      await accept(filing);
      return { reportId: filing.matterId, ...(await handlingOf(filing.matterId)) };
    };
    const odd = { dataTypes: [{ code: 'LOCATION' as const, state: 'AFFECTED' as const }], actType: 'LOSS' as const };
    const one = await openedBy(theirs.id, factsUnderLaw91(odd));
    const same = await openedBy(theirs.id);
    const alike = await openedBy(others.id, factsUnderLaw91(odd));
    await openedBy(others.id, factsUnderLaw91({ ...odd, actType: 'WRONG_PURPOSE' }));
    const similar = async (person: Person) =>
      world.gql<{ it: { reportId: string; weight: number; reasons: { code: string }[] }[] }>(
        'query ($id: ID!) { it: similarReports(reportId: $id) { reportId weight reasons { code } } }',
        { id: one.reportId },
        person,
      );
    expect((await similar(liaison)).data.it).toEqual([
      { reportId: alike.reportId, weight: 50, reasons: ['SAME_ACT', 'SHARED_DATA', 'NEAR_IN_TIME'].map((code) => ({ code })) },
      { reportId: same.reportId, weight: 40, reasons: ['SAME_ORGANISATION', 'NEAR_IN_TIME'].map((code) => ({ code })) },
    ]);
    const elsewhere = await world.person(['UNIT_HEAD'], { unitId: (await world.unit('PA05-79')).id });
    for (const person of [dpo, elsewhere]) expect((await similar(person)).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    const unseen = { ...INPUTS.triage(), similarViewed: false };
    expect((await refusal(() => step(one.id, 'triage', liaison, unseen))).code).toBe('SIMILAR_NOT_VIEWED');
    expect((await step(one.id, 'triage')).similarViewed).toEqual([alike.reportId, same.reportId]);
  });

  it('tells the filer by the words of the register how far the work is: each once, none backwards', async () => {
    const wordsOf = async (reportId: string) =>
      (
        await world.admin.query<{ code: string }>(
          `select a.code from acknowledgement a join filing f on f.id = a.filing_id where f.matter_id = $1 and f.kind = 'INITIAL' order by a.at, a.code`,
          [reportId],
        )
      ).rows.map(({ code }) => code);
    const whole = await opened();
    await step(whole.id, 'triage');
    expect(await wordsOf(whole.reportId)).toEqual(['01', '03', '04']);
    await through(whole.id, 'assess', 'askFiler', 'takeBackQuestions', 'proposeOrder');
    await step(whole.id, 'signOrder', head);
    expect(await wordsOf(whole.reportId)).toEqual(['01', '03', '04', '05']);
    await through(whole.id, 'verifyRemedy', 'close');
    await step(whole.id, 'reopen', head);
    await through(whole.id, 'assess', 'close');
    expect(await wordsOf(whole.reportId)).toEqual(['01', '03', '04', '05', '06']);

    const spoken = await opened();
    const { rows } = await world.admin.query<{ id: string }>('select id from delivery where matter_id = $1', [spoken.reportId]);
    for (const word of ['assign', 'start', 'complete'] as const)
      await world.uow.run(liaison.caller, (tx) => handleFiling(tx, rows[0]!.id, word));
    await through(spoken.id, 'triage', 'assess', 'close');
    expect(await wordsOf(spoken.reportId)).toEqual(['01', '03', '04', '05', '06']);

    const withdrawn = await opened();
    await accept(await follow(withdrawn.reportId, 'withdraw'));
    expect(await wordsOf(withdrawn.reportId)).toEqual(['01', '03', '05', '06']);
  });

  it('asks the filer, waits, and goes on when a supplement is accepted', async () => {
    const { id, reportId } = await opened();
    await through(id, 'triage', 'assess', 'askFiler');
    const told = await world.gql<{ it: unknown }>(
      'query ($id: ID!) { it: handlingStatus(reportId: $id) { state stage questions { path question waits state } } }',
      { id: reportId },
      dpo,
    );
    expect(told.data.it).toEqual({
      state: 'AWAITING_FILER',
      stage: 'WAITING',
      questions: [{ path: 'facts.counts', question: 'Bao nhiêu người?', waits: true, state: 'OPEN' }],
    });
    await world.settle();
    const { rows } = await world.admin.query(
      "select type, detail from notification where subject_id = $1 and type = 'ReportHandlingTold'",
      [reportId],
    );
    expect(rows).toEqual([{ type: 'ReportHandlingTold', detail: 'askFiler' }]);
    await accept(await follow(reportId, 'supplement'));
    expect((await handlingOf(reportId)).state).toBe('ASSESSING');
  });

  it('goes on when the time to answer has passed, once', async () => {
    const { id, reportId } = await opened();
    await through(id, 'triage', 'assess', 'askFiler');
    await tamper(world, "update report_handling set request_due = now() - interval '1 minute' where id = $1", [id]);
    await world.worker.sweep();
    await world.worker.sweep();
    expect((await handlingOf(reportId)).state).toBe('ASSESSING');
    expect((await recordsOf(world, id)).filter(({ payload }) => payload.step === 'answered')).toHaveLength(1);
  });

  it('takes its questions back, or moves the time to answer, by at most 90 days', async () => {
    const { id } = await opened();
    await through(id, 'triage', 'assess');
    const tooFar = new Date(Date.now() + 91 * 86_400_000);
    expect((await refusal(() => step(id, 'askFiler', liaison, { questions: [{ question: '?' }], due: tooFar }))).code).toBe('DUE_TOO_FAR');
    await step(id, 'askFiler');
    expect((await refusal(() => step(id, 'moveRequestDue', liaison, { due: tooFar }))).code).toBe('DUE_TOO_FAR');
    const due = new Date(Date.now() + 89 * 86_400_000);
    expect(await step(id, 'moveRequestDue', liaison, { due })).toMatchObject({ state: 'AWAITING_FILER', requestDue: due });
    expect(await step(id, 'takeBackQuestions')).toMatchObject({ state: 'ASSESSING', requestDue: null });
    const told = (await recordsOf(world, id)).filter(({ type }) => type === 'ReportHandlingTold').map(({ payload }) => payload.step);
    expect(told).toEqual(['askFiler', 'moveRequestDue', 'takeBackQuestions']);
  });

  it('is answered by a supplement though the report was concluded, or withdrawn and reopened; only while it asks', async () => {
    const offered = async (reportId: string) => {
      const { data } = await world.gql<{ it: { availableTransitions: { code: string; blockedBy: string | null }[] } }>(
        'query ($id: ID!) { it: violationReport(id: $id) { availableTransitions { code blockedBy } } }',
        { id: reportId },
        dpo,
      );
      return Object.fromEntries(data.it.availableTransitions.map(({ code, blockedBy }) => [code, blockedBy]));
    };
    const concluded = await opened();
    await through(concluded.id, 'triage', 'assess');
    await accept(await follow(concluded.reportId, 'conclude'));
    expect((await refusal(() => follow(concluded.reportId, 'supplement'))).code).toBe('CONCLUDED');
    await step(concluded.id, 'askFiler');
    expect(await offered(concluded.reportId)).toMatchObject({ supplement: null, conclude: 'CONCLUDED' });
    await accept(await follow(concluded.reportId, 'supplement'));
    expect((await handlingOf(concluded.reportId)).state).toBe('ASSESSING');
    expect(await offered(concluded.reportId)).toMatchObject({ supplement: 'CONCLUDED' });

    const withdrawn = await opened();
    await step(withdrawn.id, 'triage');
    await accept(await follow(withdrawn.reportId, 'withdraw'));
    await step(withdrawn.id, 'reopen', head);
    expect((await refusal(() => follow(withdrawn.reportId, 'supplement'))).code).toBe('WITHDRAWN');
    await through(withdrawn.id, 'assess', 'askFiler');
    expect(await offered(withdrawn.reportId)).toMatchObject({ supplement: null, correct: 'WITHDRAWN' });
    await accept(await follow(withdrawn.reportId, 'supplement'));
    expect((await handlingOf(withdrawn.reportId)).state).toBe('ASSESSING');
  });

  it('an order is signed, and a link confirmed, by a second person', async () => {
    const { id, reportId } = await opened();
    await through(id, 'triage', 'assess');
    expect((await refusal(() => step(id, 'signOrder', head))).code).toBe('NOTHING_PROPOSED');
    await step(id, 'proposeOrder', head);
    expect((await refusal(() => step(id, 'signOrder', head))).code).toBe('SECOND_PERSON');
    await step(id, 'proposeOrder', liaison);
    await step(id, 'signOrder', head);
    expect((await handlingOf(reportId)).state).toBe('REMEDIATION_ORDERED');

    const linked = await opened();
    await through(linked.id, 'triage', 'assess', 'proposeLink');
    const confirm = (person: Person, number = CASE_NUMBER) => world.uow.run(person.caller, (tx) => confirmLink(tx, linked.id, number));
    expect((await refusal(() => confirm(liaison))).code).toBe('SECOND_PERSON');
    expect((await refusal(() => confirm(second, formatReference('VV', 2026, 2)))).code).toBe('NOTHING_PROPOSED');
    await step(linked.id, 'declineLink', second);
    expect((await refusal(() => confirm(second))).code).toBe('NOTHING_PROPOSED');
    expect((await refusal(() => step(linked.id, 'proposeLink', liaison, { ...INPUTS.proposeLink(), caseNumber: 'VV26-1' }))).code).toBe(
      'INVALID',
    );
    await step(linked.id, 'proposeLink');
    await confirm(second);
    expect((await handlingOf(linked.reportId)).state).toBe('LINKED_TO_CASE');
    await step(linked.id, 'unlink');
    expect((await handlingOf(linked.reportId)).state).toBe('ASSESSING');
  });

  describe('is closed', () => {
    it('after the final filing, or with a reason why there is none', async () => {
      const { id, reportId } = await opened();
      await through(id, 'triage', 'assess', 'takeNoAction');
      const closing = { outcome: 'NO_ACTION', summary: 'Không cần biện pháp' } as const;
      expect((await refusal(() => step(id, 'close', liaison, closing))).code).toBe('FINAL_MISSING');
      const final = await follow(reportId, 'conclude');
      expect((await refusal(() => step(id, 'close', liaison, { ...closing, waiver: 'x' }))).code).toBe('DELIVERY_OPEN');
      await accept(final);
      expect((await step(id, 'close', liaison, closing)).state).toBe('CLOSED');
    });

    it('not while the people concerned are still to be told', async () => {
      const bank = await world.organisation({ sector: 'FINANCE' });
      const theirs = await world.person(['PDP_OFFICER'], { organisationId: bank.id });
      const filing = await filed(world, theirs, factsUnderLaw91({ dataTypes: [{ code: 'LOCATION', state: 'AFFECTED' }] }));
      await accept(filing);
      const { id } = await handlingOf(filing.matterId);
      await through(id, 'triage', 'assess', 'takeNoAction');
      expect((await refusal(() => step(id, 'close'))).code).toBe('SUBJECT_NOTICE_OPEN');
      // Of a filer that is dissolved nobody will be told: why is said by one, and agreed to by another.
      await step(id, 'proposeNoticeWaiver');
      expect((await refusal(() => step(id, 'close'))).code).toBe('SECOND_PERSON');
      expect(await step(id, 'close', second)).toMatchObject({
        state: 'CLOSED',
        noticeWaiver: { proposedBy: liaison.userId, confirmedBy: second.userId },
      });
      await expect(
        tamper(
          world,
          "update report_handling set notice_waiver = notice_waiver || jsonb_build_object('confirmedBy', $2::text) where id = $1",
          [id, liaison.userId],
        ),
      ).rejects.toMatchObject({ constraint: 'notice_waiver_by_two' });
    });

    it('from an order only by the proof that it was followed: a file of the report or the unit, or an inspection', async () => {
      const { id } = await opened();
      await through(id, 'triage', 'assess', 'proposeOrder');
      await step(id, 'signOrder', head);
      expect((await refusal(() => step(id, 'close', head))).code).toBe('WRONG_STATE');
      const verify = (input: object) => step(id, 'verifyRemedy', liaison, { remedy: 'Đã gỡ', ...input });
      expect((await refusal(() => verify({}))).code).toBe('PROOF_MISSING');
      expect((await refusal(() => verify({ inspection: ' ' }))).code).toBe('PROOF_MISSING');
      const strange = await sendAttachment(world, dpo, 'Ảnh.txt');
      expect((await refusal(() => verify({ attachmentIds: [strange] }))).code).toBe('NOT_FOUND');
      const scan = await sendAttachment(world, liaison, 'Biên bản.txt');
      expect(await verify({ attachmentIds: [scan] })).toMatchObject({ remedyProof: { attachmentIds: [scan], inspection: null } });
      expect((await step(id, 'close')).state).toBe('CLOSED');
    });

    it('as linked to a case only where it is', async () => {
      const { id } = await opened();
      await through(id, 'triage', 'assess');
      const linked = { outcome: 'LINKED_TO_CASE', summary: 'Xử lý trong vụ việc', waiver: 'Theo vụ việc' } as const;
      expect((await refusal(() => step(id, 'close', liaison, linked))).code).toBe('NOT_LINKED');
      await link(id);
      expect(await step(id, 'close', liaison, linked)).toMatchObject({ state: 'CLOSED', outcome: 'LINKED_TO_CASE' });
    });

    it('by the head of the unit where it is grave, and reopened by none other; first-entry times stay', async () => {
      const { id } = await opened();
      await step(id, 'triage', liaison, { ...INPUTS.triage(), severity: 'CRITICAL' });
      await through(id, 'assess', 'takeNoAction');
      expect((await refusal(() => step(id, 'close'))).code).toBe('HEAD_CLOSES');
      const closed = await step(id, 'close', head);
      expect((await refusal(() => step(id, 'reopen'))).code).toBe('FORBIDDEN');
      const reopened = await step(id, 'reopen', head);
      expect(reopened).toMatchObject({ state: 'REOPENED', outcome: null, firstClosedAt: closed.firstClosedAt });
      const clocks = async () =>
        (
          await world.admin.query<{ start: string; runs: boolean }>(
            "select c.start_event as start, c.stopped_at is null as runs from report_clock c join report_handling h on h.report_id = c.report_id where h.id = $1 and c.kind = 'TRIAGE' order by c.started_at",
            [id],
          )
        ).rows;
      expect(await clocks()).toEqual([
        { start: 'ACCEPTED', runs: false },
        { start: 'REOPENED', runs: true },
      ]);
      await through(id, 'assess', 'takeNoAction');
      expect(await clocks()).toMatchObject([{ runs: false }, { runs: false }]);
      expect((await step(id, 'close', head)).firstClosedAt).toEqual(closed.firstClosedAt);
    });

    it('and what was only proposed before is not signed after it was opened again', async () => {
      const { id } = await opened();
      await through(id, 'triage', 'assess', 'proposeLink', 'proposeOrder', 'close');
      expect(await step(id, 'reopen', head)).toMatchObject({ link: null, measure: null });
      await step(id, 'assess');
      expect((await refusal(() => step(id, 'signOrder', head))).code).toBe('NOTHING_PROPOSED');
    });

    it('before it began, where the withdrawal was agreed to first', async () => {
      const filing = await filed(world, dpo);
      await world.settle();
      await accept(await follow(filing.matterId, 'withdraw'));
      await accept(filing);
      await world.settle();
      expect(await handlingOf(filing.matterId)).toBeUndefined();
      const { rows } = await world.admin.query(
        'select slot from report_clock where report_id = $1 and stopped_at is null and superseded_at is null',
        [filing.matterId],
      );
      expect(rows).toEqual([]);
    });

    it('as withdrawn when that is agreed to, but not while it is linked to a case', async () => {
      const free = await opened();
      await accept(await follow(free.reportId, 'withdraw'));
      expect(await handlingOf(free.reportId)).toMatchObject({ state: 'CLOSED', outcome: 'WITHDRAWN' });

      const linked = await opened();
      await through(linked.id, 'triage', 'assess');
      await link(linked.id);
      const request = await follow(linked.reportId, 'withdraw');
      expect((await refusal(() => accept(request))).code).toBe('LINKED_TO_CASE');
      expect((await world.admin.query('select state from filing where id = $1', [request.id])).rows).toEqual([{ state: 'RECEIVED' }]);
    });
  });

  it('is marked and told to the unit where its word from outside agrees to withdraw what is linked to a case', async () => {
    const linked = await opened();
    await through(linked.id, 'triage', 'assess');
    await link(linked.id);
    const request = await follow(linked.reportId, 'withdraw');
    await world.settle();
    const wordId = newId();
    await tamper(
      world,
      `insert into acknowledgement (id, delivery_id, filing_id, organisation_id, unit_id, code, at, sender, stated_at, raw)
       select $2, id, filing_id, organisation_id, unit_id, '03', now(), 'A05', now(), 'raw' from delivery where filing_id = $1`,
      [request.id, wordId],
    );
    const effect = await world.workerHouse.uow.run({ kind: 'system', name: 'test' }, async (tx) => {
      const word = await tx.em.findOneOrFail(Acknowledgement, { id: wordId });
      return applyAcknowledgement(tx, await tx.load(Delivery, word.deliveryId, { lock: true }), word);
    });
    expect(effect).toBe('MOVED');
    await world.settle();
    expect((await handlingOf(linked.reportId)).state).toBe('LINKED_TO_CASE');
    const { rows } = await world.admin.query(
      `select d.conflict, f.state, n.detail from filing f join delivery d on d.filing_id = f.id
       join notification n on n.subject_id = f.id and n.unit_id = d.unit_id and n.type = 'WithdrawalContradicted' where f.id = $1`,
      [request.id],
    );
    expect(rows).toEqual([{ conflict: '03', state: 'ACCEPTED', detail: 'LINKED_TO_CASE' }]);
    await step(linked.id, 'unlink');
    expect((await step(linked.id, 'close')).state).toBe('CLOSED');
  });

  it('refuses a time that has passed, and a version that is old', async () => {
    const { id } = await opened();
    await through(id, 'triage', 'assess');
    const past = new Date(Date.now() - 1000);
    expect((await refusal(() => step(id, 'askFiler', liaison, { questions: [{ question: '?' }], due: past }))).code).toBe(
      'DUE_IN_THE_PAST',
    );
    expect((await refusal(() => world.uow.run(liaison.caller, (tx) => handleReport(tx, id, 'takeNoAction', {}, 1)))).code).toBe('CONFLICT');
  });

  it('can be told from the log alone, whatever officers do', async () => {
    const tries = fc.array(fc.tuple(fc.constantFrom(...STEPS), fc.constantFrom(0, 1, 2)), { minLength: 5, maxLength: 25 });
    await fc.assert(
      fc.asyncProperty(tries, async (attempts) => {
        const { id, reportId } = await opened();
        for (const [code, who] of attempts) await step(id, code, [liaison, second, head][who]!).catch(() => undefined);
        const told = (await recordsOf(world, id)).filter(({ type }) => type.startsWith('ReportHandl'));
        let state: HandlingState = 'NEW';
        for (const { payload } of told) {
          const row: { to: HandlingState } | undefined = transitionsFrom(HANDLING_TRANSITIONS, state).find(
            ({ code }) => code === payload.step,
          );
          expect([state, payload.step, row?.to]).toEqual([state, payload.step, payload.state]);
          state = row!.to;
        }
        expect((await handlingOf(reportId)).state).toBe(state);
      }),
      { numRuns: 12 },
    );
  });
});
