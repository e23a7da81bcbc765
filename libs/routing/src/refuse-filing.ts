import { Filing, moveFiling } from '#filings';
import { NotFound, newId } from '#kernel';
import type { Tx } from '#platform';
import { digestOfWord, moveDelivery, payloadOf, refuseUnless, say } from './arrive.js';
import { Delivery, FilingRefusal, type RefusalReason } from './entities.js';
import { passOn, targetUnit } from './forward-filing.js';
import { DeliveryBlocked } from './routing-refusals.js';

export interface Refusal {
  readonly reason: RefusalReason;
  /** What the filer will read. */
  readonly note: string;
  /** Code of the unit that is competent; with WRONG_AUTHORITY and only there. */
  readonly forwardTo?: string | null;
  /** The filing that says the same; with DUPLICATE and only there. */
  readonly duplicateOf?: string | null;
}

/** F9, first half: a liaison officer proposes that the filing is refused, and why; a head of the unit decides. */
export async function proposeRefusal(tx: Tx, deliveryId: string, { reason, note, forwardTo, duplicateOf }: Refusal): Promise<Delivery> {
  const delivery = await tx.load(Delivery, deliveryId, { lock: true });
  tx.authorize('proposeRefusal', delivery);
  refuseUnless(delivery, 'proposeRefusal');
  if (delivery.part === 'COPY') throw new DeliveryBlocked('COPY');
  if (await openProposal(tx, delivery)) throw new DeliveryBlocked('REFUSAL_PROPOSED');
  const { kind } = await tx.load(Filing, delivery.filingId);
  // A request for withdrawal is agreed to or not; no other filing is refused for that (F11).
  if ((kind === 'WITHDRAWAL_REQUEST') !== (reason === 'WITHDRAWAL_NOT_AGREED')) throw new DeliveryBlocked('NOT_SUCH_REASON');
  // A dossier has a result (D356 18.5, 19.5); a notice of a violation meets no requirement.
  if (reason === 'REQUIREMENTS_NOT_MET' && delivery.subject === 'VIOLATION_NOTICE') throw new DeliveryBlocked('NOT_SUCH_REASON');
  const target = reason === 'WRONG_AUTHORITY' ? await targetUnit(tx, delivery, forwardTo ?? '') : null;
  const duplicate = reason === 'DUPLICATE' ? await tx.load(Filing, duplicateOf ?? '') : null;
  // Of the same filer, and of another report: what follows in the same one is a supplement.
  if (duplicate && (duplicate.organisationId !== delivery.organisationId || duplicate.matterId === delivery.matterId))
    throw new NotFound('filing');
  const refusal = tx.em.create(FilingRefusal, {
    id: newId(),
    deliveryId,
    organisationId: delivery.organisationId,
    unitId: delivery.unitId,
    reason,
    note,
    forwardTo: target?.id ?? null,
    duplicateOf: duplicate?.id ?? null,
    state: 'PROPOSED',
    proposedBy: 'userId' in tx.actor ? tx.actor.userId : '',
    proposedAt: tx.now,
    decidedBy: null,
    decidedAt: null,
  });
  tx.record({ type: 'RefusalProposed', subjects: [delivery.id], payload: { ...payloadOf(delivery), reason: refusal.reason } });
  return delivery;
}

/** F9, second half: another officer agrees. The filer gets word 02 with the reason; what is at the wrong authority goes on to the right one. */
export async function confirmRefusal(tx: Tx, deliveryId: string): Promise<Delivery> {
  const { delivery, refusal } = await decide(tx, deliveryId, 'confirmRefusal');
  refusal.state = 'CONFIRMED';
  if (refusal.forwardTo) return passOn(tx, delivery, refusal.forwardTo, refusal.note);
  const filing = await tx.load(Filing, delivery.filingId, { lock: true });
  tx.authorize('refuse', filing);
  moveFiling(filing, 'refuse');
  moveDelivery(delivery, 'confirmRefusal');
  delivery.waitsFor = null;
  const word = { code: '02', note: refusal.note };
  await say(tx, delivery, word);
  tx.record({
    type: 'FilingRefused',
    subjects: [delivery.id, filing.id],
    payload: { ...payloadOf(delivery), reason: refusal.reason },
    digest: digestOfWord(word, tx.now, filing),
  });
  return delivery;
}

/** The head of the unit does not agree: the filing waits for an officer as before. */
export async function declineRefusal(tx: Tx, deliveryId: string): Promise<Delivery> {
  const { delivery, refusal } = await decide(tx, deliveryId, 'declineRefusal');
  refusal.state = 'DECLINED';
  tx.record({ type: 'RefusalDeclined', subjects: [delivery.id], payload: payloadOf(delivery) });
  return delivery;
}

async function decide(tx: Tx, deliveryId: string, transition: 'confirmRefusal' | 'declineRefusal') {
  const delivery = await tx.load(Delivery, deliveryId, { lock: true });
  tx.authorize(transition, delivery);
  // The table first: what is not there to be refused is WRONG_STATE, whoever proposed what.
  refuseUnless(delivery, transition);
  if (delivery.part === 'COPY') throw new DeliveryBlocked('COPY');
  const refusal = await openProposal(tx, delivery);
  if (!refusal) throw new DeliveryBlocked('NO_PROPOSAL');
  const decidedBy = 'userId' in tx.actor ? tx.actor.userId : '';
  if (refusal.proposedBy === decidedBy) throw new DeliveryBlocked('OWN_PROPOSAL');
  refusal.decidedBy = decidedBy;
  refusal.decidedAt = tx.now;
  return { delivery, refusal };
}

function openProposal(tx: Tx, { id }: Delivery): Promise<FilingRefusal | null> {
  return tx.em.findOne(FilingRefusal, { deliveryId: id, state: 'PROPOSED' });
}
