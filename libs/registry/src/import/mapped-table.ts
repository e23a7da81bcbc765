import { saysNothing } from './cell-words.js';
import { type Cell, HEADER_WITHIN_ROWS, type Sheet } from './cells.js';
import { type ColumnMapping, headersOf, locateColumns, proposeForTable } from './column-mapping.js';
import type { TargetField } from './column-synonyms.js';
import { finding } from './findings.js';
import { columnNumber } from './plain-worksheet.js';
import { fingerprintOf, type Remembered } from './remembered.js';
import { type ImportProblem, type ParsedRows, STAGING_ROWS, type StagingRow } from './staging.js';
import { activityOf, partsOf } from './table-rows.js';

/** The usable cells of a row by field. A fault is an error in a column that is read, a notice elsewhere. */
export function readCells(
  sheet: string,
  row: readonly Cell[],
  columns: ReadonlyMap<TargetField, string>,
  problems: ImportProblem[],
): Map<TargetField, Cell> {
  const read = new Set(columns.values());
  const usable = new Map<string, Cell>();
  for (const cell of row) {
    const where = { sheet, row: cell.row, column: cell.column };
    if (cell.fault) {
      const problem = finding(cell.fault, where);
      problems.push(read.has(cell.column) ? problem : { ...problem, severity: 'NOTICE' });
    } else if (read.has(cell.column)) {
      if (cell.looksLikeFormula) problems.push(finding('LOOKS_LIKE_FORMULA', where));
      if (!saysNothing(cell.text)) usable.set(cell.column, cell);
    }
  }
  return new Map([...columns].flatMap(([field, column]) => (usable.has(column) ? [[field, usable.get(column)!] as const] : [])));
}

/** One row of the table, one activity: the columns of the mapping are read, and whatever is not read is said. */
export function readMapped(table: Sheet, mapping: ColumnMapping): ParsedRows {
  const located = locateColumns(table, mapping);
  const sheet = table.name;
  if (!located) return { rows: [], problems: [finding('NO_HEADER', { sheet, row: null, column: null })] };
  const { header, columns, missing } = located;
  const headerRow = header[0]!.row;
  const read = new Set(columns.values());
  const width = Math.max(...header.map((cell) => columnNumber(cell.column)));
  const problems: ImportProblem[] = [
    ...missing.map((name) => finding('MISSING_COLUMN', { sheet, row: headerRow, column: null }, name)),
    ...header
      .filter((cell) => !read.has(cell.column))
      .map((cell) => finding('UNKNOWN_COLUMN', { sheet, row: headerRow, column: cell.column }, cell.text)),
  ];
  const rows: StagingRow[] = [];
  for (const cells of table.rows.slice(table.rows.indexOf(header) + 1)) {
    const beyond = cells.find((cell) => columnNumber(cell.column) > width && !read.has(cell.column));
    if (beyond) problems.push(finding('BEYOND_HEADER', { sheet, row: beyond.row, column: beyond.column }));
    const fields = readCells(sheet, cells, columns, problems);
    if (fields.size === 0) continue;
    const activity = activityOf(sheet, cells[0]!.row, fields);
    rows.push(activity, ...partsOf(sheet, activity, fields, problems));
    if (rows.length > STAGING_ROWS) break;
  }
  return { rows, problems };
}

/** Where a mapping is from: a person sent it, chose it at an earlier import of such a table, or nobody did yet. */
export type MappingSource = 'GIVEN' | 'REMEMBERED' | 'GUESSED';

interface MappedTable extends ParsedRows {
  readonly mapping: ColumnMapping;
  readonly mappingFrom: MappingSource;
  /** The words of the header row, by position. */
  readonly headers: readonly string[];
}

/**
 * Reads the table of a file that a mapping fits, or that shows itself a register by its headers; undefined where there is
 * none. A guess, or what was chosen before, is put to the reader; other sheets are named.
 */
export function readWithMapping(
  sheets: readonly Sheet[],
  given?: ColumnMapping,
  remembered: Remembered['mappings'] = new Map(),
): MappedTable | undefined {
  const [best] = sheets
    .flatMap((table) => {
      const known = given ? undefined : rememberedFor(table, remembered);
      const mapping = given ?? known ?? proposeForTable(table);
      const located = mapping && locateColumns(table, mapping);
      return located ? [{ table, mapping, known: known !== undefined, found: located.columns.size, header: located.header }] : [];
    })
    .toSorted((a, b) => Number(b.known) - Number(a.known) || b.found - a.found);
  if (!best || (!given && best.found === 0)) return undefined;
  const { table, mapping, known, header } = best;
  const { rows, problems } = readMapped(table, mapping);
  const code = known ? 'MAPPING_REMEMBERED' : 'MAPPING_GUESSED';
  const guessed = given ? [] : [finding(code, { sheet: table.name, row: null, column: null }, described(mapping))];
  const others = sheets
    .filter((sheet) => sheet !== table)
    .map((sheet) => finding('UNKNOWN_SHEET', { sheet: sheet.name, row: null, column: null }, sheet.name));
  const mappingFrom = given ? 'GIVEN' : known ? 'REMEMBERED' : 'GUESSED';
  return { mapping, mappingFrom, headers: headersOf(header), rows, problems: [...guessed, ...others, ...problems] };
}

function rememberedFor(table: Sheet, mappings: Remembered['mappings']): ColumnMapping | undefined {
  if (mappings.size === 0) return undefined;
  return table.rows
    .slice(0, HEADER_WITHIN_ROWS)
    .map((row) => mappings.get(fingerprintOf(headersOf(row))))
    .find((mapping) => mapping !== undefined);
}

function described(mapping: ColumnMapping): string {
  return Object.entries(mapping)
    .map(([field, column]) => `"${column}" → ${field}`)
    .join(', ');
}
