import { Inject } from '@nestjs/common';
import { Args, ArgsType, Context, Field, ID, Info, InputType, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, Equals, IsArray, IsOptional, IsUUID, ValidateNested } from 'class-validator';
import type { GraphQLResolveInfo } from 'graphql';
import { DefectAnswerInput, filingView, LOG_SIGNER, readFiled, withReceipt } from '#filings';
import { Forbidden, transitionsFrom } from '#kernel';
import {
  Allow,
  AvailableTransition,
  ClientKey,
  PageArgs,
  PlainText,
  type RequestContext,
  selectedFields,
  toPage,
  UnitOfWork,
} from '#platform';
import type { LogSigner } from '#platform/log';
import { draftViolationReport, reviseViolationReport } from '../draft-violation-report.js';
import { ViolationReport } from '../entities.js';
import { toStored } from '../facts.js';
import { blockOf } from '../follow-up.js';
import { discardViolationReport, markViolationReportReady, reopenViolationReport } from '../mark-report-ready.js';
import { submitViolationReport } from '../submit-violation-report.js';
import { reportPage } from '../violation-report.queries.js';
import { REPORT_TRANSITIONS } from '../violation-report.states.js';
import { blockingNow, type ReportRow, readAssessment } from './assessment.js';
import { FactsInput } from './facts.input.js';
import { AssessmentView } from './law.views.js';
import { readReport } from './read-report.js';
import { SubmitViolationReportPayload, ViolationReportPage, ViolationReportView } from './violation.views.js';

