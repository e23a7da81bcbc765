import { Inject } from '@nestjs/common';
import { Args, Context, Info, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { Forbidden, NotFound, userIdOf } from '#kernel';
import { Allow, type Reading, type RequestContext, type Statement, selectedFields, type Tx, toPage, UnitOfWork } from '#platform';
import { actInBulk } from '../act-in-bulk.js';
import { acceptWork, assignWork, declineWork, offerWork, releaseWork, stealWork, takeWork } from '../assign-work.js';
import { WorkItem } from '../entities.js';
import { deskOfficers, keysOfWork, workById, workCounts, workOfSubject, workPage } from '../queue.queries.js';
import type { Reason } from '../risk.js';
import {
  BulkInput,
  WorkInput,
  WorkItemArgs,
  WorkQueueArgs,
  WorkReasonInput,
  WorkStealInput,
  WorkSubjectArgs,
  WorkToInput,
} from './queue.input.js';
import { DeskOfficerView, RISK_SENTENCES, RiskReasonView, WorkCountsView, WorkItemView, WorkPage, WorkResultView } from './queue.views.js';

/** An item as the queries bring it, with the reading it came from. */
interface WorkRow {
  readonly id: string;
  readonly unitId: string;
  readonly assigneeId: string | null;
  readonly offeredTo: string | null;
  readonly offeredBy: string | null;
  readonly dueAt: string | null;
  readonly receivedAt: string;
  readonly risk: number;
  readonly riskReasons?: readonly Reason[];
  readonly reading: Reading<unknown>;
}

@Resolver(() => WorkItemView)
export class QueueResolver {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  @Query(() => WorkPage, { description: 'What my unit has to do: open items by risk, or as the filter and the order say.' })
  @Allow('signed-in')
  async workQueue(
    @Args() { filter, sort, first, after }: WorkQueueArgs,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<WorkPage> {
    const asked = { filter: filter ?? {}, sort, first, after };
    const reading = await this.uow.read<WorkRow[]>(context.caller, workPage(selectedFields(info, 'nodes'), asked));
    if (!reading.ability.can('list', 'WorkItem')) throw new Forbidden('list', 'WorkItem');
    return toPage(
      reading.value.map((row) => Object.assign(row, { reading })),
      first,
      (row) => keysOfWork(sort, row),
    ) as never;
  }

  @Query(() => WorkItemView, { description: 'One item of my unit’s queue.' })
  @Allow('signed-in')
  workItem(@Args() { id }: WorkItemArgs, @Context() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return this.#read(context, workById(selectedFields(info), id));
  }

  @Query(() => WorkItemView, { description: 'What my unit has to do with a report, a dossier, or a report by others.' })
  @Allow('signed-in')
  workItemOf(@Args() { subjectId }: WorkSubjectArgs, @Context() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return this.#read(context, workOfSubject(selectedFields(info), subjectId));
  }

  @Query(() => WorkCountsView, { description: 'How much there is to do for me and for my unit.' })
  @Allow('signed-in')
  async workCounts(@Context() context: RequestContext): Promise<WorkCountsView> {
    const { value, ability } = await this.uow.read<WorkCountsView>(context.caller, workCounts());
    if (!ability.can('list', 'WorkItem')) throw new Forbidden('list', 'WorkItem');
    return value;
  }

  @Query(() => [DeskOfficerView], { description: 'Who works at my desk: to whom an item may be given.' })
  @Allow('signed-in')
  async deskOfficers(@Context() context: RequestContext): Promise<DeskOfficerView[]> {
    const { value, ability } = await this.uow.read<DeskOfficerView[]>(context.caller, deskOfficers());
    if (!ability.can('list', 'WorkItem')) throw new Forbidden('list', 'WorkItem');
    return value;
  }

  @Mutation(() => WorkItemView, { description: 'Takes what nobody has.' })
  @Allow('signed-in')
  takeWork(
    @Args('input', { description: 'The item.' }) input: WorkInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#step(input.id, context, info, (tx) => takeWork(tx, input.id, input.expectedVersion));
  }

  @Mutation(() => WorkItemView, { description: 'Takes over what a colleague has, who reads why.' })
  @Allow('signed-in')
  stealWork(
    @Args('input', { description: 'The item, and why.' }) { id, reason, expectedVersion }: WorkStealInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#step(id, context, info, (tx) => stealWork(tx, id, reason, expectedVersion));
  }

  @Mutation(() => WorkItemView, { description: 'Gives an item to somebody at the desk; the head of the unit does that.' })
  @Allow('signed-in')
  assignWork(
    @Args('input', { description: 'The item, and to whom.' }) { id, to, reason = null, expectedVersion }: WorkToInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#step(id, context, info, (tx) => assignWork(tx, id, to, reason, expectedVersion));
  }

  @Mutation(() => WorkItemView, { description: 'Gives an item back, for anybody to take.' })
  @Allow('signed-in')
  releaseWork(
    @Args('input', { description: 'The item, and why.' }) { id, reason = null, expectedVersion }: WorkReasonInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#step(id, context, info, (tx) => releaseWork(tx, id, reason, expectedVersion));
  }

  @Mutation(() => WorkItemView, { description: 'Offers an item to a colleague; it stays mine until they accept.' })
  @Allow('signed-in')
  offerWork(
    @Args('input', { description: 'The item, to whom, and a note.' }) { id, to, reason = null, expectedVersion }: WorkToInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#step(id, context, info, (tx) => offerWork(tx, id, to, reason, expectedVersion));
  }

  @Mutation(() => WorkItemView, { description: 'Accepts what a colleague offers.' })
  @Allow('signed-in')
  acceptWork(
    @Args('input', { description: 'The item.' }) { id, expectedVersion }: WorkInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#step(id, context, info, (tx) => acceptWork(tx, id, expectedVersion));
  }

  @Mutation(() => WorkItemView, { description: 'Declines what a colleague offers, or takes the own offer back.' })
  @Allow('signed-in')
  declineWork(
    @Args('input', { description: 'The item, and why.' }) { id, reason = null, expectedVersion }: WorkReasonInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#step(id, context, info, (tx) => declineWork(tx, id, reason, expectedVersion));
  }

  @Mutation(() => [WorkResultView], {
    description: 'One step with up to 100 items, each by itself; the answer says of each what became of it, in the order given.',
  })
  @Allow('signed-in')
  async actOnWork(
    @Args('input', { description: 'The step, the items, and what they share.' }) input: BulkInput,
    @Context() context: RequestContext,
  ): Promise<WorkResultView[]> {
    return [...(await actInBulk(this.uow, context.caller, input))];
  }

  @ResolveField(() => [RiskReasonView])
  riskReasons(@Parent() { riskReasons }: WorkRow): RiskReasonView[] {
    return (riskReasons ?? []).map(({ code, points }) => ({ code, points, sentence: RISK_SENTENCES[code] }));
  }

  @ResolveField(() => Int, { nullable: true })
  minutesLeft(@Parent() { dueAt, reading }: WorkRow): number | null {
    return dueAt === null ? null : Math.floor((new Date(dueAt).getTime() - reading.now.getTime()) / 60_000);
  }

  @ResolveField(() => [String])
  possible(@Parent() row: WorkRow): string[] {
    const { actor, ability } = row.reading;
    const me = userIdOf(actor);
    const subject = Object.assign(new WorkItem(), { unitId: row.unitId });
    const steps: readonly (readonly [code: string, action: string, open: boolean])[] = [
      ['TAKE', 'take', row.assigneeId === null],
      ['STEAL', 'steal', row.assigneeId !== null && row.assigneeId !== me],
      ['ASSIGN', 'assign', true],
      ['RELEASE', 'release', row.assigneeId === me],
      ['OFFER', 'offer', row.assigneeId === me && row.offeredTo === null],
      ['ACCEPT', 'accept', row.offeredTo === me],
      ['DECLINE', 'decline', row.offeredTo !== null && (row.offeredTo === me || row.offeredBy === me)],
    ];
    return steps.filter(([, action, open]) => open && ability.can(action, subject)).map(([code]) => code);
  }

  async #step(id: string, context: RequestContext, info: GraphQLResolveInfo, verb: (tx: Tx) => Promise<unknown>) {
    await this.uow.run(context.caller, verb);
    return this.#read(context, workById(selectedFields(info), id));
  }

  async #read(context: RequestContext, statement: Statement) {
    const reading = await this.uow.read<WorkRow | null>(context.caller, statement);
    if (!reading.value || !reading.ability.can('list', 'WorkItem')) throw new NotFound('work item');
    return Object.assign(reading.value, { reading });
  }
}
