import type { Transition } from '#kernel';
import type { MinutesState, SubjectNoticeState } from './entities.js';

/** Minutes are written, made final, and replaced by others; what is final stays. */
export const MINUTES_TRANSITIONS = [
  { code: 'revise', from: ['DRAFT'], to: 'DRAFT' },
  { code: 'finalise', from: ['DRAFT'], to: 'FINALISED' },
  { code: 'supersede', from: ['FINALISED'], to: 'SUPERSEDED' },
] as const satisfies readonly Transition<MinutesState, string>[];

export const SUBJECT_NOTICE_TRANSITIONS = [
  { code: 'revise', from: ['DRAFT'], to: 'DRAFT' },
  { code: 'send', from: ['DRAFT'], to: 'SENT' },
  { code: 'declareMistaken', from: ['SENT'], to: 'SENT' },
] as const satisfies readonly Transition<SubjectNoticeState, string>[];
