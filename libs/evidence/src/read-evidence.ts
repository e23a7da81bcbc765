import type { Tx } from '#platform';
import { addCustody } from './add-custody.js';
import { holdEvidence } from './load-evidence.js';

/** Opens the record of an item: that it was read, by whom and what for, is a link of its chain before anything of it is shown. */
export async function readEvidence(tx: Tx, id: string, purpose: string): Promise<void> {
  await holdEvidence(tx, id, 'readContent');
  await addCustody(tx, id, 'VIEWED', { reason: purpose });
}
