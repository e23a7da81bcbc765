/**
 * A text without what layout may change: blanks, line ends, dots to write on, compatibility forms (`⁸` is `8`), and the white
 * square, with a cross on it where it is ticked, that the PDF has for a box.
 */
export function flat(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s.…_·]/gu, '')
    .replaceAll('□×', '☒')
    .replaceAll('□', '☐');
}

/** The same for a form that is compared as a whole: a full stop counts, only dots to write on are left out. */
export function wording(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\.{2,}/g, '')
    .replace(/[\s_·]/gu, '');
}

/** The pieces that do not stand in the text, each after the one before it; empty where all do. */
export function missingInOrder(text: string, pieces: readonly string[]): readonly string[] {
  const whole = flat(text);
  let from = 0;
  return pieces.filter((piece) => {
    const wanted = flat(piece);
    const at = whole.indexOf(wanted, from);
    if (at >= 0) from = at + wanted.length;
    return at < 0;
  });
}
