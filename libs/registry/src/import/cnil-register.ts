import { foldText } from '#kernel';
import type { Sheet } from './cells.js';
import { isRecord, readRecord } from './cnil-record.js';
import { type LabelledRow, labelledRows, wholeSheet } from './cnil-sheet.js';
import { finding } from './findings.js';
import type { ImportProblem, ParsedRows, StagingRow, StagingValue } from './staging.js';

/** Headers of the list of activities, comparable, and the fields that they fill. */
const LIST_HEADERS: ReadonlyMap<string, string> = new Map([
  ['nom du traitement', 'name'],
  ['n ref', 'ref'],
  ['date de creation de la fiche', 'recordCreatedOn'],
  ['derniere mise a jour de la fiche', 'recordUpdatedOn'],
]);
/** Sheets of the template that describe no activity. */
const OF_THE_TEMPLATE = /tutoriel|listes/;
const EXAMPLE = /exemple/;

function isListHeader(row: LabelledRow): boolean {
  return [...row.headers().keys()].filter((header) => LIST_HEADERS.has(header)).length >= 3;
}

function isList(sheet: Sheet): boolean {
  return labelledRows(sheet, []).some(isListHeader);
}

/** True for the simplified register of the French CNIL: it has at least one record sheet. */
export function isCnilRegister(sheets: readonly Sheet[]): boolean {
  return sheets.some(isRecord);
}

/** Record sheets become activities; so do rows of the list that no record describes. Examples and blank records are skipped, and said. */
export function parseCnilRegister(sheets: readonly Sheet[]): ParsedRows {
  const problems: ImportProblem[] = [];
  const rows: StagingRow[] = [];
  const records: StagingRow[] = [];
  for (const sheet of sheets.filter(isRecord)) {
    const noted: ImportProblem[] = [];
    const { activity, parts } = readRecord(sheet, noted);
    if (isExample(activity)) problems.push(finding('EXAMPLE_SKIPPED', wholeSheet(sheet), sheet.name, 'Exemple'));
    else if (!activity.values.has('name') && parts.length === 0 && noted.length === 0)
      problems.push(finding('BLANK_RECORD_SKIPPED', wholeSheet(sheet), sheet.name));
    else {
      rows.push(activity, ...parts);
      records.push(activity);
      problems.push(...noted);
    }
  }
  const known = new Set(records.flatMap(marksOf));
  for (const sheet of sheets) {
    if (isRecord(sheet)) continue;
    if (isList(sheet)) for (const row of listed(sheet, known, problems)) rows.push(row);
    else if (!OF_THE_TEMPLATE.test(foldText(sheet.name))) problems.push(finding('UNKNOWN_SHEET', wholeSheet(sheet), sheet.name));
  }
  return { rows, problems };
}

function isExample({ values }: StagingRow): boolean {
  return ['name', 'ref'].some((field) => EXAMPLE.test(foldText(values.get(field)?.text ?? '')));
}

/** The rows of the list sheet that no record describes; `known` are the marks of the records. */
function listed(sheet: Sheet, known: ReadonlySet<string>, problems: ImportProblem[]): StagingRow[] {
  const rows = labelledRows(sheet, problems);
  const start = rows.findIndex(isListHeader);
  // Some headers stand in the row above, over merged cells.
  const headers = new Map(rows.slice(Math.max(0, start - 1), start + 1).flatMap((row) => [...row.headers()]));
  if (start > 0) problems.push(finding('HEADING_NOT_READ', { sheet: sheet.name, row: rows[0]!.row, column: null }));
  return rows.slice(start + 1).flatMap((row) => {
    const values = new Map<string, StagingValue>();
    for (const [header, field] of LIST_HEADERS) {
      const value = row.value(headers.get(header));
      if (value) values.set(field, value);
    }
    const activity: StagingRow = { entity: 'activity', sheet: sheet.name, row: row.row, values };
    const where = { sheet: sheet.name, row: row.row, column: null };
    const purpose = row.value(headers.get('finalite du traitement'));
    const sensitive = row.value(headers.get('donnees sensibles'));
    if (values.size === 0 && !purpose) return [];
    if (isExample(activity)) problems.push(finding('EXAMPLE_SKIPPED', where, values.get('name')?.text ?? '', 'Exemple'));
    if (isExample(activity) || marksOf(activity).some((mark) => known.has(mark))) return [];
    problems.push(finding('LISTED_WITHOUT_RECORD', where));
    const parts: StagingRow[] = [];
    if (purpose)
      parts.push({
        entity: 'purpose',
        sheet: sheet.name,
        row: row.row,
        column: purpose.column,
        values: new Map([['name', purpose]]),
        activity,
      });
    if (sensitive) {
      const heading = { ...sensitive, text: 'Données sensibles ?' };
      const note = new Map([
        ['heading', heading],
        ['text', sensitive],
      ]);
      parts.push({ entity: 'note', sheet: sheet.name, row: row.row, column: sensitive.column, values: note, activity });
    }
    return [activity, ...parts];
  });
}

/** The list and a record speak of one activity where reference or name is the same. */
function marksOf({ values }: StagingRow): string[] {
  return ['ref', 'name'].flatMap((field) => {
    const value = values.get(field);
    return value ? [`${field} ${foldText(value.text)}`] : [];
  });
}
