import { Field, ID, Int, registerEnumType } from '@nestjs/graphql';
import { AttachmentView } from '#attachments';
import type { Sentence } from '#kernel';
import { AvailableTransition, Instant, PageInfo, View } from '#platform';
import { DISMISSAL_REASONS, INTAKE_CHANNELS, REPORTER_KINDS, THIRD_PARTY_STATES } from '../entities.js';

function named(name: string, description: string, values: readonly string[], labels: Readonly<Record<string, string>>) {
  const object = Object.fromEntries(values.map((value) => [value, value]));
  registerEnumType(object, {
    name,
    description,
    valuesMap: Object.fromEntries(values.map((value) => [value, { description: labels[value] }])),
  });
  return object;
}

const OTHER_CHANNELS = INTAKE_CHANNELS.filter((channel) => channel !== 'WEB');
const CHANNEL_LABELS = {
  WEB: 'Trực tuyến: filed here by its reporter, without an account.',
  PHONE: 'Điện thoại.',
  POST: 'Bưu chính.',
  IN_PERSON: 'Trực tiếp tại trụ sở.',
  EMAIL: 'Thư điện tử.',
  OFFICIAL_LETTER: 'Công văn.',
};
export const IntakeChannelEnum = named('IntakeChannel', 'How a report by others came.', INTAKE_CHANNELS, CHANNEL_LABELS);
export const EnteredChannelEnum = named('EnteredChannel', 'How a report came that an officer enters.', OTHER_CHANNELS, CHANNEL_LABELS);
export const ReporterKindEnum = named('ReporterKind', 'Who reports.', REPORTER_KINDS, { INDIVIDUAL: 'Cá nhân.', ORGANISATION: 'Tổ chức.' });
export const ThirdPartyStateEnum = named('ThirdPartyState', 'Where a report by others stands.', THIRD_PARTY_STATES, {
  UNVERIFIED: 'Chưa xác minh.',
  VERIFIED: 'Đã xác minh bước đầu: an officer holds it for true.',
  DISMISSED: 'Không xử lý tiếp; see the reason.',
  LINKED: 'Đã gắn với một báo cáo đã nộp.',
});
export const DismissalReasonEnum = named('DismissalReason', 'Why a report by others leads to nothing.', DISMISSAL_REASONS, {
  NO_PERSONAL_DATA: 'Không liên quan đến dữ liệu cá nhân.',
  NOT_CREDIBLE: 'Không có căn cứ.',
  OUT_OF_SCOPE: 'Không thuộc thẩm quyền.',
  NO_VIETNAM_LINK: 'Không có yếu tố Việt Nam.',
  DUPLICATE: 'Trùng với tin báo khác.',
  SPAM: 'Tin rác.',
});

@View('part', 'A puzzle that a report without an account costs; the form of altcha v1, whose `salt` is the prefix.')
export class ChallengeView {
  @Field(() => String, { description: '`SHA-256`.' })
  algorithm: string;
  @Field(() => String, { description: 'Hex SHA-256 of the prefix followed by the decimal number that is sought.' })
  challenge: string;
  @Field(() => String, { description: 'What is hashed before the number.' })
  prefix: string;
  @Field(() => Int, { description: 'The number lies between 0 and this.' })
  maxNumber: number;
  @Field(() => String, { description: 'Hex HMAC by which the server knows its own challenge.' })
  signature: string;
  @Field(() => Instant, { description: 'Until when a solution is taken; once.' })
  expiresAt: Date;
}

@View('part', 'A sentence in both languages.')
export class ReasonOfDuty {
  @Field(() => String, { description: 'In Vietnamese.' })
  vi: string;
  @Field(() => String, { description: 'In English.' })
  en: string;
}

@View('part', 'The duty or right that a report by others meets.')
export class DutyOfOthers {
  @Field(() => String, { nullable: true, description: 'Regime; null where no law on personal data was in force.' })
  regime: string | null;
  @Field(() => String, { nullable: true, description: 'Class of notice.' })
  noticeClass: string | null;
  @Field(() => String, { nullable: true, description: 'Rule that applies.' })
  rule: string | null;
  @Field(() => String, { nullable: true, description: 'Its very point, e.g. `L91 23.3(a)`.' })
  article: string | null;
  @Field(() => [ReasonOfDuty], { description: 'Why.' })
  reasons: readonly Sentence[];
}

@View('part', 'The answer to a report without an account: given only after it is committed, and only once.')
export class ReportedByOtherView {
  @Field(() => String, { description: 'Reference with its check digit, `TB26-…`.' })
  reference: string;
  @Field(() => String, { description: 'Receipt code: the only way back to the report. Nobody can give it again.' })
  code: string;
  @Field(() => Instant, { description: 'When it was received: the clock of the database.' })
  receivedAt: Date;
  @Field(() => DutyOfOthers, { description: 'The duty or right that it meets.' })
  duty: DutyOfOthers;
  @Field(() => String, { description: 'The receipt file, to be stored byte for byte; it verifies offline and names no reporter.' })
  receipt: string;
}

@View('part', 'A word between reporter and desk.')
export class ThirdPartyMessageView {
  @Field(() => Boolean, { description: 'True where the desk wrote it.' })
  fromOfficer: boolean;
  @Field(() => String, { description: 'The words.' })
  text: string;
  @Field(() => Instant, { description: 'When.' })
  at: Date;
}

