import { normaliseText } from '#kernel';

const CONTROL = /(?![\t\n])\p{Cc}/gu;

/**
 * A cell of the source as a text that may be filed. Control characters in it are what is left of characters that somebody
 * decoded wrongly before us (bytes 81, 8D, 8F, 90, 9D of cp1252 stand for nothing); each becomes U+FFFD, so that the
 * damage stays visible and nothing is dropped silently. Direction overrides are not repaired: they are refused further on.
 */
export function cleanText(cell: string): { readonly text: string; readonly damaged: number } {
  const damaged = cell.match(CONTROL)?.length ?? 0;
  return { text: normaliseText(cell.replace(CONTROL, '\ufffd')), damaged };
}
