import { Inject } from '@nestjs/common';
import { Args, ArgsType, Context, Field, ID, Info, Mutation, Query, Resolver } from '@nestjs/graphql';
import { IsUUID } from 'class-validator';
import type { GraphQLResolveInfo } from 'graphql';
import { Filing, type StoredFiling } from '#filings';
import { NotFound } from '#kernel';
import { Allow, diffFacts, FactChangeView, PlainText, type RequestContext, selectedFields, UnitOfWork } from '#platform';
import type { StoredFacts } from '../facts.js';
import { abandonFollowUp, effectiveOf, factsOf, openFollowUp } from '../follow-up.js';
import { factsOfFilings, filingsOfReport } from '../violation-report.queries.js';
import type { FollowUp } from '../violation-report.states.js';
import { readReport } from './read-report.js';
import { FiledReportView, ViolationReportView } from './violation.views.js';

interface FactsOfFiling {
  readonly reportId: string;
  readonly organisationId: string;
  readonly facts: StoredFacts;
}

@ArgsType()
class ReportArgs {
  @Field(() => ID, { description: 'The report.' })
  @IsUUID()
  id: string;
}

@ArgsType()
class ReasonedReportArgs extends ReportArgs {
  @Field(() => String, { description: 'Why; it becomes part of the filing.' })
  @PlainText(5000, { required: true })
  reason: string;
}

@ArgsType()
class FilingPairArgs {
  @Field(() => ID, { description: 'The filing to compare with, usually the earlier one.' })
  @IsUUID()
  before: string;
  @Field(() => ID, { description: 'The filing to compare.' })
  @IsUUID()
  after: string;
}

/** Everything that is filed after the first time, and how filings differ. */
@Resolver(() => FiledReportView)
export class FollowUpResolver {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  @Mutation(() => ViolationReportView, { description: 'Opens a supplement (bổ sung): a draft that begins with what was filed last.' })
  @Allow('signed-in')
  supplementViolationReport(@Args() { id }: ReportArgs, @Context() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return this.#open(context, info, id, 'supplement');
  }

  @Mutation(() => ViolationReportView, { description: 'Opens the final filing (kết thúc): how it ended, with nothing left open.' })
  @Allow('signed-in')
  concludeViolationReport(@Args() { id }: ReportArgs, @Context() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return this.#open(context, info, id, 'conclude');
  }

  @Mutation(() => ViolationReportView, {
    description: 'Opens the answer to a return (sửa đổi, bổ sung): the filing time of what was returned stays.',
  })
  @Allow('signed-in')
  completeViolationReport(@Args() { id }: ReportArgs, @Context() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return this.#open(context, info, id, 'complete');
  }

  @Mutation(() => ViolationReportView, { description: 'Opens a correction (đính chính) of what was filed.' })
  @Allow('signed-in')
  correctViolationReport(@Args() { id, reason }: ReasonedReportArgs, @Context() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return this.#open(context, info, id, 'correct', reason);
  }

  @Mutation(() => ViolationReportView, {
    description: 'Opens a request for withdrawal (yêu cầu rút). The report stays readable whatever the answer.',
  })
  @Allow('signed-in')
  withdrawViolationReport(
    @Args() { id, reason }: ReasonedReportArgs,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#open(context, info, id, 'withdraw', reason);
  }

  @Mutation(() => ViolationReportView, { description: 'Gives up the draft of a further filing; what was filed stays.' })
  @Allow('signed-in')
  async abandonViolationReport(@Args() { id }: ReportArgs, @Context() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    await this.uow.run(context.caller, (tx) => abandonFollowUp(tx, id));
    return readReport(this.uow, id, context, selectedFields(info));
  }

  @Query(() => FiledReportView, { description: 'A report as its filings state it: for its filer, and for the desk that received them.' })
  @Allow('signed-in')
  async filedReport(@Args() { id }: ReportArgs, @Context() context: RequestContext): Promise<FiledReportView> {
    const { value, ability } = await this.uow.read<StoredFiling[]>(context.caller, filingsOfReport(id));
    const filings = value.filter(({ organisationId }) => ability.can('read', Object.assign(new Filing(), { organisationId })));
    // A unit may have been sent the request for withdrawal alone, which repeats what is in effect.
    const effective = effectiveOf(filings) ?? filings[0];
    if (!effective) throw new NotFound('violation report');
    return {
      reportId: id,
      reference: effective.reference,
      withdrawn: filings.some(({ kind, state }) => kind === 'WITHDRAWAL_REQUEST' && state === 'ACCEPTED'),
      effective: factsOf(effective) as never,
      effectiveNumber: effective.number,
      filings,
    };
  }

  @Query(() => [FactChangeView], { description: 'What two filings of one report state differently, field by field.' })
  @Allow('signed-in')
  async filingChanges(@Args() { before, after }: FilingPairArgs, @Context() context: RequestContext): Promise<readonly FactChangeView[]> {
    const { value, ability } = await this.uow.read<Record<string, FactsOfFiling | undefined>>(
      context.caller,
      factsOfFilings([before, after]),
    );
    const [from, to] = [value[before], value[after]];
    if (!from || !to || from.reportId !== to.reportId) throw new NotFound('filing');
    if (!ability.can('read', Object.assign(new Filing(), { organisationId: from.organisationId }))) throw new NotFound('filing');
    return diffFacts(from.facts, to.facts);
  }

  async #open(context: RequestContext, info: GraphQLResolveInfo, id: string, followUp: FollowUp, reason: string | null = null) {
    await this.uow.run(context.caller, (tx) => openFollowUp(tx, id, followUp, reason));
    return readReport(this.uow, id, context, selectedFields(info));
  }
}
