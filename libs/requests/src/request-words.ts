import { createHash } from 'node:crypto';
import { seal, type Tx, unseal } from '#platform';
import { DataSubjectRequest, RequestStep } from './entities.js';

/** Who asks, and what, in their words. */
export interface RequestWords {
  readonly name: string;
  /** Address, telephone or e-mail, as they gave it. */
  readonly contact: string;
  readonly text: string;
}

/** All that stands in words in a request and in what was done with it. */
export interface OpenedRequest extends RequestWords {
  readonly steps: readonly { readonly id: string; readonly text: string }[];
}

const placeOfRequest = (id: string): string => `data_subject_request|sealed|${id}`;
const placeOfStep = (id: string): string => `request_step|sealed|${id}`;

export function sealRequest(key: Uint8Array, id: string, { name, contact, text }: RequestWords): string {
  return seal(key, placeOfRequest(id), JSON.stringify({ name, contact, text }));
}

export function wordsOf(key: Uint8Array, { id, sealed }: Pick<DataSubjectRequest, 'id' | 'sealed'>): RequestWords {
  return JSON.parse(unseal(key, placeOfRequest(id), sealed)) as RequestWords;
}

export function sealStep(key: Uint8Array, id: string, text: string): string {
  return seal(key, placeOfStep(id), text);
}

/** For the log: it fits the row and nothing else, and tells nothing of the words, for each sealing is another. */
export function digestOf(sealed: string): string {
  return createHash('sha256').update(sealed).digest('hex');
}

/** What was done with a request, oldest first. */
export function historyOf(tx: Tx, requestId: string): Promise<RequestStep[]> {
  return tx.em.find(RequestStep, { requestId }, { orderBy: { recordedAt: 'asc', id: 'asc' } });
}

/** The words of a request, for whoever works on requests; that they were read, and by whom, is recorded. */
export async function readWordsOfRequest(tx: Tx, key: Uint8Array, id: string): Promise<OpenedRequest> {
  const request = await tx.load(DataSubjectRequest, id);
  tx.authorize('readWords', request);
  const steps = await historyOf(tx, id);
  tx.record({ type: 'RequestWordsRead', subjects: [id] });
  return {
    ...wordsOf(key, request),
    steps: steps.flatMap((step) => (step.sealed ? [{ id: step.id, text: unseal(key, placeOfStep(step.id), step.sealed) }] : [])),
  };
}
