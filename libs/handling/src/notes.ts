import { newId, userIdOf } from '#kernel';
import type { StoredEvent, Tx } from '#platform';
import { notify } from '#routing';
import { InternalNote, ReportHandling, SharedNote } from './entities.js';

/** A note for the desk alone. Throws NotFound, Forbidden. */
export async function noteInternally(tx: Tx, handlingId: string, remark: string): Promise<InternalNote> {
  const handling = await tx.load(ReportHandling, handlingId);
  const note = tx.em.create(InternalNote, {
    ...{ id: newId(), unitId: handling.unitId, handlingId, remark, notedBy: userIdOf(tx.actor), notedAt: tx.now },
  });
  tx.authorize('write', note);
  tx.record({ type: 'NotedInternally', subjects: [handlingId], payload: { handlingId, unitId: handling.unitId } });
  return note;
}

/** A note that the filer reads, and is told of. Throws NotFound, Forbidden. */
export async function shareNote(tx: Tx, handlingId: string, message: string): Promise<{ readonly id: string; readonly reportId: string }> {
  const { organisationId, unitId, reportId, reference } = await tx.load(ReportHandling, handlingId);
  const note = tx.em.create(SharedNote, {
    ...{ id: newId(), organisationId, unitId, handlingId, message, sharedBy: userIdOf(tx.actor), sharedAt: tx.now },
  });
  tx.authorize('write', note);
  tx.record({ type: 'NoteShared', subjects: [handlingId], payload: { handlingId, reportId, organisationId, unitId, reference } });
  return { id: note.id, reportId };
}

/** Worker: the filer hears that the desk let it know something. */
export async function notifyOfNote(tx: Tx, event: StoredEvent): Promise<void> {
  const { organisationId, reportId, reference } = event.payload;
  await notify(tx, event, [
    { to: { organisationId: String(organisationId) }, subjectId: String(reportId), reference: String(reference), detail: 'NOTE' },
  ]);
}
