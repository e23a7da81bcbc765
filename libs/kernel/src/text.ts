/**
 * Characters that make a text look different from what it is: C0 and C1 controls but tab and line feed, the
 * bidirectional overrides and isolates (Unicode TR 36, "Trojan source"), and lone surrogates.
 */
const DECEPTIVE = /(?![\t\n])\p{Cc}|\p{Cs}|[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;

/** True where the text may be stored and shown literally. */
export function isPlainText(text: string): boolean {
  return !DECEPTIVE.test(text.replaceAll('\r\n', '\n'));
}

/** A character that is seen: no blank, control, format or unassigned one, no filler, no mark without its letter. */
const VISIBLE = /[^\s\p{C}\p{Z}\p{M}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** True where there is anything to see; a text of zero-width characters, soft hyphens or fillers says nothing. */
export function isVisibleText(text: string | null | undefined): boolean {
  return VISIBLE.test(text ?? '');
}

/** The one stored form of a text: NFC (macOS and iOS give NFD), line ends as `\n`, no blanks at either end. */
export function normaliseText(text: string): string {
  return text.normalize('NFC').replaceAll('\r\n', '\n').trim();
}

/**
 * How a name or a code is spelt, whatever its case and its blanks: what tells two of them apart, for in Vietnamese a diacritic makes
 * another word. `Minh Tú` is not `Minh Tư`.
 */
export function spellingOf(text: string): string {
  return normaliseText(text).toLowerCase().replace(/\s+/gu, ' ');
}

/** Lower case without Vietnamese diacritics, for searching and for suggesting, never to tell what is the same: `Đường` → `duong`. */
export function foldText(text: string): string {
  return normaliseText(text).normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D').toLowerCase();
}
