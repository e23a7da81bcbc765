import type { Sentence } from '#kernel';
import { INDICATOR_TYPE_ROWS, type IndicatorType } from './indicator-types.js';

/** By which the same thing is found again: equal key of an equal type, the same thing. */
export interface IndicatorKey {
  readonly type: IndicatorType;
  /** At most 2,048 characters. */
  readonly key: string;
  /** The key leaves out something that tells two such things apart: a meeting is a hint and no more. */
  readonly weak?: true;
}

export interface NormalisedIndicator extends IndicatorKey {
  /** What people are shown; of a sensitive type the last three characters. Of any other it normalises to the same key. */
  readonly shown: string;
  /** Other keys under which the same text is found, less telling than the first. */
  readonly second?: readonly IndicatorKey[];
}

/** The text normalises to nothing. The sentence never repeats the text. */
export interface Unreadable {
  readonly refusal: Sentence;
}

export type Normalised = NormalisedIndicator | Unreadable;

export function isUnreadable(result: Normalised): result is Unreadable {
  return 'refusal' in result;
}

/** `why` is the first half of the sentence, where more is known than that the text is not of this type. */
export function unreadable(type: IndicatorType, why?: Sentence): Unreadable {
  const { label, looksLike, example } = INDICATOR_TYPE_ROWS[type];
  const what = why ?? {
    vi: `Không đọc được nội dung này thành "${label.vi}"; chưa có gì được ghi.`,
    en: `This text cannot be read as "${label.en}"; nothing was written.`,
  };
  return {
    refusal: {
      vi: `${what.vi} Cần có dạng: ${looksLike.vi}, ví dụ: ${example}`,
      en: `${what.en} It should look like ${looksLike.en}, for example: ${example}`,
    },
  };
}

/** Longer texts are no single indicator, and an index has no room for longer keys. */
export const LONGEST = 2_048;

/** Full-width and styled letters and digits as plain ones, invisible characters gone, blanks single. Case is kept. */
export function legible(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}
