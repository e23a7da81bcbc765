import { Dossier, detailOfDossierReminder, duesOf } from '#dossiers';
import type { StoredEvent, Tx } from '#platform';
import { notify } from './notify.js';

/** Reminds the organisation of a deadline of a dossier; not where it was met, or moved, in between. One that was never filed has no number yet. */
export async function notifyOfDossier(tx: Tx, event: StoredEvent): Promise<void> {
  const dossier = await tx.load(Dossier, String(event.payload.dossierId));
  const due = duesOf(dossier).find(({ what, dueAt }) => what === event.payload.what && dueAt.toISOString() === event.payload.dueAt);
  if (!due) return;
  const { id: subjectId, organisationId, reference } = dossier;
  await notify(tx, event, [
    { to: { organisationId }, subjectId, reference: reference ?? `#${subjectId.slice(-8)}`, detail: detailOfDossierReminder(due) },
  ]);
}
