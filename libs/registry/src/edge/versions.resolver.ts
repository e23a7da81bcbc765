import { Inject } from '@nestjs/common';
import { Args, ArgsType, Context, Field, ID, Info, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { IsInt, IsUUID } from 'class-validator';
import type { GraphQLResolveInfo } from 'graphql';
import { NotFound } from '#kernel';
import { Allow, FactChangeView, PageArgs, type RequestContext, selectedFields, toPage, UnitOfWork } from '#platform';
import { canonicalText } from '#platform/log';
import { type Snapshot, versionChanges, versionPage, versionsByNumber } from '../activity-versions.js';
import { ActivityVersion } from '../entities.js';
import { ActivityVersionPage, ActivityVersionView } from './versions.views.js';

@ArgsType()
class VersionPageArgs extends PageArgs {
  @Field(() => ID, { description: 'The activity.' })
  @IsUUID()
  activityId: string;
}

@ArgsType()
class VersionArgs {
  @Field(() => ID, { description: 'The activity.' })
  @IsUUID()
  activityId: string;
  @Field(() => Int, { description: 'Number of the version.' })
  @IsInt()
  number: number;
}

@ArgsType()
class VersionPairArgs {
  @Field(() => ID, { description: 'The activity.' })
  @IsUUID()
  activityId: string;
  @Field(() => Int, { description: 'Number of the version to compare with, usually the earlier one.' })
  @IsInt()
  before: number;
  @Field(() => Int, { description: 'Number of the version to compare.' })
  @IsInt()
  after: number;
}

const versionOf = ({ organisationId }: { readonly organisationId: string }) => Object.assign(new ActivityVersion(), { organisationId });

type Stored = Omit<ActivityVersionView, 'content'> & { readonly organisationId: string; readonly content: Snapshot };

@Resolver(() => ActivityVersionView)
export class VersionsResolver {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  @Query(() => ActivityVersionPage, {
    description: 'The published versions of an activity, newest first; none before the first publication.',
  })
  @Allow('signed-in')
  async activityVersions(
    @Args() { activityId, first, after }: VersionPageArgs,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    const selected = selectedFields(info, 'nodes');
    const { value, ability } = await this.uow.read<{ organisationId: string; versions: Stored[] } | undefined>(
      context.caller,
      versionPage(selected, activityId, first, after),
    );
    if (!value || !ability.can('read', versionOf(value))) throw new NotFound('processing activity');
    return toPage(value.versions, first, ({ id }) => [id]);
  }

  @Query(() => ActivityVersionView, { description: 'One published version of an activity.' })
  @Allow('signed-in')
  async activityVersion(@Args() { activityId, number }: VersionArgs, @Context() context: RequestContext) {
    const [version] = await this.#versions(context, activityId, [number]);
    return version;
  }

  @Query(() => [FactChangeView], { description: 'What two published versions of an activity say differently, field by field.' })
  @Allow('signed-in')
  async activityVersionChanges(
    @Args() { activityId, before, after }: VersionPairArgs,
    @Context() context: RequestContext,
  ): Promise<readonly FactChangeView[]> {
    const [from, to] = await this.#versions(context, activityId, [before, after]);
    return versionChanges(from!.content, to!.content);
  }

  @ResolveField(() => String)
  content(@Parent() { content }: Pick<Stored, 'content'>): string {
    return canonicalText(content);
  }

  async #versions({ caller }: RequestContext, activityId: string, numbers: readonly number[]): Promise<readonly Stored[]> {
    const { value, ability } = await this.uow.read<Readonly<Record<number, Stored | undefined>>>(
      caller,
      versionsByNumber(activityId, numbers),
    );
    return numbers.map((number) => {
      const version = value[number];
      if (!version || !ability.can('read', versionOf(version))) throw new NotFound('version of the activity');
      return version;
    });
  }
}
