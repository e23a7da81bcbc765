import type { Sentence } from '#kernel';

/** Formats that the importer can read today; each one has its own way to staging rows, the rest of the path is shared. */
export type ImportFormat =
  | 'CISO_ASSISTANT_WORKBOOK'
  | 'CISO_ASSISTANT_TEMPLATE'
  | 'ICO_CONTROLLER_TEMPLATE'
  | 'CNIL_SIMPLIFIED_REGISTER'
  | 'FIDESLANG_SYSTEMS'
  | 'CNIL_PIA'
  | 'KHIEN_REGISTER'
  | 'MAPPED_TABLE';

/**
 * Where something stands in the source file, as a person finds it. In a table: row is 1-based, column a letter as in
 * Excel, null for the whole row. In a JSON file: `sheet` is the list, `row` the position in it from 1, `column` the
 * path from there (`data.text`).
 */
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
  | 'OPERATION'
  | 'ACTIVITY_ROLE'
  | 'DATA_USE'
  | 'DATE'
  | 'BOOLEAN';

/** What one row of a source file is about, whatever the format calls it. */
export type StagingEntity =
  | 'activity'
  | 'purpose'
  | 'dataType'
  | 'subjectGroup'
  | 'recipient'
  | 'thirdParty'
  | 'processor'
  | 'transfer'
  | 'operation'
  | 'measure'
  | 'dataSource'
  | 'dataPlace'
  | 'actor'
  | 'note';

/** One value of a staging row: plain text (normalised, never empty) and the column it came from. */
export interface StagingValue {
  readonly text: string;
  readonly column: string;
  /** Where the source spreads one thing over several rows or lists: those of this value. */
  readonly row?: number;
  readonly sheet?: string;
}

/** One row of the source in neutral shape: field names are ours, values are still the source's words. */
export interface StagingRow {
  readonly entity: StagingEntity;
  readonly sheet: string;
  readonly row: number;
  readonly values: ReadonlyMap<string, StagingValue>;
  /** The cell that all of it came from, where one row of the source holds several things of ours. */
  readonly column?: string;
  /** The activity that a part belongs to, where the source says so by its structure and not by a column. */
  readonly activity?: StagingRow;
}

/** Staging rows of one file; readers stop behind it, and nothing of a longer file is mapped. */
export const STAGING_ROWS = 50_000;

/** What a reader makes of a file: staging rows, and everything that it has to say about them. */
export interface ParsedRows {
  readonly rows: readonly StagingRow[];
  readonly problems: readonly ImportProblem[];
}

/** Chosen codes by kind and compared term. */
export type Choices = ReadonlyMap<TermKind, ReadonlyMap<string, string>>;
