import type { Sentence } from '#kernel';
import { daysLater, endOfDay, formatDay } from '../calendar/civil-days.js';
import { type DayLength, lengthInWords } from '../calendar/day-clock.js';
import { holidaysKnownOn, workingDayFrom, workingDaysLater } from '../calendar/working-days.js';
import type { Article } from '../regime/article.js';
import { type Confidence, confidenceNote } from '../regime/confidence.js';
import type { CivilDate } from '../regime/interval.js';
import type { RegimeCode } from '../regime/regimes.js';
import { formatVietnam, vietnamDate } from '../regime/vietnam-time.js';
import { type RequestKind, type RequestLength, type RequestRule, requestRule } from './request-rules.js';

/** What has happened to a request, as far as its time depends on it. */
export interface RequestTimes {
  readonly kind: RequestKind;
  /** When it came, by the procedure that the controller has for it. */
  readonly receivedAt: Date;
  /** A processor or third party has to act as well. */
  readonly chain?: boolean | null;
  /** The one extension, in days, as the data subject was told of it. */
  readonly extendedBy?: number | null;
}

export const REQUEST_CLOCK_KINDS = ['REPLY', 'FULFIL'] as const;

/** Until when to reply, or to carry out. */
export interface RequestClock {
  readonly kind: (typeof REQUEST_CLOCK_KINDS)[number];
  readonly regime: RegimeCode;
  readonly article: Article;
  readonly arithmetic: Sentence;
  /** Last millisecond in time; null where the text gives words only. */
  readonly dueAt: Date | null;
  /** As `DayClock.shiftedTo`. */
  readonly shiftedTo: CivilDate | null;
  /** The latest that an extension may still lead to; null where there is none, or none is left. */
  readonly extensibleTo: Date | null;
  readonly confidence: Confidence;
  readonly note: Sentence | null;
}

/**
 * The clocks of a request of a data subject: the first answer within two working days, and the carrying out, longer where others have to act too,
 * once more with a reason (D356 5.2 to 5.5); under Decree 13 the 72 hours of its articles, without pause. The day of
 * receipt is day 0. An extension beyond what the text allows counts as the longest allowed.
 */
export function requestClocks(regime: RegimeCode, times: RequestTimes): readonly RequestClock[] {
  const rule = requestRule(regime, times.kind);
  const receivedOn = vietnamDate(times.receivedAt);
  const reply = rule.reply ? [replyClock(rule, rule.reply, receivedOn)] : [];
  return [...reply, fulfilClock(rule, times, receivedOn)];
}

function clock(rule: RequestRule, rest: Pick<RequestClock, 'kind' | 'arithmetic' | 'dueAt'> & Partial<RequestClock>): RequestClock {
  const confidence = rest.confidence ?? rule.confidence;
  return {
    regime: rule.regime,
    article: rule.article,
    shiftedTo: null,
    extensibleTo: null,
    ...rest,
    confidence,
    note: confidenceNote(confidence),
  };
}

function replyClock(rule: RequestRule, length: DayLength, receivedOn: CivilDate): RequestClock {
  const dueOn = workingDaysLater(receivedOn, length.amount);
  const words = lengthInWords(length);
  return clock(rule, {
    kind: 'REPLY',
    arithmetic: sum(formatDay(receivedOn), [words], `${formatDay(dueOn)}`),
    dueAt: endOfDay(dueOn),
    // Public holidays come from secondary sources, and those of a year to come are not known.
    confidence: holidaysKnownOn(dueOn) ? 'C2' : 'U',
  });
}

function fulfilClock(rule: RequestRule, { receivedAt, chain, extendedBy }: RequestTimes, receivedOn: CivilDate): RequestClock {
  const length: RequestLength | null = (chain ? rule.chain : null) ?? rule.fulfil;
  if (!length)
    return clock(rule, {
      kind: 'FULFIL',
      arithmetic: {
        vi: `Văn bản: "${rule.words!.vi}"; không có thời hạn để tính`,
        en: `The text: "${rule.words!.en}"; there is no deadline to count`,
      },
      dueAt: null,
    });
  if (length.unit === 'H') {
    const dueAt = new Date(receivedAt.getTime() + length.amount * 3_600_000);
    const words: Sentence = { vi: `${length.amount} giờ`, en: `${length.amount} h` };
    return clock(rule, { kind: 'FULFIL', arithmetic: sum(formatVietnam(receivedAt), [words], formatVietnam(dueAt), false), dueAt });
  }
  const longest = rule.extension?.amount ?? 0;
  const extension = Math.min(Math.max(extendedBy ?? 0, 0), longest);
  const dueOn = daysLater(receivedOn, length.amount + extension);
  const shifted = workingDayFrom(dueOn);
  const spans = [lengthInWords(length), ...(extension > 0 ? [lengthInWords({ amount: extension, unit: 'D' })] : [])];
  return clock(rule, {
    kind: 'FULFIL',
    arithmetic: sum(formatDay(receivedOn), spans, formatDay(dueOn)),
    dueAt: endOfDay(dueOn),
    shiftedTo: shifted === dueOn ? null : shifted,
    extensibleTo: longest > 0 && extension === 0 ? endOfDay(daysLater(dueOn, longest)) : null,
  });
}

function sum(from: string, spans: readonly Sentence[], to: string, day = true): Sentence {
  return {
    vi: `${[from, ...spans.map(({ vi }) => vi)].join(' + ')} = ${day ? 'hết ngày ' : ''}${to}`,
    en: `${[from, ...spans.map(({ en }) => en)].join(' + ')} = ${day ? 'end of ' : ''}${to}`,
  };
}
