import { escalationsOf } from '#law';
import type { ClockKind } from './entities.js';

const HOUR = 3_600_000;

/**
 * Hours before the due time at which people are reminded of a clock that does not run for 72 hours (product, no law). What
 * the authority owes (`ACK`, `TRIAGE`) reminds nobody here: the desk's queue shows it.
 */
const REMIND_BEFORE: Readonly<Partial<Record<ClockKind, readonly number[]>>> = {
  PROCESSOR_NOTICE: [12, 4],
  CYBER_24H: [12, 4],
  RETURN_RESPOND: [48, 24],
  FINAL_EXPECTED: [168, 24],
  SUPPLEMENT_PROMISED: [48, 24],
  SUBJECT_CATCH_UP: [48, 24],
};

export interface ClockStep {
  /** Full hours since the start of a 72-hour clock; of any other, hours before its due time as a negative number. */
  readonly hour: number;
  readonly at: Date;
}

export interface RunningTimes {
  readonly kind: ClockKind;
  readonly startedAt: Date | null;
  readonly dueAt: Date | null;
}

/** When people are reminded of a clock while it runs, in order; empty without a start or a due time. */
export function stepsOf({ kind, startedAt, dueAt }: RunningTimes): readonly ClockStep[] {
  if (!startedAt || !dueAt) return [];
  const escalations = escalationsOf({ startedAt, dueAt });
  if (escalations.length > 0) return escalations;
  return (REMIND_BEFORE[kind] ?? [])
    .map((hours) => ({ hour: -hours, at: new Date(dueAt.getTime() - hours * HOUR) }))
    .filter(({ at }) => at > startedAt);
}
