import { Field, ID, Int, registerEnumType } from '@nestjs/graphql';
import { Instant, PageInfo, View } from '#platform';
import { FILING_STATES, REPORT_STATES } from '../entities.js';
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
  },
});

export const FilingStateEnum = Object.fromEntries(FILING_STATES.map((state) => [state, state]));
registerEnumType(FilingStateEnum, {
  name: 'FilingState',
  description: 'Where a filing stands between organisation and authority.',
  valuesMap: {
    SUBMITTED: { description: 'Đã gửi, chờ tiếp nhận.' },
    RECEIVED: { description: 'Đã đến: it arrived at its desk.' },
    ACCEPTED: { description: 'Đã tiếp nhận, vào sổ: received into the register under a number.' },
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
  @Field(() => String, { description: '`INITIAL`.' })
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
  @Field(() => [ClockVerdictView], { description: 'Verdicts, oldest first; the first is that of the submission.' })
  verdicts: ClockVerdictView[];
}

@View('part', 'A step that the state machine knows, and whether it is possible now.')
export class AvailableTransition {
  @Field(() => String, { description: 'Code of the transition; also the start of its mutation’s name.' })
  code: string;
  @Field(() => Boolean, { description: 'True where it is possible for this person now.' })
  enabled: boolean;
  @Field(() => String, { nullable: true, description: 'What stands in the way: `ROLE`, or `FACTS` (see the assessment).' })
  blockedBy: string | null;
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
