import { createHash } from 'node:crypto';
import { Invalid } from '#kernel';
import type { Tx } from '#platform';
import { canonicalText } from '#platform/log';
import { digestOfDossier } from './canonical-dossier.js';
import { documentsOf } from './dossier-documents.js';
import { openDefects, standingOf } from './dossier-standing.js';
import type { Dossier } from './entities.js';
import { stepOn } from './revise-dossier.js';

/**
 * Presents a dossier for signing: what is filed is frozen by its digest. With something mandatory open it is refused with the list
 * (Invalid, `FACTS_MISSING`), unless the officer decides that it goes so and says why: the agency then has it completed (D356 18.6, 19.6;
 * D13 24.5, 25.5). Who files has to be told by the letter in any case.
 */
export async function markDossierReady(
  tx: Tx,
  id: string,
  expectedVersion: number | null,
  incompleteReason: string | null,
): Promise<Dossier> {
  const dossier = await stepOn(tx, id, 'markReady', expectedVersion);
  const documents = await documentsOf(tx, id);
  const { letter, rest } = openDefects(standingOf(dossier, documents).completeness);
  if (letter.length > 0 || (rest.length > 0 && !incompleteReason)) throw new Invalid([...letter, ...rest], 'FACTS_MISSING');
  if (rest.length > 0) tx.authorize('presentIncomplete', dossier);
  dossier.incompleteReason = rest.length > 0 ? incompleteReason : null;
  dossier.reopenReason = null;
  dossier.readyDigest = digestOfDossier(dossier, documents);
  tx.record({ type: 'DossierMarkedReady', subjects: [id], payload: { dossierId: id, open: rest.length }, digest: dossier.readyDigest });
  return dossier;
}

/** Back to the desk of whoever prepares it, who reads why until it is presented again. */
export async function reopenDossier(tx: Tx, id: string, expectedVersion: number | null, reason: string): Promise<Dossier> {
  const dossier = await stepOn(tx, id, 'reopen', expectedVersion);
  const digest = createHash('sha256')
    .update(canonicalText({ ready: dossier.readyDigest, reason }))
    .digest('hex');
  dossier.readyDigest = null;
  dossier.incompleteReason = null;
  dossier.reopenReason = reason;
  tx.record({ type: 'DossierReopened', subjects: [id], digest });
  return dossier;
}

/** The end of a dossier that was never filed from here. The row stays. */
export async function discardDossier(tx: Tx, id: string, expectedVersion: number | null): Promise<Dossier> {
  const dossier = await stepOn(tx, id, 'discard', expectedVersion);
  tx.record({ type: 'DossierDiscarded', subjects: [id] });
  return dossier;
}
