import { Inject } from '@nestjs/common';
import { Args, Context, Field, ID, InputType, Mutation, Query, Resolver } from '@nestjs/graphql';
import { IsIn, IsUUID } from 'class-validator';
import { NotFound } from '#kernel';
import { Allow, Instant, listedEnum, PlainText, type RequestContext, UnitOfWork, View } from '#platform';
import { REPORT_LINK_KINDS, type ReportLinkKind } from '../entities.js';
import { endReportLink, linkReports } from '../link-reports.js';
import { linkById, linksOfReport } from '../links.queries.js';
import { ReportArgs } from './handling.args.js';
import { HandlingStateEnum } from './handling.views.js';

export const ReportLinkKindEnum = listedEnum('ReportLinkKind', 'What one report is to another.', REPORT_LINK_KINDS, {
  DUPLICATE_OF: 'Trùng với: says the same; both references stay valid.',
  PART_OF: 'Là một phần của.',
  RELATED: 'Có liên quan.',
  SAME_CAUSE: 'Cùng nguyên nhân.',
});
const LinkDirectionEnum = listedEnum('ReportLinkDirection', 'Which end of a link is looked from.', ['OUT', 'IN'], {
  OUT: 'Từ thông báo này đến thông báo kia.',
  IN: 'Từ thông báo kia đến thông báo này.',
});

@InputType({ description: 'A link from one report to another; both stay what they are.' })
export class LinkReportsInput {
  @Field(() => ID, { description: 'Handling of the one.' })
  @IsUUID()
  fromId: string;
  @Field(() => ID, { description: 'Handling of the other.' })
  @IsUUID()
  toId: string;
  @Field(() => ReportLinkKindEnum, { description: 'What the one is to the other.' })
  @IsIn(REPORT_LINK_KINDS)
  kind: ReportLinkKind;
  @Field(() => String, { description: 'Why.' })
  @PlainText(2000, { required: true })
  reason: string;
}

@InputType({ description: 'The end of a link.' })
export class EndReportLinkInput {
  @Field(() => ID, { description: 'The link.' })
  @IsUUID()
  id: string;
  @Field(() => String, { description: 'Why.' })
  @PlainText(2000, { required: true })
  reason: string;
}

@View('part', 'What a report is to another one, with that other one (liên kết giữa các thông báo).')
export class ReportLinkView {
  @Field(() => ID, { description: 'Its id.' })
  id: string;
  @Field(() => ReportLinkKindEnum, { description: 'What the one is to the other.' })
  kind: string;
  @Field(() => LinkDirectionEnum, { description: 'From this report to the other, or from the other to this.' })
  direction: string;
  @Field(() => ID, { description: 'Handling of the other report.' })
  handlingId: string;
  @Field(() => ID, { description: 'The other report.' })
  reportId: string;
  @Field(() => String, { description: 'Its reference, which stays valid.' })
  reference: string;
  @Field(() => String, { description: 'Who filed it.' })
  organisationName: string;
  @Field(() => HandlingStateEnum, { description: 'Where it stands.' })
  state: string;
  @Field(() => String, { description: 'Why they were linked.' })
  reason: string;
  @Field(() => ID, { description: 'By whom.' })
  linkedBy: string;
  @Field(() => Instant, { description: 'When.' })
  linkedAt: Date;
  @Field(() => Instant, { nullable: true, description: 'When it was ended; null while it holds.' })
  endedAt: Date | null;
  @Field(() => String, { nullable: true, description: 'Why it was ended.' })
  endReason: string | null;
}

@Resolver()
export class LinksResolver {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  @Query(() => [ReportLinkView], {
    description: 'What a report that my unit deals with is to others, and others to it, with what was ended; the newest 200.',
  })
  @Allow('signed-in')
  async reportLinks(@Args() { reportId }: ReportArgs, @Context() context: RequestContext): Promise<ReportLinkView[]> {
    const { value, ability } = await this.uow.read<ReportLinkView[] | null>(context.caller, linksOfReport(reportId));
    if (!value || !ability.can('read', 'ReportLink')) throw new NotFound('report handling');
    return value;
  }

  @Mutation(() => ReportLinkView, { description: 'Links two reports, with a reason; neither is merged into the other.' })
  @Allow('signed-in')
  async linkReports(
    @Args('input', { description: 'The link.' }) input: LinkReportsInput,
    @Context() context: RequestContext,
  ): Promise<ReportLinkView> {
    const { id } = await this.uow.run(context.caller, (tx) => linkReports(tx, input));
    return this.#read(context, id);
  }

  @Mutation(() => ReportLinkView, { description: 'Ends a link, with a reason; it stays to be read.' })
  @Allow('signed-in')
  async endReportLink(
    @Args('input', { description: 'Which, and why.' }) { id, reason }: EndReportLinkInput,
    @Context() context: RequestContext,
  ): Promise<ReportLinkView> {
    await this.uow.run(context.caller, (tx) => endReportLink(tx, id, reason));
    return this.#read(context, id);
  }

  async #read(context: RequestContext, id: string): Promise<ReportLinkView> {
    const { value } = await this.uow.read<ReportLinkView | null>(context.caller, linkById(id));
    if (!value) throw new NotFound('ReportLink');
    return value;
  }
}
