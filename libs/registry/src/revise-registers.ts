import { DomainError, Invalid, StaleVersion, spellingOf } from '#kernel';
import { type Tx, violatedConstraint } from '#platform';
import { changedAt } from './changed-at.js';
import type { InformationSystemInput, RegisteredPartyInput } from './edge/registers.input.js';
import { ProcessingActivity } from './entities.js';
import { InformationSystem, Party } from './registers.entities.js';

/**
 * Replaces a row of the register of systems. Throws StaleVersion, NamedByPublished, or Invalid where another system has the name.
 */
export async function reviseInformationSystem(tx: Tx, id: string, expectedVersion: number, input: InformationSystemInput) {
  const system = await openRow(tx, InformationSystem, id, expectedVersion, 'revise');
  await refuseWherePublished(tx, system);
  return keepRow(tx, Object.assign(system, systemOf(input)), 'InformationSystemRevised');
}

/** Replaces a row of the register of parties; see {@link reviseInformationSystem}. */
export async function reviseParty(tx: Tx, id: string, expectedVersion: number, input: RegisteredPartyInput) {
  const party = await openRow(tx, Party, id, expectedVersion, 'revise');
  await refuseWherePublished(tx, party);
  return keepRow(tx, Object.assign(party, partyOf(input)), 'PartyRevised');
}

export function systemOf({ name, ownerName, securityLevel, location, country, cloudProvider }: InformationSystemInput) {
  return {
    ...{ name, ownerName: ownerName ?? null, securityLevel: securityLevel ?? null, location },
    ...{ country: country ?? null, cloudProvider: cloudProvider ?? null },
  };
}

export function partyOf({ name, taxCode, country, pdpContact }: RegisteredPartyInput) {
  return { name, taxCode: taxCode ?? null, country: country ?? null, pdpContact: pdpContact ?? null };
}

/**
 * What a published activity shows is not changed by whoever could not publish it: a preparer names another row in the next draft.
 */
async function refuseWherePublished(tx: Tx, row: InformationSystem | Party): Promise<void> {
  const activity = Object.assign(new ProcessingActivity(), { organisationId: row.organisationId });
  if (tx.ability.can('publish', activity)) return;
  const code = await namedBy(tx, row, "and a.published_version > 0 and a.state <> 'ARCHIVED'");
  if (code) throw new NamedByPublished(code);
}

/** The code of an activity that names the row; null where none does. */
export async function namedBy(tx: Tx, row: InformationSystem | Party, which = ''): Promise<string | null> {
  const lines = row instanceof Party ? LINES_OF_PARTY : LINES_OF_SYSTEM;
  const [named] = await tx.sql<{ code: string }>(
    `select a.code from processing_activity a where a.organisation_id = (select app.organisation_id()) ${which}
       and a.id in (${lines}) order by a.code limit 1`,
    [row.id],
  );
  return named?.code ?? null;
}

const linesOf = (table: string, key: string) =>
  `select c.activity_id from ${table} c, given where c.organisation_id = (select app.organisation_id()) and c.${key} = given.id`;
const LINES_OF_SYSTEM = `with given as (select ?::uuid as id) ${linesOf('activity_system', 'information_system_id')}`;
const LINES_OF_PARTY = `with given as (select ?::uuid as id)
  ${linesOf('activity_party', 'party_id')} union ${linesOf('activity_transfer', 'party_id')}`;

export class NamedByPublished extends DomainError {
  constructor(code: string) {
    super('NAMED_BY_PUBLISHED', 'forbidden', {
      vi: `Hoạt động ${code} đã ban hành có nêu dòng này, nên chỉ người có quyền ban hành mới sửa được. Không có gì thay đổi; hãy nhờ người đó, hoặc nêu dòng khác trong bản nháp tiếp theo của hoạt động.`,
      en: `Activity ${code}, which is published, names this row, so only somebody who may publish revises it. Nothing was changed; ask them, or name another row in the next draft of the activity.`,
    });
  }
}

/** A row of a register for one verb on the version that was read: not visible is not found, then the policy, then the version. */
export async function openRow<Row extends InformationSystem | Party>(
  tx: Tx,
  entity: (new () => Row) & { readonly name: string },
  id: string,
  expectedVersion: number,
  verb: 'revise' | 'remove',
): Promise<Row> {
  const row = await tx.load(entity, id, { lock: true });
  tx.authorize(verb, row);
  if (row.version !== expectedVersion) throw new StaleVersion(entity.name, row.version);
  return row;
}

/** Writes a row whose fields were set. Throws Invalid (`NAME_TAKEN`). */
export async function keepRow<Row extends InformationSystem | Party>(tx: Tx, row: Row, type: string): Promise<Row> {
  row.spelling = spellingOf(row.name);
  row.updatedAt = changedAt(tx, row.updatedAt);
  tx.record({ type, subjects: [row.id] });
  try {
    await tx.em.flush();
  } catch (error) {
    if (!violatedConstraint(error)?.includes('spelling')) throw error;
    throw new Invalid([
      {
        path: 'name',
        code: 'NAME_TAKEN',
        vi: `Đã có "${row.name}" trong sổ này; hãy dùng dòng đó hoặc chọn tên khác. Không có gì thay đổi.`,
        en: `"${row.name}" is in this register already; use that row or choose another name. Nothing was changed.`,
      },
    ]);
  }
  return row;
}
