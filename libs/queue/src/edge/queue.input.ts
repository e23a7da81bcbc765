import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsDate,
  IsIn,
  IsInt,
  IsOptional,
  IsUUID,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { OUTCOMES, SEVERITIES, SUBJECT_BANDS } from '#handling';
import { DISMISSAL_REASONS, type DismissalReason, INTAKE_CHANNELS } from '#intake';
import { NOTICE_CLASSES, VERDICTS } from '#law';
import { ExpectedVersion, Instant, PageArgs, PlainText } from '#platform';
import { BULK_ACTIONS, type BulkAct, type BulkAction, type BulkItem, type BulkOutcome } from '../act-in-bulk.js';
import {
  DUE_KINDS,
  type DueKind,
  WORK_KINDS,
  WORK_SORTS,
  WORK_STAGES,
  type WorkKind,
  type WorkSort,
  type WorkStage,
} from '../work-codes.js';
import type { WorkFilter } from '../work-filter.js';
import { BulkActionEnum, DueKindEnum, WorkKindEnum, WorkSortEnum, WorkStageEnum } from './queue.views.js';

/** A member of a filter that is one of several codes. */
function Codes(description: string, codes?: readonly string[]): PropertyDecorator {
  return (target, property) => {
    Field(() => [String], { nullable: true, description })(target, property);
    IsOptional()(target, property);
    IsArray()(target, property);
    ArrayMaxSize(100)(target, property);
    (codes ? IsIn(codes, { each: true }) : PlainText(50, { each: true, required: true }))(target, property);
  };
}

/** A member of a filter that is yes or no. */
function YesOrNo(description: string): PropertyDecorator {
  return (target, property) => {
    Field(() => Boolean, { nullable: true, description })(target, property);
    IsOptional()(target, property);
    IsBoolean()(target, property);
  };
}

