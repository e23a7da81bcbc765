import { Inject } from '@nestjs/common';
import { Args, Context, Info, Mutation, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { Allow, type RequestContext, UnitOfWork } from '#platform';
import type { RequestTransition } from '../requests.states.js';
import { type RequestInputs, workOnRequest } from '../work-on-request.js';
import { readRequest } from './read-request.js';
import {
  ChainInput,
  ExtendRequestInput,
  RefuseRequestInput,
  RequestAnswerInput,
  RequestNoteInput,
  VerifyRequesterInput,
} from './requests.input.js';
import { REQUEST_KEY } from './requests.resolver.js';
import { DataSubjectRequestView } from './requests.views.js';

type Step = { readonly id: string; readonly expectedVersion?: number };

/** What is done with a request; one mutation a transition. */
@Resolver(() => DataSubjectRequestView)
export class RequestStepsResolver {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(REQUEST_KEY) private readonly key: Uint8Array,
  ) {}

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

  async #take<Code extends RequestTransition>(
    code: Code,
    { id, expectedVersion, ...input }: Step & RequestInputs[Code],
    context: RequestContext,
    info: GraphQLResolveInfo,
  ) {
    await this.uow.run(context.caller, (tx) => workOnRequest(tx, this.key, id, code, input as never, expectedVersion));
    return readRequest(this.uow, id, context, info);
  }
}
