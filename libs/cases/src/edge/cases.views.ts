import { Field, ID, Int } from '@nestjs/graphql';
import { AvailableTransition, Instant, LocalDate, listedEnum, PageInfo, View } from '#platform';
import { CASE_STATES } from '../case.states.js';
import { ACCESS_LEVELS, CASE_ACTS, CASE_OUTCOMES, CASE_SOURCES, DISMISSAL_REASONS, HOLD_CAUSES, TLPS } from '../entities.js';

export const CaseStateEnum = listedEnum('CaseState', 'Where a case stands.', CASE_STATES, {
  LEAD: 'Tin báo.',
  TRIAGE: 'Sàng lọc.',
  VERIFICATION: 'Xác minh.',
  INVESTIGATION: 'Điều tra, làm rõ.',
  DECISION: 'Trình quyết định xử phạt.',
  ENFORCEMENT: 'Thi hành quyết định.',
  CRIMINAL_TRACK: 'Chuyển truy cứu trách nhiệm hình sự.',
  ON_HOLD: 'Tạm dừng.',
  DISMISSED: 'Bác tin, không xử lý.',
  LINKED_DUPLICATE: 'Trùng với vụ khác.',
  CLOSED: 'Kết thúc.',
});
export const CaseOutcomeEnum = listedEnum('CaseOutcome', 'How a case ended.', CASE_OUTCOMES, {
  NO_SANCTION: 'Không xử phạt.',
  NO_SUSPECT_FOUND: 'Không xác định được đối tượng.',
  LIMITATION_EXPIRED: 'Hết thời hiệu xử phạt.',
  WARNING: 'Cảnh cáo.',
  FINE: 'Phạt tiền.',
  FINE_AND_REMEDY: 'Phạt tiền và biện pháp khắc phục hậu quả.',
  LICENCE_SUSPENDED: 'Tước giấy phép hoặc đình chỉ hoạt động.',
  TRANSFER_STOPPED: 'Ngừng hoặc đình chỉ chuyển dữ liệu.',
  CRIMINAL_CHARGED: 'Đã khởi tố.',
  CRIMINAL_DECLINED: 'Không khởi tố.',
  CONVICTED: 'Tòa án kết án.',
  ACQUITTED: 'Tòa án tuyên không có tội.',
});
export const CaseActEnum = listedEnum('CaseAct', 'What a case is of.', CASE_ACTS, {
  ILLEGAL_COLLECTION: 'Thu thập trái phép.',
  ILLEGAL_TRANSFER: 'Chuyển giao trái phép.',
  ILLEGAL_SALE: 'Mua, bán trái phép.',
});
export const TlpEnum = listedEnum('Tlp', 'With whom a case may be shared (Traffic Light Protocol 2.0).', TLPS, {
  GREEN: 'Các cơ quan trong lĩnh vực.',
  AMBER: 'Cơ quan và bên cần biết.',
  AMBER_STRICT: 'Chỉ trong cơ quan.',
  RED: 'Chỉ người trong đơn vị: never leaves the unit.',
});
export const CaseSourceEnum = listedEnum('CaseSource', 'How the unit heard of a case.', CASE_SOURCES, {
  TIP: 'Tin báo của tổ chức, cá nhân.',
  REPORT: 'Thông báo vi phạm đang xử lý.',
  OWN: 'Đơn vị tự phát hiện.',
  PRESS: 'Báo chí, mạng xã hội.',
  OTHER_BODY: 'Cơ quan khác chuyển đến.',
});
export const HoldCauseEnum = listedEnum('HoldCause', 'Why a case rests.', HOLD_CAUSES, {
  FOREIGN_REQUEST: 'Chờ tương trợ nước ngoài.',
  EXPERT_OPINION: 'Chờ giám định, ý kiến chuyên gia.',
  COURT: 'Chờ tòa án.',
  OTHER: 'Lý do khác.',
});
export const AccessLevelEnum = listedEnum('CaseAccessLevel', 'What somebody on the list of a case may.', ACCESS_LEVELS, {
  READ: 'Chỉ xem.',
  WORK: 'Xem và xử lý.',
});
export const CaseDismissalEnum = listedEnum('CaseDismissal', 'Why a case leads to nothing.', DISMISSAL_REASONS, {
  NO_PERSONAL_DATA: 'Không có dữ liệu cá nhân.',
  NOT_CREDIBLE: 'Không đáng tin.',
  OUT_OF_SCOPE: 'Ngoài phạm vi.',
  NO_VIETNAM_LINK: 'Không liên quan đến Việt Nam.',
  DUPLICATE: 'Trùng.',
  SPAM: 'Tin rác.',
});

