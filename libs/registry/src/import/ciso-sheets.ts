import { foldText } from '#kernel';
import { type Cell, HEADER_WITHIN_ROWS, type Sheet } from './cells.js';
import { finding, WHOLE_FILE } from './findings.js';
import type { ImportProblem, ParsedRows, StagingEntity, StagingRow, StagingValue } from './staging.js';

/** One sheet of the CISO Assistant workbook: source columns and the names that we give them. */
export interface SheetSpec {
  readonly name: string;
  readonly entity: StagingEntity;
  readonly columns: Readonly<Record<string, string>>;
  readonly required: readonly string[];
}

const COMMON = { name: 'name', description: 'description' };
/** Documented by the source: a `processing` column says which activity a row belongs to (CISO Assistant manual, *Data import → Processings*). */
const PART = { ...COMMON, processing: 'activity' };

/** The sheet of activities. `folder` is what the flat template calls `domain`. */
export const PROCESSING: SheetSpec = {
  name: 'Processing',
  entity: 'activity',
  columns: {
    ...COMMON,
    ref_id: 'ref',
    domain: 'ownerUnit',
    folder: 'ownerUnit',
    status: 'status',
    processing_nature: 'natures',
    information_channel: 'informationChannel',
    usage_channel: 'usageChannel',
    dpia_required: 'dpiaRequired',
    dpia_reference: 'dpiaReference',
    assigned_to: 'assignedTo',
    labels: 'labels',
  },
  required: ['name'],
};

/** Structure of the workbook: design/formats.md §3. */
const SHEETS: readonly SheetSpec[] = [
  PROCESSING,
  {
    name: 'Purposes',
    entity: 'purpose',
    columns: { ...PART, legal_basis: 'legalBasis', article_9_condition: 'article9Condition' },
    required: ['name'],
  },
  {
    name: 'Personal data',
    entity: 'dataType',
    columns: {
      ...PART,
      category: 'category',
      retention: 'retention',
      deletion_policy: 'deletionPolicy',
      is_sensitive: 'isSensitive',
      assets: 'systems',
    },
    required: ['category'],
  },
  { name: 'Data subjects', entity: 'subjectGroup', columns: { ...PART, category: 'category' }, required: ['category'] },
  { name: 'Data recipients', entity: 'recipient', columns: { ...PART, category: 'category' }, required: ['category'] },
  {
    name: 'Contractors',
    entity: 'processor',
    columns: {
      ...PART,
      entity: 'entity',
      relationship_type: 'relationship',
      country: 'country',
      documentation_link: 'documentationLink',
    },
    required: ['relationship_type', 'country'],
  },
  {
    name: 'Transfers',
    entity: 'transfer',
    columns: {
      ...PART,
      entity: 'entity',
      country: 'country',
      transfer_mechanism: 'mechanism',
      guarantees: 'guarantees',
      documentation_link: 'documentationLink',
    },
    required: ['country'],
  },
];

function specOf(sheet: Sheet): SheetSpec | undefined {
  const name = foldText(sheet.name);
  return SHEETS.find((spec) => foldText(spec.name) === name);
}

/** `Ref ID *` → `ref_id`. */
export function headerKey(cell: Cell): string {
  return foldText(cell.text)
    .replace(/[\s*]+$/, '')
    .replace(/[\s-]+/g, '_');
}

function knownHeaders(spec: SheetSpec, row: readonly Cell[]): number {
  return row.filter((cell) => Object.hasOwn(spec.columns, headerKey(cell))).length;
}

/** Index of the row with the most known headers among the first rows; -1 where none has any. Titles above it are passed over. */
function headerIndex(spec: SheetSpec, sheet: Sheet): number {
  let best = -1;
  let most = 0;
  for (const [index, row] of sheet.rows.slice(0, HEADER_WITHIN_ROWS).entries()) {
    const known = knownHeaders(spec, row);
    if (known > most) [best, most] = [index, known];
  }
  return best;
}

