import { Inject } from '@nestjs/common';
import { Args, Context, Info, Mutation, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { CaseHeaderView, readHeader } from '#cases';
import { Allow, type RequestContext, type Tx, UnitOfWork } from '#platform';
import { confirmDuplicate, declineDuplicate, linkCase, proposeDuplicate, undoDuplicate, unlinkCase } from '../link-cases.js';
import { DuplicateInput, LinkCaseInput, UnlinkCaseInput } from './case-links.input.js';
import { CasePieceView } from './investigation.views.js';
import { InvestigationNoteInput, InvestigationStepInput } from './sanctions.input.js';

const STEP = { description: 'The step.' };

@Resolver()
export class CaseLinksResolver {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  @Mutation(() => CaseHeaderView, { description: 'Proposes that a case is a duplicate of another one (C4); who triages does.' })
  @Allow('signed-in')
  proposeDuplicateOfCase(@Args('input', STEP) input: DuplicateInput, @Context() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return this.#step(input.caseId, context, info, (tx) => proposeDuplicate(tx, input));
  }

  @Mutation(() => CaseHeaderView, {
    description: 'Agrees that a case is a duplicate: the lead of the other one, or where nobody leads it a second person.',
  })
  @Allow('signed-in')
  confirmDuplicateOfCase(
    @Args('input', STEP) input: InvestigationStepInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#step(input.caseId, context, info, (tx) => confirmDuplicate(tx, input));
  }

  @Mutation(() => CaseHeaderView, { description: 'Says that a case is no duplicate; it stays in triage.' })
  @Allow('signed-in')
  declineDuplicateOfCase(
    @Args('input', STEP) input: InvestigationNoteInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#step(input.caseId, context, info, (tx) => declineDuplicate(tx, input));
  }

  @Mutation(() => CaseHeaderView, { description: 'Undoes that a case is a duplicate (C4′); it is triaged again.' })
  @Allow('signed-in')
  undoDuplicateOfCase(
    @Args('input', STEP) input: InvestigationNoteInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#step(input.caseId, context, info, (tx) => undoDuplicate(tx, input));
  }

  @Mutation(() => CasePieceView, { description: 'Ties a case to another one, in one direction and with a reason; neither ends by that.' })
  @Allow('signed-in')
  linkCase(@Args('input', { description: 'Which, how and why.' }) input: LinkCaseInput, @Context() { caller }: RequestContext) {
    return this.uow.run(caller, (tx) => linkCase(tx, input));
  }

  @Mutation(() => CasePieceView, { description: 'Undoes a link of a case, with the reason; that it was there is kept.' })
  @Allow('signed-in')
  unlinkCase(@Args('input', { description: 'Which, and why.' }) input: UnlinkCaseInput, @Context() { caller }: RequestContext) {
    return this.uow.run(caller, (tx) => unlinkCase(tx, input));
  }

  async #step(id: string, context: RequestContext, info: GraphQLResolveInfo, verb: (tx: Tx) => Promise<unknown>) {
    await this.uow.run(context.caller, verb);
    return readHeader(this.uow, context, info, id);
  }
}
