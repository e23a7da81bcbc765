/** A foreign text as it may stand inside a sentence: quoted by the sentence, never longer than 80 characters. */
export function short(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
