import { Field, Int } from '@nestjs/graphql';
import { RegimeCodeEnum } from '#filings';
import { Instant, SentenceView, View } from '#platform';

@View('open', 'A question that the texts leave open, and how the system reads it meanwhile.')
export class OpenQuestionView {
  @Field(() => Int, { description: 'Its number in the register of ambiguities.' })
  number: number;
  @Field(() => SentenceView, { description: 'The question.' })
  question: SentenceView;
  @Field(() => SentenceView, { description: 'The careful reading that is applied.' })
  careful: SentenceView;
}

@View('part', 'A reason with the article behind it.')
export class ReasonView extends SentenceView {
  @Field(() => String, { nullable: true, description: 'The article, e.g. `L91 23.1`.' })
  article?: string;
  @Field(() => String, { description: '`C1` primary text, `C2` secondary source, `U` unverified, `I` our reading.' })
  confidence: string;
}

@View('part', 'A deadline that explains itself.')
export class ClockView {
  @Field(() => String, { description: 'The rule, e.g. `L91-BREACH-72`.' })
  ruleId: string;
  @Field(() => String, { description: 'Its article.' })
  article: string;
  @Field(() => String, { description: '`OCCURRED` or `DETECTED`: the event that starts it.' })
  startEvent: string;
  @Field(() => Instant, { nullable: true, description: 'When it started; null while that is not known.' })
  startedAt: Date | null;
  @Field(() => Instant, { nullable: true, description: 'The last moment that is in time.' })
  dueAt: Date | null;
  @Field(() => String, { nullable: true, description: 'The same in Vietnam time (`Asia/Ho_Chi_Minh`), as people write it.' })
  dueLocal: string | null;
  @Field(() => SentenceView, { description: 'Start, limit and due time as a sum.' })
  arithmetic: SentenceView;
  @Field(() => Boolean, { description: 'False where the due time is only the careful target of the system and not law.' })
  statutory: boolean;
  @Field(() => String, { description: '`C1` primary text, `C2` secondary source, `U` unverified, `I` our reading.' })
  confidence: string;
  @Field(() => SentenceView, { nullable: true, description: 'What to know where it is not confirmed from a primary text.' })
  note: SentenceView | null;
  @Field(() => [OpenQuestionView], { description: 'Open questions of the law that touch this clock.' })
  openQuestions: OpenQuestionView[];
}

@View('part', 'When people are told of a running 72-hour clock.')
export class EscalationView {
  @Field(() => Int, { description: 'Full hours since the start.' })
  hour: number;
  @Field(() => Instant, { description: 'The moment.' })
  at: Date;
}

@View('part', 'Something that is owed, with the rule and article that led there.')
export class DutyView {
  @Field(() => String, { description: 'The rule, e.g. `D356-LOCBIO`.' })
  ruleId: string;
  @Field(() => String, { description: '`NOTICE`, `SUBJECT_NOTICE`, `PROCESSOR_NOTICE`, `CYBER`, `MINUTES` or `RETENTION`.' })
  kind: string;
  @Field(() => SentenceView, { description: 'Towards whom.' })
  recipient: SentenceView;
  @Field(() => [SentenceView], { description: 'Who is told as well.' })
  alsoTo: SentenceView[];
  @Field(() => String, { nullable: true, description: 'On which form: `03` (Decree 13) or `08` (Decree 356).' })
  form: string | null;
  @Field(() => SentenceView, { nullable: true, description: 'Where the least content stands.' })
  content: SentenceView | null;
  @Field(() => String, { description: 'The very point that applies, e.g. `D356 29.1(a)`.' })
  article: string;
  @Field(() => SentenceView, { description: 'The same as it is cited.' })
  citation: SentenceView;
  @Field(() => [ReasonView], { description: 'Why it is owed.' })
  reasons: ReasonView[];
  @Field(() => String, { description: '`C1` primary text, `C2` secondary source, `U` unverified, `I` our reading.' })
  confidence: string;
  @Field(() => SentenceView, { nullable: true, description: 'What to know where it is not confirmed from a primary text.' })
  note: SentenceView | null;
  @Field(() => [String], { description: 'Other rules that the same act meets.' })
  meets: string[];
  @Field(() => ClockView, { description: 'Its clock.' })
  clock: ClockView;
  @Field(() => [EscalationView], {
    description: 'When people are told that it runs; empty where it is not of 72 hours or has not started.',
  })
  escalations: EscalationView[];
}

@View('part', 'A fact that is missing or wrong, with the article that asks for it.')
export class DefectView extends SentenceView {
  @Field(() => String, { description: 'Dotted path of the field.' })
  path: string;
  @Field(() => String, { description: 'What is wrong, e.g. `REQUIRED`.' })
  code: string;
  @Field(() => String, { nullable: true, description: 'The article that asks for it.' })
  article?: string;
  @Field(() => String, {
    nullable: true,
    description: '`MINIMUM`: needed before signing; `AT_SUBMISSION`: on sending; `MAY_FOLLOW`: may be told later.',
  })
  need?: string;
}

@View('part', 'What the law makes of the facts as they stand now.')
export class AssessmentView {
  @Field(() => RegimeCodeEnum, { description: 'The regime that governs.' })
  regime: string;
  @Field(() => [ReasonView], { description: 'Why this regime and this class.' })
  reasons: ReasonView[];
  @Field(() => String, { description: 'Class of notice: `URGENT_72H`, `GENERAL`, `VIOLATION`, …' })
  noticeClass: string;
  @Field(() => String, { description: 'Form to file: `03` (Decree 13) or `08` (Decree 356).' })
  formCode: string;
  @Field(() => SentenceView, { description: 'Who receives it.' })
  recipient: SentenceView;
  @Field(() => String, { description: 'Confidence mark of the recipient.' })
  recipientConfidence: string;
  @Field(() => ClockView, { description: 'The clock of the notice.' })
  clock: ClockView;
  @Field(() => String, { description: 'In time or late, were it submitted now.' })
  verdictNow: string;
  @Field(() => String, {
    description: '`DEMANDED` where the law demands a reason for lateness, `ASKED` where only the system does, else `NONE`.',
  })
  lateReason: string;
  @Field(() => [DutyView], { description: 'Everything that is owed from these facts; the first is the notice to the agency.' })
  duties: DutyView[];
  @Field(() => [DefectView], { description: 'Facts missing, in the order of the form.' })
  missing: DefectView[];
}
