import { isUnreadable, legible, type Normalised, unreadable } from '../normalised.js';
import { normalisePhone } from '../phone/phone.js';
import { linkOf } from '../web/link.js';

const CODE = /^[\w-]{4,64}$/;
const NO_ACCOUNT = new Set(['download', 'pc', 'app', 'web', 'qr', 's', 'g']);

function byPhone(text: string): Normalised {
  const phone = normalisePhone(text);
  if (isUnreadable(phone) || !phone.key.startsWith('+')) return unreadable('ZALO');
  return { type: 'ZALO', key: `phone:${phone.key}`, shown: phone.key, second: [{ type: 'PHONE', key: phone.key }] };
}

/** A group's code is kept as it is written: whether its case matters is nowhere said. */
function group(code: string | undefined): Normalised {
  if (code === undefined || !CODE.test(code)) return unreadable('ZALO');
  return { type: 'ZALO', key: `group:${code}`, shown: `zalo.me/g/${code}` };
}

/** An official account: its number, or the name that it chose. */
function account(name: string | undefined): Normalised {
  if (name === undefined || NO_ACCOUNT.has(name.toLowerCase())) return unreadable('ZALO');
  if (/^\d{15,20}$/.test(name)) return { type: 'ZALO', key: `id:${name}`, shown: `zalo.me/${name}` };
  if (!/^[a-z][\w.]{3,49}$/i.test(name)) return byPhone(name);
  return { type: 'ZALO', key: `@${name.toLowerCase()}`, shown: `zalo.me/${name.toLowerCase()}` };
}

/** `phone:+84…`, which is a telephone number as well, `group:…`, `id:…` or `@name`. */
export function normaliseZalo(text: string): Normalised {
  const typed = legible(text);
  const link = linkOf(typed);
  if (link === undefined) return /^id\s?:?\s?\d{15,20}$/i.test(typed) ? account(typed.replace(/\D/g, '')) : byPhone(typed);
  const [first, second] = link.segments;
  if (link.host === 'chat.zalo.me') return byPhone(link.url.searchParams.get('phone') ?? '');
  if (link.host !== 'zalo.me') return byPhone(typed);
  return first?.toLowerCase() === 'g' ? group(second) : account(first);
}
