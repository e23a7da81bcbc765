import type { StoredEvent, Tx } from '#platform';

/**
 * A unit has a new destination: what still waits for the one before goes there, at once. So does what had failed for good or
 * run out of time, for it is not sent unchanged (D3). Safe to repeat.
 */
export async function redirect(tx: Tx, event: StoredEvent): Promise<void> {
  if (!event.payload.replaces) return;
  const moved = await tx.sql<{ id: string }>(
    `update delivery set destination_id = t.id, next_attempt_at = ?, give_up_at = greatest(give_up_at, ?::timestamptz + interval '72 hours'),
       transport_state = 'QUEUED', version = delivery.version + 1
     from destination t where t.id = ? and t.state = 'ACTIVE' and delivery.destination_id = ?
       and delivery.transport_state in ('QUEUED', 'RETRY_WAIT', 'FAILED_PERMANENT', 'EXPIRED') returning delivery.id`,
    [tx.now, tx.now, String(event.payload.destinationId), String(event.payload.replaces)],
  );
  if (moved.length > 0) tx.record({ type: 'DeliveriesRedirected', subjects: moved.map(({ id }) => id) });
}
