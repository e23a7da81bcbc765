import { Filing } from '#filings';
import { advance } from '#kernel';
import type { Tx } from '#platform';
import { digestOfWord, isAtDesk, payloadOf, say } from './arrive.js';
import { RECALL_TRANSITIONS, type RecallTransition } from './deliveries.states.js';
import { Delivery } from './entities.js';

/** Takes a delivery through one step of its recall, or throws WrongState. */
export function moveRecall(delivery: Delivery, transition: RecallTransition): void {
  delivery.recallState = advance('recall', RECALL_TRANSITIONS, delivery.recallState, transition);
}

/** A request for recall has reached its unit: what it asks back waits for an officer again. */
export async function askBack(tx: Tx, recall: Delivery): Promise<void> {
  const delivery = await tx.load(Delivery, recall.recallsId!, { lock: true });
  moveRecall(delivery, 'askBack');
  if (await isAtDesk(tx, delivery)) delivery.waitsFor = 'OFFICER';
  tx.record({ type: 'RecallArrived', subjects: [recall.id, delivery.id], payload: payloadOf(delivery) });
}

/** The unit agrees (15) or refuses (16). The filing and everything said of it stay where they are. */
export async function answerRecall(tx: Tx, deliveryId: string, agree: boolean, note: string | null): Promise<Delivery> {
  const transition = agree ? 'agreeRecall' : 'refuseRecall';
  const delivery = await tx.load(Delivery, deliveryId, { lock: true });
  tx.authorize(transition, delivery);
  moveRecall(delivery, transition);
  const word = { code: agree ? '15' : '16', note };
  await say(tx, delivery, word);
  await tellOfRecall(tx, delivery, agree, digestOfWord(word, tx.now, await tx.load(Filing, delivery.filingId)));
  return delivery;
}

/**
 * After the step: whose move it is, and the event. `answered` is the message that the answer names: the delivery, or the request;
 * `filingState`, what the filing is then, where the answer was a refusal of it.
 */
export async function tellOfRecall(
  tx: Tx,
  delivery: Delivery,
  agreed: boolean,
  digest: string,
  answered = delivery,
  filingState?: Filing['state'],
): Promise<void> {
  const still = !agreed && (await isAtDesk(tx, delivery));
  delivery.waitsFor = !still
    ? null
    : delivery.businessState === 'ARRIVED'
      ? 'OFFICER'
      : delivery.businessState === 'RETURNED'
        ? 'FILER'
        : null;
  tx.record({
    type: agreed ? 'RecallAgreed' : 'RecallRefused',
    subjects: [...new Set([delivery.id, answered.id]), delivery.filingId],
    payload: { ...payloadOf(delivery), part: delivery.part, ...(filingState ? { filingState } : {}) },
    digest,
  });
}
