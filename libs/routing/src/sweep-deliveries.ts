import { advance } from '#kernel';
import type { Tx } from '#platform';
import { payloadOf } from './arrive.js';
import { TRANSPORT_TRANSITIONS } from './deliveries.states.js';
import { Delivery } from './entities.js';
import { TROUBLE_MINUTES } from './retry.js';

/** Sweep: three days after the deadline a message is not tried any more; from then on people carry it (D8). */
export async function expireDeliveries(tx: Tx): Promise<number> {
  const late = await tx.sql<{ id: string }>(
    `select id from delivery where transport_state in ('QUEUED', 'RETRY_WAIT') and destination_id is not null and give_up_at < ? limit 200`,
    [tx.now],
  );
  for (const { id } of late) {
    const delivery = await tx.load(Delivery, id, { lock: true });
    if (!['QUEUED', 'RETRY_WAIT'].includes(delivery.transportState)) continue;
    tx.authorize('expire', delivery);
    delivery.transportState = advance('delivery', TRANSPORT_TRANSITIONS, delivery.transportState, 'expire');
    delivery.nextAttemptAt = null;
    tx.record({ type: 'DeliveryExpired', subjects: [id, delivery.filingId], payload: payloadOf(delivery) });
  }
  return late.length;
}

/**
 * Sweep: people hear of a message that does not get through, after a quarter of an hour and at 1, 4 and 24 hours of trouble.
 * A worker that was down tells them once, of the step that is reached by then.
 */
export async function alertTrouble(tx: Tx): Promise<number> {
  const since = 'coalesce(d.failing_since, d.queued_at)';
  const reached = TROUBLE_MINUTES.map((minutes) => `(${since} <= ?::timestamptz - interval '${minutes} minutes')::integer`).join(' + ');
  const due = await tx.sql<{ id: string; reached: number }>(
    `select * from (select d.id, d.alerted, ${reached} as reached from delivery d where d.transport_state in ('QUEUED', 'SENDING', 'RETRY_WAIT')
       and d.destination_id is not null) t where t.reached > t.alerted limit 500`,
    TROUBLE_MINUTES.map(() => tx.now),
  );
  for (const { id, reached: steps } of due) {
    const delivery = await tx.load(Delivery, id, { lock: true });
    tx.authorize('alert', delivery);
    delivery.alerted = steps;
    const payload = { ...payloadOf(delivery), minutes: TROUBLE_MINUTES[steps - 1]!, failure: delivery.failure ?? null };
    tx.record({ type: 'DeliveryTrouble', subjects: [id], payload });
  }
  return due.length;
}

/** Hours after which a unit is reminded that a delivered filing is not in its register: the service promise, and as long again (D7). */
const REMIND_HOURS = [24, 48] as const;

/** Sweep: delivered and not in the register, nor agreed to be given back. The filer's duty is met by then; this is between us and the unit. */
export async function remindAcceptance(tx: Tx): Promise<number> {
  const due = await tx.sql<{ id: string; reached: number }>(
    `select * from (select d.id, d.reminded, (d.accept_by <= ?::timestamptz)::integer + (d.accept_by <= ?::timestamptz - interval '24 hours')::integer as reached
       from delivery d where d.transport_state = 'DELIVERED' and d.business_state in ('NONE', 'ARRIVED') and d.message = 'FILING' and d.part = 'LEAD'
         and d.recall_state <> 'RECALL_AGREED'
         and d.accept_by <= ?::timestamptz) t where t.reached > t.reminded limit 500`,
    [tx.now, tx.now, tx.now],
  );
  for (const { id, reached } of due) {
    const delivery = await tx.load(Delivery, id, { lock: true });
    tx.authorize('alert', delivery);
    delivery.reminded = reached;
    tx.record({ type: 'AcceptanceOverdue', subjects: [id], payload: { ...payloadOf(delivery), minutes: REMIND_HOURS[reached - 1]! * 60 } });
  }
  return due.length;
}
