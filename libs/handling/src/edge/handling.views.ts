import { Field, ID, Int, registerEnumType } from '@nestjs/graphql';
import { AvailableTransition, Instant, PageInfo, View } from '#platform';
import { ANSWER_KINDS, LINK_KINDS, OUTCOMES, QUESTION_STATES, SEVERITIES, SUBJECT_BANDS } from '../entities.js';
import { SIMILARITY } from '../handling.queries.js';
import { HANDLING_STATES, STAGES } from '../handling.states.js';

function listed(name: string, description: string, values: readonly string[], texts: Readonly<Record<string, string>> = {}) {
  const object = Object.fromEntries(values.map((value) => [value, value]));
  const valuesMap = Object.fromEntries(
    values.map((value) => [value, { description: texts[value] ?? `${value.toLowerCase().replaceAll('_', ' ')}.` }]),
  );
  registerEnumType(object, { name, description, valuesMap });
  return object;
}

export const HandlingStateEnum = listed('HandlingState', 'How an authority deals with a report.', HANDLING_STATES, {
  NEW: 'Mới vào sổ.',
  TRIAGED: 'Đã phân loại.',
  ASSESSING: 'Đang đánh giá.',
  AWAITING_FILER: 'Chờ bên nộp bổ sung.',
  NO_ACTION: 'Không cần biện pháp.',
  ADVISED: 'Đã khuyến nghị.',
  REMEDIATION_ORDERED: 'Đã yêu cầu khắc phục.',
  LINKED_TO_CASE: 'Đã gắn với vụ việc.',
  VERIFYING_REMEDY: 'Đang kiểm tra việc khắc phục.',
  CLOSED: 'Đã kết thúc.',
  REOPENED: 'Đã mở lại.',
});
export const StageEnum = listed('HandlingStage', 'The four stages that every queue sorts by.', STAGES);
export const SeverityEnum = listed('Severity', 'How grave a report is.', SEVERITIES, {
  LOW: 'Thấp.',
  MEDIUM: 'Trung bình.',
  HIGH: 'Cao: closed by the head of the unit.',
  CRITICAL: 'Rất cao: closed by the head of the unit.',
});
export const SubjectBandEnum = listed('SubjectBand', 'About how many people are concerned.', SUBJECT_BANDS);
export const OutcomeEnum = listed('HandlingOutcome', 'How it ended.', OUTCOMES);
export const LinkKindEnum = listed('CaseLinkKind', 'What a report is to a case.', LINK_KINDS);

const ANSWERS = {
  IN_WORDS: 'Trả lời bằng lời.',
  IN_REPORT: 'Đã sửa, bổ sung tại mục: the filing in preparation states the field anew.',
  DISPUTED: 'Không đồng ý, có nêu lý do.',
};
export const AnswerKindEnum = listed('AnswerKind', 'How a question is answered.', ANSWER_KINDS, ANSWERS);
export const QuestionStateEnum = listed('QuestionState', 'Whether, and how, a question is answered.', QUESTION_STATES, {
  OPEN: 'Chưa trả lời.',
  ...ANSWERS,
});
export const SimilarityReasonEnum = listed('SimilarityReason', 'Why two reports resemble each other.', Object.keys(SIMILARITY), {
  SAME_ORGANISATION: 'Cùng tổ chức nộp.',
  SAME_ACT: 'Cùng hành vi.',
  SAME_PARTY: 'Cùng bên gây ra.',
  SHARED_DATA: 'Có loại dữ liệu chung.',
  NEAR_IN_TIME: 'Tiếp nhận cách nhau không quá 7 ngày.',
});

