import { newId } from '#kernel';
import type { Tx } from '#platform';
import type { CustodyKind } from './custody.states.js';

/** What a link says besides; who, when and behind which other link the database sets itself. */
export interface CustodyDetails {
  readonly counterpartId?: string | null;
  readonly outside?: string | null;
  readonly reason?: string | null;
  readonly place?: string | null;
  readonly bag?: string | null;
  readonly receiveBy?: Date | null;
  readonly found?: string | null;
}

const INSERT = `insert into custody_event (id, item_id, kind, counterpart_id, outside, reason, place, bag, receive_by, found)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning case_id as "caseId", unit_id as "unitId", hash`;

/** One more link of the chain of an item, which must be held (`holdEvidence`); its hash goes into the log with it. Returns the id of the link. */
export async function addCustody(tx: Tx, itemId: string, kind: CustodyKind, details: CustodyDetails = {}): Promise<string> {
  const { counterpartId = null, outside = null, reason = null, place = null, bag = null, receiveBy = null, found = null } = details;
  const id = newId();
  const [made] = await tx.sql<{ caseId: string; unitId: string; hash: string }>(INSERT, [
    ...[id, itemId, kind, counterpartId, outside, reason, place, bag, receiveBy, found],
  ]);
  const { caseId, unitId, hash } = made!;
  tx.record({ type: 'CustodyKept', subjects: [itemId], digest: hash, payload: { itemId, caseId, unitId, kind } });
  return id;
}
