import type { Transition } from '#kernel';
import type { FilingKind, FilingState, ReportState, ReturnState } from './entities.js';

/**
 * The report at its organisation (lifecycles.md 1.1, F1–F4, F8, F12). It holds at most one filing in preparation: after
 * the first submission each further one is opened from SUBMITTED and ends there again, filed or given up.
 */
export const REPORT_TRANSITIONS = [
  { code: 'revise', from: ['DRAFT'], to: 'DRAFT' },
  { code: 'markReady', from: ['DRAFT'], to: 'READY' },
  { code: 'reopen', from: ['READY'], to: 'DRAFT' },
  { code: 'submit', from: ['READY'], to: 'SUBMITTED' },
  { code: 'discard', from: ['DRAFT', 'READY'], to: 'DISCARDED' },
  { code: 'abandon', from: ['DRAFT', 'READY'], to: 'SUBMITTED' },
  { code: 'supplement', from: ['SUBMITTED'], to: 'DRAFT' },
  { code: 'correct', from: ['SUBMITTED'], to: 'DRAFT' },
  { code: 'conclude', from: ['SUBMITTED'], to: 'DRAFT' },
  { code: 'withdraw', from: ['SUBMITTED'], to: 'DRAFT' },
  { code: 'complete', from: ['SUBMITTED'], to: 'DRAFT' },
  { code: 'expire', from: ['DRAFT'], to: 'EXPIRED' },
] as const satisfies readonly Transition<ReportState, string>[];

export type ReportTransition = (typeof REPORT_TRANSITIONS)[number]['code'];

/** What each opening transition prepares; `complete` answers a return and keeps the kind of what was returned. */
export const FILING_KIND_OF = {
  supplement: 'SUPPLEMENT',
  correct: 'CORRECTION',
  conclude: 'FINAL',
  withdraw: 'WITHDRAWAL_REQUEST',
} as const satisfies Partial<Record<ReportTransition, FilingKind>>;
export type FollowUp = keyof typeof FILING_KIND_OF | 'complete';

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
