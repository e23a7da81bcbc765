import { newId, userIdOf } from '#kernel';
import type { Tx } from '#platform';
import { CaseFile, CaseReading } from './entities.js';

/** Opens a case for reading: that it was read, by whom and what for, is kept before anything of it is shown. */
export async function readCase(tx: Tx, id: string, purpose: string): Promise<void> {
  const file = await tx.load(CaseFile, id);
  tx.authorize('readContent', file);
  tx.em.create(CaseReading, { id: newId(), caseId: id, unitId: file.unitId, userId: userIdOf(tx.actor), purpose, at: tx.now });
  tx.record({ type: 'CaseRead', subjects: [id], payload: { caseId: id, unitId: file.unitId } });
}
