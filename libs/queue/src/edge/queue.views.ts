import { Field, ID, Int } from '@nestjs/graphql';
import { Instant, listedEnum, PageInfo, SentenceView, View } from '#platform';
import { BULK_ACTIONS } from '../act-in-bulk.js';
import { RISK_REASONS } from '../risk.js';
import { DUE_KINDS, WORK_KINDS, WORK_SORTS, WORK_STAGES, WORK_STEPS } from '../work-codes.js';

export const WorkKindEnum = listedEnum('WorkKind', 'What an item of the queue is about.', WORK_KINDS, {
  REPORT: 'Thông báo vi phạm.',
  DOSSIER: 'Hồ sơ đánh giá tác động.',
  TIP: 'Tin báo, phản ánh.',
});
export const WorkStageEnum = listedEnum('WorkStage', 'How far the work with an item is.', WORK_STAGES, {
  NEW: 'Mới.',
  WORKING: 'Đang xử lý.',
  WAITING: 'Đang chờ bên khác.',
  DONE: 'Đã xong.',
});
export const DueKindEnum = listedEnum('WorkDue', 'What is due of an item next.', DUE_KINDS, {
  ACCEPT: 'Tiếp nhận vào sổ: the unit receives a filing.',
  TRIAGE: 'Phân loại: the unit triages the report.',
  ANSWER: 'Bên nộp trả lời: the filer answers what it was asked.',
  MEASURE: 'Bên nộp khắc phục: the filer does what it was advised or ordered.',
});
export const WorkSortEnum = listedEnum('WorkSort', 'In which order a queue stands.', WORK_SORTS, {
  RISK: 'Rủi ro cao trước.',
  DUE: 'Sắp hết hạn trước.',
  ARRIVAL: 'Đến trước trước.',
});
export const WorkStepEnum = listedEnum('WorkStepCode', 'How an item came to whoever has it.', WORK_STEPS, {
  TAKE: 'Nhận việc.',
  ASSIGN: 'Được giao.',
  STEAL: 'Chuyển về mình, có lý do.',
  RELEASE: 'Trả lại.',
  OFFER: 'Đề nghị bàn giao.',
  ACCEPT: 'Nhận bàn giao.',
  DECLINE: 'Từ chối bàn giao.',
  WITHDRAW: 'Rút đề nghị bàn giao.',
});
/** Why a matter weighs what it weighs, as a person reads it. */
export const RISK_SENTENCES = {
  SEVERITY_CRITICAL: { vi: 'Phân loại: rất nghiêm trọng', en: 'Triage: critical' },
  SEVERITY_HIGH: { vi: 'Phân loại: nghiêm trọng', en: 'Triage: high' },
  HARM: { vi: 'Có thể gây tổn hại (Điều 23.1 Luật 91/2025)', en: 'May do harm (L91 23.1)' },
  TRADE: { vi: 'Mua bán, chuyển giao trái phép', en: 'Illegal sale or transfer' },
  SENSITIVE_DATA: { vi: 'Có dữ liệu nhạy cảm', en: 'Sensitive data' },
  MANY_PEOPLE: { vi: 'Nhiều người liên quan', en: 'Many people concerned' },
  CROSS_BORDER: { vi: 'Dữ liệu ra nước ngoài', en: 'Data left the country' },
  SENSITIVE_SECTOR: { vi: 'Lĩnh vực nhạy cảm', en: 'Sensitive sector' },
  ONGOING: { vi: 'Vi phạm đang tiếp diễn', en: 'Still going on' },
  LATE: { vi: 'Thông báo muộn', en: 'Notified late' },
  REPEATED: { vi: 'Tổ chức đã có thông báo khác trong một năm', en: 'Other reports of the same organisation within a year' },
} as const satisfies Readonly<Record<(typeof RISK_REASONS)[number], { vi: string; en: string }>>;
export const RiskReasonEnum = listedEnum(
  'RiskReason',
  'Why a matter weighs what it weighs.',
  RISK_REASONS,
  Object.fromEntries(RISK_REASONS.map((code) => [code, `${RISK_SENTENCES[code].vi}.`])) as Record<(typeof RISK_REASONS)[number], string>,
);
export const BulkActionEnum = listedEnum('WorkAction', 'A step that is taken with many items at once.', BULK_ACTIONS, {
  TAKE: 'Nhận việc.',
  STEAL: 'Chuyển về mình, cần lý do.',
  ASSIGN: 'Giao cho người khác: `to`.',
  RELEASE: 'Trả lại.',
  READ: 'Đánh dấu đã đọc.',
  NO_ACTION: 'Không cần biện pháp: reports that are being assessed.',
  CLOSE: 'Kết thúc: reports; needs `outcome` and `reason`, which is the closing letter.',
  DISMISS: 'Bác tin báo: needs `dismissal`.',
});

