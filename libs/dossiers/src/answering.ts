import { canonicalText } from '#platform/log';
import { ANSWER_PATHS, type Answer, type AnswerPath, type AnswerSource, type Answers, type Values } from './answers.js';
import type { Offer } from './dossier-sources.js';

/** Equal as canonical JSON; absent and null are one. */
export const sameValue = (one: unknown, other: unknown): boolean => canonicalText(one ?? null) === canonicalText(other ?? null);

/**
 * Takes what register and organisation say on these paths. Where they fell silent, what was taken from them goes; what a person gave stays.
 */
export function taken(answers: Answers, offer: Offer, paths: readonly AnswerPath[] = ANSWER_PATHS): Answers {
  const said = paths.filter((path) => offer.values[path] !== undefined);
  const silent = paths.filter((path) => offer.values[path] === undefined && answers[path]);
  const gone = silent.filter((path) => isTaken(answers[path]!.source));
  const kept = byPath(
    silent.filter((path) => !gone.includes(path)),
    (path) => ({ ...answers[path]!, source: { ...answers[path]!.source, offered: undefined } as AnswerSource }),
  );
  const rest = Object.fromEntries(Object.entries(answers).filter(([path]) => !gone.includes(path as AnswerPath)));
  return { ...rest, ...kept, ...byPath(said, (path) => ({ value: offer.values[path], source: offer.sourceOf(path) })) };
}

/** Whether the source itself speaks, and not a person or an earlier dossier. */
export const isTaken = ({ kind }: AnswerSource): boolean => kind === 'REGISTER' || kind === 'ORGANISATION';

/** Answers that stay although their source says something else by now: a person answers for them from then on. */
export function confirmed(answers: Answers, paths: readonly AnswerPath[], offer: Offer, person: Person): Answers {
  return { ...answers, ...byPath(paths, (path) => ({ value: answers[path]?.value ?? null, source: by(person, offer, path) })) };
}

interface Person {
  readonly by: string;
  readonly at: Date;
}
const by = (person: Person, offer: Offer, path: AnswerPath): AnswerSource => ({
  kind: 'PERSON',
  by: person.by,
  at: person.at.toISOString(),
  ...(offer.values[path] === undefined ? {} : { offered: offer.values[path] }),
});

/** What somebody types. A value that says what is there already leaves its source alone; null takes an answer away, and is kept as that. */
export function typed(answers: Answers, values: Values, offer: Offer, person: Person): Answers {
  const changed = ANSWER_PATHS.filter((path) => values[path] !== undefined && !sameValue(values[path], answers[path]?.value));
  return { ...answers, ...byPath(changed, (path) => ({ value: values[path], source: by(person, offer, path) })) };
}

/** What an earlier dossier answered and neither register nor organisation does. */
export function carried(answers: Answers, earlier: { readonly id: string; readonly version: number; readonly answers: Answers }): Answers {
  const source: AnswerSource = { kind: 'CARRIED', dossierId: earlier.id, version: earlier.version };
  const paths = ANSWER_PATHS.filter(
    (path) => !answers[path] && !AT_ITS_TIME.includes(path) && (earlier.answers[path]?.value ?? null) !== null,
  );
  return { ...answers, ...byPath(paths, (path) => ({ value: earlier.answers[path]!.value, source })) };
}

/** What belongs to one processing, and is asked again. */
const AT_ITS_TIME: readonly AnswerPath[] = ['firstProcessedOn', 'firstTransferredOn'];

function byPath(paths: readonly AnswerPath[], answer: (path: AnswerPath) => Answer): Answers {
  return Object.fromEntries(paths.map((path) => [path, answer(path)]));
}
