import { detailOfOpeningReminder, stillUncovered } from '#dossiers';
import type { CivilDate, DossierType } from '#law';
import type { StoredEvent, Tx } from '#platform';
import { notify } from './notify.js';

/** Reminds the organisation of activities that no dossier covers, by the code of the first and how many more; not of those that one covers by now. */
export async function notifyOfOpening(tx: Tx, event: StoredEvent): Promise<void> {
  const { organisationId, dossierType, dueOn } = event.payload as { organisationId: string; dossierType: DossierType; dueOn: CivilDate };
  const [first, ...more] = await stillUncovered(tx, { organisationId, type: dossierType, dueOn });
  if (!first) return;
  const reference = more.length > 0 ? `${first.code} (+${more.length})` : first.code;
  await notify(tx, event, [
    { to: { organisationId }, subjectId: first.id, reference, detail: detailOfOpeningReminder(dossierType, dueOn) },
  ]);
}
