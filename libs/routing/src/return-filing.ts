import { RETURNS_OF_DOSSIERS } from '#dossiers';
import { Filing, type ReturnDefect, returnForCompletion } from '#filings';
import type { StoredEvent, Tx } from '#platform';
import { RETURNS_OF_REPORTS } from '#violations';
import { moveDelivery, payloadOf } from './arrive.js';
import { Delivery, FilingRefusal } from './entities.js';
import { notify } from './notify.js';
import { DeliveryBlocked } from './routing-refusals.js';

/**
 * F7: an officer gives the filing back for completion. Its filing time stays, the item leaves the officer's queue and waits
 * for the filer. Throws what the rules of its subject throw: of a report ACCEPT_AND_ASK where it is the only filing before the deadline.
 */
export async function returnFiling(tx: Tx, deliveryId: string, defects: readonly ReturnDefect[], respondBy: Date): Promise<Delivery> {
  const delivery = await tx.load(Delivery, deliveryId, { lock: true });
  tx.authorize('return', delivery);
  moveDelivery(delivery, 'return');
  if (delivery.part === 'COPY') throw new DeliveryBlocked('COPY');
  if ((await tx.em.count(FilingRefusal, { deliveryId, state: 'PROPOSED' })) > 0) throw new DeliveryBlocked('REFUSAL_PROPOSED');
  const filing = await tx.load(Filing, delivery.filingId, { lock: true });
  tx.authorize('return', filing);
  const rules = filing.subject === 'VIOLATION_NOTICE' ? RETURNS_OF_REPORTS : RETURNS_OF_DOSSIERS;
  const { respondBy: until } = await returnForCompletion(tx, filing, { unitId: delivery.unitId, defects, respondBy }, rules);
  delivery.waitsFor = 'FILER';
  tx.record({
    type: 'FilingReturned',
    subjects: [delivery.id, filing.id],
    payload: { ...payloadOf(delivery), respondBy: until.toISOString(), defects: defects.length },
  });
  return delivery;
}

/** The time to respond has passed: it is the officer's move again, who may accept it as it is. Nothing is refused for that. */
export async function waitForOfficer(tx: Tx, event: StoredEvent): Promise<void> {
  const waiting = await tx.em.find(Delivery, { filingId: String(event.payload.filingId), businessState: 'RETURNED', waitsFor: 'FILER' });
  for (const delivery of waiting) delivery.waitsFor = 'OFFICER';
  if (waiting.length > 0) tx.record({ type: 'ReturnOverdue', subjects: waiting.map(({ id }) => id) });
  for (const delivery of waiting) await notifyUnitOf(tx, event, delivery);
}

async function notifyUnitOf(tx: Tx, event: StoredEvent, { unitId, organisationId, filingId, reference }: Delivery): Promise<void> {
  const common = { subjectId: filingId, reference };
  await notify(tx, event, [
    { to: { unitId }, ...common },
    { to: { organisationId }, ...common },
  ]);
}
