import { Field, ID, Int, registerEnumType } from '@nestjs/graphql';
import { Instant, LocalDate, PageInfo, View } from '#platform';
import { ActivityRoleEnum, SystemLocation } from './activity.input.js';

export enum ActivityState {
  DRAFT = 'DRAFT',
  PUBLISHED = 'PUBLISHED',
  ARCHIVED = 'ARCHIVED',
}
registerEnumType(ActivityState, {
  name: 'ActivityState',
  description: 'Where a processing activity stands in the register.',
  valuesMap: {
    DRAFT: { description: 'Bản nháp: new, or changed since its last version.' },
    PUBLISHED: { description: 'Đã ban hành: equals its last numbered version.' },
    ARCHIVED: { description: 'Đã lưu trữ: no longer carried out.' },
  },
});

@View('part', 'A group of data subjects.')
export class SubjectGroupView {
  @Field(() => String, { description: 'Name of the group.' })
  name: string;
  @Field(() => Int, { nullable: true, description: 'How many people; null where not counted.' })
  subjectCount: number | null;
}

@View('part', 'A type of personal data in an activity.')
export class DataTypeView {
  @Field(() => String, { nullable: true, description: 'Code of the law; null where a foreign term was not matched yet.' })
  code: string | null;
  @Field(() => String, { nullable: true, description: 'The organisation’s own name for it.' })
  label: string | null;
  @Field(() => String, { nullable: true, description: 'How long it is kept.' })
  retention: string | null;
  @Field(() => String, { nullable: true, description: '`BASIC` or `SENSITIVE` under the law in force now; null without a code.' })
  dataClass?: string | null;
}

@View('part', 'An information system of an activity.')
export class SystemView {
  @Field(() => String, { description: 'Name.' })
  name: string;
  @Field(() => SystemLocation, { description: 'Where it stands.' })
  location: SystemLocation;
  @Field(() => String, { nullable: true, description: 'Country, where abroad.' })
  country: string | null;
}

@View('part', 'Another party of an activity.')
export class PartyView {
  @Field(() => String, { description: 'Name.' })
  name: string;
  @Field(() => String, { nullable: true, description: 'Country.' })
  country: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether there is a contract; null where not known.' })
  hasContract: boolean | null;
}

@View('part', 'What a processing activity lacks against the law in force.')
export class GapView {
  @Field(() => String, { description: 'Dotted path of the field.' })
  path: string;
  @Field(() => String, { description: 'What is missing.' })
  code: string;
  @Field(() => String, { description: 'In Vietnamese.' })
  vi: string;
  @Field(() => String, { description: 'In English.' })
  en: string;
  @Field(() => String, { nullable: true, description: 'The article that asks for it.' })
  article?: string;
  @Field(() => String, { description: '`MANDATORY` or `ADVISED`.' })
  severity: string;
  @Field(() => String, { description: '`C1` primary text, `C2` secondary source, `U` unverified, `I` our reading.' })
  confidence: string;
}

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
  @Field(() => ActivityState, { description: 'Where it stands.' })
  state: ActivityState;
  @Field(() => Int, { description: 'Number of its last published version; 0 before the first.' })
  publishedVersion: number;
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
  @Field(() => [GapView], { description: 'What is missing against the law in force, mandatory first.' })
  gaps?: GapView[];
}

@View('ProcessingActivity', 'A page of the register, by name.')
export class ProcessingActivityPage {
  @Field(() => [ProcessingActivityView], { description: 'The activities.' })
  nodes: ProcessingActivityView[];
  @Field(() => PageInfo, { description: 'Where the page ends.' })
  pageInfo: PageInfo;
}

@View('part', 'A finding of the check, with the place in the file.')
export class ImportProblemView {
  @Field(() => String, { description: '`ERROR` stops the import; `REVIEW` wants a person’s choice later; `NOTICE` is only told.' })
  severity: string;
  @Field(() => String, { nullable: true, description: 'Sheet.' })
  sheet: string | null;
  @Field(() => Int, { nullable: true, description: 'Row as Excel counts it.' })
  row: number | null;
  @Field(() => String, { nullable: true, description: 'Column letter.' })
  column: string | null;
  @Field(() => String, { description: 'What it is.' })
  code: string;
  @Field(() => String, { description: 'In Vietnamese.' })
  vi: string;
  @Field(() => String, { description: 'In English.' })
  en: string;
  @Field(() => [String], { nullable: true, description: 'Codes that may be meant, best first.' })
  suggestions: string[] | null;
}

@View('RegisterImport', 'A file brought in: checked first, then committed as drafts in one transaction.')
export class RegisterImportView {
  @Field(() => ID, { description: 'Id of the import.' })
  id: string;
  @Field(() => String, { description: 'Name of the file.' })
  fileName: string;
  @Field(() => String, { description: 'Hex SHA-256 of the original, which is kept.' })
  sha256: string;
  @Field(() => String, { description: '`CHECKED` or `COMMITTED`.' })
  state: string;
  @Field(() => String, { nullable: true, description: 'Recognised format; null where none was.' })
  format: string | null;
  @Field(() => Int, { description: 'Activities found.' })
  activityCount: number;
  @Field(() => Int, { description: 'Errors found; any of them stops the import.' })
  errorCount: number;
  @Field(() => Int, { description: 'Terms that want a person’s choice.' })
  reviewCount: number;
  @Field(() => Boolean, { description: 'Whether it can be committed.' })
  committable: boolean;
  @Field(() => [ImportProblemView], { description: 'Findings with sheet, row and column.' })
  problems: ImportProblemView[];
}
