/**
 * A text as it is searched: lower case, no diacritics, styled and full-width characters plain, invisible ones gone. `places[i]` is where its
 * character `i` stands in the original; one more entry is the original's length.
 */
export interface FoldedText {
  readonly text: string;
  readonly places: Uint32Array;
}

export function foldWithPlaces(original: string): FoldedText {
  const folded: string[] = [];
  const places: number[] = [];
  const seen = new Map<string, string>();
  let at = 0;
  for (const letter of original) {
    let plain = seen.get(letter);
    if (plain === undefined) {
      plain = plainly(letter);
      seen.set(letter, plain);
    }
    folded.push(plain);
    for (let i = 0; i < plain.length; i += 1) places.push(at);
    at += letter.length;
  }
  places.push(at);
  return { text: folded.join(''), places: Uint32Array.from(places) };
}

const plainly = (letter: string) =>
  letter
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .replace('đ', 'd');
