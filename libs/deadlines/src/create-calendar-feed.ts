import { createHash, randomBytes } from 'node:crypto';
import { DomainError, Forbidden, newId } from '#kernel';
import type { Tx } from '#platform';
import { CalendarFeed } from './entities.js';

/** How many addresses one person may have at a time in an organisation: a calendar each, not a list to lose sight of. */
export const MAX_FEEDS = 5;

class TooManyFeeds extends DomainError {
  constructor() {
    super('TOO_MANY_FEEDS', 'limit', {
      vi: `Bạn đã có ${MAX_FEEDS} địa chỉ lịch; chưa tạo thêm. Hãy hủy một địa chỉ không còn dùng rồi tạo lại.`,
      en: `You have ${MAX_FEEDS} calendar addresses; none was added. Revoke one that you no longer use, then try again.`,
    });
  }
}

/** A new secret address for the calendar of whoever acts. `token` is told once; only its SHA-256 is kept. Throws {@link TooManyFeeds}. */
export async function createCalendarFeed(tx: Tx): Promise<{ readonly feed: CalendarFeed; readonly token: string }> {
  const { actor } = tx;
  if (actor.kind !== 'member') throw new Forbidden('create', 'CalendarFeed');
  const { organisationId, userId } = actor;
  tx.authorize('create', Object.assign(new CalendarFeed(), { organisationId, userId }));
  const held = await tx.em.find(CalendarFeed, { organisationId, userId, revokedAt: null }, { limit: MAX_FEEDS, fields: ['id'] });
  if (held.length >= MAX_FEEDS) throw new TooManyFeeds();
  const token = randomBytes(32).toString('base64url');
  const [membership] = await tx.sql<{ id: string }>(
    'select id from membership where user_id = ? and organisation_id = ? and ended_at is null',
    [userId, organisationId],
  );
  const feed = tx.em.create(CalendarFeed, {
    id: newId(),
    organisationId,
    userId,
    membershipId: membership!.id,
    tokenHash: createHash('sha256').update(token).digest(),
    createdAt: tx.now,
    revokedAt: null,
  });
  tx.record({ type: 'CalendarFeedCreated', subjects: [feed.id], payload: { organisationId } });
  return { feed, token };
}
