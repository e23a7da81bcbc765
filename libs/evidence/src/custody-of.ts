import type { CustodyState } from './custody.states.js';
import { type Break, breakOf, type CustodyEvent, type EvidenceRecord } from './custody-chain.js';
import type { ScanState } from './entities.js';

/** What the query of the chain of an item brings. */
export interface CustodyRow {
  readonly item: EvidenceRecord;
  readonly unitId: string;
  readonly state: CustodyState;
  readonly holderId: string;
  readonly intact: boolean;
  readonly verifiedAt: string | null;
  readonly scanState: ScanState | null;
  readonly sealedBag: string | null;
  /** What the database says of the chain, the item and the log. */
  readonly unbroken: boolean;
  /** Name of the unit. */
  readonly unit: string;
  /** Name by id, of those who acted in the chain. */
  readonly people: Readonly<Record<string, string>>;
  readonly events: readonly CustodyEvent[];
}

export const CHAIN_VERDICTS = ['UNBROKEN', 'BROKEN'] as const;
export type ChainVerdict = (typeof CHAIN_VERDICTS)[number];

export interface Custody extends CustodyRow {
  readonly verdict: ChainVerdict;
  /** Where it breaks, as far as the chain itself tells; null also where the log has another end. */
  readonly brokenAt: Break | null;
}

/** Judges a chain: recomputed here, and once more by the database, which looks into the log too. */
export function judgeCustody(row: CustodyRow): Custody {
  const brokenAt = breakOf(row.item, row.events);
  return { ...row, brokenAt, verdict: brokenAt === null && row.unbroken ? 'UNBROKEN' : 'BROKEN' };
}

/** Who held an item, one after the other, each with the link that made them its holder. */
export function holdersOf(
  events: readonly CustodyEvent[],
): readonly { readonly userId: string; readonly since: string; readonly seq: number }[] {
  return events
    .filter(({ kind }) => kind === 'ACQUIRED' || kind === 'RECEIVED')
    .map(({ actorId, at, seq }) => ({ userId: actorId!, since: at, seq }));
}
