import type { Tx } from '#platform';
import { CalendarFeed } from './entities.js';

/** Ends an own address at once; one that was revoked already stays as it is. */
export async function revokeCalendarFeed(tx: Tx, id: string): Promise<CalendarFeed> {
  const feed = await tx.load(CalendarFeed, id, { lock: true });
  tx.authorize('revoke', feed);
  if (feed.revokedAt) return feed;
  feed.revokedAt = tx.now;
  tx.record({ type: 'CalendarFeedRevoked', subjects: [id], payload: { organisationId: feed.organisationId } });
  return feed;
}
