import type { ActivityContent } from '../activity-content.js';
import type { Coordinates, ParsedRows } from './staging.js';

/** A foreign term and what became of it: `code` is absent while a person has not decided. */
export interface MappedTerm {
  readonly raw: string;
  readonly code?: string;
}

export interface StagedPurpose {
  readonly source: Coordinates;
  readonly name: string;
  readonly description: string | null;
  /** Fact sheet 6.7; `code` is one of `LEGAL_BASIS_CODES`. Null where the cell is blank: consent is never assumed. */
  readonly legalBasis: MappedTerm | null;
  /** GDPR Article 9(2) condition as written; it has no counterpart and is kept as text only. */
  readonly article9Condition: string | null;
  /** The source's own code for what data are used for; `code` is one of its taxonomy, and means nothing in our law. */
  readonly dataUse?: MappedTerm;
}

export interface StagedDataType {
  readonly source: Coordinates;
  readonly name: string;
  readonly description: string | null;
  /** `code` is one of `DATA_TYPE_CODES` (fact sheet 6.2). Basic or sensitive follows from regime and code, never from the file. */
  readonly type: MappedTerm | null;
  /** The source's own flag, for comparison only. */
  readonly flaggedSensitive: boolean | null;
  /** Its words where they are neither yes nor no. */
  readonly flaggedAs?: string;
  readonly retention: string | null;
  readonly retentionBasis?: string;
  readonly deletionPolicy: string | null;
  /** Names of the systems that hold the data (column `assets`). */
  readonly systems: readonly string[];
}

export interface StagedSubjectGroup {
  readonly source: Coordinates;
  readonly name: string;
  readonly description: string | null;
  /** `code` is one of `SUBJECT_GROUP_CODES`. */
  readonly category: MappedTerm | null;
  /** How many people, where the source says so. */
  readonly count?: number;
}

export interface StagedRecipient {
  readonly source: Coordinates;
  readonly name: string;
  readonly description: string | null;
  /** `code` is one of `RECIPIENT_KIND_CODES`. */
  readonly kind: MappedTerm | null;
  /** True where the source names a category of recipients, and nobody. */
  readonly isCategory?: boolean;
}

export interface StagedProcessor {
  readonly source: Coordinates;
  readonly name: string;
  readonly description: string | null;
  readonly entity: string | null;
  /** `code` is one of `RELATIONSHIP_CODES`. */
  readonly relationship: MappedTerm | null;
  /** `code` is an ISO 3166-1 alpha-2 code. */
  readonly country: MappedTerm | null;
  /** Only http and https addresses are kept. */
  readonly documentationLink: string | null;
  readonly contractNumber?: string;
}

export interface StagedTransfer {
  readonly source: Coordinates;
  readonly name: string;
  readonly description: string | null;
  readonly entity: string | null;
  /** `code` is an ISO 3166-1 alpha-2 code. */
  readonly country: MappedTerm | null;
  /** GDPR chapter V mechanism; `code` is the source's key. It has no effect under Vietnamese law. */
  readonly mechanism: MappedTerm | null;
  readonly guarantees: string | null;
  readonly documentationLink: string | null;
  /** `YYYY-MM-DD`. */
  readonly firstTransferredOn?: string;
  /** Its words where they are no day, or may be two. */
  readonly firstTransferredAs?: string;
}

/** A text with the place that it came from. */
export interface StagedText {
  readonly source: Coordinates;
  readonly text: string;
}

/** What the source knows and the register has no place for: kept as text under the source's heading, or the field's name in a mapped table. */
export interface StagedNote extends StagedText {
  readonly heading: string;
}

export interface StagedOperation {
  readonly source: Coordinates;
  /** `code` is one of `OPERATION_CODES` (L91 2.6). */
  readonly operation: MappedTerm;
}

export type ActorRole = 'CONTROLLER' | 'JOINT_CONTROLLER' | 'REPRESENTATIVE' | 'DPO' | 'DPO_COMPANY';

