import { Invalid, newId, WrongState } from '#kernel';
import { activityGaps, regimeAt } from '#law';
import type { Tx } from '#platform';
import { jsonObject } from '#platform';
import { ACTIVITY_COLUMNS } from './activity.queries.js';
import { type ActivityRow, factsOf } from './activity-facts.js';
import { ActivityVersion, ProcessingActivity } from './entities.js';

/**
 * Publishes a draft as its next numbered version. Gaps do not stand in the way of a register that is being built (they
 * stay visible); a draft without purpose or name of its data does: there would be nothing to publish.
 */
export async function publishProcessingActivity(tx: Tx, id: string): Promise<ProcessingActivity> {
  const activity = await tx.load(ProcessingActivity, id, { lock: true });
  tx.authorize('publish', activity);
  if (activity.state !== 'DRAFT') throw new WrongState('processing activity', 'publish', activity.state, ['revise']);
  const all = new Set(Object.keys(ACTIVITY_COLUMNS));
  const [row] = await tx.sql<{ snapshot: ActivityRow }>(
    `select ${jsonObject(ACTIVITY_COLUMNS, all)} as snapshot from processing_activity a where a.id = ?`,
    [id],
  );
  const snapshot = row!.snapshot;
  const gaps = activityGaps(regimeAt(tx.now).regime.code, factsOf(snapshot));
  const barred = gaps.filter(({ path, severity }) => severity === 'MANDATORY' && (path === 'purpose' || path === 'dataTypes'));
  if (barred.length > 0) throw new Invalid(barred, 'FACTS_MISSING');
  activity.state = 'PUBLISHED';
  activity.publishedVersion += 1;
  activity.updatedAt = tx.now;
  tx.em.create(ActivityVersion, {
    id: newId(),
    organisationId: activity.organisationId,
    activityId: activity.id,
    number: activity.publishedVersion,
    snapshot: { ...snapshot, state: 'PUBLISHED', publishedVersion: activity.publishedVersion },
    presentedBy: null,
    alone: false,
    publishedBy: 'userId' in tx.actor ? tx.actor.userId : '',
    publishedAt: tx.now,
  });
  tx.record({ type: 'ActivityPublished', subjects: [activity.id], payload: { number: activity.publishedVersion } });
  return activity;
}
