import { Invalid } from '#kernel';
import { activityGaps, type Gap, regimeAt } from '#law';
import { jsonObject, type Tx } from '#platform';
import { ACTIVITY_COLUMNS } from './activity.queries.js';
import { type ActivityRow, factsOf } from './activity-facts.js';
import type { ProcessingActivity } from './entities.js';
import { openActivity } from './open-activity.js';

/** Lays a draft before whoever publishes. Without purpose or data there is nothing to look at: Invalid, `FACTS_MISSING`. */
export async function presentProcessingActivity(tx: Tx, id: string, expectedVersion: number): Promise<ProcessingActivity> {
  const activity = await openActivity(tx, id, 'present', expectedVersion);
  refuseEmpty(await contentOf(tx, id), tx.now);
  activity.presentedBy = personOf(tx);
  activity.returnReason = null;
  tx.record({ type: 'ActivityPresented', subjects: [activity.id] });
  return activity;
}

/** Back to whoever writes it, who reads why until it is presented again. */
export async function giveBackProcessingActivity(tx: Tx, id: string, expectedVersion: number, reason: string): Promise<ProcessingActivity> {
  const activity = await openActivity(tx, id, 'giveBack', expectedVersion);
  activity.presentedBy = null;
  activity.returnReason = reason;
  tx.record({ type: 'ActivityGivenBack', subjects: [activity.id] });
  return activity;
}

/** No longer carried out. The row and its versions stay. */
export async function archiveProcessingActivity(tx: Tx, id: string, expectedVersion: number): Promise<ProcessingActivity> {
  const activity = await openActivity(tx, id, 'archive', expectedVersion);
  tx.record({ type: 'ActivityArchived', subjects: [activity.id] });
  return activity;
}

/** Out of the archive, as a draft. */
export async function reopenProcessingActivity(tx: Tx, id: string, expectedVersion: number): Promise<ProcessingActivity> {
  const activity = await openActivity(tx, id, 'reopen', expectedVersion);
  tx.record({ type: 'ActivityReopened', subjects: [activity.id] });
  return activity;
}

/** The activity with all its parts as it stands in this transaction. */
export async function contentOf(tx: Tx, id: string): Promise<ActivityRow> {
  const all = new Set(Object.keys(ACTIVITY_COLUMNS));
  const [row] = await tx.sql<{ content: ActivityRow }>(
    `select ${jsonObject(ACTIVITY_COLUMNS, all)} as content from processing_activity a where a.id = ?`,
    [id],
  );
  return row!.content;
}

/** What alone stands in the way of a review: the other gaps stay visible and are no obstacle to a register that is being built. */
export const barring = (gaps: readonly Gap[]): readonly Gap[] =>
  gaps.filter(({ path, severity }) => severity === 'MANDATORY' && (path === 'purpose' || path === 'dataTypes'));

export function refuseEmpty(content: ActivityRow, now: Date): void {
  const barred = barring(activityGaps(regimeAt(now).regime.code, factsOf(content)));
  if (barred.length > 0) throw new Invalid(barred, 'FACTS_MISSING');
}

export const personOf = ({ actor }: Tx): string | null => ('userId' in actor ? actor.userId : null);
