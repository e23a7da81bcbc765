import { LockMode } from '@mikro-orm/core';
import { newId } from '#kernel';
import type { StoredEvent, Tx } from '#platform';
import { Filing, moveFiling } from '#violations';
import { Acknowledgement, Delivery, DeliveryAttempt } from './entities.js';

/**
 * The worker's part: every queued delivery of a filing reaches its desk, and the desk's *arrived* (01) goes back. The
 * desk lies in this same database, so handing over and arriving are one transaction. Safe to repeat.
 */
export async function deliverFiling(tx: Tx, event: StoredEvent): Promise<void> {
  const filingId = String(event.payload.filingId);
  const queued = await tx.em.find(Delivery, { filingId, transportState: 'QUEUED' }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  for (const delivery of queued) {
    tx.authorize('deliver', delivery);
    const number = (await tx.em.count(DeliveryAttempt, { deliveryId: delivery.id })) + 1;
    tx.em.create(DeliveryAttempt, { id: newId(), deliveryId: delivery.id, number, at: tx.now, outcome: 'DELIVERED', detail: null });
    delivery.transportState = 'DELIVERED';
    delivery.businessState = 'ARRIVED';
    delivery.deliveredAt = tx.now;
    tx.em.create(Acknowledgement, {
      id: newId(),
      deliveryId: delivery.id,
      filingId,
      organisationId: delivery.organisationId,
      unitId: delivery.unitId,
      code: '01',
      registryNumber: null,
      note: null,
      at: tx.now,
    });
    const filing = await tx.load(Filing, filingId, { lock: true });
    tx.authorize('receive', filing);
    if (filing.state === 'SUBMITTED') moveFiling(filing, 'receive');
    tx.record({ type: 'FilingArrived', subjects: [delivery.id, filingId], payload: { deliveryId: delivery.id, filingId } });
  }
}
