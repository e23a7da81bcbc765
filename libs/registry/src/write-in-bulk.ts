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

/**
 * Inserts rows of one table after the other, by one statement for each {@link BATCH}. Rows have the entity's properties; one to another row holds
 * its id. What is made as it is asked for is made while the rows before it are written.
 */
export async function insertInTurn(
  tx: Tx,
  turns: Iterable<readonly [entity: EntityClass, rows: readonly Row[]]>,
  wrote: (count: number) => void = () => {},
): Promise<void> {
  let writing: Promise<unknown> = Promise.resolve();
  for (const [entity, rows] of turns) {
    const columns = columnsOfEntity(tx, entity);
    const names = columns.map(({ name }) => name).join(', ');
    const text = `insert into ${metadataOf(tx, entity).tableName} (${names}) select ${names} from ${rowsOfArrays(columns)}`;
    for (const batch of batchesOf(rows)) {
      const arrays = arraysOf(columns, batch);
      await writing;
      writing = tx.sql(text, arrays).then(() => wrote(batch.length));
    }
  }
  await writing;
}

/** As many as one statement takes at a time. */
export function* batchesOf<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (let from = 0; from < items.length; from += BATCH) yield items.slice(from, from + BATCH);
}

/**
 * The rows of the first parameters, one array for each column as {@link arraysOf} makes them, as a from-item `r`. One parameter with JSON of
 * all rows takes PostgreSQL five times as long.
 */
export function rowsOfArrays(columns: readonly Column[]): string {
  const arrays = columns.map(({ type }, i) => `$${i + 1}::${isArray(type) ? 'text' : type}[]`);
  const cells = columns.map(({ name, type }) => (isArray(type) ? `u.${name}::${type}` : `u.${name}`));
  return `(select ${cells.join(', ')} from unnest(${arrays.join(', ')}) u (${columns.map(({ name }) => name).join(', ')})) r (${columns.map(({ name }) => name).join(', ')})`;
}

export function arraysOf(columns: readonly Column[], rows: readonly Row[]): unknown[][] {
  return columns.map(({ property, type }) => {
    const cell = isArray(type) ? arrayText : type.startsWith('json') ? JSON.stringify : (value: unknown) => value;
    return rows.map((row) => (row[property] == null ? null : cell(row[property])));
  });
}

const isArray = (type: string) => type.endsWith('[]');

/** As PostgreSQL reads an array; arrays of arrays would be unnested to their last items. */
function arrayText(items: unknown): string {
  return `{${(items as readonly (string | null)[]).map((item) => (item === null ? 'NULL' : `"${String(item).replace(/["\\]/g, '\\$&')}"`)).join(',')}}`;
}
