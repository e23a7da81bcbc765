import { Filing } from '#filings';
import type { Tx } from '#platform';
import { saltedDigest } from '#platform/log';
import { payloadOf } from './arrive.js';
import { Delivery } from './entities.js';
import { DeliveryBlocked } from './routing-refusals.js';

/**
 * D6: people have looked at a word of the unit that contradicted what it had said before, and say what came of it. The word
 * and the state of the delivery stay as they are. Throws NO_CONFLICT.
 */
export async function settleConflict(tx: Tx, deliveryId: string, note: string): Promise<Delivery> {
  const delivery = await tx.load(Delivery, deliveryId, { lock: true });
  tx.authorize('settleConflict', delivery);
  const code = delivery.conflict;
  if (!code) throw new DeliveryBlocked('NO_CONFLICT');
  const filing = await tx.load(Filing, delivery.filingId);
  delivery.conflict = null;
  delivery.conflictNote = note;
  tx.record({
    type: 'ConflictSettled',
    subjects: [delivery.id],
    payload: { ...payloadOf(delivery), code },
    digest: saltedDigest({ code, note }, filing.salt),
  });
  return delivery;
}
