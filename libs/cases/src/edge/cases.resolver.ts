import { Inject } from '@nestjs/common';
import { Args, Context, Info, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { Forbidden, hasRole, NotFound, transitionsFrom, userIdOf } from '#kernel';
import {
  Allow,
  AvailableTransition,
  type Reading,
  type RequestContext,
  type Statement,
  selectedFields,
  type Tx,
  toPage,
  UnitOfWork,
} from '#platform';
import { caseContent, caseHeader, casePage } from '../case.queries.js';
import { CASE_TRANSITIONS, type CaseState, type CaseTransition } from '../case.states.js';
import { putOnList, takeOffList } from '../case-list.js';
import { CaseFile } from '../entities.js';
import { openCase } from '../open-case.js';
import { readCase } from '../read-case.js';
import { type CaseInputs, stepCase } from '../step-case.js';
import {
  CaseArgs,
  CaseDismissalInput,
  CaseNoteInput,
  CaseStepInput,
  CasesArgs,
  HoldCaseInput,
  OpenCaseInput,
  PutOnListInput,
  ReadCaseArgs,
  TakeOffListInput,
  VerifyCaseInput,
} from './cases.input.js';
import { CaseContentView, CaseHeaderView, CasePage } from './cases.views.js';

/** A case as the queries bring it, with the reading it came from. */
interface CaseRow {
  readonly id: string;
  readonly unitId: string;
  readonly state: CaseState;
  readonly leadId: string | null;
  readonly reporterKnown: boolean;
  readonly dismissalProposed: boolean;
  readonly proposedBy: string | null;
  readonly openedAt: string;
  readonly reading: Reading<unknown>;
}

@Resolver(() => CaseContentView)
export class CaseContentResolver {
  @ResolveField(() => [AvailableTransition])
  availableTransitions(@Parent() row: CaseRow): AvailableTransition[] {
    return transitionsOf(row);
  }
}

@Resolver(() => CaseHeaderView)
export class CasesResolver {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  @Query(() => CasePage, {
    description: 'The cases that I see, newest first: those of my unit, and from the verification on those whose list I am on.',
  })
  @Allow('signed-in')
  async cases(
    @Args() { state, first, after }: CasesArgs,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CasePage> {
    const reading = await this.uow.read<CaseRow[]>(context.caller, casePage(selectedFields(info, 'nodes'), state, first, after));
    if (!reading.ability.can('list', 'CaseFile')) throw new Forbidden('list', 'CaseFile');
    return toPage(
      reading.value.map((row) => Object.assign(row, { reading })),
      first,
      ({ openedAt, id }) => [openedAt, id],
    ) as never;
  }

  @Query(() => CaseHeaderView, { description: 'One case that I see, without what it is about.' })
  @Allow('signed-in')
  caseHeader(@Args() { id }: CaseArgs, @Context() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return this.#read(context, caseHeader(selectedFields(info), id));
  }

  @Mutation(() => CaseContentView, { description: 'Opens a case for reading; that it was read, by whom and what for, is kept.' })
  @Allow('signed-in')
  async readCase(@Args() { id, purpose }: ReadCaseArgs, @Context() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    await this.uow.run(context.caller, (tx) => readCase(tx, id, purpose));
    return this.#read(context, caseContent(selectedFields(info), id));
  }

  @Mutation(() => CaseHeaderView, { description: 'Opens a case (C1).' })
  @Allow('signed-in')
  async openCase(
    @Args('input', { description: 'What it is of, and how the unit heard of it.' }) input: OpenCaseInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    const { id } = await this.uow.run(context.caller, (tx) => openCase(tx, input));
    return this.#read(context, caseHeader(selectedFields(info), id));
  }

  @Mutation(() => CaseHeaderView, { description: 'Takes a case up (C2).' })
  @Allow('signed-in')
  takeCase(
    @Args('input', { description: 'The step.' }) input: CaseStepInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#step('take', input, context, info);
  }

  @Mutation(() => CaseHeaderView, {
    description: 'Dismisses a case that is not verified yet (C3); the head does where it is known who told of it.',
  })
  @Allow('signed-in')
  dismissCase(
    @Args('input', { description: 'The step.' }) input: CaseDismissalInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#step('dismiss', input, context, info);
  }

  @Mutation(() => CaseHeaderView, { description: 'Takes a dismissed case up again, on new word of it.' })
  @Allow('signed-in')
  reconsiderCase(
    @Args('input', { description: 'The step.' }) input: CaseNoteInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#step('reconsider', input, context, info);
  }

  @Mutation(() => CaseHeaderView, { description: 'Begins the verification of a case (C6).' })
  @Allow('signed-in')
  verifyCase(
    @Args('input', { description: 'Who leads, who is on the list, and the plan.' }) input: VerifyCaseInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#step('verify', input, context, info);
  }

  @Mutation(() => CaseHeaderView, { description: 'Proposes to dismiss a case that is being verified (C8); its lead does.' })
  @Allow('signed-in')
  proposeDismissalOfCase(
    @Args('input', { description: 'The step.' }) input: CaseDismissalInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#step('proposeDismissal', input, context, info);
  }

  @Mutation(() => CaseHeaderView, { description: 'Confirms a dismissal that somebody else proposed.' })
  @Allow('signed-in')
  confirmDismissalOfCase(
    @Args('input', { description: 'The step.' }) input: CaseStepInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#step('confirmDismissal', input, context, info);
  }

  @Mutation(() => CaseHeaderView, { description: 'Declines a dismissal; the verification goes on.' })
  @Allow('signed-in')
  declineDismissalOfCase(
    @Args('input', { description: 'The step.' }) input: CaseNoteInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#step('declineDismissal', input, context, info);
  }

  @Mutation(() => CaseHeaderView, { description: 'Lets a case rest (C9).' })
  @Allow('signed-in')
  holdCase(
    @Args('input', { description: 'Why, and until when.' }) input: HoldCaseInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#step('hold', input, context, info);
  }

  @Mutation(() => CaseHeaderView, { description: 'Goes on with a case that rested.' })
  @Allow('signed-in')
  resumeCase(
    @Args('input', { description: 'The step.' }) input: CaseNoteInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#step('resume', input, context, info);
  }

  @Mutation(() => CaseHeaderView, { description: 'Puts a colleague on the list of a case.' })
  @Allow('signed-in')
  putOnListOfCase(
    @Args('input', { description: 'Who, and why.' }) { id, expectedVersion, ...who }: PutOnListInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#run(id, context, info, (tx) => putOnList(tx, id, who, expectedVersion));
  }

  @Mutation(() => CaseHeaderView, {
    nullable: true,
    description: 'Takes somebody off the list of a case; null where that is oneself, who sees it no more.',
  })
  @Allow('signed-in')
  async takeOffListOfCase(
    @Args('input', { description: 'Who, and why.' }) { id, expectedVersion, ...who }: TakeOffListInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    await this.uow.run(context.caller, (tx) => takeOffList(tx, id, who, expectedVersion));
    return this.#read(context, caseHeader(selectedFields(info), id)).catch((error: unknown) => {
      if (error instanceof NotFound) return null;
      throw error;
    });
  }

  @ResolveField(() => [AvailableTransition])
  availableTransitions(@Parent() row: CaseRow): AvailableTransition[] {
    return transitionsOf(row);
  }

  #step<Step extends keyof CaseInputs>(
    step: Step,
    { id, expectedVersion, ...input }: CaseStepInput & object,
    context: RequestContext,
    info: GraphQLResolveInfo,
  ) {
    return this.#run(id, context, info, (tx) => stepCase(tx, id, step, input as unknown as CaseInputs[Step], expectedVersion));
  }

  async #run(id: string, context: RequestContext, info: GraphQLResolveInfo, verb: (tx: Tx) => Promise<unknown>) {
    await this.uow.run(context.caller, verb);
    return this.#read(context, caseHeader(selectedFields(info), id));
  }

  #read(context: RequestContext, statement: Statement) {
    return readRow(this.uow, context, statement);
  }
}

