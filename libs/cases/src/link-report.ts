import { confirmLink, ReportHandling } from '#handling';
import { Forbidden, userIdOf } from '#kernel';
import type { Tx } from '#platform';
import { CaseBlocked } from './case-refusals.js';
import { CaseFile } from './entities.js';
import { noteStep, refuseReaders } from './move-case.js';

/**
 * H5: who leads a case confirms that a report is linked to it, which somebody else proposed by its number; a case that nobody leads yet, the head.
 * Throws NotFound, Forbidden, CaseBlocked, and what `confirmLink` of libs/handling throws.
 */
export async function confirmCaseLink(tx: Tx, id: string, handlingId: string, expectedVersion?: number): Promise<ReportHandling> {
  const file = await tx.load(CaseFile, id);
  tx.authorize('confirmLink', file);
  if (file.leadId && file.leadId !== userIdOf(tx.actor)) throw new Forbidden('confirmLink', 'CaseFile');
  await refuseReaders(tx, file, 'confirmLink');
  await tx.load(ReportHandling, handlingId);
  if (file.endedAt) throw new CaseBlocked('ENDED');
  const handling = await confirmLink(tx, handlingId, file.reference, expectedVersion);
  noteStep(tx, file, 'linkReport', handling.reference);
  return handling;
}
