import { Inject } from '@nestjs/common';
import { Args, Context, ID, Info, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import type { GraphQLResolveInfo } from 'graphql';
import { FilingView } from '#filings';
import { Forbidden } from '#kernel';
import { Allow, AvailableTransition, PageArgs, type RequestContext, selectedFields, toPage, UnitOfWork } from '#platform';
import { availableTransitions } from '../available-transitions.js';
import { markNotificationsRead } from '../mark-notifications-read.js';
import { deliveriesInNeed, deliveriesOfFilings, deskQueue, notificationPage } from '../routing.queries.js';
import { NotificationArgs, QueueArgs } from './desk.input.js';
import { type DeliveryRow, readDelivery } from './read-delivery.js';
import { DeliveryView, DeskQueuePage, NotificationPage, NotificationView } from './routing.views.js';

/** What is on its way and what waits at a desk. */
@Resolver(() => DeliveryView)
export class RoutingResolver {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  @Query(() => DeskQueuePage, { description: 'What waits at my unit’s desk, for an officer or for the filer, least time left first.' })
  @Allow('signed-in')
  async deskQueue(@Args() queue: QueueArgs, @Context() context: RequestContext, @Info() info: GraphQLResolveInfo): Promise<DeskQueuePage> {
    const reading = await this.uow.read<DeliveryView[]>(
      context.caller,
      deskQueue(selectedFields(info, 'nodes'), queue.waitsFor, queue.first, queue.after),
    );
    if (!reading.ability.can('list', 'Delivery')) throw new Forbidden('list', 'Delivery');
    for (const row of reading.value) Object.assign(row, { reading });
    return toPage(reading.value, queue.first, ({ acceptBy, id }) => [String(acceptBy), id]);
  }

  @Query(() => DeskQueuePage, {
    description:
      'Deliveries of my unit or organisation that only people bring on: not delivered for good, carried by hand and not confirmed, or contradicted by a word of the unit. Least time left first.',
  })
  @Allow('signed-in')
  async deliveriesInNeed(
    @Args() { first, after }: PageArgs,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<DeskQueuePage> {
    const reading = await this.uow.read<DeliveryView[]>(context.caller, deliveriesInNeed(selectedFields(info, 'nodes'), first, after));
    if (!reading.ability.can('read', 'Delivery')) throw new Forbidden('read', 'Delivery');
    for (const row of reading.value) Object.assign(row, { reading });
    return toPage(reading.value, first, ({ acceptBy, id }) => [String(acceptBy), id]);
  }

  @Query(() => DeliveryView, { description: 'One delivery: to my unit, or of my organisation.' })
  @Allow('signed-in')
  delivery(
    @Args('id', { type: () => ID, description: 'Its id.' }) id: string,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readDelivery(this.uow, id, context, info);
  }

  @Query(() => NotificationPage, { description: 'News of my organisation or my unit, newest first.' })
  @Allow('signed-in')
  async notifications(@Args() page: PageArgs, @Context() context: RequestContext): Promise<NotificationPage> {
    const { value, ability } = await this.uow.read<NotificationView[]>(context.caller, notificationPage(page.first, page.after));
    if (!ability.can('list', 'Notification')) throw new Forbidden('list', 'Notification');
    return toPage(value, page.first, ({ createdAt, id }) => [String(createdAt), id]);
  }

  @Mutation(() => [NotificationView], { description: 'Says that these news were read: no mail tells of them any more.' })
  @Allow('signed-in')
  async markNotificationsRead(@Args() { ids }: NotificationArgs, @Context() context: RequestContext): Promise<NotificationView[]> {
    const read = await this.uow.run(context.caller, (tx) => markNotificationsRead(tx, ids));
    return read.map((one) => ({ ...one, filingId: one.subjectId })) as NotificationView[];
  }

  @ResolveField(() => [AvailableTransition])
  availableTransitions(@Parent() row: DeliveryRow): AvailableTransition[] {
    const { actor, ability } = row.reading;
    return availableTransitions(row, ability, 'userId' in actor ? actor.userId : null);
  }
}

const loaders = new WeakMap<RequestContext, DataLoader<string, DeliveryView[]>>();

/** Backwards along the arrows only by composition: a filing learns of its deliveries here, in one statement a request. */
@Resolver(() => FilingView)
export class FilingDeliveriesResolver {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  @ResolveField(() => [DeliveryView], { description: 'To which units it went, and what they said.' })
  deliveries(@Parent() filing: FilingView, @Context() context: RequestContext): Promise<DeliveryView[]> {
    let loader = loaders.get(context);
    if (!loader) {
      loader = new DataLoader(async (ids) => {
        const reading = await this.uow.read<Record<string, DeliveryView[]>>(context.caller, deliveriesOfFilings(ids));
        return ids.map((id) => (reading.value[id] ?? []).map((row) => Object.assign(row, { reading })));
      });
      loaders.set(context, loader);
    }
    return loader.load(filing.id);
  }
}
