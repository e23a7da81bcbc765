import { attachTo, detachFrom } from '#attachments';
import { advance } from '#kernel';
import type { Tx } from '#platform';
import { REPORT_TRANSITIONS, ViolationReport } from '#violations';

/** Puts a file into a report that is being written; what was presented for signing takes no more. */
export async function attachFile(tx: Tx, reportId: string, attachmentId: string): Promise<void> {
  const report = await inPreparation(tx, reportId);
  if (await attachTo(tx, report, attachmentId)) tx.record({ type: 'FileAttached', subjects: [report.id, attachmentId] });
}

/** Takes a file out again; what was filed with it stays as it was filed. */
export async function detachFile(tx: Tx, reportId: string, attachmentId: string): Promise<void> {
  const report = await inPreparation(tx, reportId);
  if (await detachFrom(tx, report, attachmentId)) tx.record({ type: 'FileDetached', subjects: [report.id, attachmentId] });
}

async function inPreparation(tx: Tx, reportId: string): Promise<ViolationReport> {
  const report = await tx.load(ViolationReport, reportId, { lock: true });
  tx.authorize('revise', report);
  advance('violation report', REPORT_TRANSITIONS, report.state, 'revise');
  return report;
}
