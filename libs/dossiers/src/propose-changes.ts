import { spellingOf } from '#kernel';
import type { ChangeKind, ImpactFacts } from '#law';
import type { AnswerPath, Answers } from './answers.js';
import type { Offer } from './dossier-sources.js';
import { staleAnswers } from './staleness.js';

export interface ProposedChange {
  readonly kind: ChangeKind;
  /** The stale answers that it follows from. */
  readonly paths: readonly AnswerPath[];
}

/**
 * Listed changes (D356 20.1) that what is stale points at: a purpose that the dossier does not name, another party. What the register does not
 * hold, as business lines and hired providers, points at none. Nothing is recorded by it.
 */
export function proposedChanges(answers: Answers, offer: Offer, carriedOver: boolean): readonly ProposedChange[] {
  const stale = staleAnswers(answers, offer, carriedOver).map(({ path }) => path);
  const among = (paths: readonly AnswerPath[], differs: (path: AnswerPath) => boolean) =>
    paths.filter((path) => stale.includes(path) && differs(path));
  const told = (path: AnswerPath) => answers[path]?.value;
  const proposed: readonly ProposedChange[] = [
    {
      kind: 'NEW_PURPOSE',
      paths: among(['flows', 'transferFlows'], (path) => isNew(purposesOf(told(path)), purposesOf(offer.values[path]))),
    },
    { kind: 'PARTY', paths: among(['parties'], (path) => !sameNames(partiesOf(told(path)), partiesOf(offer.values[path]))) },
  ];
  return proposed.filter(({ paths }) => paths.length > 0);
}

type Flows = ImpactFacts['flows'] | ImpactFacts['transferFlows'];
const purposesOf = (value: unknown) => ((value ?? []) as NonNullable<Flows>).map(({ purpose }) => spellingOf(purpose));
const partiesOf = (value: unknown) =>
  ((value ?? []) as NonNullable<ImpactFacts['parties']>).map(({ part, name }) => `${part}/${spellingOf(name)}`);
const isNew = (before: readonly string[], now: readonly string[]) => now.some((one) => !before.includes(one));
const sameNames = (one: readonly string[], other: readonly string[]) => !isNew(one, other) && !isNew(other, one);
