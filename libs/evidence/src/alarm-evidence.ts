import type { StoredEvent, Tx } from '#platform';
import { notify } from '#routing';
import { stillAltered } from './verify-evidence.js';

/** Sweep: what nobody received or declined in time, once a hand-over; it ends with the answer. */
export async function alarmHandovers(tx: Tx): Promise<number> {
  const found = await tx.sql<{ itemId: string; caseId: string; unitId: string; reference: string }>(
    `update evidence_custody c set alarmed_at = ? from evidence_item i where i.id = c.id and c.id = any (array(
       select id from evidence_custody where offered_to is not null and alarmed_at is null and receive_by <= ? order by receive_by limit 200 for update skip locked))
     returning c.id as "itemId", c.case_id as "caseId", c.unit_id as "unitId", i.label as reference`,
    [tx.now, tx.now],
  );
  for (const payload of found) tx.record({ type: 'HandoverOverdue', subjects: [payload.itemId], payload });
  return found.length;
}

/** Worker: tells the colleague that something was handed over to them. */
export async function notifyOfHandover(tx: Tx, event: StoredEvent): Promise<void> {
  const { itemId, unitId } = payloadOf(event);
  const [offered] = await tx.sql<{ userId: string; reference: string }>(
    'select c.offered_to as "userId", i.label as reference from evidence_custody c join evidence_item i on i.id = c.id where c.id = ? and c.offered_to is not null',
    [itemId],
  );
  if (!offered) return;
  const { userId, reference } = offered;
  await notify(tx, event, [{ to: { unitId: unitId!, userId }, subjectId: itemId!, reference }]);
}

/** Worker: a hand-over waits too long, where it still does. */
export async function notifyOfOverdue(tx: Tx, event: StoredEvent): Promise<void> {
  const { itemId } = payloadOf(event);
  const [still] = await tx.sql<{ id: string }>('select id from evidence_custody where id = ? and offered_to is not null', [itemId]);
  if (still) await notifyAnswering(tx, event, 'LEAD');
}

/** Worker: bytes are not what they were, where they still are not. */
export async function notifyOfAltered(tx: Tx, event: StoredEvent): Promise<void> {
  if (await stillAltered(tx, payloadOf(event).itemId!)) await notifyAnswering(tx, event, 'LEAD_AND_HEADS');
}

/** The lead, or where there is none whoever heads the unit; each of them sees the case, and nobody else hears of it. */
async function notifyAnswering(tx: Tx, event: StoredEvent, whom: 'LEAD' | 'LEAD_AND_HEADS'): Promise<void> {
  const { itemId, caseId, unitId, reference } = payloadOf(event);
  const people = await tx.sql<{ userId: string; leads: boolean }>('select user_id as "userId", leads from app.answer_for_case(?)', [
    caseId,
  ]);
  const told = whom === 'LEAD' && people.some(({ leads }) => leads) ? people.filter(({ leads }) => leads) : people;
  await notify(
    tx,
    event,
    told.map(({ userId }) => ({ to: { unitId: unitId!, userId }, subjectId: itemId!, reference: reference! })),
  );
}

function payloadOf({ payload }: StoredEvent): Readonly<Record<string, string>> {
  return payload as Readonly<Record<string, string>>;
}
