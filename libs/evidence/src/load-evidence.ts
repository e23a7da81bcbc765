import { CaseFile, refuseReaders } from '#cases';
import type { Tx } from '#platform';
import { EvidenceCustody, EvidenceItem } from './entities.js';

export interface Held {
  readonly item: EvidenceItem;
  readonly custody: EvidenceCustody;
}

/** An item whose chain gets no other link until the transaction ends; for whoever may do this with it. Throws NotFound, Forbidden. */
export async function holdEvidence(tx: Tx, id: string, action: string): Promise<Held> {
  const item = await tx.load(EvidenceItem, id);
  tx.authorize(action, item);
  await tx.sql('select app.hold_evidence(?)', [id]);
  return { item, custody: await tx.load(EvidenceCustody, id) };
}

/** As {@link holdEvidence}, for whoever works on the case and does not read it alone. */
export async function holdForWork(tx: Tx, id: string, action: string): Promise<Held> {
  const held = await holdEvidence(tx, id, action);
  await refuseReaders(tx, await tx.load(CaseFile, held.item.caseId), action);
  return held;
}
