import { Field, ID, Int, registerEnumType } from '@nestjs/graphql';
import { AvailableTransition, Instant, PageInfo, View } from '#platform';
import { FILING_KINDS, FILING_STATES, REPORT_STATES, RETURN_DEFECT_CODES, RETURN_STATES } from '../entities.js';
import { Facts } from './facts.input.js';
import { AssessmentView, RegimeCodeEnum } from './law.views.js';

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

export const FilingKindEnum = Object.fromEntries(FILING_KINDS.map((kind) => [kind, kind]));
registerEnumType(FilingKindEnum, {
  name: 'FilingKind',
  description: 'What a filing is within its report.',
  valuesMap: {
    INITIAL: { description: 'Thông báo ban đầu: the one that the clock waits for.' },
    SUPPLEMENT: { description: 'Bổ sung: adds what was not known.' },
    CORRECTION: { description: 'Đính chính: puts right what was filed.' },
    FINAL: { description: 'Kết thúc: how it ended; leaves nothing open.' },
    WITHDRAWAL_REQUEST: { description: 'Yêu cầu rút: asks for the report back; it stays readable.' },
  },
});

export const ReturnStateEnum = Object.fromEntries(RETURN_STATES.map((state) => [state, state]));
registerEnumType(ReturnStateEnum, {
  name: 'ReturnState',
  description: 'Where a request for completion stands.',
  valuesMap: {
    OPEN: { description: 'Yêu cầu sửa đổi, bổ sung: waits for the filer.' },
    ANSWERED: { description: 'Đã gửi sửa đổi, bổ sung.' },
    LAPSED: { description: 'Quá hạn trả lời: can still be answered.' },
    WAIVED: { description: 'Tiếp nhận như đã nộp: the officer did not insist.' },
  },
});

export const ReturnDefectCodeEnum = Object.fromEntries(RETURN_DEFECT_CODES.map((code) => [code, code]));
registerEnumType(ReturnDefectCodeEnum, {
  name: 'ReturnDefectCode',
  description: 'What is wrong with a field of a filing.',
  valuesMap: {
    MISSING: { description: 'Thiếu: nothing is said.' },
    UNCLEAR: { description: 'Chưa rõ.' },
    CONTRADICTORY: { description: 'Mâu thuẫn with another field.' },
    IMPLAUSIBLE: { description: 'Không hợp lý.' },
    ATTACHMENT: { description: 'Tài liệu kèm theo: missing or unreadable.' },
    OTHER: { description: 'Khác.' },
  },
});

@View('part', 'One thing that an authority found lacking in a filing.')
export class ReturnDefectView {
  @Field(() => String, { description: 'Where: `facts.place`, `facts.dataTypes[PHONE_NUMBER]`, `organisation`, `attachments`.' })
  path: string;
  @Field(() => ReturnDefectCodeEnum, { description: 'What kind.' })
  code: string;
  @Field(() => String, { description: 'In words.' })
  text: string;
}

@View('FilingReturn', 'A filing given back for completion (yêu cầu sửa đổi, bổ sung). Its filing time stays.')
export class FilingReturnView {
  @Field(() => ReturnStateEnum, { description: 'Where it stands.' })
  state: string;
  @Field(() => [ReturnDefectView], { description: 'What is asked for.' })
  defects: ReturnDefectView[];
  @Field(() => Instant, { description: 'Until when an answer is asked for; nothing is refused because it passed.' })
  respondBy: Date;
  @Field(() => Instant, { description: 'When it was given back.' })
  at: Date;
  @Field(() => Instant, { nullable: true, description: 'When it was answered.' })
  answeredAt: Date | null;
  @Field(() => ID, { nullable: true, description: 'The filing that answered.' })
  answeredBy: string | null;
}

