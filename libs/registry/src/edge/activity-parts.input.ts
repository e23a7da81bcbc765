import { Field, InputType, Int } from '@nestjs/graphql';
import { IsBoolean, IsEnum, IsIn, IsInt, IsOptional, IsString, Max, Min, ValidateIf } from 'class-validator';
import { DATA_TYPE_CODES, LEGAL_BASIS_CODES } from '#law';
import { LocalDate, PlainText } from '#platform';
import { FinalFate, MeasureKind, PartyKind, SystemLocation, TransferCaseEnum } from './activity.enums.js';

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
  @Field(() => String, { nullable: true, description: 'How long it is kept, in words.' })
  @IsOptional()
  @PlainText(500)
  retention?: string | null;
  @Field(() => String, { nullable: true, description: 'Name of the group of data subjects whose data it is; null: of all of them.' })
  @IsOptional()
  @PlainText(300)
  subjectGroup?: string | null;
  @Field(() => String, { nullable: true, description: 'On what basis it is kept for so long.' })
  @IsOptional()
  @PlainText(1000)
  retentionBasis?: string | null;
  @Field(() => String, { nullable: true, description: 'The event from which its time runs.' })
  @IsOptional()
  @PlainText(500)
  retentionTrigger?: string | null;
  @Field(() => FinalFate, { nullable: true, description: 'What becomes of it in the end.' })
  @IsOptional()
  @IsEnum(FinalFate)
  finalFate?: FinalFate | null;
}

@InputType({ description: 'A purpose (mục đích) and what it rests on.' })
export class PurposeInput {
  @Field(() => String, { description: 'The purpose.' })
  @PlainText(900, { required: true })
  text: string;
  @Field(() => String, { nullable: true, description: 'Code of its legal basis; see `legalBasisCodes`.' })
  @IsOptional()
  @IsIn(LEGAL_BASIS_CODES)
  legalBasis?: string | null;
}

@InputType({ description: 'A protection measure and its kind.' })
export class ProtectionMeasureInput {
  @Field(() => MeasureKind, { description: 'Its kind.' })
  @IsEnum(MeasureKind)
  kind: MeasureKind;
  @Field(() => String, { description: 'The measure.' })
  @PlainText(1000, { required: true })
  text: string;
}

@InputType({ description: 'An information system in which the activity happens.' })
export class SystemInput {
  @Field(() => String, { description: 'Name of the system; found in the register of systems by it, or added there.' })
  @PlainText(300, { required: true })
  name: string;
  @Field(() => SystemLocation, {
    defaultValue: SystemLocation.UNKNOWN,
    description: 'Where it stands; what the register of systems says where unknown here.',
  })
  @IsEnum(SystemLocation)
  location: SystemLocation;
  @Field(() => String, { nullable: true, description: 'Country, where abroad (ISO 3166-1 alpha-2 or a name).' })
  @IsOptional()
  @PlainText(100)
  country?: string | null;
  @Field(() => String, { nullable: true, description: 'What it does for this activity.' })
  @IsOptional()
  @PlainText(1000)
  note?: string | null;
}

@InputType({ description: 'Another party: recipient, processor or third party.' })
export class PartyInput {
  @Field(() => PartyKind, { description: 'What the party is.' })
  @IsEnum(PartyKind)
  kind: PartyKind;
  @Field(() => String, { description: 'Name of the party; found in the register of parties by it, or added there.' })
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
  @Field(() => String, { nullable: true, description: 'Number of the contract.' })
  @IsOptional()
  @PlainText(100)
  contractNumber?: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'Date of the contract.' })
  @IsOptional()
  @IsString()
  contractDate?: string | null;
  @Field(() => String, { nullable: true, description: 'What the party does for the activity.' })
  @IsOptional()
  @PlainText(1000)
  service?: string | null;
  @Field(() => String, { nullable: true, description: 'Note.' })
  @IsOptional()
  @PlainText(1000)
  note?: string | null;
}

@InputType({ description: 'A way in which data of the activity cross the border.' })
export class TransferInput {
  @Field(() => TransferCaseEnum, { description: 'How they cross it.' })
  @IsEnum(TransferCaseEnum)
  case: TransferCaseEnum;
  @Field(() => String, { nullable: true, description: 'Which way, where it is another one.' })
  @IsOptional()
  @PlainText(1000)
  detail?: string | null;
  @Field(() => String, { nullable: true, description: 'Country (ISO 3166-1 alpha-2 or a name).' })
  @IsOptional()
  @PlainText(100)
  country?: string | null;
  @Field(() => String, { nullable: true, description: 'Name of the receiving party; found in the register of parties, or added there.' })
  @IsOptional()
  @PlainText(300)
  recipient?: string | null;
  @Field(() => String, { nullable: true, description: 'What protects the data there.' })
  @IsOptional()
  @PlainText(2000)
  safeguards?: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'First day of the transfer: starts the 60 days of its impact assessment.' })
  @IsOptional()
  @IsString()
  firstTransferredOn?: string | null;
}
