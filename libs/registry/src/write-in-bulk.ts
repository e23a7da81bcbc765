import type { EntityMetadata } from '@mikro-orm/core';
import type { Tx } from '#platform';

type EntityClass = (new () => object) & { readonly name: string };
type Row = Readonly<Record<string, unknown>>;

/** Rows of one statement; their JSON stays within some megabytes. */
const BATCH = 2_000;

interface Column {
  readonly property: string;
  readonly name: string;
  readonly type: string;
}

/** The columns that the entity of a table has, so that what is written in bulk is what the ORM would write. */
export function columnsOfEntity(tx: Tx, entity: EntityClass): readonly Column[] {
  const meta = metadataOf(tx, entity);
  return meta.props
    .filter(({ kind, version }) => kind !== '1:m' && kind !== 'm:n' && !version)
    .map(({ name, fieldNames, columnTypes }) => ({ property: String(name), name: fieldNames[0]!, type: columnTypes[0]! }));
}

function metadataOf(tx: Tx, entity: EntityClass): EntityMetadata {
  return tx.em.getMetadata().get(entity as never) as EntityMetadata;
}

/** Inserts rows by one statement for each {@link BATCH}. Rows have the entity's properties; one to another row holds its id. */
export async function insertRows(
  tx: Tx,
  entity: EntityClass,
  rows: readonly Row[],
  wrote: (count: number) => void = () => {},
): Promise<void> {
  const columns = columnsOfEntity(tx, entity);
  const names = columns.map(({ name }) => name).join(', ');
  const text = `insert into ${metadataOf(tx, entity).tableName} (${names}) select ${names} from ${recordset(columns)}`;
  for (let from = 0; from < rows.length; from += BATCH) {
    const batch = rows.slice(from, from + BATCH);
    await tx.sql(text, [asJson(columns, batch)]);
    wrote(batch.length);
  }
}

/** The rows of a JSON parameter, `r`, as a from-item. */
export function recordset(columns: readonly Column[]): string {
  return `json_to_recordset($1::json) r (${columns.map(({ name, type }) => `${name} ${type}`).join(', ')})`;
}

export function asJson(columns: readonly Column[], rows: readonly Row[]): string {
  return JSON.stringify(rows.map((row) => Object.fromEntries(columns.map(({ property, name }) => [name, row[property] ?? null]))));
}