/** What a list shows of a case. */
@View('CaseFile', 'A case of illegal collection, transfer or sale of personal data (vụ việc), without what it is about.')
export class CaseHeaderView {
  @Field(() => ID, { description: 'Its id.' })
  id: string;
  @Field(() => String, { description: 'Its number, drawn and not counted.' })
  reference: string;
  @Field(() => CaseStateEnum, { description: 'Where it stands.' })
  state: string;
  @Field(() => [CaseActEnum], { description: 'Of what it is.' })
  acts: string[];
  @Field(() => TlpEnum, { description: 'With whom it may be shared.' })
  tlp: string;
  @Field(() => Boolean, { description: 'True where those on its list see it and nobody else.' })
  restricted: boolean;
  @Field(() => CaseSourceEnum, { description: 'How the unit heard of it.' })
  source: string;
  @Field(() => ID, { nullable: true, description: 'Who leads it.' })
  leadId: string | null;
  @Field(() => String, { nullable: true, description: 'Their name, while they work at this desk.' })
  lead: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'Where it rests: when that is looked at again.' })
  reviewOn: string | null;
  @Field(() => CaseDismissalEnum, { nullable: true, description: 'Why it led to nothing.' })
  dismissal: string | null;
  @Field(() => ID, { nullable: true, description: 'The case that this one is a duplicate of; its number resolves all the same.' })
  duplicateOf: string | null;
  @Field(() => CaseOutcomeEnum, { nullable: true, description: 'How it ended.' })
  outcome: string | null;
  @Field(() => Boolean, { description: 'True where its dismissal waits for a second person.' })
  dismissalProposed: boolean;
  @Field(() => Instant, { description: 'When it was opened.' })
  openedAt: Date;
  @Field(() => Instant, { nullable: true, description: 'When somebody first took it.' })
  firstTriagedAt: Date | null;
  @Field(() => Instant, { nullable: true, description: 'When it ended.' })
  endedAt: Date | null;
  @Field(() => [AvailableTransition], { description: 'Steps that its state knows, and whether I may take them.' })
  availableTransitions: AvailableTransition[];
  @Field(() => Int, { description: 'Version; give it back with a step.' })
  version: number;
}

@View('part', 'A page of cases.')
export class CasePage {
  @Field(() => [CaseHeaderView], { description: 'The cases.' })
  nodes: CaseHeaderView[];
  @Field(() => PageInfo, { description: 'Where it ends.' })
  pageInfo: PageInfo;
}

@View('part', 'Somebody on the list of a case.')
export class CaseAccessView {
  @Field(() => ID, { description: 'Who.' })
  userId: string;
  @Field(() => String, { nullable: true, description: 'Name, while they work at this desk.' })
  name: string | null;
  @Field(() => AccessLevelEnum, { description: 'What they may.' })
  level: string;
  @Field(() => String, { description: 'Why.' })
  reason: string;
  @Field(() => ID, { description: 'Who put them there.' })
  grantedBy: string;
  @Field(() => Instant, { description: 'When.' })
  grantedAt: Date;
  @Field(() => Instant, { nullable: true, description: 'Until when.' })
  revokedAt: Date | null;
}

