import type { RecordedEvent, Tx } from '#platform';
import type { ClockKind } from './entities.js';

export interface ClocksToStop {
  readonly reportId: string;
  readonly kinds?: readonly ClockKind[];
  readonly slots?: readonly string[];
  /** Promised facts are kept where they are no longer among these. */
  readonly stillMissing?: readonly string[];
  /** Every clock of the report. */
  readonly all?: boolean;
  /** When the duty was done, where that was before it was recorded. */
  readonly at?: Date;
}

export interface StoppedClock {
  readonly kind: ClockKind;
  readonly slot: string;
  readonly rule: string;
  readonly article: string;
  readonly startedAt: string | null;
  readonly dueAt: string | null;
  readonly statutory: boolean;
}

const STOP = `update report_clock set stopped_at = ?, stopped_by = ?, stopped_event = ?, next_escalation_at = null,
    breached_at = coalesce(breached_at, case when due_at < ? then ?::timestamptz end)
  where report_id = ? and superseded_at is null and stopped_at is null
    and (?::boolean or kind = any (?::text[]) or slot = any (?::text[]) or (kind = 'SUPPLEMENT_PROMISED' and path <> all (?::text[])))
  returning kind, slot, rule, article, started_at as "startedAt", due_at as "dueAt", statutory`;

/** What an event brings to an end: a clock is stopped once, and by one event. From then on nobody is reminded of it. */
export async function stopClocks(tx: Tx, recorded: RecordedEvent, what: ClocksToStop): Promise<readonly StoppedClock[]> {
  const at = what.at ?? tx.now;
  const stopped = await tx.sql<StoppedClock>(STOP, [
    at,
    recorded.id,
    recorded.event.type,
    at,
    tx.now,
    what.reportId,
    what.all ?? false,
    what.kinds ?? [],
    what.slots ?? [],
    what.stillMissing ?? null,
  ]);
  if (stopped.length > 0) named(recorded, what.reportId);
  return stopped;
}

/** The event names the report whose clocks it moved. */
export function named(recorded: RecordedEvent, reportId: string): void {
  if (!recorded.subjects.includes(reportId)) recorded.alsoChanged(reportId);
}
