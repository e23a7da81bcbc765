import { Field, ID, Int } from '@nestjs/graphql';
import { CaseActEnum, CaseStateEnum, TlpEnum } from '#cases';
import { Instant, LocalDate, listedEnum, PageInfo, SentenceView, View } from '#platform';
import { CONFIDENCES, HIT_ANSWERS, INDICATOR_LEVELS, INDICATOR_SOURCES } from '../entities.js';
import { INDICATOR_TYPE_ROWS, INDICATOR_TYPES, type IndicatorType } from '../indicator-types.js';
import { MEETING_KINDS, QUESTION_STATES } from '../matches.js';

const TYPE_LABELS = Object.fromEntries(INDICATOR_TYPES.map((type) => [type, `${INDICATOR_TYPE_ROWS[type].label.vi}.`])) as Record<
  IndicatorType,
  string
>;
export const IndicatorTypeEnum = listedEnum('IndicatorType', 'What a case is recognised by.', INDICATOR_TYPES, TYPE_LABELS);
export const IndicatorLevelEnum = listedEnum('IndicatorLevel', 'Whether somebody says that it belongs to the case.', INDICATOR_LEVELS, {
  MENTION: 'Được nhắc đến: it stands in a text.',
  CONFIRMED: 'Đã xác nhận: an officer says that it belongs to the case.',
});
export const IndicatorSourceEnum = listedEnum('IndicatorSource', 'Where it was first found.', INDICATOR_SOURCES, {
  TIP: 'Tin báo của vụ việc.',
  REPORT: 'Thông báo vi phạm của vụ việc.',
  TEXT: 'Văn bản do cán bộ dán vào.',
  OFFICER: 'Cán bộ nhập.',
});
export const ConfidenceEnum = listedEnum('Confidence', 'How sure it is that it belongs to the case.', CONFIDENCES, {
  LOW: 'Thấp.',
  MEDIUM: 'Trung bình.',
  HIGH: 'Cao.',
});
export const HitAnswerEnum = listedEnum(
  'HitAnswer',
  'What whoever leads a case answers to those who met it without seeing it.',
  HIT_ANSWERS,
  {
    YES_RELATED: 'Có liên quan.',
    NO: 'Không liên quan.',
    TALK: 'Cần trao đổi trực tiếp.',
  },
);
export const MeetingKindEnum = listedEnum('MeetingKind', 'How telling it is that two cases have the same.', MEETING_KINDS, {
  SAME: 'Cùng một giá trị; weight 10.',
  PART: 'Trùng một phần, such as the host of a link; weight 5.',
  HINT: 'Gợi ý: what was compared leaves out what tells two such things apart, such as the bank of an account; weight 1.',
});
export const HitQuestionEnum = listedEnum('HitQuestion', 'Where the question to a unit stands.', QUESTION_STATES, {
  NOT_ASKED: 'Chưa hỏi: see `askAboutMatches`.',
  OPEN: 'Đã hỏi, chờ trả lời.',
  YOURS: 'Đơn vị đó hỏi trước và chờ bạn trả lời: see `hitsToAnswer`.',
  ANSWERED: 'Đã trả lời.',
});

@View('CaseIndicator', 'What a case is recognised by (dấu hiệu nhận dạng).')
export class CaseIndicatorView {
  @Field(() => ID, { description: 'Its id.' })
  id: string;
  @Field(() => ID, { description: 'Its case.' })
  caseId: string;
  @Field(() => IndicatorTypeEnum, { description: 'What it is.' })
  type: string;
  @Field(() => String, { description: 'As it is read; of an identity number or a passport the last three characters.' })
  shown: string;
  @Field(() => IndicatorLevelEnum, { description: 'A mention, or confirmed.' })
  level: string;
  @Field(() => IndicatorSourceEnum, { description: 'Where it was first found.' })
  source: string;
  @Field(() => ConfidenceEnum, { description: 'How sure it is that it belongs to the case.' })
  confidence: string;
  @Field(() => Instant, { description: 'When it was first found.' })
  firstSeenAt: Date;
  @Field(() => Instant, { description: 'When it was last found.' })
  lastSeenAt: Date;
  @Field(() => Int, { description: 'In how many places.' })
  seenCount: number;
  @Field(() => String, { nullable: true, description: 'Who confirmed it, while they work at this desk.' })
  confirmedBy: string | null;
  @Field(() => Instant, { nullable: true, description: 'When.' })
  confirmedAt: Date | null;
  @Field(() => Boolean, { description: 'True where it is left out of the comparison with other cases.' })
  ignoreSimilarity: boolean;
  @Field(() => String, { nullable: true, description: 'Why.' })
  ignoreReason: string | null;
  @Field(() => Instant, { nullable: true, description: 'When it was found not to be of the case.' })
  droppedAt: Date | null;
  @Field(() => String, { nullable: true, description: 'Why.' })
  dropReason: string | null;
  @Field(() => Int, { description: 'Version; give it back with a step.' })
  version: number;
}

