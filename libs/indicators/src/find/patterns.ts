import type { IndicatorType } from '../indicator-types.js';
import type { Context } from './contexts.js';

/**
 * Where something in a folded text may be an indicator; whether it is one, `normaliseIndicator` says. Every quantifier has an upper bound, and neighbours
 * that could take each other's characters are at most a few long, so that a text costs a bounded number of steps a character.
 */
export interface Pattern {
  readonly pattern: RegExp;
  /** The first of these to which it normalises. */
  readonly types: readonly IndicatorType[];
  /** Only after a word of one of these contexts. */
  readonly after?: readonly Context[];
  /** Never after a word of these contexts. */
  readonly notAfter?: readonly Context[];
  /** How many characters before it the word may end. */
  readonly reach?: number;
  /** Characters that belong to the sentence where they stand last. */
  readonly tail?: string;
}

const DOT = String.raw`(?:\.|\s?\[\.\]\s?|\s?\(\.\)\s?|\s?\[dot\]\s?)`;
const LABEL = '[a-z0-9][a-z0-9_-]{0,62}';
const HOST = `${LABEL}(?:${DOT}${LABEL}){1,8}`;
/** Endings under which a bare name counts as a domain; others are words that somebody forgot a blank before ("xong.la"). */
const ENDINGS =
  'vn|com|net|org|info|biz|edu|gov|io|xyz|top|site|online|shop|store|club|vip|pro|app|dev|live|link|website|space|tech|cloud|asia|mobi|icu|cc|ru|cn|us|uk|tv|ws|pw|onion';
/** More of them, where a path follows. */
const LINK_ENDINGS = 'me|co|ly|gl|gg|be|nz|ai|to|la|so|in|id|eu|de|fr|jp|kr|sg|au|ca|th|tw|hk|my';
const PATH = String.raw`(?::\d{2,5})?[/?#][^\s<>"'|]{0,2000}`;
const SENTENCE = '.,;:!?…)]}*';
const NOT_WITHIN = '(?<![a-z0-9@._/-])';

/** Digits after "0", "84", "+84" or "0084" with at most two separators between them: mobile, landline, and the old forms of both. */
const DIGIT = String.raw`(?:[ .()-]{0,2}\d)`;
const HOME_NUMBER = `(?:[35789]${DIGIT}{8}|2${DIGIT}{8,9}|1[ .-]?[2689]${DIGIT}{8}|[46]${DIGIT}{8}|[3567]${DIGIT}{9}|80${DIGIT}{5}|69${DIGIT}{5,7})`;

const LINKS = ['TELEGRAM', 'ZALO', 'FACEBOOK', 'URL'] as const;

/** In this order; what one has found, no later one finds again. */
export const PATTERNS: readonly Pattern[] = [
  { pattern: /(?<![a-z0-9])tg:(?:\/\/)?(?:resolve|join|user)\?[a-z0-9_=&+-]{3,200}/g, types: ['TELEGRAM'] },
  { pattern: /(?<![a-z0-9])(?:https?|h(?:xx|\*\*)ps?|ftp)(?::|\[:\]):?\/\/[^\s<>"'|]{3,2000}/g, types: LINKS, tail: SENTENCE },
  {
    pattern: new RegExp(`(?<![a-z0-9._%+-])[a-z0-9][a-z0-9._%+-]{0,63}(?:@|\\s?\\[(?:at|@)\\]\\s?|\\s?\\(at\\)\\s?)${HOST}`, 'g'),
    types: ['EMAIL'],
    tail: '-_',
  },
  {
    pattern: new RegExp(`${NOT_WITHIN}${LABEL}(?:${DOT}${LABEL}){0,7}${DOT}(?:${ENDINGS}|${LINK_ENDINGS})${PATH}`, 'g'),
    types: LINKS,
    tail: SENTENCE,
  },
  { pattern: /(?<![a-z0-9])[0-9a-f]{64}(?![a-z0-9])/g, types: ['FILE_DIGEST'], notAfter: ['OTHER'], reach: 20 },
  { pattern: /(?<![a-z0-9])(?:0x[0-9a-f]{40}|bc1[a-z0-9]{11,87}|[13t][a-z0-9]{25,34})(?![a-z0-9])/g, types: ['CRYPTO_ADDRESS'] },
  { pattern: /(?<![a-z0-9._@])@[a-z][a-z0-9_]{3,31}(?![a-z0-9_])/g, types: ['TELEGRAM'], after: ['TELEGRAM'], reach: 60 },
  // Without its "@" a name is taken only right after the word, and only where it is visibly no word.
  {
    pattern: /(?<=(?:telegram|tele|tlg|tg)\s?[:=]\s?)(?=[a-z_]{1,31}\d|[a-z0-9]{1,31}_)[a-z][a-z0-9_]{4,31}(?![a-z0-9_])/g,
    types: ['TELEGRAM'],
  },
  { pattern: /(?<=(?:telegram|tele|tg)\s?(?:user\s?)?id\s?[:=]?\s?)-?\d{5,16}(?!\d)/g, types: ['TELEGRAM'] },
  { pattern: /(?<=(?:facebook|face|fb)\s?[:=]\s?)(?=[a-z]{1,48}[.\d])[a-z][a-z0-9.]{3,48}[a-z0-9](?![a-z0-9])/g, types: ['FACEBOOK'] },
  { pattern: /(?<!\d)1000\d{11}(?!\d)/g, types: ['FACEBOOK'], after: ['FACEBOOK'], reach: 40 },
  { pattern: /(?<![a-z0-9])\d(?:[ .-]?\d){8,11}(?![a-z0-9])/g, types: ['CITIZEN_ID'], after: ['CITIZEN_ID'], reach: 40 },
  { pattern: /(?<![a-z0-9])[a-z]{1,2}\d{6,8}(?![a-z0-9])/g, types: ['PASSPORT'], after: ['PASSPORT'], reach: 40 },
];

/** After those and after bank accounts: numbers may be either, and what is said to be an account is one. */
export const PHONE_PATTERN: Pattern = {
  pattern: new RegExp(
    // Not a date with what follows it: "09.05.2024 10".
    `(?<![\\d+])(?!\\d{1,2}[ .-]\\d{1,2}[ .-](?:19|20)\\d{2}(?!\\d))(?:(?:\\(?\\+?84\\)?|0084)[ .()-]{0,3}0?\\)?[ .-]?|\\(?0[ .-]?)${HOME_NUMBER}(?!\\d)`,
    'g',
  ),
  types: ['PHONE'],
  notAfter: ['OTHER'],
};

export const LATER_PATTERNS: readonly Pattern[] = [
  PHONE_PATTERN,
  { pattern: /(?<![\d+])\+[1-9](?:[ .()-]?\d){7,14}(?!\d)/g, types: ['PHONE'] },
  { pattern: /(?<!\d)1[89]00(?:[ .-]?\d){4}(?:(?:[ .-]?\d){2})?(?!\d)/g, types: ['PHONE'] },
  // Elsewhere four numbers are a version.
  { pattern: /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?!\d|\.\d)/g, types: ['DOMAIN'], after: ['ADDRESS'], reach: 20 },
  {
    pattern: new RegExp(`${NOT_WITHIN}${LABEL}(?:${DOT}${LABEL}){0,7}${DOT}(?:${ENDINGS})(?![a-z0-9@_-]|\\.[a-z0-9])`, 'g'),
    types: ['DOMAIN'],
  },
];
