import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsBoolean, IsDate, IsIn, IsInt, IsOptional, IsUUID, Max, Min, ValidateNested } from 'class-validator';
import { REFUSAL_GROUNDS, REQUEST_KINDS, type RefusalGround, type RequestKind } from '#law';
import { ClientKey, ExpectedVersion, Instant, PageArgs, PlainText } from '#platform';
import {
  IDENTITY_PROOFS,
  type IdentityProof,
  REQUEST_CHANNELS,
  REQUESTER_RELATIONS,
  type RequestChannel,
  type RequesterRelation,
} from '../entities.js';
import { REQUEST_STATES, type RequestState } from '../requests.states.js';
import {
  IdentityProofEnum,
  RefusalGroundEnum,
  RequestChannelEnum,
  RequesterRelationEnum,
  RequestKindEnum,
  RequestStateEnum,
} from './requests.enums.js';

const TEXT = 10_000;

@ArgsType()
export class RequestPageArgs extends PageArgs {
  @Field(() => RequestStateEnum, { nullable: true, description: 'Which state; absent: all that are not ended.' })
  @IsOptional()
  @IsIn(REQUEST_STATES)
  state?: RequestState | null;
}

@InputType({ description: 'Who asks; sealed.' })
export class RequesterInput {
  @Field(() => String, { description: 'Name.' })
  @PlainText(300, { required: true })
  name: string;
  @Field(() => String, { description: 'Address, telephone or e-mail, as they gave it.' })
  @PlainText(500, { required: true })
  contact: string;
  @Field(() => RequesterRelationEnum, { description: 'What they are to the data subject.' })
  @IsIn(REQUESTER_RELATIONS)
  relation: RequesterRelation;
}

@InputType({ description: 'A request as it came.' })
export class EnterRequestInput {
  @Field(() => RequestKindEnum, { description: 'What is asked.' })
  @IsIn(REQUEST_KINDS)
  kind: RequestKind;
  @Field(() => RequestChannelEnum, { description: 'How it came.' })
  @IsIn(REQUEST_CHANNELS)
  channel: RequestChannel;
  @Field(() => Instant, { description: 'When it reached the organisation; the time runs from there.' })
  @IsDate()
  receivedAt: Date;
  @Field(() => RequesterInput, { description: 'Who asks.' })
  @ValidateNested()
  @Type(() => RequesterInput)
  requester: RequesterInput;
  @Field(() => String, { description: 'What is asked, in their words; sealed.' })
  @PlainText(TEXT, { required: true })
  text: string;
  @Field(() => Boolean, { defaultValue: false, description: 'Whether a processor or third party has to act as well.' })
  @IsBoolean()
  chain: boolean;
  @Field(() => String, {
    nullable: true,
    description: 'Your own key of this request, 8 to 200 printable characters: sent again with it, it is entered once.',
  })
  @IsOptional()
  @ClientKey()
  clientKey?: string | null;
}

@InputType({ description: 'A step on a request.' })
class RequestStepInput {
  @Field(() => ID, { description: 'The request.' })
  @IsUUID()
  id: string;
  @ExpectedVersion()
  expectedVersion?: number;
}

@InputType({ description: 'A step on a request, with what is said or noted of it.' })
export class RequestNoteInput extends RequestStepInput {
  @Field(() => String, { description: 'In words; sealed.' })
  @PlainText(TEXT, { required: true })
  text: string;
}

@InputType({ description: 'How the requester was verified.' })
export class VerifyRequesterInput extends RequestStepInput {
  @Field(() => IdentityProofEnum, { description: 'By what.' })
  @IsIn(IDENTITY_PROOFS)
  proof: IdentityProof;
  @Field(() => String, { nullable: true, description: 'More, in words; sealed. Not the number of a document.' })
  @IsOptional()
  @PlainText(TEXT)
  text?: string;
}

@InputType({ description: 'What the person is told.' })
export class RequestAnswerInput extends RequestNoteInput {
  @Field(() => Instant, { nullable: true, description: 'When they were told, if that was earlier than now.' })
  @IsOptional()
  @IsDate()
  at?: Date | null;
}

@InputType({ description: 'The one extension; the reason is told to the person, who may ask for its proof (D356 5.2 to 5.5).' })
export class ExtendRequestInput extends RequestAnswerInput {
  @Field(() => Int, { description: 'By how many days.' })
  @IsInt()
  @Min(1)
  @Max(366)
  days: number;
}

@InputType({ description: 'A refusal, with its reasons.' })
export class RefuseRequestInput extends RequestAnswerInput {
  @Field(() => RefusalGroundEnum, { description: 'On which ground.' })
  @IsIn(REFUSAL_GROUNDS)
  ground: RefusalGround;
}

@InputType({ description: 'Whether a processor or third party has to act as well.' })
export class ChainInput extends RequestNoteInput {
  @Field(() => Boolean, { description: 'True where it has to.' })
  @IsBoolean()
  chain: boolean;
}
