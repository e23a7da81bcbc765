import { answerOf, saysNothing } from './cell-words.js';
import { type Cell, HEADER_WITHIN_ROWS, type Sheet } from './cells.js';
import {
  type ColumnMapping,
  columnsOf,
  comparableHeader,
  fieldNamedBy,
  headersOf,
  locateColumns,
  proposeForTable,
} from './column-mapping.js';
import { ROW_NUMBER_HEADERS, TARGET_FIELDS, type TargetField } from './column-synonyms.js';
import { finding } from './findings.js';
import { FIELD_WORDS } from './note-headings.js';
import { columnNumber } from './plain-worksheet.js';
import { fingerprintOf, type Remembered } from './remembered.js';
import { type Coordinates, type ImportProblem, type ParsedRows, STAGING_ROWS, type StagingRow } from './staging.js';
import { activityOf, type FieldCell, partsOf, stagingValue } from './table-rows.js';

/** Fields that ask whether there is something: "Không có" is an answer there, and elsewhere says nothing. */
const ASKING: ReadonlySet<TargetField> = new Set([
  'crossBorder',
  'transferCountries',
  'sensitive',
  'sensitiveDataTypes',
  'automatedDecisions',
  'children',
  'recording',
  'aiUse',
  'dpiaRequired',
]);

/** The usable cells of a row by field. A fault is an error in a column that is read, elsewhere for a person to look at: its cell is not brought. */
export function readCells(
  sheet: string,
  row: readonly Cell[],
  columns: ReadonlyMap<TargetField, readonly string[]>,
  problems: ImportProblem[],
): Map<TargetField, FieldCell> {
  const read = new Set([...columns.values()].flat());
  const usable = new Map<string, Cell>();
  for (const cell of row) {
    const where = { sheet, row: cell.row, column: cell.column };
    if (cell.fault) {
      const problem = finding(cell.fault, where);
      problems.push(read.has(cell.column) ? problem : { ...problem, severity: 'REVIEW' });
    } else if (read.has(cell.column)) {
      if (cell.looksLikeFormula) problems.push(finding('LOOKS_LIKE_FORMULA', where));
      usable.set(cell.column, cell);
    }
  }
  const speaks = (field: TargetField, text: string): boolean => !saysNothing(text) || (ASKING.has(field) && answerOf(text) !== undefined);
  const fields = new Map<TargetField, FieldCell>();
  for (const [field, of] of columns) {
    const [first, ...more] = of.flatMap((column) => usable.get(column) ?? []).filter(({ text }) => speaks(field, text));
    if (first) fields.set(field, more.length > 0 ? { ...first, more } : first);
  }
  return fields;
}

/** One row of the table, one activity: the columns of the mapping are read, whatever else is filled goes to the notes of the activity. */
export function readMapped(table: Sheet, mapping: ColumnMapping): ParsedRows {
  const located = locateColumns(table, mapping);
  const sheet = table.name;
  if (!located) return { rows: [], problems: [finding('NO_HEADER', { sheet, row: null, column: null })] };
  const { header, columns, missing } = located;
  const headerRow = header[0]!.row;
  const start = table.rows.indexOf(header);
  const read = new Set([...columns.values()].flat());
  const width = Math.max(...header.map((cell) => columnNumber(cell.column)));
  const numbers = rowNumbers(header, read, table.rows.slice(start + 1));
  const problems: ImportProblem[] = missing.map((name) => finding('MISSING_COLUMN', { sheet, row: headerRow, column: null }, name));
  if (start > 0) problems.push(finding('ABOVE_HEADER', { sheet, row: table.rows[0]![0]!.row, column: null }, headerRow));
  if (numbers) problems.push(finding('ROW_NUMBERS', { sheet, row: headerRow, column: numbers.column }, numbers.text));
  const headings = new Map(header.map(({ column, text }) => [column, text]));
  const noted = new Set<string>();
  const rows: StagingRow[] = [];
  for (const whole of table.rows.slice(start + 1)) {
    const cells = whole.filter(({ column }) => column !== numbers?.column);
    const fields = readCells(sheet, cells, columns, problems);
    const others = cells.filter(({ column, text, fault }) => !read.has(column) && !fault && !saysNothing(text));
    if (fields.size === 0) {
      if (others[0]) problems.push(finding('ROW_NOT_READ', { sheet, row: others[0].row, column: null }));
      continue;
    }
    const beyond = others.find(({ column }) => columnNumber(column) > width);
    if (beyond) problems.push(finding('BEYOND_HEADER', { sheet, row: beyond.row, column: beyond.column }));
    for (const { column } of others) if (columnNumber(column) <= width) noted.add(column);
    const activity = activityOf(sheet, whole[0]!.row, fields);
    rows.push(activity, ...partsOf(sheet, activity, fields, problems), ...othersOf(sheet, activity, headings, others));
    if (rows.length > STAGING_ROWS) break;
  }
  for (const column of noted) problems.push(inNotes({ sheet, row: headerRow, column }, headings.get(column)));
  return { rows, problems };
}

/** A column that only counts the rows. */
function rowNumbers(header: readonly Cell[], read: ReadonlySet<string>, rows: Sheet['rows']): Cell | undefined {
  return header.find(
    ({ column, text }) =>
      ROW_NUMBER_HEADERS.has(comparableHeader(text)) &&
      !read.has(column) &&
      rows.every((row) => row.every((cell) => cell.column !== column || cell.fault === 'FORMULA' || /^\d{0,6}\.?$/.test(cell.text))),
  );
}

/** What a row says in columns that are not read: one note, a line for each cell under its header, for a table may have many such columns. */
function othersOf(sheet: string, activity: StagingRow, headings: ReadonlyMap<string, string>, cells: readonly Cell[]): StagingRow[] {
  const [first] = cells;
  if (!first) return [];
  const lines = cells.map(({ column, text }) => `${headings.get(column) || `Cột ${column}`}: ${text}`);
  const values = new Map([['text', { ...stagingValue(first), text: lines.join('\n') }]]);
  return [{ entity: 'note', sheet, row: first.row, column: first.column, values, activity }];
}

/** Where the header names a field that is not read from this column, a person should look: it may be a list that lacks a part. */
function inNotes(where: Coordinates, heading = ''): ImportProblem {
  const field = fieldNamedBy(heading);
  return field
    ? finding('COLUMN_NOT_CHOSEN', where, heading, field, FIELD_WORDS[field])
    : finding('COLUMN_IN_NOTES', where, heading || where.column!);
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
    .filter((sheet) => sheet !== table && sheet.rows.length > 0)
    .map((sheet) => finding('SHEET_NOT_READ', { sheet: sheet.name, row: null, column: null }, sheet.name));
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
  return TARGET_FIELDS.flatMap((field) => columnsOf(mapping, field).map((column) => `"${column}" → ${field}`)).join(', ');
}
