import { Field, InputType, Int, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsEnum,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Max,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { DATA_TYPE_CODES, LEGAL_BASIS_CODES, OPERATION_CODES } from '#law';
import { LocalDate, PlainText } from '#platform';

export enum ActivityRoleEnum {
  CONTROLLER = 'CONTROLLER',
  PROCESSOR = 'PROCESSOR',
  CONTROLLER_PROCESSOR = 'CONTROLLER_PROCESSOR',
  THIRD_PARTY = 'THIRD_PARTY',
}
registerEnumType(ActivityRoleEnum, {
  name: 'ActivityRole',
  description: 'The part that the organisation has in a processing activity.',
  valuesMap: {
    CONTROLLER: { description: 'Bên kiểm soát: decides purpose and means.' },
    PROCESSOR: { description: 'Bên xử lý: processes for a controller under contract.' },
    CONTROLLER_PROCESSOR: { description: 'Bên kiểm soát và xử lý: one party, both roles.' },
    THIRD_PARTY: { description: 'Bên thứ ba: takes part in processing as the law provides.' },
  },
});

export enum SystemLocation {
  VN = 'VN',
  ABROAD = 'ABROAD',
  UNKNOWN = 'UNKNOWN',
}
registerEnumType(SystemLocation, {
  name: 'SystemLocation',
  description: 'Where an information system stands.',
  valuesMap: {
    VN: { description: 'In Vietnam.' },
    ABROAD: { description: 'Outside Vietnam.' },
    UNKNOWN: { description: 'Not known yet.' },
  },
});

export enum PartyKind {
  RECIPIENT = 'RECIPIENT',
  PROCESSOR = 'PROCESSOR',
  THIRD_PARTY = 'THIRD_PARTY',
}
registerEnumType(PartyKind, {
  name: 'PartyKind',
  description: 'What another party is to a processing activity.',
  valuesMap: {
    RECIPIENT: { description: 'Bên nhận dữ liệu: receives the data.' },
    PROCESSOR: { description: 'Bên xử lý: processes for the organisation.' },
    THIRD_PARTY: { description: 'Bên thứ ba.' },
  },
});

@InputType({ description: 'A group of data subjects and how many there are.' })
export class SubjectGroupInput {
  @Field(() => String, { description: 'Name of the group, e.g. `Khách hàng`.' })
  @PlainText(300, { required: true })
  name: string;
  @Field(() => Int, { nullable: true, description: 'How many people; null where not counted yet.' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(2_000_000_000)
  subjectCount?: number | null;
}

@InputType({ description: 'A type of personal data: a code of the law, or a term not matched yet.' })
export class DataTypeInput {
  @Field(() => String, { nullable: true, description: 'Code of the data type, e.g. `PHONE_NUMBER`; see `dataTypeCodes`.' })
  @IsOptional()
  @IsIn(DATA_TYPE_CODES)
  code?: string | null;
  @Field(() => String, { nullable: true, description: 'The organisation’s own name for it; needed where there is no code.' })
  @ValidateIf(({ code, label }: DataTypeInput) => !code || Boolean(label))
  @PlainText(300, { required: true })
  label?: string | null;
  @Field(() => String, { nullable: true, description: 'How long it is kept.' })
  @IsOptional()
  @PlainText(500)
  retention?: string | null;
}

@InputType({ description: 'An information system in which the activity happens.' })
export class SystemInput {
  @Field(() => String, { description: 'Name of the system.' })
  @PlainText(300, { required: true })
  name: string;
  @Field(() => SystemLocation, { defaultValue: SystemLocation.UNKNOWN, description: 'Where it stands.' })
  @IsEnum(SystemLocation)
  location: SystemLocation;
  @Field(() => String, { nullable: true, description: 'Country, where abroad (ISO 3166-1 alpha-2 or a name).' })
  @IsOptional()
  @PlainText(100)
  country?: string | null;
}

@InputType({ description: 'Another party: recipient, processor or third party.' })
export class PartyInput {
  @Field(() => PartyKind, { description: 'What the party is.' })
  @IsEnum(PartyKind)
  kind: PartyKind;
  @Field(() => String, { description: 'Name of the party.' })
  @PlainText(300, { required: true })
  name: string;
  @Field(() => String, { nullable: true, description: 'Country (ISO 3166-1 alpha-2 or a name).' })
  @IsOptional()
  @PlainText(100)
  country?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether there is a contract; null where not known.' })
  @IsOptional()
  @IsBoolean()
  hasContract?: boolean | null;
}

@InputType({
  description: 'The content of a processing activity (hoạt động xử lý); whatever is not known yet may be absent and shows as a gap.',
})
export class ActivityInput {
  @Field(() => String, { description: 'The organisation’s own code of the activity; unique within it.' })
  @PlainText(100, { required: true })
  code: string;
  @Field(() => String, { description: 'Name of the activity.' })
  @PlainText(300, { required: true })
  name: string;
  @Field(() => String, { nullable: true, description: 'Department in charge.' })
  @IsOptional()
  @PlainText(300)
  orgUnit?: string | null;
  @Field(() => ActivityRoleEnum, { defaultValue: ActivityRoleEnum.CONTROLLER, description: 'The organisation’s part in it.' })
  @IsEnum(ActivityRoleEnum)
  role: ActivityRoleEnum;
  @Field(() => String, { defaultValue: '', description: 'Purpose (mục đích xử lý).' })
  @PlainText(5000)
  purpose: string;
  @Field(() => [String], { defaultValue: [], description: 'Codes of the legal bases; see `legalBasisCodes`.' })
  @IsArray()
  @ArrayMaxSize(20)
  @IsIn(LEGAL_BASIS_CODES, { each: true })
  legalBases: string[];
  @Field(() => [String], { defaultValue: [], description: 'Codes of the processing operations (Law 91 Art 2.6).' })
  @IsArray()
  @ArrayMaxSize(40)
  @IsIn(OPERATION_CODES, { each: true })
  operations: string[];
  @Field(() => [String], { defaultValue: [], description: 'Protection measures, one each.' })
  @IsArray()
  @ArrayMaxSize(100)
  @PlainText(1000, { each: true })
  measures: string[];
  @Field(() => String, { nullable: true, description: 'How long data are kept.' })
  @IsOptional()
  @PlainText(1000)
  retention?: string | null;
  @Field(() => String, { nullable: true, description: 'How data are deleted or destroyed in the end.' })
  @IsOptional()
  @PlainText(1000)
  deletionMethod?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether data cross the border; null where not known yet.' })
  @IsOptional()
  @IsBoolean()
  crossBorder?: boolean | null;
  @Field(() => LocalDate, { nullable: true, description: 'First day of processing: starts the 60-day clock of the impact assessment.' })
  @IsOptional()
  @IsString()
  firstProcessedOn?: string | null;
  @Field(() => String, { nullable: true, description: 'Who answers for the activity.' })
  @IsOptional()
  @PlainText(300)
  ownerName?: string | null;
  @Field(() => [SubjectGroupInput], { defaultValue: [], description: 'Groups of data subjects.' })
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => SubjectGroupInput)
  subjectGroups: SubjectGroupInput[];
  @Field(() => [DataTypeInput], { defaultValue: [], description: 'Types of personal data.' })
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => DataTypeInput)
  dataTypes: DataTypeInput[];
  @Field(() => [SystemInput], { defaultValue: [], description: 'Information systems.' })
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => SystemInput)
  systems: SystemInput[];
  @Field(() => [PartyInput], { defaultValue: [], description: 'Recipients, processors and third parties.' })
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => PartyInput)
  parties: PartyInput[];
}
