import type { Transition } from '#kernel';
import type { FilingState, ReportState } from './entities.js';

/** F2–F4 of the report's life at its organisation, and its end without a filing. */
export const REPORT_TRANSITIONS = [
  { code: 'revise', from: ['DRAFT'], to: 'DRAFT' },
  { code: 'markReady', from: ['DRAFT'], to: 'READY' },
  { code: 'reopen', from: ['READY'], to: 'DRAFT' },
  { code: 'submit', from: ['READY'], to: 'SUBMITTED' },
  { code: 'discard', from: ['DRAFT', 'READY'], to: 'DISCARDED' },
] as const satisfies readonly Transition<ReportState, string>[];

export type ReportTransition = (typeof REPORT_TRANSITIONS)[number]['code'];

/** F5 and F6: a filing arrives at its desk, and is received into the register. */
export const FILING_TRANSITIONS = [
  { code: 'receive', from: ['SUBMITTED'], to: 'RECEIVED' },
  { code: 'accept', from: ['RECEIVED'], to: 'ACCEPTED' },
] as const satisfies readonly Transition<FilingState, string>[];

export type FilingTransition = (typeof FILING_TRANSITIONS)[number]['code'];
