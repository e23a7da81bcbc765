import type { Tx } from '#platform';
import { deliverToDesks } from './deliver-filing.js';

/** Reports whose messages are handed to desks in one go; the sweep `deliver-waiting` takes the rest. */
const AT_ONCE = 50;

/**
 * What still waits for a closed destination goes to the active one of its unit, or to the unit's desk where there is none.
 * So does what had failed for good or run out of time, for it is not sent unchanged (D3). Read from the rows, so that what was
 * queued, or came back from a lease, while the destination closed is found by the next sweep. Safe to repeat.
 */
export async function redirect(tx: Tx): Promise<number> {
  const moved = await tx.sql<{ id: string; reportId: string; desk: boolean }>(
    `update delivery set destination_id = a.id, next_attempt_at = case when a.id is not null then ?::timestamptz end,
       give_up_at = greatest(give_up_at, ?::timestamptz + interval '72 hours'), failing_since = null, failure = null,
       queued_at = ?::timestamptz, alerted = 0, transport_state = 'QUEUED', version = delivery.version + 1
     from destination t left join destination a on a.unit_id = t.unit_id and a.state = 'ACTIVE'
     where t.state = 'CLOSED' and delivery.destination_id = t.id
       and delivery.transport_state in ('QUEUED', 'RETRY_WAIT', 'FAILED_PERMANENT', 'EXPIRED')
     returning delivery.id, delivery.report_id as "reportId", a.id is null as desk`,
    [tx.now, tx.now, tx.now],
  );
  if (moved.length === 0) return 0;
  tx.record({ type: 'DeliveriesRedirected', subjects: moved.map(({ id }) => id) });
  const reports = new Set(moved.flatMap(({ reportId, desk }) => (desk ? reportId : [])));
  for (const reportId of [...reports].slice(0, AT_ONCE)) await deliverToDesks(tx, reportId);
  return moved.length;
}
