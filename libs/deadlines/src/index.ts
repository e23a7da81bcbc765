import type { DomainLib } from '#platform';
import { deadlinesPolicy } from './deadlines.policy.js';
import { CalendarFeed } from './entities.js';

export * from './create-calendar-feed.js';
export * from './deadline.js';
export { DEADLINE_LIST } from './deadlines.list.js';
export * from './deadlines.queries.js';
export { CalendarFeedsResolver } from './edge/calendar-feeds.resolver.js';
export { DeadlinesResolver } from './edge/deadlines.resolver.js';
export * from './entities.js';
export * from './read-calendar.js';
export * from './revoke-calendar-feed.js';

export const deadlines: DomainLib = { entities: [CalendarFeed], policies: [deadlinesPolicy] };
