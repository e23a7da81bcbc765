import type { Sent } from '#channels';
import { advance, newId } from '#kernel';
import type { Tx } from '#platform';
import { askBack } from './answer-recall.js';
import { applyStored } from './apply-acknowledgement.js';
import { arriveAtDesk, isAtDesk, payloadOf } from './arrive.js';
import { TRANSPORT_TRANSITIONS, type TransportTransition } from './deliveries.states.js';
import { Delivery, DeliveryAttempt } from './entities.js';
import { gapAfter } from './retry.js';

/**
 * What came of one try at a destination, in a transaction of its own after it. A receipt always counts: it proves that the
 * message is there, even where the lease had run out meanwhile or the message had been redirected. A failure counts only for
 * whoever still holds the lease.
 */
export async function recordAttempt(tx: Tx, owner: string, deliveryId: string, destinationId: string, sent: Sent): Promise<void> {
  const delivery = await tx.load(Delivery, deliveryId, { lock: true });
  tx.authorize('send', delivery);
  delivery.attempts += 1;
  tx.em.create(DeliveryAttempt, {
    id: newId(),
    deliveryId,
    number: delivery.attempts,
    at: tx.now,
    outcome: sent.outcome,
    detail: sent.outcome === 'DELIVERED' ? sent.receipt.digest : [sent.reason.code, sent.reason.detail].filter(Boolean).join(' '),
  });
  if (sent.outcome === 'DELIVERED') return delivered(tx, delivery, destinationId);
  if (delivery.leaseOwner !== owner || delivery.destinationId !== destinationId) {
    tx.record({ type: 'AttemptRecorded', subjects: [delivery.id] });
    return;
  }
  delivery.failingSince ??= delivery.triedAt ?? tx.now;
  delivery.failure = sent.reason.code;
  if (sent.outcome === 'TRANSIENT') {
    step(delivery, 'retry');
    delivery.nextAttemptAt = new Date(tx.now.getTime() + gapAfter(delivery.attempts));
    tx.record({ type: 'DeliveryDelayed', subjects: [delivery.id], payload: { ...payloadOf(delivery), failure: sent.reason.code } });
    return;
  }
  step(delivery, 'fail');
  delivery.nextAttemptAt = null;
  const payload = { ...payloadOf(delivery), failure: sent.reason.code };
  // D4: another digest, a forbidden address: whoever answers there may not be the unit.
  tx.record({ type: sent.security ? 'DeliverySecurityAlarm' : 'DeliveryFailed', subjects: [delivery.id, delivery.filingId], payload });
}

async function delivered(tx: Tx, delivery: Delivery, destinationId: string): Promise<void> {
  if (delivery.transportState === 'DELIVERED' || delivery.transportState === 'CANCELLED') {
    tx.record({ type: 'AttemptRecorded', subjects: [delivery.id] });
    return;
  }
  step(delivery, 'deliver');
  // There it is, whatever new destination it was to go to by now.
  delivery.destinationId = destinationId;
  delivery.deliveredAt = tx.now;
  delivery.nextAttemptAt = delivery.failingSince = delivery.failure = null;
  delivery.alerted = 0;
  // Whatever else waits for this destination need not wait any longer.
  await tx.sql('update destination_health set recovered_at = ? where destination_id = ?', [tx.now, destinationId]);
  tx.record({ type: 'DeliveryDelivered', subjects: [delivery.id, delivery.filingId], payload: payloadOf(delivery) });
  if (delivery.message === 'RECALL') await askBack(tx, delivery);
  // The mail or the ZIP told the unit to come; what waits for it lies on its desk inside the system.
  else if (await isAtDesk(tx, delivery)) await arriveAtDesk(tx, delivery);
  await applyStored(tx, delivery);
}

/** Ends the lease with the step. */
function step(delivery: Delivery, transition: TransportTransition): void {
  delivery.transportState = advance('delivery', TRANSPORT_TRANSITIONS, delivery.transportState, transition);
  delivery.leaseOwner = delivery.leasedUntil = null;
}

/** Sweep: whoever held a lease that has run out died in the middle; whether it was sent nobody knows, so it is sent again. */
export async function freeLeases(tx: Tx): Promise<number> {
  const stuck = await tx.sql<{ id: string }>("select id from delivery where transport_state = 'SENDING' and leased_until < ? limit 200", [
    tx.now,
  ]);
  for (const { id } of stuck) {
    const delivery = await tx.load(Delivery, id, { lock: true });
    if (delivery.transportState !== 'SENDING' || delivery.leasedUntil! >= tx.now) continue;
    delivery.attempts += 1;
    tx.em.create(DeliveryAttempt, {
      id: newId(),
      deliveryId: id,
      number: delivery.attempts,
      at: tx.now,
      outcome: 'TRANSIENT',
      detail: 'LEASE_EXPIRED',
    });
    step(delivery, 'retry');
    delivery.failingSince ??= delivery.triedAt;
    delivery.nextAttemptAt = tx.now;
    tx.record({ type: 'LeaseExpired', subjects: [id], payload: payloadOf(delivery) });
  }
  return stuck.length;
}
