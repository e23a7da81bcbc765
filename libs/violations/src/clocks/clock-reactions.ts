import { LockMode } from '@mikro-orm/core';
import { Filing, FilingReturn } from '#filings';
import { missingFacts, type OrganisationBlock, SERVICE_CLOCKS, serviceDue } from '#law';
import type { DomainLib, RecordedEvent, StoredEvent, Tx } from '#platform';
import { canonicalText } from '#platform/log';
import { addVerdict } from '../add-verdict.js';
import { ViolationReport } from '../entities.js';
import { type StoredFacts, toViolationFacts } from '../facts.js';
import { effectiveOf, factsOf, isWithdrawn, standingOf } from '../follow-up.js';
import type { ClockKind } from './entities.js';
import { keepClocks, STORED_CLOCK, type StartedClock, type StoredClock, startAnew, startClocks } from './keep-clocks.js';
import { named, stopClocks } from './stop-clocks.js';
import { NOTICE_SLOT, versionOf } from './wanted-clocks.js';

/** What the clocks of a report do about what happened, in its own transaction. */
export const clockReactions: DomainLib['reactions'] = {
  ReportDrafted: recompute,
  ReportRevised: recompute,
  ReportMarkedReady: recompute,
  FollowUpOpened: recompute,
  FollowUpAbandoned: recompute,
  ReportDiscarded: end,
  ReportExpired: end,
  FilingSubmitted: ofReports(filed),
  FilingArrived: ofReports(arrived),
  FilingAccepted: ofReports(accepted),
  FilingReturned: ofReports(returned),
  FilingRefused: ofReports(refused),
  HandlingTold: ofReports((tx, recorded) => stopFor(tx, recorded, ['TRIAGE'])),
  ReportHandled: triaged,
  ReportHandlingTold: reopened,
};

/** What befalls the filing of a dossier does nothing to the clocks of reports. */
function ofReports(react: (tx: Tx, recorded: RecordedEvent) => Promise<void>): (tx: Tx, recorded: RecordedEvent) => Promise<void> {
  return async (tx, recorded) => {
    if (recorded.event.payload!.reportId !== undefined) await react(tx, recorded);
  };
}

/** The facts may have changed: so may the duties that follow from them. */
async function recompute(tx: Tx, recorded: RecordedEvent): Promise<void> {
  await recomputeOf(tx, await tx.em.findOneOrFail(ViolationReport, { id: recorded.event.subjects[0]! }));
}

async function recomputeOf(tx: Tx, report: ViolationReport): Promise<number> {
  // The row of the report must be there before its clocks, which are written by a statement.
  const [, [organisation]] = await Promise.all([
    tx.em.flush(),
    tx.sql<{ sector: string }>('select sector from organisation where id = ?', [report.organisationId]),
  ]);
  return keepClocks(tx, report, organisation!);
}

/** How many drafts follow at once. One that is left takes the new block when it is revised or presented, as each does anyway. */
const DRAFTS_AT_ONCE = 200;

