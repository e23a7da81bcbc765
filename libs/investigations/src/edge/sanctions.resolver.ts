import { Inject } from '@nestjs/common';
import { Args, Context, Info, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { CaseHeaderView, readHeader } from '#cases';
import { Forbidden } from '#kernel';
import type { CrimeFacts } from '#law';
import { Allow, type RequestContext, type Tx, UnitOfWork } from '#platform';
import { closeCase, closeCriminal, closeWithoutSanction, reopenCase, takeBack, withdrawDraft } from '../end-case.js';
import { enforce } from '../enforce.js';
import { signingTitles } from '../investigation.queries.js';
import {
  advise,
  bringToDecision,
  declineInvestigation,
  declineProposal,
  investigate,
  proposeDecision,
  proposeInvestigation,
  proposeTransfer,
  transfer,
} from '../propose.js';
import { endSigningTitle, recordSigningTitle } from '../signing-titles.js';
import { stepMeasure } from '../step-measure.js';
import { readPackage } from '../transfer-package.js';
import { checkForCrime, makeWorksheet } from '../weigh-case.js';
import { CasePieceView, SigningTitleView, TransferPackageView } from './investigation.views.js';
import {
  AdviseInput,
  CaseWorksheetInput,
  CloseCaseInput,
  CloseCriminalInput,
  CloseWithoutSanctionInput,
  CrimeCheckInput,
  EnforceInput,
  InvestigateInput,
  InvestigationNoteInput,
  InvestigationStepInput,
  MeasureStepInput,
  ProposeDecisionInput,
  ReadInvestigationArgs,
  SigningTitleInput,
  TitleArgs,
} from './sanctions.input.js';

const STEP = { description: 'The step.' };

@Resolver()
export class SanctionsResolver {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  @Mutation(() => CasePieceView, {
    description: 'Computes between what amounts a respondent is fined for one act, and keeps what went in and came out; the lead does.',
  })
  @Allow('signed-in')
  makeCaseWorksheet(
    @Args('input', { description: 'From what.' }) {
      citizens,
      revenueInVietnamVnd,
      ruleId,
      endedOn,
      discoveredOn,
      ...input
    }: CaseWorksheetInput,
    @Context() { caller }: RequestContext,
  ) {
    const known = { citizens: citizens ?? null, revenueInVietnamVnd: revenueInVietnamVnd ?? null, ruleId: ruleId ?? null };
    const days = { endedOn: endedOn ?? null, discoveredOn: discoveredOn ?? null };
    return this.uow.run(caller, (tx) => makeWorksheet(tx, { ...input, ...known, ...days }));
  }

  @Mutation(() => CasePieceView, {
    description: 'Answers the checklist for signs of a crime (C10); the lead does, and the last answer counts.',
  })
  @Allow('signed-in')
  checkCaseForCrime(
    @Args('input', { description: 'What is known.' }) { caseId, ...facts }: CrimeCheckInput,
    @Context() { caller }: RequestContext,
  ) {
    return this.uow.run(caller, (tx) => checkForCrime(tx, caseId, { ...facts } as CrimeFacts));
  }

  @Mutation(() => CaseHeaderView, { description: 'Proposes that a case is investigated (C7); the lead does.' })
  @Allow('signed-in')
  proposeInvestigationOfCase(
    @Args('input', STEP) input: InvestigationNoteInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#step(input.caseId, context, info, (tx) => proposeInvestigation(tx, input));
  }

  @Mutation(() => CaseHeaderView, { description: 'Signs that a case is investigated (C7); a head who did not propose it does.' })
  @Allow('signed-in')
  investigateCase(@Args('input', STEP) input: InvestigateInput, @Context() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return this.#step(input.caseId, context, info, (tx) => investigate(tx, input));
  }

  @Mutation(() => CaseHeaderView, { description: 'Declines that a case is investigated; its verification goes on.' })
  @Allow('signed-in')
  declineInvestigationOfCase(
    @Args('input', STEP) input: InvestigationNoteInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#step(input.caseId, context, info, (tx) => declineInvestigation(tx, input));
  }

  @Mutation(() => CaseHeaderView, { description: 'Proposes a decision on sanctions (C11); the lead does.' })
  @Allow('signed-in')
  proposeDecisionOnCase(
    @Args('input', STEP) input: ProposeDecisionInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#step(input.caseId, context, info, (tx) => proposeDecision(tx, input));
  }

  @Mutation(() => CaseHeaderView, { description: 'Proposes to transfer a case to the criminal authorities (C10); the lead does.' })
  @Allow('signed-in')
  proposeTransferOfCase(
    @Args('input', STEP) input: InvestigationNoteInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#step(input.caseId, context, info, (tx) => proposeTransfer(tx, input));
  }

  @Mutation(() => CaseHeaderView, {
    description: 'Gives a legal opinion on what was proposed; somebody else than the lead, who works on the case.',
  })
  @Allow('signed-in')
  adviseOnProposalOfCase(@Args('input', STEP) input: AdviseInput, @Context() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return this.#step(input.caseId, context, info, (tx) => advise(tx, input));
  }

  @Mutation(() => CaseHeaderView, { description: 'Declines what was proposed; a head does.' })
  @Allow('signed-in')
  declineProposalOfCase(
    @Args('input', STEP) input: InvestigationNoteInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#step(input.caseId, context, info, (tx) => declineProposal(tx, input));
  }

  @Mutation(() => CaseHeaderView, {
    description: 'Brings what was proposed to whoever signs (C11); the lead does, with a legal opinion that agrees.',
  })
  @Allow('signed-in')
  bringCaseToDecision(
    @Args('input', STEP) input: InvestigationStepInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#step(input.caseId, context, info, (tx) => bringToDecision(tx, input));
  }

  @Mutation(() => CaseHeaderView, { description: 'Takes a draft back to the investigation; the lead or a head does.' })
  @Allow('signed-in')
  withdrawDraftOfCase(
    @Args('input', STEP) input: InvestigationNoteInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#step(input.caseId, context, info, (tx) => withdrawDraft(tx, input));
  }

  @Mutation(() => CaseHeaderView, {
    description: 'Signs the decision (C12): a head who does not lead the case, by a title, below its ceiling.',
  })
  @Allow('signed-in')
  enforceCase(@Args('input', STEP) input: EnforceInput, @Context() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    const sanctions = input.sanctions.map(({ amountVnd, dueOn, measures, ...sanction }) => ({
      ...{ ...sanction, amountVnd: amountVnd ?? null, dueOn: dueOn ?? null },
      measures: measures.map((one) => ({ code: one.code, months: one.months ?? null, dueOn: one.dueOn ?? null })),
    }));
    return this.#step(input.caseId, context, info, (tx) => enforce(tx, { ...input, sanctions }));
  }

  @Mutation(() => CasePieceView, {
    description: 'Takes a step with a fine or a measure (C14); what ends an appeal, and that a measure falls, a head records.',
  })
  @Allow('signed-in')
  stepMeasureOfCase(@Args('input', STEP) { on, amountVnd, dueOn, ...input }: MeasureStepInput, @Context() { caller }: RequestContext) {
    return this.uow.run(caller, (tx) => stepMeasure(tx, { ...input, on: on ?? null, amountVnd: amountVnd ?? null, dueOn: dueOn ?? null }));
  }

  @Mutation(() => CaseHeaderView, { description: 'Ends a case without a sanction (C13); a head who does not lead it does.' })
  @Allow('signed-in')
  closeCaseWithoutSanction(
    @Args('input', STEP) input: CloseWithoutSanctionInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#step(input.caseId, context, info, (tx) => closeWithoutSanction(tx, input));
  }

  @Mutation(() => CaseHeaderView, { description: 'Ends a case of which every fine and measure is settled (C15); a head does.' })
  @Allow('signed-in')
  closeCase(@Args('input', STEP) input: CloseCaseInput, @Context() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return this.#step(input.caseId, context, info, (tx) => closeCase(tx, input));
  }

  @Mutation(() => CaseHeaderView, {
    description: 'Takes an ended case up again (C17), on new evidence or after a decision was annulled; a head does.',
  })
  @Allow('signed-in')
  reopenCase(@Args('input', STEP) input: InvestigationNoteInput, @Context() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return this.#step(input.caseId, context, info, (tx) => reopenCase(tx, input));
  }

  @Mutation(() => CaseHeaderView, {
    description: 'Signs the transfer to the criminal authorities (C10): a third person, after the lead and the legal opinion.',
  })
  @Allow('signed-in')
  transferCase(@Args('input', STEP) input: InvestigationNoteInput, @Context() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return this.#step(input.caseId, context, info, (tx) => transfer(tx, input));
  }

  @Mutation(() => TransferPackageView, {
    nullable: true,
    description: 'Opens what was transferred last for reading; that it was read, by whom and what for, is kept. Null where nothing was.',
  })
  @Allow('signed-in')
  readTransferPackage(@Args() { id, purpose }: ReadInvestigationArgs, @Context() { caller }: RequestContext) {
    return this.uow.run(caller, (tx) => readPackage(tx, id, purpose));
  }

  @Mutation(() => CaseHeaderView, { description: 'Takes a case back that the prosecution declined (C10′), to be sanctioned; a head does.' })
  @Allow('signed-in')
  takeCaseBack(@Args('input', STEP) input: InvestigationNoteInput, @Context() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return this.#step(input.caseId, context, info, (tx) => takeBack(tx, input));
  }

  @Mutation(() => CaseHeaderView, { description: 'Ends a case by what the prosecution or the court came to (C16); a head does.' })
  @Allow('signed-in')
  closeCriminalCase(@Args('input', STEP) input: CloseCriminalInput, @Context() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return this.#step(input.caseId, context, info, (tx) => closeCriminal(tx, input));
  }

  @Query(() => [SigningTitleView], { description: 'By which titles colleagues of my unit may sign, the latest first.' })
  @Allow('signed-in')
  async signingTitles(@Context() { caller }: RequestContext) {
    const { value, ability } = await this.uow.read<SigningTitleView[]>(caller, signingTitles());
    if (!ability.can('list', 'SigningTitle')) throw new Forbidden('list', 'SigningTitle');
    return value;
  }

  @Mutation(() => CasePieceView, {
    description: 'Records that a colleague holds a title that may fine; the administrator of the unit does, and never for themselves.',
  })
  @Allow('signed-in')
  recordSigningTitle(
    @Args('input', { description: 'Who, which title, by what.' }) input: SigningTitleInput,
    @Context() { caller }: RequestContext,
  ) {
    return this.uow.run(caller, (tx) => recordSigningTitle(tx, input));
  }

  @Mutation(() => CasePieceView, { description: 'Records that a colleague holds a title no more; the administrator of the unit does.' })
  @Allow('signed-in')
  endSigningTitle(@Args() { id }: TitleArgs, @Context() { caller }: RequestContext) {
    return this.uow.run(caller, (tx) => endSigningTitle(tx, id));
  }

  async #step(id: string, context: RequestContext, info: GraphQLResolveInfo, verb: (tx: Tx) => Promise<unknown>) {
    await this.uow.run(context.caller, verb);
    return readHeader(this.uow, context, info, id);
  }
}
