import { Forbidden } from '#kernel';
import type { Tx } from '#platform';
import type { SettledContent } from './activity-content.js';
import { ACTIVITY_PARTS, columnsOf, PART_ENTITIES, partRows } from './activity-parts.js';
import { ProcessingActivity } from './entities.js';
import { type NamedAndAdded, nameInRegisters } from './name-in-registers.js';
import { personOf } from './review-activity.js';
import { arraysOf, batchesOf, columnsOfEntity, insertInTurn, rowsOfArrays } from './write-in-bulk.js';

/** An activity to be written by an import: the id of a new one, or of one that there is. */
export interface Written {
  readonly id: string;
  readonly content: SettledContent;
}

/** Drafts and revises many activities at once: what `draftProcessingActivity` and `reviseProcessingActivity` do, a statement for each table. */
export async function writeActivities(
  tx: Tx,
  importId: string,
  { created, updated }: { readonly created: readonly Written[]; readonly updated: readonly Written[] },
  wrote: (count: number) => void,
): Promise<NamedAndAdded['added']> {
  if (tx.actor.kind !== 'member') throw new Forbidden('draft', 'ProcessingActivity');
  const { organisationId } = tx.actor;
  const mine = Object.assign(new ProcessingActivity(), { organisationId });
  if (created.length > 0) tx.authorize('draft', mine);
  if (updated.length > 0) tx.authorize('revise', mine);
  const all = [...created, ...updated];
  const named = await nameInRegisters(tx, {
    systems: all.flatMap(({ content }) => content.systems),
    parties: all.flatMap(({ content }) => content.parties),
    transfers: all.flatMap(({ content }) => content.transfers),
  });
  await revise(tx, updated);
  wrote(updated.length);
  const draftOf = ({ id, content }: Written) => ({
    ...columnsOf(content),
    id,
    organisationId,
    state: 'DRAFT',
    publishedVersion: 0,
    writtenBy: personOf(tx),
    importId,
    createdAt: tx.now,
    updatedAt: tx.now,
  });
  const turns = function* () {
    for (const batch of batchesOf(created)) {
      yield [ProcessingActivity, batch.map(draftOf)] as const;
      yield* partsOf(batch);
    }
    for (const batch of batchesOf(updated)) yield* partsOf(batch);
  };
  const partsOf = function* (batch: readonly Written[]) {
    const parts = batch.map(({ id, content }) => ({ id, rows: partRows(organisationId, content, named) }));
    for (const part of ACTIVITY_PARTS)
      yield [PART_ENTITIES[part], parts.flatMap(({ id, rows }) => rows[part].map((row) => ({ ...row, activity: id })))] as const;
  };
  await insertInTurn(tx, turns(), wrote);
  return named.added;
}

/** How many rows that makes. */
export function rowsOf(all: readonly Written[]): number {
  const parts = (content: SettledContent) =>
    [content.subjectGroups, content.dataTypes, content.purposes, content.transfers, content.systems, content.parties].map(
      ({ length }) => length,
    );
  return all.reduce((sum, { content }) => sum + 1 + parts(content).reduce((a, b) => a + b, 0), 0);
}

/** The columns anew, as a draft; the parts are taken away, to be written again. */
async function revise(tx: Tx, updated: readonly Written[]): Promise<void> {
  if (updated.length === 0) return;
  const revised = new Set(['id', ...Object.keys(columnsOf(updated[0]!.content))]);
  const columns = columnsOfEntity(tx, ProcessingActivity).filter(({ property }) => revised.has(property));
  const rows = updated.map(({ id, content }) => ({ ...columnsOf(content), id }));
  const [person, now] = [columns.length + 1, columns.length + 2];
  await tx.sql(
    `update processing_activity a set ${columns.flatMap(({ name }) => (name === 'id' ? [] : [`${name} = r.${name}`])).join(', ')},
       state = 'DRAFT', written_by = $${person}, version = a.version + 1, updated_at = greatest($${now}::timestamptz, a.updated_at + interval '1 millisecond')
       from ${rowsOfArrays(columns)} where a.id = r.id`,
    [...arraysOf(columns, rows), personOf(tx), tx.now],
  );
  await removeParts(
    tx,
    updated.map(({ id }) => id),
  );
}

/** Takes the parts of activities away, all of them. */
export async function removeParts(tx: Tx, activityIds: readonly string[]): Promise<void> {
  for (const table of PART_TABLES)
    await tx.sql(`delete from ${table} where organisation_id = (select app.organisation_id()) and activity_id = any (?)`, [activityIds]);
}

/** The tables of the parts, as foreign keys name them. */
export const PART_TABLES = [
  'activity_subject_group',
  'activity_data_type',
  'activity_purpose',
  'activity_transfer',
  'activity_system',
  'activity_party',
] as const;
