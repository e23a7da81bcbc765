import { formatReference, newId, WrongState } from '#kernel';
import { vietnamDate } from '#law';
import type { Tx } from '#platform';
import { saltedDigest } from '#platform/log';
import { Filing, moveFiling } from '#violations';
import { Acknowledgement, Delivery } from './entities.js';

/**
 * F6: an officer of the addressed unit receives the filing into the register, under the unit's next number of the year
 * (gapless: the counter's row is locked until the commit). The filer gets acknowledgement 03.
 */
export async function acceptFiling(tx: Tx, deliveryId: string, note: string | null): Promise<Delivery> {
  const delivery = await tx.load(Delivery, deliveryId, { lock: true });
  tx.authorize('accept', delivery);
  if (delivery.businessState !== 'ARRIVED')
    throw new WrongState('delivery', 'accept', delivery.businessState, delivery.businessState === 'NONE' ? ['wait'] : []);
  const filing = await tx.load(Filing, delivery.filingId, { lock: true });
  tx.authorize('accept', filing);
  moveFiling(filing, 'accept');
  const year = Number(vietnamDate(tx.now).slice(0, 4));
  const [counter] = await tx.sql<{ last: number }>(
    'insert into register_counter as c (unit_id, year, last) values (?, ?, 1) on conflict (unit_id, year) do update set last = c.last + 1 returning last',
    [delivery.unitId, year],
  );
  delivery.businessState = 'ACCEPTED';
  delivery.registryNumber = formatReference('TN', year, counter!.last);
  delivery.acceptedBy = 'userId' in tx.actor ? tx.actor.userId : null;
  tx.em.create(Acknowledgement, {
    id: newId(),
    deliveryId: delivery.id,
    filingId: filing.id,
    organisationId: delivery.organisationId,
    unitId: delivery.unitId,
    code: '03',
    registryNumber: delivery.registryNumber,
    note,
    at: tx.now,
  });
  tx.record({
    type: 'FilingAccepted',
    subjects: [delivery.id, filing.id, delivery.unitId],
    payload: { deliveryId: delivery.id, filingId: filing.id, organisationId: delivery.organisationId, reference: delivery.reference },
    // What was acknowledged, under the filing's own salt: both sides hold it, nobody else can guess it.
    digest: saltedDigest({ code: '03', registryNumber: delivery.registryNumber, note, at: tx.now.toISOString() }, filing.salt),
  });
  return delivery;
}