@View('part', 'What whoever holds the receipt code may know of a report.')
export class SeenByReporterView {
  @Field(() => String, { description: 'Reference.' })
  reference: string;
  @Field(() => ThirdPartyStateEnum, { description: 'Where it stands.' })
  state: string;
  @Field(() => Instant, { description: 'When it was received.' })
  receivedAt: Date;
  @Field(() => Instant, { nullable: true, description: 'When the desk decided.' })
  decidedAt: Date | null;
  @Field(() => DismissalReasonEnum, { nullable: true, description: 'Why it leads to nothing, where it does.' })
  decision: string | null;
  @Field(() => String, { nullable: true, description: 'Regime.' })
  regime: string | null;
  @Field(() => String, { nullable: true, description: 'Article of the duty or right that it meets.' })
  article: string | null;
  @Field(() => [ThirdPartyMessageView], { description: 'Words exchanged, oldest first.' })
  messages: ThirdPartyMessageView[];
  @Field(() => String, { description: 'The receipt file, always the same.' })
  receipt: string;
}

@View('ThirdPartyReport', 'What somebody else than the organisation reported (tin báo của tổ chức, cá nhân khác); apart from filings.')
export class ThirdPartyReportView {
  @Field(() => ID, { description: 'Id.' })
  id: string;
  @Field(() => String, { description: 'Reference, `TB26-…`.' })
  reference: string;
  @Field(() => String, { description: '`LEAD`: my unit decides · `COPY`: it got the report to know, and reads it.' })
  part: string;
  @Field(() => String, { description: 'Code of the unit that decides.' })
  deskCode: string;
  @Field(() => [String], { description: 'Codes of the units that got a copy; where my unit has one, its own alone.' })
  copies: string[];
  @Field(() => IntakeChannelEnum, { description: 'How it came.' })
  channel: string;
  @Field(() => ThirdPartyStateEnum, { description: 'Where it stands.' })
  state: string;
  @Field(() => ReporterKindEnum, { description: 'Who reports.' })
  reporterKind: string;
  @Field(() => String, { nullable: true, description: 'Name of the reporting organisation; never a person’s.' })
  reporterName: string | null;
  @Field(() => Boolean, {
    description:
      'True where the reporting organisation is registered here under the tax code given. That it was they is not shown by that.',
  })
  reporterIsRegistered: boolean;
  @Field(() => Boolean, { description: 'True where the reporter left a contact; it is sealed (see readReporterContact).' })
  hasContact: boolean;
  @Field(() => Boolean, { description: 'True where the reporter has a receipt code and can be written to.' })
  hasWayBack: boolean;
  @Field(() => String, { description: 'Whom it is about.' })
  aboutName: string;
  @Field(() => Boolean, { description: 'True where that organisation is registered here.' })
  aboutIsRegistered: boolean;
  @Field(() => String, { description: 'What was told: canonical JSON (RFC 8785), exactly as digested.' })
  content: string;
  @Field(() => String, { description: 'Hex SHA-256 of the salted content, as it stands in the transparency log.' })
  digest: string;
  @Field(() => String, { nullable: true, description: 'Regime; null where no law on personal data was in force.' })
  regime: string | null;
  @Field(() => String, { nullable: true, description: 'Class of notice.' })
  noticeClass: string | null;
  @Field(() => String, { nullable: true, description: 'Rule that applies.' })
  rule: string | null;
  @Field(() => String, { nullable: true, description: 'Its article.' })
  article: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Whether it came in time, judged from its receipt: `ON_TIME`, `LATE`, `NO_DEADLINE`, `UNDETERMINED`.',
  })
  verdict: string | null;
  @Field(() => Instant, { nullable: true, description: 'Statutory due time, where there is one.' })
  dueAt: Date | null;
  @Field(() => String, { description: 'Routing rule.' })
  routingRule: string;
  @Field(() => Instant, { description: 'When it was received.' })
  receivedAt: Date;
  @Field(() => Instant, { description: 'When it was entered here.' })
  enteredAt: Date;
  @Field(() => DismissalReasonEnum, { nullable: true, description: 'Why it leads to nothing.' })
  decision: string | null;
  @Field(() => String, { nullable: true, description: 'Note of the officer who decided; shown to the desk alone.' })
  decisionNote: string | null;
  @Field(() => Instant, { nullable: true, description: 'When it was decided.' })
  decidedAt: Date | null;
  @Field(() => String, { nullable: true, description: 'Reference of the report that it belongs to.' })
  linkedReference: string | null;
  @Field(() => Int, { description: 'Version.' })
  version: number;
  @Field(() => [ThirdPartyMessageView], { description: 'Words exchanged with the reporter, oldest first; none on a copy.' })
  messages: ThirdPartyMessageView[];
  @Field(() => [AttachmentView], { description: 'Scans of what came; none on a copy, for a letter may name its writer.' })
  attachments: AttachmentView[];
  @Field(() => [AvailableTransition], { description: 'What can be done next.' })
  availableTransitions?: AvailableTransition[];
}

@View('ThirdPartyReport', 'A page of reports by others, oldest first.')
export class IntakeQueuePage {
  @Field(() => [ThirdPartyReportView], { description: 'The reports.' })
  nodes: ThirdPartyReportView[];
  @Field(() => PageInfo, { description: 'Where the page ends.' })
  pageInfo: PageInfo;
}

@View('ThirdPartyReport', 'How to reach a reporter; each reading of it is in the log.')
export class ReporterContactView {
  @Field(() => String, { nullable: true, description: 'Name.' })
  fullName?: string | null;
  @Field(() => String, { nullable: true, description: 'Telephone.' })
  phone?: string | null;
  @Field(() => String, { nullable: true, description: 'E-mail.' })
  email?: string | null;
  @Field(() => String, { nullable: true, description: 'Address.' })
  address?: string | null;
}
