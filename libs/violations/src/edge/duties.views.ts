import { Field, ID, Int, registerEnumType } from '@nestjs/graphql';
import { Instant, View } from '#platform';
import { MINUTES_STATES, OUTSIDE_NOTICE_KINDS, SUBJECT_NOTICE_KINDS, SUBJECT_NOTICE_STATES } from '../duties/entities.js';
import { Facts } from './facts.input.js';

const enumOf = (values: readonly string[]) => Object.fromEntries(values.map((value) => [value, value]));

export const MinutesStateEnum = enumOf(MINUTES_STATES);
registerEnumType(MinutesStateEnum, {
  name: 'MinutesState',
  description: 'Where minutes of a violation stand.',
  valuesMap: {
    DRAFT: { description: 'Bản nháp.' },
    FINALISED: { description: 'Đã chốt: in force, never changed.' },
    SUPERSEDED: { description: 'Đã được thay thế: kept as they were.' },
  },
});

export const SubjectNoticeKindEnum = enumOf(SUBJECT_NOTICE_KINDS);
registerEnumType(SubjectNoticeKindEnum, {
  name: 'SubjectNoticeKind',
  description: 'Which notice to data subjects.',
  valuesMap: {
    FINANCE: { description: 'Tài chính, ngân hàng, thông tin tín dụng (D356 8.3; L91 27.1(d)).' },
    LOCATION_BIOMETRIC: { description: 'Dữ liệu vị trí, sinh trắc học (D356 29).' },
    PUBLIC: { description: 'Thông báo công khai where not everybody can be told (D356 29.3).' },
  },
});

export const SubjectNoticeStateEnum = enumOf(SUBJECT_NOTICE_STATES);
registerEnumType(SubjectNoticeStateEnum, {
  name: 'SubjectNoticeState',
  description: 'Where a notice to data subjects stands.',
  valuesMap: { DRAFT: { description: 'Bản nháp.' }, SENT: { description: 'Đã gửi: never changed.' } },
});

export const OutsideNoticeKindEnum = enumOf(OUTSIDE_NOTICE_KINDS);
registerEnumType(OutsideNoticeKindEnum, {
  name: 'OutsideNoticeKind',
  description: 'A notice that went another way than through this system.',
  valuesMap: {
    TO_CONTROLLER: { description: 'Bên xử lý thông báo cho bên kiểm soát (D13 23.2; L91 23.1).' },
    FROM_PROCESSOR: { description: 'Bên xử lý đã thông báo cho chúng tôi.' },
    CYBER_INITIAL: { description: 'Thông báo ban đầu về sự cố an ninh mạng (D331 31.2(d)).' },
    CYBER_REPORT: { description: 'Báo cáo sự cố an ninh mạng (D331 31.2(d)).' },
  },
});

@View('part', 'Somebody who takes part in the minutes.')
export class MinutesParticipantView {
  @Field(() => String, { description: 'Name.' })
  name: string;
  @Field(() => String, { nullable: true, description: 'Title and body.' })
  position: string | null;
  @Field(() => String, { nullable: true, description: 'As what: witness, in charge of data protection, …' })
  part: string | null;
}

@View('part', 'Something that was secured.')
export class MinutesEvidenceView {
  @Field(() => String, { description: 'What it is.' })
  name: string;
  @Field(() => String, { description: 'Hex SHA-256 of it.' })
  sha256: string;
}

@View('part', 'A signature under the minutes.')
export class MinutesSignatureView {
  @Field(() => String, { description: 'Who signs.' })
  name: string;
  @Field(() => String, { description: 'As what.' })
  capacity: string;
  @Field(() => Instant, { nullable: true, description: 'When.' })
  signedAt: Date | null;
}

@View('ViolationMinutes', 'Biên bản xác nhận vi phạm (D13 23.5; L91 23.2).')
export class ViolationMinutesView {
  @Field(() => ID, { description: 'Id.' })
  id: string;
  @Field(() => MinutesStateEnum, { description: 'Where they stand.' })
  state: string;
  @Field(() => String, { nullable: true, description: 'Number in the organisation’s register of documents.' })
  number: string | null;
  @Field(() => Instant, { nullable: true, description: 'When they are made.' })
  madeAt: Date | null;
  @Field(() => String, { nullable: true, description: 'Where they are made.' })
  place: string | null;
  @Field(() => [MinutesParticipantView], { description: 'Who takes part.' })
  participants: MinutesParticipantView[];
  @Field(() => String, { nullable: true, description: 'What was done at once.' })
  immediateActions: string | null;
  @Field(() => [MinutesEvidenceView], { description: 'What was secured.' })
  evidence: MinutesEvidenceView[];
  @Field(() => [MinutesSignatureView], { description: 'Who signs.' })
  signatures: MinutesSignatureView[];
  @Field(() => Facts, { nullable: true, description: 'What the report said when they were made final; null before.' })
  facts: Facts | null;
  @Field(() => ID, { nullable: true, description: 'The minutes that these replaced.' })
  supersedesId: string | null;
  @Field(() => String, { nullable: true, description: 'Hex SHA-256 of the salted content, as it stands in the transparency log.' })
  digest: string | null;
  @Field(() => Instant, { nullable: true, description: 'When they were made final.' })
  finalisedAt: Date | null;
  @Field(() => Int, { description: 'Version, for optimistic locking.' })
  version: number;
}

