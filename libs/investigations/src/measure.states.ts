import type { Transition } from '#kernel';

/** Where a fine or a measure stands (lifecycles.md 1.2, C14). */
export const MEASURE_STATES = [
  'ISSUED',
  'SERVED',
  'COMPLIED',
  'PART',
  'OVERDUE',
  'APPEALED',
  'UPHELD',
  'CHANGED',
  'ANNULLED',
  'CANCELLED',
] as const;
export type MeasureState = (typeof MEASURE_STATES)[number];

/** What is overdue is due to be enforced by coercion. What an appeal upheld or changed is to be complied with as before. */
export const MEASURE_TRANSITIONS = [
  { code: 'SERVE', from: ['ISSUED'], to: 'SERVED' },
  { code: 'COMPLY', from: ['SERVED', 'PART', 'OVERDUE', 'UPHELD', 'CHANGED'], to: 'COMPLIED' },
  { code: 'COMPLY_IN_PART', from: ['SERVED', 'OVERDUE', 'UPHELD', 'CHANGED'], to: 'PART' },
  { code: 'LAPSE', from: ['SERVED', 'PART', 'UPHELD', 'CHANGED'], to: 'OVERDUE' },
  { code: 'APPEAL', from: ['SERVED', 'PART', 'OVERDUE'], to: 'APPEALED' },
  { code: 'UPHOLD', from: ['APPEALED'], to: 'UPHELD' },
  { code: 'CHANGE', from: ['APPEALED'], to: 'CHANGED' },
  { code: 'ANNUL', from: ['APPEALED'], to: 'ANNULLED' },
  { code: 'CANCEL', from: ['ISSUED', 'SERVED', 'PART', 'OVERDUE'], to: 'CANCELLED' },
] as const satisfies readonly Transition<MeasureState, string>[];
export type MeasureStep = (typeof MEASURE_TRANSITIONS)[number]['code'];
export const MEASURE_STEPS = MEASURE_TRANSITIONS.map(({ code }) => code);

/** In which nothing more comes of it. */
export const SETTLED: readonly MeasureState[] = ['COMPLIED', 'ANNULLED', 'CANCELLED'];
/** What the head records: how an appeal ended, and that a measure falls. */
export const SETTLED_BY_HEAD: readonly MeasureStep[] = ['UPHOLD', 'CHANGE', 'ANNUL', 'CANCEL'];
