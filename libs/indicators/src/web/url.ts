import { isUnreadable, LONGEST, legible, type Normalised, unreadable } from '../normalised.js';
import { normaliseFacebook } from '../platforms/facebook.js';
import { normaliseTelegram } from '../platforms/telegram.js';
import { normaliseZalo } from '../platforms/zalo.js';
import { domainKeys } from './domain.js';
import { linkOf } from './link.js';

/** They say how somebody came to a page, not which page it is. */
const TRACKING =
  /^(?:utm_\w{1,40}|fbclid|gclid|gbraid|wbraid|dclid|msclkid|ttclid|twclid|yclid|zarsrc|igshid|igsh|mc_cid|mc_eid|mibextid|_ga|_gl)$/i;

/**
 * `//host/path?query`: http and https of one host are one page. Credentials, fragment, tracking and the default port are gone, the query is sorted.
 * Second keys: the host, what was registered of it, and what a link of Telegram, Zalo or Facebook stands for.
 */
export function normaliseUrl(text: string): Normalised {
  const typed = legible(text);
  const link = linkOf(typed);
  if (link === undefined || !link.host.includes('.')) return unreadable('URL');
  const { url } = link;
  const [host, ...registered] = domainKeys(url.hostname);
  if (host === undefined) return unreadable('URL');
  url.hash = '';
  url.username = '';
  url.password = '';
  for (const name of [...url.searchParams.keys()]) if (TRACKING.test(name)) url.searchParams.delete(name);
  url.searchParams.sort();
  url.hostname = url.hostname.replace(/\.$/, '');
  const shown = url.href.replace(/\?$/, '');
  const key = shown.replace(/^https?:/, '');
  if (shown.length > LONGEST) return unreadable('URL');
  const accounts = [normaliseTelegram, normaliseZalo, normaliseFacebook]
    .map((normalise) => normalise(shown))
    .flatMap((account) => (isUnreadable(account) ? [] : [{ type: account.type, key: account.key }, ...(account.second ?? [])]));
  return { type: 'URL', key, shown, second: [...accounts, host, ...registered] };
}
