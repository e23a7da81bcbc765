import { foldText } from '#kernel';
import { type Cell, HEADER_WITHIN_ROWS, type Sheet } from './cells.js';
import { comparableHeader } from './column-mapping.js';
import type { TargetField } from './column-synonyms.js';
import { finding } from './findings.js';
import { readCells } from './mapped-table.js';
import { type ImportProblem, type ParsedRows, STAGING_ROWS, type StagingRow } from './staging.js';
import { activityOf, noteOf, partsOf } from './table-rows.js';

/** One column of the template, by words of its header; without a field of ours its cells become notes. */
interface IcoColumn {
  readonly header: RegExp;
  readonly field?: TargetField;
}

/**
 * The thirty columns in their order (design/formats.md §2). Two of them name Article 6: the first is the basis of the
 * processing, the second belongs to Schedule 1 of the British act; a header is given to the first that is still free.
 */
export const ICO_COLUMNS: readonly IcoColumn[] = [
  { header: /^business function/, field: 'ownerUnit' },
  { header: /^purpose of processing/, field: 'purpose' },
  { header: /joint controller/, field: 'jointControllers' },
  { header: /^categories of individuals/, field: 'subjectGroups' },
  { header: /^categories of personal data/, field: 'dataTypes' },
  { header: /^categories of recipients/, field: 'recipients' },
  { header: /^link to contract with processor/ },
  { header: /^names of third countries/, field: 'transferCountries' },
  { header: /^safeguards for exceptional transfers/, field: 'transferSafeguards' },
  { header: /^retention schedule/, field: 'retention' },
  { header: /^general description of technical/, field: 'measures' },
  { header: /article 6 lawful basis/, field: 'legalBasis' },
  { header: /^article 9 condition/, field: 'article9Condition' },
  { header: /^legitimate interests for the processing/ },
  { header: /^link to record of legitimate interests/ },
  { header: /^rights available/ },
  { header: /^existence of automated decision/, field: 'automatedDecisions' },
  { header: /source of the personal data/, field: 'dataSources' },
  { header: /^link to record of consent/ },
  { header: /^location of personal data/, field: 'dataPlaces' },
  { header: /impact assessment required/, field: 'dpiaRequired' },
  { header: /impact assessment progress/ },
  { header: /^link to data protection impact assessment/, field: 'dpiaReference' },
  { header: /personal data breach occurred/ },
  { header: /^link to record of personal data breach/ },
  { header: /schedule 1 condition/ },
  { header: /article 6 lawful basis/ },
  { header: /^link to retention and erasure/ },
  { header: /^is personal data retained and erased/ },
  { header: /^reasons for not adhering/ },
];

/** Fewer known headers than this, and it is another table. */
const ENOUGH = 15;

function columnsOf(header: readonly Cell[]): Map<string, IcoColumn> {
  const free = [...ICO_COLUMNS];
  const columns = new Map<string, IcoColumn>();
  for (const cell of header) {
    const words = comparableHeader(cell.text);
    const at = free.findIndex((column) => column.header.test(words));
    if (at >= 0) columns.set(cell.column, free.splice(at, 1)[0]!);
  }
  return columns;
}

function headerOf(sheet: Sheet): readonly Cell[] | undefined {
  return sheet.rows.slice(0, HEADER_WITHIN_ROWS).find((row) => columnsOf(row).size >= ENOUGH);
}

/** True for the controller template of the British ICO, whatever its sheet is called. */
export function isIcoTemplate(sheets: readonly Sheet[]): boolean {
  return sheets.some(headerOf);
}

export function parseIcoTemplate(sheets: readonly Sheet[]): ParsedRows {
  const rows: StagingRow[] = [];
  const problems: ImportProblem[] = [];
  for (const sheet of sheets) {
    const where = { sheet: sheet.name, row: null, column: null };
    const header = headerOf(sheet);
    if (!header) problems.push(finding('UNKNOWN_SHEET', where, sheet.name));
    else if (/^example/i.test(sheet.name)) problems.push(finding('EXAMPLE_SKIPPED', where, sheet.name, 'Example'));
    else for (const row of parseSheet(sheet, header, problems)) rows.push(row);
  }
  return { rows, problems };
}

/** One row of the template, with what a merged cell above gives to it. */
interface IcoRow {
  readonly row: number;
  readonly fields: Map<TargetField, Cell>;
  readonly notes: readonly { readonly heading: Cell; readonly cell: Cell }[];
}

function parseSheet(sheet: Sheet, header: readonly Cell[], problems: ImportProblem[]): StagingRow[] {
  const columns = columnsOf(header);
  const start = sheet.rows.indexOf(header);
  if (start > 0) problems.push(finding('HEADING_NOT_READ', { sheet: sheet.name, row: sheet.rows[0]![0]!.row, column: null }));
  for (const cell of header)
    if (!columns.has(cell.column))
      problems.push(finding('COLUMN_IN_NOTES', { sheet: sheet.name, row: cell.row, column: cell.column }, cell.text));
  const read = readRows(sheet, start, header, columns, problems);
  const rows: StagingRow[] = [];
  for (const group of groups(read)) {
    if (rows.length > STAGING_ROWS) break;
    for (const row of stageGroup(sheet.name, group, problems)) rows.push(row);
  }
  return rows;
}

