import { legible, type Normalised, unreadable } from '../normalised.js';
import { hostName } from './domain.js';
import { refanged } from './link.js';

/**
 * Lower case. Dots stay, although some providers drop them: others do not, and one person's two addresses are two facts. Without its `+tag`
 * the address is the second key.
 */
export function normaliseEmail(text: string): Normalised {
  const typed = refanged(legible(text).replace(/^mailto:/i, '')).replace(/^<(.{1,400})>$/, '$1');
  const [, local, host] = /^([a-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64})@([^@\s/:]{3,253})$/i.exec(typed) ?? [];
  const domain = hostName(host ?? '');
  if (local === undefined || domain === undefined || /^\.|\.\.|\.$/.test(local) || /^[\d.]+$/.test(domain)) return unreadable('EMAIL');
  const name = local.toLowerCase();
  const key = `${name}@${domain}`;
  const untagged = name.replace(/(?<=.)\+.*$/, '');
  return { type: 'EMAIL', key, shown: key, ...(untagged !== name && { second: [{ type: 'EMAIL', key: `${untagged}@${domain}` }] }) };
}
