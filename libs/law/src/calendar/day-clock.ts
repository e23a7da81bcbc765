import type { Sentence } from '#kernel';
import type { Article } from '../regime/article.js';
import { type Confidence, confidenceNote, weakest } from '../regime/confidence.js';
import type { CivilDate } from '../regime/interval.js';
import { type OpenQuestion, openQuestions } from '../regime/open-questions.js';
import type { RegimeCode } from '../regime/regimes.js';
import { daysLater, endOfDay, formatDay, monthsLater } from './civil-days.js';
import { holidaysKnownOn, workingDayFrom, workingDaysLater } from './working-days.js';

/** Calendar days (`D`), working days (`WD`) or months (`M`); each ends at 24:00 of its last day. */
export interface DayLength {
  readonly amount: number;
  readonly unit: 'D' | 'WD' | 'M';
}

/** As `Limit` of the notice rules, in days: what the law states, or its words and what we work towards meanwhile. */
export type DayLimit =
  | { readonly kind: 'STATED'; readonly length: DayLength }
  | { readonly kind: 'UNSTATED'; readonly words: Sentence; readonly careful: DayLength | null };

/** A rule whose time is counted in days from a day. */
export interface DayRule {
  readonly id: string;
  readonly regime: RegimeCode;
  /** What happens on the day from which it runs, in words. */
  readonly starts: Sentence;
  readonly limit: DayLimit;
  readonly article: Article;
  readonly confidence: Confidence;
  readonly openQuestions: readonly number[];
}

/** A deadline in days that explains itself. */
export interface DayClock {
  readonly ruleId: string;
  readonly regime: RegimeCode;
  readonly article: Article;
  readonly startedOn: CivilDate | null;
  readonly limit: DayLimit;
  /** `01/02/2026 + 60 ngày = 02/04/2026 …` */
  readonly arithmetic: Sentence;
  /** The last day in time; null without a start or without any length. */
  readonly dueOn: CivilDate | null;
  /** The last millisecond of that day. */
  readonly dueAt: Date | null;
  /** Where the last day is no working day: the next one, if the Civil Code carries over (148.5), which the texts do not say. Else null. */
  readonly shiftedTo: CivilDate | null;
  /** False where the day is only the product's careful target. */
  readonly statutory: boolean;
  readonly confidence: Confidence;
  readonly note: Sentence | null;
  readonly openQuestions: readonly OpenQuestion[];
}

/**
 * The clock of a rule from a day. The day of the start is day 0 (Civil Code 147, a secondary source); whether a period in calendar days
 * moves on from a weekend is not said for these duties, so the earlier day counts and the later is shown beside it
 * (fact sheet 0.5). Throws RangeError where the text is not a date.
 */
export function dayClock(rule: DayRule, startedOn: CivilDate | null): DayClock {
  const length = rule.limit.kind === 'STATED' ? rule.limit.length : rule.limit.careful;
  const statutory = rule.limit.kind === 'STATED';
  const dueOn = startedOn !== null && length ? after(startedOn, length) : null;
  const shifted = dueOn && length!.unit !== 'WD' ? workingDayFrom(dueOn) : dueOn;
  const shiftedTo = shifted === dueOn ? null : shifted;
  const unsure = length?.unit === 'WD' && dueOn !== null && !holidaysKnownOn(dueOn);
  const confidence = weakest(rule.confidence, ...(length && !statutory ? (['I'] as const) : []), ...(unsure ? (['U'] as const) : []));
  return {
    ruleId: rule.id,
    regime: rule.regime,
    article: rule.article,
    startedOn,
    limit: rule.limit,
    arithmetic: arithmeticOf(rule, startedOn, dueOn, shiftedTo, length),
    dueOn,
    dueAt: dueOn === null ? null : endOfDay(dueOn),
    shiftedTo,
    statutory,
    confidence,
    note: confidenceNote(confidence),
    openQuestions: openQuestions(rule.openQuestions),
  };
}

function after(start: CivilDate, { amount, unit }: DayLength): CivilDate {
  if (unit === 'M') return monthsLater(start, amount);
  return unit === 'D' ? daysLater(start, amount) : workingDaysLater(start, amount);
}

/** `60 ngày` / `60 days`. */
export function lengthInWords({ amount, unit }: DayLength): Sentence {
  const [vi, en] = { D: ['ngày', 'days'], WD: ['ngày làm việc', 'working days'], M: ['tháng', 'months'] }[unit] as [string, string];
  return { vi: `${amount} ${vi}`, en: `${amount} ${en}` };
}

function arithmeticOf(
  { limit, starts }: DayRule,
  startedOn: CivilDate | null,
  dueOn: CivilDate | null,
  shiftedTo: CivilDate | null,
  length: DayLength | null,
): Sentence {
  const words = limit.kind === 'STATED' ? null : limit.words;
  if (!length)
    return { vi: `Văn bản: "${words!.vi}"; không có thời hạn để tính`, en: `The text: "${words!.en}"; there is no deadline to count` };
  const span = lengthInWords(length);
  const notLaw: Sentence = words
    ? {
        vi: `; văn bản: "${words.vi}", ${span.vi} là mức thận trọng của sản phẩm, không phải luật`,
        en: `; the text: "${words.en}"; ${span.en} is the product's careful default, not law`,
      }
    : { vi: '', en: '' };
  if (startedOn === null || dueOn === null)
    return {
      vi: `Chưa biết ngày ${starts.vi}: chưa tính được ${span.vi}${notLaw.vi}`,
      en: `It is not known on which day ${starts.en}: ${span.en} cannot be counted${notLaw.en}`,
    };
  const later: Sentence = shiftedTo
    ? {
        vi: `; là ngày nghỉ: nếu áp dụng Điều 148 Bộ luật Dân sự thì đến hết ${formatDay(shiftedTo)}`,
        en: `; no working day: until the end of ${formatDay(shiftedTo)} if Article 148 of the Civil Code applies`,
      }
    : { vi: '', en: '' };
  return {
    vi: `${formatDay(startedOn)} + ${span.vi} = hết ngày ${formatDay(dueOn)}${later.vi}${notLaw.vi}`,
    en: `${formatDay(startedOn)} + ${span.en} = end of ${formatDay(dueOn)}${later.en}${notLaw.en}`,
  };
}