@View('part', 'A page of indicators.')
export class CaseIndicatorPage {
  @Field(() => [CaseIndicatorView], { description: 'The indicators.' })
  nodes: CaseIndicatorView[];
  @Field(() => PageInfo, { description: 'Where it ends.' })
  pageInfo: PageInfo;
}

@View('part', 'By what a case is met.')
export class MeetingView {
  @Field(() => ID, { description: 'The indicator of the case that was asked for.' })
  indicatorId: string;
  @Field(() => IndicatorTypeEnum, { description: 'What it is.' })
  type: string;
  @Field(() => String, { description: 'As it is read there.' })
  shown: string;
  @Field(() => MeetingKindEnum, { description: 'Why it was matched.' })
  how: string;
  @Field(() => Int, { description: 'How telling that is: 10, 5 or 1.' })
  weight: number;
}

@View('part', 'By what a case is met that I see.')
export class SeenMeetingView extends MeetingView {
  @Field(() => String, { description: 'As it is read in the other case.' })
  otherShown: string;
}

@View('part', 'Another case that I see, by its header, and what both have.')
export class SeenMatchView {
  @Field(() => ID, { description: 'Its id.' })
  id: string;
  @Field(() => String, { description: 'Its number.' })
  reference: string;
  @Field(() => CaseStateEnum, { description: 'Where it stands.' })
  state: string;
  @Field(() => [CaseActEnum], { description: 'Of what it is.' })
  acts: string[];
  @Field(() => TlpEnum, { description: 'With whom it may be shared.' })
  tlp: string;
  @Field(() => Boolean, { description: 'True where those on its list see it and nobody else.' })
  restricted: boolean;
  @Field(() => ID, { nullable: true, description: 'Who leads it.' })
  leadId: string | null;
  @Field(() => Instant, { description: 'When it was opened.' })
  openedAt: Date;
  @Field(() => Instant, { nullable: true, description: 'When it ended.' })
  endedAt: Date | null;
  @Field(() => Int, { description: 'Sum of the weights of what both have; the highest come first.' })
  weight: number;
  @Field(() => [SeenMeetingView], { description: 'What both have.' })
  met: SeenMeetingView[];
}

@View(
  'part',
  'A unit that works on the same thing, where I may not see on what: whom to ask, and no more. One for each unit, however much there is.',
)
export class BlindMatchView {
  @Field(() => String, { description: 'Code of the unit.' })
  unitCode: string;
  @Field(() => String, { description: 'Name of the unit.' })
  unitName: string;
  @Field(() => String, { nullable: true, description: 'Whom to ask there.' })
  contact: string | null;
  @Field(() => String, { nullable: true, description: 'Their e-mail address.' })
  contactEmail: string | null;
  @Field(() => [MeetingView], { description: 'What was met of the case that was asked for.' })
  met: MeetingView[];
  @Field(() => HitQuestionEnum, { description: 'Where the question stands.' })
  question: string;
  @Field(() => HitAnswerEnum, { nullable: true, description: 'The answer, once all there have answered; of several the strongest.' })
  answer: string | null;
  @Field(() => String, { nullable: true, description: 'What they wrote.' })
  note: string | null;
}

