import type { Sentence } from '#kernel';
import type { Statement } from '../work/unit-of-work.js';

export type Language = keyof Sentence;

/** A row as the query of its list brings it. */
export type ListRow = Readonly<Record<string, unknown>>;

/** `key` is also the member of the row that it shows, and stays what it is for whoever reads the file with a program. */
export interface ListColumn {
  readonly key: string;
  readonly heading: Sentence;
  /** A text that is a day, `YYYY-MM-DD`, or an instant, which is told in Vietnam time. */
  readonly kind?: 'date' | 'instant';
  /** What its codes are called. */
  readonly words?: Readonly<Record<string, Sentence>>;
}

/** What a row has several of, or one of with members of its own: a sheet of its own in a workbook, one cell in a table of text, nested in JSON. */
export interface ListPart {
  readonly key: string;
  readonly title: Sentence;
  readonly columns: readonly ListColumn[];
  /** Members of a line that only JSON has. */
  readonly more?: readonly string[];
  /** A row has one or none. */
  readonly single?: boolean;
}

/** By the name of an argument of the list's query: whether a text may be its value. */
export type ListFilters = Readonly<Record<string, (text: string) => boolean>>;
export type ListFilter = Readonly<Record<string, string>>;

/** A list as it leaves the house: the rows of its query, under the same filters and policies. */
export interface ExportedList {
  /** Names it in addresses, files and the log. */
  readonly key: string;
  readonly title: Sentence;
  /** Whose `list` is asked for, or what its query asks for. */
  readonly noun: string;
  readonly action?: 'read';
  readonly columns: readonly ListColumn[];
  readonly parts: readonly ListPart[];
  /** Members of a row that only JSON has, beside its id. */
  readonly more?: readonly string[];
  /** Columns that tell in the sheet of a part whose line it is. */
  readonly identifiedBy: readonly string[];
  readonly filters: ListFilters;
  /** Filters that say of what it is a list: without them there is none. */
  readonly needs?: readonly string[];
  /** `first + 1` rows behind a cursor, with the named fields and those that a cursor is made of. */
  page(fields: ReadonlySet<string>, first: number, after: string | null, filter: ListFilter): Statement;
  /** The rows in what `page` brings, or `record` in an array, where that is not they; null where it is a list of nothing that can be seen. */
  rowsOf?(value: never): readonly ListRow[] | null;
  /** One row by its id, or null; absent where the list is of nothing that can be looked at alone. */
  record?(fields: ReadonlySet<string>, id: string): Statement;
  /** Of the last row of a page; the filter may say in which order it is. */
  keysOf(row: ListRow, filter: ListFilter): (string | null)[];
}

/** Reads a list again for each sheet of a workbook, with what that sheet shows; always the same rows. */
export interface ListSource {
  batches(fields: readonly string[]): AsyncIterable<readonly ListRow[]>;
}

export function column(key: string, vi: string, en: string, more: Omit<ListColumn, 'key' | 'heading'> = {}): ListColumn {
  return { key, heading: { vi, en }, ...more };
}

export const instant = (key: string, vi: string, en: string): ListColumn =>
  column(key, `${vi} (giờ Việt Nam)`, `${en} (Vietnam time)`, { kind: 'instant' });

export const part = (key: string, vi: string, en: string, columns: readonly ListColumn[], more: readonly string[] = []): ListPart => ({
  ...{ key, title: { vi, en }, columns, more },
});

/** As {@link part}, of which a row has one or none. */
export const single = (...given: Parameters<typeof part>): ListPart => ({ ...part(...given), single: true });

/** What codes are called, in both languages. */
export const worded = <Code extends string>(words: Readonly<Record<Code, readonly [vi: string, en: string]>>) =>
  Object.fromEntries(Object.entries<readonly [string, string]>(words).map(([code, [vi, en]]) => [code, { vi, en }])) as Readonly<
    Record<Code, Sentence>
  >;

/** A filter that takes one of these. */
export const among =
  (values: readonly string[]) =>
  (text: string): boolean =>
    values.includes(text);

const YES_NO = { true: { vi: 'Có', en: 'Yes' }, false: { vi: 'Không', en: 'No' } } as const;

/** What stands in the cell of a column; null where it is empty. */
export function cellOf({ key, kind, words }: ListColumn, row: ListRow, language: Language): string | number | null {
  const value = row[key];
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return YES_NO[`${value}`][language];
  if (kind === 'instant') return inVietnam(value);
  if (isSentence(value)) return value[language];
  const word = (code: unknown) => words?.[String(code)]?.[language] ?? String(code);
  return Array.isArray(value) ? value.map(word).join('; ') || null : word(value);
}

function isSentence(value: unknown): value is Sentence {
  return typeof value === 'object' && value !== null && 'vi' in value && 'en' in value;
}

export const linesOf = (part: ListPart, row: ListRow): readonly ListRow[] => [(row[part.key] ?? []) as ListRow | readonly ListRow[]].flat();

/** `2026-11-27 08:02:03`; Vietnam keeps UTC+7 all year. Null for what is no moment, such as the end of time. */
function inVietnam(value: unknown): string | null {
  const at = Date.parse(String(value));
  return Number.isNaN(at) ? null : new Date(at + 7 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
}
