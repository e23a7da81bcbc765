import { CaseFile, refuseReaders } from '#cases';
import { StaleVersion, userIdOf } from '#kernel';
import type { Tx } from '#platform';
import { type HitAnswer, IndicatorHit } from './entities.js';
import { IndicatorBlocked, noteMissing } from './indicator-refusals.js';
import { askOthers } from './keep-indicators.js';
import { loadCase } from './load-case.js';

/** Asks again about everything that a case meets and that the acting person does not see; what was asked before is not asked twice. */
export async function askAboutMatches(tx: Tx, caseId: string): Promise<void> {
  await askOthers(tx, await loadCase(tx, caseId, 'addIndicator'));
}

/** Answers somebody who met this case without seeing it. What they are told is the answer and the note, never which case it is. */
export async function answerHit(
  tx: Tx,
  id: string,
  { answer, note }: { readonly answer: HitAnswer; readonly note: string | null },
  expectedVersion?: number,
): Promise<void> {
  const hit = await tx.load(IndicatorHit, id, { lock: true });
  const file = await tx.load(CaseFile, hit.caseId);
  tx.authorize('answerHit', file);
  await refuseReaders(tx, file, 'answerHit');
  if (expectedVersion !== undefined && hit.version !== expectedVersion) throw new StaleVersion('hit', hit.version);
  if (hit.answer !== null) throw new IndicatorBlocked('ANSWERED_ALREADY');
  if (answer !== 'NO' && !note) throw noteMissing();
  Object.assign(hit, { answer, note, answeredBy: userIdOf(tx.actor), answeredAt: tx.now });
  tx.record({ type: 'HitAnswered', subjects: [hit.askId, file.id], payload: { hitId: id, caseId: file.id, answer } });
}