/** Handler: what a draft owes depends on the sector too, of which its reminders speak before it is filed. */
export async function followOrganisation(tx: Tx, { payload }: StoredEvent): Promise<void> {
  const prepared = await tx.em.find(
    ViolationReport,
    { organisationId: String(payload.organisationId), state: ['DRAFT', 'READY'], reference: null },
    { limit: DRAFTS_AT_ONCE, orderBy: { updatedAt: 'desc', id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE },
  );
  const moved: string[] = [];
  for (const report of prepared) if ((await recomputeOf(tx, report)) > 0) moved.push(report.id);
  if (moved.length > 0) tx.record({ type: 'DraftClocksMoved', subjects: moved });
}

async function end(tx: Tx, recorded: RecordedEvent): Promise<void> {
  await stopClocks(tx, recorded, { reportId: recorded.event.subjects[0]!, all: true });
}

interface FiledContent {
  readonly organisation: { readonly sector: string };
  readonly missing: readonly { readonly path: string }[];
}

/**
 * The notice is given with the initial filing, a return is answered with what revises it, and a promise is kept with the
 * filing in which the fact is no longer missing. What was frozen for signing has its clocks already, so that a first
 * submission pays for one statement; a later filing may begin clocks, and ends none of the law before it is accepted.
 */
async function filed(tx: Tx, recorded: RecordedEvent): Promise<void> {
  const filing = await filingOf(tx, recorded);
  const content = JSON.parse(filing.content) as FiledContent;
  const withdrawal = filing.kind === 'WITHDRAWAL_REQUEST';
  if (filing.number > 1 && !withdrawal) await recomputeAsFiled(tx, filing, content);
  const stop = () =>
    stopClocks(tx, recorded, {
      reportId: filing.matterId,
      slots: [NOTICE_SLOT, ...(filing.revisesId ? [`RETURN_RESPOND:${filing.revisesId}`] : [])],
      kinds: filing.kind === 'FINAL' ? ['FINAL_EXPECTED', 'SUPPLEMENT_PROMISED'] : [],
      ...(withdrawal ? {} : { stillMissing: content.missing.map(({ path }) => path) }),
    });
  const stopped = await stop();
  if (filing.number > 1 || stopped.some(({ slot }) => slot === NOTICE_SLOT)) return;
  // A report that was frozen before there were clocks.
  await recomputeAsFiled(tx, filing, content);
  await stop();
}

async function recomputeAsFiled(tx: Tx, filing: Filing, { organisation }: FiledContent): Promise<void> {
  await keepClocks(tx, await tx.em.findOneOrFail(ViolationReport, { id: filing.matterId }), { sector: organisation.sector });
}

/** Handler: what the desk, and later the filer, is expected to do is counted from the time of filing. */
export async function startServiceClocks(tx: Tx, event: StoredEvent): Promise<void> {
  if (event.payload.reportId === undefined) return;
  const filing = await tx.em.findOneOrFail(Filing, { id: String(event.payload.filingId) });
  const started = await startClocks(tx, { id: filing.matterId, organisationId: filing.organisationId }, event.id, [
    serviceClock('ACK', filing, filing.submittedAt),
    ...(filing.number === 1 ? [{ ...serviceClock('FINAL_EXPECTED', filing, filing.submittedAt), slot: 'FINAL_EXPECTED' }] : []),
  ]);
  // Handled a second time, the event starts nothing and tells nothing.
  if (started > 0) tx.record({ type: 'ServiceClocksStarted', subjects: [filing.matterId] });
}

function arrived(tx: Tx, recorded: RecordedEvent): Promise<void> {
  return stopFor(tx, recorded, ['ACK']);
}

/** Accepted (and perhaps superseded at once), and not only a copy of it: the desk has to look at it. */
async function accepted(tx: Tx, recorded: RecordedEvent): Promise<void> {
  const filing = await filingOf(tx, recorded);
  if (filing.state !== 'ACCEPTED' && filing.state !== 'SUPERSEDED') return;
  await stopFor(tx, recorded, ['ACK', 'RETURN_RESPOND']);
  if (filing.kind === 'INITIAL') await begin(tx, recorded, filing, [serviceClock('TRIAGE', filing, tx.now)]);
}

/** The time to respond is what the officer set; the law knows none. */
async function returned(tx: Tx, recorded: RecordedEvent): Promise<void> {
  const filing = await filingOf(tx, recorded);
  await tx.em.flush();
  const { respondBy } = await tx.em.findOneOrFail(FilingReturn, { filingId: filing.id });
  await stopFor(tx, recorded, ['ACK']);
  await begin(tx, recorded, filing, [{ ...serviceClock('RETURN_RESPOND', filing, tx.now), dueAt: respondBy }]);
}

/** Refused for good: no final filing is expected of a report whose notice was refused. */
async function refused(tx: Tx, recorded: RecordedEvent): Promise<void> {
  const filing = await filingOf(tx, recorded);
  await stopFor(tx, recorded, ['ACK', 'TRIAGE', 'RETURN_RESPOND']);
  if (filing.kind === 'INITIAL') await stopClocks(tx, recorded, { reportId: filing.matterId, kinds: ['FINAL_EXPECTED'] });
}

/**
 * Handler: a decision changes what a report says in effect, and with it the clocks and the verdict on its notice; what
 * was refused is taken out of the working copy too. A withdrawal that was accepted ends everything. Not in the officer's own transaction, for a unit sees and stops no other clocks than those of the exchange
 * with it. Handled a second time, it finds nothing left to do.
 */
export async function followDecision(tx: Tx, event: StoredEvent): Promise<void> {
  if (event.payload.reportId === undefined) return;
  const filing = await tx.em.findOneOrFail(Filing, { id: String(event.payload.filingId) });
  if (filing.kind === 'WITHDRAWAL_REQUEST' && filing.state === 'ACCEPTED') return endWithdrawn(tx, filing);
  // What was filed first had its effect from its filing on.
  if (filing.number === 1) return;
  const report = await tx.load(ViolationReport, filing.matterId, { lock: true });
  const filings = await tx.em.find(Filing, { matterId: report.id }, { orderBy: { number: 'asc' } });
  const verdict = await addVerdict(tx, filings[0]!, effectiveOf(filings)!);
  const restored = report.state === 'SUBMITTED' && filing.state === 'REFUSED' && restore(tx, report, factsOf(standingOf(filings)));
  const moved = (await recomputeOf(tx, report)) + (await expectFinalAgain(tx, report, filings));
  if (verdict || restored || moved > 0)
    tx.record({ type: 'EffectiveViewChanged', subjects: [report.id, ...(verdict ? [filings[0]!.id] : [])] });
}

const REOPEN = `update report_clock set superseded_at = ?, next_escalation_at = null
  where report_id = ? and superseded_at is null and stopped_event = 'FilingSubmitted' and stopped_at = any (?::timestamptz[])
    and (kind = 'FINAL_EXPECTED' or (kind = 'SUPPLEMENT_PROMISED' and path = any (?::text[])))
  returning ${STORED_CLOCK}`;

/**
 * No final filing stands any more: what it ended goes on, due as before, a promise where no other filing tells the fact.
 * Answers with how many clocks began anew.
 */
async function expectFinalAgain(tx: Tx, report: ViolationReport, filings: readonly Filing[]): Promise<number> {
  const finals = filings.filter(({ kind }) => kind === 'FINAL');
  // What was returned and answered stands no longer: its answer does.
  const standing = finals.filter(({ id, state }) => state !== 'REFUSED' && !finals.some(({ revisesId }) => revisesId === id));
  if (finals.length === 0 || standing.length > 0 || filings[0]!.state === 'REFUSED') return 0;
  if (await isWithdrawn(tx, report.id)) return 0;
  const { regime, formCode, content } = standingOf(filings);
  const { facts, organisation } = JSON.parse(content) as { facts: StoredFacts; organisation: OrganisationBlock };
  const missing = missingFacts(regime, formCode, toViolationFacts(facts, organisation)).map(({ path }) => path);
  const times = finals.map(({ submittedAt }) => submittedAt.toISOString());
  const ended = await tx.sql<StoredClock>(REOPEN, [tx.now, report.id, times, missing]);
  return startAnew(tx, report, finals.at(-1)!.digest, ended);
}

/** True where the working copy said something else. */
function restore(tx: Tx, report: ViolationReport, facts: StoredFacts): boolean {
  if (canonicalText(report.facts) === canonicalText(facts)) return false;
  report.facts = facts;
  report.updatedAt = tx.now;
  return true;
}

/** Once: a unit that was sent a copy receives the request too. */
async function endWithdrawn(tx: Tx, { matterId: reportId }: Filing): Promise<void> {
  const [told] = await tx.sql<{ leaf: object | null }>("select app.leaf_of_event('ReportWithdrawn', ?) as leaf", [reportId]);
  if (told!.leaf) return;
  const recorded = tx.record({ type: 'ReportWithdrawn', subjects: [reportId] });
  await stopClocks(tx, recorded, { reportId, all: true });
}

/** A unit that deals with the report here says so by its triage; of one that was opened again, by taking it up. */
async function triaged(tx: Tx, recorded: RecordedEvent): Promise<void> {
  const { step, reportId } = recorded.event.payload!;
  if (step === 'triage' || step === 'assess') await stopClocks(tx, recorded, { reportId: String(reportId), kinds: ['TRIAGE'] });
}

/** H9: opened again, it is to be taken up as what is new is triaged; what was counted before stays as it was. */
async function reopened(tx: Tx, recorded: RecordedEvent): Promise<void> {
  const { step, reportId } = recorded.event.payload!;
  if (step !== 'reopen') return;
  const filing = await tx.em.findOneOrFail(Filing, { matterId: String(reportId), kind: 'INITIAL' }, { orderBy: { number: 'asc' } });
  const clock = { ...serviceClock('TRIAGE', filing, tx.now), slot: `TRIAGE:${recorded.id}`, startEvent: 'REOPENED' };
  await begin(tx, recorded, filing, [clock]);
}

async function begin(tx: Tx, recorded: RecordedEvent, filing: Filing, clocks: readonly StartedClock[]): Promise<void> {
  if (await isWithdrawn(tx, filing.matterId)) return;
  const report = { id: filing.matterId, organisationId: filing.organisationId };
  if ((await startClocks(tx, report, recorded.id, clocks)) > 0) named(recorded, filing.matterId);
}

async function stopFor(tx: Tx, recorded: RecordedEvent, kinds: readonly ClockKind[]): Promise<void> {
  const filing = await filingOf(tx, recorded);
  await stopClocks(tx, recorded, { reportId: filing.matterId, slots: kinds.map((kind) => `${kind}:${filing.id}`) });
}

function filingOf(tx: Tx, recorded: RecordedEvent): Promise<Filing> {
  return tx.em.findOneOrFail(Filing, { id: String(recorded.event.payload!.filingId) });
}

const STARTED_BY = { ACK: 'SUBMITTED', FINAL_EXPECTED: 'SUBMITTED', TRIAGE: 'ACCEPTED', RETURN_RESPOND: 'RETURNED' } as const;

/** A promise of the product about a filing, counted from a moment. */
function serviceClock(kind: keyof typeof STARTED_BY, filing: Filing, from: Date): StartedClock {
  const service = SERVICE_CLOCKS[kind];
  return {
    slot: `${kind}:${filing.id}`,
    kind,
    rule: kind,
    ruleVersion: versionOf(service),
    article: 'PRODUCT',
    startEvent: STARTED_BY[kind],
    startedAt: from,
    dueAt: serviceDue(kind, from),
    statutory: false,
    filingId: filing.id,
  };
}
