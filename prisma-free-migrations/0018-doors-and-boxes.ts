import { Migration } from '@mikro-orm/migrations';

/** The door of a closed destination hears only of what that destination carried itself, and can be shut at once. */
export class Migration0018DoorsAndBoxes extends Migration {
  override up(): void {
    this.addSql(`set local role khien_owner; ${DOORS}`);
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
