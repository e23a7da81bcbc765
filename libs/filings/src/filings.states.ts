import type { Transition } from '#kernel';
import type { FilingState, ReturnState } from './entities.js';

/** A filing between organisation and authority (F5–F11). What was refused by the wrong desk is received by the right one. */
export const FILING_TRANSITIONS = [
  { code: 'receive', from: ['SUBMITTED'], to: 'RECEIVED' },
  { code: 'accept', from: ['RECEIVED'], to: 'ACCEPTED' },
  { code: 'return', from: ['RECEIVED'], to: 'RETURNED' },
  { code: 'refuse', from: ['RECEIVED'], to: 'REFUSED' },
  { code: 'forward', from: ['RECEIVED'], to: 'SUBMITTED' },
  { code: 'acceptAsItIs', from: ['RETURNED'], to: 'ACCEPTED' },
  { code: 'supersede', from: ['ACCEPTED'], to: 'SUPERSEDED' },
] as const satisfies readonly Transition<FilingState, string>[];

export type FilingTransition = (typeof FILING_TRANSITIONS)[number]['code'];

/** A return for completion; one that lapsed can still be answered, and nothing is refused because it lapsed. */
export const RETURN_TRANSITIONS = [
  { code: 'answer', from: ['OPEN', 'LAPSED'], to: 'ANSWERED' },
  { code: 'lapse', from: ['OPEN'], to: 'LAPSED' },
  { code: 'waive', from: ['OPEN', 'LAPSED'], to: 'WAIVED' },
] as const satisfies readonly Transition<ReturnState, string>[];

export type ReturnTransition = (typeof RETURN_TRANSITIONS)[number]['code'];
