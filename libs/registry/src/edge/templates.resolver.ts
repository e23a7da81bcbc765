import { Inject } from '@nestjs/common';
import { Args, Context, ID, Info, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { Forbidden, isId, NotFound } from '#kernel';
import { Allow, PageArgs, type RequestContext, selectedFields, type Tx, toPage, UnitOfWork } from '#platform';
import { canonicalText } from '#platform/log';
import type { ActivityContent } from '../activity-content.js';
import { cloneProcessingActivity } from '../clone-activity.js';
import { ProcessingActivity } from '../entities.js';
import { ActivityTemplate } from '../templates.entities.js';
import { type DriftRow, driftOfActivity, type TemplateShelf, templateById, templatePage } from '../templates.queries.js';
import { comparable, draftFromTemplate, driftOf, NotFromTemplate, takeOverFromTemplate } from '../use-template.js';
import {
  publishModelActivity,
  renewActivityTemplate,
  renewModelActivity,
  retireActivityTemplate,
  saveActivityAsTemplate,
} from '../write-template.js';
import { readActivity } from './read-activity.js';
import { ProcessingActivityView } from './registry.views.js';
import {
  CloneArgs,
  DraftFromTemplateArgs,
  ModelActivityInput,
  RenewModelArgs,
  RenewTemplateArgs,
  SaveTemplateArgs,
  TakeOverArgs,
  TemplateArgs,
} from './templates.input.js';
import { ActivityDriftView, ActivityTemplatePage, ActivityTemplateView } from './templates.views.js';

type Stored = Omit<ActivityTemplateView, 'content'> & { readonly content: ActivityContent };

/** Activities made from others: clones, templates and models, and what became of both since. */
@Resolver(() => ActivityTemplateView)
export class TemplatesResolver {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  @Query(() => ActivityTemplatePage, { description: 'Templates of my organisation, or models of my unit, by name; also the retired ones.' })
  @Allow('signed-in')
  activityTemplates(@Args() page: PageArgs, @Context() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return this.#page('OWN', page, context, info);
  }

  @Query(() => ActivityTemplatePage, { description: 'Models that units of the authority publish to organisations like mine, by name.' })
  @Allow('signed-in')
  modelActivities(@Args() page: PageArgs, @Context() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return this.#page('MODELS', page, context, info);
  }

  @Query(() => ActivityTemplateView, { description: 'One template or model that I see.' })
  @Allow('signed-in')
  activityTemplate(
    @Args('id', { type: () => ID, description: 'Its id.' }) id: string,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#template(id, context, info);
  }

  @Query(() => ActivityDriftView, {
    description: 'How far an activity and its template went apart; `NOT_FROM_TEMPLATE` where it has none.',
  })
  @Allow('signed-in')
  async activityDrift(
    @Args('activityId', { type: () => ID, description: 'The activity.' }) activityId: string,
    @Context() { caller }: RequestContext,
  ): Promise<ActivityDriftView> {
    if (!isId(activityId)) throw new NotFound('processing activity');
    const { value, ability } = await this.uow.read<DriftRow | undefined>(caller, driftOfActivity(activityId));
    if (!value || !ability.can('read', Object.assign(new ProcessingActivity(), { organisationId: value.organisationId })))
      throw new NotFound('processing activity');
    const { templateId, madeFrom, templateName, currentNumber, state, base, there, here } = value;
    if (!templateId || madeFrom === null) throw new NotFromTemplate();
    const fields = base && there ? driftOf(base, there, comparable(here)) : [];
    return {
      ...{ templateId, templateName, madeFrom, currentNumber, state },
      fields: fields.map((drift) => ({ ...drift, there: [...drift.there], here: [...drift.here] })),
    };
  }

  @Mutation(() => ProcessingActivityView, {
    description:
      'A new draft that says what an activity says. Not copied: state, versions, review, comments, import and template, numbers of people, days of processing, transfer and review.',
  })
  @Allow('signed-in')
  cloneProcessingActivity(@Args() { id, code, name }: CloneArgs, @Context() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return this.#activity((tx) => cloneProcessingActivity(tx, id, code, name), context, info);
  }

  @Mutation(() => ProcessingActivityView, { description: 'A new draft from the current version of a template, which it remembers.' })
  @Allow('signed-in')
  draftFromTemplate(
    @Args() { templateId, code, name }: DraftFromTemplateArgs,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#activity((tx) => draftFromTemplate(tx, templateId, code, name), context, info);
  }

  @Mutation(() => ProcessingActivityView, {
    description:
      'Revises an activity by chosen fields of the current version of its template; numbers of people and days that were known stay.',
  })
  @Allow('signed-in')
  takeOverFromTemplate(
    @Args() { id, expectedVersion, fields }: TakeOverArgs,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#activity((tx) => takeOverFromTemplate(tx, id, expectedVersion, fields), context, info);
  }

  @Mutation(() => ActivityTemplateView, { description: 'Saves what an activity says now as a template of my organisation.' })
  @Allow('signed-in')
  saveActivityAsTemplate(
    @Args() { activityId, name }: SaveTemplateArgs,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#written((tx) => saveActivityAsTemplate(tx, activityId, name), context, info);
  }

  @Mutation(() => ActivityTemplateView, {
    description: 'The next version of a template of my organisation, from what an activity says now.',
  })
  @Allow('signed-in')
  renewActivityTemplate(
    @Args() { id, expectedVersion, activityId }: RenewTemplateArgs,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#written((tx) => renewActivityTemplate(tx, id, expectedVersion, activityId), context, info);
  }

  @Mutation(() => ActivityTemplateView, {
    description: 'Publishes a model of my unit to the organisations in its area: for the head of the unit.',
  })
  @Allow('signed-in')
  publishModelActivity(
    @Args('input', { description: 'The model.' }) { name, sectors, content }: ModelActivityInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#written((tx) => publishModelActivity(tx, name, sectors, content), context, info);
  }

  @Mutation(() => ActivityTemplateView, { description: 'The next version of a model; activities that were made from it show the drift.' })
  @Allow('signed-in')
  renewModelActivity(
    @Args() { id, expectedVersion, content }: RenewModelArgs,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#written((tx) => renewModelActivity(tx, id, expectedVersion, content), context, info);
  }

  @Mutation(() => ActivityTemplateView, { description: 'Retires a template or model: nothing more is made from it.' })
  @Allow('signed-in')
  retireActivityTemplate(
    @Args() { id, expectedVersion }: TemplateArgs,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#written((tx) => retireActivityTemplate(tx, id, expectedVersion), context, info);
  }

  @ResolveField(() => String)
  content(@Parent() { content }: Pick<Stored, 'content'>): string {
    return canonicalText(content);
  }

  async #page(shelf: TemplateShelf, { first, after }: PageArgs, { caller }: RequestContext, info: GraphQLResolveInfo) {
    const { value, ability } = await this.uow.read<Stored[]>(caller, templatePage(shelf, selectedFields(info, 'nodes'), first, after));
    if (!ability.can('list', 'ActivityTemplate')) throw new Forbidden('list', 'ActivityTemplate');
    return toPage(value, first, ({ name, id }) => [name, id]);
  }

  async #template(id: string, { caller }: RequestContext, info: GraphQLResolveInfo) {
    if (!isId(id)) throw new NotFound('template');
    const { value, ability } = await this.uow.read<Stored | null>(caller, templateById(selectedFields(info), id));
    if (!value || !ability.can('read', Object.assign(new ActivityTemplate(), value))) throw new NotFound('template');
    return value;
  }

  async #written(verb: (tx: Tx) => Promise<ActivityTemplate>, context: RequestContext, info: GraphQLResolveInfo) {
    const { id } = await this.uow.run(context.caller, verb);
    return this.#template(id, context, info);
  }

  async #activity(verb: (tx: Tx) => Promise<ProcessingActivity>, context: RequestContext, info: GraphQLResolveInfo) {
    const { id } = await this.uow.run(context.caller, verb);
    return readActivity(this.uow, id, context, info);
  }
}
