import { createHash } from 'node:crypto';
import type { Tx } from '#platform';
import { canonicalText } from '#platform/log';
import { assessFor } from './assess.js';
import { ViolationReport } from './entities.js';
import { type StoredFacts, toViolationFacts } from './facts.js';
import { move } from './move-report.js';
import { loadReportSources } from './report-facts.query.js';

/** F2: the minimum set is there; the facts are frozen for signing. */
export async function markViolationReportReady(tx: Tx, id: string): Promise<ViolationReport> {
  const report = await tx.load(ViolationReport, id, { lock: true });
  tx.authorize('markReady', report);
  move(report, 'markReady');
  const { organisation } = await loadReportSources(tx, []);
  const assessment = assessFor('READY', toViolationFacts(report.facts, organisation), tx.now);
  report.readyDigest = digestOfFacts(report.facts);
  report.regime = assessment.regime.regime.code;
  report.updatedAt = tx.now;
  tx.record({ type: 'ReportMarkedReady', subjects: [report.id], digest: report.readyDigest });
  return report;
}

/** F3: back to the desk of whoever prepares it. */
export async function reopenViolationReport(tx: Tx, id: string): Promise<ViolationReport> {
  const report = await tx.load(ViolationReport, id, { lock: true });
  tx.authorize('reopen', report);
  move(report, 'reopen');
  report.readyDigest = null;
  report.updatedAt = tx.now;
  tx.record({ type: 'ReportReopened', subjects: [report.id] });
  return report;
}

/** The end of a report that was never filed. The row stays. */
export async function discardViolationReport(tx: Tx, id: string): Promise<ViolationReport> {
  const report = await tx.load(ViolationReport, id, { lock: true });
  tx.authorize('discard', report);
  move(report, 'discard');
  report.updatedAt = tx.now;
  tx.record({ type: 'ReportDiscarded', subjects: [report.id] });
  return report;
}

export function digestOfFacts(facts: StoredFacts): string {
  return createHash('sha256').update(canonicalText(facts)).digest('hex');
}
