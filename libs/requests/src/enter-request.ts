import { isDeepStrictEqual } from 'node:util';
import { type Defect, Forbidden, formatReference, Invalid, KeyReused, newId } from '#kernel';
import { D13_IN_FORCE, type RequestKind, regimeAt, vietnamDate } from '#law';
import type { Tx } from '#platform';
import { DataSubjectRequest, type RequestChannel, type RequesterRelation } from './entities.js';
import { recordStep } from './record-step.js';
import { keepTimes, NEVER } from './request-times.js';
import { type RequestWords, sealRequest, wordsOf } from './request-words.js';

export interface EnteredRequest {
  readonly kind: RequestKind;
  readonly channel: RequestChannel;
  /** When it reached the organisation, not when it was entered. */
  readonly receivedAt: Date;
  readonly relation: RequesterRelation;
  readonly chain: boolean;
  readonly words: RequestWords;
  /** The sender's own key: the same key never enters twice. */
  readonly clientKey?: string | null;
}

/**
 * Enters what a data subject asks. The law of the day of receipt governs it for good. Sent again with the same key it answers with the same
 * request. Throws Invalid (`receivedAt`), KeyReused where what is sent again is something else.
 */
export async function enterRequest(tx: Tx, key: Uint8Array, asked: EnteredRequest): Promise<DataSubjectRequest> {
  const { words, clientKey = null, ...entered } = asked;
  const { actor } = tx;
  if (actor.kind !== 'member') throw new Forbidden('enter', 'DataSubjectRequest');
  tx.authorize('enter', Object.assign(new DataSubjectRequest(), { organisationId: actor.organisationId }));
  const { receivedAt } = entered;
  const before = clientKey && (await enteredUnder(tx, actor.organisationId, clientKey));
  if (before) {
    const same = Object.entries(entered).every(
      ([name, value]) => JSON.stringify(before[name as keyof typeof entered]) === JSON.stringify(value),
    );
    if (!same || !isDeepStrictEqual(wordsOf(key, before), words)) throw new KeyReused();
    return before;
  }
  if (receivedAt > tx.now) throw new Invalid([IN_THE_FUTURE]);
  if (vietnamDate(receivedAt) < D13_IN_FORCE.from) throw new Invalid([BEFORE_ANY_REGIME]);
  const [row] = await tx.sql<{ serial: string }>("select nextval('request_reference') as serial");
  const id = newId();
  const request = tx.em.create(DataSubjectRequest, {
    ...entered,
    id,
    organisationId: actor.organisationId,
    clientKey,
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

/** One at a time under a key: who comes second finds what the first one entered. */
async function enteredUnder(tx: Tx, organisationId: string, clientKey: string): Promise<DataSubjectRequest | null> {
  await tx.sql('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`request|${organisationId}|${clientKey}`]);
  return tx.em.findOne(DataSubjectRequest, { organisationId, clientKey });
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
