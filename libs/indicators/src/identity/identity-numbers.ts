import type { IndicatorType } from '../indicator-types.js';
import { legible, type Normalised, unreadable } from '../normalised.js';
import { keyedKey, masked } from './keyed-key.js';

const SHAPES = {
  CITIZEN_ID: { shape: /^(?:\d{12}|\d{9})$/, words: /^(?:cccd|cmnd|cmt)\s?:?\s?/i },
  PASSPORT: { shape: /^(?=(?:[A-Z]{0,4}\d){5})[A-Z0-9]{6,9}$/, words: /^(?:passport|hộ chiếu)\s?:?\s?/i },
} as const satisfies Partial<Record<IndicatorType, { shape: RegExp; words: RegExp }>>;

/**
 * Only the keyed hash and three characters leave. A passport is weak: its country is not written beside it as a rule, and two
 * countries may give one number. The old nine digits and the new twelve of one person do not meet.
 */
export function normaliseIdentityNumber(type: keyof typeof SHAPES, text: string, secret: Uint8Array): Normalised {
  const { shape, words } = SHAPES[type];
  const canonical = legible(text)
    .replace(words, '')
    .toUpperCase()
    .replace(/[\s.-]/g, '');
  if (!shape.test(canonical)) return unreadable(type);
  const key = { type, key: keyedKey(secret, type, canonical), shown: masked(canonical) };
  return type === 'PASSPORT' ? { ...key, weak: true } : key;
}
