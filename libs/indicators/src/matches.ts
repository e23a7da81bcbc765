import type { Sentence } from '#kernel';
import { commonReason } from './common-values.js';
import type { HitAnswer } from './entities.js';
import type { IndicatorType } from './indicator-types.js';

/** `SAME`: the own keys of both. `PART`: a second key of one of them. `HINT`: a weak key. */
export const MEETING_KINDS = ['SAME', 'PART', 'HINT'] as const;
export type MeetingKind = (typeof MEETING_KINDS)[number];
const WEIGHTS: Readonly<Record<MeetingKind, number>> = { SAME: 10, PART: 5, HINT: 1 };

export const QUESTION_STATES = ['NOT_ASKED', 'OPEN', 'YOURS', 'ANSWERED'] as const;
export type QuestionState = (typeof QUESTION_STATES)[number];

interface Meeting {
  readonly indicatorId: string;
  readonly type: IndicatorType;
  readonly shown: string;
  readonly how: MeetingKind;
}

/** As `app.matches_of_case` tells them. */
export interface StoredMatches {
  readonly seen: readonly { readonly id: string; readonly met: readonly (Meeting & { readonly otherShown: string })[] }[];
  readonly blind: readonly {
    readonly unitCode: string;
    readonly met: readonly Meeting[];
    readonly question: QuestionState;
    readonly answer: HitAnswer | null;
    readonly note: string | null;
  }[];
  readonly left: readonly {
    readonly indicatorId: string;
    readonly type: IndicatorType;
    readonly key: string;
    readonly shown: string;
    readonly why: 'COMMON' | 'TOO_COMMON';
    /** Of the unit's own list. */
    readonly reason: string | null;
  }[];
}

const TOO_COMMON: Sentence = {
  vi: 'Quá phổ biến: có ở hơn 100 nơi nên không dùng để so sánh',
  en: 'Too common: in more than 100 places, so that it is not compared',
};

/** With weights, the most telling first, and with a reason for whatever was left out. */
export function weighed({ seen, blind, left }: StoredMatches) {
  const heavy = <M extends Meeting>(met: readonly M[]) => met.map((one) => ({ ...one, weight: WEIGHTS[one.how] }));
  return {
    seen: seen
      .map((match) => ({ ...match, met: heavy(match.met), weight: match.met.reduce((sum, { how }) => sum + WEIGHTS[how], 0) }))
      .sort((a, b) => b.weight - a.weight),
    blind: blind.map((match) => ({ ...match, met: heavy(match.met) })),
    leftOut: left.map(({ indicatorId, type, key, shown, why, reason }) => ({
      ...{ indicatorId, type, shown, tooCommon: why === 'TOO_COMMON' },
      reason: why === 'TOO_COMMON' ? TOO_COMMON : (commonReason(type, key) ?? { vi: reason ?? '', en: reason ?? '' }),
    })),
  };
}