/** True for a workbook with a *Processing* sheet that has at least two of its columns, or at least two of the other six sheets. */
export function isCisoAssistantWorkbook(sheets: readonly Sheet[]): boolean {
  const processing = sheets.find((sheet) => specOf(sheet)?.entity === 'activity');
  if (!processing) return false;
  const spec = specOf(processing)!;
  const others = sheets.filter((sheet) => sheet !== processing && specOf(sheet)).length;
  return others >= 2 || processing.rows.slice(0, HEADER_WITHIN_ROWS).some((row) => knownHeaders(spec, row) >= 2);
}

/** Sheets → staging rows. Columns are found by name, never by position; whatever is not read is said. */
export function parseCisoAssistant(sheets: readonly Sheet[]): ParsedRows {
  const rows: StagingRow[] = [];
  const problems: ImportProblem[] = [];
  for (const sheet of sheets) {
    const spec = specOf(sheet);
    if (!spec) problems.push(finding('UNKNOWN_SHEET', { sheet: sheet.name, row: null, column: null }, sheet.name));
    else if (sheet.rows.length > 0) parseSheet(spec, sheet, rows, problems);
  }
  for (const spec of SHEETS) {
    if (!sheets.some((sheet) => specOf(sheet) === spec)) problems.push(finding('MISSING_SHEET', WHOLE_FILE, spec.name));
  }
  return { rows, problems };
}

export function parseSheet(spec: SheetSpec, sheet: Sheet, rows: StagingRow[], problems: ImportProblem[]): void {
  const at = headerIndex(spec, sheet);
  const header = sheet.rows[at];
  if (!header) {
    problems.push(finding('NO_HEADER', { sheet: sheet.name, row: null, column: null }));
    return;
  }
  const { fields, unknown } = readHeader(spec, sheet, header, problems);
  const unread = new Set<string>();
  for (const cells of sheet.rows.slice(at + 1)) {
    const values = new Map<string, StagingValue>();
    for (const cell of cells) {
      const where = { sheet: sheet.name, row: cell.row, column: cell.column };
      const field = fields.get(cell.column);
      if (cell.fault) {
        const problem = finding(cell.fault, where);
        problems.push(field ? problem : { ...problem, severity: 'REVIEW' });
      } else if (field) {
        if (cell.looksLikeFormula) problems.push(finding('LOOKS_LIKE_FORMULA', where));
        values.set(field, { text: cell.text, column: cell.column });
      }
      if (unknown.has(cell.column) || !header.some((title) => title.column === cell.column)) unread.add(cell.column);
    }
    const row = cells[0]!.row;
    if (values.size > 0 || cells.some((cell) => cell.fault && fields.has(cell.column)))
      rows.push({ entity: spec.entity, sheet: sheet.name, row, values });
  }
  for (const column of unread)
    problems.push(finding('UNKNOWN_COLUMN', { sheet: sheet.name, row: header[0]!.row, column }, unknown.get(column) ?? ''));
}

interface ReadHeader {
  readonly fields: ReadonlyMap<string, string>;
  readonly unknown: ReadonlyMap<string, string>;
}

/** Column letter → our field, or the words of a header that names none. The first of two equal headers is read. */
function readHeader(spec: SheetSpec, sheet: Sheet, header: readonly Cell[], problems: ImportProblem[]): ReadHeader {
  const fields = new Map<string, string>();
  const unknown = new Map<string, string>();
  const columns = new Map<string, string>();
  for (const cell of header) {
    const where = { sheet: sheet.name, row: cell.row, column: cell.column };
    if (cell.fault) {
      problems.push(finding(cell.fault, where));
      continue;
    }
    const key = headerKey(cell);
    const field = Object.hasOwn(spec.columns, key) ? spec.columns[key] : undefined;
    if (field === undefined) unknown.set(cell.column, cell.text);
    else if (columns.has(field)) problems.push(finding('DUPLICATE_COLUMN', where, key, columns.get(field)!));
    else {
      columns.set(field, cell.column);
      fields.set(cell.column, field);
    }
  }
  for (const name of spec.required) {
    if (!columns.has(spec.columns[name]!))
      problems.push(finding('MISSING_COLUMN', { sheet: sheet.name, row: header[0]!.row, column: null }, name));
  }
  return { fields, unknown };
}