@InputType({ description: 'Content of a draft report.' })
export class ReportContentInput {
  @Field(() => String, { description: 'Working title.' })
  @PlainText(300, { required: true })
  title: string;
  @Field(() => [ID], {
    defaultValue: [],
    description: 'Processing activities that the violation touches; they bring data types and systems.',
  })
  @IsArray()
  @ArrayMaxSize(50)
  @IsUUID('all', { each: true })
  activityIds: string[];
  @Field(() => FactsInput, { description: 'The facts as far as they are known.' })
  @ValidateNested()
  @Type(() => FactsInput)
  facts: FactsInput;
  @Field(() => String, {
    nullable: true,
    description:
      'The version of the questions that you answered (`formVersion` of the assessment); an older one is refused at `markReady`.',
  })
  @IsOptional()
  @PlainText(60)
  formVersion?: string | null;
  @Field(() => [DefectAnswerInput], { nullable: true, description: 'While a return is being answered: the answer to each of its defects.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => DefectAnswerInput)
  answers?: DefectAnswerInput[] | null;
}

@InputType({ description: 'A submission: which report, under which key.' })
export class SubmitViolationReportInput {
  @Field(() => ID, { description: 'The report, in state READY.' })
  @IsUUID()
  reportId: string;
  @Field(() => String, {
    description: 'Your own key of this submission (8 to 200 characters), e.g. a UUID; sending it again never files twice.',
  })
  @ClientKey()
  clientKey: string;
  @Field(() => String, { nullable: true, description: 'Why it is late; demanded under Decree 13 (Art 23.1) after 72 hours.' })
  @IsOptional()
  @PlainText(5000)
  lateReason?: string | null;
  @Field(() => Boolean, { description: 'The commitment of the form (cam kết) to the accuracy of what is filed; must be true.' })
  @Equals(true)
  commitment: boolean;
  @Field(() => String, {
    nullable: true,
    description: 'Why something that looks like a person’s data stays in the narrative; demanded where there is any (`PERSONAL_DATA`).',
  })
  @IsOptional()
  @PlainText(1000)
  personalDataReason?: string | null;
}

@ArgsType()
class ReopenArgs {
  @Field(() => ID, { description: 'The report.' })
  @IsUUID()
  id: string;
  @Field(() => String, { description: 'Why; the organisation reads it on the report until it is presented again.' })
  @PlainText(5000, { required: true })
  reason: string;
}

@Resolver(() => ViolationReportView)
export class ViolationResolver {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(LOG_SIGNER) private readonly signer: LogSigner,
  ) {}

  @Query(() => ViolationReportPage, { description: 'Reports of my organisation, newest first.' })
  @Allow('signed-in')
  async violationReports(
    @Args() page: PageArgs,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ViolationReportPage> {
    const rows = await this.uow.read<ReportRow[]>(context.caller, reportPage(selectedFields(info, 'nodes'), page.first, page.after));
    if (!rows.ability.can('list', 'ViolationReport')) throw new Forbidden('list', 'ViolationReport');
    return toPage(
      rows.value.map((row) => Object.assign(row, { reading: rows })),
      page.first,
      (row) => [String(row.createdAt), row.id],
    ) as never;
  }

  @Query(() => ViolationReportView, { description: 'One report of my organisation.' })
  @Allow('signed-in')
  async violationReport(
    @Args('id', { type: () => ID, description: 'Its id.' }) id: string,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ViolationReportView> {
    return readReport(this.uow, id, context, selectedFields(info));
  }

  @Mutation(() => ViolationReportView, { description: 'Opens a draft report; nothing is sent.' })
  @Allow('signed-in')
  async draftViolationReport(
    @Args('input', { description: 'The content of the draft.' }) input: ReportContentInput,
    @Args('exercise', {
      type: () => String,
      nullable: true,
      description: 'Code of the exercise (diễn tập) that it is opened under; absent for a real report.',
    })
    exercise: string | null | undefined,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    const report = await this.uow.run(context.caller, (tx) =>
      draftViolationReport(tx, { ...input, facts: toStored(input.facts) }, exercise ?? null),
    );
    return readReport(this.uow, report.id, context, selectedFields(info));
  }

  @Mutation(() => ViolationReportView, { description: 'Replaces the content of a draft.' })
  @Allow('signed-in')
  async reviseViolationReport(
    @Args('id', { type: () => ID, description: 'The report.' }) id: string,
    @Args('expectedVersion', { type: () => Int, description: 'The version that you read.' }) expectedVersion: number,
    @Args('input', { description: 'The content of the draft.' }) input: ReportContentInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    await this.uow.run(context.caller, (tx) => reviseViolationReport(tx, id, expectedVersion, { ...input, facts: toStored(input.facts) }));
    return readReport(this.uow, id, context, selectedFields(info));
  }

  @Mutation(() => ViolationReportView, {
    description: 'Presents a draft for signing: the minimum set of facts must be there; they are frozen.',
  })
  @Allow('signed-in')
  async markViolationReportReady(
    @Args('id', { type: () => ID, description: 'The report.' }) id: string,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    await this.uow.run(context.caller, (tx) => markViolationReportReady(tx, id));
    return readReport(this.uow, id, context, selectedFields(info));
  }

  @Mutation(() => ViolationReportView, {
    description: 'Takes a report back to draft before it is signed, and tells whoever prepares it why.',
  })
  @Allow('signed-in')
  async reopenViolationReport(@Args() { id, reason }: ReopenArgs, @Context() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    await this.uow.run(context.caller, (tx) => reopenViolationReport(tx, id, reason));
    return readReport(this.uow, id, context, selectedFields(info));
  }

  @Mutation(() => ViolationReportView, { description: 'Ends a report that was never filed.' })
  @Allow('signed-in')
  async discardViolationReport(
    @Args('id', { type: () => ID, description: 'The report.' }) id: string,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    await this.uow.run(context.caller, (tx) => discardViolationReport(tx, id));
    return readReport(this.uow, id, context, selectedFields(info));
  }

  @Mutation(() => SubmitViolationReportPayload, { description: 'Files the report with the authority and gives the receipt.' })
  @Allow('signed-in')
  async submitViolationReport(
    @Args('input', { description: 'Which report, under which key.' }) input: SubmitViolationReportInput,
    @Context() context: RequestContext,
  ): Promise<SubmitViolationReportPayload> {
    const { filing, recorded, verdict } = await this.uow.run(context.caller, (tx) => submitViolationReport(tx, input));
    // What was committed just now is at hand; whoever may submit may have the receipt of it.
    return recorded?.position
      ? withReceipt(filingView(filing, verdict), recorded.position, this.signer)
      : readFiled(this.uow, filing.id, context, this.signer);
  }

  @ResolveField(() => AssessmentView, { nullable: true })
  async assessment(@Parent() row: ReportRow, @Context() context: RequestContext): Promise<AssessmentView | null> {
    return readAssessment(this.uow, context, row);
  }

  @ResolveField(() => [AvailableTransition])
  async availableTransitions(@Parent() row: ReportRow, @Context() context: RequestContext): Promise<AvailableTransition[]> {
    const subject = Object.assign(new ViolationReport(), { organisationId: row.organisationId });
    const missing = row.state === 'DRAFT' ? await blockingNow(this.uow, context, row) : false;
    return (
      transitionsFrom(REPORT_TRANSITIONS, row.state)
        // What time does, and what belongs to the other half of a report's life, is no step that anybody waits for.
        .filter(({ code }) => code !== 'expire' && !['FILED', 'NOT_FILED'].includes(blockOf(code, row.filed, row.kind, row.asked) ?? ''))
        .map(({ code }) => {
          const blockedBy = !row.reading.ability.can(code, subject)
            ? 'ROLE'
            : code === 'markReady' && missing
              ? 'FACTS'
              : blockOf(code, row.filed, row.kind, row.asked);
          return { code, enabled: blockedBy === null, blockedBy };
        })
    );
  }
}
