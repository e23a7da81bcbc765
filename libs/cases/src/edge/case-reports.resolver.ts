import { Inject } from '@nestjs/common';
import { Args, ArgsType, Context, Field, ID, InputType, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { IsUUID } from 'class-validator';
import { LinkKindEnum } from '#handling';
import { NotFound } from '#kernel';
import { Allow, ExpectedVersion, type RequestContext, UnitOfWork, View } from '#platform';
import { linksToConfirm, reportOfCase, reportsOfCase } from '../case-reports.queries.js';
import { confirmCaseLink } from '../link-report.js';

@ArgsType()
class CaseArgs {
  @Field(() => ID, { description: 'The case.' })
  @IsUUID()
  caseId: string;
}

@InputType({ description: 'The link of a report to a case, to confirm.' })
export class ConfirmCaseLinkInput {
  @Field(() => ID, { description: 'The case.' })
  @IsUUID()
  caseId: string;
  @Field(() => ID, { description: 'The handling of the report.' })
  @IsUUID()
  handlingId: string;
  @ExpectedVersion()
  expectedVersion?: number;
}

@View('CaseFile', 'A report that is linked to a case, or shall be (thông báo gắn với vụ việc).')
export class CaseReportView {
  @Field(() => ID, { description: 'The case.' })
  caseId: string;
  @Field(() => String, { description: 'Its number.' })
  caseNumber: string;
  @Field(() => ID, { description: 'Handling of the report.' })
  handlingId: string;
  @Field(() => ID, { description: 'The report.' })
  reportId: string;
  @Field(() => String, { description: 'Its reference.' })
  reference: string;
  @Field(() => String, { description: 'Who filed it.' })
  organisationName: string;
  @Field(() => LinkKindEnum, { description: 'What it is to the case.' })
  kind: string;
  @Field(() => String, { description: 'Why.' })
  reason: string;
  @Field(() => Boolean, { description: 'False while it waits for whoever leads the case.' })
  confirmed: boolean;
  @Field(() => Int, { description: 'Version of the handling; give it back with the confirmation.' })
  version: number;
}

@Resolver(() => CaseReportView)
export class CaseReportsResolver {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  @Query(() => [CaseReportView], { description: 'The reports that are linked to a case, or shall be; at most 200.' })
  @Allow('signed-in')
  async reportsOfCase(@Args() { caseId }: CaseArgs, @Context() context: RequestContext): Promise<CaseReportView[]> {
    const { value, ability } = await this.uow.read<CaseReportView[] | null>(context.caller, reportsOfCase(caseId));
    if (!value || !ability.can('list', 'CaseFile')) throw new NotFound('CaseFile');
    return value;
  }

  @Query(() => [CaseReportView], { description: 'Links of reports that wait for me, who lead the case; the oldest 100.' })
  @Allow('signed-in')
  async linksToConfirm(@Context() context: RequestContext): Promise<CaseReportView[]> {
    const { value, ability } = await this.uow.read<CaseReportView[]>(context.caller, linksToConfirm());
    return ability.can('list', 'CaseFile') ? value : [];
  }

  @Mutation(() => CaseReportView, {
    description: 'Confirms the link of a report to a case, as who leads it; somebody else proposed it (H5).',
  })
  @Allow('signed-in')
  async confirmCaseLink(
    @Args('input', { description: 'Which.' }) { caseId, handlingId, expectedVersion }: ConfirmCaseLinkInput,
    @Context() context: RequestContext,
  ): Promise<CaseReportView> {
    await this.uow.run(context.caller, (tx) => confirmCaseLink(tx, caseId, handlingId, expectedVersion));
    return (await this.uow.read<CaseReportView>(context.caller, reportOfCase(caseId, handlingId))).value;
  }
}
