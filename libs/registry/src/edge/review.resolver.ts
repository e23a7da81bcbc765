import { Inject } from '@nestjs/common';
import { Args, Context, Info, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { Allow, AvailableTransition, type RequestContext, type Tx, UnitOfWork } from '#platform';
import { availableTransitions, type Reader, type StandingRow } from '../available-transitions.js';
import { publishProcessingActivity } from '../publish-activity.js';
import {
  archiveProcessingActivity,
  giveBackProcessingActivity,
  presentProcessingActivity,
  reopenProcessingActivity,
} from '../review-activity.js';
import { readActivity } from './read-activity.js';
import { ProcessingActivityView } from './registry.views.js';
import { GivingBackArgs, PublishingArgs, StepArgs } from './review.args.js';

/** The way of an activity from its draft to a version, and into the archive: one mutation a transition. */
@Resolver(() => ProcessingActivityView)
export class ReviewResolver {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  @Mutation(() => ProcessingActivityView, { description: 'Presents a draft to whoever publishes; until then nobody revises it.' })
  @Allow('signed-in')
  presentProcessingActivity(
    @Args() { id, expectedVersion }: StepArgs,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#step((tx) => presentProcessingActivity(tx, id, expectedVersion), id, context, info);
  }

  @Mutation(() => ProcessingActivityView, { description: 'Gives back what was presented, with the reason.' })
  @Allow('signed-in')
  giveBackProcessingActivity(
    @Args() { id, expectedVersion, reason }: GivingBackArgs,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#step((tx) => giveBackProcessingActivity(tx, id, expectedVersion, reason), id, context, info);
  }

  @Mutation(() => ProcessingActivityView, {
    description:
      'Publishes what was presented, or a draft, as its next numbered version. `OWN_WORK` to who presented it and to who wrote it last, while somebody else may publish.',
  })
  @Allow('signed-in')
  publishProcessingActivity(
    @Args() { id, expectedVersion }: PublishingArgs,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#step((tx) => publishProcessingActivity(tx, id, expectedVersion ?? null), id, context, info);
  }

  @Mutation(() => ProcessingActivityView, { description: 'Archives an activity that is no longer carried out; its versions stay.' })
  @Allow('signed-in')
  archiveProcessingActivity(
    @Args() { id, expectedVersion }: StepArgs,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#step((tx) => archiveProcessingActivity(tx, id, expectedVersion), id, context, info);
  }

  @Mutation(() => ProcessingActivityView, { description: 'Takes an activity out of the archive, as a draft.' })
  @Allow('signed-in')
  reopenProcessingActivity(
    @Args() { id, expectedVersion }: StepArgs,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#step((tx) => reopenProcessingActivity(tx, id, expectedVersion), id, context, info);
  }

  @ResolveField(() => [AvailableTransition])
  availableTransitions(@Parent() row: StandingRow & { readonly reader: Reader }): AvailableTransition[] {
    return availableTransitions(row, row.reader);
  }

  async #step(verb: (tx: Tx) => Promise<unknown>, id: string, context: RequestContext, info: GraphQLResolveInfo) {
    await this.uow.run(context.caller, verb);
    return readActivity(this.uow, id, context, info);
  }
}
