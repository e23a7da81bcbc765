import { Inject } from '@nestjs/common';
import { Args, ArgsType, Context, Field, ID, Info, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { IsEnum, IsOptional, IsUUID } from 'class-validator';
import type { GraphQLResolveInfo } from 'graphql';
import { Forbidden } from '#kernel';
import { activityCompleteness, activityGaps, dataClassOf, isDataTypeCode, legalBasisOf, ownerOfGap, REGIME_CODES, regimeAt } from '#law';
import { Allow, PageArgs, type RequestContext, selectedFields, toPage, UnitOfWork } from '#platform';
import { activityPage, fieldsFor } from '../activity.queries.js';
import { type ActivityRow, factsOf } from '../activity-facts.js';
import { draftProcessingActivity, reviseProcessingActivity } from '../write-activity.js';
import { ActivityState } from './activity.enums.js';
import { ActivityInput } from './activity.input.js';
import { ActivityCompletenessView, BasisArticleView, DataTypeView, GapView, PurposeView } from './activity-parts.views.js';
import { readActivity, readBy } from './read-activity.js';
import { ProcessingActivityPage, ProcessingActivityView } from './registry.views.js';

@ArgsType()
class ActivityPageArgs extends PageArgs {
  @Field(() => ActivityState, { nullable: true, description: 'Only activities in this state.' })
  @IsOptional()
  @IsEnum(ActivityState)
  state?: ActivityState | null;
  @Field(() => ID, { nullable: true, description: 'Only activities that this import brought.' })
  @IsOptional()
  @IsUUID()
  importId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Only activities that use this information system.' })
  @IsOptional()
  @IsUUID()
  informationSystemId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Only activities that name this party, also as recipient of a transfer.' })
  @IsOptional()
  @IsUUID()
  partyId?: string | null;
}

@Resolver(() => ProcessingActivityView)
export class RegistryResolver {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  @Query(() => ProcessingActivityPage, { description: 'The register of my organisation, by name.' })
  @Allow('signed-in')
  async processingActivities(
    @Args() page: ActivityPageArgs,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ProcessingActivityPage> {
    const selected = fieldsFor(selectedFields(info, 'nodes'));
    const { value, ability, actor } = await this.uow.read<ProcessingActivityView[]>(
      context.caller,
      activityPage(selected, page.first, page.after, page),
    );
    if (!ability.can('list', 'ProcessingActivity')) throw new Forbidden('list', 'ProcessingActivity');
    const rows = value.map((row) => readBy(row, { ability, actor }));
    return toPage(rows, page.first, ({ name, id }) => [name, id]);
  }

  @Query(() => ProcessingActivityView, { description: 'One activity of my organisation’s register.' })
  @Allow('signed-in')
  processingActivity(
    @Args('id', { type: () => ID, description: 'Its id.' }) id: string,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ProcessingActivityView> {
    return readActivity(this.uow, id, context, info);
  }

  @Mutation(() => ProcessingActivityView, { description: 'A new draft in the register.' })
  @Allow('signed-in')
  async draftProcessingActivity(
    @Args('input', { description: 'The content of the activity.' }) input: ActivityInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    const { id } = await this.uow.run(context.caller, (tx) => draftProcessingActivity(tx, input));
    return readActivity(this.uow, id, context, info);
  }

  @Mutation(() => ProcessingActivityView, { description: 'Replaces the content; its published version stays until the next publication.' })
  @Allow('signed-in')
  async reviseProcessingActivity(
    @Args('id', { type: () => ID, description: 'The activity.' }) id: string,
    @Args('expectedVersion', { type: () => Int, description: 'The version that you read.' }) expectedVersion: number,
    @Args('input', { description: 'The content of the activity.' }) input: ActivityInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    await this.uow.run(context.caller, (tx) => reviseProcessingActivity(tx, id, expectedVersion, input));
    return readActivity(this.uow, id, context, info);
  }

  @ResolveField(() => [GapView])
  gaps(@Parent() row: ActivityRow): GapView[] {
    return activityGaps(regimeAt(new Date()).regime.code, factsOf(row)).map((gap) => ({ ...gap, owner: ownerOfGap(gap.code) }));
  }

  @ResolveField(() => ActivityCompletenessView)
  completeness(@Parent() row: ActivityRow): ActivityCompletenessView {
    const { items, ...sum } = activityCompleteness(regimeAt(new Date()).regime.code, factsOf(row));
    return { ...sum, items: items.map(({ label, ...item }) => ({ ...item, ...label })) };
  }
}

@Resolver(() => DataTypeView)
export class DataTypeResolver {
  @ResolveField(() => String, { nullable: true })
  dataClass(@Parent() { code }: DataTypeView): string | null {
    return code && isDataTypeCode(code) ? dataClassOf(regimeAt(new Date()).regime.code, code).class : null;
  }
}

@Resolver(() => PurposeView)
export class PurposeResolver {
  @ResolveField(() => [BasisArticleView])
  articles(@Parent() { legalBasis }: PurposeView): BasisArticleView[] {
    return REGIME_CODES.flatMap((regime) => (legalBasis && legalBasisOf(regime, legalBasis)) || []);
  }
}
