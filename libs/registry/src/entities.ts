import { defineEntity, p } from '@mikro-orm/core';
import type { TransferCase } from '#law';

export const ACTIVITY_ROLES = ['CONTROLLER', 'PROCESSOR', 'CONTROLLER_PROCESSOR', 'THIRD_PARTY'] as const;
export type ActivityRole = (typeof ACTIVITY_ROLES)[number];
export const ACTIVITY_STATES = ['DRAFT', 'IN_REVIEW', 'PUBLISHED', 'ARCHIVED'] as const;
export type ActivityState = (typeof ACTIVITY_STATES)[number];
/** Characters that the notes of an activity may have; a cell of an exported workbook holds 32,767. */
export const NOTES_LENGTH = 32_000;

const child = { id: p.uuid().primary(), organisationId: p.uuid(), position: p.integer() };

const SubjectGroupSchema = defineEntity({
  name: 'ActivitySubjectGroup',
  tableName: 'activity_subject_group',
  properties: { ...child, activity: () => p.manyToOne(ProcessingActivity), name: p.text(), subjectCount: p.integer().nullable() },
});
export class ActivitySubjectGroup extends SubjectGroupSchema.class {}
SubjectGroupSchema.setClass(ActivitySubjectGroup);

const DataTypeSchema = defineEntity({
  name: 'ActivityDataType',
  tableName: 'activity_data_type',
  properties: {
    ...child,
    activity: () => p.manyToOne(ProcessingActivity),
    /** Code of `libs/law`; null where a foreign term was not matched yet, kept as `label`. */
    code: p.text().nullable(),
    label: p.text().nullable(),
    /** Name of one of the activity's groups; null where the type is of all of them. */
    subjectGroup: p.text().nullable(),
    /** For how long, in words; since `retentionTrigger`, on `retentionBasis`, and `finalFate` in the end. */
    retention: p.text().nullable(),
    retentionBasis: p.text().nullable(),
    retentionTrigger: p.text().nullable(),
    finalFate: p.text().nullable(),
  },
});
export class ActivityDataType extends DataTypeSchema.class {}
DataTypeSchema.setClass(ActivityDataType);

const SystemSchema = defineEntity({
  name: 'ActivitySystem',
  tableName: 'activity_system',
  properties: {
    ...child,
    activity: () => p.manyToOne(ProcessingActivity),
    /** Of the register of systems; null in lines from before there was one. What the line says itself goes first. */
    informationSystemId: p.uuid().nullable(),
    name: p.text(),
    location: p.text().$type<'VN' | 'ABROAD' | 'UNKNOWN'>(),
    country: p.text().nullable(),
    note: p.text().nullable(),
  },
});
export class ActivitySystem extends SystemSchema.class {}
SystemSchema.setClass(ActivitySystem);

const PartySchema = defineEntity({
  name: 'ActivityParty',
  tableName: 'activity_party',
  properties: {
    ...child,
    activity: () => p.manyToOne(ProcessingActivity),
    partyId: p.uuid().nullable(),
    kind: p.text().$type<'RECIPIENT' | 'PROCESSOR' | 'THIRD_PARTY'>(),
    name: p.text(),
    country: p.text().nullable(),
    hasContract: p.boolean().nullable(),
    contractNumber: p.text().nullable(),
    contractDate: p.date().nullable(),
    service: p.text().nullable(),
    note: p.text().nullable(),
  },
});
export class ActivityParty extends PartySchema.class {}
PartySchema.setClass(ActivityParty);

const PurposeSchema = defineEntity({
  name: 'ActivityPurpose',
  tableName: 'activity_purpose',
  properties: {
    ...child,
    activity: () => p.manyToOne(ProcessingActivity),
    description: p.text(),
    legalBasis: p.text().nullable(),
  },
});
export class ActivityPurpose extends PurposeSchema.class {}
PurposeSchema.setClass(ActivityPurpose);

const TransferSchema = defineEntity({
  name: 'ActivityTransfer',
  tableName: 'activity_transfer',
  properties: {
    ...child,
    activity: () => p.manyToOne(ProcessingActivity),
    transferCase: p.text().$type<TransferCase>(),
    detail: p.text().nullable(),
    country: p.text().nullable(),
    recipient: p.text().nullable(),
    partyId: p.uuid().nullable(),
    safeguards: p.text().nullable(),
    firstTransferredOn: p.date().nullable(),
  },
});
/** One way in which data of the activity cross the border (L91 20.1, D356 17.1). */
export class ActivityTransfer extends TransferSchema.class {}
TransferSchema.setClass(ActivityTransfer);

