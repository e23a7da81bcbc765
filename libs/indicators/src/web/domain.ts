import { domainToASCII, domainToUnicode } from 'node:url';
import { type IndicatorKey, legible, type Normalised, unreadable } from '../normalised.js';
import { linkOf, refanged } from './link.js';
import { ABROAD_SECOND_LEVELS, VN_SECOND_LEVELS } from './second-levels.js';

const LABEL = /^(?!-)[a-z0-9_-]{1,63}(?<!-)$/;
const IPV4 = /^\d{1,3}(?:\.\d{1,3}){3}$/;

/** Punycode, lower case, without a final dot; undefined where it is no full name and no IPv4 address. */
export function hostName(host: string): string | undefined {
  // "1.2.3" is a version and no address, although URLs would read it as one.
  if (/^[\d.]+\.?$/.test(host) && !IPV4.test(host)) return undefined;
  const name = domainToASCII(host.replace(/\.$/, ''));
  if (IPV4.test(name)) return name;
  const labels = name.split('.');
  const ending = labels.at(-1)!;
  // There are endings in other scripts, but none with Vietnamese letters: "xong.là" lacks a blank.
  const isEnding = /[a-z]/.test(ending) && !(ending.startsWith('xn--') && /\p{Script=Latin}/u.test(domainToUnicode(ending)));
  const isName = labels.length > 1 && name.length <= 253 && labels.every((label) => LABEL.test(label)) && isEnding;
  return isName ? name : undefined;
}

/** Without `www.`, under which most names have the same. */
export const withoutWww = (name: string) => name.replace(/^(?:www\.){1,99}(?=[^.]+\.)/, '');

/** The part that somebody registered: `shop.kho.com.vn` → `kho.com.vn`; undefined of an address, and of what is no more than an ending. */
export function registrablePart(domain: string): string | undefined {
  if (IPV4.test(domain)) return undefined;
  const labels = domain.split('.');
  const [second, top] = labels.slice(-2) as [string, string];
  const isEnding = top === 'vn' ? VN_SECOND_LEVELS.has(second) : top.length === 2 && ABROAD_SECOND_LEVELS.has(second);
  const length = isEnding ? 3 : 2;
  return labels.length < length ? undefined : labels.slice(-length).join('.');
}

/** The name as written and, where that is longer, what was registered of it. */
export function domainKeys(host: string): IndicatorKey[] {
  const name = hostName(host);
  if (name === undefined) return [];
  const key = withoutWww(name);
  const registered = registrablePart(key);
  return [key, ...(registered === undefined || registered === key ? [] : [registered])].map((each) => ({ type: 'DOMAIN', key: each }));
}

export function normaliseDomain(text: string): Normalised {
  const typed = refanged(legible(text));
  const host = linkOf(typed)?.url.hostname ?? typed.replace(/:\d{1,5}$/, '');
  // `new URL` completes "1.2.3" to "1.2.0.3": what was typed decides.
  const isVersion = /^\d{1,3}(?:\.\d{1,3}){0,2}$/.test(typed);
  const [first, ...second] = isVersion || typed.includes('@') ? [] : domainKeys(host);
  if (first === undefined) return unreadable('DOMAIN');
  return { ...first, shown: first.key, ...(second.length > 0 && { second }) };
}
