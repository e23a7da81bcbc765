import { StaleVersion, userIdOf } from '#kernel';
import type { Tx } from '#platform';
import { loadIndicator } from './add-indicator.js';
import type { CaseIndicator, Confidence } from './entities.js';
import { IndicatorBlocked } from './indicator-refusals.js';
import { askOthers } from './keep-indicators.js';

interface Step {
  readonly id: string;
  readonly expectedVersion?: number;
}

/** An officer says that a mention belongs to the case. */
export async function confirmIndicator(
  tx: Tx,
  { id, expectedVersion, confidence }: Step & { readonly confidence: Confidence },
): Promise<void> {
  const indicator = await live(tx, { id, expectedVersion });
  if (indicator.level === 'CONFIRMED') throw new IndicatorBlocked('CONFIRMED_ALREADY');
  Object.assign(indicator, { level: 'CONFIRMED', confidence, confirmedBy: userIdOf(tx.actor), confirmedAt: tx.now });
  tell(tx, indicator, 'IndicatorConfirmed');
}

/** It is not of the case; it stays with its reason, and no later text brings it back. */
export async function dropIndicator(tx: Tx, { id, expectedVersion, reason }: Step & { readonly reason: string }): Promise<void> {
  const indicator = await live(tx, { id, expectedVersion });
  Object.assign(indicator, { droppedBy: userIdOf(tx.actor), droppedAt: tx.now, dropReason: reason });
  await setMatching(tx, id, false);
  tell(tx, indicator, 'IndicatorDropped');
}

/** It is of the case, but other cases that have it say nothing. With `reason` null it is compared again. */
export async function ignoreIndicator(tx: Tx, { id, expectedVersion, reason }: Step & { readonly reason: string | null }): Promise<void> {
  const indicator = await live(tx, { id, expectedVersion });
  const ignore = reason !== null;
  if (indicator.ignoreSimilarity === ignore) throw new IndicatorBlocked(ignore ? 'IGNORED_ALREADY' : 'NOT_IGNORED');
  Object.assign(indicator, { ignoreSimilarity: ignore, ignoreReason: reason });
  await setMatching(tx, id, !ignore);
  tell(tx, indicator, ignore ? 'IndicatorIgnored' : 'IndicatorCompared');
  if (!ignore) await askOthers(tx, { id: indicator.caseId, unitId: indicator.unitId });
}

async function live(tx: Tx, { id, expectedVersion }: Step): Promise<CaseIndicator> {
  const indicator = await loadIndicator(tx, id);
  if (expectedVersion !== undefined && indicator.version !== expectedVersion) throw new StaleVersion('indicator', indicator.version);
  if (indicator.droppedAt !== null) throw new IndicatorBlocked('DROPPED_ALREADY');
  return indicator;
}

async function setMatching(tx: Tx, id: string, matching: boolean): Promise<void> {
  await tx.sql('update case_indicator_key set matching = ? where indicator_id = ?', [matching, id]);
}

function tell(tx: Tx, { id, caseId }: CaseIndicator, type: string): void {
  tx.record({ type, subjects: [caseId], payload: { caseId, indicatorId: id } });
}
