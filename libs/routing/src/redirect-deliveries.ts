import type { Tx } from '#platform';
import { AT_DESK, arriveAtDesk, isAtDesk } from './arrive.js';
import { deliverToDesks } from './deliver-filing.js';
import { Delivery } from './entities.js';

/** Messages that are redirected, or brought to a desk, in one transaction and told by one leaf. The event of that takes the next. */
const AT_ONCE = 100;

/**
 * What still waits for a closed destination goes to the active one of its unit, or to the unit's desk where there is none.
 * So does what had failed for good or run out of time, for it is not sent unchanged (D3). Read from the rows, so that what was
 * queued, or came back from a lease, while the destination closed is found by the next sweep. What is due first goes first.
 * Safe to repeat.
 */
export async function redirect(tx: Tx): Promise<number> {
  const moved = await tx.sql<{ id: string; matterId: string; desk: boolean }>(
    `update delivery set destination_id = a.id, next_attempt_at = case when a.id is not null then ?::timestamptz end,
       give_up_at = greatest(give_up_at, ?::timestamptz + interval '72 hours'), failing_since = null, failure = null,
       queued_at = ?::timestamptz, packed_at = null, alerted = 0, transport_state = 'QUEUED', version = delivery.version + 1
     from destination t left join destination a on a.unit_id = t.unit_id and a.state = 'ACTIVE'
     where delivery.id = any (array(
         select d.id from delivery d join destination c on c.id = d.destination_id
         where c.state = 'CLOSED' and d.transport_state in ('QUEUED', 'RETRY_WAIT', 'FAILED_PERMANENT', 'EXPIRED')
         order by d.accept_by, d.id limit ${AT_ONCE} for update of d skip locked))
       and t.id = delivery.destination_id
     returning delivery.id, delivery.matter_id as "matterId", a.id is null as desk`,
    [tx.now, tx.now, tx.now],
  );
  if (moved.length > 0) tx.record({ type: 'DeliveriesRedirected', subjects: moved.map(({ id }) => id) });
  const matters = new Set(moved.flatMap(({ matterId, desk }) => (desk ? matterId : [])));
  for (const matterId of matters) await deliverToDesks(tx, matterId);
  return moved.length + (await bringToDesk(tx));
}

/**
 * What was delivered and is not in a register, or was asked back, waits for nobody where its unit cannot answer from outside
 * any more: it comes to the desk inside the system, under the promise that it has. It stays said that, and where, it was
 * delivered. A copy of what was answered meanwhile is left. What never left the house is not even looked at, however much of it there is.
 */
async function bringToDesk(tx: Tx): Promise<number> {
  const stranded = (where: string) => `(select d.id, d.accept_by from delivery d join destination t on t.id = d.destination_id
    where d.destination_id is not null and ${where} and ${AT_DESK} and d.transport_state = 'DELIVERED' and d.message = 'FILING' and d.waits_for is null
    order by d.accept_by, d.id limit ${AT_ONCE})`;
  const rows = await tx.sql<{ id: string }>(
    `${stranded(`d.business_state in ('NONE', 'ARRIVED') and d.recall_state <> 'RECALL_AGREED'
       and not (d.part = 'COPY' and exists (select 1 from filing f where f.revises_id = d.filing_id))`)}
     union ${stranded("d.recall_state = 'RECALL_REQUESTED'")} order by accept_by, id limit ${AT_ONCE}`,
  );
  const brought: string[] = [];
  for (const { id } of rows) {
    const delivery = await tx.load(Delivery, id, { lock: true });
    if (delivery.waitsFor !== null || !(await isAtDesk(tx, delivery))) continue;
    if (delivery.businessState === 'NONE') await arriveAtDesk(tx, delivery);
    delivery.waitsFor = 'OFFICER';
    brought.push(id);
  }
  if (brought.length > 0) tx.record({ type: 'DeliveriesBroughtToDesk', subjects: brought });
  return brought.length;
}