export const FilingStateEnum = Object.fromEntries(FILING_STATES.map((state) => [state, state]));
registerEnumType(FilingStateEnum, {
  name: 'FilingState',
  description: 'Where a filing stands between organisation and authority.',
  valuesMap: {
    SUBMITTED: { description: 'Đã gửi, chờ tiếp nhận.' },
    RECEIVED: { description: 'Đã đến: it arrived at its desk.' },
    ACCEPTED: { description: 'Đã tiếp nhận, vào sổ: received into the register under a number.' },
    RETURNED: { description: 'Yêu cầu sửa đổi, bổ sung: given back for completion; the filing time stays.' },
    REFUSED: { description: 'Từ chối tiếp nhận.' },
    SUPERSEDED: { description: 'Đã được thay thế: a later accepted filing says otherwise.' },
  },
});

@View('ClockVerdict', 'Whether a filing was in time, frozen at its submission from server time.')
export class ClockVerdictView {
  @Field(() => String, { description: 'The rule that was applied.' })
  rule: string;
  @Field(() => String, { description: 'Its article.' })
  article: string;
  @Field(() => String, { description: '`ON_TIME`, `LATE`, `NO_DEADLINE` or `UNDETERMINED`.' })
  verdict: string;
  @Field(() => Instant, { nullable: true, description: 'When the clock started.' })
  startedAt: Date | null;
  @Field(() => Instant, { nullable: true, description: 'The statutory due time, where there is one.' })
  dueAt: Date | null;
  @Field(() => Int, { nullable: true, description: 'Seconds late, rounded up; null where not late.' })
  lateBySeconds: number | null;
  @Field(() => String, { nullable: true, description: 'The reason given for being late (lý do thông báo chậm).' })
  lateReason: string | null;
}

@View('Filing', 'What was filed: an immutable snapshot, addressed to an authority.')
export class FilingView {
  @Field(() => ID, { description: 'Id of the filing.' })
  id: string;
  @Field(() => FilingKindEnum, { description: 'What it is within its report.' })
  kind: string;
  @Field(() => Int, { description: 'Number within the report, from 1.' })
  number: number;
  @Field(() => String, { description: 'Human reference with its check digit, e.g. `BC26-000123-7`.' })
  reference: string;
  @Field(() => FilingStateEnum, { description: 'Where it stands.' })
  state: string;
  @Field(() => RegimeCodeEnum, { description: 'Regime under which it was filed.' })
  regime: string;
  @Field(() => String, { description: 'Form: `03` or `08`.' })
  formCode: string;
  @Field(() => String, { description: 'Class of notice.' })
  noticeClass: string;
  @Field(() => Instant, { description: 'Legal filing time: the clock of the database.' })
  submittedAt: Date;
  @Field(() => String, { description: 'Hex SHA-256 of the salted canonical filing, as it stands in the transparency log.' })
  digest: string;
  @Field(() => String, { description: 'The filing itself: canonical JSON (RFC 8785), exactly as digested.' })
  content: string;
  @Field(() => Boolean, { description: 'True for an exercise (diễn tập).' })
  drill: boolean;
  @Field(() => ID, { nullable: true, description: 'The returned filing that this one answers.' })
  revisesId: string | null;
  @Field(() => FilingReturnView, { nullable: true, description: 'The request for completion, where it was given back.' })
  filingReturn: FilingReturnView | null;
  @Field(() => [ClockVerdictView], {
    description:
      'Verdicts, oldest first: that of the submission, and one for each accepted filing that changed the start of the clock or its rule. The last is in force.',
  })
  verdicts: ClockVerdictView[];
}

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

@View('part', 'The filer’s proof of a filing. The file verifies offline with `khien verify-receipt` and with plain openssl.')
export class ReceiptView {
  @Field(() => String, { description: 'Human reference of the report.' })
  reference: string;
  @Field(() => Instant, { description: 'Legal filing time.' })
  submittedAt: Date;
  @Field(() => Int, { description: 'Place of the filing in the transparency log.' })
  leafIndex: number;
  @Field(() => String, { description: 'The receipt file, to be stored byte for byte.' })
  file: string;
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
