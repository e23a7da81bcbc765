import { Inject } from '@nestjs/common';
import { Args, Context, Info, Mutation, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { Allow, type RequestContext, type Tx, UnitOfWork } from '#platform';
import { acceptFiling } from '../accept-filing.js';
import { answerRecall } from '../answer-recall.js';
import { cancelDelivery } from '../cancel-delivery.js';
import { forwardFiling } from '../forward-filing.js';
import { type HandlingStep, handleFiling } from '../handle-filing.js';
import { confirmDispatch, recordDispatch } from '../manual-dispatch.js';
import { confirmRefusal, declineRefusal, proposeRefusal } from '../refuse-filing.js';
import { requestRecall } from '../request-recall.js';
import { returnFiling } from '../return-filing.js';
import { settleConflict } from '../settle-conflict.js';
import {
  AcceptFilingInput,
  DeliveryArgs,
  DeliveryNoteArgs,
  DeliveryReasonArgs,
  ForwardFilingInput,
  ProposeRefusalInput,
  RecordDispatchInput,
  ReturnFilingInput,
} from './desk.input.js';
import { readDelivery } from './read-delivery.js';
import { DeliveryView } from './routing.views.js';

/** The steps that people take with a delivery: one mutation a transition. */
@Resolver(() => DeliveryView)
export class DeskResolver {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  @Mutation(() => DeliveryView, {
    description: 'Receives a filing into the unit’s register (03), under its next number; the filer is told.',
  })
  @Allow('signed-in')
  acceptFiling(
    @Args('input', { description: 'Which delivery, a word to the filer, and why although something is missing.' }) input: AcceptFilingInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    const { deliveryId, note = null, waiver = null } = input;
    return this.#take(context, info, deliveryId, (tx) => acceptFiling(tx, deliveryId, note, waiver));
  }

  @Mutation(() => DeliveryView, {
    description:
      'Gives a filing back for completion. Refused for the only one before a deadline (`ACCEPT_AND_ASK`), and for a request for withdrawal (`AGREE_OR_REFUSE`).',
  })
  @Allow('signed-in')
  returnFiling(
    @Args('input', { description: 'What to mend, and until when.' }) { deliveryId, defects, respondBy }: ReturnFilingInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#take(context, info, deliveryId, (tx) => returnFiling(tx, deliveryId, defects, respondBy));
  }

  @Mutation(() => DeliveryView, { description: 'Proposes that a filing is refused.' })
  @Allow('signed-in')
  proposeRefusal(
    @Args('input', { description: 'Why.' }) input: ProposeRefusalInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#take(context, info, input.deliveryId, (tx) => proposeRefusal(tx, input.deliveryId, input));
  }

  @Mutation(() => DeliveryView, {
    description: 'Confirms a refusal that somebody else proposed (02); what is at the wrong authority goes on to the right one.',
  })
  @Allow('signed-in')
  confirmRefusal(@Args() { id }: DeliveryArgs, @Context() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return this.#take(context, info, id, (tx) => confirmRefusal(tx, id));
  }

  @Mutation(() => DeliveryView, { description: 'Declines a refusal that somebody else proposed; the filing waits as before.' })
  @Allow('signed-in')
  declineRefusal(@Args() { id }: DeliveryArgs, @Context() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return this.#take(context, info, id, (tx) => declineRefusal(tx, id));
  }

  @Mutation(() => DeliveryView, {
    description: 'Passes a filing on to the unit that is competent; the filer is told, its filing time stays.',
  })
  @Allow('signed-in')
  forwardFiling(
    @Args('input', { description: 'To which unit.' }) { deliveryId, unitCode, note }: ForwardFilingInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#take(context, info, deliveryId, (tx) => forwardFiling(tx, deliveryId, unitCode, note));
  }

  @Mutation(() => DeliveryView, { description: 'Tells the filer that its filing was assigned to somebody (04).' })
  @Allow('signed-in')
  assignFiling(@Args() { id, note }: DeliveryNoteArgs, @Context() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return this.#handle(context, info, id, 'assign', note);
  }

  @Mutation(() => DeliveryView, { description: 'Tells the filer that its filing is worked on (05).' })
  @Allow('signed-in')
  startFiling(@Args() { id, note }: DeliveryNoteArgs, @Context() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return this.#handle(context, info, id, 'start', note);
  }

  @Mutation(() => DeliveryView, { description: 'Tells the filer that the work on its filing is done (06).' })
  @Allow('signed-in')
  completeFiling(@Args() { id, note }: DeliveryNoteArgs, @Context() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return this.#handle(context, info, id, 'complete', note);
  }

  @Mutation(() => DeliveryView, {
    description: 'Asks a unit to give a delivery back (13). Nothing is deleted; the answer is the recall’s delivery.',
  })
  @Allow('signed-in')
  async requestRecall(
    @Args() { id, reason }: DeliveryReasonArgs,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<DeliveryView> {
    const recall = await this.uow.run(context.caller, (tx) => requestRecall(tx, id, reason));
    return readDelivery(this.uow, recall.id, context, info);
  }

  @Mutation(() => DeliveryView, { description: 'Agrees that a delivery is taken back (15).' })
  @Allow('signed-in')
  agreeRecall(@Args() { id, note }: DeliveryNoteArgs, @Context() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return this.#take(context, info, id, (tx) => answerRecall(tx, id, true, note ?? null));
  }

  @Mutation(() => DeliveryView, { description: 'Refuses that a delivery is taken back (16).' })
  @Allow('signed-in')
  refuseRecall(@Args() { id, note }: DeliveryNoteArgs, @Context() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return this.#take(context, info, id, (tx) => answerRecall(tx, id, false, note ?? null));
  }

  @Mutation(() => DeliveryView, { description: 'Records that people carried a message that no line could, with the stamped receipt.' })
  @Allow('signed-in')
  recordDispatch(
    @Args('input', { description: 'How, when, and the receipt.' }) input: RecordDispatchInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#take(context, info, input.deliveryId, (tx) => recordDispatch(tx, input.deliveryId, input));
  }

  @Mutation(() => DeliveryView, { description: 'Confirms, as a second person, that the stamped receipt fits: it counts as delivered.' })
  @Allow('signed-in')
  confirmDispatch(@Args() { id }: DeliveryArgs, @Context() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return this.#take(context, info, id, (tx) => confirmDispatch(tx, id));
  }

  @Mutation(() => DeliveryView, { description: 'Does without a copy that has not left yet.' })
  @Allow('signed-in')
  cancelDelivery(@Args() { id }: DeliveryArgs, @Context() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return this.#take(context, info, id, (tx) => cancelDelivery(tx, id));
  }

  @Mutation(() => DeliveryView, { description: 'Says what came of a word that contradicted another; the word stays as it came.' })
  @Allow('signed-in')
  settleConflict(@Args() { id, reason }: DeliveryReasonArgs, @Context() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return this.#take(context, info, id, (tx) => settleConflict(tx, id, reason));
  }

  #handle(context: RequestContext, info: GraphQLResolveInfo, id: string, step: HandlingStep, note?: string | null) {
    return this.#take(context, info, id, (tx) => handleFiling(tx, id, step, note ?? null));
  }

  async #take(context: RequestContext, info: GraphQLResolveInfo, id: string, verb: (tx: Tx) => Promise<unknown>): Promise<DeliveryView> {
    await this.uow.run(context.caller, verb);
    return readDelivery(this.uow, id, context, info);
  }
}
