import { DomainError } from '#kernel';
import type { Tx } from '#platform';
import { InformationSystem, Party } from './registers.entities.js';
import { namedBy, openRow } from './revise-registers.js';

/** Takes a system that no activity names out of its register. Throws StaleVersion, NamedByActivity. */
export function removeInformationSystem(tx: Tx, id: string, expectedVersion: number): Promise<void> {
  return remove(tx, InformationSystem, id, expectedVersion);
}

/** Takes a party that no activity names out of its register; see {@link removeInformationSystem}. */
export function removeParty(tx: Tx, id: string, expectedVersion: number): Promise<void> {
  return remove(tx, Party, id, expectedVersion);
}

async function remove(
  tx: Tx,
  entity: (new () => InformationSystem | Party) & { readonly name: string },
  id: string,
  expectedVersion: number,
): Promise<void> {
  const row = await openRow(tx, entity, id, expectedVersion, 'remove');
  const code = await namedBy(tx, row);
  if (code) throw new NamedByActivity(code);
  tx.em.remove(row);
  tx.record({ type: `${entity.name}Removed`, subjects: [id] });
}

class NamedByActivity extends DomainError {
  constructor(code: string) {
    super('NAMED_BY_ACTIVITY', 'state', {
      vi: `Hoạt động ${code} có nêu dòng này nên không xóa được; không có gì thay đổi. Hãy nêu dòng khác ở các hoạt động đó trước.`,
      en: `Activity ${code} names this row, so it stays; nothing was changed. Name another row in the activities that do so first.`,
    });
  }
}
