import type { Sentence } from '#kernel';
import type { Article } from '../regime/article.js';
import { type Confidence, confidenceNote } from '../regime/confidence.js';
import { type OpenQuestion, openQuestions } from '../regime/open-questions.js';
import { knownOccurrence, type ViolationTimes } from '../regime/regime-at.js';
import type { RegimeCode } from '../regime/regimes.js';
import { formatVietnam, yearsLater } from '../regime/vietnam-time.js';
import type { Length, Limit, StartEvent, TimedRule } from './timed-rule.js';

const HOUR = 3_600_000;

/** {@link ViolationTimes} with the end of the remedy, from which files are kept. */
export interface DutyTimes extends ViolationTimes {
  readonly remediatedAt?: Date | null;
}

/** A deadline that explains itself. Instants are UTC; texts are in Vietnam time. */
export interface Clock {
  readonly ruleId: TimedRule['id'];
  readonly regime: RegimeCode;
  readonly article: Article;
  readonly startEvent: StartEvent;
  /** Null while the start event has no known time. */
  readonly startedAt: Date | null;
  readonly startedLocal: string | null;
  readonly limit: Limit;
  /** `23:15 20/11/2026 + 72 giờ = 23:15 23/11/2026 …` */
  readonly arithmetic: Sentence;
  /** Last millisecond that is in time; null without a start or without any length. See `statutory`. */
  readonly dueAt: Date | null;
  readonly dueLocal: string | null;
  /** False where `dueAt` is only the product's careful target, which is not law. */
  readonly statutory: boolean;
  /** Of the due time: `I` where the length or the start is our reading. */
  readonly confidence: Confidence;
  /** What must be shown beside the clock when it is not confirmed from a primary text. */
  readonly note: Sentence | null;
  readonly openQuestions: readonly OpenQuestion[];
  readonly lateReason: TimedRule['lateReason'];
}

const EVENT: Readonly<Record<StartEvent, Sentence>> = {
  OCCURRED: { vi: 'xảy ra hành vi vi phạm', en: 'the violation occurred' },
  DETECTED: { vi: 'phát hiện hành vi vi phạm', en: 'the violation was detected' },
  REMEDIATED: { vi: 'khắc phục xong sự cố', en: 'the incident was remedied' },
};

/** Marks a start that is the beginning of something not exact; see {@link ViolationTimes.occurredAt}. */
function approximate(rule: TimedRule, times: ViolationTimes): boolean {
  return rule.startEvent === 'OCCURRED' && (times.occurrencePrecision === 'APPROXIMATE' || times.occurrencePrecision === 'ONGOING');
}

const inWords = (length: Length | null): Sentence =>
  length?.unit === 'Y'
    ? { vi: `${length.amount} năm`, en: `${length.amount} y` }
    : { vi: `${length?.amount} giờ`, en: `${length?.amount} h` };

function arithmeticOf(rule: TimedRule, startedAt: Date | null, dueAt: Date | null, length: Length | null, rough: boolean): Sentence {
  const law = rule.limit.kind === 'STATED' ? null : rule.limit.words;
  const tail: Sentence = {
    vi: rough ? '; tính từ thời điểm sớm nhất được biết (cách hiểu thận trọng)' : '',
    en: rough ? '; counted from the earliest known time (the careful reading)' : '',
  };
  const notLaw: Sentence = law
    ? {
        vi: `; văn bản: "${law.vi}", ${inWords(length).vi} là mức thận trọng của sản phẩm, không phải luật`,
        en: `; the text: "${law.en}"; ${inWords(length).en} is the product's careful default, not law`,
      }
    : { vi: '', en: '' };
  if (length === null)
    return { vi: `Văn bản: "${law!.vi}"; không có thời hạn để tính`, en: `The text: "${law!.en}"; there is no deadline to count` };
  if (!startedAt || !dueAt)
    return {
      vi: `Chưa biết thời điểm ${EVENT[rule.startEvent].vi}: chưa tính được ${inWords(length).vi}${notLaw.vi}`,
      en: `It is not known when ${EVENT[rule.startEvent].en}: ${inWords(length).en} cannot be counted${notLaw.en}`,
    };
  const [start, due] = [formatVietnam(startedAt), formatVietnam(dueAt)];
  return {
    vi: `${start} + ${inWords(length).vi} = ${due} (giờ Việt Nam, UTC+7)${tail.vi}${notLaw.vi}`,
    en: `${start} + ${inWords(length).en} = ${due} (Vietnam time, UTC+7)${tail.en}${notLaw.en}`,
  };
}

function startOf(event: StartEvent, times: DutyTimes): Date | null {
  if (event === 'OCCURRED') return knownOccurrence(times);
  return (event === 'DETECTED' ? times.detectedAt : times.remediatedAt) ?? null;
}

/** The last millisecond of a length that runs from a moment. */
function dueAfter(start: Date, { amount, unit }: Length): Date {
  return unit === 'H' ? new Date(start.getTime() + amount * HOUR) : yearsLater(start, amount);
}

/**
 * The clock of a rule on these times. Hours are counted in whole milliseconds from the fixed moment, without a pause
 * for nights, weekends or holidays (the texts have none). The start is `occurredAt` under D13 23.1 (the earliest known
 * occurrence), `remediatedAt` for what is kept afterwards (D356 29.1(c)) and `detectedAt` elsewhere; where it is unknown there is no due time. Never throws on missing times.
 */
export function clockFor(rule: TimedRule, times: DutyTimes): Clock {
  const startedAt = startOf(rule.startEvent, times);
  const length = rule.limit.kind === 'STATED' ? rule.limit.length : rule.limit.careful;
  const dueAt = startedAt && length ? dueAfter(startedAt, length) : null;
  const statutory = rule.limit.kind === 'STATED';
  const rough = approximate(rule, times);
  const confidence: Confidence = (length !== null && !statutory) || rough ? 'I' : rule.confidence;
  return {
    ruleId: rule.id,
    regime: rule.regime,
    article: rule.article,
    startEvent: rule.startEvent,
    startedAt,
    startedLocal: startedAt && formatVietnam(startedAt),
    limit: rule.limit,
    arithmetic: arithmeticOf(rule, startedAt, dueAt, length, rough),
    dueAt,
    dueLocal: dueAt && formatVietnam(dueAt),
    statutory,
    confidence,
    note: confidenceNote(confidence),
    openQuestions: openQuestions(rule.openQuestions),
    lateReason: rule.lateReason,
  };
}
