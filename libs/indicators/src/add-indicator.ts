import type { Tx } from '#platform';
import { CaseIndicator, type Confidence, type IndicatorLevel } from './entities.js';
import { notReadable } from './indicator-refusals.js';
import type { IndicatorType } from './indicator-types.js';
import { keepIndicators } from './keep-indicators.js';
import { loadCase } from './load-case.js';
import { normaliseIndicator } from './normalise.js';
import { isUnreadable } from './normalised.js';

export interface NewIndicator {
  readonly caseId: string;
  readonly type: IndicatorType;
  readonly text: string;
  readonly level: IndicatorLevel;
  readonly confidence: Confidence;
}

/**
 * Adds what a case is recognised by. Throws Invalid with the rule where the text normalises to nothing; what is there already is seen once more.
 * `secret` as for `normaliseIndicator`.
 */
export async function addIndicator(tx: Tx, secret: Uint8Array, { caseId, type, text, level, confidence }: NewIndicator): Promise<string> {
  const file = await loadCase(tx, caseId, level === 'CONFIRMED' ? 'judgeIndicator' : 'addIndicator');
  const indicator = normaliseIndicator(type, text, secret);
  if (isUnreadable(indicator)) throw notReadable('text', indicator.refusal);
  tx.record({ type: 'IndicatorAdded', subjects: [caseId], payload: { caseId, type, level } });
  const [id] = await keepIndicators(tx, file, [indicator], { source: 'OFFICER', level, confidence, sparesDropped: false });
  return id!;
}

/** An indicator with its case, for those who decide what belongs to it. */
export async function loadIndicator(tx: Tx, id: string): Promise<CaseIndicator> {
  const { caseId } = await tx.load(CaseIndicator, id);
  await loadCase(tx, caseId, 'judgeIndicator');
  return await tx.load(CaseIndicator, id, { lock: true });
}
