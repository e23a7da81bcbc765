import { Field, ID, Int, registerEnumType } from '@nestjs/graphql';
import { FilingKindEnum, FilingView, ReceiptView } from '#filings';
import { AvailableTransition, Instant, PageInfo, View } from '#platform';
import { REPORT_STATES } from '../entities.js';
import { Facts } from './facts.input.js';
import { AssessmentView } from './law.views.js';

export const ReportStateEnum = Object.fromEntries(REPORT_STATES.map((state) => [state, state]));
registerEnumType(ReportStateEnum, {
  name: 'ReportState',
  description: 'Where a report stands at its organisation.',
  valuesMap: {
    DRAFT: { description: 'Bản nháp: being written.' },
    READY: { description: 'Chờ ký duyệt: frozen, waits for the signature.' },
    SUBMITTED: { description: 'Đã gửi: filed; see its filings.' },
    DISCARDED: { description: 'Đã bỏ: ended without a filing.' },
    EXPIRED: { description: 'Hết hạn: a draft that nobody touched for 90 days.' },
  },
});

@View('ViolationReport', 'A violation of personal-data rules as its organisation works on it (thông báo vi phạm).')
export class ViolationReportView {
  @Field(() => ID, { description: 'Id of the report.' })
  id: string;
  @Field(() => String, { description: 'Working title; not part of the filing.' })
  title: string;
  @Field(() => ReportStateEnum, { description: 'Where it stands.' })
  state: string;
  @Field(() => String, { nullable: true, description: 'Human reference; given at the first submission.' })
  reference: string | null;
  @Field(() => FilingKindEnum, { description: 'Of the filing in preparation; once filed, of the last one.' })
  kind: string;
  @Field(() => String, { nullable: true, description: 'Why it is corrected or asked back, as far as one is in preparation.' })
  reason: string | null;
  @Field(() => String, { nullable: true, description: 'Why the signer gave it back (lý do trả lại), until it is presented again.' })
  reopenReason: string | null;
  @Field(() => Boolean, { description: 'True for an exercise (diễn tập): it reaches nothing but a sandbox desk.' })
  drill: boolean;
  @Field(() => String, { nullable: true, description: 'The version of the questions that the facts answer, where it was given.' })
  formVersion: string | null;
  @Field(() => Int, { description: 'Version, for optimistic locking.' })
  version: number;
  @Field(() => Instant, { description: 'When it was opened.' })
  createdAt: Date;
  @Field(() => Instant, { description: 'When it was last changed.' })
  updatedAt: Date;
  @Field(() => [ID], { description: 'Processing activities that it touches.' })
  activityIds: string[];
  @Field(() => Facts, { description: 'The facts as far as they are known.' })
  facts: Facts;
  @Field(() => [FilingView], { description: 'What was filed, oldest first.' })
  filings: FilingView[];
  @Field(() => AssessmentView, {
    nullable: true,
    description: 'What the law makes of the facts now; null while not even the regime can be told.',
  })
  assessment: AssessmentView | null;
  @Field(() => [AvailableTransition], { description: 'What can be done next.' })
  availableTransitions: AvailableTransition[];
}

@View('ViolationReport', 'A page of reports, newest first.')
export class ViolationReportPage {
  @Field(() => [ViolationReportView], { description: 'The reports.' })
  nodes: ViolationReportView[];
  @Field(() => PageInfo, { description: 'Where the page ends.' })
  pageInfo: PageInfo;
}

@View('part', 'The answer to a submission: given only after it is committed.')
export class SubmitViolationReportPayload {
  @Field(() => FilingView, { description: 'The filing.' })
  filing: FilingView;
  @Field(() => ReceiptView, { description: 'The receipt.' })
  receipt: ReceiptView;
}

@View('Filing', 'A report as its filings state it, for the filer and for the desk that received them.')
export class FiledReportView {
  @Field(() => ID, { description: 'Id of the report.' })
  reportId: string;
  @Field(() => String, { description: 'Human reference.' })
  reference: string;
  @Field(() => Boolean, { description: 'True where a request for withdrawal was accepted.' })
  withdrawn: boolean;
  @Field(() => Facts, {
    description: 'The facts in effect: of the last filing that was accepted; while none was, of the first one.',
  })
  effective: Facts;
  @Field(() => Int, { description: 'Number of the filing that they come from.' })
  effectiveNumber: number;
  @Field(() => [FilingView], { description: 'The filings, oldest first.' })
  filings: FilingView[];
}

@View('Exercise', 'A drill (diễn tập): reports opened under it reach nothing but its sandbox desk.')
export class ExerciseView {
  @Field(() => ID, { description: 'Id of the exercise.' })
  id: string;
  @Field(() => String, { description: 'What participants give when they open a report.' })
  code: string;
  @Field(() => String, { description: 'Title.' })
  title: string;
  @Field(() => String, { description: '`OPEN` or `CLOSED`.' })
  state: string;
  @Field(() => Instant, { description: 'When it was opened.' })
  openedAt: Date;
  @Field(() => Instant, { nullable: true, description: 'When it was closed.' })
  closedAt: Date | null;
}
