import type { Transition } from '#kernel';

export const DOSSIER_STATES = ['DRAFT', 'READY', 'SUBMITTED', 'RETURNED', 'REFUSED', 'ACCEPTED', 'DISCARDED', 'CARRIED_OVER'] as const;
export type DossierState = (typeof DOSSIER_STATES)[number];

/**
 * A change comes about whenever it does, and its days run. Of an update that waits for the signature it makes another one than was presented, which
 * is presented again before it is filed (`READY_OUTDATED`).
 */
const RECORD_CHANGE = (['DRAFT', 'READY', 'SUBMITTED', 'RETURNED', 'REFUSED', 'ACCEPTED', 'CARRIED_OVER'] as const).map(
  (state) => ({ code: 'recordChange', from: [state], to: state }) as const,
);

/**
 * From the draft to the result of the agency, as reports go (lifecycles.md 1.1) with what D356 18.5, 18.6, 19.5 and 19.6 know: met, or
 * to be completed. What was refused, or given back, goes to the desk of whoever prepares it again; so does what was accepted, once a change
 * has to be filed (D356 20). A dossier that the agency received before Law 91 is CARRIED_OVER: what is known of it may be written down,
 * changes of it are filed, and it is never filed anew. What the agency decides is `return`, `refuse`, `accept`, and `takeBack` where it agreed
 * to a recall; it may accept what it gave back while its answer is in work. An update in work may be dropped: the dossier is again what it was
 * before, accepted or carried over.
 */
export const DOSSIER_TRANSITIONS = [
  { code: 'revise', from: ['DRAFT'], to: 'DRAFT' },
  { code: 'revise', from: ['CARRIED_OVER'], to: 'CARRIED_OVER' },
  { code: 'markReady', from: ['DRAFT'], to: 'READY' },
  { code: 'reopen', from: ['READY'], to: 'DRAFT' },
  { code: 'submit', from: ['READY'], to: 'SUBMITTED' },
  { code: 'return', from: ['SUBMITTED'], to: 'RETURNED' },
  { code: 'refuse', from: ['SUBMITTED'], to: 'REFUSED' },
  { code: 'complete', from: ['RETURNED', 'REFUSED'], to: 'DRAFT' },
  { code: 'accept', from: ['SUBMITTED', 'RETURNED', 'DRAFT', 'READY'], to: 'ACCEPTED' },
  ...RECORD_CHANGE,
  { code: 'beginUpdate', from: ['ACCEPTED', 'CARRIED_OVER'], to: 'DRAFT' },
  { code: 'dropUpdate', from: ['DRAFT', 'READY'], to: 'ACCEPTED' },
  { code: 'dropCarriedUpdate', from: ['DRAFT', 'READY'], to: 'CARRIED_OVER' },
  { code: 'takeBack', from: ['SUBMITTED'], to: 'DRAFT' },
  { code: 'discard', from: ['DRAFT', 'READY', 'CARRIED_OVER'], to: 'DISCARDED' },
] as const satisfies readonly Transition<DossierState, string>[];
export type DossierTransition = (typeof DOSSIER_TRANSITIONS)[number]['code'];
