import { newId } from '#kernel';
import type { Tx } from '#platform';
import { type DataSubjectRequest, RequestStep } from './entities.js';
import { digestOf, sealStep } from './request-words.js';

type Done = Pick<RequestStep, 'step' | 'happenedAt'> & Partial<Pick<RequestStep, 'code' | 'verdict'>> & { readonly text?: string | null };

/** Writes down what was done with a request, its words sealed, and tells it in codes. */
export function recordStep(tx: Tx, key: Uint8Array, request: DataSubjectRequest, { text, ...done }: Done): void {
  const [id, { id: requestId, organisationId, state }] = [newId(), request];
  const sealed = text ? sealStep(key, id, text) : null;
  const recordedBy = 'userId' in tx.actor ? tx.actor.userId : '';
  tx.em.create(RequestStep, {
    code: null,
    verdict: null,
    ...done,
    id,
    organisationId,
    requestId,
    state,
    recordedAt: tx.now,
    recordedBy,
    sealed,
  });
  const proven = done.step === 'enter' ? request.sealed : sealed;
  tx.record({
    type: done.step === 'enter' ? 'DataSubjectRequestEntered' : 'DataSubjectRequestMoved',
    subjects: [requestId],
    payload: { requestId, organisationId, step: done.step, state },
    ...(proven ? { digest: digestOf(proven) } : {}),
  });
}
