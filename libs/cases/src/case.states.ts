import type { Transition } from '#kernel';

/** Where a case stands (lifecycles.md 1.2). */
export const CASE_STATES = [
  'LEAD',
  'TRIAGE',
  'VERIFICATION',
  'INVESTIGATION',
  'DECISION',
  'ENFORCEMENT',
  'CRIMINAL_TRACK',
  'ON_HOLD',
  'DISMISSED',
  'LINKED_DUPLICATE',
  'CLOSED',
] as const;
export type CaseState = (typeof CASE_STATES)[number];

/** From where a case may be held. With the prosecution it waits already. */
export const HOLDABLE = ['TRIAGE', 'VERIFICATION', 'INVESTIGATION', 'DECISION', 'ENFORCEMENT'] as const satisfies readonly CaseState[];
export type HoldableState = (typeof HOLDABLE)[number];

/** In which nothing is added to a case. */
export const ENDED: readonly CaseState[] = ['DISMISSED', 'LINKED_DUPLICATE', 'CLOSED'];

/**
 * C2 to C4, C6 to C17. What a second person confirms has two codes, of which the proposal leaves the state as it is. `resume` leads to where
 * the case was held from. The steps from the investigation on, and those of duplicates, are taken in `libs/investigations`.
 */
export const CASE_TRANSITIONS = [
  { code: 'take', from: ['LEAD'], to: 'TRIAGE' },
  { code: 'dismiss', from: ['TRIAGE'], to: 'DISMISSED' },
  { code: 'reconsider', from: ['DISMISSED'], to: 'TRIAGE' },
  { code: 'proposeDuplicate', from: ['TRIAGE'], to: 'TRIAGE' },
  { code: 'confirmDuplicate', from: ['TRIAGE'], to: 'LINKED_DUPLICATE' },
  { code: 'declineDuplicate', from: ['TRIAGE'], to: 'TRIAGE' },
  { code: 'undoDuplicate', from: ['LINKED_DUPLICATE'], to: 'TRIAGE' },
  { code: 'verify', from: ['TRIAGE'], to: 'VERIFICATION' },
  { code: 'proposeDismissal', from: ['VERIFICATION'], to: 'VERIFICATION' },
  { code: 'confirmDismissal', from: ['VERIFICATION'], to: 'DISMISSED' },
  { code: 'declineDismissal', from: ['VERIFICATION'], to: 'VERIFICATION' },
  { code: 'proposeInvestigation', from: ['VERIFICATION'], to: 'VERIFICATION' },
  { code: 'investigate', from: ['VERIFICATION'], to: 'INVESTIGATION' },
  { code: 'declineInvestigation', from: ['VERIFICATION'], to: 'VERIFICATION' },
  { code: 'proposeDecision', from: ['INVESTIGATION'], to: 'INVESTIGATION' },
  { code: 'bringToDecision', from: ['INVESTIGATION'], to: 'DECISION' },
  { code: 'proposeTransfer', from: ['INVESTIGATION'], to: 'INVESTIGATION' },
  { code: 'transfer', from: ['INVESTIGATION'], to: 'CRIMINAL_TRACK' },
  { code: 'advise', from: ['INVESTIGATION'], to: 'INVESTIGATION' },
  { code: 'declineProposal', from: ['INVESTIGATION'], to: 'INVESTIGATION' },
  { code: 'withdrawDraft', from: ['DECISION'], to: 'INVESTIGATION' },
  { code: 'enforce', from: ['DECISION'], to: 'ENFORCEMENT' },
  { code: 'closeWithoutSanction', from: ['INVESTIGATION', 'DECISION'], to: 'CLOSED' },
  { code: 'close', from: ['ENFORCEMENT'], to: 'CLOSED' },
  { code: 'takeBack', from: ['CRIMINAL_TRACK'], to: 'INVESTIGATION' },
  { code: 'closeCriminal', from: ['CRIMINAL_TRACK'], to: 'CLOSED' },
  { code: 'reopen', from: ['CLOSED'], to: 'INVESTIGATION' },
  { code: 'hold', from: HOLDABLE, to: 'ON_HOLD' },
  { code: 'resume', from: ['ON_HOLD'], to: 'TRIAGE' },
] as const satisfies readonly Transition<CaseState, string>[];
export type CaseTransition = (typeof CASE_TRANSITIONS)[number]['code'];
