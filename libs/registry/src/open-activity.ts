import { StaleVersion } from '#kernel';
import type { Tx } from '#platform';
import { type ActivityTransition, moveActivity } from './activity.states.js';
import { changedAt } from './changed-at.js';
import { ProcessingActivity } from './entities.js';

/**
 * Loads an activity for one transition and takes it there: not visible is not found, then the policy, the state, the
 * version. Throws WrongState, and StaleVersion where the row went on since `expectedVersion`, if one is given.
 */
export async function openActivity(
  tx: Tx,
  id: string,
  transition: ActivityTransition,
  expectedVersion: number | null,
): Promise<ProcessingActivity> {
  const activity = await tx.load(ProcessingActivity, id, { lock: true });
  tx.authorize(transition, activity);
  if (expectedVersion !== null && activity.version !== expectedVersion) throw new StaleVersion('processing activity', activity.version);
  moveActivity(activity, transition);
  activity.updatedAt = changedAt(tx, activity.updatedAt);
  return activity;
}
