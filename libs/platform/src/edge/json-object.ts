/** A list below a row: what its lines are made of, what they always have, and the SQL of the list from the SQL of a line. */
export interface Lines {
  readonly line: Columns;
  readonly always?: readonly string[];
  readonly list: (line: string) => string;
}

/** GraphQL field → SQL expression of it, or of its lines. */
export type Columns = Readonly<{ [field: string]: string | Lines }>;

/**
 * `json_build_object(…)` of the selected fields of a row, always with `id` and what `always` names. Of lines only the selected fields
 * (`dataTypes.code`), all of them where none is named. Only our own constants become SQL: a field that `columns` does not know (a
 * computed one, `__typename`) is left out.
 */
export function jsonObject(columns: Columns, selected: ReadonlySet<string>, always: readonly string[] = ['id']): string {
  const fields = Object.keys(columns).filter((field) => selected.has(field) || always.includes(field));
  return `json_build_object(${fields.map((field) => `'${field}', ${expressionOf(columns[field]!, below(selected, field))}`).join(', ')})`;
}

function expressionOf(column: string | Lines, selected: ReadonlySet<string>): string {
  if (typeof column === 'string') return column;
  return column.list(jsonObject(column.line, selected, selected.size > 0 ? (column.always ?? []) : Object.keys(column.line)));
}

function below(selected: ReadonlySet<string>, field: string): ReadonlySet<string> {
  return new Set([...selected].flatMap((path) => (path.startsWith(`${field}.`) ? [path.slice(field.length + 1)] : [])));
}

/** A short stable name of a selection, for the prepared statement that it makes (PostgreSQL reads 63 characters of such a name). */
export function selectionKey(columns: Columns, selected: ReadonlySet<string>): string {
  return BigInt(`0b1${bitsOf(columns, selected)}`).toString(36);
}

function bitsOf(columns: Columns, selected: ReadonlySet<string>): string {
  return Object.entries(columns)
    .map(([field, column]) => {
      const lines = typeof column === 'string' ? '' : bitsOf(column.line, below(selected, field));
      return `${selected.has(field) ? 1 : 0}${lines}`;
    })
    .join('');
}

/**
 * Whether there is a row, for a select list: `anyRow('delivery c where c.recalls_id = d.id')`. Not EXISTS, which the planner
 * may answer with a hash of the whole table, since it counts the calls before LIMIT cuts the page.
 */
export function anyRow(from: string): string {
  return `coalesce((select true from ${from} limit 1), false)`;
}
