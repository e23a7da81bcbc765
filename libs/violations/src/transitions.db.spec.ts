import type { AuthorityUnit, Organisation } from '#identity';
import { DomainError, ORGANISATION_ROLES, type Role, transitionsFrom, UNIT_ROLES } from '#kernel';
import type { Caller, Tx } from '#platform';
import { drafted, factsUnderLaw91, filed, readied, reportContent, submissionOf } from '../../../test/support/facts.js';
import { tamper, wouldAnswer } from '../../../test/support/records.js';
import { type Person, World } from '../../../test/support/world.js';
import { reviseViolationReport } from './draft-violation-report.js';
import { REPORT_STATES, type ReportState, type ViolationReport } from './entities.js';
import { abandonFollowUp, openFollowUp } from './follow-up.js';
import { discardViolationReport, markViolationReportReady, reopenViolationReport } from './mark-report-ready.js';
import { submitViolationReport } from './submit-violation-report.js';
import { REPORT_TRANSITIONS, type ReportTransition } from './violation-report.states.js';

/** lifecycles.md 1.1: who prepares (PREP) and who signs (APPR); the officer in charge does both. Nobody else moves a report. */
const PREPARES = ['revise', 'markReady', 'discard', 'abandon', 'supplement', 'correct', 'conclude', 'complete'] as const;
const SIGNS = ['reopen', 'submit', 'withdraw'] as const;
const MAY: Readonly<Partial<Record<Role, readonly ReportTransition[]>>> = {
  PREPARER: PREPARES,
  APPROVER: SIGNS,
  PDP_OFFICER: [...PREPARES, ...SIGNS],
};

/** `expire` belongs to time itself; see expire-drafts.db.spec.ts. */
const VERBS: Readonly<Record<Exclude<ReportTransition, 'expire'>, (tx: Tx, report: ViolationReport) => Promise<unknown>>> = {
  revise: (tx, { id, version }) => reviseViolationReport(tx, id, version, reportContent(factsUnderLaw91())),
  markReady: (tx, { id }) => markViolationReportReady(tx, id),
  reopen: (tx, { id }) => reopenViolationReport(tx, id, 'Thiếu số lượng'),
  submit: (tx, { id }) => submitViolationReport(tx, submissionOf(id, { clientKey: `another-key-${id}` })),
  discard: (tx, { id }) => discardViolationReport(tx, id),
  abandon: (tx, { id }) => abandonFollowUp(tx, id),
  supplement: (tx, { id }) => openFollowUp(tx, id, 'supplement'),
  correct: (tx, { id }) => openFollowUp(tx, id, 'correct', 'Sai số lượng'),
  conclude: (tx, { id }) => openFollowUp(tx, id, 'conclude'),
  withdraw: (tx, { id }) => openFollowUp(tx, id, 'withdraw', 'Báo nhầm'),
  complete: (tx, { id }) => openFollowUp(tx, id, 'complete'),
};
const CODES = Object.keys(VERBS) as (keyof typeof VERBS)[];

/** The guards, on these reports: one was never filed or filed once, and nothing waits for completion. */
const GUARDED: Readonly<Partial<Record<`${ReportState} ${ReportTransition}`, string>>> = {
  'DRAFT abandon': 'NOT_FILED',
  'READY abandon': 'NOT_FILED',
  'SUBMITTED complete': 'NO_RETURN',
};

/** Every actor × state × transition; each attempt is undone, so that one report a state is enough. */
describe('who may move a report from where', () => {
  let world: World;
  let organisation: Organisation;
  let unit: AuthorityUnit;
  const reports = {} as Record<ReportState, ViolationReport>;
  beforeAll(async () => {
    world = await World.create();
    unit = await world.unit();
    organisation = await world.organisation();
    const dpo = await world.person(['PDP_OFFICER'], { organisationId: organisation.id });
    reports.DRAFT = await drafted(world, dpo);
    reports.READY = await readied(world, dpo);
    const filing = await filed(world, dpo);
    await world.settle();
    reports.SUBMITTED = { id: filing.matterId, version: 3 } as ViolationReport;
    reports.DISCARDED = await drafted(world, dpo);
    await world.uow.run(dpo.caller, (tx) => discardViolationReport(tx, reports.DISCARDED.id));
    reports.EXPIRED = await drafted(world, dpo);
    await tamper(world, "update violation_report set state = 'EXPIRED' where id = $1", [reports.EXPIRED.id]);
  });
  afterAll(() => world.destroy());

  const matrix = async (caller: Caller) => {
    const cells: Record<string, string> = {};
    for (const state of REPORT_STATES)
      for (const code of CODES) {
        const answer = await wouldAnswer(world, caller, (tx) => VERBS[code](tx, reports[state]));
        cells[`${state} ${code}`] = answer instanceof DomainError ? described(answer) : answer;
      }
    return cells;
  };
  const described = ({ code, details }: DomainError) =>
    code === 'WRONG_STATE' ? `${code} ${details.state}: ${details.allowed!.join(' ')}` : code;
  const everywhere = (answer: (state: ReportState, code: (typeof CODES)[number]) => string) =>
    Object.fromEntries(REPORT_STATES.flatMap((state) => CODES.map((code) => [`${state} ${code}`, answer(state, code)])));
  const possible = (state: ReportState) => transitionsFrom(REPORT_TRANSITIONS, state).map(({ code }) => code);

  it('covers the table that runs', () => {
    expect([...CODES, 'expire'].toSorted()).toEqual(REPORT_TRANSITIONS.map(({ code }) => code).toSorted());
  });

  it.each(ORGANISATION_ROLES)('%s of the organisation', async (role) => {
    const person = await world.person([role], { organisationId: organisation.id });
    expect(await matrix(person.caller)).toEqual(
      everywhere((state, code) =>
        !MAY[role]?.includes(code)
          ? 'FORBIDDEN'
          : possible(state).includes(code)
            ? (GUARDED[`${state} ${code}`] ?? 'OK')
            : `WRONG_STATE ${state}: ${possible(state).join(' ')}`,
      ),
    );
  });

  it.each<[string, () => Promise<Person | { caller: Caller }>]>([
    ...ORGANISATION_ROLES.map((role): [string, () => Promise<Person>] => [
      `${role} of another organisation`,
      async () => world.person([role], { organisationId: (await world.organisation()).id }),
    ]),
    ...UNIT_ROLES.map((role): [string, () => Promise<Person>] => [
      `${role} of the unit that received it`,
      () => world.person([role], { unitId: unit.id }),
    ]),
    ['PLATFORM_ADMIN', () => world.person(['PLATFORM_ADMIN'])],
    ['nobody', async () => ({ caller: { kind: 'anonymous' } })],
  ])('%s does not even find it', async (_who, enter) => {
    expect(await matrix((await enter()).caller)).toEqual(everywhere(() => 'NOT_FOUND'));
  });

  it('has left every report where it was', async () => {
    for (const state of REPORT_STATES)
      expect((await world.admin.query('select state from violation_report where id = $1', [reports[state].id])).rows).toEqual([{ state }]);
  });
});
