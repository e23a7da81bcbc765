/** A party outside, as far as the gap rules look at it. `country`: ISO 3166 code or name; absent is not recorded. */
export interface ActivityParty {
  readonly name: string;
  readonly country?: string | null;
}

/**
 * The facts of a processing activity that the gap rules ask for (D13 24.1, D356 19.3, Form 10). Strings may be blank
 * or null: that is a gap, never an error.
 */
export interface ActivityFacts {
  readonly purpose?: string | null;
  /** Codes of `LEGAL_BASIS_LABELS`, or whatever an import brought. */
  readonly legalBases: readonly string[];
  readonly subjectGroups: readonly { readonly name: string; readonly count?: number | null }[];
  /** Codes of `DATA_TYPE_LABELS`, or whatever an import brought. */
  readonly dataTypes: readonly string[];
  readonly systems: readonly { readonly name: string; readonly location?: 'VN' | 'ABROAD' | 'UNKNOWN' | null }[];
  readonly recipients: readonly ActivityParty[];
  /** `contract`: true there is one, false there is none, absent not recorded. */
  readonly processors: readonly (ActivityParty & { readonly contract?: boolean | null })[];
  /** Does the activity transfer data across the border? null: not yet said. */
  readonly crossBorder?: boolean | null;
  readonly retention?: string | null;
  readonly deletionMethod?: string | null;
  readonly measures: readonly string[];
  /** Civil date `YYYY-MM-DD`; starts the 60 days of the impact assessment (D13 24.4, L91 21.1). */
  readonly firstProcessedOn?: string | null;
  readonly ownerId?: string | null;
  readonly ownerName?: string | null;
}
