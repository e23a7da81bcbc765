import { type IndicatorKey, isUnreadable, legible, type Normalised, unreadable } from '../normalised.js';
import { type Link, linkOf } from '../web/link.js';

const HOST = /^(?:(?:m|mbasic|web|touch|[a-z]{2}-[a-z]{2})\.)?(?:facebook|fb)\.com$/;
const MESSENGER = new Set(['m.me', 'fb.me', 'messenger.com']);
const NUMBER = /^\d{5,20}$/;
const POST = /^(?:\d{5,20}|pfbid\w{10,100})$/;
/** With a letter: digits alone are a number. */
const VANITY = /^(?=[0-9.]{0,49}[a-z])[a-z0-9][a-z0-9.]{4,49}$/i;
/** First parts of paths that name no account. */
const NO_ACCOUNT = new Set(
  'ads events gaming hashtag help login marketplace media messages notifications pages people permalink.php photo photo.php photos plugins posts policies privacy profile.php reel reels search settings share sharer sharer.php stories story.php watch'.split(
    ' ',
  ),
);

const found = (key: string, shown: string, second?: IndicatorKey): Normalised => ({
  type: 'FACEBOOK',
  key,
  shown,
  ...(second && { second: [second] }),
});

/** A number, or a name: dots and case make no other name (Facebook, "What are the guidelines around creating a custom username?"). */
function account(name: string | undefined): Normalised {
  if (name === undefined || NO_ACCOUNT.has(name.toLowerCase())) return unreadable('FACEBOOK');
  if (NUMBER.test(name)) return found(`id:${name}`, `facebook.com/profile.php?id=${name}`);
  const vanity = name.toLowerCase().replaceAll('.', '');
  return VANITY.test(name) && vanity.length >= 5 ? found(`@${vanity}`, `facebook.com/${vanity}`) : unreadable('FACEBOOK');
}

function group(name: string | undefined): Normalised {
  const folded = name?.toLowerCase().replaceAll('.', '') ?? '';
  return /^[a-z0-9]{4,60}$/.test(folded) ? found(`group:${folded}`, `facebook.com/groups/${folded}`) : unreadable('FACEBOOK');
}

/** The post, and under its second key whose it is. */
function post(number: string | null | undefined, owner: Normalised): Normalised {
  if (!POST.test(number ?? '') || isUnreadable(owner)) return owner;
  const place = owner.key.startsWith('group:') ? `groups/${owner.key.slice(6)}` : owner.key.replace(/^(?:id:|@)/, '');
  return found(`post:${number}`, `facebook.com/${place}/posts/${number}`, { type: 'FACEBOOK', key: owner.key });
}

function fromPath({ url, segments }: Link): Normalised {
  const [first, second, third, fourth] = segments;
  const query = url.searchParams;
  switch (first?.toLowerCase()) {
    case 'profile.php':
      return account(query.get('id') ?? undefined);
    case 'permalink.php':
    case 'story.php':
      return post(query.get('story_fbid'), account(query.get('id') ?? undefined));
    case 'people':
    case 'pages':
      return NUMBER.test(third ?? '') ? account(third) : unreadable('FACEBOOK');
    case 'groups':
      return third === 'posts' || third === 'permalink' ? post(fourth, group(second)) : group(second);
    default:
      return second === 'posts' ? post(third, account(first)) : account(first);
  }
}

/** `id:…`, `@name`, `group:…` or `post:…`. A number and a name of one account do not meet by themselves: Facebook alone knows both. */
export function normaliseFacebook(text: string): Normalised {
  const typed = legible(text);
  const link = linkOf(typed);
  if (link !== undefined && HOST.test(link.host)) return fromPath(link);
  if (link !== undefined && MESSENGER.has(link.host)) return account(link.segments[link.host === 'messenger.com' ? 1 : 0]);
  // A name may look like a domain, but no path follows it.
  return /[/:?#\s]/.test(typed.replace(/^id\s?:\s?/i, '')) ? unreadable('FACEBOOK') : account(typed.replace(/^id\s?:\s?|^@/i, ''));
}
