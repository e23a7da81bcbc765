import { LockMode } from '@mikro-orm/core';
import { isStatusCode } from '#channels';
import { Filing, moveFiling, supersedeEarlier, waiveReturn } from '#filings';
import type { StoredEvent, Tx } from '#platform';
import { moveRecall, tellOfRecall } from './answer-recall.js';
import { arrive, digestOfWord, payloadOf } from './arrive.js';
import { RANK, STATE_OF_CODE } from './deliveries.states.js';
import { Acknowledgement, Delivery } from './entities.js';

/**
 * What came of a word that a unit outside said. It always stays as it came; the state of the delivery follows where the
 * word leads further (D5, D6):
 * EARLY: we have no receipt of the message yet, so it waits for that · LATE: less than was said before · UNKNOWN: no code of
 * QCVN 102 · CONFLICT: it contradicts what was said before · else it took effect.
 */
export type Effect = 'MOVED' | 'EARLY' | 'LATE' | 'UNKNOWN' | 'CONFLICT';

/** The worker's part: a signed acknowledgement was taken at the door. */
export async function applyTaken(tx: Tx, event: StoredEvent): Promise<void> {
  const delivery = await tx.load(Delivery, String(event.payload.deliveryId), { lock: true });
  const word = await tx.em.findOneOrFail(Acknowledgement, { id: String(event.payload.acknowledgementId) });
  await applyAcknowledgement(tx, delivery, word);
}

/** The message is proven to be there: what its unit said before we knew counts now, in the order of its rank. What was said inside this house took effect as it was said. */
export async function applyStored(tx: Tx, delivery: Delivery): Promise<void> {
  const words = await tx.em.find(Acknowledgement, { deliveryId: delivery.id, raw: { $ne: null } });
  // A code that nobody knows has alarmed when it came.
  const known = words.filter(({ code }) => isStatusCode(code));
  const byRank = known.sort((a, b) => RANK[STATE_OF_CODE[a.code] ?? 'NONE'] - RANK[STATE_OF_CODE[b.code] ?? 'NONE']);
  for (const word of byRank) await applyAcknowledgement(tx, delivery, word);
}

