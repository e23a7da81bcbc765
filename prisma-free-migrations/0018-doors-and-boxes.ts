import { Migration } from '@mikro-orm/migrations';
import { UNIT } from './policies.js';

/** Doors of closed destinations hear less and can be shut; the secret of a webhook can be changed over; a box has one owner; an event that fails waits its turn. */
export class Migration0018DoorsAndBoxes extends Migration {
  override up(): void {
    this.addSql(`set local role khien_owner; ${DOORS}`);
    this.addSql(SECRETS);
    this.addSql(BOXES);
    this.addSql(CODES);
    this.addSql(OUTBOX);
    this.addSql('reset role');
  }
}

/** After a change of destinations the former counterpart may still answer for what it took, and for nothing that went elsewhere. */
const DOORS = `
  alter table destination add column revoked boolean not null default false;
  grant select (revoked), insert (revoked), update (revoked) on destination to khien_api;

  create or replace function app.destination_door(p_destination uuid) returns jsonb
  language sql stable security definer set search_path = pg_catalog, public as $$
    select jsonb_build_object('id', d.id, 'sealedSecrets', to_jsonb(d.sealed_secrets), 'now',
        to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
      from destination d where d.id = p_destination and d.channel = 'WEBHOOK' and cardinality(d.sealed_secrets) > 0 and not d.revoked
        and (d.state = 'ACTIVE' or d.closed_at > clock_timestamp() - interval '90 days')
  $$;

  -- NOT_FOUND: no such delivery of this destination's unit, or, where the destination is closed, none that it carried itself.
  -- NOT_THE_SENDER: another body's code than that unit's. BEFORE_FILING: said of a time at which there was nothing to say it of.
  -- KNOWN: the same word was left before. Else the delivery's filing.
  create or replace function app.take_acknowledgement(p_id uuid, p_destination uuid, p_delivery uuid, p_sender text, p_code text,
    p_stated_at timestamptz, p_registry_number text, p_note text, p_raw text) returns jsonb
  language plpgsql security definer set search_path = pg_catalog, public as $$
  declare addressed record;
  begin
    select d.id, d.filing_id, d.organisation_id, d.unit_id, d.submitted_at, u.code as unit_code into addressed
      from delivery d join destination t on t.unit_id = d.unit_id join authority_unit u on u.id = d.unit_id
      where d.id = p_delivery and t.id = p_destination and not t.revoked and (t.state = 'ACTIVE' or d.destination_id = t.id);
    if not found then return jsonb_build_object('taken', 'NOT_FOUND'); end if;
    if p_sender <> addressed.unit_code then return jsonb_build_object('taken', 'NOT_THE_SENDER'); end if;
    if p_stated_at < addressed.submitted_at - interval '5 minutes' then return jsonb_build_object('taken', 'BEFORE_FILING'); end if;
    insert into acknowledgement (id, delivery_id, filing_id, organisation_id, unit_id, code, registry_number, note, at, sender, stated_at, raw)
      values (p_id, addressed.id, addressed.filing_id, addressed.organisation_id, addressed.unit_id, p_code, p_registry_number, p_note,
        clock_timestamp(), p_sender, p_stated_at, p_raw)
      on conflict on constraint acknowledgement_once do nothing;
    if not found then return jsonb_build_object('taken', 'KNOWN'); end if;
    return jsonb_build_object('taken', 'NEW', 'filingId', addressed.filing_id, 'organisationId', addressed.organisation_id);
  end $$;
`;

/** Two secrets at most: a new one beside the one in use, until the one before is ended. Who may not read them changes them by a function. */
const SECRETS = `
  alter table destination add column changing_over boolean not null default false, add column keyed_at timestamptz;
  alter table destination no force row level security; alter table destination disable trigger recorded;
  update destination set keyed_at = opened_at;
  alter table destination enable trigger recorded; alter table destination force row level security;
  alter table destination alter keyed_at set not null;
  grant select (changing_over, keyed_at), insert (changing_over, keyed_at), update (changing_over, keyed_at) on destination to khien_api;
  create policy definer_update on destination for update to khien_definer using (unit_id = ${UNIT}) with check (unit_id = ${UNIT});
  grant update (sealed_secrets) on destination to khien_definer;

  -- p_sealed becomes the newest beside the one in use; null: only the newest stays.
  create function app.change_destination_secrets(p_destination uuid, p_sealed text) returns void
  language sql security definer set search_path = pg_catalog, public as $$
    update destination set sealed_secrets = case when p_sealed is null then sealed_secrets[1:1] else array_prepend(p_sealed, sealed_secrets[1:1]) end
      where id = p_destination and unit_id = app.unit_id() and state = 'ACTIVE' and channel = 'WEBHOOK'
  $$;
  alter function app.change_destination_secrets(uuid, text) owner to khien_definer;
  revoke all on function app.change_destination_secrets(uuid, text) from public;
  grant execute on function app.change_destination_secrets(uuid, text) to khien_api;
`;

/**
 * Whose box it is says whose words are in it. Where two units had one, the earlier keeps it; the other's messages come to its
 * desk until it opens one of its own. Webhooks and mail may share an address: what comes back there is signed for one destination.
 */
const BOXES = `
  alter table destination no force row level security; alter table destination disable trigger recorded;
  update destination d set state = 'CLOSED', closed_at = now()
    where d.state = 'ACTIVE' and d.channel in ('EDXML_FILE', 'ZIP_FILE') and exists (select from destination e where e.endpoint = d.endpoint
      and e.state = 'ACTIVE' and e.channel in ('EDXML_FILE', 'ZIP_FILE') and (e.opened_at, e.id) < (d.opened_at, d.id));
  alter table destination enable trigger recorded; alter table destination force row level security;
  create unique index destination_box_one_owner on destination (endpoint) where state = 'ACTIVE' and channel in ('EDXML_FILE', 'ZIP_FILE');
`;

/** Codes are kept as they come; that one is unusual is for people to hear, not for the table to refuse. */
const CODES = `
  alter table acknowledgement
    drop constraint acknowledgement_code_check,
    add constraint acknowledgement_code_check check (char_length(code) between 1 and 16 and btrim(code) <> '' and code !~ '[[:cntrl:]]');
`;

/** An event that fails is tried again after growing pauses, behind those that never failed; people see how often it did. */
const OUTBOX = `
  alter table outbox add column attempts integer not null default 0, add column next_attempt_at timestamptz, add column failure text;
  grant update (attempts, next_attempt_at, failure) on outbox to khien_worker;
  drop index outbox_pending;
  create index outbox_waiting on outbox (attempts, created_at) where dispatched_at is null;
`;