@View('part', 'A reason of a risk, with its points.')
export class RiskReasonView {
  @Field(() => RiskReasonEnum, { description: 'Code.' })
  code: string;
  @Field(() => Int, { description: 'How much it adds.' })
  points: number;
  @Field(() => SentenceView, { description: 'In words.' })
  sentence: SentenceView;
}

@View('part', 'How an item came to whoever has it.')
export class WorkStepView {
  @Field(() => WorkStepEnum, { description: 'What was done.' })
  step: string;
  @Field(() => ID, { description: 'By whom.' })
  byId: string;
  @Field(() => ID, { nullable: true, description: 'Who had it before.' })
  fromId: string | null;
  @Field(() => ID, { nullable: true, description: 'To whom it was given or offered.' })
  toId: string | null;
  @Field(() => String, { nullable: true, description: 'Why.' })
  reason: string | null;
  @Field(() => Instant, { description: 'When.' })
  at: Date;
}

@View('WorkItem', 'What the unit has to do with one matter (việc cần xử lý).')
export class WorkItemView {
  @Field(() => ID, { description: 'Its id.' })
  id: string;
  @Field(() => WorkKindEnum, { description: 'What it is about.' })
  kind: string;
  @Field(() => ID, { description: 'Id of the report, the dossier, or the report by others.' })
  subjectId: string;
  @Field(() => String, { description: 'Its reference.' })
  reference: string;
  @Field(() => String, { description: 'The organisation that filed it, or that it is about.' })
  title: string;
  @Field(() => Boolean, { description: 'True for an exercise.' })
  drill: boolean;
  @Field(() => String, { description: 'How it came: `FILING`, or the channel of a report by others.' })
  channel: string;
  @Field(() => String, {
    description: 'Where it stands: of a filing before its acceptance the state of its delivery, then that of the handling.',
  })
  state: string;
  @Field(() => WorkStageEnum, { description: 'Its stage.' })
  stage: string;
  @Field(() => Int, { description: 'Filings of it that wait for an officer.' })
  waiting: number;
  @Field(() => String, { nullable: true, description: 'Class of notice.' })
  noticeClass: string | null;
  @Field(() => String, { nullable: true, description: 'Whether it was filed in time.' })
  verdict: string | null;
  @Field(() => Instant, { nullable: true, description: 'Until when it had to be filed, by law; no clock of the unit.' })
  statutoryDueAt: Date | null;
  @Field(() => String, { nullable: true, description: 'Province of the organisation.' })
  provinceCode: string | null;
  @Field(() => String, { nullable: true, description: 'Its sector.' })
  sector: string | null;
  @Field(() => String, { nullable: true, description: 'How grave, as the triage found.' })
  severity: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether data left the country, as the triage found.' })
  crossBorder: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether the sector is a sensitive one, as the triage found.' })
  sensitiveSector: boolean | null;
  @Field(() => String, { nullable: true, description: 'About how many people, as the triage found.' })
  subjectBand: string | null;
  @Field(() => DueKindEnum, { nullable: true, description: 'What is due next.' })
  dueOf: string | null;
  @Field(() => Instant, { nullable: true, description: 'Until when; null where nothing is.' })
  dueAt: Date | null;
  @Field(() => Int, { nullable: true, description: 'Minutes left until then, negative once it has passed.' })
  minutesLeft: number | null;
  @Field(() => Instant, { description: 'When it was filed or received.' })
  receivedAt: Date;
  @Field(() => Instant, { description: 'When somebody outside the unit last brought something.' })
  newsAt: Date;
  @Field(() => Instant, { nullable: true, description: 'When it was done.' })
  closedAt: Date | null;
  @Field(() => Int, { description: 'Risk, 0 to 100: the sum of its reasons. A rule of this product for the order of work, no law.' })
  risk: number;
  @Field(() => [RiskReasonView], { description: 'Why, the heaviest first.' })
  riskReasons: RiskReasonView[];
  @Field(() => ID, { nullable: true, description: 'Who has it.' })
  assigneeId: string | null;
  @Field(() => String, { nullable: true, description: 'Their name, while they work at this desk.' })
  assignee: string | null;
  @Field(() => Instant, { nullable: true, description: 'Since when.' })
  assignedAt: Date | null;
  @Field(() => ID, { nullable: true, description: 'To whom it is offered.' })
  offeredTo: string | null;
  @Field(() => ID, { nullable: true, description: 'By whom.' })
  offeredBy: string | null;
  @Field(() => Instant, { nullable: true, description: 'Until when somebody should have it: four office hours after its arrival.' })
  assignBy: Date | null;
  @Field(() => Instant, { nullable: true, description: 'When the unit was told that nobody has it.' })
  escalatedAt: Date | null;
  @Field(() => Boolean, { description: 'True where there are news that I have not seen.' })
  unread: boolean;
  @Field(() => [WorkStepView], { description: 'How it came to whoever has it, oldest first.' })
  steps: WorkStepView[];
  @Field(() => [String], { description: 'What I may do with it now: `TAKE`, `STEAL`, `ASSIGN`, `RELEASE`, `OFFER`, `ACCEPT`, `DECLINE`.' })
  possible: string[];
  @Field(() => Int, { description: 'Version of who has it; give it back with a step.' })
  version: number;
}

