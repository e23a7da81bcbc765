import { newId, spellingOf } from '#kernel';
import type { Tx } from '#platform';
import type { StagedRegisters } from './import/index.js';

const insert = (table: string, columns: string, types: string) =>
  `insert into ${table} (id, organisation_id, spelling, created_at, updated_at, ${columns})
    select id, (select app.organisation_id()), spelling, $2::timestamptz, $2::timestamptz, ${columns}
    from jsonb_to_recordset($1::jsonb) r (id uuid, spelling text, ${types}) order by spelling
    on conflict (organisation_id, spelling) do nothing returning id`;
const SYSTEMS = insert(
  'information_system',
  'name, owner_name, security_level, location, country, cloud_provider',
  'name text, owner_name text, security_level smallint, location text, country text, cloud_provider text',
);
const PARTIES = insert('party', 'name, tax_code, country, pdp_contact', 'name text, tax_code text, country text, pdp_contact text');

/** Ids of the rows that were added. */
export interface FilledRegisters {
  readonly systems: readonly string[];
  readonly parties: readonly string[];
}

/** Adds the systems and parties that the registers do not have, with all that our own file says of them; what is there stays as it is. */
export async function fillRegisters(tx: Tx, { systems, parties }: StagedRegisters): Promise<FilledRegisters> {
  const add = async (statement: string, list: StagedRegisters['systems']) => {
    if (list.length === 0) return [];
    const rows = list.map(({ row: _row, name, ...rest }) => ({
      ...snakeCased(rest),
      name,
      id: newId(),
      spelling: spellingOf(name as string),
    }));
    return (await tx.sql<{ id: string }>(statement, [JSON.stringify(rows), tx.now])).map(({ id }) => id);
  };
  const added = { systems: await add(SYSTEMS, systems), parties: await add(PARTIES, parties) };
  const ids = [...added.systems, ...added.parties];
  if (ids.length > 0) tx.record({ type: 'RegisterRowsAdded', subjects: ids });
  return added;
}

function snakeCased(row: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(row).map(([key, value]) => [key.replace(/[A-Z]/g, (sign) => `_${sign.toLowerCase()}`), value]));
}
