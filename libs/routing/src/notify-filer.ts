import { newId } from '#kernel';
import type { StoredEvent, Tx } from '#platform';
import { Delivery, Notification } from './entities.js';

/** Tells the filing organisation what its authority did; once an event. */
export async function notifyFiler(tx: Tx, event: StoredEvent): Promise<void> {
  const delivery = await tx.em.findOneOrFail(Delivery, { id: String(event.payload.deliveryId) });
  const known = await tx.em.count(Notification, { organisationId: delivery.organisationId, eventId: event.id });
  if (known > 0) return;
  tx.em.create(Notification, {
    id: newId(),
    organisationId: delivery.organisationId,
    eventId: event.id,
    type: event.type,
    subjectId: delivery.filingId,
    reference: delivery.reference,
    createdAt: tx.now,
    readAt: null,
  });
  tx.record({ type: 'FilerNotified', subjects: [delivery.filingId] });
}