@View('part', 'A page of the queue.')
export class WorkPage {
  @Field(() => [WorkItemView], { description: 'The items.' })
  nodes: WorkItemView[];
  @Field(() => PageInfo, { description: 'Where it ends.' })
  pageInfo: PageInfo;
}

@View('part', 'How much there is, each counted to 100 and no further: 100 means "more than 99".')
export class WorkCountsView {
  @Field(() => Int, { description: 'Open items.' })
  open: number;
  @Field(() => Int, { description: 'With news that I have not seen.' })
  unread: number;
  @Field(() => Int, { description: 'That nobody has.' })
  unassigned: number;
  @Field(() => Int, { description: 'That I have.' })
  mine: number;
  @Field(() => Int, { description: 'That a colleague offers to me.' })
  offeredToMe: number;
  @Field(() => Int, { description: 'Of which something was due before now.' })
  overdue: number;
}

@View('part', 'Somebody who works at this desk.')
export class DeskOfficerView {
  @Field(() => ID, { description: 'The person.' })
  userId: string;
  @Field(() => String, { description: 'Name.' })
  name: string;
  @Field(() => [String], { description: 'Roles.' })
  roles: string[];
}

@View('part', 'What became of one item of a step with many.')
export class WorkResultView {
  @Field(() => ID, { description: 'The item.' })
  id: string;
  @Field(() => Boolean, { description: 'True where it was done.' })
  done: boolean;
  @Field(() => String, { nullable: true, description: 'Code of the refusal; the item is as it was.' })
  code: string | null;
  @Field(() => SentenceView, { nullable: true, description: 'The refusal in words.' })
  sentence: SentenceView | null;
}
