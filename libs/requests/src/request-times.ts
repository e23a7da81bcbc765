import { type RequestClock, requestClocks } from '#law';
import type { DataSubjectRequest, RequestVerdict } from './entities.js';

/** Of what the clocks of a request are made, and which of them still run. */
export type RequestFacts = Pick<DataSubjectRequest, 'regime' | 'kind' | 'receivedAt' | 'chain' | 'extendedBy' | 'repliedAt' | 'endedAt'>;

/** Sorts behind every deadline; the last day that a cursor may hold. */
export const NEVER = new Date('2199-12-31T00:00:00Z');
/** How long before a deadline people are reminded of it, in milliseconds (product, no law). */
const REMIND_BEFORE = 86_400_000;

export function clocksOf(request: RequestFacts): readonly RequestClock[] {
  return requestClocks(request.regime, request);
}

export function clockOf(request: RequestFacts, kind: RequestClock['kind']): RequestClock | undefined {
  return clocksOf(request).find((clock) => clock.kind === kind);
}

/** A refusal or a withdrawal ends both. */
export function isRunning(request: RequestFacts, { kind }: Pick<RequestClock, 'kind'>): boolean {
  return !request.endedAt && (kind === 'FULFIL' || !request.repliedAt);
}

/** The running clock that is due first; undefined where nothing has a deadline. */
export function nextClockOf(request: RequestFacts): RequestClock | undefined {
  return clocksOf(request)
    .filter((clock) => clock.dueAt && isRunning(request, clock))
    .toSorted((a, b) => a.dueAt!.getTime() - b.dueAt!.getTime())[0];
}

/** In time up to the last millisecond of the clock; without a deadline, neither in time nor late. */
export function verdictAt(clock: RequestClock | undefined, at: Date): RequestVerdict {
  if (!clock?.dueAt) return 'NO_DEADLINE';
  return at <= clock.dueAt ? 'ON_TIME' : 'LATE';
}

/** A moment at which people are told of a deadline: a day before, and when it has passed. */
export interface ReminderMoment {
  readonly clock: RequestClock;
  readonly stage: 'SOON' | 'PASSED';
  readonly at: Date;
  /** The same for the same deadline, whatever happened in between. */
  readonly key: string;
}

export function reminderMoments(request: RequestFacts): readonly ReminderMoment[] {
  return clocksOf(request).flatMap((clock) => {
    const { dueAt, kind } = clock;
    if (!dueAt || !isRunning(request, clock)) return [];
    const moment = (stage: ReminderMoment['stage'], distance: number): ReminderMoment => ({
      clock,
      stage,
      at: new Date(dueAt.getTime() + distance),
      key: `${kind}|${stage}|${dueAt.toISOString()}`,
    });
    return [moment('SOON', -REMIND_BEFORE), moment('PASSED', 1)];
  });
}

/** Puts a request where it belongs in its queue and says when people are reminded next; after every change of its facts. */
export function keepTimes(request: DataSubjectRequest): void {
  request.queueAt = nextClockOf(request)?.dueAt ?? NEVER;
  const open = reminderMoments(request).filter(({ key }) => !request.reminded.includes(key));
  request.remindAt = open.length > 0 ? new Date(Math.min(...open.map(({ at }) => at.getTime()))) : null;
}
