import { Field, InputType, ObjectType, OmitType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsDate, IsIn, IsInt, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import type { Sentence } from '#kernel';
import {
  ACT_TYPE_LABELS,
  ACT_TYPES,
  type ActType,
  COUNT_BASES,
  COUNT_BASIS_LABELS,
  COUNTED_THING_LABELS,
  COUNTED_THINGS,
  type CountBasis,
  type CountedThing,
  DATA_ORIGIN_LABELS,
  DATA_ORIGINS,
  DATA_TYPE_CODES,
  DATA_TYPE_LABELS,
  DATA_TYPE_STATE_LABELS,
  DATA_TYPE_STATES,
  type DataOrigin,
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
  SALE_CHANNEL_LABELS,
  SALE_CHANNELS,
  type SaleChannel,
  SECTOR_LABELS,
  SECTORS,
} from '#law';
import { Instant, PlainText, View, WholeNumber } from '#platform';

/** A GraphQL enum from a list of the law, each value described by its Vietnamese term and its English one. */
export function lawEnum(name: string, description: string, values: readonly string[], labels: Readonly<Record<string, Sentence>> = {}) {
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
export const DataTypeStateEnum = lawEnum('DataTypeState', 'Whether a data type is affected.', DATA_TYPE_STATES, DATA_TYPE_STATE_LABELS);
export const CountedThingEnum = lawEnum('CountedThing', 'What is counted.', COUNTED_THINGS, COUNTED_THING_LABELS);
export const CountBasisEnum = lawEnum(
  'CountBasis',
  'Whether it was counted, is estimated, or is not known.',
  COUNT_BASES,
  COUNT_BASIS_LABELS,
);
export const DataOriginEnum = lawEnum('DataOrigin', 'Where the violation came from.', DATA_ORIGINS, DATA_ORIGIN_LABELS);
export const SaleChannelEnum = lawEnum('SaleChannel', 'Through what data were offered or handed over.', SALE_CHANNELS, SALE_CHANNEL_LABELS);
export const OccurrencePrecisionEnum = lawEnum('OccurrencePrecision', 'How well the time of occurrence is known.', OCCURRENCE_PRECISIONS);
export const SectorEnum = lawEnum('Sector', 'In which sector an organisation works.', SECTORS, SECTOR_LABELS);

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
/** Beyond every count of people or records that was ever seen. */
const MOST = 1_000_000_000_000;

@InputType({ description: 'How many of one thing. `COUNTED` has a value, `ESTIMATED` a value or bounds, `UNKNOWN` neither.' })
export class AffectedCountInput {
  @Field(() => CountedThingEnum, { description: 'What is counted; people and records apart, basic and sensitive apart.' })
  @IsIn(COUNTED_THINGS)
  what: CountedThing;
  @Field(() => CountBasisEnum, { description: 'Counted, estimated or not known.' })
  @IsIn(COUNT_BASES)
  basis: CountBasis;
  @Field(() => WholeNumber, { ...COUNT, description: 'The figure.' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MOST)
  value?: number | null;
  @Field(() => WholeNumber, { ...COUNT, description: 'At least so many, where it is estimated.' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MOST)
  min?: number | null;
  @Field(() => WholeNumber, { ...COUNT, description: 'At most so many, where it is estimated.' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MOST)
  max?: number | null;
}

@InputType({ description: 'What is asked where data were sold or handed over illegally (mua, bán, chuyển giao trái phép).' })
export class IllegalSaleInput {
  @Field(() => SaleChannelEnum, { nullable: true, description: 'Through what (kênh).' })
  @IsOptional()
  @IsIn(SALE_CHANNELS)
  channel?: SaleChannel | null;
  @Field(() => String, { nullable: true, description: 'The channel in words: which forum, group, shop.' })
  @IsOptional()
  @PlainText(1000)
  channelDetail?: string | null;
  @Field(() => Instant, { nullable: true, description: 'When they were offered or handed over.' })
  @IsOptional()
  @IsDate()
  offeredAt?: Date | null;
  @Field(() => WholeNumber, { nullable: true, description: 'The price in whole VND.' })
  @IsOptional()
  @IsInt()
  @Min(0)
  priceVnd?: number | null;
  @Field(() => String, { nullable: true, description: 'The price as it was asked: another currency, per record, per package.' })
  @IsOptional()
  @PlainText(300)
  priceText?: string | null;
  @Field(() => WholeNumber, { nullable: true, description: 'Records on offer, as claimed (khối lượng).' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MOST)
  volume?: number | null;
  @Field(() => String, { nullable: true, description: 'How it is paid: bank transfer, e-wallet, crypto.' })
  @IsOptional()
  @PlainText(300)
  payment?: string | null;
  @Field(() => String, { nullable: true, description: 'Who sells or hands over, as far as known: a name or a handle.' })
  @IsOptional()
  @PlainText(1000)
  seller?: string | null;
  @Field(() => String, { nullable: true, description: 'Who buys or receives, as far as known.' })
  @IsOptional()
  @PlainText(1000)
  buyer?: string | null;
  @Field(() => String, { nullable: true, description: 'The system from which the data came.' })
  @IsOptional()
  @PlainText(300)
  sourceSystem?: string | null;
}

@InputType({ description: 'Whether the same event is a cyber incident, which has clocks of its own (Decree 331/2026).' })
export class CyberIncidentInput {
  @Field(() => Boolean, { description: 'Whether it is one.' })
  @IsBoolean()
  isCyberIncident: boolean;
  @Field(() => Boolean, { nullable: true, description: 'Whether it is serious; absent where not assessed.' })
  @IsOptional()
  @IsBoolean()
  serious?: boolean | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it harms national security or order, or seriously disrupts a system; absent where not assessed.',
  })
  @IsOptional()
  @IsBoolean()
  disruptsOrNationalSecurity?: boolean | null;
  @Field(() => String, { nullable: true, description: 'Number of the incident with the cyber agency.' })
  @IsOptional()
  @PlainText(100)
  reference?: string | null;
}

@InputType({ description: 'A fact that could not be established, in a final filing.' })
export class NotEstablishedInput {
  @Field(() => String, { description: 'Which one: the path of a missing fact, as `assessment.missing` has it.' })
  @PlainText(100, { required: true })
  path: string;
  @Field(() => String, { description: 'Why it could not be established; printed on the form.' })
  @PlainText(2000, { required: true })
  reason: string;
}

/** Fields shared by the input and the view; whatever is not known yet is absent. */
@InputType({ description: 'The facts of a violation, as far as they are known (fact sheet of Form 03 / Form 08).' })
export class FactsInput {
  @Field(() => ReporterRoleEnum, { nullable: true, description: 'As what the organisation reports.' })
  @IsOptional()
  @IsIn(REPORTER_ROLES)
  reporterRole?: ReporterRole | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the organisation itself collected the data from the people; asked in finance, taken as yes while absent.',
  })
  @IsOptional()
  @IsBoolean()
  collectsDirectly?: boolean | null;
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
  @Field(() => Instant, {
    nullable: true,
    description:
      'When the incident was remedied (khắc phục xong). With location or biometric data, the file is kept for 5 years from then.',
  })
  @IsOptional()
  @IsDate()
  remediatedAt?: Date | null;
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
  @Field(() => [AffectedCountInput], { nullable: true, description: 'How many people and records; each thing at most once.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(COUNTED_THINGS.length)
  @ArrayUnique((count: AffectedCountInput) => count.what)
  @ValidateNested({ each: true })
  @Type(() => AffectedCountInput)
  counts?: AffectedCountInput[] | null;
  @Field(() => DataOriginEnum, { nullable: true, description: 'Where it came from (nguồn phát sinh).' })
  @IsOptional()
  @IsIn(DATA_ORIGINS)
  origin?: DataOrigin | null;
  @Field(() => String, { nullable: true, description: 'The processor or third party from which it came.' })
  @IsOptional()
  @PlainText(300)
  originParty?: string | null;
  @Field(() => IllegalSaleInput, { nullable: true, description: 'Asked where the act is `ILLEGAL_SALE` or `ILLEGAL_TRANSFER`.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => IllegalSaleInput)
  illegalSale?: IllegalSaleInput | null;
  @Field(() => CyberIncidentInput, { nullable: true, description: 'Whether it is a cyber incident too; absent where not assessed.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => CyberIncidentInput)
  cyberIncident?: CyberIncidentInput | null;
  @Field(() => String, { nullable: true, description: 'Consequences (hậu quả).' })
  @IsOptional()
  @PlainText(20_000)
  consequences?: string | null;
  @Field(() => String, { nullable: true, description: 'Measures taken (biện pháp đã thực hiện).' })
  @IsOptional()
  @PlainText(20_000)
  measuresDone?: string | null;
  @Field(() => String, { nullable: true, description: 'Measures under way (biện pháp đang thực hiện).' })
  @IsOptional()
  @PlainText(20_000)
  measuresDoing?: string | null;
  @Field(() => String, { nullable: true, description: 'Measures planned (biện pháp sẽ thực hiện).' })
  @IsOptional()
  @PlainText(20_000)
  measuresPlanned?: string | null;
  @Field(() => [HarmInterestEnum], {
    nullable: true,
    description: 'What may be harmed; empty means assessed: nothing; absent means not assessed yet.',
  })
  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @IsIn(HARM_INTERESTS, { each: true })
  harmInterests?: HarmInterest[] | null;
  @Field(() => [NotEstablishedInput], {
    nullable: true,
    description: 'Facts that stay unknown for good; accepted in a final filing, and only where the fact is missing.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique((one: NotEstablishedInput) => one.path)
  @ValidateNested({ each: true })
  @Type(() => NotEstablishedInput)
  notEstablished?: NotEstablishedInput[] | null;
}

@View('part', 'A type of personal data and whether it is affected.')
export class AffectedDataType extends OmitType(AffectedDataTypeInput, [] as const, ObjectType) {}

@View('part', 'An organisation or person involved in the violation.')
export class InvolvedParty extends OmitType(InvolvedPartyInput, [] as const, ObjectType) {}

@View('part', 'How many of one thing.')
export class AffectedCount extends OmitType(AffectedCountInput, [] as const, ObjectType) {}

@View('part', 'What is known of an illegal sale or transfer.')
export class IllegalSale extends OmitType(IllegalSaleInput, [] as const, ObjectType) {}

@View('part', 'Whether the same event is a cyber incident.')
export class CyberIncident extends OmitType(CyberIncidentInput, [] as const, ObjectType) {}

@View('part', 'A fact that could not be established.')
export class NotEstablished extends OmitType(NotEstablishedInput, [] as const, ObjectType) {}

const NESTED = ['dataTypes', 'involvedParties', 'counts', 'illegalSale', 'cyberIncident', 'notEstablished'] as const;

@View('part', 'The facts of a violation, as far as they are known.')
export class Facts extends OmitType(FactsInput, NESTED, ObjectType) {
  @Field(() => [AffectedDataType], { nullable: true, description: 'Types of data, each affected, not affected or unknown.' })
  dataTypes?: AffectedDataType[] | null;
  @Field(() => [InvolvedParty], { nullable: true, description: 'Organisations and persons involved.' })
  involvedParties?: InvolvedParty[] | null;
  @Field(() => [AffectedCount], { nullable: true, description: 'How many people and records.' })
  counts?: AffectedCount[] | null;
  @Field(() => IllegalSale, { nullable: true, description: 'What is known of an illegal sale or transfer.' })
  illegalSale?: IllegalSale | null;
  @Field(() => CyberIncident, { nullable: true, description: 'Whether the same event is a cyber incident.' })
  cyberIncident?: CyberIncident | null;
  @Field(() => [NotEstablished], { nullable: true, description: 'Facts that stay unknown for good, with the reasons.' })
  notEstablished?: NotEstablished[] | null;
}
