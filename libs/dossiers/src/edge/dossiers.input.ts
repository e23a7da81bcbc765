import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { DefectAnswerInput } from '#filings';
import {
  CHANGE_KINDS,
  type ChangeKind,
  DOSSIER_DOCUMENT_KINDS,
  DOSSIER_TYPES,
  type DossierDocumentKind,
  type DossierType,
  type ProcessingRole,
} from '#law';
import { ClientKey, LocalDate, PageArgs, PlainText } from '#platform';
import { ACTIVITY_ROLES, ActivityRoleEnum } from '#registry';
import { ANSWER_PATHS, type AnswerPath } from '../answers.js';
import { DOSSIER_STATES, type DossierState } from '../dossier.states.js';
import { DossierAnswersInput } from './dossier-answers.input.js';
import { ChangeKindEnum, COPY_TYPES, CopyTypeEnum, DossierDocumentKindEnum, DossierStateEnum, DossierTypeEnum } from './dossiers.enums.js';
import { Told } from './told.js';

const MAX_ACTIVITIES = 50;

@ArgsType()
export class DossierPageArgs extends PageArgs {
  @Field(() => DossierStateEnum, { nullable: true, description: 'Which state; absent: all.' })
  @IsOptional()
  @IsIn(DOSSIER_STATES)
  state?: DossierState | null;
}

@InputType({ description: 'A dossier to be opened.' })
class DossierOpeningInput {
  @Field(() => DossierTypeEnum, { description: 'What it assesses.' })
  @IsIn(DOSSIER_TYPES)
  type: DossierType;
  @Field(() => String, { description: 'Working title.' })
  @PlainText(300, { required: true })
  title: string;
  @Field(() => ActivityRoleEnum, { nullable: true, description: 'As what it is filed; absent: as the activities say.' })
  @IsOptional()
  @IsIn(ACTIVITY_ROLES)
  role?: ProcessingRole | null;
  @Field(() => [ID], { defaultValue: [], description: 'Processing activities of the register that it covers.' })
  @IsArray()
  @ArrayMaxSize(MAX_ACTIVITIES)
  @IsUUID('all', { each: true })
  activityIds: string[];
}

@InputType({ description: 'A new dossier, under the law of this day.' })
export class OpenDossierInput extends DossierOpeningInput {
  @Field(() => ID, {
    nullable: true,
    description: 'An earlier dossier: what it answered stands where register and organisation say nothing.',
  })
  @IsOptional()
  @IsUUID()
  basedOnId?: string | null;
}

