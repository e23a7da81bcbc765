import { Migration } from '@mikro-orm/migrations';

/** A delivery says where its filing went on to, and since when it has been waiting for the place that it waits for. */
export class Migration0017LeadsAndQueued extends Migration {
  override up(): void {
    this.addSql(`set local role khien_owner; ${COLUMNS}`);
    this.addSql('reset role');
  }
}

/** Rows of the owner's own are bound by policies too (FORCE); while their new columns are filled, they are not. */
const COLUMNS = `
  alter table delivery
    add column forward_to uuid references authority_unit,
    add column queued_at timestamptz not null default now();
  alter table delivery no force row level security;
  alter table delivery disable trigger recorded;
  update delivery d set forward_to = n.unit_id from delivery n where n.forwarded_from_id = d.id;
  -- Ids are UUIDs of version 7: their first 48 bits are the milliseconds at which the message was queued.
  update delivery set queued_at = to_timestamp(('x0000' || substr(replace(id::text, '-', ''), 1, 12))::bit(64)::bigint / 1000.0);
  alter table delivery enable trigger recorded;
  alter table delivery force row level security;
  -- What was delivered outside and is in no register and in no queue; and what was asked back.
  create index delivery_outside on delivery (destination_id, accept_by)
    where waits_for is null and transport_state = 'DELIVERED' and message = 'FILING' and business_state in ('NONE', 'ARRIVED');
  create index delivery_asked_back on delivery (accept_by) where recall_state = 'RECALL_REQUESTED';
`;
