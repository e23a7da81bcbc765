import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsDate,
  IsIn,
  IsInt,
  IsOptional,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { Instant, PageArgs, PlainText } from '#platform';
import { FactsInput } from '#violations';
import {
  DISMISSAL_REASONS,
  type DismissalReason,
  INTAKE_CHANNELS,
  type IntakeChannel,
  REPORTER_KINDS,
  type ReporterKind,
  THIRD_PARTY_STATES,
  type ThirdPartyState,
} from '../entities.js';
import { DismissalReasonEnum, EnteredChannelEnum, ReporterKindEnum, ThirdPartyStateEnum } from './intake.views.js';

const TAX_CODE = /^\d{10}(-?\d{3})?$/;
const ENTERED = INTAKE_CHANNELS.filter((channel) => channel !== 'WEB');

@InputType({ description: 'How to reach the reporter; all of it may be left out, and what is given is sealed.' })
export class ReporterContactInput {
  @Field(() => String, { nullable: true, description: 'Name.' })
  @IsOptional()
  @PlainText(300)
  fullName?: string | null;
  @Field(() => String, { nullable: true, description: 'Telephone.' })
  @IsOptional()
  @PlainText(50)
  phone?: string | null;
  @Field(() => String, { nullable: true, description: 'E-mail.' })
  @IsOptional()
  @PlainText(254)
  email?: string | null;
  @Field(() => String, { nullable: true, description: 'Address.' })
  @IsOptional()
  @PlainText(500)
  address?: string | null;
}

@InputType({ description: 'Who reports.' })
export class ReporterInput {
  @Field(() => ReporterKindEnum, { description: 'A person or an organisation.' })
  @IsIn(REPORTER_KINDS)
  kind: ReporterKind;
  @Field(() => String, { nullable: true, description: 'Name of the organisation; a person’s name belongs to the contact.' })
  @IsOptional()
  @PlainText(300)
  name?: string | null;
  @Field(() => String, { nullable: true, description: 'Tax code of the organisation, 10 or 13 digits.' })
  @IsOptional()
  @Matches(TAX_CODE)
  taxCode?: string | null;
  @Field(() => ReporterContactInput, { nullable: true, description: 'How to reach them.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => ReporterContactInput)
  contact?: ReporterContactInput | null;
}

@InputType({ description: 'Whom a report by others is about.' })
export class AboutInput {
  @Field(() => String, { description: 'Name, as far as it is known.' })
  @PlainText(300, { required: true })
  name: string;
  @Field(() => String, { nullable: true, description: 'Tax code, 10 or 13 digits.' })
  @IsOptional()
  @Matches(TAX_CODE)
  taxCode?: string | null;
  @Field(() => String, { nullable: true, description: 'Website, account or shop.' })
  @IsOptional()
  @PlainText(500)
  website?: string | null;
  @Field(() => String, { nullable: true, description: 'Address.' })
  @IsOptional()
  @PlainText(500)
  address?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Code of the province of its head office, two digits, as far as it is known: its police gets a copy to know.',
  })
  @IsOptional()
  @Matches(/^\d{2}$/)
  provinceCode?: string | null;
}

@InputType({ description: 'A report by somebody who has no account (D13 23.6, L91 23.3).' })
export class ThirdPartyReportInput {
  @Field(() => ReporterInput, { description: 'Who reports.' })
  @ValidateNested()
  @Type(() => ReporterInput)
  reporter: ReporterInput;
  @Field(() => AboutInput, { description: 'Whom it is about.' })
  @ValidateNested()
  @Type(() => AboutInput)
  about: AboutInput;
  @Field(() => FactsInput, { description: 'What happened, as far as it is known; the act in words is needed.' })
  @ValidateNested()
  @Type(() => FactsInput)
  facts: FactsInput;
}

@InputType({ description: 'A report that reached the authority another way, as an officer enters it.' })
export class EnterReportInput extends ThirdPartyReportInput {
  @Field(() => EnteredChannelEnum, { description: 'How it came.' })
  @IsIn(ENTERED)
  channel: Exclude<IntakeChannel, 'WEB'>;
  @Field(() => Instant, { description: 'When it reached the authority; whether it is in time is judged from this.' })
  @IsDate()
  receivedAt: Date;
  @Field(() => [ID], { defaultValue: [], description: 'Scans, as attachments of your unit.' })
  @IsArray()
  @ArrayMaxSize(20)
  @IsUUID('all', { each: true })
  attachmentIds: string[];
}

@InputType({ description: 'A solved challenge.' })
export class ChallengeSolutionInput {
  @Field(() => String, { description: 'As it was given.' })
  @Matches(/^[0-9a-f]{64}$/)
  challenge: string;
  @Field(() => String, { description: 'As it was given.' })
  @MaxLength(100)
  @Matches(/^[\x21-\x7e]+$/)
  prefix: string;
  @Field(() => String, { description: 'As it was given.' })
  @Matches(/^[0-9a-f]{64}$/)
  signature: string;
  @Field(() => Int, { description: 'The number that was found.' })
  @IsInt()
  @Min(0)
  @Max(2_000_000_000)
  number: number;
}

@ArgsType()
export class CodeArgs {
  @Field(() => String, { description: 'The receipt code; case, blanks and dashes do not matter.' })
  @PlainText(100, { required: true })
  code: string;
}

@ArgsType()
export class WriteToDeskArgs extends CodeArgs {
  @Field(() => String, { description: 'What you want to say.' })
  @PlainText(5000, { required: true })
  text: string;
}

@ArgsType()
export class IntakeQueueArgs extends PageArgs {
  @Field(() => ThirdPartyStateEnum, { defaultValue: 'UNVERIFIED', description: 'Reports in this state.' })
  @IsIn(THIRD_PARTY_STATES)
  state: ThirdPartyState;
}

@InputType({ description: 'A decision about a report by others.' })
export class DecideInput {
  @Field(() => ID, { description: 'The report.' })
  @IsUUID()
  id: string;
  @Field(() => String, { nullable: true, description: 'A note for other officers; the reporter does not see it.' })
  @IsOptional()
  @PlainText(5000)
  note?: string | null;
}

@InputType({ description: 'Ends a report by others that leads to nothing.' })
export class DismissReportInput extends DecideInput {
  @Field(() => DismissalReasonEnum, { description: 'Why; the reporter is told.' })
  @IsIn(DISMISSAL_REASONS)
  reason: DismissalReason;
}

@InputType({ description: 'Links a report by others to a report that was filed.' })
export class LinkReportInput extends DecideInput {
  @Field(() => ID, { description: 'A filing of that report that was addressed to your unit.' })
  @IsUUID()
  filingId: string;
}

@InputType({ description: 'A word to a reporter.' })
export class WriteToReporterInput {
  @Field(() => ID, { description: 'The report.' })
  @IsUUID()
  id: string;
  @Field(() => String, { description: 'What to say; the reporter reads it with the receipt code.' })
  @PlainText(5000, { required: true })
  text: string;
}
