import type { StoredEvent, Tx } from '#platform';
import { notify } from '#routing';

/** Sweep: what nobody took in time, the unit hears of, once. It ends with the first who takes it. */
export async function escalateWork(tx: Tx): Promise<number> {
  const found = await tx.sql<{ id: string; unitId: string; reference: string; subjectId: string }>(
    `update work_item w set escalated_at = ? where w.id = any (array(
       select id from work_item where open and assignee_id is null and escalated_at is null and assign_by <= ? order by assign_by limit 200 for update skip locked))
     returning w.id, w.unit_id as "unitId", w.reference, w.subject_id as "subjectId"`,
    [tx.now, tx.now],
  );
  for (const { id, unitId, reference, subjectId } of found)
    tx.record({ type: 'WorkUnassigned', subjects: [id], payload: { itemId: id, unitId, reference, subjectId } });
  return found.length;
}

/** Worker: nobody has it, where that is still so. */
export async function notifyOfUnassigned(tx: Tx, event: StoredEvent): Promise<void> {
  const { itemId, unitId, reference, subjectId } = event.payload as Readonly<Record<string, string>>;
  const [still] = await tx.sql<{ id: string }>('select id from work_item where id = ? and open and assignee_id is null', [itemId]);
  if (still) await notify(tx, event, [{ to: { unitId: unitId! }, subjectId: subjectId!, reference: reference!, detail: 'NOBODY_HAS_IT' }]);
}
