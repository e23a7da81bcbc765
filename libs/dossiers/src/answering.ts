import { ANSWER_PATHS, type Answer, type AnswerPath, type AnswerSource, type Answers, type Values } from './answers.js';
import type { Offer } from './dossier-sources.js';
import { merged, sameValue } from './merge-answers.js';

/**
 * Takes what register and organisation say on these paths; see `merged`. Where they fell silent, what was taken from them goes; what a person
 * gave stays. `over`: the answers are named, and where both speak it is the source that does; else what a person typed over it, or took away, stays
 * and is stale as before.
 */
export function taken(answers: Answers, offer: Offer, paths: readonly AnswerPath[] = ANSWER_PATHS, over = true): Answers {
  const rest = Object.entries(answers).filter(([path]) => !paths.includes(path as AnswerPath));
  const now = paths.flatMap((path) => {
    const answer = takenAnswer(path, answers[path], offer, over);
    return answer ? [[path, answer] as const] : [];
  });
  return Object.fromEntries([...rest, ...now]);
}

function takenAnswer(path: AnswerPath, answer: Answer | undefined, offer: Offer, over: boolean): Answer | undefined {
  const now = offer.values[path];
  if (now === undefined)
    return answer && !isTaken(answer.source) ? { ...answer, source: { ...answer.source, offered: undefined } as AnswerSource } : undefined;
  if (answer?.value === null && !isTaken(answer.source) && !over) return answer;
  if (!answer) return { value: now, source: offer.sourceOf(path) };
  const before = baselineOf(answer);
  const { value, offered } = merged(path, { current: answer.value, before, now }, over);
  if (sameValue(value, now)) return { value: now, source: offer.sourceOf(path) };
  if (sameValue(value, answer.value) && sameValue(offered, before)) return answer;
  return { value: Array.isArray(value) && value.length === 0 ? null : value, source: drawnOn(answer.source, offered) };
}

/** Still whose it was, beside what the source says by now. */
function drawnOn(source: AnswerSource, offered: unknown): AnswerSource {
  return { ...(source as Extract<AnswerSource, { kind: 'PERSON' | 'CARRIED' }>), offered, drawn: true };
}

/** What the source said when the answer was given. */
export function baselineOf(answer: Answer | undefined): unknown {
  if (!answer) return null;
  const { source } = answer;
  return 'offered' in source ? source.offered : isTaken(source) ? answer.value : null;
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
