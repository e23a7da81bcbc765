import type { Sentence } from '#kernel';
import type { Article } from '../regime/article.js';
import type { RegimeCode } from '../regime/regimes.js';
import { DOSSIER_QUESTIONS, type Need, type Questionnaire, type QuestionOwner } from './dossier-questions.js';
import type { ImpactFacts } from './impact-facts.js';

/** What an answer counts in the score. */
export const WEIGHT_OF_NEED: Readonly<Record<Need, number>> = { MANDATORY: 3, ADVISED: 1 };

/** One question as it stands: what it counts, and whether it is answered. */
export interface CompletenessItem {
  readonly path: string;
  readonly label: Sentence;
  readonly need: Need;
  readonly article: Article;
  readonly owner: QuestionOwner;
  readonly weight: number;
  readonly answered: boolean;
}

/** 0 to 100, with everything it is made of: `points` of `of`, rounded down, so that 100 means that nothing is open. */
export interface Completeness<Item = CompletenessItem> {
  readonly score: number;
  readonly points: number;
  readonly of: number;
  readonly items: readonly Item[];
  /** What is open, mandatory first. */
  readonly open: readonly Item[];
}

/**
 * How complete a dossier is under a regime, item by item (D13 24.1, 25.2; D356 18.3, 19.3 and its forms). Questions that do not arise are left out. A
 * processor's dossier under Decree 13 (24.2) is judged by the same questions, which ask for more. Never throws.
 */
export function dossierCompleteness(regime: RegimeCode, facts: ImpactFacts): Completeness {
  const questionnaire: Questionnaire = `${regime === 'VN-PDPD-2023' ? 'D13' : 'L91'}/${facts.type}`;
  const items = DOSSIER_QUESTIONS.flatMap(({ path, label, owner, answered, when, asked }): CompletenessItem[] => {
    const row = asked[questionnaire];
    if (!row || (when && !when(facts))) return [];
    const [need, article] = row;
    return [{ path, label, need, article, owner, weight: WEIGHT_OF_NEED[need], answered: answered(facts) }];
  });
  return completenessOf(items);
}

/** The same arithmetic for any list of items. */
export function completenessOf<Item extends Pick<CompletenessItem, 'weight' | 'answered'>>(items: readonly Item[]): Completeness<Item> {
  const sum = (list: readonly Item[]) => list.reduce((total, { weight }) => total + weight, 0);
  const open = items.filter(({ answered }) => !answered).sort((a, b) => b.weight - a.weight);
  const [of, points] = [sum(items), sum(items) - sum(open)];
  return { score: of === 0 ? 100 : Math.floor((100 * points) / of), points, of, items, open };
}
