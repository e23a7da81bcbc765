import type { StoredEvent, Tx } from '#platform';
import { detailOfReminder, nameOfReport, OF_THE_DESK, ReportClock } from '#violations';
import { notify } from './notify.js';

/**
 * Reminds the organisation of a running clock, or tells that its due time has passed. Not where it was stopped or replaced
 * in between, and nobody else than the organisation: also a drill reaches only who takes part in it.
 */
export async function notifyEscalation(tx: Tx, event: StoredEvent): Promise<void> {
  const clock = await tx.load(ReportClock, String(event.payload.clockId));
  if (clock.stoppedAt || clock.supersededAt || !clock.dueAt || OF_THE_DESK.includes(clock.kind)) return;
  // That nobody answered a return in time, `ReturnLapsed` has told.
  if (event.type === 'ClockBreached' && clock.kind === 'RETURN_RESPOND') return;
  const { kind, article, statutory, dueAt, reportId, organisationId } = clock;
  const { reference, drill } = event.payload as { reference: string | null; drill: boolean };
  const reminded = { kind, article, statutory, dueAt, reportId, reference, drill };
  await notify(tx, event, [
    { to: { organisationId }, subjectId: reportId, reference: nameOfReport(reminded), detail: detailOfReminder(reminded) },
  ]);
}
