import { Inject } from '@nestjs/common';
import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Forbidden } from '#kernel';
import { Allow, type RequestContext, type Statement, UnitOfWork } from '#platform';
import { createCalendarFeed, MAX_FEEDS } from '../create-calendar-feed.js';
import type { CalendarFeed } from '../entities.js';
import { revokeCalendarFeed } from '../revoke-calendar-feed.js';
import { CalendarFeedView, CreatedCalendarFeedView } from './deadlines.views.js';

const OWN_FEEDS: Statement = {
  name: 'calendar_feeds',
  text: `select coalesce(json_agg(json_build_object('id', f.id, 'createdAt', f.created_at, 'revokedAt', f.revoked_at) order by f.created_at, f.id), '[]')
    as value from (select id, created_at, revoked_at from calendar_feed
      where organisation_id = (select app.organisation_id()) and user_id = (select app.user_id()) and revoked_at is null
      order by created_at, id limit $1) f`,
  values: [MAX_FEEDS],
};

@Resolver(() => CalendarFeedView)
export class CalendarFeedsResolver {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  @Query(() => [CalendarFeedView], { description: 'My calendar addresses in this organisation that are not revoked, oldest first.' })
  @Allow('signed-in')
  async calendarFeeds(@Context() context: RequestContext): Promise<CalendarFeedView[]> {
    const { value, ability } = await this.uow.read<CalendarFeedView[]>(context.caller, OWN_FEEDS);
    if (!ability.can('list', 'CalendarFeed')) throw new Forbidden('list', 'CalendarFeed');
    return value;
  }

  @Mutation(() => CreatedCalendarFeedView, {
    description: 'Makes a secret address under which my calendar fetches what is due. Keep it: it is told this once.',
  })
  @Allow('signed-in')
  async createCalendarFeed(@Context() context: RequestContext): Promise<CreatedCalendarFeedView> {
    const { feed, token } = await this.uow.run(context.caller, createCalendarFeed);
    return { feed: viewOf(feed), url: `/calendar/${token}.ics` };
  }

  @Mutation(() => CalendarFeedView, { description: 'Ends one of my calendar addresses at once.' })
  @Allow('signed-in')
  async revokeCalendarFeed(
    @Args('id', { type: () => ID, description: 'The address.' }) id: string,
    @Context() context: RequestContext,
  ): Promise<CalendarFeedView> {
    return viewOf(await this.uow.run(context.caller, (tx) => revokeCalendarFeed(tx, id)));
  }
}

function viewOf({ id, createdAt, revokedAt }: CalendarFeed): CalendarFeedView {
  return { id, createdAt, revokedAt: revokedAt ?? null };
}