@View('part', 'That a notice was recorded by mistake: the record stays, its clock runs again.')
export class NoticeMistakeView {
  @Field(() => String, { description: 'Why.' })
  reason: string;
  @Field(() => Instant, { description: 'When that was declared.' })
  declaredAt: Date;
}

@View('SubjectNotice', 'Thông báo cho chủ thể dữ liệu (D356 8.3, 29; L91 27.1(d)).')
export class SubjectNoticeView {
  @Field(() => ID, { description: 'Id.' })
  id: string;
  @Field(() => SubjectNoticeKindEnum, { description: 'Which notice.' })
  kind: string;
  @Field(() => SubjectNoticeStateEnum, { description: 'Where it stands.' })
  state: string;
  @Field(() => String, { nullable: true, description: 'How grave it is.' })
  severity: string | null;
  @Field(() => String, { nullable: true, description: 'What may happen to people; absent: the consequences of the report.' })
  risks: string | null;
  @Field(() => String, { nullable: true, description: 'What people should do.' })
  guidance: string | null;
  @Field(() => String, { nullable: true, description: 'Where people turn to about the incident.' })
  incidentDesk: string | null;
  @Field(() => String, { nullable: true, description: 'Why not everybody could be told.' })
  whyPublic: string | null;
  @Field(() => Facts, { nullable: true, description: 'What the report said when it was sent; null before.' })
  facts: Facts | null;
  @Field(() => String, { nullable: true, description: 'How it was sent.' })
  channel: string | null;
  @Field(() => Instant, { nullable: true, description: 'When it was sent.' })
  sentAt: Date | null;
  @Field(() => Int, { nullable: true, description: 'How many people this notice reached.' })
  reached: number | null;
  @Field(() => Int, { nullable: true, description: 'Of how many.' })
  total: number | null;
  @Field(() => String, { nullable: true, description: 'Where a public notice stands.' })
  publicUrl: string | null;
  @Field(() => Instant, { nullable: true, description: 'Until when each person is told, after a public notice (D356 29.3).' })
  catchUpBy: Date | null;
  @Field(() => Instant, { nullable: true, description: 'When each person had been told after a public notice; null while that is owed.' })
  catchUpSentAt: Date | null;
  @Field(() => String, { nullable: true, description: 'The rule by which it was judged.' })
  rule: string | null;
  @Field(() => String, { nullable: true, description: 'Its article.' })
  article: string | null;
  @Field(() => Instant, { nullable: true, description: 'Until when it had to be sent.' })
  dueAt: Date | null;
  @Field(() => String, { nullable: true, description: '`ON_TIME`, `LATE`, `NO_DEADLINE` or `UNDETERMINED`, frozen when it was recorded.' })
  verdict: string | null;
  @Field(() => Int, { nullable: true, description: 'Seconds late, rounded up; null where not late.' })
  lateBySeconds: number | null;
  @Field(() => String, { nullable: true, description: 'Hex SHA-256 of the salted content, as it stands in the transparency log.' })
  digest: string | null;
  @Field(() => NoticeMistakeView, { nullable: true, description: 'That it was recorded by mistake; null otherwise.' })
  mistaken: NoticeMistakeView | null;
  @Field(() => Int, { description: 'Version, for optimistic locking.' })
  version: number;
}

@View('OutsideNotice', 'A notice that went another way than through this system, as it was recorded.')
export class OutsideNoticeView {
  @Field(() => ID, { description: 'Id.' })
  id: string;
  @Field(() => OutsideNoticeKindEnum, { description: 'Which notice.' })
  kind: string;
  @Field(() => String, { description: 'The controller, the processor or the agency.' })
  counterpart: string;
  @Field(() => String, { description: 'How it went.' })
  channel: string;
  @Field(() => Instant, { description: 'When it was received.' })
  receivedAt: Date;
  @Field(() => String, { nullable: true, description: 'The counterpart’s own number of it.' })
  reference: string | null;
  @Field(() => String, { nullable: true, description: 'A remark.' })
  note: string | null;
  @Field(() => String, { nullable: true, description: 'Hex SHA-256 of the evidence of receipt.' })
  evidenceSha256: string | null;
  @Field(() => Instant, { description: 'When it was recorded.' })
  recordedAt: Date;
  @Field(() => NoticeMistakeView, { nullable: true, description: 'That it was recorded by mistake; null otherwise.' })
  mistaken: NoticeMistakeView | null;
}
