import { foldText, Invalid, StaleVersion, spellingOf } from '#kernel';
import { type Tx, violatedConstraint } from '#platform';
import { changedAt } from './changed-at.js';
import type { InformationSystemInput, RegisteredPartyInput } from './edge/registers.input.js';
import { InformationSystem, Party } from './registers.entities.js';

/** Replaces a row of the register of systems. Throws StaleVersion, or Invalid where another system has the name. */
export async function reviseInformationSystem(tx: Tx, id: string, expectedVersion: number, input: InformationSystemInput) {
  const system = await opened(tx, InformationSystem, id, expectedVersion);
  Object.assign(system, {
    name: input.name,
    ownerName: input.ownerName ?? null,
    securityLevel: input.securityLevel ?? null,
    location: input.location,
    country: input.country ?? null,
    cloudProvider: input.cloudProvider ?? null,
  });
  return closed(tx, system, 'InformationSystemRevised');
}

/** Replaces a row of the register of parties; see {@link reviseInformationSystem}. */
export async function reviseParty(tx: Tx, id: string, expectedVersion: number, input: RegisteredPartyInput) {
  const party = await opened(tx, Party, id, expectedVersion);
  Object.assign(party, {
    name: input.name,
    taxCode: input.taxCode ?? null,
    country: input.country ?? null,
    pdpContact: input.pdpContact ?? null,
  });
  return closed(tx, party, 'PartyRevised');
}

async function opened<Row extends InformationSystem | Party>(
  tx: Tx,
  entity: (new () => Row) & { readonly name: string },
  id: string,
  expectedVersion: number,
): Promise<Row> {
  const row = await tx.load(entity, id, { lock: true });
  tx.authorize('revise', row);
  if (row.version !== expectedVersion) throw new StaleVersion(entity.name, row.version);
  return row;
}

async function closed<Row extends InformationSystem | Party>(tx: Tx, row: Row, type: string): Promise<Row> {
  row.spelling = spellingOf(row.name);
  row.folded = foldText(row.name);
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
