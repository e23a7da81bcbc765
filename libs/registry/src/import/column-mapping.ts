import { foldText } from '#kernel';
import { type Cell, HEADER_WITHIN_ROWS, type Sheet } from './cells.js';
import { SEVERAL_COLUMNS, SYNONYMS, TARGET_FIELDS, type TargetField, WHOLE_HEADERS } from './column-synonyms.js';
import { columnLetters, columnNumber } from './plain-worksheet.js';

/** A column by the words of its header, or by its position from 1 where headers are not unique. */
export type Column = string | number;

/**
 * Which column of a table fills which field, or which columns of {@link SEVERAL_COLUMNS}. A plain JSON value, so that it can be kept
 * for the next file of the same kind. One column may fill two fields.
 */
export type ColumnMapping = Readonly<Partial<Record<TargetField, Column | readonly Column[]>>>;

/** The columns of a field in a mapping, none where it has none. */
export function columnsOf(mapping: ColumnMapping, field: TargetField): readonly Column[] {
  return [mapping[field] ?? []].flat();
}

/** A longer text is no header, and a column further out is none of a register. */
const HEADER_LENGTH = 200;
const COLUMNS = 500;

/** Case, diacritics, punctuation and line breaks of a header make no difference; what is too long for one is blank. */
export function comparableHeader(header: string): string {
  if (header.length > HEADER_LENGTH) return '';
  return foldText(header)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const PHRASES = TARGET_FIELDS.flatMap((field) => SYNONYMS[field].map((synonym) => ({ field, phrase: comparableHeader(synonym) })));
const ALONE = new Set(WHOLE_HEADERS.map(comparableHeader));

/** A header that is a phrase from end to end goes before any that holds one. */
const WHOLE = 1000;

/** What stands first in a header is what it is about ("nguồn dữ liệu cá nhân"), in Vietnamese and French at least. */
const FIRST = 100;

interface Named {
  readonly field: TargetField;
  readonly score: number;
}

/**
 * The fields that a header, as headers are compared, names; best first: the whole of it, also with a number behind, goes before a
 * phrase that it begins with, that before any other phrase in it, and a longer phrase before a shorter one.
 */
function namedBy(header: string): Named[] {
  if (header === '') return [];
  const unnumbered = header.replace(/ \d+$/, '');
  const closeness = (phrase: string): number => {
    if (header === phrase || unnumbered === phrase) return WHOLE + phrase.length;
    if (!phrase.includes(' ') || ALONE.has(phrase) || !` ${header} `.includes(` ${phrase} `)) return 0;
    return (header.startsWith(phrase) ? FIRST : 0) + phrase.length;
  };
  return PHRASES.map(({ field, phrase }) => ({ field, score: closeness(phrase) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
}

/** The field that a header names best; undefined where it names none. */
export function fieldNamedBy(header: string): TargetField | undefined {
  return namedBy(comparableHeader(header))[0]?.field;
}

/**
 * Guesses the columns of a table from its headers, in their order; a blank header is the column of none. Each column is given to the
 * field that it names best; a list has further columns where they name it with the whole of their header. A table without names of
 * activities is taken by its purposes.
 */
export function proposeMapping(headers: readonly string[]): ColumnMapping {
  const folded = headers.slice(0, COLUMNS).map(comparableHeader);
  const candidates = folded
    .flatMap((header, index) => namedBy(header).map((named) => ({ ...named, index })))
    .sort((a, b) => b.score - a.score || a.index - b.index);
  const found = new Map<TargetField, number[]>();
  const taken = new Set<number>();
  for (const { field, index, score } of candidates) {
    const columns = found.get(field) ?? [];
    if (taken.has(index) || (columns.length > 0 && !(SEVERAL_COLUMNS.has(field) && score >= WHOLE))) continue;
    taken.add(index);
    found.set(field, [...columns, index]);
  }
  const unique = (index: number) => folded.indexOf(folded[index]!) === folded.lastIndexOf(folded[index]!);
  const columnOf = (index: number): Column => (unique(index) ? headers[index]! : index + 1);
  const mapping: Partial<Record<TargetField, Column | readonly Column[]>> = {};
  for (const [field, indexes] of found) {
    const columns = indexes.sort((a, b) => a - b).map(columnOf);
    mapping[field] = columns.length === 1 ? columns[0]! : columns;
  }
  const [purpose] = columnsOf(mapping, 'purpose');
  if (mapping.name === undefined && purpose !== undefined) mapping.name = purpose;
  return mapping;
}

/** Fields that hardly any table has which is no register of processing activities. */
const TELLING: readonly TargetField[] = [
  'purpose',
  'legalBasis',
  'dataTypes',
  'sensitiveDataTypes',
  'retention',
  'subjectGroups',
  'recipients',
  'processors',
  'transferCountries',
  'measures',
];

/** True where a guess may be acted on: activities have names, and at least two columns are those of a register. */
export function isRegister(mapping: ColumnMapping): boolean {
  return mapping.name !== undefined && TELLING.filter((field) => mapping[field] !== undefined).length >= 2;
}

/** Letters that no other language of ours has: those with a horn or a bar, and vowels with two marks. */
const VIETNAMESE = /[ăđơưạ-ỹ]/i;
const VIETNAMESE_PHRASES = new Set(
  TARGET_FIELDS.flatMap((field) => SYNONYMS[field].filter((synonym) => VIETNAMESE.test(synonym)).map(comparableHeader)),
);

/** True where a header is written in Vietnamese, also without its diacritics. */
export function isVietnamese(headers: readonly string[]): boolean {
  return headers.some((header) => VIETNAMESE.test(header.normalize('NFC')) || VIETNAMESE_PHRASES.has(comparableHeader(header)));
}

/** Header cells as a list by position, blanks between them. */
export function headersOf(row: readonly Cell[]): string[] {
  const headers: string[] = [];
  for (const cell of row) headers[columnNumber(cell.column) - 1] = cell.text;
  return Array.from(headers, (header) => header ?? '');
}

/** The row of a table from which the best mapping follows, and that mapping; undefined where none says that this is a register. */
export function proposeForTable(table: Sheet): ColumnMapping | undefined {
  const proposals = table.rows.slice(0, HEADER_WITHIN_ROWS).map((row) => proposeMapping(headersOf(row)));
  const best = proposals.filter(isRegister).toSorted((a, b) => Object.keys(b).length - Object.keys(a).length);
  return best[0];
}

/** Where a mapping finds its columns in a table. */
export interface LocatedColumns {
  readonly header: readonly Cell[];
  readonly columns: ReadonlyMap<TargetField, readonly string[]>;
  /** Header words of the mapping that no column has. */
  readonly missing: readonly string[];
}

function columnAt(position: number): string | undefined {
  return Number.isInteger(position) && position >= 1 && position <= COLUMNS ? columnLetters(position) : undefined;
}

function columnsIn(row: readonly Cell[], mapping: ColumnMapping): LocatedColumns {
  const byHeader = new Map(row.toReversed().map((cell) => [comparableHeader(cell.text), cell.column]));
  const columns = new Map<TargetField, readonly string[]>();
  const missing: string[] = [];
  for (const field of TARGET_FIELDS) {
    const found = columnsOf(mapping, field).flatMap((wanted) => {
      const column = typeof wanted === 'number' ? columnAt(wanted) : byHeader.get(comparableHeader(wanted));
      if (column === undefined) missing.push(String(wanted));
      return column ?? [];
    });
    if (found.length > 0) columns.set(field, [...new Set(found)]);
  }
  return { header: row, columns, missing };
}

/** The header row of a table is the first of those that have the most columns of the mapping; undefined for an empty table. */
export function locateColumns(table: Sheet, mapping: ColumnMapping): LocatedColumns | undefined {
  const located = table.rows.slice(0, HEADER_WITHIN_ROWS).map((row) => columnsIn(row, mapping));
  return located.toSorted((a, b) => a.missing.length - b.missing.length)[0];
}
