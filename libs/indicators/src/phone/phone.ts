import { legible, type Normalised, unreadable } from '../normalised.js';
import { MOVED_AREA_CODES, MOVED_MOBILE_PREFIXES } from './moved-prefixes.js';

/** Of today, without the leading zero: mobile, landline, and the lines of state bodies (080, 069). */
const MOBILE = /^(?:3[2-9]|5[25689]|7[06-9]|8[1-9]|9\d)\d{7}$/;
const LANDLINE = /^2(?:0[3-9]|1[0-689]|2[0-25-9]|3[2-9]|4[2-9]|5[124-9]|6[0-39]|7[0-7]|8[2-9]|9[0-4679])\d{7}$/;
const STATE_LINE = /^(?:80\d{5}|69\d{5,7})$/;
/** Dialled at home alone, hence without a country code: 113, 1022, 1900 1234. */
const SERVICE_NUMBER = /^(?:1\d{2}|10\d{2}|1[89]00\d{4}(?:\d{2})?|5656)$/;

const isCurrent = (national: string) => MOBILE.test(national) || LANDLINE.test(national) || STATE_LINE.test(national);

/** What a number of Vietnam is today, without the leading zero; undefined where it never was one. */
function currentNumber(national: string): string | undefined {
  if (isCurrent(national)) return national;
  const moved = [
    ...MOVED_MOBILE_PREFIXES.filter(() => national.length === 10),
    // A landline of that time had nine digits, ten where its area code had three.
    ...MOVED_AREA_CODES.filter(([old]) => national.length === (old.length === 3 ? 10 : 9)),
  ].find(([old]) => national.startsWith(old));
  if (moved === undefined) return undefined;
  const now = moved[1] + national.slice(moved[0].length);
  return isCurrent(now) ? now : undefined;
}

function dialled(digits: string): string | undefined {
  const abroad = digits.startsWith('+') ? digits.slice(1) : digits.startsWith('00') ? digits.slice(2) : undefined;
  if (abroad !== undefined && !abroad.startsWith('84')) return /^[1-9]\d{7,14}$/.test(abroad) ? `+${abroad}` : undefined;
  if (SERVICE_NUMBER.test(digits)) return digits;
  const withCountry = abroad ?? (/^84\d{9,11}$/.test(digits) ? digits : undefined);
  // "+84 (0)912 …" keeps the zero that is dialled at home; a table that took the number for a quantity has lost it.
  const national = (withCountry?.slice(2) ?? digits).replace(/^0/, '');
  const isWhole = withCountry !== undefined || digits.startsWith('0') || isCurrent(digits);
  const now = isWhole ? currentNumber(national) : undefined;
  return now === undefined ? undefined : `+84${now}`;
}

/** E.164, with the mobile prefixes of 2018 and the area codes of 2017; a service number is its digits. Foreign numbers need their + or 00. */
export function normalisePhone(text: string): Normalised {
  const typed = legible(text)
    .replace(/\p{M}/gu, '')
    .replace(/^\((\+?\d{1,3})\)/, '$1');
  const digits = typed.replace(/[\s.()/_·‐-―-]/gu, '');
  const key = /^\+?\d{3,17}$/.test(digits) ? dialled(digits) : undefined;
  return key === undefined ? unreadable('PHONE') : { type: 'PHONE', key, shown: key };
}
