import type { ActivityFacts } from '#law';

interface PartyRow {
  readonly name: string;
  readonly country: string | null;
  readonly hasContract: boolean | null;
}

/** An activity with its children as the queries bring it. */
export interface ActivityRow {
  readonly id: string;
  readonly organisationId: string;
  readonly name: string;
  readonly purpose: string;
  readonly purposes: readonly { readonly text: string; readonly legalBasis: string | null }[];
  readonly operations: readonly string[];
  readonly sources: readonly string[];
  readonly children: boolean | null;
  readonly automatedDecision: boolean | null;
  readonly legalBases: readonly string[];
  readonly subjectGroups: readonly { readonly name: string; readonly subjectCount: number | null }[];
  readonly dataTypes: readonly { readonly code: string | null; readonly label: string | null; readonly retention?: string | null }[];
  readonly systems: readonly { readonly name: string; readonly location: 'VN' | 'ABROAD' | 'UNKNOWN' }[];
  readonly recipients: readonly PartyRow[];
  readonly processors: readonly PartyRow[];
  readonly thirdParties: readonly PartyRow[];
  readonly transfers: NonNullable<ActivityFacts['transfers']>;
  readonly crossBorder: boolean | null;
  readonly retention: string | null;
  readonly deletionMethod: string | null;
  readonly measures: readonly string[];
  readonly firstProcessedOn: string | null;
  readonly ownerName: string | null;
}

/** The same as the gap rules of the law read it. */
export function factsOf(row: ActivityRow): ActivityFacts {
  return {
    ...row,
    subjectGroups: row.subjectGroups.map(({ name, subjectCount }) => ({ name, count: subjectCount })),
    // Where each type says how long it is kept, the activity as a whole need not.
    retention:
      row.retention ??
      (row.dataTypes.every(({ retention }) => retention) ? row.dataTypes.map(({ retention }) => retention).join('; ') : null),
    dataTypes: row.dataTypes.map(({ code, label }) => code ?? label ?? ''),
    processors: row.processors.map(({ name, country, hasContract }) => ({ name, country, contract: hasContract })),
  };
}