@View('part', 'Something that was done with a case.')
export class CaseStepView {
  @Field(() => String, { description: 'Code of the step.' })
  step: string;
  @Field(() => ID, { description: 'By whom.' })
  byId: string;
  @Field(() => String, { nullable: true, description: 'What they said to it.' })
  reason: string | null;
  @Field(() => Instant, { description: 'When.' })
  at: Date;
}

@View('part', 'That somebody read a case.')
export class CaseReadingView {
  @Field(() => ID, { description: 'Who.' })
  userId: string;
  @Field(() => String, { nullable: true, description: 'Name, while they work at this desk.' })
  name: string | null;
  @Field(() => String, { description: 'What for.' })
  purpose: string;
  @Field(() => Instant, { description: 'When.' })
  at: Date;
}

@View('part', 'Emergency access to a case (truy cập khẩn cấp) by somebody who is not on its list.')
export class CaseGlassView {
  @Field(() => ID, { description: 'Its id, for the review.' })
  id: string;
  @Field(() => ID, { description: 'Who.' })
  userId: string;
  @Field(() => String, { nullable: true, description: 'Name, while they work at this desk.' })
  name: string | null;
  @Field(() => String, { description: 'Why.' })
  reason: string;
  @Field(() => Instant, { description: 'When.' })
  at: Date;
  @Field(() => Instant, { description: 'Until when it let in.' })
  until: Date;
  @Field(() => ID, { nullable: true, description: 'Who reviewed it; null while nobody did.' })
  reviewedBy: string | null;
  @Field(() => Instant, { nullable: true, description: 'When.' })
  reviewedAt: Date | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether it was right.' })
  justified: boolean | null;
  @Field(() => String, { nullable: true, description: 'What was said to it.' })
  note: string | null;
}

@View('part', 'Why a case rests.')
export class HoldView {
  @Field(() => HoldCauseEnum, { description: 'Cause.' })
  cause: string;
  @Field(() => String, { description: 'In words.' })
  note: string;
  @Field(() => LocalDate, { description: 'When that is looked at again.' })
  reviewOn: string;
}

@View('part', 'A dismissal that waits for a second person.')
export class DismissalProposalView {
  @Field(() => CaseDismissalEnum, { description: 'Why.' })
  reason: string;
  @Field(() => String, { description: 'In words.' })
  note: string;
  @Field(() => ID, { description: 'By whom.' })
  proposedBy: string;
  @Field(() => Instant, { description: 'When.' })
  proposedAt: Date;
}

/** What is read with a purpose. */
@View('CaseFile', 'A case with what it is about; each reading of it is kept.')
export class CaseContentView extends CaseHeaderView {
  @Field(() => String, { description: 'What it is called.' })
  title: string;
  @Field(() => String, { nullable: true, description: 'How the unit heard of it, in words.' })
  sourceNote: string | null;
  @Field(() => ID, { nullable: true, description: 'The report by others that it comes from.' })
  tipId: string | null;
  @Field(() => ID, { nullable: true, description: 'The violation report that it comes from.' })
  reportId: string | null;
  @Field(() => String, { nullable: true, description: 'Plan of the verification.' })
  plan: string | null;
  @Field(() => HoldView, { nullable: true, description: 'Why it rests.' })
  hold: HoldView | null;
  @Field(() => DismissalProposalView, { nullable: true, description: 'A dismissal that waits for a second person.' })
  proposal: DismissalProposalView | null;
  @Field(() => String, { nullable: true, description: 'Why it led to nothing, in words.' })
  dismissalNote: string | null;
  @Field(() => String, { nullable: true, description: 'How it ended, in words.' })
  outcomeNote: string | null;
  @Field(() => [CaseAccessView], { description: 'Who is or was on its list.' })
  list: CaseAccessView[];
  @Field(() => [CaseStepView], { description: 'What was done, oldest first.' })
  steps: CaseStepView[];
  @Field(() => [CaseReadingView], { description: 'Who read it, the latest first; up to 200.' })
  readings: CaseReadingView[];
  @Field(() => [CaseGlassView], { description: 'Emergency access to it, the latest first.' })
  glass: CaseGlassView[];
}