@View('part', 'A value of the case that was not compared.')
export class LeftOutView {
  @Field(() => ID, { description: 'The indicator.' })
  indicatorId: string;
  @Field(() => IndicatorTypeEnum, { description: 'What was left out.' })
  type: string;
  @Field(() => String, { description: 'As it is read.' })
  shown: string;
  @Field(() => Boolean, { description: 'True where it is in more than 100 places; false where it is on a list of common values.' })
  tooCommon: boolean;
  @Field(() => SentenceView, { description: 'Why it says nothing.' })
  reason: SentenceView;
}

@View('part', 'Where a case meets others.')
export class MatchesView {
  @Field(() => [SeenMatchView], { description: 'Cases that I see, the most telling first.' })
  seen: SeenMatchView[];
  @Field(() => [BlindMatchView], { description: 'Units with cases that I do not see, by their codes.' })
  blind: BlindMatchView[];
  @Field(() => [LeftOutView], { description: 'What was not compared, and why.' })
  leftOut: LeftOutView[];
}

@View('part', 'By what a case of ours was met.')
export class HitMeetingView {
  @Field(() => ID, { description: 'The indicator of our case.' })
  indicatorId: string;
  @Field(() => IndicatorTypeEnum, { description: 'What it is.' })
  type: string;
  @Field(() => String, { description: 'As it is read in our case.' })
  shown: string;
  @Field(() => MeetingKindEnum, { description: 'Why it was matched.' })
  how: string;
}

@View('IndicatorHit', 'Somebody met a case of ours without seeing it, and asks (trùng dấu hiệu).')
export class HitView {
  @Field(() => ID, { description: 'Its id.' })
  id: string;
  @Field(() => ID, { description: 'Our case.' })
  caseId: string;
  @Field(() => String, { description: 'Its number, which they do not know.' })
  reference: string;
  @Field(() => ID, { nullable: true, description: 'Who leads it, and answers.' })
  leadId: string | null;
  @Field(() => String, { description: 'Code of the unit that asks.' })
  askerUnitCode: string;
  @Field(() => String, { description: 'Its name.' })
  askerUnit: string;
  @Field(() => String, { description: 'Who asks.' })
  askerName: string;
  @Field(() => String, { description: 'Their e-mail address.' })
  askerEmail: string;
  @Field(() => Instant, { description: 'When they asked.' })
  at: Date;
  @Field(() => [HitMeetingView], { description: 'What was met.' })
  met: HitMeetingView[];
  @Field(() => HitAnswerEnum, { nullable: true, description: 'Our answer.' })
  answer: string | null;
  @Field(() => String, { nullable: true, description: 'Our note.' })
  note: string | null;
  @Field(() => Instant, { nullable: true, description: 'When it was answered.' })
  answeredAt: Date | null;
  @Field(() => Int, { description: 'Version; give it back with the answer.' })
  version: number;
}

@View('part', 'A page of questions.')
export class HitPage {
  @Field(() => [HitView], { description: 'The questions.' })
  nodes: HitView[];
  @Field(() => PageInfo, { description: 'Where it ends.' })
  pageInfo: PageInfo;
}

@View('KeptCommonValue', 'A value that says nothing by being shared, as the unit has it (giá trị phổ biến).')
export class CommonValueView {
  @Field(() => ID, { description: 'Its id.' })
  id: string;
  @Field(() => IndicatorTypeEnum, { description: 'What it is.' })
  type: string;
  @Field(() => String, { description: 'As it is read.' })
  shown: string;
  @Field(() => String, { description: 'Why it says nothing.' })
  reason: string;
  @Field(() => String, { nullable: true, description: 'Who answers for it, while they work at this desk.' })
  owner: string | null;
  @Field(() => Instant, { description: 'Since when.' })
  createdAt: Date;
  @Field(() => LocalDate, { description: 'Its last day.' })
  expiresOn: string;
  @Field(() => Instant, { nullable: true, description: 'When somebody ended it before.' })
  endedAt: Date | null;
  @Field(() => Int, { description: 'Version.' })
  version: number;
}

@View('part', 'A page of common values.')
export class CommonValuePage {
  @Field(() => [CommonValueView], { description: 'The values.' })
  nodes: CommonValueView[];
  @Field(() => PageInfo, { description: 'Where it ends.' })
  pageInfo: PageInfo;
}
