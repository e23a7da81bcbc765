import { Invalid } from '#kernel';
import { type Duty, dutiesOf } from '../notice/duties.js';
import { factDefects } from '../notice/fact-defects.js';
import { formVersionOf } from '../notice/form-versions.js';
import { type Form, formOf } from '../notice/forms.js';
import { type NoticeClassDecision, noticeClassOf } from '../notice/notice-class.js';
import type { Recipient } from '../notice/recipients.js';
import { timesOf } from '../notice/violation-facts.js';
import type { CivilDate } from '../regime/interval.js';
import type { OpenQuestion } from '../regime/open-questions.js';
import { knownOccurrence, type RegimeChoice, regimeAt } from '../regime/regime-at.js';
import { vietnamDate } from '../regime/vietnam-time.js';
import type { AdviceAnswers } from './advice-answers.js';
import { type OpenAnswer, openAnswers } from './open-answers.js';

/** What the law makes of the answers. */
export interface Advice {
  /** The day in Vietnam on which the law was read. */
  readonly day: CivilDate;
  readonly regime: RegimeChoice;
  readonly decision: NoticeClassDecision;
  /** The first is the notice to the agency. */
  readonly duties: readonly Duty[];
  readonly recipients: readonly Recipient[];
  readonly forms: readonly (Form & { readonly version: string })[];
  /** What was not answered and would change or sharpen the answer. */
  readonly open: readonly OpenAnswer[];
  /** What the texts themselves leave open. */
  readonly openQuestions: readonly OpenQuestion[];
}

function distinct<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values)];
}

/**
 * The decision helper: from the answers to regime, class, recipients, forms and duties, each with its rule, article and
 * reasons. Without any time the law in force at `now` is read, provisionally. Keeps nothing.
 *
 * Throws Invalid (`CONTRADICTORY_ANSWERS`) with a sentence for each answer that cannot be, `NO_REGIME` (invalid) before
 * 1 July 2023.
 */
export function adviseOn(answers: AdviceAnswers, now: Date): Advice {
  const defects = factDefects(answers, now);
  if (defects.length > 0) throw new Invalid(defects, 'CONTRADICTORY_ANSWERS');
  const times = timesOf(answers);
  const regime = times.detectedAt || knownOccurrence(times) ? regimeAt(times) : { ...regimeAt(now), provisional: true };
  const { code } = regime.regime;
  const duties = dutiesOf(code, answers, answers);
  const { harmInterests = null, reporterRole: role = null, actType = null } = answers;
  const forms = distinct(duties.flatMap(({ form }) => form ?? []));
  return {
    day: vietnamDate(now),
    regime,
    decision: noticeClassOf(code, { harmInterests, role, actType }),
    duties,
    recipients: distinct(duties.flatMap(({ recipient, alsoTo }) => [recipient, ...alsoTo])),
    forms: forms.map((form) => ({ ...formOf(code, form), version: formVersionOf(code, form) })),
    open: openAnswers(code, answers),
    openQuestions: distinct(duties.flatMap(({ openQuestions }) => openQuestions)).toSorted((a, b) => a.number - b.number),
  };
}
