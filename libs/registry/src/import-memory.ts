import { newId } from '#kernel';
import type { Tx } from '#platform';
import { type ColumnMapping, comparableTerm, fingerprintOf, type ImportReport, type Remembered } from './import/index.js';
import { RememberedMapping, RememberedTerm } from './imports.entities.js';
import { personOf } from './review-activity.js';

/** Choices that one import is read with; the latest, where an organisation made more. */
const [MAPPINGS, TERMS] = [200, 1_000];

/** What the acting organisation chose at earlier imports. */
export async function rememberedBy(tx: Tx): Promise<Remembered> {
  const [mappings, terms] = await Promise.all([
    tx.sql<{ fingerprint: string; mapping: ColumnMapping }>(
      `select fingerprint, mapping from import_mapping where organisation_id = (select app.organisation_id()) order by confirmed_at desc, id desc limit ${MAPPINGS}`,
    ),
    tx.sql<Remembered['terms'][number]>(
      `select kind, term, code from import_term where organisation_id = (select app.organisation_id()) order by confirmed_at desc, id desc limit ${TERMS}`,
    ),
  ]);
  return { mappings: new Map(mappings.map(({ fingerprint, mapping }) => [fingerprint, mapping])), terms };
}

/** Whoever commits a report agreed to how its columns were read and to what was chosen for its terms. */
export async function remember(tx: Tx, { mapping, headers, terms }: ImportReport): Promise<void> {
  const by = [personOf(tx), tx.now];
  const told: { id: string }[] = [];
  if (mapping && headers)
    told.push(
      ...(await tx.sql<{ id: string }>(REMEMBER_MAPPING, [newId(), fingerprintOf(headers), headers, JSON.stringify(mapping), ...by])),
    );
  const chosen = new Map(
    terms.map(({ kind, term, code }) => [`${kind} ${comparableTerm(term)}`, { kind, term, code, folded: comparableTerm(term) }]),
  );
  if (chosen.size > 0)
    told.push(
      ...(await tx.sql<{ id: string }>(REMEMBER_TERMS, [
        JSON.stringify([...chosen.values()].map((one) => ({ id: newId(), ...one }))),
        ...by,
      ])),
    );
  if (told.length > 0) tx.record({ type: 'ImportChoicesRemembered', subjects: told.map(({ id }) => id) });
}

const REMEMBER_MAPPING = `insert into import_mapping (id, organisation_id, fingerprint, headers, mapping, confirmed_by, confirmed_at)
  values ($1, (select app.organisation_id()), $2, $3, $4, $5, $6)
  on conflict (organisation_id, fingerprint) do update set mapping = excluded.mapping, confirmed_by = excluded.confirmed_by, confirmed_at = excluded.confirmed_at
    where import_mapping.mapping <> excluded.mapping
  returning id`;
const REMEMBER_TERMS = `insert into import_term (id, organisation_id, kind, term, folded, code, confirmed_by, confirmed_at)
  select id, (select app.organisation_id()), kind, term, folded, code, $2, $3
    from jsonb_to_recordset($1::jsonb) r (id uuid, kind text, term text, folded text, code text)
  on conflict (organisation_id, kind, folded) do update set code = excluded.code, term = excluded.term, confirmed_by = excluded.confirmed_by, confirmed_at = excluded.confirmed_at
    where import_term.code <> excluded.code
  returning id`;

/** The next table with these headers is guessed again. */
export function forgetImportMapping(tx: Tx, id: string): Promise<RememberedMapping> {
  return forget(tx, RememberedMapping, 'import_mapping', id);
}

/** The term goes to the review list again. */
export function forgetImportTerm(tx: Tx, id: string): Promise<RememberedTerm> {
  return forget(tx, RememberedTerm, 'import_term', id);
}

async function forget<Choice extends RememberedMapping | RememberedTerm>(
  tx: Tx,
  entity: (new () => Choice) & { readonly name: string },
  table: 'import_mapping' | 'import_term',
  id: string,
): Promise<Choice> {
  const row = await tx.load(entity, id, { lock: true });
  tx.authorize('forget', row);
  await tx.sql(`delete from ${table} where id = ?`, [id]);
  tx.record({ type: 'ImportChoiceForgotten', subjects: [id] });
  return row;
}