@InputType({ description: 'A dossier that the agency received before 1 January 2026 (L91 39.2), with what is known of it.' })
export class CarriedOverDossierInput extends DossierOpeningInput {
  @Field(() => LocalDate, { description: 'When the agency received it.' })
  @IsString()
  receivedOn: string;
  @Told('Number of the agency’s receipt.', 100)
  receiptNumber?: string | null;
  @Field(() => DossierAnswersInput, { nullable: true, description: 'What it told, as far as known.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => DossierAnswersInput)
  answers?: DossierAnswersInput | null;
}

@InputType({ description: 'What changes in a dossier; what is absent stays.' })
export class ReviseDossierInput {
  @Told('Working title.')
  title?: string | null;
  @Field(() => ActivityRoleEnum, { nullable: true, description: 'As what it is filed.' })
  @IsOptional()
  @IsIn(ACTIVITY_ROLES)
  role?: ProcessingRole | null;
  @Field(() => [ID], { nullable: true, description: 'Which activities it covers from now on; answers that are there stay, see `stale`.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MAX_ACTIVITIES)
  @IsUUID('all', { each: true })
  activityIds?: string[] | null;
  @Field(() => DossierAnswersInput, { nullable: true, description: 'Answers that are typed.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => DossierAnswersInput)
  answers?: DossierAnswersInput | null;
}

@ArgsType()
class DossierArgs {
  @Field(() => ID, { description: 'The dossier.' })
  @IsUUID()
  id: string;
}

@ArgsType()
class DossierVersionArgs extends DossierArgs {
  @Field(() => Int, { description: 'The version that you read.' })
  @IsInt()
  @Min(1)
  expectedVersion: number;
}

@ArgsType()
export class DossierStepArgs extends DossierArgs {
  @Field(() => Int, { nullable: true, description: 'The version that you read; absent: whatever is there now.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  expectedVersion?: number | null;
}

@ArgsType()
export class DossierReasonArgs extends DossierStepArgs {
  @Field(() => String, { description: 'Why; the organisation reads it on the dossier until it is presented again.' })
  @PlainText(5000, { required: true })
  reason: string;
}

@ArgsType()
export class MarkDossierReadyArgs extends DossierStepArgs {
  @Field(() => String, {
    nullable: true,
    description: 'Why it goes although something mandatory is open: the decision of the officer (`PDP_OFFICER`), kept with it.',
  })
  @IsOptional()
  @PlainText(5000)
  incompleteReason?: string | null;
  @Field(() => [DefectAnswerInput], {
    nullable: true,
    description: 'Where it answers a request for completion: to each defect, what was done.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => DefectAnswerInput)
  answers?: DefectAnswerInput[] | null;
}

@InputType({ description: 'A change that came about since the dossier was filed.' })
export class DossierChangeInput {
  @Field(() => ID, { description: 'The dossier.' })
  @IsUUID()
  dossierId: string;
  @Field(() => ChangeKindEnum, { description: 'What kind of change.' })
  @IsIn(CHANGE_KINDS)
  kind: ChangeKind;
  @Field(() => LocalDate, { description: 'The day on which it came about.' })
  @IsString()
  changedOn: string;
  @Field(() => String, { description: 'What changed, as the letter tells it.' })
  @PlainText(5000, { required: true })
  content: string;
  @Field(() => String, { description: 'Why, as the letter tells it.' })
  @PlainText(5000, { required: true })
  reason: string;
}

@ArgsType()
export class RemoveDossierChangeArgs {
  @Field(() => ID, { description: 'The dossier.' })
  @IsUUID()
  dossierId: string;
  @Field(() => ID, { description: 'The change, not told yet.' })
  @IsUUID()
  changeId: string;
}

@InputType({ description: 'The submission of a dossier.' })
export class SubmitDossierInput {
  @Field(() => ID, { description: 'The dossier, in state READY.' })
  @IsUUID()
  dossierId: string;
  @Field(() => String, {
    description: 'Your own key of this submission (8 to 200 characters), e.g. a UUID; sending it again never files twice.',
  })
  @ClientKey()
  clientKey: string;
  @Field(() => Boolean, { description: 'The commitment of the letter (cam kết) is given.' })
  @IsBoolean()
  commitment: boolean;
  @Field(() => String, { nullable: true, description: 'Why it is late; kept only where it is.' })
  @IsOptional()
  @PlainText(5000)
  lateReason?: string | null;
}

@ArgsType()
export class TakeAnswersArgs extends DossierVersionArgs {
  @Field(() => [String], {
    nullable: true,
    description: 'Paths of answers, e.g. `flows`, `filer.taxCode`; absent: all that are stale, but for what a person typed over.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(ANSWER_PATHS.length)
  @IsIn(ANSWER_PATHS, { each: true })
  paths?: AnswerPath[] | null;
}

@ArgsType()
export class ConfirmAnswersArgs extends DossierVersionArgs {
  @Field(() => [String], { description: 'Paths of answers that stay.' })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(ANSWER_PATHS.length)
  @IsIn(ANSWER_PATHS, { each: true })
  paths: AnswerPath[];
}

@ArgsType()
class DossierDocumentArgs {
  @Field(() => ID, { description: 'The dossier, in state DRAFT or CARRIED_OVER.' })
  @IsUUID()
  dossierId: string;
  @Field(() => DossierDocumentKindEnum, { description: 'What the document is.' })
  @IsIn(DOSSIER_DOCUMENT_KINDS)
  kind: DossierDocumentKind;
}

@ArgsType()
export class AttachDossierDocumentArgs extends DossierDocumentArgs {
  @Field(() => ID, { description: 'The file, sent as an attachment before.' })
  @IsUUID()
  attachmentId: string;
  @Told('As letter and report list it; absent: as the file is called.')
  name?: string | null;
  @Field(() => CopyTypeEnum, { description: 'Original or copy.' })
  @IsIn(COPY_TYPES)
  copyType: 'ORIGINAL' | 'COPY';
  @Field(() => Int, { nullable: true, description: 'Its pages.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100_000)
  pages?: number | null;
}

@ArgsType()
export class ExcuseDossierDocumentArgs extends DossierDocumentArgs {
  @Field(() => String, { description: 'Why there is no such document.' })
  @PlainText(2000, { required: true })
  reason: string;
}

@ArgsType()
export class RemoveDossierDocumentArgs {
  @Field(() => ID, { description: 'The dossier, in state DRAFT or CARRIED_OVER.' })
  @IsUUID()
  dossierId: string;
  @Field(() => ID, { description: 'The document, or the reason, in it.' })
  @IsUUID()
  documentId: string;
}
