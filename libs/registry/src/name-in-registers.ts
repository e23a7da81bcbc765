import { newId, spellingOf } from '#kernel';
import type { Tx } from '#platform';
import type { SettledContent } from './activity-content.js';

/** Ids of the rows of both registers by the spelling of their names. */
export interface Named {
  readonly systems: ReadonlyMap<string, string>;
  readonly parties: ReadonlyMap<string, string>;
}

/** The same, and which rows were not there before. */
export interface NamedAndAdded extends Named {
  readonly added: { readonly systems: readonly string[]; readonly parties: readonly string[] };
}

interface Line {
  readonly name: string;
  readonly location?: string;
  readonly country: string | null;
}

/**
 * The systems and parties that an activity names, found as they are spelt or added with what its line says. What is there
 * already is not changed: that is for `reviseInformationSystem` and `reviseParty`.
 */
export async function nameInRegisters(
  tx: Tx,
  { systems, parties, transfers }: Pick<SettledContent, 'systems' | 'parties' | 'transfers'>,
): Promise<NamedAndAdded> {
  const recipients = transfers.flatMap(({ recipient, country }) => (recipient ? [{ name: recipient, country: country ?? null }] : []));
  const [ofSystems, ofParties] = await Promise.all([
    named(
      tx,
      SYSTEMS,
      systems.map(({ name, location, country }) => ({ name, location, country: country ?? null })),
    ),
    named(tx, PARTIES, [...parties.map(({ name, country }) => ({ name, country: country ?? null })), ...recipients]),
  ]);
  const added = [...ofSystems.added, ...ofParties.added];
  if (added.length > 0) tx.record({ type: 'RegisterRowsAdded', subjects: added });
  return { systems: ofSystems.ids, parties: ofParties.ids, added: { systems: ofSystems.added, parties: ofParties.added } };
}

/** Adding and finding are two statements: a row that somebody else adds meanwhile is seen by the second alone. */
async function named(tx: Tx, [add, find]: readonly [string, string], lines: readonly Line[]) {
  const rows = [...Map.groupBy(lines, ({ name }) => spellingOf(name))].map(([spelling, [line]]) => ({
    ...line!,
    spelling,
    id: newId(),
  }));
  if (rows.length === 0) return { ids: new Map<string, string>(), added: [] };
  const [added, found] = await Promise.all([
    tx.sql<{ id: string }>(add, [JSON.stringify(rows), tx.now]),
    tx.sql<{ id: string; spelling: string }>(find, [rows.map(({ spelling }) => spelling)]),
  ]);
  return { ids: new Map(found.map(({ id, spelling }) => [spelling, id])), added: added.map(({ id }) => id) };
}

const statements = (table: string, columns: string): readonly [string, string] => [
  `insert into ${table} (id, organisation_id, spelling, created_at, updated_at, ${columns})
    select id, (select app.organisation_id()), spelling, $2::timestamptz, $2::timestamptz, ${columns}
    from jsonb_to_recordset($1::jsonb) r (id uuid, name text, spelling text, location text, country text) order by spelling
    on conflict (organisation_id, spelling) do nothing returning id`,
  `select id, spelling from ${table} where organisation_id = (select app.organisation_id()) and spelling = any (?)`,
];
const SYSTEMS = statements('information_system', 'name, location, country');
const PARTIES = statements('party', 'name, country');