function readRows(
  sheet: Sheet,
  start: number,
  header: readonly Cell[],
  columns: ReadonlyMap<string, IcoColumn>,
  problems: ImportProblem[],
): IcoRow[] {
  const byField = new Map([...columns].flatMap(([column, { field }]) => (field ? [[field, [column]] as const] : [])));
  // A column that somebody added is kept as one that we have no field for.
  const noted = header.filter((cell) => !columns.get(cell.column)?.field);
  const rows = sheet.rows.slice(start + 1).map((cells): IcoRow => {
    const fields = readCells(sheet.name, cells, byField, problems);
    const notes = noted.flatMap((heading) => {
      const cell = cells.find(({ column, fault }) => column === heading.column && !fault);
      return cell ? [{ heading, cell }] : [];
    });
    return { row: cells[0]!.row, fields, notes };
  });
  return rows.filter(({ fields, notes }) => fields.size + notes.length > 0);
}

/**
 * Rows of one activity: those that name the same function and purpose, and those below that leave both to a merged cell.
 * The template gives each category of people or data a row of its own.
 */
function groups(rows: readonly IcoRow[]): IcoRow[][] {
  const found = new Map<string, IcoRow[]>();
  let last: IcoRow | undefined;
  for (const row of rows) {
    const { fields } = row;
    const unit = fields.get('ownerUnit') ?? last?.fields.get('ownerUnit');
    const sameUnit = !fields.has('ownerUnit') || sameText(fields.get('ownerUnit'), last?.fields.get('ownerUnit'));
    const purpose = fields.get('purpose') ?? (sameUnit ? last?.fields.get('purpose') : undefined);
    if (unit) fields.set('ownerUnit', unit);
    if (purpose) fields.set('purpose', purpose);
    const key = purpose ? `${foldText(unit?.text ?? '')}\n${foldText(purpose.text)}` : `row ${row.row}`;
    const group = found.get(key);
    if (group) group.push(row);
    else found.set(key, [row]);
    last = row;
  }
  return [...found.values()];
}

function sameText(a: Cell | undefined, b: Cell | undefined): boolean {
  return a !== undefined && b !== undefined && foldText(a.text) === foldText(b.text);
}

/** The parts of all rows of an activity, each once; the first answer to a question stands, another one is noted. */
function stageGroup(sheet: string, group: readonly IcoRow[], problems: ImportProblem[]): StagingRow[] {
  const [first] = group;
  const own = new Map<TargetField, Cell>();
  for (const { fields } of group) for (const [field, cell] of fields) if (!own.has(field)) own.set(field, cell);
  const purpose = own.get('purpose');
  if (purpose) own.set('name', purpose);
  const activity = activityOf(sheet, first!.row, own);
  if (purpose && group.length > 1)
    problems.push(finding('ROWS_JOINED', { sheet, row: first!.row, column: null }, purpose.text, group.map(({ row }) => row).join(', ')));
  const seen = new Set<string>();
  const rows = [activity];
  for (const { row, fields, notes } of group) {
    const parts = [
      ...partsOf(sheet, activity, continued(fields, row, first!.row), problems),
      ...notes.map(({ heading, cell }) => noteOf(sheet, activity, heading.text, cell)),
      ...differing(fields, own).map(([field, cell]) => noteOf(sheet, activity, field, cell)),
    ];
    rows.push(...parts.filter((part) => isNew(part, seen)));
    if (rows.length > STAGING_ROWS) break;
  }
  return rows;
}

/** A further row tells the purpose anew only where it gives a basis. */
function continued(fields: ReadonlyMap<TargetField, Cell>, row: number, first: number): Map<TargetField, Cell> {
  const cells = new Map(fields);
  if (row !== first && !cells.has('legalBasis') && !cells.has('article9Condition')) cells.delete('purpose');
  return cells;
}

const ANSWERED_ONCE: readonly TargetField[] = ['automatedDecisions', 'dpiaRequired', 'dpiaReference'];

function differing(fields: ReadonlyMap<TargetField, Cell>, own: ReadonlyMap<TargetField, Cell>): (readonly [string, Cell])[] {
  return ANSWERED_ONCE.flatMap((field) => {
    const cell = fields.get(field);
    return cell && !sameText(cell, own.get(field)) ? [[field, cell] as const] : [];
  });
}

function isNew(part: StagingRow, seen: Set<string>): boolean {
  const key = JSON.stringify([part.entity, ...[...part.values].map(([field, { text }]) => [field, text])]);
  if (seen.has(key)) return false;
  seen.add(key);
  return true;
}
