import { Field, ID, InputType, Int } from '@nestjs/graphql';
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
import { Instant, PlainText } from '#platform';
import { OUTSIDE_NOTICE_KINDS, type OutsideNoticeKind, SUBJECT_NOTICE_KINDS, type SubjectNoticeKind } from '../duties/entities.js';
import { OutsideNoticeKindEnum, SubjectNoticeKindEnum } from './duties.views.js';

@InputType({ description: 'Somebody who takes part in the minutes.' })
export class MinutesParticipantInput {
  @Field(() => String, { description: 'Name.' })
  @PlainText(300, { required: true })
  name: string;
  @Field(() => String, { nullable: true, description: 'Title and body.' })
  @IsOptional()
  @PlainText(300)
  position?: string | null;
  @Field(() => String, { nullable: true, description: 'As what: witness, in charge of data protection, …' })
  @IsOptional()
  @PlainText(300)
  part?: string | null;
}

@InputType({ description: 'Something that was secured.' })
export class MinutesEvidenceInput {
  @Field(() => String, { description: 'What it is.' })
  @PlainText(300, { required: true })
  name: string;
  @Field(() => String, { description: 'Hex SHA-256 of it, lower case.' })
  @Matches(/^[0-9a-f]{64}$/)
  sha256: string;
}

@InputType({ description: 'A signature under the minutes.' })
export class MinutesSignatureInput {
  @Field(() => String, { description: 'Who signs.' })
  @PlainText(300, { required: true })
  name: string;
  @Field(() => String, { description: 'As what.' })
  @PlainText(300, { required: true })
  capacity: string;
  @Field(() => Instant, { nullable: true, description: 'When.' })
  @IsOptional()
  @IsDate()
  signedAt?: Date | null;
}

@InputType({ description: 'What minutes say beside the report itself; whatever is not known yet is absent.' })
export class MinutesInput {
  @Field(() => String, { nullable: true, description: 'Number in the organisation’s register of documents.' })
  @IsOptional()
  @PlainText(100)
  number?: string | null;
  @Field(() => Instant, { nullable: true, description: 'When they are made.' })
  @IsOptional()
  @IsDate()
  madeAt?: Date | null;
  @Field(() => String, { nullable: true, description: 'Where they are made.' })
  @IsOptional()
  @PlainText(300)
  place?: string | null;
  @Field(() => [MinutesParticipantInput], { defaultValue: [], description: 'Who takes part.' })
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => MinutesParticipantInput)
  participants: MinutesParticipantInput[];
  @Field(() => String, { nullable: true, description: 'What was done at once; absent: the measures of the report.' })
  @IsOptional()
  @PlainText(20_000)
  immediateActions?: string | null;
  @Field(() => [MinutesEvidenceInput], { defaultValue: [], description: 'What was secured.' })
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => MinutesEvidenceInput)
  evidence: MinutesEvidenceInput[];
  @Field(() => [MinutesSignatureInput], { defaultValue: [], description: 'Who signs.' })
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => MinutesSignatureInput)
  signatures: MinutesSignatureInput[];
}

@InputType({ description: 'What a notice to data subjects says beside the report itself.' })
export class SubjectNoticeInput {
  @Field(() => String, { nullable: true, description: 'How grave it is.' })
  @IsOptional()
  @PlainText(5000)
  severity?: string | null;
  @Field(() => String, { nullable: true, description: 'What may happen to people; absent: the consequences of the report.' })
  @IsOptional()
  @PlainText(20_000)
  risks?: string | null;
  @Field(() => String, { nullable: true, description: 'What people should do.' })
  @IsOptional()
  @PlainText(20_000)
  guidance?: string | null;
  @Field(() => String, { nullable: true, description: 'Where people turn to about the incident.' })
  @IsOptional()
  @PlainText(1000)
  incidentDesk?: string | null;
  @Field(() => String, { nullable: true, description: 'Of a public notice: why not everybody could be told.' })
  @IsOptional()
  @PlainText(5000)
  whyPublic?: string | null;
}

@InputType({ description: 'A new notice to data subjects.' })
export class DraftSubjectNoticeInput extends SubjectNoticeInput {
  @Field(() => ID, { description: 'The report.' })
  @IsUUID()
  reportId: string;
  @Field(() => SubjectNoticeKindEnum, { description: 'Which notice.' })
  @IsIn(SUBJECT_NOTICE_KINDS)
  kind: SubjectNoticeKind;
}

@InputType({ description: 'How a notice to data subjects went out.' })
export class SendSubjectNoticeInput {
  @Field(() => ID, { description: 'The notice, in state DRAFT.' })
  @IsUUID()
  id: string;
  @Field(() => String, { description: 'How: letter, e-mail, SMS, application, website.' })
  @PlainText(300, { required: true })
  channel: string;
  @Field(() => Instant, { description: 'When it was sent.' })
  @IsDate()
  sentAt: Date;
  @Field(() => Int, {
    nullable: true,
    description: 'How many people this notice reached; those whom notices before it reached are not counted again.',
  })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(2_000_000_000)
  reached?: number | null;
  @Field(() => Int, { nullable: true, description: 'Of how many in all; never fewer than a notice before it stated.' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(2_000_000_000)
  total?: number | null;
  @Field(() => String, { nullable: true, description: 'Of a public notice: where it stands, an address of the web.' })
  @IsOptional()
  @MaxLength(2000)
  @Matches(/^https?:\/\/[\x21-\x7e]+$/)
  publicUrl?: string | null;
  @Field(() => Instant, { nullable: true, description: 'Of a public notice: until when each person is told (D356 29.3).' })
  @IsOptional()
  @IsDate()
  catchUpBy?: Date | null;
}

@InputType({ description: 'A notice that went another way than through this system.' })
export class RecordOutsideNoticeInput {
  @Field(() => ID, { description: 'The report.' })
  @IsUUID()
  reportId: string;
  @Field(() => OutsideNoticeKindEnum, { description: 'Which notice.' })
  @IsIn(OUTSIDE_NOTICE_KINDS)
  kind: OutsideNoticeKind;
  @Field(() => String, { description: 'The controller, the processor or the agency.' })
  @PlainText(300, { required: true })
  counterpart: string;
  @Field(() => String, { description: 'How it went: letter, e-mail, portal, telephone.' })
  @PlainText(300, { required: true })
  channel: string;
  @Field(() => Instant, { description: 'When it was received, as far as it can be proven.' })
  @IsDate()
  receivedAt: Date;
  @Field(() => String, { nullable: true, description: 'The counterpart’s own number of it.' })
  @IsOptional()
  @PlainText(100)
  reference?: string | null;
  @Field(() => String, { nullable: true, description: 'A remark.' })
  @IsOptional()
  @PlainText(2000)
  note?: string | null;
  @Field(() => String, { nullable: true, description: 'Hex SHA-256 of the evidence of receipt, lower case.' })
  @IsOptional()
  @Matches(/^[0-9a-f]{64}$/)
  evidenceSha256?: string | null;
}

@InputType({ description: 'Which record of a notice was a mistake, and why.' })
export class MistakenNoticeInput {
  @Field(() => ID, { description: 'The notice.' })
  @IsUUID()
  id: string;
  @Field(() => String, { description: 'Why it was recorded though it was not given so.' })
  @PlainText(2000, { required: true })
  reason: string;
}
