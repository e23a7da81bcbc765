import type { Sentence } from '#kernel';

/** Formats that the importer can read today; each one has its own `parse` and `map`, the rest of the path is shared. */
export type ImportFormat = 'CISO_ASSISTANT_WORKBOOK';

/** Where something stands in the source file, as a person finds it in Excel. Row is 1-based; column is a letter, null for the whole row. */
export interface Coordinates {
  readonly sheet: string;
  readonly row: number;
  readonly column: string | null;
}

/**
 * ERROR: nothing is committed until the file is corrected. REVIEW: a person must choose (the raw term is kept meanwhile).
 * NOTICE: nothing to do, but the reader should know.
 */
export type Severity = 'ERROR' | 'REVIEW' | 'NOTICE';

/** One finding of the dry run. `sheet`, `row` and `column` are null where the finding is about more than one cell, row or sheet. */
export interface ImportProblem extends Sentence {
  readonly severity: Severity;
  readonly sheet: string | null;
  readonly row: number | null;
  readonly column: string | null;
  readonly code: string;
  /** The foreign term as written, for REVIEW findings about vocabulary. */
  readonly term?: string;
  readonly kind?: TermKind;
  /** Our codes to choose from, best first; an empty list means that no code is near. */
  readonly suggestions?: readonly string[];
}

/** Which of our vocabularies a foreign term belongs to. */
export type TermKind =
  | 'LEGAL_BASIS'
  | 'DATA_TYPE'
  | 'SUBJECT_GROUP'
  | 'RECIPIENT_KIND'
  | 'RELATIONSHIP'
  | 'COUNTRY'
  | 'TRANSFER_MECHANISM'
  | 'BOOLEAN';

/** What one row of a source file is about, whatever the format calls it. */
export type StagingEntity = 'activity' | 'purpose' | 'dataType' | 'subjectGroup' | 'recipient' | 'processor' | 'transfer';

/** One value of a staging row: plain text (normalised, never empty) and the column it came from. */
export interface StagingValue {
  readonly text: string;
  readonly column: string;
}

/** One row of the source in neutral shape: field names are ours, values are still the source's words. */
export interface StagingRow {
  readonly entity: StagingEntity;
  readonly sheet: string;
  readonly row: number;
  readonly values: ReadonlyMap<string, StagingValue>;
}

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
}

export interface StagedDataType {
  readonly source: Coordinates;
  readonly name: string;
  readonly description: string | null;
  /** `code` is one of `DATA_TYPE_CODES` (fact sheet 6.2). Basic or sensitive follows from regime and code, never from the file. */
  readonly type: MappedTerm | null;
  /** The source's own flag, for comparison only. */
  readonly flaggedSensitive: boolean | null;
  readonly retention: string | null;
  readonly deletionPolicy: string | null;
  /** Names of the systems that hold the data (column `assets`). */
  readonly systems: readonly string[];
}

export interface StagedSubjectGroup {
  readonly source: Coordinates;
  readonly name: string;
  readonly description: string | null;
  /** `code` is one of `SUBJECT_GROUP_CODES`. The source carries no counts. */
  readonly category: MappedTerm | null;
}

export interface StagedRecipient {
  readonly source: Coordinates;
  readonly name: string;
  readonly description: string | null;
  /** `code` is one of `RECIPIENT_KIND_CODES`. */
  readonly kind: MappedTerm | null;
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
}

/** One processing activity as the source describes it, ready to become a draft. */
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
  /** What the organisation already has under the same reference or name, as the caller named it. */
  readonly existing: string | null;
}
