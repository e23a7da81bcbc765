/**
 * What no paper shows and no XML may hold: controls, lone surrogates, non-characters; and what makes a text look different
 * from what it is: overrides of direction (Unicode TR 36), invisible marks and joiners outside emoji and Indic scripts.
 */
const UNPRINTABLE =
  /(?![\t\n])\p{Cc}|\p{Cs}|\p{Noncharacter_Code_Point}|[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]/gu;

/** A character by its name in Unicode: `[U+202E]`. */
export function named(character: string): string {
  return `[U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}]`;
}

/** A text as it can be printed: NFC, tabs as blanks, lines ended by `\n`, and unprintable characters named instead of dropped. */
export function printable(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?|[\u0085\u2028\u2029\v\f]/g, '\n')
    .replaceAll('\t', ' ')
    .replace(UNPRINTABLE, named);
}

/** The paragraphs of a text: its lines, without empty ones. */
export function paragraphs(text: string | null | undefined): readonly string[] {
  return printable(text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** A text on one line. */
export function oneLine(text: string | null | undefined): string {
  return paragraphs(text).join(' ');
}

/** What there is of these texts, on one line. */
export function joined(texts: readonly (string | null | undefined)[] | null | undefined, separator = '; '): string {
  return (texts ?? []).map(oneLine).filter(Boolean).join(separator);
}
