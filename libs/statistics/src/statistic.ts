import { createHash } from 'node:crypto';
import { canonicalText } from '#platform/log';
import type { Dimension } from './dimensions.js';

export const SCOPES = ['MY_UNIT', 'COUNTRY'] as const;
export type Scope = (typeof SCOPES)[number];

/** Which reports are counted: all that is said holds at once. Months are those of the first submission, `2026-11`, the last one included. */
export interface StatisticFilter {
  readonly from: string;
  readonly to: string;
  readonly scope: Scope;
  readonly unitCodes?: readonly string[] | null;
  readonly provinceCodes?: readonly string[] | null;
  readonly sectors?: readonly string[] | null;
  readonly causes?: readonly string[] | null;
  readonly subjectBands?: readonly string[] | null;
  /** One, for a report has several: of two the sum would count it twice. */
  readonly dataType?: string | null;
  readonly regimes?: readonly string[] | null;
  readonly verdicts?: readonly string[] | null;
  readonly outcomes?: readonly string[] | null;
}

export const FILTERED_BY = {
  UNIT: 'unitCodes',
  PROVINCE: 'provinceCodes',
  SECTOR: 'sectors',
  CAUSE: 'causes',
  SUBJECT_BAND: 'subjectBands',
  DATA_TYPE: 'dataType',
  REGIME: 'regimes',
  VERDICT: 'verdicts',
  OUTCOME: 'outcomes',
} as const satisfies Readonly<Partial<Record<Dimension, keyof StatisticFilter>>>;

/** The values by which a filter asks for a dimension, sorted, each once; null where it does not. */
export function valuesOf(filter: StatisticFilter, dimension: keyof typeof FILTERED_BY): readonly string[] | null {
  const given = filter[FILTERED_BY[dimension]];
  const values = typeof given === 'string' ? [given] : (given ?? []);
  return values.length > 0 ? [...new Set(values)].sort() : null;
}

export const filteredBy = (filter: StatisticFilter): readonly (keyof typeof FILTERED_BY)[] =>
  (Object.keys(FILTERED_BY) as (keyof typeof FILTERED_BY)[]).filter((dimension) => valuesOf(filter, dimension));

/** A fact of the statistics (một hồ sơ được thống kê): how a report of a unit is counted. */
export class StatisticFact {
  readonly unitId: string;
}

/** What identifies a question and the state of the count that answered it; `unitId` null where it is of the country. */
export interface Asked {
  readonly filter: StatisticFilter;
  readonly groupBy: readonly Dimension[];
  readonly unitId: string | null;
  readonly watermark: number;
}

/** SHA-256 over the canonical form (RFC 8785) of the question and the fold up to which was counted, in hex: the same digest, the same numbers. */
export function digestOf({ filter, groupBy, unitId, watermark }: Asked): string {
  const { from, to, scope } = filter;
  const conditions = Object.fromEntries(filteredBy(filter).map((dimension) => [dimension, valuesOf(filter, dimension)]));
  return createHash('sha256')
    .update(canonicalText({ counts: 'violation reports', from, to, scope, unitId, conditions, groupBy, watermark }))
    .digest('hex');
}