/** The header of a case after a step, for whoever sees it. */
export async function readHeader(uow: UnitOfWork, context: RequestContext, info: GraphQLResolveInfo, id: string) {
  return readRow(uow, context, caseHeader(selectedFields(info), id));
}

async function readRow(uow: UnitOfWork, context: RequestContext, statement: Statement) {
  const reading = await uow.read<CaseRow | null>(context.caller, statement);
  if (!reading.value || !reading.ability.can('list', 'CaseFile')) throw new NotFound('case');
  return Object.assign(reading.value, { reading });
}

/** The steps that the state knows, and what stands in the way of each. */
function transitionsOf(row: CaseRow): AvailableTransition[] {
  const subject = Object.assign(new CaseFile(), { unitId: row.unitId, ...(row.leadId && { leadId: row.leadId }) });
  return transitionsFrom(CASE_TRANSITIONS, row.state).map(({ code }) => {
    const blockedBy = row.reading.ability.can(code, subject) ? blockOf(code, row) : 'ROLE';
    return { code, enabled: blockedBy === null, blockedBy };
  });
}

/** What can be told from the row alone; the rest the mutation says. */
function blockOf(code: CaseTransition, { reading: { actor }, reporterKnown, dismissalProposed, proposedBy }: CaseRow): string | null {
  if (code === 'dismiss') return reporterKnown && !hasRole(actor, 'UNIT_HEAD') ? 'HEAD_DISMISSES' : null;
  if (code !== 'confirmDismissal' && code !== 'declineDismissal') return null;
  if (!dismissalProposed) return 'NOTHING_PROPOSED';
  return code === 'confirmDismissal' && proposedBy === userIdOf(actor) ? 'SECOND_PERSON' : null;
}
