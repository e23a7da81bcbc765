import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { cleanText } from './clean-text.js';

/** Header of the export of the US HHS OCR breach portal (formats.md §9), as it stands. */
export const COLUMNS = [
  'Name of Covered Entity',
  'State',
  'Covered Entity Type',
  'Individuals Affected',
  'Breach Submission Date',
  'Type of Breach',
  'Location of Breached Information',
  'Business Associate Present',
  'Web Description',
] as const;
export type Column = (typeof COLUMNS)[number];

export interface IncidentRow {
  /** Line of the file on which the row begins, from 1. */
  readonly line: number;
  /** How many cells the row has; another number than that of the header is refused. */
  readonly width: number;
  readonly cells: Readonly<Record<Column, string>>;
  /** Control characters that became U+FFFD. */
  readonly damaged: number;
}

interface CsvRecord {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/** The file is cp1252, not UTF-8. Throws an Error with one sentence where it is not such an export at all. */
export function decodeIncidents(bytes: Uint8Array): IncidentRow[] {
  // One kind of line end, or the parser counts a CRLF inside quotes as two lines.
  const text = new TextDecoder('windows-1252').decode(bytes).replace(/\r\n?/g, '\n');
  const [header, ...records] = parseCsv(text);
  if (!header || COLUMNS.some((column, i) => header.record[i]?.trim() !== column))
    throw new Error(
      `Tệp không phải bản xuất của cổng HHS OCR: thiếu dòng tiêu đề / not an export of the HHS OCR breach portal; its first line must be: ${COLUMNS.join(',')}`,
    );
  return records.map((record, i) => rowOf(record, (i === 0 ? header : records[i - 1]!).info.lines + 1));
}

export function readIncidents(file: string): IncidentRow[] {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw new Error(`Không đọc được tệp / cannot read ${file} (${(error as NodeJS.ErrnoException).code}).`);
  }
  return decodeIncidents(bytes);
}

function parseCsv(text: string): CsvRecord[] {
  try {
    const options = { info: true, relax_column_count: true, skip_empty_lines: true } as const;
    return parse(text, options) as unknown as CsvRecord[];
  } catch (error) {
    throw new Error(`Tệp không phải CSV / the file is not CSV: ${(error as Error).message}`);
  }
}

function rowOf({ record }: CsvRecord, line: number): IncidentRow {
  const cleaned = COLUMNS.map((column, i) => [column, cleanText(record[i] ?? '')] as const);
  return {
    line,
    width: record.length,
    cells: Object.fromEntries(cleaned.map(([column, { text }]) => [column, text])) as Record<Column, string>,
    damaged: cleaned.reduce((sum, [, { damaged }]) => sum + damaged, 0),
  };
}
