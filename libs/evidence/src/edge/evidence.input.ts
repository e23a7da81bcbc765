import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import { IsDate, IsIn, IsOptional, IsUUID } from 'class-validator';
import { ExpectedVersion, Instant, PageArgs, PlainText } from '#platform';
import { EVIDENCE_KINDS, type EvidenceKind } from '../entities.js';
import { EvidenceKindEnum } from './evidence.views.js';

const [NOTE, PLACE, BAG] = [4000, 300, 60];

@ArgsType()
export class EvidenceArgs extends PageArgs {
  @Field(() => ID, { description: 'The case.' })
  @IsUUID()
  caseId: string;
}

@ArgsType()
export class EvidenceItemArgs {
  @Field(() => ID, { description: 'The item.' })
  @IsUUID()
  id: string;
}

@ArgsType()
export class ReadEvidenceArgs extends EvidenceItemArgs {
  @Field(() => String, { description: 'What for; kept in the chain of custody.' })
  @PlainText(300, { required: true })
  purpose: string;
}

@InputType({ description: 'A piece of evidence as it is collected.' })
export class CollectEvidenceInput {
  @Field(() => ID, { description: 'The case.' })
  @IsUUID()
  caseId: string;
  @Field(() => EvidenceKindEnum, { description: 'What it is.' })
  @IsIn(EVIDENCE_KINDS)
  kind: EvidenceKind;
  @Field(() => String, { description: 'What it is, in words.' })
  @PlainText(300, { required: true })
  title: string;
  @Field(() => String, { description: 'From where: an address on the net, a device, a body.' })
  @PlainText(1000, { required: true })
  source: string;
  @Field(() => String, { nullable: true, description: 'From whom it was taken.' })
  @IsOptional()
  @PlainText(300)
  seizedFrom?: string | null;
  @Field(() => String, { nullable: true, description: 'Where.' })
  @IsOptional()
  @PlainText(PLACE)
  place?: string | null;
  @Field(() => Instant, { description: 'When.' })
  @IsDate()
  collectedAt: Date;
  @Field(() => ID, {
    nullable: true,
    description: 'The upload ticket (purpose `EVIDENCE`) under which its bytes came; a physical item has none.',
  })
  @IsOptional()
  @IsUUID()
  ticketId?: string | null;
  @Field(() => ID, { nullable: true, description: 'The item of the same case that it was made from.' })
  @IsOptional()
  @IsUUID()
  parentId?: string | null;
  @Field(() => String, { nullable: true, description: 'Number of the bag in which it is sealed.' })
  @IsOptional()
  @PlainText(BAG)
  bag?: string | null;
}

@InputType({ description: 'A step of the custody of an item.' })
export class EvidenceStepInput {
  @Field(() => ID, { description: 'The item.' })
  @IsUUID()
  id: string;
  @Field(() => String, { nullable: true, description: 'Where it happened.' })
  @IsOptional()
  @PlainText(PLACE)
  place?: string | null;
  @Field(() => String, { nullable: true, description: 'What is said to it.' })
  @IsOptional()
  @PlainText(NOTE)
  reason?: string | null;
  @ExpectedVersion()
  expectedVersion?: number;
}

@InputType({ description: 'A step of the custody of an item, and why.' })
export class EvidenceReasonInput {
  @Field(() => ID, { description: 'The item.' })
  @IsUUID()
  id: string;
  @Field(() => String, { nullable: true, description: 'Where it happened.' })
  @IsOptional()
  @PlainText(PLACE)
  place?: string | null;
  @Field(() => String, { description: 'Why.' })
  @PlainText(NOTE, { required: true })
  reason: string;
  @ExpectedVersion()
  expectedVersion?: number;
}

@InputType({ description: 'An item is handed over to a colleague.' })
export class HandOverInput extends EvidenceReasonInput {
  @Field(() => ID, { description: 'Who works on the case: on its list to work, or at the desk while there is no list.' })
  @IsUUID()
  to: string;
}

@InputType({ description: 'An item is sealed.' })
export class SealInput extends EvidenceStepInput {
  @Field(() => String, { description: 'Number of the bag.' })
  @PlainText(BAG, { required: true })
  bag: string;
}

@InputType({ description: 'An item goes back to whom it belongs.' })
export class ReturnEvidenceInput extends EvidenceReasonInput {
  @Field(() => String, { description: 'To whom.' })
  @PlainText(300, { required: true })
  recipient: string;
}
