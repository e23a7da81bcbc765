import { LockMode } from '@mikro-orm/postgresql';
import type { Tx } from '#platform';
import { DataSubjectRequest } from './entities.js';
import { keepTimes, reminderMoments } from './request-times.js';

/** Requests in one transaction, which holds the lock of the log for its events; what is left over is found by the next sweep. */
const BATCH = 200;

/**
 * Sweep: tells of deadlines of requests that are a day away, and of those that have passed; each once, however often it runs.
 * Where both came while nobody looked, only that it has passed. Returns how many were told.
 */
export async function remindOfRequests(tx: Tx): Promise<number> {
  const due = await tx.em.find(
    DataSubjectRequest,
    { remindAt: { $lte: tx.now } },
    { orderBy: { remindAt: 'asc' }, limit: BATCH, lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE },
  );
  let told = 0;
  for (const request of due) {
    const { id, organisationId, reference } = request;
    const moments = reminderMoments(request).filter(({ at, key }) => at <= tx.now && !request.reminded.includes(key));
    for (const { clock, stage } of new Map(moments.map((moment) => [moment.clock.kind, moment])).values()) {
      tx.record({
        type: stage === 'SOON' ? 'RequestDueSoon' : 'RequestOverdue',
        subjects: [id],
        payload: { requestId: id, organisationId, reference, clock: clock.kind, article: clock.article, dueAt: clock.dueAt!.toISOString() },
      });
      told += 1;
    }
    // The deadline moved without anybody's doing, as by a holiday that became known.
    if (moments.length === 0) tx.record({ type: 'RequestTimesKept', subjects: [id] });
    request.reminded = [...request.reminded, ...moments.map(({ key }) => key)];
    keepTimes(request);
  }
  return told;
}
