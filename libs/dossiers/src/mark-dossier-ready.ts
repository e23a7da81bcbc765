import { createHash } from 'node:crypto';
import type { DefectAnswer } from '#filings';
import { DomainError, Invalid } from '#kernel';
import type { Tx } from '#platform';
import { canonicalText } from '#platform/log';
import { refuseUnanswered } from './answer-return.js';
import { digestOfDossier, filedRegime, type Presented } from './canonical-dossier.js';
import { ChangeBlocked, changesToTell } from './dossier-changes.js';
import { documentsOf } from './dossier-documents.js';
import { openDefects, standingOf } from './dossier-standing.js';
import { keepReminder } from './dossier-times.js';
import type { Dossier } from './entities.js';
import { stepOn } from './revise-dossier.js';

export interface Presentation {
  /** Why it goes although something mandatory is open. */
  readonly incompleteReason: string | null;
  /** To each defect, where it answers a request for completion. */
  readonly answers?: readonly DefectAnswer[] | null;
}

/**
 * Presents a dossier for signing: what is filed is frozen by its digest. With something mandatory open it is refused with the list
 * (Invalid, `FACTS_MISSING`), unless the officer decides that it goes so and says why: the agency then has it completed (D356 18.6, 19.6;
 * D13 24.5, 25.5). Who files has to be told by the letter in any case. A change is asked for nothing but itself; an answer to a request for
 * completion answers each defect.
 */
export async function markDossierReady(
  tx: Tx,
  id: string,
  expectedVersion: number | null,
  { incompleteReason, answers }: Presentation,
): Promise<Dossier> {
  const dossier = await stepOn(tx, id, 'markReady', expectedVersion);
  const presented = await presentedOf(tx, dossier);
  const { documents, changes } = presented;
  if (dossier.kind === 'UPDATE' && changes.length === 0) throw new ChangeBlocked('NO_CHANGE');
  const regime = filedRegime(dossier, tx.now);
  const { letter, rest: open } = openDefects(standingOf({ ...dossier, regime }, documents).completeness);
  const rest = dossier.kind === 'UPDATE' ? [] : open;
  if (letter.length > 0 || (rest.length > 0 && !incompleteReason)) throw new Invalid([...letter, ...rest], 'FACTS_MISSING');
  if (rest.length > 0) tx.authorize('presentIncomplete', dossier);
  dossier.incompleteReason = rest.length > 0 ? incompleteReason : null;
  dossier.defectAnswers = dossier.revisesId ? (answers ?? []) : null;
  if (dossier.revisesId) await refuseUnanswered(tx, dossier, documents);
  dossier.reopenReason = null;
  dossier.readyDigest = digestOfDossier(dossier, presented);
  tx.record({ type: 'DossierMarkedReady', subjects: [id], payload: { dossierId: id, open: rest.length }, digest: dossier.readyDigest });
  return dossier;
}

/** What is signed besides the dossier's own row. */
export async function presentedOf(tx: Tx, { id, kind }: Dossier): Promise<Presented> {
  const documents = await documentsOf(tx, id);
  return { documents, changes: kind === 'UPDATE' ? await changesToTell(tx, id) : [], now: tx.now };
}

/** Back to the desk of whoever prepares it, who reads why until it is presented again. */
export async function reopenDossier(tx: Tx, id: string, expectedVersion: number | null, reason: string): Promise<Dossier> {
  const dossier = await stepOn(tx, id, 'reopen', expectedVersion);
  const digest = createHash('sha256')
    .update(canonicalText({ ready: dossier.readyDigest, reason }))
    .digest('hex');
  dossier.readyDigest = null;
  dossier.incompleteReason = null;
  dossier.defectAnswers = null;
  dossier.reopenReason = reason;
  tx.record({ type: 'DossierReopened', subjects: [id], digest });
  return dossier;
}

class DossierFiled extends DomainError {
  constructor() {
    super('FILED', 'state', {
      vi: 'Hồ sơ này đã được gửi nên không bỏ được; không có gì thay đổi. Hãy tiếp tục hoàn thiện hoặc cập nhật hồ sơ.',
      en: 'This dossier was filed and cannot be discarded; nothing was changed. Go on completing or updating it.',
    });
  }
}

/** The end of a dossier that was never filed from here. The row stays. Throws FILED. */
export async function discardDossier(tx: Tx, id: string, expectedVersion: number | null): Promise<Dossier> {
  const dossier = await stepOn(tx, id, 'discard', expectedVersion);
  if (dossier.reference || dossier.kind === 'UPDATE') throw new DossierFiled();
  keepReminder(dossier);
  tx.record({ type: 'DossierDiscarded', subjects: [id] });
  return dossier;
}