@View('FilerQuestion', 'A question of the authority about one field of a report, and the answer of its filer.')
export class FilerQuestionView {
  @Field(() => ID, { description: 'Its id.' })
  id: string;
  @Field(() => String, { nullable: true, description: 'Field of the report; null where it is about the report as a whole.' })
  path: string | null;
  @Field(() => String, { description: 'What is asked.' })
  question: string;
  @Field(() => Instant, { description: 'When it was asked.' })
  askedAt: Date;
  @Field(() => Boolean, { description: 'True while the filer is asked for it.' })
  waits: boolean;
  @Field(() => QuestionStateEnum, { description: 'Whether, and how, it is answered.' })
  state: string;
  @Field(() => String, { nullable: true, description: 'The answer, or why the filer does not agree.' })
  words: string | null;
  @Field(() => Instant, { nullable: true, description: 'When it was answered.' })
  answeredAt: Date | null;
}

@View('part', 'Advice, or an order that a second person signs.')
export class MeasureView {
  @Field(() => String, { description: '`ADVICE` or `ORDER`.' })
  kind: string;
  @Field(() => String, { description: 'What is to be done.' })
  text: string;
  @Field(() => String, { description: 'Its legal basis.' })
  article: string;
  @Field(() => Instant, { description: 'Until when.' })
  deadline: Date;
  @Field(() => Boolean, { description: 'True once it binds: advice at once, an order when it is signed.' })
  inForce: boolean;
}

@View('part', 'A link of a report to a case, by the number of the case.')
export class CaseLinkView {
  @Field(() => String, { description: 'Number of the case.' })
  caseNumber: string;
  @Field(() => LinkKindEnum, { description: 'What the report is to it.' })
  kind: string;
  @Field(() => String, { description: 'Why.' })
  reason: string;
  @Field(() => Boolean, { description: 'True once whoever leads the case confirmed it.' })
  confirmed: boolean;
}

@View('part', 'How a remedy was proven.')
export class RemedyProofView {
  @Field(() => [ID], { description: 'Files: of the report, or of the unit.' })
  attachmentIds: string[];
  @Field(() => String, { nullable: true, description: 'Number of the inspection.' })
  inspection: string | null;
}

@View('part', 'Why the report may be closed though the people concerned were not told.')
export class NoticeWaiverView {
  @Field(() => String, { description: 'Why.' })
  reason: string;
  @Field(() => Boolean, { description: 'True once a second person closed the report by it.' })
  confirmed: boolean;
}

@View('part', 'One reason why two reports resemble each other.')
export class SimilarityView {
  @Field(() => SimilarityReasonEnum, { description: 'The reason.' })
  code: string;
  @Field(() => Int, { description: 'What it weighs.' })
  weight: number;
}

@View('ReportHandling', 'A report that the unit deals with and that resembles another (thông báo tương tự).')
export class SimilarReport {
  @Field(() => ID, { description: 'Its handling; `linkReports` takes it.' })
  handlingId: string;
  @Field(() => ID, { description: 'Id of the report.' })
  reportId: string;
  @Field(() => String, { description: 'Its reference.' })
  reference: string;
  @Field(() => String, { description: 'Who filed it.' })
  organisationName: string;
  @Field(() => HandlingStateEnum, { description: 'Where it stands.' })
  state: string;
  @Field(() => Instant, { description: 'When its initial filing was accepted.' })
  openedAt: Date;
  @Field(() => [SimilarityView], { description: 'Why it resembles it.' })
  reasons: SimilarityView[];
  @Field(() => Int, { description: 'Sum of what the reasons weigh.' })
  weight: number;
}

/** What both sides see. */
@View('ReportHandling', 'How the authority deals with a report, as its filer sees it (tình trạng xử lý).')
export class HandlingStatusView {
  @Field(() => HandlingStateEnum, { description: 'Where it stands.' })
  state: string;
  @Field(() => StageEnum, { description: 'Its stage.' })
  stage: string;
  @Field(() => [FilerQuestionView], {
    description:
      'What the filer was asked, each with its field and its answer; the last ones first. Answered by `answerQuestion` and by a supplement.',
  })
  questions: FilerQuestionView[];
  @Field(() => Instant, { nullable: true, description: 'Until when an answer is asked for.' })
  requestDue: Date | null;
  @Field(() => MeasureView, { nullable: true, description: 'Advice, or an order, once it is in force.' })
  measure: MeasureView | null;
  @Field(() => OutcomeEnum, { nullable: true, description: 'How it ended.' })
  outcome: string | null;
  @Field(() => String, { nullable: true, description: 'The closing letter.' })
  summary: string | null;
}

