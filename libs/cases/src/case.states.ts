import type { Transition } from '#kernel';

/** Where a case stands (lifecycles.md 1.2). */
export const CASE_STATES = ['LEAD', 'TRIAGE', 'VERIFICATION', 'ON_HOLD', 'DISMISSED'] as const;
export type CaseState = (typeof CASE_STATES)[number];

/** From where a case may be held. */
export const HOLDABLE = ['TRIAGE', 'VERIFICATION'] as const satisfies readonly CaseState[];
export type HoldableState = (typeof HOLDABLE)[number];

/**
 * C2, C3, C6, C8, C9. What a second person confirms has two codes, of which the proposal leaves the state as it is. `resume` leads to where
 * the case was held from.
 */
export const CASE_TRANSITIONS = [
  { code: 'take', from: ['LEAD'], to: 'TRIAGE' },
  { code: 'dismiss', from: ['TRIAGE'], to: 'DISMISSED' },
  { code: 'reconsider', from: ['DISMISSED'], to: 'TRIAGE' },
  { code: 'verify', from: ['TRIAGE'], to: 'VERIFICATION' },
  { code: 'proposeDismissal', from: ['VERIFICATION'], to: 'VERIFICATION' },
  { code: 'confirmDismissal', from: ['VERIFICATION'], to: 'DISMISSED' },
  { code: 'declineDismissal', from: ['VERIFICATION'], to: 'VERIFICATION' },
  { code: 'hold', from: HOLDABLE, to: 'ON_HOLD' },
  { code: 'resume', from: ['ON_HOLD'], to: 'TRIAGE' },
] as const satisfies readonly Transition<CaseState, string>[];
export type CaseTransition = (typeof CASE_TRANSITIONS)[number]['code'];
