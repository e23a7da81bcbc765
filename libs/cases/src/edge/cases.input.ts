import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsOptional, IsString, IsUUID } from 'class-validator';
import { ExpectedVersion, LocalDate, PageArgs, PlainText } from '#platform';
import { CASE_STATES, type CaseState } from '../case.states.js';
import {
  ACCESS_LEVELS,
  type AccessLevel,
  CASE_ACTS,
  CASE_SOURCES,
  type CaseAct,
  type CaseSource,
  DISMISSAL_REASONS,
  type DismissalReason,
  HOLD_CAUSES,
  type HoldCause,
  TLPS,
  type Tlp,
} from '../entities.js';
import { AccessLevelEnum, CaseActEnum, CaseDismissalEnum, CaseSourceEnum, CaseStateEnum, HoldCauseEnum, TlpEnum } from './cases.views.js';

const NOTE = 4000;

@ArgsType()
export class CasesArgs extends PageArgs {
  @Field(() => CaseStateEnum, { nullable: true, description: 'In one state; absent: in all.' })
  @IsOptional()
  @IsIn(CASE_STATES)
  state?: CaseState | null;
}

@ArgsType()
export class CaseArgs {
  @Field(() => ID, { description: 'The case.' })
  @IsUUID()
  id: string;
}

@ArgsType()
export class ReadCaseArgs extends CaseArgs {
  @Field(() => String, { description: 'What for; kept with the reading, and shown to those who see the case.' })
  @PlainText(300, { required: true })
  purpose: string;
}

@InputType({ description: 'A case as it is opened.' })
export class OpenCaseInput {
  @Field(() => String, { description: 'What it is called; no name of anybody.' })
  @PlainText(200, { required: true })
  title: string;
  @Field(() => [CaseActEnum], { description: 'Of what it is.' })
  @IsArray()
  @ArrayMinSize(1)
  @IsIn(CASE_ACTS, { each: true })
  acts: CaseAct[];
  @Field(() => TlpEnum, { defaultValue: 'AMBER', description: 'With whom it may be shared.' })
  @IsIn(TLPS)
  tlp: Tlp;
  @Field(() => CaseSourceEnum, { description: 'How the unit heard of it.' })
  @IsIn(CASE_SOURCES)
  source: CaseSource;
  @Field(() => String, { nullable: true, description: 'In words.' })
  @IsOptional()
  @PlainText(NOTE)
  sourceNote?: string | null;
  @Field(() => ID, { nullable: true, description: 'The report by others (`TIP`) or the violation report (`REPORT`).' })
  @IsOptional()
  @IsUUID()
  sourceId?: string | null;
}

@InputType({ description: 'A step on a case.' })
export class CaseStepInput {
  @Field(() => ID, { description: 'The case.' })
  @IsUUID()
  id: string;
  @ExpectedVersion()
  expectedVersion?: number;
}

@InputType({ description: 'A step on a case, and why.' })
export class CaseNoteInput extends CaseStepInput {
  @Field(() => String, { description: 'Why.' })
  @PlainText(NOTE, { required: true })
  note: string;
}

@InputType({ description: 'That a case leads to nothing.' })
export class CaseDismissalInput extends CaseNoteInput {
  @Field(() => CaseDismissalEnum, { description: 'Why.' })
  @IsIn(DISMISSAL_REASONS)
  reason: DismissalReason;
}

@InputType({ description: 'The verification of a case (C6): from then on it is seen by those on its list alone.' })
export class VerifyCaseInput extends CaseStepInput {
  @Field(() => ID, { description: 'Who leads it.' })
  @IsUUID()
  leadId: string;
  @Field(() => [ID], { description: 'Who else is on its list; whoever signs is on it too.' })
  @IsArray()
  @ArrayMaxSize(50)
  @IsUUID('all', { each: true })
  memberIds: string[];
  @Field(() => String, { description: 'Plan of the verification.' })
  @PlainText(NOTE, { required: true })
  plan: string;
}

@InputType({ description: 'A case rests (C9). The clocks of the law run on.' })
export class HoldCaseInput extends CaseNoteInput {
  @Field(() => HoldCauseEnum, { description: 'Why.' })
  @IsIn(HOLD_CAUSES)
  cause: HoldCause;
  @Field(() => LocalDate, { description: 'When that is looked at again; within 30 days.' })
  @IsString()
  reviewOn: string;
}

@InputType({ description: 'Somebody comes on the list of a case.' })
export class PutOnListInput extends CaseStepInput {
  @Field(() => ID, { description: 'Who; see `deskOfficers`.' })
  @IsUUID()
  userId: string;
  @Field(() => AccessLevelEnum, { description: 'What they may.' })
  @IsIn(ACCESS_LEVELS)
  level: AccessLevel;
  @Field(() => String, { description: 'Why they need to know.' })
  @PlainText(500, { required: true })
  reason: string;
}

@InputType({ description: 'Somebody goes off the list of a case.' })
export class TakeOffListInput extends CaseStepInput {
  @Field(() => ID, { description: 'Who.' })
  @IsUUID()
  userId: string;
  @Field(() => String, { description: 'Why.' })
  @PlainText(500, { required: true })
  reason: string;
}
