import { LockMode } from '@mikro-orm/core';
import { Filing } from '#filings';
import { advance, newId } from '#kernel';
import type { StoredEvent, Tx } from '#platform';
import { askBack } from './answer-recall.js';
import { applyStored } from './apply-acknowledgement.js';
import { arriveAtDesk } from './arrive.js';
import { TRANSPORT_TRANSITIONS } from './deliveries.states.js';
import { Delivery, DeliveryAttempt } from './entities.js';

/**
 * The worker's part for desks inside the system: what is queued for them reaches them, and their *arrived* (01) goes back.
 * The desk lies in this same database, so handing over and arriving are one transaction. Safe to repeat.
 */
export async function deliverFiling(tx: Tx, event: StoredEvent): Promise<void> {
  const filing = await tx.em.findOne(Filing, { id: String(event.payload.filingId) });
  if (filing) await deliverToDesks(tx, filing.matterId);
}

/** Of a delivery `d`: an earlier filing about the same was passed on to the same unit, and has no delivery to it yet (SQL). */
export const STILL_COMING = `exists (select 1 from delivery e where e.matter_id = d.matter_id and e.forward_to = d.unit_id
  and e.filing_number < d.filing_number and not exists (select 1 from delivery n where n.forwarded_from_id = e.id))`;

/**
 * Everything about one report or dossier that is queued for desks, in the order of its filings: an earlier one that is not there yet
 * holds back what follows it at the same unit (D9).
 */
export async function deliverToDesks(tx: Tx, matterId: string): Promise<number> {
  const queued = await tx.em.find(
    Delivery,
    { matterId, transportState: 'QUEUED', destinationId: null },
    { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { filingNumber: 'asc', id: 'asc' } },
  );
  if (queued.length === 0) return 0;
  // Still on its way to a destination outside, which the unit had at that time.
  const away = await tx.em.find(Delivery, {
    matterId,
    destinationId: { $ne: null },
    transportState: { $nin: ['DELIVERED', 'CANCELLED'] },
  });
  const held = await tx.sql<{ id: string }>(`select d.id from delivery d where d.matter_id = ? and ${STILL_COMING}`, [matterId]);
  const free = queued.filter(
    ({ id, unitId, filingNumber }) =>
      !away.some((d) => d.unitId === unitId && d.filingNumber < filingNumber) && !held.some((d) => d.id === id),
  );
  for (const delivery of free) await handOver(tx, delivery);
  return free.length;
}

async function handOver(tx: Tx, delivery: Delivery): Promise<void> {
  tx.authorize('deliver', delivery);
  delivery.transportState = advance('delivery', TRANSPORT_TRANSITIONS, delivery.transportState, 'deliver');
  delivery.attempts += 1;
  delivery.triedAt = delivery.deliveredAt = tx.now;
  tx.em.create(DeliveryAttempt, {
    id: newId(),
    deliveryId: delivery.id,
    number: delivery.attempts,
    at: tx.now,
    outcome: 'DELIVERED',
    detail: null,
  });
  if (delivery.message === 'RECALL') await askBack(tx, delivery);
  else await arriveAtDesk(tx, delivery);
  // It was outside before: what the unit said of it while we had no receipt counts now.
  if (delivery.attempts > 1) await applyStored(tx, delivery);
}

/**
 * Sweep: what a lost job, or an order that is free by now, left behind at the door of a desk; what is due first goes first.
 * What is held back still takes nobody's place.
 */
export async function deliverWaiting(tx: Tx): Promise<number> {
  const waiting = await tx.sql<{ id: string }>(
    `select d.matter_id as id from delivery d where d.transport_state = 'QUEUED' and d.destination_id is null
       and d.submitted_at < ?::timestamptz - interval '30 seconds' and not exists (
         select 1 from delivery e where e.matter_id = d.matter_id and e.unit_id = d.unit_id and e.destination_id is not null
           and e.transport_state not in ('DELIVERED', 'CANCELLED') and e.filing_number < d.filing_number)
       and not ${STILL_COMING}
     group by d.matter_id order by min(d.accept_by), d.matter_id limit 200`,
    [tx.now],
  );
  let delivered = 0;
  for (const { id } of waiting) delivered += await deliverToDesks(tx, id);
  return delivered;
}
