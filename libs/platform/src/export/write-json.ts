import { type ExportedList, type ListFilter, type ListPart, type ListRow, type ListSource, linesOf } from './exported-list.js';

/** Whole records, codes as codes, as one object or one record a line. */
export async function* writeJson(list: ExportedList, source: ListSource, at: Date, filter: ListFilter): AsyncGenerator<string> {
  const about = JSON.stringify({ format: 'khien-list', version: 1, list: list.key, at: at.toISOString(), filter });
  yield `${about.slice(0, -1)},"records":[`;
  let behind = '\n';
  for await (const rows of records(list, source)) {
    if (rows.length === 0) continue;
    yield `${behind}${rows.map((row) => JSON.stringify(row)).join(',\n')}`;
    behind = ',\n';
  }
  yield '\n]}\n';
}

export async function* writeJsonLines(list: ExportedList, source: ListSource): AsyncGenerator<string> {
  for await (const rows of records(list, source)) yield rows.map((row) => `${JSON.stringify(row)}\n`).join('');
}

async function* records({ columns, parts, more = [] }: ExportedList, source: ListSource): AsyncGenerator<readonly ListRow[]> {
  const own = ['id', ...columns.map(({ key }) => key), ...more];
  for await (const rows of source.batches([...own, ...parts.map(({ key }) => key)]))
    yield rows.map((row) => ({ ...picked(row, own), ...Object.fromEntries(parts.map((part) => [part.key, linesAsTold(part, row)])) }));
}

function linesAsTold(part: ListPart, row: ListRow): ListRow | readonly ListRow[] | null {
  const lines = linesOf(part, row).map((line) => picked(line, [...part.columns.map(({ key }) => key), ...(part.more ?? [])]));
  return part.single ? (lines[0] ?? null) : lines;
}

/** What a list does not name stays in the house, whatever its query brings. */
const picked = (row: ListRow, keys: readonly string[]): ListRow => Object.fromEntries(keys.map((key) => [key, row[key] ?? null]));
