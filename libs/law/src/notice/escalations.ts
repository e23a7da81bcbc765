import type { Clock } from './clock.js';

const HOUR = 3_600_000;

/** Full hours of a running 72-hour clock at which people are told how much is left (product, no law). */
export const ESCALATION_HOURS = [24, 48, 60, 66, 70] as const;
export type EscalationHour = (typeof ESCALATION_HOURS)[number];

export interface Escalation {
  readonly hour: EscalationHour;
  readonly at: Date;
}

/** When people are told of a clock, in order. Empty for a clock that is not one of 72 hours, or that has not started. */
export function escalationsOf({ startedAt, dueAt }: Pick<Clock, 'startedAt' | 'dueAt'>): readonly Escalation[] {
  if (!startedAt || dueAt?.getTime() !== startedAt.getTime() + 72 * HOUR) return [];
  return ESCALATION_HOURS.map((hour) => ({ hour, at: new Date(startedAt.getTime() + hour * HOUR) }));
}
