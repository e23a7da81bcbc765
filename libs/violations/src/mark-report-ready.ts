import { createHash } from 'node:crypto';
import { Filing } from '#filings';
import type { Tx } from '#platform';
import { canonicalText } from '#platform/log';
import { assessFor } from './assess.js';
import { filedOrganisation } from './canonical-filing.js';
import { ViolationReport } from './entities.js';
import { toViolationFacts } from './facts.js';
import { refuseOldForm, refuseUnfit } from './fit-to-file.js';
import { effectiveOf, FollowUpBlocked, factsOf } from './follow-up.js';
import { move } from './move-report.js';
import { loadReportSources } from './report-facts.query.js';

/**
 * F2: the minimum set is there; the facts are frozen for signing. A further filing must also be fit for its kind; a request
 * for withdrawal states nothing of its own and repeats what is in effect by now.
 */
export async function markViolationReportReady(tx: Tx, id: string): Promise<ViolationReport> {
  const report = await tx.load(ViolationReport, id, { lock: true });
  tx.authorize('markReady', report);
  move(report, 'markReady');
  const sources = await loadReportSources(tx, []);
  if (report.kind !== 'WITHDRAWAL_REQUEST') {
    const assessment = assessFor('READY', toViolationFacts(report.facts, sources.organisation), tx.now, undefined, sources);
    refuseOldForm(report.formVersion, assessment);
    await refuseUnfit(tx, report, sources, assessment);
    report.regime = assessment.regime.regime.code;
  } else report.facts = factsOf(effectiveOf(await tx.em.find(Filing, { matterId: id }, { orderBy: { number: 'asc' } }))!);
  report.readyDigest = digestOf(report, filedOrganisation(sources));
  report.reopenReason = null;
  report.updatedAt = tx.now;
  tx.record({ type: 'ReportMarkedReady', subjects: [report.id], digest: report.readyDigest });
  return report;
}

/** F3: back to the desk of whoever prepares it, who reads why until it is presented again. */
export async function reopenViolationReport(tx: Tx, id: string, reason: string): Promise<ViolationReport> {
  const report = await tx.load(ViolationReport, id, { lock: true });
  tx.authorize('reopen', report);
  move(report, 'reopen');
  const digest = createHash('sha256')
    .update(canonicalText({ ready: report.readyDigest, reason }))
    .digest('hex');
  report.readyDigest = null;
  report.reopenReason = reason;
  report.updatedAt = tx.now;
  tx.record({ type: 'ReportReopened', subjects: [report.id], digest });
  return report;
}

/** The end of a report that was never filed. The row stays. */
export async function discardViolationReport(tx: Tx, id: string): Promise<ViolationReport> {
  const report = await tx.load(ViolationReport, id, { lock: true });
  tx.authorize('discard', report);
  move(report, 'discard');
  if (report.reference) throw new FollowUpBlocked('FILED');
  report.updatedAt = tx.now;
  tx.record({ type: 'ReportDiscarded', subjects: [report.id] });
  return report;
}

/** What is signed: the facts, what a further filing says about itself, and the block of the organisation; of a draft there is none yet. */
export function digestOf(
  { facts, kind, reason, answers }: Pick<ViolationReport, 'facts' | 'kind' | 'reason' | 'answers'>,
  organisation: ReturnType<typeof filedOrganisation> | null = null,
): string {
  return createHash('sha256').update(canonicalText({ facts, kind, reason, answers, organisation })).digest('hex');
}
