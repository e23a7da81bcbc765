import { Attachment } from '#attachments';
import { advance, Invalid, newId } from '#kernel';
import type { StoredEvent, Tx } from '#platform';
import { askBack } from './answer-recall.js';
import { applyStored } from './apply-acknowledgement.js';
import { arriveAtDesk, payloadOf } from './arrive.js';
import { TRANSPORT_TRANSITIONS } from './deliveries.states.js';
import { Delivery, type DispatchWay, ManualDispatch } from './entities.js';
import { DeliveryBlocked } from './routing-refusals.js';

export interface Dispatch {
  readonly way: DispatchWay;
  readonly handedOverAt: Date;
  /** Hex SHA-256 of the stamped receipt. */
  readonly receiptDigest: string;
  /** The attachment of the recording side that holds it; the unit reads it from then on. */
  readonly receiptFile: string;
  readonly note?: string | null;
}

/**
 * D8: what no line could carry was carried by people. Whoever did it records how and when, with the stamped receipt; a
 * second person confirms. Recorded anew, the later record counts.
 */
export async function recordDispatch(tx: Tx, deliveryId: string, dispatch: Dispatch): Promise<Delivery> {
  const delivery = await tx.load(Delivery, deliveryId, { lock: true });
  tx.authorize('recordDispatch', delivery);
  await refuseOtherFile(tx, dispatch.receiptFile, dispatch.receiptDigest);
  delivery.transportState = advance('delivery', TRANSPORT_TRANSITIONS, delivery.transportState, 'recordDispatch');
  refuseImpossible(dispatch.handedOverAt, delivery, tx.now);
  const number = (await tx.em.count(ManualDispatch, { deliveryId })) + 1;
  tx.em.create(ManualDispatch, {
    id: newId(),
    deliveryId,
    organisationId: delivery.organisationId,
    unitId: delivery.unitId,
    number,
    way: dispatch.way,
    handedOverAt: dispatch.handedOverAt,
    receiptDigest: dispatch.receiptDigest,
    receiptFile: dispatch.receiptFile,
    note: dispatch.note ?? null,
    recordedBy: 'userId' in tx.actor ? tx.actor.userId : '',
    recordedAt: tx.now,
    confirmedBy: null,
    confirmedAt: null,
  });
  tx.record({ type: 'DispatchRecorded', subjects: [delivery.id], payload: payloadOf(delivery), digest: dispatch.receiptDigest });
  return delivery;
}

/**
 * A second person compared the receipt, which must be theirs to open: the message counts as delivered. So what the unit
 * recorded is confirmed in the unit, what the filer recorded on either side. Throws OWN_RECORD for whoever recorded it,
 * RECEIPT_OF_OTHERS where the receipt cannot be opened.
 */
export async function confirmDispatch(tx: Tx, deliveryId: string): Promise<Delivery> {
  const delivery = await tx.load(Delivery, deliveryId, { lock: true });
  tx.authorize('confirmDispatch', delivery);
  const transportState = advance('delivery', TRANSPORT_TRANSITIONS, delivery.transportState, 'confirmDispatch');
  const dispatch = await tx.em.findOneOrFail(ManualDispatch, { deliveryId }, { orderBy: { number: 'desc' } });
  const confirmedBy = 'userId' in tx.actor ? tx.actor.userId : '';
  if (dispatch.recordedBy === confirmedBy) throw new DeliveryBlocked('OWN_RECORD');
  if (!(await tx.em.findOne(Attachment, { id: dispatch.receiptFile! }))) throw new DeliveryBlocked('RECEIPT_OF_OTHERS');
  dispatch.confirmedBy = confirmedBy;
  dispatch.confirmedAt = tx.now;
  delivery.transportState = transportState;
  delivery.deliveredAt = dispatch.handedOverAt;
  const by = tx.actor.kind === 'officer' ? 'UNIT' : 'FILER';
  tx.record({ type: 'DispatchConfirmed', subjects: [delivery.id], payload: { ...payloadOf(delivery), by } });
  return delivery;
}

/** Word 01 is then ours, of the desk inside, and says so: nobody of the unit has said anything yet. */
const CONFIRMED_BY_FILER =
  'Chuyển tay theo xác nhận của hai người bên nộp, đã đặt vào hàng chờ của đơn vị; đơn vị chưa xác nhận. / Carried by hand as two people of the filer state, put into the queue of the unit, which has not confirmed it.';

/** The worker's part: what was handed over with a stamp lies in the unit's queue here (01), and what the unit said before counts now. Safe to repeat. */
export async function arriveByHand(tx: Tx, event: StoredEvent): Promise<void> {
  const delivery = await tx.load(Delivery, String(event.payload.deliveryId), { lock: true });
  if (delivery.transportState !== 'DELIVERED' || delivery.businessState !== 'NONE') return;
  if (delivery.message === 'RECALL') {
    const original = await tx.load(Delivery, delivery.recallsId!);
    if (original.recallState !== 'NONE') return;
    await askBack(tx, delivery);
    return applyStored(tx, delivery);
  }
  await arriveAtDesk(tx, delivery, event.payload.by === 'FILER' ? CONFIRMED_BY_FILER : null);
  await applyStored(tx, delivery);
}

function refuseImpossible(handedOverAt: Date, { submittedAt }: Delivery, now: Date): void {
  if (handedOverAt.getTime() <= now.getTime() && handedOverAt.getTime() >= submittedAt.getTime()) return;
  throw new Invalid([
    {
      path: 'handedOverAt',
      code: 'IMPOSSIBLE_TIME',
      vi: 'Thời điểm bàn giao phải sau khi hồ sơ được gửi và không ở tương lai.',
      en: 'It was handed over after it was filed, and not in the future.',
    },
  ]);
}

/** The file that is said to hold the receipt is one that this person may see, and is the one that the digest names. */
async function refuseOtherFile(tx: Tx, id: string, digest: string): Promise<void> {
  const file = await tx.load(Attachment, id);
  if (file.sha256 === digest) return;
  throw new Invalid([
    {
      path: 'receiptDigest',
      code: 'OTHER_FILE',
      vi: 'Mã băm không phải của tệp biên nhận đã chọn. Không có gì được ghi; hãy chọn đúng tệp.',
      en: 'The digest is not that of the chosen receipt. Nothing was recorded; choose the right file.',
    },
  ]);
}
