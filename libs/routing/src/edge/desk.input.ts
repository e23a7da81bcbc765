import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsDate, IsIn, IsOptional, IsUUID, Matches, ValidateNested } from 'class-validator';
import { RETURN_DEFECT_CODES, type ReturnDefect, ReturnDefectCodeEnum } from '#filings';
import { Instant, PageArgs, PlainText } from '#platform';
import { DISPATCH_WAYS, type DispatchWay, REFUSAL_REASONS, type RefusalReason } from '../entities.js';
import { DispatchWayEnum, RefusalReasonEnum, WaitsForEnum } from './routing.views.js';

@ArgsType()
export class QueueArgs extends PageArgs {
  @Field(() => WaitsForEnum, { defaultValue: 'OFFICER', description: 'What waits for an officer, or what waits for the filer.' })
  @IsIn(['OFFICER', 'FILER'])
  waitsFor: 'OFFICER' | 'FILER';
}

@ArgsType()
export class NotificationArgs {
  @Field(() => [ID], { description: 'The news; at most 100.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @IsUUID(undefined, { each: true })
  ids: string[];
}

@ArgsType()
export class DeliveryArgs {
  @Field(() => ID, { description: 'The delivery.' })
  @IsUUID()
  id: string;
}

@ArgsType()
export class DeliveryNoteArgs extends DeliveryArgs {
  @Field(() => String, { nullable: true, description: 'A word to the filer.' })
  @IsOptional()
  @PlainText(2000)
  note?: string | null;
}

@ArgsType()
export class DeliveryReasonArgs extends DeliveryArgs {
  @Field(() => String, { description: 'Why; the other side reads it.' })
  @PlainText(2000, { required: true })
  reason: string;
}

@InputType({ description: 'Receives a filing into the register of the unit.' })
export class AcceptFilingInput {
  @Field(() => ID, { description: 'The delivery, in business state ARRIVED, or RETURNED to take it as it is.' })
  @IsUUID()
  deliveryId: string;
  @Field(() => String, { nullable: true, description: 'A word to the filer.' })
  @IsOptional()
  @PlainText(2000)
  note?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Why it is accepted although something is missing, or although completion was asked for; demanded there.',
  })
  @IsOptional()
  @PlainText(2000)
  waiver?: string | null;
}

@InputType({ description: 'One thing to mend.' })
export class ReturnDefectInput implements ReturnDefect {
  @Field(() => String, { description: 'Where: `facts.place`, `facts.dataTypes[PHONE_NUMBER]`, `organisation`, `attachments`.' })
  @PlainText(300, { required: true })
  path: string;
  @Field(() => ReturnDefectCodeEnum, { description: 'What kind.' })
  @IsIn(RETURN_DEFECT_CODES)
  code: ReturnDefect['code'];
  @Field(() => String, { description: 'In words.' })
  @PlainText(2000, { required: true })
  text: string;
}

@InputType({ description: 'Gives a filing back for completion; its filing time stays.' })
export class ReturnFilingInput {
  @Field(() => ID, { description: 'The delivery, in business state ARRIVED.' })
  @IsUUID()
  deliveryId: string;
  @Field(() => [ReturnDefectInput], { description: 'What to mend; at least one.' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => ReturnDefectInput)
  defects: ReturnDefectInput[];
  @Field(() => Instant, { description: 'Until when an answer is asked for; of a dossier until the end of that day in Vietnam.' })
  @IsDate()
  respondBy: Date;
}

@InputType({ description: 'Proposes that a filing is refused; another officer decides.' })
export class ProposeRefusalInput {
  @Field(() => ID, { description: 'The delivery, in business state ARRIVED.' })
  @IsUUID()
  deliveryId: string;
  @Field(() => RefusalReasonEnum, { description: 'Why.' })
  @IsIn(REFUSAL_REASONS)
  reason: RefusalReason;
  @Field(() => String, { description: 'In words; the filer reads it if the refusal is confirmed.' })
  @PlainText(2000, { required: true })
  note: string;
  @Field(() => String, { nullable: true, description: 'With WRONG_AUTHORITY: code of the unit that is competent.' })
  @IsOptional()
  @PlainText(60)
  forwardTo?: string | null;
  @Field(() => ID, { nullable: true, description: 'With DUPLICATE: the filing that says the same.' })
  @IsOptional()
  @IsUUID()
  duplicateOf?: string | null;
}

@InputType({ description: 'Passes a filing on to the unit that is competent.' })
export class ForwardFilingInput {
  @Field(() => ID, { description: 'The delivery, in business state ARRIVED.' })
  @IsUUID()
  deliveryId: string;
  @Field(() => String, { description: 'Code of that unit, e.g. `PA05-31`.' })
  @PlainText(60, { required: true })
  unitCode: string;
  @Field(() => String, { description: 'A word to the filer.' })
  @PlainText(2000, { required: true })
  note: string;
}

@InputType({ description: 'A message that people carried, with the stamped receipt.' })
export class RecordDispatchInput {
  @Field(() => ID, { description: 'The delivery, FAILED_PERMANENT or EXPIRED.' })
  @IsUUID()
  deliveryId: string;
  @Field(() => DispatchWayEnum, { description: 'How.' })
  @IsIn(DISPATCH_WAYS)
  way: DispatchWay;
  @Field(() => Instant, { description: 'When it was handed over.' })
  @IsDate()
  handedOverAt: Date;
  @Field(() => String, { description: 'SHA-256 of the file with the stamped receipt, 64 hex digits.' })
  @Matches(/^[0-9a-f]{64}$/)
  receiptDigest: string;
  @Field(() => ID, { description: 'The attachment of your side that holds the receipt.' })
  @IsUUID()
  receiptFile: string;
  @Field(() => String, { nullable: true, description: 'A word.' })
  @IsOptional()
  @PlainText(2000)
  note?: string | null;
}
