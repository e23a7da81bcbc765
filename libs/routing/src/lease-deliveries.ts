import type { Tx } from '#platform';
import { STILL_COMING } from './deliver-filing.js';
import type { Leased } from './packet-of.js';
import { KNOCK_EVERY, LEASE } from './retry.js';

/** An earlier message about the same for the same unit that is still on its way, or still to be passed on to it (D9). */
const HELD_BACK = `(exists (select 1 from delivery e where e.matter_id = d.matter_id and e.unit_id = d.unit_id and e.transport_state not in ('DELIVERED', 'CANCELLED')
  and (e.filing_number < d.filing_number or e.id = d.recalls_id)) or ${STILL_COMING})`;

/**
 * Due is what its own gap has run out for; whatever was tried before the destination came back; and, while it is away, one
 * message every twenty seconds to knock with.
 */
const DUE = `d.transport_state in ('QUEUED', 'RETRY_WAIT') and not ${HELD_BACK} and (d.next_attempt_at <= $1::timestamptz
  or d.tried_at < h.recovered_at or h.tried_at is null or h.tried_at < $1::timestamptz - interval '${KNOCK_EVERY} milliseconds')`;

/** Nothing goes to a destination that was closed; what waits for it is redirected. */
const OPEN = "exists (select 1 from destination t where t.id = d.destination_id and t.state = 'ACTIVE')";

/**
 * What was written in the last milliseconds may not be committed yet: the first attempt would not see it and the next would.
 * So papers go along as they were a little before the first attempt.
 */
const SETTLED = 10_000;

/** Destinations for which something is due. */
export async function destinationsDue(tx: Tx): Promise<readonly string[]> {
  const rows = await tx.sql<{ id: string }>(
    `select distinct d.destination_id as id from delivery d left join destination_health h on h.destination_id = d.destination_id
     where d.destination_id is not null and ${OPEN} and ${DUE}`,
    [tx.now],
  );
  return rows.map(({ id }) => id);
}

/**
 * Takes the next messages of one destination under a lease: whoever holds it sends, nobody else does. What is leased is
 * committed before anything leaves the house.
 */
export async function leaseDeliveries(tx: Tx, owner: string, destinationId: string, limit: number): Promise<readonly Leased[]> {
  const due = await tx.sql<{ id: string; knock: boolean }>(
    `select d.id, not (d.next_attempt_at <= $1::timestamptz or coalesce(d.tried_at < h.recovered_at, false)) as knock
     from delivery d left join destination_health h on h.destination_id = d.destination_id
     where d.destination_id = $2 and ${OPEN} and ${DUE} order by d.next_attempt_at, d.id limit $3 for update of d skip locked`,
    [tx.now, destinationId, limit],
  );
  // To knock, one is enough.
  const ids = due.filter(({ knock }, i) => !knock || i === 0).map(({ id }) => id);
  if (ids.length === 0) return [];
  await tx.sql(
    `insert into destination_health as h (destination_id, tried_at) values (?, ?) on conflict (destination_id) do update set tried_at = excluded.tried_at`,
    [destinationId, tx.now],
  );
  const list = `{${ids.join(',')}}`;
  await tx.sql(
    `update delivery set transport_state = 'SENDING', lease_owner = ?, leased_until = ?, tried_at = ?, version = version + 1,
       packed_at = coalesce(packed_at, greatest(queued_at, ?::timestamptz - interval '${SETTLED} milliseconds')) where id = any (?::uuid[])`,
    [owner, new Date(tx.now.getTime() + LEASE), tx.now, tx.now, list],
  );
  tx.record({ type: 'DeliveriesLeased', subjects: ids });
  const rows = await tx.sql<{ value: Leased }>(`${LEASED} where d.id = any (?::uuid[]) order by d.filing_number`, [tx.now, list]);
  // JSON has no instants.
  return rows.map(({ value }) => ({
    ...value,
    delivery: { ...value.delivery, packedAt: new Date(value.delivery.packedAt) },
    filing: dated(value.filing),
    earlier: value.earlier && dated(value.earlier),
  }));
}

function dated<T extends { readonly submittedAt: Date }>(of: T): T {
  return { ...of, submittedAt: new Date(of.submittedAt) };
}

/**
 * The delivery that the packet names, where it was delivered at this very destination by the line. The order of a report holds
 * a message back until what precedes it is there, so it is the same in every attempt.
 */
const EARLIER = `(select json_build_object('id', e.id, 'filingNumber', e.filing_number, 'submittedAt', p.submitted_at)
    from delivery e join filing p on p.id = e.filing_id
    where d.message = 'FILING' and e.message = 'FILING' and e.matter_id = d.matter_id and e.destination_id = d.destination_id
      and e.filing_number < d.filing_number and e.transport_state = 'DELIVERED' and p.kind <> 'WITHDRAWAL_REQUEST'
      and (f.revises_id is null or e.filing_id = f.revises_id)
      and not exists (select 1 from manual_dispatch m where m.delivery_id = e.id and m.confirmed_at is not null)
    order by e.filing_number desc limit 1)`;

/** `settling`: no receipt yet under the present secrets, or these are younger than a day; not to be let in is no refusal then. */
const LEASED = `select json_build_object(
    'delivery', json_build_object('id', d.id, 'message', d.message, 'reference', d.reference, 'filingNumber', d.filing_number, 'reason', d.reason,
      'recallsId', d.recalls_id, 'organisationName', d.organisation_name, 'drill', d.drill, 'packedAt', d.packed_at),
    'filing', json_build_object('id', f.id, 'subject', f.subject, 'reference', f.reference, 'number', f.number, 'kind', f.kind, 'content', f.content, 'salt', f.salt,
      'digest', f.digest, 'submittedAt', f.submitted_at, 'revisesId', f.revises_id),
    'earlier', ${EARLIER},
    'unit', json_build_object('code', u.code, 'name', u.name),
    'destination', json_build_object('id', t.id, 'channel', t.channel, 'endpoint', t.endpoint, 'settings', t.settings, 'sealedSecrets', t.sealed_secrets,
      'settling', t.keyed_at > ?::timestamptz - interval '24 hours' or h.recovered_at is null or h.recovered_at < t.keyed_at)) as value
  from delivery d join filing f on f.id = d.filing_id join authority_unit u on u.id = d.unit_id join destination t on t.id = d.destination_id
    left join destination_health h on h.destination_id = t.id`;
