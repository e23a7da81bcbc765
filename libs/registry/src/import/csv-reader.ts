import { CsvError, parse } from 'csv-parse/sync';
import { type Cell, CONTENT_LIMITS, type Sheet, textCell } from './cells.js';
import { type Checked, fileDefect, Refusal, refused } from './file-defects.js';
import { columnLetters } from './plain-worksheet.js';

/** The name under which the one table of a CSV stands in a report. */
export const CSV_SHEET = 'CSV';
const DELIMITERS = [';', ',', '\t'] as const;
const ROWS = 50_000;
const RECORD_LENGTH = 1_000_000;
/** Delimiters of the whole file; a table of 50,000 filled cells has room for many empty ones. */
const DELIMITED = 500_000;
const SAMPLE_LINES = 20;

/** How often each of the first lines holds a delimiter outside quotes. */
function countsPerLine(text: string, delimiter: string): number[] {
  const counts = [0];
  let quoted = false;
  for (const sign of text.slice(0, 64 * 1024)) {
    if (sign === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (sign === delimiter) counts[counts.length - 1]!++;
    else if (sign === '\n' && counts.push(0) > SAMPLE_LINES) break;
  }
  return counts;
}

/** The delimiter of which the most lines hold the same number; of two that are alike in this, the one that cuts into more cells. */
export function delimiterOf(text: string): string {
  const score = (delimiter: string): number => {
    const lines = Map.groupBy(countsPerLine(text, delimiter), (count) => count);
    return Math.max(...[...lines].map(([count, same]) => (count === 0 ? 0 : same.length + count / text.length)));
  };
  return DELIMITERS.toSorted((a, b) => score(b) - score(a))[0]!;
}

/** Puts each record into `rows` as cells, blank ones left out; keeps count for the whole file. The parser itself keeps none. */
function collectInto(rows: Cell[][]): (record: readonly string[]) => null {
  let row = 0;
  let cells = 0;
  let text = 0;
  return (record) => {
    row++;
    if (row > ROWS) throw new Refusal(fileDefect('CSV_TOO_MANY_ROWS'));
    const filled = record.flatMap((value, index) => (value === '' ? [] : (textCell(value, row, columnLetters(index + 1)) ?? [])));
    cells += filled.length;
    text += filled.reduce((sum, cell) => sum + cell.text.length, 0);
    if (cells > CONTENT_LIMITS.cellsPerSheet) throw new Refusal(fileDefect('SHEET_TOO_MANY_CELLS'));
    if (text > CONTENT_LIMITS.text) throw new Refusal(fileDefect('SHEET_TOO_MUCH_TEXT'));
    if (filled.length > 0) rows.push(filled);
    return null;
  };
}

/**
 * Reads a CSV as RFC 4180 has it, delimiter detected. `row` is the number of the record, as Excel shows it; a line break in
 * a quoted cell begins no row. Never throws.
 */
export function readCsv(source: string): Checked<Sheet> {
  // One kind of line end, or the parser counts a CRLF inside quotes as two lines.
  const text = source.replace(/\r\n?/g, '\n');
  const delimiter = delimiterOf(text);
  if (text.split(delimiter, DELIMITED + 2).length > DELIMITED + 1) return refused('SHEET_TOO_SPREAD');
  const rows: Cell[][] = [];
  try {
    parse(text, {
      delimiter,
      relax_column_count: true,
      max_record_size: RECORD_LENGTH,
      record_delimiter: '\n',
      on_record: collectInto(rows),
    });
    return { ok: true, value: { name: CSV_SHEET, rows } };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, defects: [error.defect] };
    if (!(error instanceof CsvError)) throw error;
    const { lines } = error as CsvError & { lines?: number };
    return refused('CSV_MALFORMED', lines === undefined ? undefined : `line ${lines}`);
  }
}
