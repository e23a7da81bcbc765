import { Migration } from '@mikro-orm/migrations';

/**
 * What policies, sweeps and receipts ask for is found by a key, however many rows there are and whether the planner has
 * statistics or lost them in a crash: with 9,000 deliveries a filing cost three scans of all of them.
 */
export class Migration0024FoundByKey extends Migration {
  override up(): void {
    this.addSql(`set local role khien_owner; ${INDEXES}`);
    this.addSql(LEAF_OF_EVENT);
    this.addSql(SPEND_CHALLENGE);
    this.addSql('reset role');
  }
}

/** Policies ask which units a filing was addressed to; `delivery_once` leaves out refused ones, so that they cannot use it. */
const INDEXES = `
  create index delivery_filing on delivery (filing_id, unit_id);
  create index delivery_recalls on delivery (recalls_id) where recalls_id is not null;
  create index delivery_not_delivered on delivery (destination_id)
    where transport_state in ('QUEUED', 'RETRY_WAIT', 'FAILED_PERMANENT', 'EXPIRED');
  create index delivery_to_give_up on delivery (give_up_at) where transport_state in ('QUEUED', 'RETRY_WAIT') and destination_id is not null;
  create index report_handling_of_organisation on report_handling (unit_id, organisation_id, opened_at);
  create index processing_activity_import on processing_activity (import_id, name, id) where import_id is not null;
  create index spent_challenge_expiry on spent_challenge (expires_at);
  create index report_clock_open on report_clock (report_id) where stopped_at is null and superseded_at is null;
  create index delivery_leased on delivery (leased_until) where transport_state = 'SENDING';
  -- Else every look-up reads the entries that a vacuum has not sorted in yet.
  alter index log_leaf_subjects set (fastupdate = off);
`;

/** Materialized: else the planner may read the log from its first leaf on until it meets the subject. */
const LEAF_OF_EVENT = `
  create or replace function app.leaf_of_event(p_type text, p_subject uuid) returns jsonb
  language plpgsql stable security definer set search_path = pg_catalog, public as $$
  declare
    leaf record;
    proof jsonb := '[]';
    covered bigint;
    peak bytea;
    node bytea;
    bit smallint;
  begin
    with matching as materialized (
      select l.idx, l.entry from log_leaf l where l.subject_ids @> array[p_subject] and l.event_type = p_type)
    select f.idx, f.entry into leaf from matching f order by f.idx limit 1;
    if not found then return null; end if;
    select hash into node from log_node where level = 0 and idx = leaf.idx;
    covered := leaf.idx;
    for bit in 0 .. 62 loop
      exit when covered = 0;
      if covered & 1 = 1 then
        select hash into peak from log_node where level = bit and idx = covered - 1;
        proof := proof || to_jsonb(encode(peak, 'base64'));
        node := sha256('\\x01'::bytea || peak || node);
      end if;
      covered := covered >> 1;
    end loop;
    return jsonb_build_object('index', leaf.idx, 'entry', leaf.entry, 'proof', proof, 'root', encode(node, 'base64'));
  end $$;
`;

/** The time in a variable, for no index answers a comparison with a clock that moves; the digests as an array, for a join reads the whole table. */
const SPEND_CHALLENGE = `
  create or replace function app.spend_challenge(p_digest bytea, p_expires timestamptz) returns boolean
  language plpgsql security definer set search_path = pg_catalog, public as $$
  declare
    useless timestamptz := clock_timestamp() - interval '1 hour';
  begin
    delete from spent_challenge where digest = any (array(
      select digest from spent_challenge where expires_at < useless order by expires_at limit 100 for update skip locked));
    insert into spent_challenge (digest, expires_at) values (p_digest, p_expires) on conflict do nothing;
    return found;
  end $$;
`;
