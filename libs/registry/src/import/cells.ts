import { isPlainText, normaliseText } from '#kernel';

/** Bounds of the content. `extent` is rows × columns up to the last filled cell; text in UTF-16 units. */
export const CONTENT_LIMITS = {
  cellsPerSheet: 50_000,
  cells: 200_000,
  extentPerSheet: 1_000_000,
  extent: 4_000_000,
  text: 20_000_000,
  cellText: 10_000,
} as const;

/** Why a cell has no usable text. */
export type CellFault = 'FORMULA' | 'ERROR_VALUE' | 'TOO_LONG' | 'UNSAFE_TEXT';

/**
 * One filled cell. `text` is normalised (NFC, trimmed) and empty where `fault` is set; dates are `YYYY-MM-DD`, booleans
 * `TRUE` and `FALSE`. `row` is 1-based and `column` a letter, as Excel shows them.
 */
export interface Cell {
  readonly row: number;
  readonly column: string;
  readonly text: string;
  readonly fault?: CellFault;
  /** The text starts with `=` though it is no formula: it is kept literally, and said. */
  readonly looksLikeFormula?: boolean;
}

/** The filled rows of a sheet, empty cells and rows left out. */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
}

/** Rows in which a header is sought; titles may stand above it. */
export const HEADER_WITHIN_ROWS = 20;

/**
 * A text as a cell, undefined where it is blank. Judges length before anything else is done with it: one shared string
 * may be used by every cell.
 */
export function textCell(source: string, row: number, column: string): Cell | undefined {
  if (source.length > CONTENT_LIMITS.cellText) return { row, column, text: '', fault: 'TOO_LONG' };
  if (!isPlainText(source)) return { row, column, text: '', fault: 'UNSAFE_TEXT' };
  const text = normaliseText(source);
  if (text === '') return undefined;
  // CISO Assistant guards texts that a spreadsheet would take for a formula with one apostrophe (formats.md §3).
  if (/^'[=+\-@]/.test(text)) return { row, column, text: text.slice(1) };
  return text.startsWith('=') ? { row, column, text, looksLikeFormula: true } : { row, column, text };
}

/** A name that may stand in a report; blank where it is not plain text. */
export function plainName(name: string): string {
  return isPlainText(name) ? normaliseText(name.slice(0, 255)) : '';
}
