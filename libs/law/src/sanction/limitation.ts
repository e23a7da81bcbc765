import type { Sentence } from '#kernel';
import { endOfDay, formatDay, monthsLater } from '../calendar/civil-days.js';
import type { Article } from '../regime/article.js';
import { type Confidence, confidenceNote, type Reason } from '../regime/confidence.js';
import { type CivilDate, type Interval, startOfVietnamDay } from '../regime/interval.js';
import { type OpenQuestion, openQuestions } from '../regime/open-questions.js';
import { vietnamDate } from '../regime/vietnam-time.js';
import { D330_IN_FORCE } from './fine-rules.js';

const DAY = 86_400_000;

/** From which day the time runs within which a decision to fine must be made. */
export interface LimitationRule extends Interval {
  readonly id: string;
  readonly runsFrom: 'END' | 'DISCOVERY';
  readonly months: number;
  readonly label: Sentence;
  readonly article: Article;
  readonly confidence: Confidence;
  readonly openQuestions: readonly number[];
}

export const LIMITATION_RULES: readonly LimitationRule[] = [
  {
    id: 'SANC-330-LIMITATION',
    runsFrom: 'END',
    months: 12,
    label: {
      vi: 'Hành vi đã kết thúc: 01 năm kể từ ngày chấm dứt hành vi',
      en: 'The act has ended: one year from the day on which it ended',
    },
    ...D330_IN_FORCE,
    article: 'D330 3.1; D330 3.2',
    confidence: 'C1',
    openQuestions: [19],
  },
  {
    id: 'SANC-330-LIMITATION-ONGOING',
    runsFrom: 'DISCOVERY',
    months: 12,
    label: {
      vi: 'Hành vi đang thực hiện: 01 năm kể từ ngày phát hiện',
      en: 'The act goes on: one year from the day on which it was discovered',
    },
    ...D330_IN_FORCE,
    article: 'D330 3.1; LHAV 6.1(b)',
    confidence: 'C2',
    openQuestions: [19],
  },
];

/** When an act ended and when the authority discovered it, days of Vietnam. */
export interface ActTimes {
  /** Null while the act goes on. */
  readonly endedOn: CivilDate | null;
  readonly discoveredOn: CivilDate | null;
}

export interface Limitation {
  readonly ruleId: string;
  readonly article: Article;
  /** Day 0; null while an act goes on that nobody discovered. */
  readonly startsOn: CivilDate | null;
  /** The last day on which a decision may be made, until 24:00 Vietnam time. */
  readonly lastDay: CivilDate | null;
  readonly lastMoment: Date | null;
  /** Days after today up to the last one: 0 on the last day, negative after it. */
  readonly daysLeft: number | null;
  readonly expired: boolean;
  readonly arithmetic: Sentence;
  readonly basis: Reason;
  readonly note: Sentence | null;
  readonly openQuestions: readonly OpenQuestion[];
}

/**
 * Until when an act may be sanctioned: one year from its end (D330 3), or from its discovery while it goes on (LHAV 6.1(b), a secondary
 * source). The day of the start is not counted, and the last day is the same date a year on, whatever day it is: a weekend does not move it, which the texts
 * do not say (the earlier day counts, our reading). Nothing prolongs it: neither a prosecution nor evasion is counted in (open question 19). Throws
 * RangeError where a text is not a date.
 */
export function limitationOf({ endedOn, discoveredOn }: ActTimes, now: Date): Limitation {
  const rule = LIMITATION_RULES.find(({ runsFrom }) => runsFrom === (endedOn === null ? 'DISCOVERY' : 'END'))!;
  const startsOn = endedOn ?? discoveredOn;
  const lastDay = startsOn === null ? null : monthsLater(startsOn, rule.months);
  const daysLeft = lastDay === null ? null : (startOfVietnamDay(lastDay) - startOfVietnamDay(vietnamDate(now))) / DAY;
  return {
    ruleId: rule.id,
    article: rule.article,
    startsOn,
    lastDay,
    lastMoment: lastDay === null ? null : endOfDay(lastDay),
    daysLeft,
    expired: daysLeft !== null && daysLeft < 0,
    arithmetic:
      startsOn === null || lastDay === null
        ? {
            vi: 'Hành vi đang thực hiện và chưa có ngày phát hiện: chưa tính được thời hiệu',
            en: 'The act goes on and no day of discovery is known: the time cannot be counted',
          }
        : {
            vi: `${formatDay(startsOn)} + 01 năm = hết ngày ${formatDay(lastDay)}`,
            en: `${formatDay(startsOn)} + 1 year = end of ${formatDay(lastDay)}`,
          },
    basis: { ...rule.label, article: rule.article, confidence: rule.confidence },
    note: confidenceNote(rule.confidence),
    openQuestions: openQuestions(rule.openQuestions),
  };
}
