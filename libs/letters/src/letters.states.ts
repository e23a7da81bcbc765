import type { Transition } from '#kernel';

export const LETTER_STATES = ['DRAFT', 'SIGNED', 'SENT', 'DISCARDED'] as const;
export type LetterState = (typeof LETTER_STATES)[number];

/** A letter is drafted, signed by a head of the unit, which gives it its number, and sent. What was signed is never changed. */
export const LETTER_TRANSITIONS = [
  { code: 'revise', from: ['DRAFT'], to: 'DRAFT' },
  { code: 'discard', from: ['DRAFT'], to: 'DISCARDED' },
  { code: 'sign', from: ['DRAFT'], to: 'SIGNED' },
  { code: 'send', from: ['SIGNED'], to: 'SENT' },
] as const satisfies readonly Transition<LetterState, string>[];
export type LetterTransition = (typeof LETTER_TRANSITIONS)[number]['code'];
