import { Inject } from '@nestjs/common';
import { Args, Context, ID, Info, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { Forbidden, isId, NotFound, transitionsFrom } from '#kernel';
import { citeArticle, confidenceNote, refusalRules } from '#law';
import { Allow, AvailableTransition, type Reading, type RequestContext, selectedFields, toPage, UnitOfWork } from '#platform';
import { enterRequest } from '../enter-request.js';
import { DataSubjectRequest } from '../entities.js';
import { blockOf } from '../request-blocks.js';
import { clocksOf, isRunning, type RequestFacts } from '../request-times.js';
import { readWordsOfRequest } from '../request-words.js';
import { requestById, requestPage } from '../requests.queries.js';
import { REQUEST_TRANSITIONS, type RequestTransition } from '../requests.states.js';
import { type RequestInputs, workOnRequest } from '../work-on-request.js';
import {
  ChainInput,
  EnterRequestInput,
  ExtendRequestInput,
  RefuseRequestInput,
  RequestAnswerInput,
  RequestNoteInput,
  RequestPageArgs,
  VerifyRequesterInput,
} from './requests.input.js';
import { DataSubjectRequestView, RefusalGroundView, RequestClockView, RequestPage, RequestWordsView } from './requests.views.js';

/** DI token: the key, of 32 bytes, under which words of requests are sealed. */
export const REQUEST_KEY = Symbol('RequestKey');

/** As the queries bring it: instants as text. */
type Row = Pick<DataSubjectRequest, 'id' | 'organisationId' | 'state' | 'kind' | 'regime' | 'replyVerdict' | 'fulfilVerdict'> & {
  readonly chain: boolean;
  readonly extendedBy: number | null;
  readonly receivedAt: string;
  readonly repliedAt: string | null;
  readonly endedAt: string | null;
  readonly queueAt: string;
  readonly reading: Reading<unknown>;
};
type Step = { readonly id: string; readonly expectedVersion?: number };

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
    const reading = await this.uow.read<Row[]>(context.caller, requestPage(selectedFields(info, 'nodes'), state ?? null, first, after));
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
    return this.#request(id, context, info);
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
    return this.#request(id, context, info);
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

  @Mutation(() => DataSubjectRequestView, { description: 'Asks the requester to prove who they are; no clock waits for it.' })
  @Allow('signed-in')
  askForProofOfIdentity(
    @Args('input', { description: 'What is asked for.' }) input: RequestNoteInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#take('askForProof', input, context, info);
  }

  @Mutation(() => DataSubjectRequestView, { description: 'Says how the requester was verified.' })
  @Allow('signed-in')
  verifyIdentityOfRequester(
    @Args('input', { description: 'By what.' }) input: VerifyRequesterInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#take('verifyIdentity', input, context, info);
  }

  @Mutation(() => DataSubjectRequestView, { description: 'The first answer, with the information on the procedure (D356 5.2 to 5.5).' })
  @Allow('signed-in')
  replyToRequest(
    @Args('input', { description: 'What the person is told.' }) input: RequestAnswerInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#take('reply', input, context, info);
  }

  @Mutation(() => DataSubjectRequestView, { description: 'Says whether a processor or third party has to act as well.' })
  @Allow('signed-in')
  setChainOfRequest(
    @Args('input', { description: 'Whether, and who.' }) input: ChainInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#take('setChain', input, context, info);
  }

  @Mutation(() => DataSubjectRequestView, { description: 'Extends the time, once, before it has passed, for a reason that is told.' })
  @Allow('signed-in')
  extendRequest(
    @Args('input', { description: 'By how much, and why.' }) input: ExtendRequestInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#take('extend', input, context, info);
  }

  @Mutation(() => DataSubjectRequestView, { description: 'Says that it was carried out.' })
  @Allow('signed-in')
  fulfilRequest(
    @Args('input', { description: 'What the person is told.' }) input: RequestAnswerInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#take('fulfil', input, context, info);
  }

  @Mutation(() => DataSubjectRequestView, { description: 'Says that it was carried out in part, and why not as a whole.' })
  @Allow('signed-in')
  partlyFulfilRequest(
    @Args('input', { description: 'What the person is told.' }) input: RequestAnswerInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#take('partlyFulfil', input, context, info);
  }

  @Mutation(() => DataSubjectRequestView, { description: 'Refuses it on a ground that the law has.' })
  @Allow('signed-in')
  refuseRequest(
    @Args('input', { description: 'The ground, and the reasons.' }) input: RefuseRequestInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#take('refuse', input, context, info);
  }

  @Mutation(() => DataSubjectRequestView, { description: 'Notes that the requester has withdrawn it.' })
  @Allow('signed-in')
  withdrawRequest(
    @Args('input', { description: 'How they said so.' }) input: RequestNoteInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#take('withdraw', input, context, info);
  }

  @Mutation(() => DataSubjectRequestView, {
    description: 'Opens it again: the answer did not stand, and the time runs on from the receipt.',
  })
  @Allow('signed-in')
  reopenRequest(
    @Args('input', { description: 'Why.' }) input: RequestNoteInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#take('reopen', input, context, info);
  }

  @ResolveField(() => [RequestClockView])
  clocks(@Parent() row: Row): RequestClockView[] {
    const facts = factsOf(row);
    return clocksOf(facts).map((clock) => ({
      ...clock,
      citation: citeArticle(clock.article),
      secondsLeft: clock.dueAt && isRunning(facts, clock) ? Math.floor((clock.dueAt.getTime() - row.reading.now.getTime()) / 1000) : null,
      verdict: clock.kind === 'REPLY' ? (row.replyVerdict ?? null) : (row.fulfilVerdict ?? null),
    }));
  }

  @ResolveField(() => [RefusalGroundView])
  refusalGrounds(@Parent() { regime, kind }: Row): RefusalGroundView[] {
    return refusalRules(regime, kind).map((rule) => ({ ...rule, note: confidenceNote(rule.confidence) }));
  }

  @ResolveField(() => [AvailableTransition])
  availableTransitions(@Parent() row: Row): AvailableTransition[] {
    const subject = subjectOf(row);
    const facts = factsOf(row);
    return transitionsFrom<DataSubjectRequest['state'], RequestTransition>(REQUEST_TRANSITIONS, row.state).map(({ code }) => {
      const blockedBy = row.reading.ability.can(code, subject) ? blockOf(code, facts, row.reading.now) : 'ROLE';
      return { code, enabled: blockedBy === null, blockedBy };
    });
  }

  async #take<Code extends RequestTransition>(
    code: Code,
    { id, expectedVersion, ...input }: Step & RequestInputs[Code],
    context: RequestContext,
    info: GraphQLResolveInfo,
  ) {
    await this.uow.run(context.caller, (tx) => workOnRequest(tx, this.key, id, code, input as never, expectedVersion));
    return this.#request(id, context, info);
  }

  async #request(id: string, context: RequestContext, info: GraphQLResolveInfo) {
    if (!isId(id)) throw new NotFound('request');
    const reading = await this.uow.read<Row | null>(context.caller, requestById(selectedFields(info), id));
    if (!reading.value || !reading.ability.can('read', subjectOf(reading.value))) throw new NotFound('request');
    return Object.assign(reading.value, { reading });
  }
}

function subjectOf({ organisationId }: Pick<Row, 'organisationId'>): DataSubjectRequest {
  return Object.assign(new DataSubjectRequest(), { organisationId });
}

function factsOf(row: Row): RequestFacts {
  const { regime, kind, chain, extendedBy } = row;
  const dateOf = (text: string | null) => (text === null ? null : new Date(text));
  return {
    ...{ regime, kind, chain, extendedBy },
    receivedAt: new Date(row.receivedAt),
    repliedAt: dateOf(row.repliedAt),
    endedAt: dateOf(row.endedAt),
  };
}
