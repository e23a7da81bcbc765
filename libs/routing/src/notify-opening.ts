import { detailOfOpeningReminder, type OpeningKind, stillUncovered } from '#dossiers';
import type { CivilDate } from '#law';
import type { StoredEvent, Tx } from '#platform';
import { notify } from './notify.js';

/** Reminds the organisation of activities that no dossier covers, by the code of the first and how many more; not of those that one covers by now. */
export async function notifyOfOpening(tx: Tx, event: StoredEvent): Promise<void> {
  const { organisationId, opening: kind, dueOn } = event.payload as { organisationId: string; opening: OpeningKind; dueOn: CivilDate };
  const [first, ...more] = await stillUncovered(tx, { organisationId, kind, dueOn });
  if (!first) return;
  const reference = more.length > 0 ? `${first.code} (+${more.length})` : first.code;
  await notify(tx, event, [
    { to: { organisationId }, subjectId: first.id, reference, detail: detailOfOpeningReminder(kind, dueOn, first.filed) },
  ]);
}
