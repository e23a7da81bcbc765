/** GraphQL field → SQL expression of it. */
export type Columns = Readonly<Record<string, string>>;

/**
 * `json_build_object(…)` of the selected fields of a row, always with `id` and what `always` names. Only our own
 * constants become SQL: a field that `columns` does not know (a computed one, `__typename`) is left out.
 */
export function jsonObject(columns: Columns, selected: ReadonlySet<string>, always: readonly string[] = ['id']): string {
  const fields = Object.keys(columns).filter((field) => selected.has(field) || always.includes(field));
  return `json_build_object(${fields.map((field) => `'${field}', ${columns[field]}`).join(', ')})`;
}

/** A short stable name of a selection, for the prepared statement that it makes. */
export function selectionKey(columns: Columns, selected: ReadonlySet<string>): string {
  return Object.keys(columns)
    .map((field) => (selected.has(field) ? '1' : '0'))
    .join('');
}

/**
 * Whether there is a row, for a select list: `anyRow('delivery c where c.recalls_id = d.id')`. Not EXISTS, which the planner
 * may answer with a hash of the whole table, since it counts the calls before LIMIT cuts the page.
 */
export function anyRow(from: string): string {
  return `coalesce((select true from ${from} limit 1), false)`;
}
