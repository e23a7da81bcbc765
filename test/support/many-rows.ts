import type { World } from './world.js';

/** Tables that do not grow with what organisations keep and file; of calendars, views of a queue, lists of cases, titles and public figures a person has a few at most, and copies would all be one person's. */
export const FEW = [
  'authority_unit',
  'calendar_feed',
  'case_access',
  'case_glass',
  'destination',
  'destination_health',
  'exercise',
  'log_head',
  'log_node',
  'membership',
  'organisation',
  'queue_view',
  'routing_rule',
  'routing_table',
  'signing_title',
  'statistic_release',
  'user_account',
] as const;

interface Column {
  readonly table: string;
  readonly name: string;
  readonly type: string;
  /** The table that a foreign key of this column alone, or with others, names. */
  readonly target: string | null;
}

interface UniqueKey {
  readonly table: string;
  readonly columns: readonly string[];
}

const COLUMNS = `select c.relname as "table", a.attname as name, format_type(a.atttypid, null) as type,
    (select r.relname from pg_constraint k join pg_class r on r.oid = k.confrelid
      where k.conrelid = c.oid and k.contype = 'f' and a.attnum = any (k.conkey)
        and a.attname <> 'organisation_id' and a.attname <> 'unit_id' limit 1) as target
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by 1, a.attnum`;

const KEYS = `select c.relname as "table", array(select a.attname::text from pg_attribute a
    where a.attrelid = c.oid and a.attnum = any (i.indkey::int2[]) order by a.attnum) as columns
  from pg_index i join pg_class c on c.oid = i.indrelid where i.indisunique and c.relnamespace = 'public'::regnamespace`;

/**
 * Multiplies the rows that are there until every table that grows has about `rows`, with ids that belong together: as if as many
 * others had done the same. Without statistics, as PostgreSQL is after a crash. Answers with the names of those tables.
 */
export async function multiplyRows(world: World, rows: number): Promise<readonly string[]> {
  const { rows: columns } = await world.admin.query<Column>(COLUMNS);
  const { rows: keys } = await world.admin.query<UniqueKey>(KEYS);
  const client = await world.admin.connect();
  const grown: string[] = [];
  try {
    // No triggers and no foreign keys: what they guard is not what is looked at here.
    await client.query('set session_replication_role = replica');
    for (const [table, own] of Map.groupBy(columns, (column) => column.table)) {
      if (isFew(table) || table.startsWith('mikro_orm')) continue;
      const { rows: counted } = await client.query<{ count: number }>(`select count(*)::integer as count from ${table}`);
      const { count } = counted[0]!;
      if (count === 0) continue;
      // The last column of a key in which nothing else tells the copies apart.
      const told = keys
        .filter(
          (key) => key.table === table && !own.some((column) => key.columns.includes(column.name) && copyOf(column) !== itself(column)),
        )
        .map(({ columns: names }) => names.at(-1)!);
      const copies = own.map((column) => (told.includes(column.name) ? toldApart(column) : copyOf(column)));
      await client.query(`alter table ${table} set (autovacuum_enabled = false)`);
      await client.query(
        `insert into ${table} (${own.map(({ name }) => `"${name}"`).join(', ')})
         select ${copies.join(', ')} from ${table} t cross join generate_series(1, $1) i`,
        [Math.ceil(rows / count)],
      );
      grown.push(table);
    }
  } finally {
    await client.query('set session_replication_role = origin');
    client.release();
  }
  return grown;
}

const itself = ({ name }: Column) => `t."${name}"`;

/** An id of a row that is copied too becomes that of its copy, and evidence is held by somebody else, for a person holds a little; whatever else there is stays. */
function copyOf(column: Column): string {
  const { name, type, target } = column;
  const kept =
    target === null ? /^(organisation_id|unit_id|place_id|user_id|desk_id|.*_by|.*_organisation_id|.*_unit_id)$/.test(name) : isFew(target);
  if (type === 'uuid' && (!kept || name === 'holder_id')) return `md5(${itself(column)}::text || '/' || i)::uuid`;
  if (type === 'uuid[]') return `array(select md5(u::text || '/' || i)::uuid from unnest(${itself(column)}) u)`;
  return itself(column);
}

function toldApart(column: Column): string {
  if (column.type === 'text') return `${itself(column)} || '/' || i`;
  if (column.type === 'bytea') return `sha256(${itself(column)} || i::text::bytea)`;
  // Also the places in the log: those of copies lie before it.
  return `-1 - ${itself(column)} - 10000 * i`;
}

const isFew = (table: string): boolean => (FEW as readonly string[]).includes(table);
