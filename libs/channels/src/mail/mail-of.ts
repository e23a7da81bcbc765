import { isReference, type Sentence } from '#kernel';
import { type Subject, type Wording, wordingOf } from './mail-wording.js';

/**
 * Every mail that leaves the house: what, which (reference), until when, where to look. It has no place for a name or a
 * fact: a mail travels and stays where we do not see it. Whoever may know the rest reads it after signing in.
 */
export type MailContent = {
  /** `BC26-000123-3`; `#0123abcd` of a report that has none yet. */
  readonly reference: string;
  readonly link: string;
  /** Belongs to an exercise. */
  readonly drill?: boolean;
} & Subject;

export type MailAbout = MailContent['about'];

export interface Mail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** So many things one mail tells of at most; of the rest it says how many there are. */
const MOST = 20;

/**
 * One mail in Vietnamese, then in English; of several things it tells one after the other, each once. Throws a RangeError
 * where reference or link is not what it should be.
 */
export function mailOf(...contents: readonly [MailContent, ...MailContent[]]): Mail {
  const items = [...new Map(contents.map(itemOf).map((item) => [JSON.stringify(item), item])).values()];
  const [first] = items as [Item];
  const drill = contents.some((content) => content.drill) ? 'DIỄN TẬP | DRILL: ' : '';
  const what = items.length === 1 ? `${first.reference}: ${first.what.vi}` : `${items.length} tin mới | ${items.length} pieces of news`;
  const subject = `[Khiên] ${drill}${what}`;
  const lines = [
    ...linesIn('vi', items),
    ...moreThan(items, (more) => `Và ${more} tin khác, xem sau khi đăng nhập.`),
    'Thư này cố ý không nêu nội dung. Hãy đăng nhập để xem; không trả lời thư này.',
    '---',
    ...linesIn('en', items),
    ...moreThan(items, (more) => `And ${more} more, to be seen after signing in.`),
    'This mail has no content on purpose. Sign in to read it; do not answer this mail.',
  ];
  return { subject, text: `${lines.join('\n\n')}\n`, html: htmlOf(subject, lines, new Set(items.map(({ link }) => link))) };
}

interface Item extends Wording {
  readonly reference: string;
  readonly link: string;
}

function itemOf(content: MailContent): Item {
  const { reference, link } = content;
  const named = reference === reference.trim() && isReference(reference);
  if (!named && !/^#[0-9a-f]{8}$/.test(reference)) throw new RangeError('not a reference');
  if (!isBareLink(link)) throw new RangeError('not a link');
  return { reference: named ? reference.toUpperCase() : reference, link, ...wordingOf(content) };
}

function linesIn(language: keyof Sentence, items: readonly Item[]): string[] {
  return items.slice(0, MOST).flatMap(({ what, doing, reference, link }) => [`${what[language]} (${reference}).`, doing[language], link]);
}

function moreThan(items: readonly Item[], say: (more: number) => string): string[] {
  return items.length > MOST ? [say(items.length - MOST)] : [];
}

/** An absolute http(s) link without user, query or fragment: none of them may carry a name. */
export function isBareLink(text: string): boolean {
  if (!/^https?:\/\/[\x21-\x7e]{1,500}$/.test(text) || !URL.canParse(text)) return false;
  const { href, username, password, search, hash, pathname } = new URL(text);
  return href === text && `${username}${password}${search}${hash}` === '' && /^[A-Za-z0-9/_.-]*$/.test(pathname);
}

function htmlOf(title: string, lines: readonly string[], links: ReadonlySet<string>): string {
  const paragraphs = lines.map((line) => {
    if (line === '---') return '<hr>';
    return links.has(line) ? `<p><a href="${escapeHtml(line)}">${escapeHtml(line)}</a></p>` : `<p>${escapeHtml(line)}</p>`;
  });
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head><body>${paragraphs.join('')}</body></html>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
