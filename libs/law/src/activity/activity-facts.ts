/** A party outside, as far as the gap rules look at it. `country`: ISO 3166 code or name; absent is not recorded. */
export interface ActivityParty {
  readonly name: string;
  readonly country?: string | null;
}

/** One way in which data cross the border, as far as the gap rules look at it. */
export interface ActivityTransfer {
  /** Code of `TRANSFER_CASE_LABELS`; `OTHER` has to say in `detail` what it is. */
  readonly case?: string | null;
  readonly detail?: string | null;
  readonly country?: string | null;
  readonly recipient?: string | null;
  readonly safeguards?: string | null;
  /** Civil date `YYYY-MM-DD`; starts the 60 days of the transfer assessment (L91 20.2, D13 25.3). */
  readonly firstTransferredOn?: string | null;
}

/**
 * The facts of a processing activity that the gap rules ask for (D13 24.1 and 25.2, D356 18.3 and 19.3, Forms 09 and 10). Strings may be blank
 * or null: that is a gap, never an error.
 */
export interface ActivityFacts {
  readonly purpose?: string | null;
  /** Codes of `LEGAL_BASIS_LABELS`, or whatever an import brought. */
  readonly legalBases: readonly string[];
  /** Purpose by purpose, each with its basis; empty where only the summary was told. */
  readonly purposes: readonly { readonly text: string; readonly legalBasis?: string | null }[];
  /** Codes of `OPERATION_LABELS`. */
  readonly operations: readonly string[];
  /** Where the data come from. */
  readonly sources: readonly string[];
  readonly subjectGroups: readonly { readonly name: string; readonly count?: number | null }[];
  /** Codes of `DATA_TYPE_LABELS`, or whatever an import brought. */
  readonly dataTypes: readonly string[];
  readonly systems: readonly { readonly name: string; readonly location?: 'VN' | 'ABROAD' | 'UNKNOWN' | null }[];
  readonly recipients: readonly ActivityParty[];
  /** `contract`: true there is one, false there is none, absent not recorded. */
  readonly processors: readonly (ActivityParty & { readonly contract?: boolean | null })[];
  readonly thirdParties: readonly ActivityParty[];
  readonly transfers: readonly ActivityTransfer[];
  /** Does the activity transfer data across the border? null: not yet said. */
  readonly crossBorder?: boolean | null;
  /** Are there data of children; are decisions taken automatically? null: not yet said. */
  readonly children?: boolean | null;
  readonly automatedDecision?: boolean | null;
  readonly retention?: string | null;
  readonly deletionMethod?: string | null;
  readonly measures: readonly string[];
  /** Civil date `YYYY-MM-DD`; starts the 60 days of the impact assessment (D13 24.4, L91 21.1). */
  readonly firstProcessedOn?: string | null;
  readonly ownerId?: string | null;
  readonly ownerName?: string | null;
}
