import { diffFacts, type FactChange } from '#platform';
import { baselineOf, isTaken } from './answering.js';
import { ANSWER_PATHS, type AnswerPath, type Answers } from './answers.js';
import type { Offer } from './dossier-sources.js';
import { sameValue } from './merge-answers.js';

/** An answer whose source says something else than it did when the answer was given: field by field, old → new. */
export interface StaleAnswer {
  readonly path: AnswerPath;
  readonly changes: readonly FactChange[];
}

/**
 * What register and organisation say differently by now. Holds also for what was filed, for its answers stay what they were. A dossier that
 * was carried over was not drawn from the register, so only answers that were taken from there since are compared.
 */
export function staleAnswers(answers: Answers, offer: Offer, carriedOver: boolean): readonly StaleAnswer[] {
  return ANSWER_PATHS.flatMap((path): StaleAnswer[] => {
    const answer = answers[path];
    const [before, now] = [baselineOf(answer), offer.values[path]];
    const asked = !carriedOver || (answer !== undefined && (isTaken(answer.source) || 'drawn' in answer.source));
    if (!asked || sameValue(before, now)) return [];
    return [{ path, changes: diffFacts({ [path]: before ?? null }, { [path]: now ?? null }) }];
  });
}
