import { Filing } from '#filings';
import { NotFound } from '#kernel';
import type { Tx } from '#platform';
import { payloadOf } from './arrive.js';
import type { Desk } from './competence.js';
import { Delivery } from './entities.js';
import { newDelivery } from './new-delivery.js';
import { DeliveryBlocked } from './routing-refusals.js';

/**
 * The filer asks a unit to give back what it sent there (edXML operation 1). Nothing is deleted, here or there: the request
 * is a message of its own, carried like any other, and the unit agrees or refuses.
 */
export async function requestRecall(tx: Tx, deliveryId: string, reason: string): Promise<Delivery> {
  const delivery = await tx.load(Delivery, deliveryId);
  // What a unit may read of a delivery, only its filer asks back.
  if (tx.actor.kind !== 'member') throw new NotFound('delivery');
  tx.authorize('requestRecall', delivery);
  // One at a time. A filer cannot lock a delivery, which is its unit's to write.
  await tx.sql('select pg_advisory_xact_lock(hashtextextended(?, 0))', [delivery.id]);
  const block = blockOfRecall(delivery, (await tx.em.count(Delivery, { recallsId: delivery.id })) > 0);
  if (block) throw new DeliveryBlocked(block);
  const filing = await tx.load(Filing, delivery.filingId);
  const [desk] = await tx.sql<Desk>(
    `select u.id, u.code, d.id as "destinationId", d.channel from authority_unit u
     left join destination d on d.unit_id = u.id and d.state = 'ACTIVE' where u.id = ?`,
    [delivery.unitId],
  );
  const { part, organisationName, provinceCode, sector, verdict, statutoryDueAt, rule, ruleVersion, ruleInputs } = delivery;
  const recall = newDelivery(tx, filing, desk!, {
    message: 'RECALL',
    recallsId: delivery.id,
    reason,
    ...{ part, organisationName, provinceCode, sector, verdict, statutoryDueAt, rule, ruleVersion, ruleInputs },
  });
  tx.record({ type: 'RecallRequested', subjects: [recall.id, delivery.id], payload: payloadOf(delivery) });
  return recall;
}

/** The guard of a recall, the same for the verb and for `availableTransitions`. */
export function blockOfRecall(
  { message, transportState, businessState }: Pick<Delivery, 'message' | 'transportState' | 'businessState'>,
  asked: boolean,
): 'NOT_DELIVERED' | 'RECALLED' | 'COMPLETED' | null {
  if (message === 'RECALL' || transportState !== 'DELIVERED') return 'NOT_DELIVERED';
  if (businessState === 'COMPLETED') return 'COMPLETED';
  return asked ? 'RECALLED' : null;
}
