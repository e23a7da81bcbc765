import { type DataTypeCode, type OrganisationBlock, type ViolationFacts } from '#law';
import type { FactsInput } from './edge/facts.input.js';

type Stored<T> = T extends Date ? string : T extends (infer E)[] ? Stored<E>[] : T extends object ? { [K in keyof T]: Stored<T[K]> } : T;

/** The facts as they lie in the database: instants as ISO text, absent facts absent. */
export type StoredFacts = Partial<Stored<FactsInput>>;

const INSTANTS = ['occurredFrom', 'occurredTo', 'detectedAt', 'remediatedAt'] as const;

/** Drops what is null or undefined and writes instants as text, so that canonical JSON of equal facts is equal. */
export function toStored(facts: FactsInput): StoredFacts {
  return JSON.parse(JSON.stringify(facts, (_key, value: unknown) => value ?? undefined)) as StoredFacts;
}

/** The facts as the law judges them, with the block of the organisation that reports. */
export function toViolationFacts(
  stored: StoredFacts,
  organisation: OrganisationBlock,
  extra: Pick<ViolationFacts, 'lateReason' | 'commitment'> = {},
): ViolationFacts {
  const instants = Object.fromEntries(INSTANTS.map((key) => [key, stored[key] ? new Date(stored[key]) : null]));
  const { illegalSale: sale } = stored;
  const illegalSale = sale && { ...sale, offeredAt: sale.offeredAt ? new Date(sale.offeredAt) : null };
  return { ...stored, ...instants, ...(sale && { illegalSale }), ...extra, organisation } as ViolationFacts;
}

/** What an activity of the register contributes to a report. */
export interface ActivityFactsForReport {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly version: number;
  readonly dataTypes: readonly DataTypeCode[];
  readonly systems: readonly string[];
}

/** Adds the activities' data types, as *not yet known whether affected*, and their systems; overwrites nothing that was said. */
export function prefill(facts: StoredFacts, activities: readonly ActivityFactsForReport[]): StoredFacts {
  const said = facts.dataTypes ?? [];
  const codes = new Set(said.map(({ code }) => code));
  const added = [...new Set(activities.flatMap(({ dataTypes }) => dataTypes))].filter((code) => !codes.has(code));
  return {
    ...facts,
    dataTypes: [...said, ...added.map((code) => ({ code, state: 'UNKNOWN' as const }))],
    systems: [...new Set([...(facts.systems ?? []), ...activities.flatMap(({ systems }) => systems)])],
  };
}
