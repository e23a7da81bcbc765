import { Field, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsEnum, IsIn, IsOptional, IsString, ValidateNested } from 'class-validator';
import { LEGAL_BASIS_CODES, OPERATION_CODES } from '#law';
import { LocalDate, PlainText } from '#platform';
import { NOTES_LENGTH } from '../entities.js';
import { ActivityRoleEnum, ActivitySource } from './activity.enums.js';
import {
  DataTypeInput,
  PartyInput,
  ProtectionMeasureInput,
  PurposeInput,
  SubjectGroupInput,
  SystemInput,
  TransferInput,
} from './activity-parts.input.js';

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
  @PlainText(20_000)
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
  @Field(() => String, {
    nullable: true,
    description: 'Whatever else is to be known of it; an import brings there what it has no other place for.',
  })
  @IsOptional()
  @PlainText(NOTES_LENGTH)
  notes?: string | null;
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
  @Field(() => [PurposeInput], { nullable: true, description: 'Purposes one by one; `purpose` and `legalBases` follow from them.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => PurposeInput)
  purposes?: PurposeInput[] | null;
  @Field(() => [ProtectionMeasureInput], {
    nullable: true,
    description: 'Measures with their kinds; `measures` follows from them. Else all are `OTHER`.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => ProtectionMeasureInput)
  protectionMeasures?: ProtectionMeasureInput[] | null;
  @Field(() => [TransferInput], { nullable: true, description: 'Transfers across the border; where there are any, `crossBorder` is true.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => TransferInput)
  transfers?: TransferInput[] | null;
  @Field(() => [ActivitySource], { nullable: true, description: 'Where the data come from.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(5)
  @ArrayUnique()
  @IsEnum(ActivitySource, { each: true })
  sources?: ActivitySource[] | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether children’s data are processed; null where not said.' })
  @IsOptional()
  @IsBoolean()
  children?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether decisions are made by automated means alone; null where not said.' })
  @IsOptional()
  @IsBoolean()
  automatedDecision?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether sound or images are recorded; null where not said.' })
  @IsOptional()
  @IsBoolean()
  recording?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether artificial intelligence is used; null where not said.' })
  @IsOptional()
  @IsBoolean()
  aiUse?: boolean | null;
  @Field(() => LocalDate, { nullable: true, description: 'When it is to be looked at again.' })
  @IsOptional()
  @IsString()
  reviewOn?: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'Last day of processing, where it has ended.' })
  @IsOptional()
  @IsString()
  endedOn?: string | null;
}