/** Somebody whom the source names as answering for the activity. `contact` is address, telephone and mail as written, one a line. */
export interface StagedActor {
  readonly source: Coordinates;
  readonly role: ActorRole;
  readonly name: string;
  readonly contact: string | null;
  /** What it is in our law, which knows no joint controllers; `code` is one of `RELATIONSHIP_CODES`. */
  readonly relationship?: MappedTerm;
}

/** An answer to a yes/no question as written; `value` is null where it says neither. */
export interface StagedFlag {
  readonly source: Coordinates;
  readonly raw: string;
  readonly value: boolean | null;
}

/** What a date of the source is the date of. That a record was made is no first day of processing. */
export type DateMeaning = 'FIRST_PROCESSED' | 'LAST_PROCESSED' | 'REVIEW' | 'RECORD_CREATED' | 'RECORD_UPDATED';

export interface StagedDate {
  readonly source: Coordinates;
  readonly meaning: DateMeaning;
  readonly raw: string;
  /** `YYYY-MM-DD`; null where it cannot be told which day is meant. */
  readonly date: string | null;
}

/** A whole activity as the form has it, not yet judged. */
export type StagedContent = ActivityContent;

/** Rows of the registers of systems and parties, with their places in their lists, from 1; not yet judged. */
export interface StagedRegisters {
  readonly systems: readonly Readonly<Record<string, unknown>>[];
  readonly parties: readonly Readonly<Record<string, unknown>>[];
}

/** One processing activity as the source describes it, ready to become a draft. Optional members are absent where the source says nothing of the kind. */
export interface StagedActivity {
  readonly source: Coordinates;
  readonly ref: string | null;
  readonly name: string;
  readonly description: string | null;
  /** The source's domain or folder; a candidate for our organisational unit. */
  readonly ownerUnit: string | null;
  /** The source's status as written. Every imported activity starts as a draft. */
  readonly status: string | null;
  readonly natures: readonly string[];
  readonly informationChannel: string | null;
  readonly usageChannel: string | null;
  readonly dpiaRequired: boolean | null;
  readonly dpiaReference: string | null;
  readonly assignedTo: readonly string[];
  readonly labels: readonly string[];
  readonly purposes: readonly StagedPurpose[];
  readonly dataTypes: readonly StagedDataType[];
  readonly subjectGroups: readonly StagedSubjectGroup[];
  readonly recipients: readonly StagedRecipient[];
  readonly processors: readonly StagedProcessor[];
  readonly transfers: readonly StagedTransfer[];
  /** Names of the systems of all data types, without repetition. */
  readonly systems: readonly string[];
  /** The part of the organisation; `code` is one of `ACTIVITY_ROLES`. */
  readonly role?: MappedTerm;
  readonly thirdParties?: readonly StagedRecipient[];
  readonly operations?: readonly StagedOperation[];
  readonly measures?: readonly StagedText[];
  /** Where the data come from. */
  readonly dataSources?: readonly StagedText[];
  /** Where the data or the systems that hold them are. */
  readonly dataPlaces?: readonly StagedText[];
  readonly actors?: readonly StagedActor[];
  /** How long data are kept, where the source says it of the activity and not of a data type. */
  readonly retention?: StagedText;
  readonly crossBorder?: StagedFlag;
  readonly automatedDecisions?: StagedFlag;
  /** Whether data of children are processed. */
  readonly children?: StagedFlag;
  readonly recording?: StagedFlag;
  readonly aiUse?: StagedFlag;
  readonly dates?: readonly StagedDate[];
  readonly notes?: readonly StagedNote[];
  /** All of it, where the file is our own; then the other members but `ref`, `name` and `role` say nothing. */
  readonly content?: StagedContent;
  /** What the organisation already has under the same reference or name, as the caller named it. */
  readonly existing: string | null;
}

/** What a reader makes of a file that may be our own: then activities instead of rows, for there is nothing to map. */
export interface ParsedFile extends ParsedRows {
  readonly staged?: readonly StagedActivity[];
  readonly registers?: StagedRegisters;
}
