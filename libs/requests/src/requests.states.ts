import type { Transition } from '#kernel';

export const REQUEST_STATES = [
  'RECEIVED',
  'AWAITING_PROOF',
  'IDENTIFIED',
  'REPLIED',
  'FULFILLED',
  'PARTLY_FULFILLED',
  'REFUSED',
  'WITHDRAWN',
  'REOPENED',
] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

const UNPROVEN = ['RECEIVED', 'AWAITING_PROOF', 'REOPENED'] as const;
const PROVEN = ['IDENTIFIED', 'REPLIED'] as const;
const OPEN = [...UNPROVEN, ...PROVEN] as const;
const ENDED = ['FULFILLED', 'PARTLY_FULFILLED', 'REFUSED', 'WITHDRAWN'] as const;

/** What leaves the state as it is. */
const staying = <Code extends string>(code: Code, states: readonly RequestState[]): readonly Transition<RequestState, Code>[] =>
  states.map((state) => ({ code, from: [state], to: state }));

/**
 * From the receipt to the answer. No clock waits for a proof of identity: the texts know no pause, so the reply, which says what
 * is missing, may be given while it is awaited.
 */
export const REQUEST_TRANSITIONS = [
  { code: 'askForProof', from: UNPROVEN, to: 'AWAITING_PROOF' },
  { code: 'verifyIdentity', from: UNPROVEN, to: 'IDENTIFIED' },
  { code: 'reply', from: PROVEN, to: 'REPLIED' },
  ...staying('reply', UNPROVEN),
  ...staying('setChain', OPEN),
  ...staying('extend', OPEN),
  { code: 'fulfil', from: PROVEN, to: 'FULFILLED' },
  { code: 'partlyFulfil', from: PROVEN, to: 'PARTLY_FULFILLED' },
  { code: 'refuse', from: OPEN, to: 'REFUSED' },
  { code: 'withdraw', from: OPEN, to: 'WITHDRAWN' },
  { code: 'reopen', from: ENDED, to: 'REOPENED' },
] as const satisfies readonly Transition<RequestState, string>[];
export type RequestTransition = (typeof REQUEST_TRANSITIONS)[number]['code'];

export function isProven(state: RequestState): boolean {
  return (PROVEN as readonly RequestState[]).includes(state);
}
