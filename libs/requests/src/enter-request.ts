import { type Defect, Forbidden, formatReference, Invalid, newId } from '#kernel';
import { D13_IN_FORCE, type RequestKind, regimeAt, vietnamDate } from '#law';
import type { Tx } from '#platform';
import { DataSubjectRequest, type RequestChannel, type RequesterRelation } from './entities.js';
import { recordStep } from './record-step.js';
import { keepTimes, NEVER } from './request-times.js';
import { type RequestWords, sealRequest } from './request-words.js';

export interface EnteredRequest {
  readonly kind: RequestKind;
  readonly channel: RequestChannel;
  /** When it reached the organisation, not when it was entered. */
  readonly receivedAt: Date;
  readonly relation: RequesterRelation;
  readonly chain: boolean;
  readonly words: RequestWords;
}

/** Enters what a data subject asks. The law of the day of receipt governs it for good. Throws Invalid (`receivedAt`). */
export async function enterRequest(tx: Tx, key: Uint8Array, { words, ...entered }: EnteredRequest): Promise<DataSubjectRequest> {
  const { actor } = tx;
  if (actor.kind !== 'member') throw new Forbidden('enter', 'DataSubjectRequest');
  tx.authorize('enter', Object.assign(new DataSubjectRequest(), { organisationId: actor.organisationId }));
  const { receivedAt } = entered;
  if (receivedAt > tx.now) throw new Invalid([IN_THE_FUTURE]);
  if (vietnamDate(receivedAt) < D13_IN_FORCE.from) throw new Invalid([BEFORE_ANY_REGIME]);
  const [row] = await tx.sql<{ serial: string }>("select nextval('request_reference') as serial");
  const id = newId();
  const request = tx.em.create(DataSubjectRequest, {
    ...entered,
    id,
    organisationId: actor.organisationId,
    reference: formatReference('YC', Number(vietnamDate(tx.now).slice(0, 4)), Number(row!.serial)),
    regime: regimeAt(receivedAt).regime.code,
    enteredAt: tx.now,
    enteredBy: actor.userId,
    sealed: sealRequest(key, id, words),
    state: 'RECEIVED',
    identityProof: null,
    repliedAt: null,
    replyVerdict: null,
    extendedBy: null,
    endedAt: null,
    fulfilVerdict: null,
    ground: null,
    queueAt: NEVER,
    remindAt: null,
    reminded: [],
  });
  keepTimes(request);
  recordStep(tx, key, request, { step: 'enter', happenedAt: receivedAt, code: String(request.chain) });
  return request;
}

const IN_THE_FUTURE: Defect = {
  path: 'receivedAt',
  code: 'IN_THE_FUTURE',
  vi: 'Thời điểm nhận nằm trong tương lai; hãy sửa lại.',
  en: 'The time of receipt lies in the future; correct it.',
};
const BEFORE_ANY_REGIME: Defect = {
  path: 'receivedAt',
  code: 'NO_REGIME',
  article: 'D13 43.1',
  vi: 'Trước ngày 01/07/2023 chưa có quy định về thời hạn thực hiện quyền của chủ thể dữ liệu; hãy kiểm tra lại thời điểm nhận.',
  en: 'Before 1 July 2023 no regime gave deadlines for requests of data subjects; check the time of receipt.',
};