@InputType({
  description: 'Which items of the queue; all that is said holds at once. Where neither stages nor states are asked for, what is open.',
})
export class WorkFilterInput implements WorkFilter {
  @Field(() => [WorkKindEnum], { nullable: true, description: 'About what.' })
  @IsOptional()
  @IsArray()
  @IsIn(WORK_KINDS, { each: true })
  kinds?: WorkKind[] | null;
  @Field(() => [WorkStageEnum], { nullable: true, description: 'At which stages.' })
  @IsOptional()
  @IsArray()
  @IsIn(WORK_STAGES, { each: true })
  stages?: WorkStage[] | null;
  @Codes('In which states.')
  states?: string[] | null;
  @Field(() => String, { nullable: true, description: '`ME`, `NOBODY`, `OFFERED_TO_ME`, or the id of a colleague.' })
  @IsOptional()
  @Matches(/^(ME|NOBODY|OFFERED_TO_ME|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/)
  who?: string | null;
  @YesOrNo('True: only with news that I have not seen.')
  unread?: boolean | null;
  @YesOrNo('True: only where something was due before now.')
  overdue?: boolean | null;
  @Field(() => Instant, { nullable: true, description: 'Only where something is due before.' })
  @IsOptional()
  @IsDate()
  dueBefore?: Date | null;
  @Field(() => [DueKindEnum], { nullable: true, description: 'Where this is due.' })
  @IsOptional()
  @IsArray()
  @IsIn(DUE_KINDS, { each: true })
  dueOf?: DueKind[] | null;
  @Field(() => Int, { nullable: true, description: 'Risk of at least so much, 0 to 100.' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(100)
  riskAtLeast?: number | null;
  @Codes('How grave, as the triage found.', SEVERITIES)
  severities?: string[] | null;
  @Codes('Classes of notice.', NOTICE_CLASSES)
  noticeClasses?: string[] | null;
  @Codes('Whether filed in time.', VERDICTS)
  verdicts?: string[] | null;
  @Codes('Codes of provinces.')
  provinceCodes?: string[] | null;
  @Codes('Sectors.')
  sectors?: string[] | null;
  @Codes('About how many people, as the triage found.', SUBJECT_BANDS)
  subjectBands?: string[] | null;
  @Codes('How it came: `FILING`, or the channel of a report by others.', ['FILING', ...INTAKE_CHANNELS])
  channels?: string[] | null;
  @YesOrNo('Whether data left the country, as the triage found.')
  crossBorder?: boolean | null;
  @YesOrNo('Whether the sector is a sensitive one, as the triage found.')
  sensitiveSector?: boolean | null;
  @YesOrNo('Exercises only, or none.')
  drill?: boolean | null;
  @YesOrNo('Whether the unit was told that nobody had it.')
  escalated?: boolean | null;
  @Field(() => Instant, { nullable: true, description: 'Received from this moment on.' })
  @IsOptional()
  @IsDate()
  receivedFrom?: Date | null;
  @Field(() => Instant, { nullable: true, description: 'Received before this moment.' })
  @IsOptional()
  @IsDate()
  receivedTo?: Date | null;
  @Field(() => String, {
    nullable: true,
    description: 'A reference, or words of a name, with or without diacritics: of what the search finds by them, the best 200.',
  })
  @IsOptional()
  @PlainText(200)
  text?: string | null;
}

@ArgsType()
export class WorkQueueArgs extends PageArgs {
  @Field(() => WorkFilterInput, { nullable: true, description: 'Which items; a kept look has its filter for this (`queueViews`).' })
  @IsOptional()
  @ValidateNested()
  @Type(() => WorkFilterInput)
  filter?: WorkFilterInput | null;
  @Field(() => WorkSortEnum, { defaultValue: 'RISK', description: 'In which order.' })
  @IsIn(WORK_SORTS)
  sort: WorkSort;
}

@ArgsType()
export class WorkItemArgs {
  @Field(() => ID, { description: 'The item.' })
  @IsUUID()
  id: string;
}

@ArgsType()
export class WorkSubjectArgs {
  @Field(() => ID, { description: 'The report, the dossier, or the report by others.' })
  @IsUUID()
  subjectId: string;
}

@InputType({ description: 'A step with an item of the queue.' })
export class WorkInput {
  @Field(() => ID, { description: 'The item.' })
  @IsUUID()
  id: string;
  @ExpectedVersion()
  expectedVersion?: number;
}

@InputType({ description: 'A step with an item, and why.' })
export class WorkReasonInput extends WorkInput {
  @Field(() => String, { nullable: true, description: 'Why; colleagues read it.' })
  @IsOptional()
  @PlainText(500)
  reason?: string | null;
}

@InputType({ description: 'An item is taken over from a colleague.' })
export class WorkStealInput extends WorkInput {
  @Field(() => String, { description: 'Why; the colleague reads it.' })
  @PlainText(500, { required: true })
  reason: string;
}

@InputType({ description: 'An item for a colleague.' })
export class WorkToInput extends WorkReasonInput {
  @Field(() => ID, { description: 'Who; see `deskOfficers`.' })
  @IsUUID()
  to: string;
}

@InputType({ description: 'What holds for all items of a step, or for one of them alone.' })
class SharedTermsInput {
  @Field(() => String, { nullable: true, description: 'Why; of `CLOSE` the closing letter.' })
  @IsOptional()
  @PlainText(4000)
  reason?: string | null;
  @Field(() => String, { nullable: true, description: '`CLOSE`: how it ends.' })
  @IsOptional()
  @IsIn(OUTCOMES.filter((outcome) => outcome !== 'WITHDRAWN'))
  outcome?: BulkOutcome | null;
  @Field(() => String, { nullable: true, description: '`CLOSE`: why without a final filing.' })
  @IsOptional()
  @PlainText(2000)
  waiver?: string | null;
  @Field(() => String, { nullable: true, description: '`DISMISS`: why it leads to nothing.' })
  @IsOptional()
  @IsIn(DISMISSAL_REASONS)
  dismissal?: DismissalReason | null;
}

@InputType({ description: 'One item of a step with many; what it says goes before what all share.' })
export class BulkItemInput extends SharedTermsInput implements BulkItem {
  @Field(() => ID, { description: 'The item.' })
  @IsUUID()
  id: string;
  @ExpectedVersion()
  expectedVersion?: number | null;
}

@InputType({ description: 'One step with many items.' })
export class BulkInput extends SharedTermsInput implements BulkAct {
  @Field(() => BulkActionEnum, { description: 'Which.' })
  @IsIn(BULK_ACTIONS)
  action: BulkAction;
  @Field(() => [BulkItemInput], { description: 'With which, 1 to 100; each once.' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => BulkItemInput)
  items: BulkItemInput[];
  @Field(() => ID, { nullable: true, description: '`ASSIGN`: to whom.' })
  @IsOptional()
  @IsUUID()
  to?: string | null;
}

@InputType({ description: 'A look at the queue that is kept under a name.' })
export class QueueViewInput {
  @Field(() => String, { description: 'Name; one that you have already is replaced.' })
  @PlainText(100, { required: true })
  name: string;
  @Field(() => Boolean, { defaultValue: false, description: 'Whether the whole unit sees it.' })
  @IsBoolean()
  shared: boolean;
  @Field(() => WorkFilterInput, { description: 'Which items.' })
  @ValidateNested()
  @Type(() => WorkFilterInput)
  filter: WorkFilterInput;
  @Field(() => WorkSortEnum, { defaultValue: 'RISK', description: 'In which order.' })
  @IsIn(WORK_SORTS)
  sort: WorkSort;
}
