import { Filing, moveFiling, supersedeEarlier } from '#filings';
import type { StoredEvent, Tx } from '#platform';
import { digestOfWord, moveDelivery, payloadOf, refuseUnless, say } from './arrive.js';
import type { Desk } from './competence.js';
import { RANK } from './deliveries.states.js';
import { Acknowledgement, Delivery, FilingRefusal } from './entities.js';
import { acceptBy, newDelivery } from './new-delivery.js';
import { GIVE_UP_AFTER } from './retry.js';
import { DeliveryBlocked } from './routing-refusals.js';

const HOUR = 3_600_000;

/**
 * A head of the unit passes the filing on to the unit that is competent. It is not refused: the filing waits for the other
 * desk as it waited for this one, under its own filing time, and the filer is told.
 */
export async function forwardFiling(tx: Tx, deliveryId: string, unitCode: string, note: string): Promise<Delivery> {
  const delivery = await tx.load(Delivery, deliveryId, { lock: true });
  tx.authorize('forward', delivery);
  refuseUnless(delivery, 'forward');
  if (delivery.part === 'COPY') throw new DeliveryBlocked('COPY');
  if ((await tx.em.count(FilingRefusal, { deliveryId, state: 'PROPOSED' })) > 0) throw new DeliveryBlocked('REFUSAL_PROPOSED');
  return passOn(tx, delivery, (await targetUnit(tx, delivery, unitCode)).id, note);
}

/** The unit that a filing can go on to. Throws NOT_SUCH_UNIT or ALREADY_THERE. */
export async function targetUnit(tx: Tx, delivery: Delivery, unitCode: string): Promise<{ readonly id: string }> {
  const [unit] = await tx.sql<{ id: string; sandbox: boolean }>('select id, sandbox from authority_unit where code = ?', [unitCode]);
  if (!unit || unit.id === delivery.unitId || unit.sandbox !== delivery.drill) throw new DeliveryBlocked('NOT_SUCH_UNIT');
  return unit;
}

/** Word 02 with the note, and the event after which the worker makes the delivery to the other unit: an officer sees none but the own. */
export async function passOn(tx: Tx, delivery: Delivery, unitId: string, note: string): Promise<Delivery> {
  const filing = await tx.load(Filing, delivery.filingId, { lock: true });
  tx.authorize('forward', filing);
  moveFiling(filing, 'forward');
  moveDelivery(delivery, 'forward');
  delivery.waitsFor = null;
  delivery.forwardTo = unitId;
  const word = { code: '02', note };
  await say(tx, delivery, word);
  tx.record({
    type: 'FilingForwarded',
    subjects: [delivery.id, filing.id],
    payload: { ...payloadOf(delivery), forwardTo: unitId },
    digest: digestOfWord(word, tx.now, filing),
  });
  return delivery;
}

/** The worker's part: the filing gets its delivery to the other unit. A unit that had a copy leads from now on. Safe to repeat. */
export async function deliverForwarded(tx: Tx, event: StoredEvent): Promise<void> {
  const from = await tx.load(Delivery, String(event.payload.deliveryId));
  if ((await tx.em.count(Delivery, { forwardedFromId: from.id })) > 0) return;
  const filing = await tx.load(Filing, from.filingId, { lock: true });
  const [desk] = await tx.sql<Desk>(
    `select u.id, u.code, d.id as "destinationId", d.channel from authority_unit u
     left join destination d on d.unit_id = u.id and d.state = 'ACTIVE' where u.id = ?`,
    [String(event.payload.forwardTo)],
  );
  const copy = await tx.em.findOne(Delivery, {
    filingId: filing.id,
    unitId: desk!.id,
    message: 'FILING',
    businessState: { $ne: 'REFUSED' },
  });
  if (copy) {
    if (copy.transportState === 'CANCELLED') sendAnew(copy, desk!, tx.now);
    await lead(tx, copy, filing);
    copy.forwardedFromId = from.id;
    tx.record({ type: 'DeliveryQueued', subjects: [copy.id, filing.id], payload: payloadOf(copy) });
    return;
  }
  const { organisationName, provinceCode, sector, verdict, statutoryDueAt, rule, ruleVersion, ruleInputs } = from;
  const delivery = newDelivery(tx, filing, desk!, {
    forwardedFromId: from.id,
    ...{ organisationName, provinceCode, sector, verdict, statutoryDueAt, rule, ruleVersion, ruleInputs },
  });
  tx.record({ type: 'DeliveryQueued', subjects: [delivery.id], payload: payloadOf(delivery) });
}

/**
 * The unit had done without its copy, and a filing goes once to each unit: the same message waits anew, as a new one would. Its
 * tries of before stay counted, for each has a number.
 */
function sendAnew(copy: Delivery, { destinationId }: Desk, now: Date): void {
  const within = (hours: number) => new Date(now.getTime() + hours * HOUR);
  copy.transportState = 'QUEUED';
  copy.destinationId = destinationId;
  copy.queuedAt = now;
  copy.nextAttemptAt = destinationId === null ? null : now;
  copy.acceptBy = acceptBy(copy, now);
  copy.giveUpAt = new Date(Math.max(copy.giveUpAt.getTime(), within(GIVE_UP_AFTER).getTime()));
  copy.failingSince = copy.failure = null;
  copy.alerted = copy.reminded = 0;
}

/**
 * What the unit did with its copy counts from now on; not that it gave it back, for what it gets now is not the copy any more,
 * nor does it agree to a withdrawal by having a number for the copy of the request.
 */
async function lead(tx: Tx, copy: Delivery, filing: Filing): Promise<void> {
  copy.part = 'LEAD';
  if (copy.recallState === 'RECALL_AGREED') copy.recallState = 'NONE';
  if (copy.businessState === 'NONE') return;
  moveFiling(filing, 'receive');
  if (RANK[copy.businessState] >= RANK.ACCEPTED && filing.kind !== 'WITHDRAWAL_REQUEST') return acceptAsLead(tx, copy, filing);
  copy.businessState = 'ARRIVED';
  copy.waitsFor = 'OFFICER';
}

/** The filing is in the register since the unit accepted its copy, under that number and by that word; now this decides. */
async function acceptAsLead(tx: Tx, copy: Delivery, filing: Filing): Promise<void> {
  tx.authorize('accept', filing);
  moveFiling(filing, 'accept');
  const superseded = await supersedeEarlier(tx, filing);
  const word = await tx.em.findOne(Acknowledgement, { deliveryId: copy.id, code: '03' }, { orderBy: { statedAt: 'desc' } });
  tx.record({
    type: 'FilingAccepted',
    subjects: [copy.id, filing.id, copy.unitId, ...superseded.map(({ id }) => id)],
    payload: { ...payloadOf(copy), waived: false },
    ...(word ? { digest: digestOfWord(word, word.statedAt, filing) } : {}),
  });
}
