import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import { IsIn, IsOptional, IsString, IsUUID } from 'class-validator';
import { ExpectedVersion, LocalDate, PageArgs, PlainText } from '#platform';
import { CONFIDENCES, type Confidence, HIT_ANSWERS, type HitAnswer, INDICATOR_LEVELS, type IndicatorLevel } from '../entities.js';
import { INDICATOR_TYPES, type IndicatorType } from '../indicator-types.js';
import { LONGEST } from '../normalised.js';
import { ConfidenceEnum, HitAnswerEnum, IndicatorLevelEnum, IndicatorTypeEnum } from './indicators.views.js';

const REASON = 500;

@ArgsType()
export class IndicatorsArgs extends PageArgs {
  @Field(() => ID, { description: 'The case.' })
  @IsUUID()
  caseId: string;
  @Field(() => IndicatorLevelEnum, { nullable: true, description: 'Of one level; absent: of both.' })
  @IsOptional()
  @IsIn(INDICATOR_LEVELS)
  level?: IndicatorLevel | null;
}

@ArgsType()
export class MatchesArgs {
  @Field(() => ID, { description: 'The case.' })
  @IsUUID()
  caseId: string;
}

@InputType({ description: 'What a case is recognised by, as somebody wrote it.' })
export class AddIndicatorInput {
  @Field(() => ID, { description: 'The case.' })
  @IsUUID()
  caseId: string;
  @Field(() => IndicatorTypeEnum, { description: 'What it is.' })
  @IsIn(INDICATOR_TYPES)
  type: IndicatorType;
  @Field(() => String, { description: 'As it is written; of an identity number or a passport it is not kept.' })
  @PlainText(LONGEST, { required: true })
  text: string;
  @Field(() => IndicatorLevelEnum, { defaultValue: 'MENTION', description: 'A mention, or confirmed at once.' })
  @IsIn(INDICATOR_LEVELS)
  level: IndicatorLevel;
  @Field(() => ConfidenceEnum, { defaultValue: 'MEDIUM', description: 'How sure it is that it belongs to the case.' })
  @IsIn(CONFIDENCES)
  confidence: Confidence;
}

@InputType({ description: 'A text that may name what a case is recognised by: a chat, a post, a list.' })
export class TakeMentionsInput {
  @Field(() => ID, { description: 'The case.' })
  @IsUUID()
  caseId: string;
  @Field(() => String, { description: 'Up to 32,000 characters; it is not kept.' })
  @PlainText(32_000, { required: true })
  text: string;
}

@InputType({ description: 'A step with something that has a version.' })
export class IndicatorStepInput {
  @Field(() => ID, { description: 'Which.' })
  @IsUUID()
  id: string;
  @ExpectedVersion()
  expectedVersion?: number;
}

@InputType({ description: 'That a mention belongs to its case.' })
export class ConfirmIndicatorInput extends IndicatorStepInput {
  @Field(() => ConfidenceEnum, { defaultValue: 'MEDIUM', description: 'How sure that is.' })
  @IsIn(CONFIDENCES)
  confidence: Confidence;
}

@InputType({ description: 'That an indicator is not of its case.' })
export class DropIndicatorInput extends IndicatorStepInput {
  @Field(() => String, { description: 'Why.' })
  @PlainText(REASON, { required: true })
  reason: string;
}

@InputType({ description: 'Whether other cases that have it say something.' })
export class IgnoreIndicatorInput extends IndicatorStepInput {
  @Field(() => String, { nullable: true, description: 'Why it is left out of the comparison; null: it is compared again.' })
  @IsOptional()
  @PlainText(REASON, { required: true })
  reason?: string | null;
}

@InputType({ description: 'The answer to whoever met a case that they do not see.' })
export class AnswerHitInput extends IndicatorStepInput {
  @Field(() => HitAnswerEnum, { description: 'The answer.' })
  @IsIn(HIT_ANSWERS)
  answer: HitAnswer;
  @Field(() => String, {
    nullable: true,
    description: 'A note, which they read; needed with `YES_RELATED` and `TALK`. Write nothing that they may not know.',
  })
  @IsOptional()
  @PlainText(2000)
  note?: string | null;
}

@InputType({ description: 'A value that says nothing by being shared.' })
export class KeepCommonValueInput {
  @Field(() => IndicatorTypeEnum, { description: 'What it is.' })
  @IsIn(INDICATOR_TYPES)
  type: IndicatorType;
  @Field(() => String, { description: 'As it is written.' })
  @PlainText(LONGEST, { required: true })
  text: string;
  @Field(() => String, { description: 'Why it says nothing.' })
  @PlainText(REASON, { required: true })
  reason: string;
  @Field(() => LocalDate, { description: 'The last day on which that holds; within a year.' })
  @IsString()
  expiresOn: string;
}
