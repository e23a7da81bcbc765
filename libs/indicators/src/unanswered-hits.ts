import type { RecordedEvent, Tx } from '#platform';
import { IndicatorBlocked } from './indicator-refusals.js';

interface Unanswered {
  /** With cases that the acting person does not see, and that nobody asked about. */
  readonly unasked: number;
  /** Questions of this case without an answer. */
  readonly open: number;
  /** Questions about this case without an answer. */
  readonly yours: number;
}

/**
 * How many meetings with cases that one does not see stand in the way of the next step of a case: not asked about, asked and not answered, or asked by others
 * and not answered. For guards; the number is shown to nobody, for it would count hidden cases.
 */
export async function unansweredHits(tx: Tx, caseId: string): Promise<number> {
  const { unasked, open, yours } = await unanswered(tx, caseId);
  return unasked + open + yours;
}

/** How many indicators of a case an officer has confirmed, without those that were dropped. */
export async function confirmedIndicators(tx: Tx, caseId: string): Promise<number> {
  const [row] = await tx.sql<{ count: number }>(
    `select count(*)::integer as count from case_indicator where case_id = ? and level = 'CONFIRMED' and dropped_at is null`,
    [caseId],
  );
  return row!.count;
}

/** C6: no case is verified while somebody who works on the same thing has not been asked, or has not answered. */
export async function refuseUnanswered(tx: Tx, { event: { payload } }: RecordedEvent): Promise<void> {
  if (payload?.step !== 'verify') return;
  const { unasked, open, yours } = await unanswered(tx, String(payload.caseId));
  if (unasked > 0) throw new IndicatorBlocked('HITS_NOT_ASKED');
  if (open > 0) throw new IndicatorBlocked('HITS_UNANSWERED');
  if (yours > 0) throw new IndicatorBlocked('HITS_TO_ANSWER');
}

async function unanswered(tx: Tx, caseId: string): Promise<Unanswered> {
  const [row] = await tx.sql<{ hits: Unanswered }>('select app.unanswered_hits(?) as hits', [caseId]);
  return row!.hits;
}
