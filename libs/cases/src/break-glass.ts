import { Forbidden, isReference, NotFound, newId, userIdOf } from '#kernel';
import type { StoredEvent, Tx } from '#platform';
import { notify } from '#routing';
import { CaseBlocked } from './case-refusals.js';
import { CaseFile, CaseGlass } from './entities.js';
import { noteStep, refuseReaders } from './move-case.js';

/** How long broken glass lets in. */
export const GLASS_HOURS = 4;
/** After so long without a review those on the list are reminded, once. */
const REVIEW_HOURS = 24;

/**
 * Access for some hours, to read alone, to a case of the unit that is hidden from whoever asks, by its number. Those who work on it are told. A number of
 * nothing, or of another unit's, is kept too, so that guessing is seen; null there. Throws Forbidden, and CaseBlocked for a case that they see anyway.
 */
export async function breakGlass(tx: Tx, reference: string, reason: string): Promise<string | null> {
  const { actor } = tx;
  if (actor.kind !== 'officer') throw new Forbidden('breakGlass', 'CaseFile');
  tx.authorize('breakGlass', Object.assign(new CaseFile(), { unitId: actor.unitId }));
  const given = reference.trim().toUpperCase();
  const id = newId();
  const until = new Date(tx.now.getTime() + GLASS_HOURS * 3_600_000);
  const [row] = await tx.sql<{ caseId: string | null }>('select app.break_glass(?, ?, ?, ?) as "caseId"', [id, given, reason, until]);
  const caseId = row!.caseId;
  if (!caseId) {
    if (await tx.em.findOne(CaseFile, { reference: given })) throw new CaseBlocked('SEEN_ALREADY');
    tx.record({ type: 'GlassMissed', subjects: [actor.userId], payload: { unitId: actor.unitId, wellFormed: isReference(given) } });
    return null;
  }
  const file = await tx.load(CaseFile, caseId);
  noteStep(tx, file, 'breakGlass', reason);
  tx.record({ type: 'GlassBroken', subjects: [caseId], payload: { caseId, unitId: actor.unitId, glassId: id, userId: actor.userId } });
  return caseId;
}

/** Says afterwards whether it was right to break the glass; somebody else does, who works on the case. Throws NotFound, Forbidden, CaseBlocked. */
export async function reviewGlass(tx: Tx, glassId: string, justified: boolean, note: string | null): Promise<string> {
  const glass = await tx.em.findOne(CaseGlass, { id: glassId });
  if (!glass) throw new NotFound('case');
  const file = await tx.load(CaseFile, glass.caseId);
  tx.authorize('reviewGlass', file);
  await refuseReaders(tx, file, 'reviewGlass');
  if (glass.userId === userIdOf(tx.actor)) throw new CaseBlocked('OWN_GLASS');
  if (glass.reviewedAt) throw new CaseBlocked('GLASS_REVIEWED');
  if (!justified && !note) throw new CaseBlocked('GLASS_NOTE');
  Object.assign(glass, { reviewedBy: userIdOf(tx.actor), reviewedAt: tx.now, justified, note });
  noteStep(tx, file, 'reviewGlass', note);
  tx.record({ type: 'GlassReviewed', subjects: [file.id], payload: { caseId: file.id, unitId: file.unitId, glassId, justified } });
  return file.id;
}

/** Sweep: what nobody looked at for a day, those on the list hear of once more. */
export async function remindOfGlass(tx: Tx): Promise<number> {
  const before = new Date(tx.now.getTime() - REVIEW_HOURS * 3_600_000);
  const found = await tx.sql<{ id: string; caseId: string; userId: string }>(
    'select id, case_id as "caseId", user_id as "userId" from app.glass_to_remind(?)',
    [before],
  );
  for (const { id, caseId, userId } of found)
    tx.record({ type: 'GlassUnreviewed', subjects: [caseId], payload: { caseId, glassId: id, userId } });
  return found.length;
}

/** Worker: those who work on the case, but whoever broke the glass. */
export async function notifyOfGlass(tx: Tx, event: StoredEvent): Promise<void> {
  const { caseId, userId } = event.payload as Readonly<Record<string, string>>;
  const people = await tx.sql<{ userId: string; unitId: string; reference: string }>(
    'select user_id as "userId", unit_id as "unitId", reference from app.workers_of_case(?, ?)',
    [caseId, userId],
  );
  await notify(
    tx,
    event,
    people.map(({ reference, ...to }) => ({ to, subjectId: caseId!, reference })),
  );
}
