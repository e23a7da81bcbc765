import { Inject } from '@nestjs/common';
import { Args, Context, Info, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { NotFound } from '#kernel';
import { Allow, type RequestContext, selectedFields, type Tx, toPage, UnitOfWork } from '#platform';
import { ActivityThread } from '../discuss.entities.js';
import { threadById, threadPage } from '../discuss.queries.js';
import { commentOnActivity, reopenThread, replyToThread, resolveThread } from '../discuss-activity.js';
import { CommentArgs, ReplyArgs, ThreadArgs, ThreadPageArgs } from './discuss.input.js';
import { ActivityThreadPage, ActivityThreadView } from './discuss.views.js';

/** Comments pinned to fields of activities. */
@Resolver(() => ActivityThreadView)
export class DiscussResolver {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  @Query(() => ActivityThreadPage, {
    description: 'What people of my organisation say about an activity.',
  })
  @Allow('signed-in')
  async activityThreads(
    @Args() { activityId, state, first, after }: ThreadPageArgs,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    const { value, ability } = await this.uow.read<{ organisationId: string; threads: ActivityThreadView[] } | undefined>(
      context.caller,
      threadPage(selectedFields(info, 'nodes'), activityId, state ?? null, first, after),
    );
    if (!value || !ability.can('list', Object.assign(new ActivityThread(), { organisationId: value.organisationId })))
      throw new NotFound('processing activity');
    return toPage(value.threads, first, ({ id }) => [id]);
  }

  @Mutation(() => ActivityThreadView, { description: 'Begins a thread of comments about one field of an activity.' })
  @Allow('signed-in')
  commentOnActivity(@Args() { activityId, path, text }: CommentArgs, @Context() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return this.#after((tx) => commentOnActivity(tx, activityId, path, text), context, info);
  }

  @Mutation(() => ActivityThreadView, { description: 'Says something more in an open thread.' })
  @Allow('signed-in')
  replyToThread(@Args() { id, text }: ReplyArgs, @Context() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return this.#after((tx) => replyToThread(tx, id, text), context, info);
  }

  @Mutation(() => ActivityThreadView, { description: 'Settles a thread.' })
  @Allow('signed-in')
  resolveThread(@Args() { id }: ThreadArgs, @Context() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return this.#after((tx) => resolveThread(tx, id), context, info);
  }

  @Mutation(() => ActivityThreadView, { description: 'Takes up a settled thread again.' })
  @Allow('signed-in')
  reopenThread(@Args() { id }: ThreadArgs, @Context() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return this.#after((tx) => reopenThread(tx, id), context, info);
  }

  async #after(verb: (tx: Tx) => Promise<ActivityThread>, { caller }: RequestContext, info: GraphQLResolveInfo) {
    const { id } = await this.uow.run(caller, verb);
    const { value, ability } = await this.uow.read<ActivityThreadView | null>(caller, threadById(selectedFields(info), id));
    if (!value || !ability.can('read', Object.assign(new ActivityThread(), value))) throw new NotFound('comment thread');
    return value;
  }
}
