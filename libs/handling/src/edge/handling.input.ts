import { Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsDate,
  IsIn,
  IsOptional,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { NOTICE_CLASSES, type NoticeClass } from '#law';
import { ExpectedVersion, Instant, PlainText } from '#platform';
import {
  ANSWER_KINDS,
  type AnswerKind,
  LINK_KINDS,
  type LinkKind,
  OUTCOMES,
  type Outcome,
  SEVERITIES,
  type Severity,
  SUBJECT_BANDS,
  type SubjectBand,
} from '../entities.js';
import { AnswerKindEnum, LinkKindEnum, OutcomeEnum, SeverityEnum, SubjectBandEnum } from './handling.views.js';

@InputType({ description: 'A step on a handling that needs nothing more.' })
export class StepInput {
  @Field(() => ID, { description: 'The handling.' })
  @IsUUID()
  id: string;
  @ExpectedVersion()
  expectedVersion?: number;
}

@InputType({ description: 'What the triage finds.' })
export class TriageInput extends StepInput {
  @Field(() => SeverityEnum, { description: 'How grave.' })
  @IsIn(SEVERITIES)
  severity: Severity;
  @Field(() => String, { description: 'Class of notice: `URGENT_72H` or `GENERAL`.' })
  @IsIn(NOTICE_CLASSES)
  noticeClass: NoticeClass;
  @Field(() => Boolean, { description: 'Whether data left the country.' })
  @IsBoolean()
  crossBorder: boolean;
  @Field(() => Boolean, { description: 'Whether the sector is a sensitive one.' })
  @IsBoolean()
  sensitiveSector: boolean;
  @Field(() => SubjectBandEnum, { description: 'About how many people.' })
  @IsIn(SUBJECT_BANDS)
  subjectBand: SubjectBand;
  @Field(() => Boolean, { description: 'True: I looked at `similarReports`. Which these were is recorded.' })
  @IsBoolean()
  similarViewed: boolean;
}

@InputType({ description: 'One question to the filer, at the field that it is about.' })
export class QuestionInput {
  @Field(() => String, {
    nullable: true,
    description: 'Field of the report, as `facts.place`; absent where the question is about the report as a whole.',
  })
  @IsOptional()
  @MaxLength(200)
  path?: string | null;
  @Field(() => String, { description: 'The question.' })
  @PlainText(2000, { required: true })
  question: string;
}

@InputType({ description: 'Questions to the filer.' })
export class AskFilerInput extends StepInput {
  @Field(() => [QuestionInput], { description: 'The questions, 1 to 30.' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(30)
  @ValidateNested({ each: true })
  @Type(() => QuestionInput)
  questions: QuestionInput[];
  @Field(() => Instant, { description: 'Until when an answer is asked for; within 90 days.' })
  @IsDate()
  due: Date;
}

@InputType({ description: 'The answer to one question.' })
export class AnswerQuestionInput {
  @Field(() => ID, { description: 'The question.' })
  @IsUUID()
  id: string;
  @Field(() => AnswerKindEnum, { description: 'In words, in the field itself, or why not.' })
  @IsIn(ANSWER_KINDS)
  answer: AnswerKind;
  @Field(() => String, { nullable: true, description: 'The words; needed but where the field itself answers.' })
  @IsOptional()
  @PlainText(5000)
  words?: string | null;
}

@InputType({ description: 'Another time to answer.' })
export class RequestDueInput extends StepInput {
  @Field(() => Instant, { description: 'Until when an answer is asked for now; within 90 days.' })
  @IsDate()
  due: Date;
}

@InputType({ description: 'Advice to the filer, or an order for the head of the unit to sign.' })
export class MeasureInput extends StepInput {
  @Field(() => String, { description: 'What is to be done.' })
  @PlainText(10_000, { required: true })
  text: string;
  @Field(() => String, { description: 'Its legal basis, e.g. `L91 23.4`.' })
  @PlainText(200, { required: true })
  article: string;
  @Field(() => Instant, { description: 'Until when.' })
  @IsDate()
  deadline: Date;
}

@InputType({ description: 'A link to a case, for a second officer to confirm.' })
export class CaseLinkInput extends StepInput {
  @Field(() => String, { description: 'Number of the case.' })
  @PlainText(60, { required: true })
  caseNumber: string;
  @Field(() => LinkKindEnum, { description: 'What the report is to it.' })
  @IsIn(LINK_KINDS)
  kind: LinkKind;
  @Field(() => String, { description: 'Why.' })
  @PlainText(2000, { required: true })
  reason: string;
}

@InputType({ description: 'A step that says why.' })
export class ReasonedStepInput extends StepInput {
  @Field(() => String, { description: 'Why.' })
  @PlainText(2000, { required: true })
  reason: string;
}

@InputType({ description: 'How the remedy was seen.' })
export class RemedyInput extends StepInput {
  @Field(() => String, { description: 'What was seen, in words.' })
  @PlainText(5000, { required: true })
  remedy: string;
  @Field(() => [ID], {
    nullable: true,
    description: 'Files that prove it: of this report, or of the unit. Demanded where there is no inspection.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @IsUUID(undefined, { each: true })
  attachmentIds?: string[] | null;
  @Field(() => String, { nullable: true, description: 'Number of the inspection. Demanded where there is no file.' })
  @IsOptional()
  @PlainText(200)
  inspection?: string | null;
}

@InputType({ description: 'How it ended.' })
export class CloseInput extends StepInput {
  @Field(() => OutcomeEnum, { description: 'The outcome; `WITHDRAWN` follows from the filer’s request alone.' })
  @IsIn(OUTCOMES.filter((outcome) => outcome !== 'WITHDRAWN'))
  outcome: Exclude<Outcome, 'WITHDRAWN'>;
  @Field(() => String, { description: 'The closing letter to the filer.' })
  @PlainText(10_000, { required: true })
  summary: string;
  @Field(() => String, { nullable: true, description: 'Why it is closed without a final filing.' })
  @IsOptional()
  @PlainText(2000)
  waiver?: string | null;
}
