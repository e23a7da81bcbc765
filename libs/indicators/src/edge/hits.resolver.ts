import { Inject } from '@nestjs/common';
import { Args, Context, Info, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { Forbidden, NotFound } from '#kernel';
import { Allow, PageArgs, type RequestContext, type Statement, selectedFields, toPage, UnitOfWork } from '#platform';
import { answerHit } from '../answer-hit.js';
import { commonValueById, commonValuePage, hitById, hitPage } from '../indicator.queries.js';
import { endCommonValue, keepCommonValue } from '../keep-common-value.js';
import { AnswerHitInput, IndicatorStepInput, KeepCommonValueInput } from './indicators.input.js';
import { INDICATOR_KEY } from './indicators.resolver.js';
import { CommonValuePage, CommonValueView, HitPage, HitView } from './indicators.views.js';

/** Questions of those who met a case without seeing it, and what a unit holds for common. */
@Resolver(() => HitView)
export class HitsResolver {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(INDICATOR_KEY) private readonly key: Uint8Array,
  ) {}

  @Query(() => HitPage, { description: 'Questions about the cases that I see, from those who do not see them, the oldest first.' })
  @Allow('signed-in')
  hitsToAnswer(@Args() { first, after }: PageArgs, @Context() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    const statement = hitPage(selectedFields(info, 'nodes'), first, after);
    return this.#page<{ at: string; id: string }>(context, 'IndicatorHit', statement, first, ({ at, id }) => [at, id]);
  }

  @Mutation(() => HitView, { description: 'Answers whoever met a case without seeing it; its lead does.' })
  @Allow('signed-in')
  async answerHit(
    @Args('input', { description: 'The answer.' }) { id, expectedVersion, answer, note = null }: AnswerHitInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    await this.uow.run(context.caller, (tx) => answerHit(tx, id, { answer, note }, expectedVersion));
    return this.#one(context, hitById(selectedFields(info), id));
  }

  @Query(() => CommonValuePage, { description: 'What my unit holds for common, beside what is built in, newest first.' })
  @Allow('signed-in')
  commonValues(@Args() { first, after }: PageArgs, @Context() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    const statement = commonValuePage(selectedFields(info, 'nodes'), first, after);
    return this.#page<{ createdAt: string; id: string }>(context, 'KeptCommonValue', statement, first, ({ createdAt, id }) => [
      createdAt,
      id,
    ]);
  }

  @Mutation(() => CommonValueView, { description: 'Says that a value says nothing by being shared; for the cases of my unit alone.' })
  @Allow('signed-in')
  async keepCommonValue(
    @Args('input', { description: 'The value, why, and until when.' }) input: KeepCommonValueInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    const id = await this.uow.run(context.caller, (tx) => keepCommonValue(tx, this.key, input));
    return this.#one(context, commonValueById(selectedFields(info), id));
  }

  @Mutation(() => CommonValueView, { description: 'Ends that a value is held for common.' })
  @Allow('signed-in')
  async endCommonValue(
    @Args('input', { description: 'Which.' }) { id, expectedVersion }: IndicatorStepInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    await this.uow.run(context.caller, (tx) => endCommonValue(tx, id, expectedVersion));
    return this.#one(context, commonValueById(selectedFields(info), id));
  }

  async #page<Row>({ caller }: RequestContext, noun: string, statement: Statement, first: number, keysOf: (row: Row) => string[]) {
    const { value, ability } = await this.uow.read<Row[]>(caller, statement);
    if (!ability.can('list', noun)) throw new Forbidden('list', noun);
    return toPage(value, first, keysOf);
  }

  async #one({ caller }: RequestContext, statement: Statement) {
    const { value } = await this.uow.read<object | null>(caller, statement);
    if (!value) throw new NotFound('record');
    return value;
  }
}
