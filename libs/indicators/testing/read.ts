import type { IndicatorType } from '../src/indicator-types.js';
import { normaliseIndicator } from '../src/normalise.js';
import { isUnreadable, type NormalisedIndicator } from '../src/normalised.js';

export const SECRET = Buffer.alloc(32, 7);

/** What a text is read as; a test in which it is refused fails with the reason. */
export function read(type: IndicatorType, text: string): NormalisedIndicator {
  const result = normaliseIndicator(type, text, SECRET);
  if (isUnreadable(result)) throw new Error(`${type} refused: ${JSON.stringify(text)}`);
  return result;
}

export const keyOf = (type: IndicatorType, text: string) => read(type, text).key;

export function refusalOf(type: IndicatorType, text: string) {
  const result = normaliseIndicator(type, text, SECRET);
  return isUnreadable(result) ? result.refusal : undefined;
}
