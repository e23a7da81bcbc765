import type { Transition } from '#kernel';

export const DOSSIER_STATES = ['DRAFT', 'READY', 'SUBMITTED', 'RETURNED', 'ACCEPTED', 'SUPERSEDED', 'DISCARDED', 'CARRIED_OVER'] as const;
export type DossierState = (typeof DOSSIER_STATES)[number];

/**
 * From the draft to the result of the agency, as reports go (lifecycles.md 1.1) with what D356 18.5, 18.6, 19.5 and 19.6 know: met, or
 * to be completed. A dossier that the agency received before Law 91 is CARRIED_OVER: what is known of it may be written down, and it is
 * never filed anew.
 */
export const DOSSIER_TRANSITIONS = [
  { code: 'revise', from: ['DRAFT'], to: 'DRAFT' },
  { code: 'revise', from: ['CARRIED_OVER'], to: 'CARRIED_OVER' },
  { code: 'markReady', from: ['DRAFT'], to: 'READY' },
  { code: 'reopen', from: ['READY'], to: 'DRAFT' },
  { code: 'submit', from: ['READY'], to: 'SUBMITTED' },
  { code: 'return', from: ['SUBMITTED'], to: 'RETURNED' },
  { code: 'complete', from: ['RETURNED'], to: 'DRAFT' },
  { code: 'accept', from: ['SUBMITTED', 'RETURNED'], to: 'ACCEPTED' },
  { code: 'supersede', from: ['ACCEPTED', 'CARRIED_OVER'], to: 'SUPERSEDED' },
  { code: 'discard', from: ['DRAFT', 'READY', 'CARRIED_OVER'], to: 'DISCARDED' },
] as const satisfies readonly Transition<DossierState, string>[];
export type DossierTransition = (typeof DOSSIER_TRANSITIONS)[number]['code'];
