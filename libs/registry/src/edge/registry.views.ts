import { Field, ID, Int } from '@nestjs/graphql';
import { AvailableTransition, Instant, LocalDate, PageInfo, View } from '#platform';
import { ActivityRoleEnum, ActivitySource, ActivityState } from './activity.enums.js';
import {
  ActivityCompletenessView,
  DataTypeView,
  GapView,
  PartyView,
  ProtectionMeasureView,
  PurposeView,
  SubjectGroupView,
  SystemView,
  TransferView,
} from './activity-parts.views.js';

@View('ProcessingActivity', 'A processing activity of the register (hoạt động xử lý dữ liệu cá nhân).')
export class ProcessingActivityView {
  @Field(() => ID, { description: 'Id of the activity.' })
  id: string;
  @Field(() => String, { description: 'The organisation’s own code.' })
  code: string;
  @Field(() => String, { description: 'Name.' })
  name: string;
  @Field(() => String, { nullable: true, description: 'Department in charge.' })
  orgUnit: string | null;
  @Field(() => ActivityRoleEnum, { description: 'The organisation’s part in it.' })
  role: ActivityRoleEnum;
  @Field(() => String, { description: 'Purpose (mục đích xử lý).' })
  purpose: string;
  @Field(() => [String], { description: 'Codes of the legal bases.' })
  legalBases: string[];
  @Field(() => [String], { description: 'Codes of the processing operations.' })
  operations: string[];
  @Field(() => [String], { description: 'Protection measures.' })
  measures: string[];
  @Field(() => String, { nullable: true, description: 'How long data are kept.' })
  retention: string | null;
  @Field(() => String, { nullable: true, description: 'How data are deleted in the end.' })
  deletionMethod: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether data cross the border.' })
  crossBorder: boolean | null;
  @Field(() => LocalDate, { nullable: true, description: 'First day of processing.' })
  firstProcessedOn: string | null;
  @Field(() => String, { nullable: true, description: 'Who answers for it.' })
  ownerName: string | null;
  @Field(() => String, { nullable: true, description: 'Whatever else is to be known of it.' })
  notes: string | null;
  @Field(() => ActivityState, { description: 'Where it stands.' })
  state: ActivityState;
  @Field(() => String, { nullable: true, description: 'Why it was given back, until it is presented again.' })
  returnReason: string | null;
  @Field(() => [AvailableTransition], { description: 'What may come next, and whether you may do it now.' })
  availableTransitions?: AvailableTransition[];
  @Field(() => Int, { description: 'Number of its last published version; 0 before the first.' })
  publishedVersion: number;
  @Field(() => Boolean, {
    description:
      'Whether a system or party that it names was revised in its register after the last publication: what is shown here may then say something else than the published version.',
  })
  changedSincePublished: boolean;
  @Field(() => ID, { nullable: true, description: 'The template that it was made from.' })
  templateId: string | null;
  @Field(() => Int, { nullable: true, description: 'The version of the template that it was made from, or took over from last.' })
  templateNumber: number | null;
  @Field(() => Int, { description: 'Version, for optimistic locking.' })
  version: number;
  @Field(() => Instant, { description: 'When it was last changed.' })
  updatedAt: Date;
  @Field(() => [SubjectGroupView], { description: 'Groups of data subjects.' })
  subjectGroups: SubjectGroupView[];
  @Field(() => [DataTypeView], { description: 'Types of personal data.' })
  dataTypes: DataTypeView[];
  @Field(() => [SystemView], { description: 'Information systems.' })
  systems: SystemView[];
  @Field(() => [PartyView], { description: 'Who receives the data.' })
  recipients: PartyView[];
  @Field(() => [PartyView], { description: 'Who processes for the organisation.' })
  processors: PartyView[];
  @Field(() => [PartyView], { description: 'Third parties.' })
  thirdParties: PartyView[];
  @Field(() => [PurposeView], { description: 'Purposes one by one; empty where only the summary was given.' })
  purposes: PurposeView[];
  @Field(() => [ProtectionMeasureView], { description: 'Protection measures with their kinds.' })
  protectionMeasures: ProtectionMeasureView[];
  @Field(() => [TransferView], { description: 'Transfers across the border, where they were told one by one.' })
  transfers: TransferView[];
  @Field(() => LocalDate, {
    nullable: true,
    description: 'First day of the earliest transfer: starts the 60 days of the transfer assessment.',
  })
  firstTransferredOn: string | null;
  @Field(() => [ActivitySource], { description: 'Where the data come from.' })
  sources: ActivitySource[];
  @Field(() => Boolean, { nullable: true, description: 'Whether children’s data are processed; null where not said.' })
  children: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether decisions are made by automated means alone; null where not said.' })
  automatedDecision: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether sound or images are recorded; null where not said.' })
  recording: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether artificial intelligence is used; null where not said.' })
  aiUse: boolean | null;
  @Field(() => LocalDate, { nullable: true, description: 'When it is to be looked at again.' })
  reviewOn: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'Last day of processing, where it has ended.' })
  endedOn: string | null;
  @Field(() => [GapView], { description: 'What is missing against the law in force, mandatory first.' })
  gaps?: GapView[];
  @Field(() => ActivityCompletenessView, { description: 'How much is told of what the law in force asks for.' })
  completeness?: ActivityCompletenessView;
}

@View('ProcessingActivity', 'A page of the register, by name.')
export class ProcessingActivityPage {
  @Field(() => [ProcessingActivityView], { description: 'The activities.' })
  nodes: ProcessingActivityView[];
  @Field(() => PageInfo, { description: 'Where the page ends.' })
  pageInfo: PageInfo;
}
