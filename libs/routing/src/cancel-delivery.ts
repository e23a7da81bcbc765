import { advance } from '#kernel';
import type { Tx } from '#platform';
import { payloadOf } from './arrive.js';
import { TRANSPORT_TRANSITIONS } from './deliveries.states.js';
import { Delivery } from './entities.js';
import { DeliveryBlocked } from './routing-refusals.js';

/** A unit does without a copy that has not left yet. What goes to the unit that leads is never cancelled. */
export async function cancelDelivery(tx: Tx, deliveryId: string): Promise<Delivery> {
  const delivery = await tx.load(Delivery, deliveryId, { lock: true });
  tx.authorize('cancel', delivery);
  delivery.transportState = advance('delivery', TRANSPORT_TRANSITIONS, delivery.transportState, 'cancel');
  if (delivery.part === 'LEAD') throw new DeliveryBlocked('LEAD');
  delivery.nextAttemptAt = null;
  tx.record({ type: 'DeliveryCancelled', subjects: [delivery.id], payload: payloadOf(delivery) });
  return delivery;
}
