import type { Transition } from '#kernel';

/** How an authority deals with a report (lifecycles.md 1.1, axis 2). */
export const HANDLING_STATES = [
  'NEW',
  'TRIAGED',
  'ASSESSING',
  'AWAITING_FILER',
  'NO_ACTION',
  'ADVISED',
  'REMEDIATION_ORDERED',
  'LINKED_TO_CASE',
  'VERIFYING_REMEDY',
  'CLOSED',
  'REOPENED',
] as const;
export type HandlingState = (typeof HANDLING_STATES)[number];

/** The four stages that every queue sorts by. */
export const STAGES = ['NEW', 'WORKING', 'WAITING', 'DONE'] as const;
export type Stage = (typeof STAGES)[number];
export const STAGE_OF: Readonly<Record<HandlingState, Stage>> = {
  NEW: 'NEW',
  TRIAGED: 'WORKING',
  ASSESSING: 'WORKING',
  AWAITING_FILER: 'WAITING',
  NO_ACTION: 'WORKING',
  ADVISED: 'WAITING',
  REMEDIATION_ORDERED: 'WAITING',
  LINKED_TO_CASE: 'WAITING',
  VERIFYING_REMEDY: 'WORKING',
  CLOSED: 'DONE',
  REOPENED: 'NEW',
};

/** An order is not among them: it ends by the proof of its remedy (H7). */
const CLOSABLE = ['ASSESSING', 'NO_ACTION', 'ADVISED', 'LINKED_TO_CASE', 'VERIFYING_REMEDY'] as const;

/**
 * H1–H9. What a second person must confirm has two codes: the proposal leaves the state as it is. `answered` and
 * `withdraw` belong to the system: they follow from what was filed and accepted. `confirmLink` belongs to whoever leads the case.
 */
export const HANDLING_TRANSITIONS = [
  { code: 'triage', from: ['NEW'], to: 'TRIAGED' },
  { code: 'assess', from: ['TRIAGED', 'REOPENED'], to: 'ASSESSING' },
  { code: 'askFiler', from: ['ASSESSING'], to: 'AWAITING_FILER' },
  { code: 'answered', from: ['AWAITING_FILER'], to: 'ASSESSING' },
  { code: 'takeBackQuestions', from: ['AWAITING_FILER'], to: 'ASSESSING' },
  { code: 'moveRequestDue', from: ['AWAITING_FILER'], to: 'AWAITING_FILER' },
  { code: 'takeNoAction', from: ['ASSESSING'], to: 'NO_ACTION' },
  { code: 'advise', from: ['ASSESSING'], to: 'ADVISED' },
  { code: 'proposeOrder', from: ['ASSESSING'], to: 'ASSESSING' },
  { code: 'signOrder', from: ['ASSESSING'], to: 'REMEDIATION_ORDERED' },
  { code: 'proposeLink', from: ['ASSESSING'], to: 'ASSESSING' },
  { code: 'confirmLink', from: ['ASSESSING'], to: 'LINKED_TO_CASE' },
  { code: 'declineLink', from: ['ASSESSING'], to: 'ASSESSING' },
  { code: 'unlink', from: ['LINKED_TO_CASE'], to: 'ASSESSING' },
  { code: 'verifyRemedy', from: ['ADVISED', 'REMEDIATION_ORDERED', 'VERIFYING_REMEDY'], to: 'VERIFYING_REMEDY' },
  ...CLOSABLE.map((state) => ({ code: 'proposeNoticeWaiver' as const, from: [state], to: state })),
  { code: 'close', from: CLOSABLE, to: 'CLOSED' },
  {
    code: 'withdraw',
    from: ['NEW', 'TRIAGED', 'ASSESSING', 'AWAITING_FILER', 'NO_ACTION', 'ADVISED', 'REMEDIATION_ORDERED', 'VERIFYING_REMEDY', 'REOPENED'],
    to: 'CLOSED',
  },
  { code: 'reopen', from: ['CLOSED'], to: 'REOPENED' },
] as const satisfies readonly Transition<HandlingState, string>[];
export type HandlingTransition = (typeof HANDLING_TRANSITIONS)[number]['code'];

/** What follows by itself, or from the case. */
export const NOT_STEPS = ['answered', 'withdraw', 'confirmLink'] as const satisfies readonly HandlingTransition[];
/** What officers do with the handling itself. */
export type HandlingStep = Exclude<HandlingTransition, (typeof NOT_STEPS)[number]>;
