import { StaleVersion, userIdOf } from '#kernel';
import type { Tx } from '#platform';
import { ReportHandling } from './entities.js';
import { decided, HandlingBlocked, moveHandling, otherThan, tell } from './handle-report.js';

/**
 * H5: whoever leads the case agrees that the report is linked to it; `libs/cases` says who that is. Throws NotFound, WrongState,
 * StaleVersion, and HandlingBlocked where no link to this very case was proposed, or by oneself.
 */
export async function confirmLink(tx: Tx, id: string, caseNumber: string, expectedVersion?: number): Promise<ReportHandling> {
  const handling = await tx.load(ReportHandling, id, { lock: true });
  tx.authorize('confirmLink', handling);
  if (expectedVersion !== undefined && handling.version !== expectedVersion) throw new StaleVersion('report handling', handling.version);
  const proposed = handling.link;
  moveHandling(handling, 'confirmLink');
  if (!proposed || proposed.confirmedBy !== null || proposed.caseNumber !== caseNumber) throw new HandlingBlocked('NOTHING_PROPOSED');
  otherThan(tx, proposed.proposedBy);
  handling.link = { ...proposed, confirmedBy: userIdOf(tx.actor) };
  handling.updatedAt = tx.now;
  decided(tx, handling);
  tell(tx, handling, 'confirmLink', false);
  return handling;
}
