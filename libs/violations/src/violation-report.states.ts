import type { FilingKind } from '#filings';
import type { Transition } from '#kernel';
import type { ReportState } from './entities.js';

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