const ActivitySchema = defineEntity({
  name: 'ProcessingActivity',
  tableName: 'processing_activity',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.uuid(),
    code: p.text(),
    name: p.text(),
    orgUnit: p.text().nullable(),
    role: p.text().$type<ActivityRole>(),
    purpose: p.text(),
    legalBases: p.array(),
    operations: p.array(),
    measures: p.array(),
    /** Kinds of the measures, in their order. */
    measureKinds: p.array(),
    sources: p.array(),
    retention: p.text().nullable(),
    deletionMethod: p.text().nullable(),
    crossBorder: p.boolean().nullable(),
    firstProcessedOn: p.date().nullable(),
    ownerName: p.text().nullable(),
    notes: p.text().nullable(),
    children: p.boolean().nullable(),
    automatedDecision: p.boolean().nullable(),
    recording: p.boolean().nullable(),
    aiUse: p.boolean().nullable(),
    reviewOn: p.date().nullable(),
    endedOn: p.date().nullable(),
    state: p.text().$type<ActivityState>(),
    publishedVersion: p.integer(),
    /** Whose hand the draft is of; null where it is from before that was kept. */
    writtenBy: p.uuid().nullable(),
    /** Set exactly while IN_REVIEW. */
    presentedBy: p.uuid().nullable(),
    returnReason: p.text().nullable(),
    /** What it was made from, and which version of it was taken over last. */
    templateId: p.uuid().nullable(),
    templateNumber: p.integer().nullable(),
    importId: () => p.manyToOne(RegisterImport).mapToPk().fieldName('import_id').nullable(),
    version: p.integer().version(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
    subjectGroups: () => p.oneToMany(ActivitySubjectGroup).mappedBy('activity').orphanRemoval().orderBy({ position: 'asc' }),
    dataTypes: () => p.oneToMany(ActivityDataType).mappedBy('activity').orphanRemoval().orderBy({ position: 'asc' }),
    purposes: () => p.oneToMany(ActivityPurpose).mappedBy('activity').orphanRemoval().orderBy({ position: 'asc' }),
    transfers: () => p.oneToMany(ActivityTransfer).mappedBy('activity').orphanRemoval().orderBy({ position: 'asc' }),
    systems: () => p.oneToMany(ActivitySystem).mappedBy('activity').orphanRemoval().orderBy({ position: 'asc' }),
    parties: () => p.oneToMany(ActivityParty).mappedBy('activity').orphanRemoval().orderBy({ position: 'asc' }),
  },
});

/** One processing activity of an organisation's register (fact sheet 6.7): what is done with whose data, why, where, for how long. */
export class ProcessingActivity extends ActivitySchema.class {}
ActivitySchema.setClass(ProcessingActivity);

const VersionSchema = defineEntity({
  name: 'ActivityVersion',
  tableName: 'activity_version',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.uuid(),
    activityId: () => p.manyToOne(ProcessingActivity).mapToPk().fieldName('activity_id'),
    number: p.integer(),
    snapshot: p.json<Record<string, unknown>>(),
    presentedBy: p.uuid().nullable(),
    publishedBy: p.uuid(),
    /** Published by whoever presented it, for nobody else in the organisation might. */
    alone: p.boolean(),
    publishedAt: p.datetime(),
  },
});
/** A published version: numbered from 1 without gaps, never changed. */
export class ActivityVersion extends VersionSchema.class {}
VersionSchema.setClass(ActivityVersion);

export const IMPORT_STATES = ['CHECKED', 'COMMITTED', 'UNDONE'] as const;
export type ImportState = (typeof IMPORT_STATES)[number];
export const IMPORT_POLICIES = ['STOP', 'SKIP', 'UPDATE'] as const;
export type ImportPolicy = (typeof IMPORT_POLICIES)[number];

const ImportSchema = defineEntity({
  name: 'RegisterImport',
  tableName: 'register_import',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.uuid(),
    fileName: p.text(),
    sha256: p.text(),
    size: p.integer(),
    state: p.text().$type<ImportState>(),
    /** What becomes of a row whose activity the register has: the import stops, the row is left out, or the activity is updated. */
    policy: p.text().$type<ImportPolicy>(),
    /** The report of the check; the activities are rows of their own. */
    report: p.json<Record<string, unknown>>(),
    createdBy: p.uuid(),
    createdAt: p.datetime(),
    committedBy: p.uuid().nullable(),
    committedAt: p.datetime().nullable(),
    undoneBy: p.uuid().nullable(),
    undoneAt: p.datetime().nullable(),
    /** Rows of the registers of systems and parties that it added. */
    addedSystems: p.array().columnType('uuid[]'),
    addedParties: p.array().columnType('uuid[]'),
    version: p.integer().version(),
  },
});
/** A file brought in: checked first, then committed as drafts in one transaction, undone within a day. The original is kept by its digest. */
export class RegisterImport extends ImportSchema.class {}
ImportSchema.setClass(RegisterImport);
