import { Filing, moveFiling, namedMatter } from '#filings';
import { advance, newId } from '#kernel';
import type { Tx } from '#platform';
import { saltedDigest } from '#platform/log';
import { BUSINESS_TRANSITIONS, type BusinessState, type BusinessTransition, isDecision } from './deliveries.states.js';
import { Acknowledgement, Delivery } from './entities.js';
import { DeliveryBlocked } from './routing-refusals.js';

/** Takes a delivery through one step of its business table, or throws WrongState. */
export function moveDelivery(delivery: Delivery, transition: BusinessTransition): void {
  delivery.businessState = next(delivery, transition);
}

/** Throws WrongState unless the step is in the table for where the delivery stands. */
export function refuseUnless(delivery: Delivery, transition: BusinessTransition): void {
  next(delivery, transition);
}

function next({ businessState, recallState }: Delivery, transition: BusinessTransition): BusinessState {
  const state = advance('delivery', BUSINESS_TRANSITIONS, businessState, transition);
  if (recallState === 'RECALL_AGREED' && isDecision(transition)) throw new DeliveryBlocked('RECALL_AGREED');
  return state;
}

/** Who an event is about, for whoever listens to it. */
export function payloadOf(delivery: Delivery) {
  const { id: deliveryId, filingId, organisationId, unitId, reference } = delivery;
  return { deliveryId, filingId, ...namedMatter(delivery), organisationId, unitId, reference };
}

export interface Said {
  readonly code: string;
  readonly registryNumber?: string | null;
  readonly note?: string | null;
}

/** A word of the unit to the filer, said inside the house: it is kept, and its digest goes into the log. */
export async function say(tx: Tx, delivery: Delivery, { code, registryNumber = null, note = null }: Said): Promise<void> {
  const { id: deliveryId, filingId, organisationId, unitId } = delivery;
  const [unit] = await tx.sql<{ code: string }>('select code from authority_unit where id = ?', [unitId]);
  tx.em.create(Acknowledgement, {
    ...{ id: newId(), deliveryId, filingId, organisationId, unitId, code, registryNumber, note },
    ...{ at: tx.now, statedAt: tx.now, sender: unit!.code, raw: null },
  });
}

/** What was acknowledged, under the filing's own salt: both sides hold it, nobody else can guess it. */
export function digestOfWord({ code, registryNumber = null, note = null }: Said, at: Date, filing: Filing): string {
  return saltedDigest({ code, registryNumber, note, at: at.toISOString() }, filing.salt);
}

/** Of destinations: the unit comes to its desk inside the system for what was sent there; by mail or a ZIP it cannot answer. */
export const WITHOUT_RETURN = "('MAIL', 'ZIP_FILE')";

/**
 * Whether the unit answers at its desk inside the system: its messages never leave the house, go where no answer comes back
 * from, or went to a destination that is closed while the unit has no other that answers.
 */
export async function isAtDesk(tx: Tx, { destinationId }: Delivery): Promise<boolean> {
  if (destinationId === null) return true;
  const [row] = await tx.sql<{ desk: boolean }>(`select ${AT_DESK} as desk from destination t where t.id = ?`, [destinationId]);
  return row?.desk ?? false;
}

/** The same of a destination `t`, in SQL. */
export const AT_DESK = `(t.channel in ${WITHOUT_RETURN} or (t.state = 'CLOSED' and not exists (
  select 1 from destination a where a.unit_id = t.unit_id and a.state = 'ACTIVE' and a.channel not in ${WITHOUT_RETURN})))`;

/** A filing has come to a desk inside the house, which says so at once: word 01. */
export async function arriveAtDesk(tx: Tx, delivery: Delivery, note: string | null = null): Promise<void> {
  const filing = await tx.load(Filing, delivery.filingId, { lock: true });
  await arrive(tx, delivery, filing);
  const word = { code: '01', note };
  await say(tx, delivery, word);
  tx.record({
    type: 'FilingArrived',
    subjects: [delivery.id, filing.id],
    payload: payloadOf(delivery),
    digest: digestOfWord(word, tx.now, filing),
  });
}

/**
 * A filing lies before its unit: from now on it waits for an officer there. With the lead it is received (F5), and what it
 * answers stops waiting for the filer. The caller keeps word 01.
 */
export async function arrive(tx: Tx, delivery: Delivery, filing: Filing): Promise<void> {
  moveDelivery(delivery, 'arrive');
  delivery.waitsFor = delivery.message === 'FILING' ? 'OFFICER' : null;
  if (delivery.part !== 'LEAD') return;
  if (filing.state === 'SUBMITTED') {
    tx.authorize('receive', filing);
    moveFiling(filing, 'receive');
  }
  if (filing.revisesId === null) return;
  // Only at the unit that asked, and where it is but a copy: another unit's question is not answered by what it never gets.
  const whose = [{ unitId: delivery.unitId }, { part: 'COPY' as const }];
  const answered = await tx.em.find(Delivery, { filingId: filing.revisesId, waitsFor: { $ne: null }, $or: whose });
  for (const earlier of answered) earlier.waitsFor = null;
  if (answered.length > 0) tx.record({ type: 'ReturnAnswered', subjects: answered.map(({ id }) => id) });
}
