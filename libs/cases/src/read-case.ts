import { newId, userIdOf } from '#kernel';
import type { StoredEvent, Tx } from '#platform';
import { headsBut, notify } from '#routing';
import { CaseFile, CaseReading } from './entities.js';

/** Whoever reads so many cases within so long is looked at: a morning's work is some five. */
export const MANY_CASES = 20;
const WITHIN_HOURS = 1;

/** Opens a case for reading: that it was read, by whom and what for, is kept before anything of it is shown. With many in a row the heads are told. */
export async function readCase(tx: Tx, id: string, purpose: string): Promise<void> {
  const file = await tx.load(CaseFile, id);
  tx.authorize('readContent', file);
  const { unitId } = file;
  const userId = userIdOf(tx.actor);
  const [others] = await tx.sql<{ cases: number | null }>('select app.other_cases_read(?, ?) as cases', [
    id,
    new Date(tx.now.getTime() - WITHIN_HOURS * 3_600_000),
  ]);
  tx.em.create(CaseReading, { id: newId(), caseId: id, unitId, userId, purpose, at: tx.now });
  tx.record({ type: 'CaseRead', subjects: [id], payload: { caseId: id, unitId } });
  // As the count is reached, and not again with each case beyond it.
  if (others!.cases === MANY_CASES - 1) tx.record({ type: 'ManyCasesRead', subjects: [userId], payload: { unitId, userId } });
}

/** Worker: the heads of the unit, but whoever read. */
export async function notifyOfManyRead(tx: Tx, event: StoredEvent): Promise<void> {
  const { unitId, userId } = event.payload as Readonly<Record<string, string>>;
  const heads = await headsBut(tx, unitId!, userId!);
  await notify(
    tx,
    event,
    heads.map(({ head, unit }) => ({
      to: { unitId: unitId!, userId: head },
      subjectId: userId!,
      reference: unit,
      detail: `${MANY_CASES}/${WITHIN_HOURS}h`,
    })),
  );
}
