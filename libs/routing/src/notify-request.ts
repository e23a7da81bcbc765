import type { StoredEvent, Tx } from '#platform';
import { clockOf, DataSubjectRequest, detailOfRequestReminder, isRunning } from '#requests';
import { notify } from './notify.js';

/** Reminds the organisation of a deadline of a request; not where it was answered, or the deadline moved, in between. */
export async function notifyOfRequest(tx: Tx, event: StoredEvent): Promise<void> {
  const request = await tx.load(DataSubjectRequest, String(event.payload.requestId));
  const clock = clockOf(request, event.payload.clock === 'REPLY' ? 'REPLY' : 'FULFIL');
  if (!clock?.dueAt || !isRunning(request, clock) || clock.dueAt.toISOString() !== event.payload.dueAt) return;
  const { id: subjectId, organisationId, reference } = request;
  const detail = detailOfRequestReminder({ ...clock, dueAt: clock.dueAt });
  await notify(tx, event, [{ to: { organisationId }, subjectId, reference, detail }]);
}