export async function applyAcknowledgement(tx: Tx, delivery: Delivery, word: Acknowledgement): Promise<Effect> {
  tx.authorize('acknowledge', delivery);
  const filing = await tx.em.findOneOrFail(Filing, { id: delivery.filingId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  const digest = digestOfWord(word, word.statedAt, filing);
  const effect = await effectOf(tx, delivery, word, filing, digest);
  if (effect === 'CONFLICT') delivery.conflict = word.code;
  if (effect !== 'MOVED') {
    const type = effect === 'UNKNOWN' || effect === 'CONFLICT' ? 'AcknowledgementAlarm' : 'AcknowledgementKept';
    const payload = { ...payloadOf(delivery), code: word.code, effect };
    tx.record({ type, subjects: [delivery.id, filing.id], payload, digest });
  }
  return effect;
}

async function effectOf(tx: Tx, delivery: Delivery, word: Acknowledgement, filing: Filing, digest: string): Promise<Effect> {
  if (!isStatusCode(word.code)) return 'UNKNOWN';
  if (delivery.transportState !== 'DELIVERED') return 'EARLY';
  const recalled = delivery.message === 'RECALL' ? await tx.load(Delivery, delivery.recallsId!, { lock: true }) : delivery;
  const answer = answerToRecall(delivery, word.code);
  if (answer !== null) return applyRecall(tx, recalled, answer, digest, delivery);
  const target = STATE_OF_CODE[word.code];
  // 13 is asked by filers, never by units; and a request for recall is not worked on.
  if (!target || delivery.message === 'RECALL') return 'LATE';
  if (target === 'REFUSED') return applyRefusal(tx, delivery, word, filing, digest);
  const contradicts = delivery.businessState === 'REFUSED' || isGivenBack(delivery);
  if (contradicts && RANK[target] >= RANK.ACCEPTED) return 'CONFLICT';
  if (delivery.businessState === 'REFUSED') return 'LATE';
  if (RANK[target] <= RANK[delivery.businessState]) return 'LATE';
  await advanceTo(tx, delivery, target, word, filing, digest);
  return 'MOVED';
}

/** 15 and 16 answer a recall; so do 03 and 02 where they name the request itself. */
function answerToRecall({ message }: Delivery, code: string): boolean | null {
  if (code === '15' || (message === 'RECALL' && code === '03')) return true;
  if (code === '16' || (message === 'RECALL' && code === '02')) return false;
  return null;
}

async function applyRecall(
  tx: Tx,
  delivery: Delivery,
  agreed: boolean,
  digest: string,
  answered: Delivery,
  filingState?: Filing['state'],
): Promise<Effect> {
  if (delivery.recallState === (agreed ? 'RECALL_AGREED' : 'RECALL_REFUSED')) return 'LATE';
  if (delivery.recallState !== 'RECALL_REQUESTED') return 'CONFLICT';
  moveRecall(delivery, agreed ? 'agreeRecall' : 'refuseRecall');
  await tellOfRecall(tx, delivery, agreed, digest, answered, filingState);
  return 'MOVED';
}

/** What a unit agreed to give back before it was in the register, it does not receive any more, whoever says so: see `moveDelivery`. */
function isGivenBack({ recallState, businessState }: Delivery): boolean {
  return recallState === 'RECALL_AGREED' && RANK[businessState] < RANK.ACCEPTED;
}

/**
 * D6: a refusal after the register is possible only where it was asked back; else people have to look. There it is the answer
 * to that: the unit gives the filing back, as with 15. What was in the register stays there under its number, and so does the
 * filing; what was not is refused. Where the unit has agreed already it says nothing new.
 */
async function applyRefusal(tx: Tx, delivery: Delivery, word: Acknowledgement, filing: Filing, digest: string): Promise<Effect> {
  if (delivery.businessState === 'REFUSED' || delivery.recallState === 'RECALL_AGREED') return 'LATE';
  const registered = RANK[delivery.businessState] >= RANK.ACCEPTED;
  const askedBack = delivery.recallState === 'RECALL_REQUESTED';
  if (registered) return askedBack ? applyRecall(tx, delivery, true, digest, delivery, filing.state) : 'CONFLICT';
  if (delivery.part === 'LEAD') {
    if (filing.state === 'SUBMITTED') moveFiling(filing, 'receive');
    if (filing.state !== 'RECEIVED') return 'CONFLICT';
    tx.authorize('refuse', filing);
    moveFiling(filing, 'refuse');
  }
  delivery.businessState = 'REFUSED';
  if (askedBack) await applyRecall(tx, delivery, true, digest, delivery, filing.state);
  delivery.waitsFor = null;
  const payload = { ...payloadOf(delivery), code: word.code };
  tx.record({ type: 'FilingRefused', subjects: [delivery.id, filing.id], payload, digest });
  return 'MOVED';
}

/** A word may skip others that were lost: whoever works on a filing has registered it, and what is registered has arrived. */
async function advanceTo(
  tx: Tx,
  delivery: Delivery,
  target: Delivery['businessState'],
  word: Acknowledgement,
  filing: Filing,
  digest: string,
) {
  const before = RANK[delivery.businessState];
  const returned = delivery.businessState === 'RETURNED';
  if (before === RANK.NONE) {
    await arrive(tx, delivery, filing);
    // Its desk is outside the house.
    delivery.waitsFor = null;
  }
  const subjects = [delivery.id, filing.id];
  const payload = { ...payloadOf(delivery), code: word.code };
  if (before < RANK.ACCEPTED && RANK[target] >= RANK.ACCEPTED) {
    if (delivery.part === 'LEAD') subjects.push(...(await acceptByWord(tx, filing, returned)).map(({ id }) => id));
    delivery.registryNumber = await ownNumber(tx, delivery, word);
    delivery.waitsFor = null;
    // Whoever listens for the acceptance hears of it by whichever word it came.
    if (target !== 'ACCEPTED') tx.record({ type: 'FilingAccepted', subjects, payload, digest });
  }
  delivery.businessState = target;
  const type = target === 'ARRIVED' ? 'FilingArrived' : target === 'ACCEPTED' ? 'FilingAccepted' : 'HandlingTold';
  tx.record({ type, subjects, payload, digest });
}

/** A number that the unit has given to another message already is left out, and people look at it. */
async function ownNumber(tx: Tx, delivery: Delivery, { registryNumber, code }: Acknowledgement): Promise<string | null> {
  if (!registryNumber) return null;
  const others = await tx.em.count(Delivery, { unitId: delivery.unitId, registryNumber, id: { $ne: delivery.id } });
  if (others === 0) return registryNumber;
  delivery.conflict = code;
  return null;
}

async function acceptByWord(tx: Tx, filing: Filing, returned: boolean): Promise<readonly Filing[]> {
  tx.authorize(returned ? 'acceptAsItIs' : 'accept', filing);
  if (returned) await waiveReturn(tx, filing);
  else moveFiling(filing, 'accept');
  return supersedeEarlier(tx, filing);
}
