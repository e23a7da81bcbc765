import type { ExportedList, ListFilter, ListRow, ListSource } from './exported-list.js';

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

async function* records({ columns, parts }: ExportedList, source: ListSource): AsyncGenerator<readonly ListRow[]> {
  const keys = ['id', ...columns.map(({ key }) => key), ...parts.map(({ key }) => key)];
  for await (const rows of source.batches(keys)) yield rows.map((row) => Object.fromEntries(keys.map((key) => [key, row[key] ?? null])));
}
