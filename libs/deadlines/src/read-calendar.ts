import { createHash } from 'node:crypto';
import { Forbidden } from '#kernel';
import { callerOfFeed, type UnitOfWork } from '#platform';
import { calendarOf } from './calendar.js';
import { type DeadlineRow, deadlineOf } from './deadline.js';
import { deadlinePage } from './deadlines.queries.js';

/** As many as a calendar is given, the first due first. */
const FEED_ROWS = 1000;

export interface Calendar {
  readonly text: string;
  /** Of what is due, whenever it is fetched; so weak (RFC 9110 8.8.1), for the text also says when it was made. */
  readonly etag: string;
}

/** What is due to the organisation of a feed. Throws NotFound for a token that is none, was revoked, or whose membership ended. */
export async function readCalendar(uow: UnitOfWork, token: string): Promise<Calendar> {
  const { value, ability, now } = await uow.read<DeadlineRow[]>(callerOfFeed(token), deadlinePage(FEED_ROWS));
  if (!ability.can('list', 'Deadline')) throw new Forbidden('list', 'Deadline');
  const deadlines = value.slice(0, FEED_ROWS).map(deadlineOf);
  const digest = createHash('sha256').update(JSON.stringify(deadlines)).digest('base64url');
  return { text: calendarOf(deadlines, now), etag: `W/"${digest}"` };
}
