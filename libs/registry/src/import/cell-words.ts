import { foldText } from '#kernel';

/** Words by which a table says that there is nothing to say. */
const BLANK = new Set([
  'n/a',
  'na',
  'none',
  'not applicable',
  'neant',
  'sans objet',
  'khong ap dung',
  'khong co',
  '-',
  '–',
  '/',
  '?',
  'tbd',
  'tbc',
]);

/** True where a cell only says that it is empty. */
export function saysNothing(text: string): boolean {
  return BLANK.has(foldText(text));
}

const YES = new Set(['true', 'yes', 'y', '1', 'x', 'co', 'dung', 'oui', 'vrai']);
const NO = new Set([
  'false',
  'no',
  'n',
  '0',
  'khong',
  'sai',
  'non',
  'faux',
  'khong co',
  'khong chuyen',
  'khong chuyen ra nuoc ngoai',
  'neant',
  'aucun',
  'aucune',
]);

/** Yes or no; undefined for a text that is neither. */
export function answerOf(text: string): boolean | undefined {
  const folded = foldText(text);
  return YES.has(folded) ? true : NO.has(folded) ? false : undefined;
}

/** Items that one cell or list may hold; our own form has room for no more. */
export const ITEMS = 200;

/**
 * The items of a cell: by line breaks, semicolons and bars; where it has none of these, by commas. What stands in brackets
 * is one item, bullets are no part of it, and nothing is named twice.
 */
export function itemsOf(text: string): readonly string[] {
  return [...new Set(placesOf(text).filter((item) => item !== '' && !saysNothing(item)))];
}

/** The same with every place, also a blank one and what stands there twice: for what goes with the items of another cell. */
export function placesOf(text: string): readonly string[] {
  const parts = splitOutside(text, /[;|\n]/);
  return (parts.length > 1 ? parts : splitOutside(text, /,/)).map((item) => item.replace(/^[\s•\-–*]+/, '').trim());
}

/**
 * The sentences of a cell, such as purposes: between semicolons and bars, and on lines that begin as a new one does. Commas are part of
 * a sentence, and so is a line that goes on after one or in small letters.
 */
export function sentencesOf(text: string): readonly string[] {
  return splitOutside(text, /[;|]/)
    .flatMap((part) => part.split(/(?<!,\s*)\n(?=\s*(?:[•\-–*+]|\d+[.)]\s|\p{Lu}))/u))
    .map((item) => item.trim().replace(/^(?:[•\-–*+]|\d+[.)](?=\s))\s*/, ''))
    .filter((item) => item !== '' && !saysNothing(item));
}

/** A number of people as registers write it (`1.200`, `1 200`, `1,200`), in digits; undefined for anything else, and beyond two thousand million. */
export function countOf(text: string): string | undefined {
  const digits = /^(?:\d{1,3}(?:[. \u00a0,]\d{3})+|\d{1,10})$/.test(text) ? text.replace(/\D/g, '') : undefined;
  return digits !== undefined && Number(digits) <= 2_000_000_000 ? digits : undefined;
}

/** The parts of a text between separators that do not stand in round brackets. */
export function splitOutside(text: string, separator: RegExp): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!;
    if (sign === '(') depth++;
    else if (sign === ')') depth = Math.max(0, depth - 1);
    else if (depth === 0 && separator.test(sign)) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}
