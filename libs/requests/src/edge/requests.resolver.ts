import { Inject } from '@nestjs/common';
import { Args, Context, ID, Info, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { Forbidden, transitionsFrom } from '#kernel';
import { citeArticle, confidenceNote, refusalRules } from '#law';
import { Allow, AvailableTransition, type RequestContext, selectedFields, toPage, UnitOfWork } from '#platform';
import { enterRequest } from '../enter-request.js';
import { DataSubjectRequest } from '../entities.js';
import { blockOf } from '../request-blocks.js';
import { clocksOf, isRunning } from '../request-times.js';
import { readWordsOfRequest } from '../request-words.js';
import { requestPage } from '../requests.queries.js';
import { REQUEST_TRANSITIONS, type RequestTransition } from '../requests.states.js';
import { factsOf, type RequestRow, readRequest, subjectOf } from './read-request.js';
import { EnterRequestInput, RequestPageArgs } from './requests.input.js';
import { DataSubjectRequestView, RefusalGroundView, RequestClockView, RequestPage, RequestWordsView } from './requests.views.js';

/** DI token: the key, of 32 bytes, under which words of requests are sealed. */
export const REQUEST_KEY = Symbol('RequestKey');

@Resolver(() => DataSubjectRequestView)
export class RequestsResolver {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(REQUEST_KEY) private readonly key: Uint8Array,
  ) {}

  @Query(() => RequestPage, { description: 'Requests of data subjects to my organisation: what is due next first.' })
  @Allow('signed-in')
  async dataSubjectRequests(
    @Args() { state, first, after }: RequestPageArgs,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<RequestPage> {
    const reading = await this.uow.read<RequestRow[]>(
      context.caller,
      requestPage(selectedFields(info, 'nodes'), state ?? null, first, after),
    );
    if (!reading.ability.can('list', 'DataSubjectRequest')) throw new Forbidden('list', 'DataSubjectRequest');
    return toPage(
      reading.value.map((row) => Object.assign(row, { reading })),
      first,
      ({ queueAt, id }) => [queueAt, id],
    ) as never;
  }

  @Query(() => DataSubjectRequestView, { description: 'One request to my organisation, with its history.' })
  @Allow('signed-in')
  dataSubjectRequest(
    @Args('id', { type: () => ID, description: 'Its id.' }) id: string,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readRequest(this.uow, id, context, info);
  }

  @Mutation(() => DataSubjectRequestView, { description: 'Enters a request as it came.' })
  @Allow('signed-in')
  async enterDataSubjectRequest(
    @Args('input', { description: 'The request.' }) input: EnterRequestInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    const { requester, text, ...entered } = input;
    const words = { name: requester.name, contact: requester.contact, text };
    const { id } = await this.uow.run(context.caller, (tx) =>
      enterRequest(tx, this.key, { ...entered, relation: requester.relation, words }),
    );
    return readRequest(this.uow, id, context, info);
  }

  @Mutation(() => RequestWordsView, {
    description: 'Opens who asks, what, and the words of every step; that they were read, and by whom, is recorded.',
  })
  @Allow('signed-in')
  readWordsOfRequest(
    @Args('id', { type: () => ID, description: 'The request.' }) id: string,
    @Context() context: RequestContext,
  ): Promise<RequestWordsView> {
    return this.uow.run(context.caller, (tx) => readWordsOfRequest(tx, this.key, id)) as never;
  }

  @ResolveField(() => [RequestClockView])
  clocks(@Parent() row: RequestRow): RequestClockView[] {
    const facts = factsOf(row);
    return clocksOf(facts).map((clock) => ({
      ...clock,
      citation: citeArticle(clock.article),
      secondsLeft: clock.dueAt && isRunning(facts, clock) ? Math.floor((clock.dueAt.getTime() - row.reading.now.getTime()) / 1000) : null,
      verdict: clock.kind === 'REPLY' ? (row.replyVerdict ?? null) : (row.fulfilVerdict ?? null),
    }));
  }

  @ResolveField(() => [RefusalGroundView])
  refusalGrounds(@Parent() { regime, kind }: RequestRow): RefusalGroundView[] {
    return refusalRules(regime, kind).map((rule) => ({ ...rule, note: confidenceNote(rule.confidence) }));
  }

  @ResolveField(() => [AvailableTransition])
  availableTransitions(@Parent() row: RequestRow): AvailableTransition[] {
    const subject = subjectOf(row);
    const facts = factsOf(row);
    return transitionsFrom<DataSubjectRequest['state'], RequestTransition>(REQUEST_TRANSITIONS, row.state).map(({ code }) => {
      const blockedBy = row.reading.ability.can(code, subject) ? blockOf(code, facts, row.reading.now) : 'ROLE';
      return { code, enabled: blockedBy === null, blockedBy };
    });
  }
}
