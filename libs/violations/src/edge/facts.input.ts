import { Field, InputType, Int, ObjectType, OmitType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsDate, IsIn, IsInt, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import type { Sentence } from '#kernel';
import {
  ACT_TYPE_LABELS,
  ACT_TYPES,
  type ActType,
  COUNT_CONFIDENCES,
  type CountConfidence,
  DATA_TYPE_CODES,
  DATA_TYPE_LABELS,
  DATA_TYPE_STATES,
  type DataTypeCode,
  type DataTypeState,
  HARM_INTEREST_LABELS,
  HARM_INTERESTS,
  type HarmInterest,
  OCCURRENCE_PRECISIONS,
  type OccurrencePrecision,
  REPORTER_ROLE_LABELS,
  REPORTER_ROLES,
  type ReporterRole,
} from '#law';
import { Instant, PlainText, View } from '#platform';

/** A GraphQL enum from a list of the law, each value described by its Vietnamese term and its English one. */
function lawEnum(name: string, description: string, values: readonly string[], labels: Readonly<Record<string, Sentence>> = {}) {
  const object = Object.fromEntries(values.map((value) => [value, value]));
  const valuesMap = Object.fromEntries(
    values.map((value) => [
      value,
      { description: labels[value] ? `${labels[value].vi}: ${labels[value].en}.` : value.toLowerCase().replaceAll('_', ' ') },
    ]),
  );
  registerEnumType(object, { name, description, valuesMap });
  return object;
}

export const ActTypeEnum = lawEnum('ActType', 'The kind of violating act (hành vi vi phạm).', ACT_TYPES, ACT_TYPE_LABELS);
export const ReporterRoleEnum = lawEnum('ReporterRole', 'As what the organisation reports.', REPORTER_ROLES, REPORTER_ROLE_LABELS);
export const HarmInterestEnum = lawEnum(
  'HarmInterest',
  'What the violation may harm (Law 91 Art 23.1).',
  HARM_INTERESTS,
  HARM_INTEREST_LABELS,
);
export const DataTypeCodeEnum = lawEnum(
  'DataTypeCode',
  'A type of personal data; its class depends on the regime.',
  DATA_TYPE_CODES,
  DATA_TYPE_LABELS,
);
export const DataTypeStateEnum = lawEnum('DataTypeState', 'Whether a data type is affected.', DATA_TYPE_STATES);
export const CountConfidenceEnum = lawEnum('CountConfidence', 'How sure the counts are.', COUNT_CONFIDENCES);
export const OccurrencePrecisionEnum = lawEnum('OccurrencePrecision', 'How well the time of occurrence is known.', OCCURRENCE_PRECISIONS);

@InputType({ description: 'A type of personal data and whether it is affected.' })
export class AffectedDataTypeInput {
  @Field(() => DataTypeCodeEnum, { description: 'Which type.' })
  @IsIn(DATA_TYPE_CODES)
  code: DataTypeCode;
  @Field(() => DataTypeStateEnum, { description: 'Affected, not affected, or not known yet.' })
  @IsIn(DATA_TYPE_STATES)
  state: DataTypeState;
}

@InputType({ description: 'An organisation or person involved in the violation.' })
export class InvolvedPartyInput {
  @Field(() => String, { description: 'Name.' })
  @PlainText(300, { required: true })
  name: string;
  @Field(() => String, { nullable: true, description: 'Part played, e.g. processor, recipient, suspect.' })
  @IsOptional()
  @PlainText(300)
  role?: string | null;
  @Field(() => String, { nullable: true, description: 'How to reach it.' })
  @IsOptional()
  @PlainText(300)
  contact?: string | null;
}

const COUNT = { nullable: true } as const;

/** Fields shared by the input and the view; whatever is not known yet is absent. */
@InputType({ description: 'The facts of a violation, as far as they are known (fact sheet of Form 03 / Form 08).' })
export class FactsInput {
  @Field(() => ReporterRoleEnum, { nullable: true, description: 'As what the organisation reports.' })
  @IsOptional()
  @IsIn(REPORTER_ROLES)
  reporterRole?: ReporterRole | null;
  @Field(() => Instant, { nullable: true, description: 'When it happened, or began to (thời gian xảy ra).' })
  @IsOptional()
  @IsDate()
  occurredFrom?: Date | null;
  @Field(() => Instant, { nullable: true, description: 'When it ended.' })
  @IsOptional()
  @IsDate()
  occurredTo?: Date | null;
  @Field(() => OccurrencePrecisionEnum, { nullable: true, description: 'How well the time of occurrence is known.' })
  @IsOptional()
  @IsIn(OCCURRENCE_PRECISIONS)
  occurrencePrecision?: OccurrencePrecision | null;
  @Field(() => Instant, {
    nullable: true,
    description: 'When it was detected (phát hiện): the first reasonable indication. Starts the clock under Law 91.',
  })
  @IsOptional()
  @IsDate()
  detectedAt?: Date | null;
  @Field(() => String, { nullable: true, description: 'How it was detected (hình thức phát hiện).' })
  @IsOptional()
  @PlainText(1000)
  detectionMethod?: string | null;
  @Field(() => String, { nullable: true, description: 'Where (địa điểm).' })
  @IsOptional()
  @PlainText(1000)
  place?: string | null;
  @Field(() => [String], { nullable: true, description: 'Information systems concerned.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @PlainText(300, { each: true })
  systems?: string[] | null;
  @Field(() => ActTypeEnum, { nullable: true, description: 'Kind of act.' })
  @IsOptional()
  @IsIn(ACT_TYPES)
  actType?: ActType | null;
  @Field(() => String, { nullable: true, description: 'The act in words (hành vi).' })
  @IsOptional()
  @PlainText(20_000)
  actDescription?: string | null;
  @Field(() => [InvolvedPartyInput], { nullable: true, description: 'Organisations and persons involved.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => InvolvedPartyInput)
  involvedParties?: InvolvedPartyInput[] | null;
  @Field(() => [AffectedDataTypeInput], { nullable: true, description: 'Types of data, each affected, not affected or unknown.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @ArrayUnique((type: AffectedDataTypeInput) => type.code)
  @ValidateNested({ each: true })
  @Type(() => AffectedDataTypeInput)
  dataTypes?: AffectedDataTypeInput[] | null;
  @Field(() => Boolean, { nullable: true, description: 'True where the types are not known yet.' })
  @IsOptional()
  @IsBoolean()
  dataTypesUnknown?: boolean | null;
  @Field(() => Int, { ...COUNT, description: 'People whose basic data are concerned.' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(2_000_000_000)
  basicSubjects?: number | null;
  @Field(() => Int, { ...COUNT, description: 'People whose sensitive data are concerned.' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(2_000_000_000)
  sensitiveSubjects?: number | null;
  @Field(() => Int, { ...COUNT, description: 'Records concerned (số lượng dữ liệu); counted apart from people.' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(2_000_000_000)
  records?: number | null;
  @Field(() => CountConfidenceEnum, { nullable: true, description: 'How sure the counts are.' })
  @IsOptional()
  @IsIn(COUNT_CONFIDENCES)
  countConfidence?: CountConfidence | null;
  @Field(() => String, { nullable: true, description: 'Consequences (hậu quả).' })
  @IsOptional()
  @PlainText(20_000)
  consequences?: string | null;
  @Field(() => String, { nullable: true, description: 'Measures taken, under way and planned (biện pháp).' })
  @IsOptional()
  @PlainText(20_000)
  measures?: string | null;
  @Field(() => [HarmInterestEnum], {
    nullable: true,
    description: 'What may be harmed; empty means assessed: nothing; absent means not assessed yet.',
  })
  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @IsIn(HARM_INTERESTS, { each: true })
  harmInterests?: HarmInterest[] | null;
}

@View('part', 'A type of personal data and whether it is affected.')
export class AffectedDataType extends OmitType(AffectedDataTypeInput, [] as const, ObjectType) {}

@View('part', 'An organisation or person involved in the violation.')
export class InvolvedParty extends OmitType(InvolvedPartyInput, [] as const, ObjectType) {}

@View('part', 'The facts of a violation, as far as they are known.')
export class Facts extends OmitType(FactsInput, ['dataTypes', 'involvedParties'] as const, ObjectType) {
  @Field(() => [AffectedDataType], { nullable: true, description: 'Types of data, each affected, not affected or unknown.' })
  dataTypes?: AffectedDataType[] | null;
  @Field(() => [InvolvedParty], { nullable: true, description: 'Organisations and persons involved.' })
  involvedParties?: InvolvedParty[] | null;
}
