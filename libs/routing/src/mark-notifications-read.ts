import { LockMode } from '@mikro-orm/postgresql';
import { NotFound } from '#kernel';
import type { Tx } from '#platform';
import { Notification } from './entities.js';

/** Somebody who can do something about them has read these news: no mail tells of them any more. */
export async function markNotificationsRead(tx: Tx, ids: readonly string[]): Promise<readonly Notification[]> {
  const found = await tx.em.find(Notification, { id: { $in: [...ids] } }, { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE });
  if (found.length < new Set(ids).size) throw new NotFound('Notification');
  const fresh = found.filter((one) => {
    tx.authorize('markRead', one);
    return one.readAt === null;
  });
  for (const one of fresh) one.readAt = tx.now;
  if (fresh.length > 0) tx.record({ type: 'NotificationsRead', subjects: [...new Set(fresh.map(({ subjectId }) => subjectId))] });
  return found;
}
