import { Field, ID, Int, registerEnumType } from '@nestjs/graphql';
import { Instant, View } from '#platform';
import { FILED_SUBJECTS, FILING_KINDS, FILING_STATES, RETURN_DEFECT_CODES, RETURN_STATES } from '../entities.js';
import { RegimeCodeEnum } from './regime-code.enum.js';

export const FiledSubjectEnum = Object.fromEntries(FILED_SUBJECTS.map((subject) => [subject, subject]));
registerEnumType(FiledSubjectEnum, {
  name: 'FiledSubject',
  description: 'What a filing is about.',
  valuesMap: {
    VIOLATION_NOTICE: { description: 'Thông báo vi phạm: a violation of personal-data rules.' },
    DPIA_DOSSIER: { description: 'Hồ sơ đánh giá tác động xử lý dữ liệu cá nhân.' },
    TRANSFER_DOSSIER: { description: 'Hồ sơ đánh giá tác động chuyển dữ liệu cá nhân xuyên biên giới (ra nước ngoài).' },
  },
});

export const FilingKindEnum = Object.fromEntries(FILING_KINDS.map((kind) => [kind, kind]));
registerEnumType(FilingKindEnum, {
  name: 'FilingKind',
  description: 'What a filing is within its report or dossier.',
  valuesMap: {
    INITIAL: { description: 'Thông báo ban đầu: the one that the clock waits for.' },
    SUPPLEMENT: { description: 'Bổ sung: adds what was not known.' },
    CORRECTION: { description: 'Đính chính: puts right what was filed.' },
    FINAL: { description: 'Kết thúc: how it ended; leaves nothing open.' },
    WITHDRAWAL_REQUEST: { description: 'Yêu cầu rút: asks for the report back; it stays readable.' },
    UPDATE: { description: 'Cập nhật: a change to a dossier that was filed.' },
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
  @Field(() => FiledSubjectEnum, { description: 'What it is about.' })
  subject: string;
  @Field(() => FilingKindEnum, { description: 'What it is within its report or dossier.' })
  kind: string;
  @Field(() => Int, { description: 'Number within the report or dossier, from 1.' })
  number: number;
  @Field(() => String, { description: 'Human reference with its check digit, e.g. `BC26-000123-7`.' })
  reference: string;
  @Field(() => FilingStateEnum, { description: 'Where it stands.' })
  state: string;
  @Field(() => RegimeCodeEnum, { description: 'Regime under which it was filed.' })
  regime: string;
  @Field(() => String, { description: 'Form of the regime, e.g. `03`, `08`, `01a`.' })
  formCode: string;
  @Field(() => String, { nullable: true, description: 'Class of a violation notice; null for a dossier.' })
  noticeClass: string | null;
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
