import { Inject } from '@nestjs/common';
import { Args, Context, Field, ID, Info, InputType, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { IsOptional, IsUUID } from 'class-validator';
import DataLoader from 'dataloader';
import type { GraphQLResolveInfo } from 'graphql';
import { Forbidden, isId, NotFound } from '#kernel';
import { Allow, PageArgs, PlainText, type RequestContext, selectedFields, toPage, UnitOfWork } from '#platform';
import { FilingView } from '#violations';
import { acceptFiling } from '../accept-filing.js';
import { deliveriesOfFilings, deliveryById, deskQueue, notificationPage } from '../routing.queries.js';
import { DeliveryView, DeskQueuePage, NotificationPage, type NotificationView } from './routing.views.js';

@InputType({ description: 'Receives a filing into the register of the unit.' })
class AcceptFilingInput {
  @Field(() => ID, { description: 'The delivery, in business state ARRIVED.' })
  @IsUUID()
  deliveryId: string;
  @Field(() => String, { nullable: true, description: 'A word to the filer.' })
  @IsOptional()
  @PlainText(2000)
  note?: string | null;
}

@Resolver(() => DeliveryView)
export class RoutingResolver {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  @Query(() => DeskQueuePage, { description: 'What has arrived at my unit’s desk and is not in its register yet, least time left first.' })
  @Allow('signed-in')
  async deskQueue(@Args() page: PageArgs, @Context() context: RequestContext, @Info() info: GraphQLResolveInfo): Promise<DeskQueuePage> {
    const { value, ability } = await this.uow.read<DeliveryView[]>(
      context.caller,
      deskQueue(selectedFields(info, 'nodes'), page.first, page.after),
    );
    if (!ability.can('list', 'Delivery')) throw new Forbidden('list', 'Delivery');
    return toPage(value, page.first, ({ acceptBy, id }) => [String(acceptBy), id]);
  }

  @Query(() => DeliveryView, { description: 'One delivery: to my unit, or of my organisation.' })
  @Allow('signed-in')
  delivery(
    @Args('id', { type: () => ID, description: 'Its id.' }) id: string,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#delivery(id, context, info);
  }

  @Query(() => NotificationPage, { description: 'News of my organisation about its filings, newest first.' })
  @Allow('signed-in')
  async notifications(@Args() page: PageArgs, @Context() context: RequestContext): Promise<NotificationPage> {
    const { value, ability } = await this.uow.read<NotificationView[]>(context.caller, notificationPage(page.first, page.after));
    if (!ability.can('list', 'Notification')) throw new Forbidden('list', 'Notification');
    return toPage(value, page.first, ({ createdAt, id }) => [String(createdAt), id]);
  }

  @Mutation(() => DeliveryView, {
    description: 'Receives an arrived filing into the unit’s register, under its next number; the filer is told.',
  })
  @Allow('signed-in')
  async acceptFiling(
    @Args('input', { description: 'Which delivery, and a word to the filer.' }) input: AcceptFilingInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    await this.uow.run(context.caller, (tx) => acceptFiling(tx, input.deliveryId, input.note ?? null));
    return this.#delivery(input.deliveryId, context, info);
  }

  async #delivery(id: string, context: RequestContext, info: GraphQLResolveInfo): Promise<DeliveryView> {
    if (!isId(id)) throw new NotFound('delivery');
    const { value } = await this.uow.read<DeliveryView | null>(context.caller, deliveryById(selectedFields(info), id));
    if (!value) throw new NotFound('delivery');
    return value;
  }
}

const loaders = new WeakMap<RequestContext, DataLoader<string, DeliveryView[]>>();

/** Backwards along the arrows only by composition: a filing learns of its deliveries here, in one statement a request. */
@Resolver(() => FilingView)
export class FilingDeliveriesResolver {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  @ResolveField(() => [DeliveryView], { description: 'To which desks it went, and what they said.' })
  deliveries(@Parent() filing: FilingView, @Context() context: RequestContext): Promise<DeliveryView[]> {
    let loader = loaders.get(context);
    if (!loader) {
      loader = new DataLoader(async (ids) => {
        const { value } = await this.uow.read<Record<string, DeliveryView[]>>(context.caller, deliveriesOfFilings(ids));
        return ids.map((id) => value[id] ?? []);
      });
      loaders.set(context, loader);
    }
    return loader.load(filing.id);
  }
}
