import { isUnreadable, legible, type Normalised, unreadable } from '../normalised.js';
import { normalisePhone } from '../phone/phone.js';
import { linkOf } from '../web/link.js';

/** Five to 32 characters; four where the name was bought. */
const HANDLE = /^[a-z][a-z0-9_]{3,31}$/i;
const INVITE = /^[\w-]{10,64}$/;
const HOSTS = new Set(['t.me', 'telegram.me', 'telegram.dog']);
/** First parts of paths that name no account. */
const NO_ACCOUNT = new Set(
  'addemoji addlist addstickers addtheme bg boost confirmphone contact giftcode invoice iv joinchat login proxy setlanguage share socks'.split(
    ' ',
  ),
);

const id = (digits: string): Normalised => ({ type: 'TELEGRAM', key: `id:${digits}`, shown: `id:${digits}` });

function handle(name: string | undefined): Normalised {
  const key = `@${name?.toLowerCase()}`;
  if (name === undefined || !HANDLE.test(name) || NO_ACCOUNT.has(name.toLowerCase())) return unreadable('TELEGRAM');
  return { type: 'TELEGRAM', key, shown: key };
}

function invite(hash: string | undefined): Normalised {
  if (hash === undefined || !INVITE.test(hash)) return unreadable('TELEGRAM');
  return { type: 'TELEGRAM', key: `invite:${hash}`, shown: `t.me/+${hash}` };
}

function byPhone(text: string): Normalised {
  const phone = normalisePhone(text);
  if (isUnreadable(phone) || !phone.key.startsWith('+')) return unreadable('TELEGRAM');
  return { type: 'TELEGRAM', key: `phone:${phone.key}`, shown: `t.me/${phone.key}`, second: [{ type: 'PHONE', key: phone.key }] };
}

function fromPath([first, second]: readonly string[]): Normalised {
  if (first === undefined) return unreadable('TELEGRAM');
  if (first.toLowerCase() === 'joinchat') return invite(second);
  if (/^\+\d{8,15}$/.test(first)) return byPhone(first);
  if (first.startsWith('+')) return invite(first.slice(1));
  // The preview of a channel, and a post of a closed one, whose number in the interface of bots begins with -100.
  if (first === 's') return handle(second);
  if (first === 'c') return /^\d{4,16}$/.test(second ?? '') ? id(`-100${second}`) : unreadable('TELEGRAM');
  return handle(first);
}

/** `tg://` links of the program itself. */
function fromProgram(typed: string): Normalised | undefined {
  const [, kind, query] = /^tg:(?:\/\/)?(resolve|join|user)\?(.{1,300})$/i.exec(typed) ?? [];
  if (kind === undefined) return undefined;
  const fields = new URLSearchParams(query);
  if (kind.toLowerCase() === 'join') return invite(fields.get('invite') ?? undefined);
  const number = fields.get('id');
  if (number !== null) return /^\d{1,16}$/.test(number) ? id(number) : unreadable('TELEGRAM');
  return fields.has('phone') ? byPhone(`+${fields.get('phone')}`) : handle(fields.get('domain') ?? undefined);
}

/**
 * `id:…` (never changes; groups and channels with their minus), else `@handle` in lower case (its owner may give it up), else `invite:…` as it is written, else
 * `phone:+84…`. A text with number and handle has both keys.
 */
export function normaliseTelegram(text: string): Normalised {
  const typed = legible(text);
  const program = fromProgram(typed);
  if (program !== undefined) return program;
  const link = linkOf(typed);
  if (link !== undefined) {
    if (HOSTS.has(link.host)) return fromPath(link.segments);
    const subdomain = /^([a-z][a-z0-9-]{3,31})\.t\.me$/.exec(link.host)?.[1];
    return subdomain === undefined ? unreadable('TELEGRAM') : handle(subdomain.replaceAll('-', '_'));
  }
  const number = /^(?:id\s?:?\s?(-?\d{1,16})|(-?[1-9]\d{4,15}))$/i.exec(typed);
  if (number) return id((number[1] ?? number[2])!);
  if (/^[+0(]/.test(typed)) return byPhone(typed);
  if (/^@?\w{4,32}$/.test(typed)) return handle(typed.replace('@', ''));
  const both = /^@(\w{4,32})[\s,;(]{1,5}(?:id[\s:]{0,3})?(-?\d{5,16})\)?$/i.exec(typed);
  if (!both) return unreadable('TELEGRAM');
  const named = handle(both[1]);
  if (isUnreadable(named)) return named;
  const key = `id:${both[2]}`;
  return { type: 'TELEGRAM', key, shown: `${named.shown} ${key}`, second: [{ type: 'TELEGRAM', key: named.key }] };
}