@View('ReportHandling', 'How the acting unit deals with a report.')
export class HandlingView {
  @Field(() => ID, { description: 'Id of the handling.' })
  id: string;
  @Field(() => ID, { description: 'Id of the report; `filedReport` shows its filings.' })
  reportId: string;
  @Field(() => String, { description: 'Reference of the report.' })
  reference: string;
  @Field(() => String, { description: 'Who filed it.' })
  organisationName: string;
  @Field(() => Boolean, { description: 'True for an exercise.' })
  drill: boolean;
  @Field(() => HandlingStateEnum, { description: 'Where it stands.' })
  state: string;
  @Field(() => StageEnum, { description: 'Its stage.' })
  stage: string;
  @Field(() => SeverityEnum, { nullable: true, description: 'How grave; set by the triage.' })
  severity: string | null;
  @Field(() => String, { nullable: true, description: 'Class of notice, as the triage sees it.' })
  noticeClass: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether data left the country.' })
  crossBorder: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether the sector is a sensitive one.' })
  sensitiveSector: boolean | null;
  @Field(() => SubjectBandEnum, { nullable: true, description: 'About how many people.' })
  subjectBand: string | null;
  @Field(() => [FilerQuestionView], { description: 'What the filer was asked, each with its answer beside it; the last ones first.' })
  questions: FilerQuestionView[];
  @Field(() => Instant, { nullable: true, description: 'Until when the filer is asked to answer.' })
  requestDue: Date | null;
  @Field(() => MeasureView, { nullable: true, description: 'Advice, or an order, proposed or in force.' })
  measure: MeasureView | null;
  @Field(() => CaseLinkView, { nullable: true, description: 'The case that it is linked to, or shall be.' })
  link: CaseLinkView | null;
  @Field(() => String, { nullable: true, description: 'How the remedy was seen.' })
  remedy: string | null;
  @Field(() => RemedyProofView, { nullable: true, description: 'How the remedy was proven.' })
  remedyProof: RemedyProofView | null;
  @Field(() => [ID], { nullable: true, description: 'The similar reports that whoever triaged it looked at.' })
  similarViewed: string[] | null;
  @Field(() => NoticeWaiverView, { nullable: true, description: 'Why it may be closed though the people concerned were not told.' })
  noticeWaiver: NoticeWaiverView | null;
  @Field(() => OutcomeEnum, { nullable: true, description: 'How it ended.' })
  outcome: string | null;
  @Field(() => String, { nullable: true, description: 'The closing letter.' })
  summary: string | null;
  @Field(() => String, { nullable: true, description: 'Why it was closed without a final filing.' })
  waiver: string | null;
  @Field(() => Instant, { description: 'When the initial filing was accepted.' })
  openedAt: Date;
  @Field(() => Instant, { nullable: true, description: 'First triaged; a reopening does not change it.' })
  firstTriagedAt: Date | null;
  @Field(() => Instant, { nullable: true, description: 'First decided.' })
  firstDecidedAt: Date | null;
  @Field(() => Instant, { nullable: true, description: 'First closed.' })
  firstClosedAt: Date | null;
  @Field(() => Int, { description: 'Version, for optimistic locking.' })
  version: number;
  @Field(() => [AvailableTransition], { description: 'What this person can do next.' })
  availableTransitions: AvailableTransition[];
}

@View('ReportHandling', 'A page of what a unit deals with.')
export class HandlingPage {
  @Field(() => [HandlingView], { description: 'The handlings, oldest first.' })
  nodes: HandlingView[];
  @Field(() => PageInfo, { description: 'Where the page ends.' })
  pageInfo: PageInfo;
}
