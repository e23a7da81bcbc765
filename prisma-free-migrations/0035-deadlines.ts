import { Migration } from '@mikro-orm/migrations';
import { allow, mustBeRecorded, ORGANISATION, protect, USER } from './policies.js';

/** What is due to an organisation is found by a key, whatever it is due of; calendars may fetch it under a secret address. */
export class Migration0035Deadlines extends Migration {
  override up(): void {
    this.addSql(`set local role khien_owner; ${DUE}`);
    this.addSql(FEEDS);
    this.addSql(ENTER);
    this.addSql('reset role');
  }
}

const DUE = `
  create index report_clock_due on report_clock (organisation_id, due_at, id)
    where stopped_at is null and superseded_at is null and due_at is not null and kind not in ('ACK', 'TRIAGE', 'RETENTION');
  create index processing_activity_review on processing_activity (organisation_id, review_on, id)
    where review_on is not null and state <> 'ARCHIVED';
  create index dossier_unfiled on dossier (organisation_id, starts_on, id)
    where starts_on is not null and reference is null and received_on is null;
  create index dossier_complete_by on dossier (organisation_id, complete_by, id) where complete_by is not null;
  create index dossier_update_by on dossier (organisation_id, update_by, id) where update_by is not null;
`;

/** Whose calendar it is. Of the secret in its address only the SHA-256 is kept, which no run-time role reads. */
const FEEDS = `
  alter table membership add unique (organisation_id, id);
  create table calendar_feed (
    id uuid primary key,
    organisation_id uuid not null references organisation,
    user_id uuid not null references user_account,
    membership_id uuid not null,
    token_hash bytea not null unique check (octet_length(token_hash) = 32),
    created_at timestamptz not null,
    revoked_at timestamptz,
    foreign key (organisation_id, membership_id) references membership (organisation_id, id)
  );
  create index calendar_feed_of_person on calendar_feed (organisation_id, user_id, created_at, id) where revoked_at is null;
  ${protect('calendar_feed')}
  ${allow('calendar_feed', 'own', ['select', 'insert', 'update'], `organisation_id = ${ORGANISATION} and user_id = ${USER}`)}
  revoke select, update on calendar_feed from khien_api, khien_worker;
  grant select (id, organisation_id, user_id, membership_id, created_at, revoked_at), update (revoked_at) on calendar_feed to khien_api, khien_worker;
  create policy definer on calendar_feed to khien_definer using (true);
  grant select on calendar_feed to khien_definer;
  ${mustBeRecorded('calendar_feed')}
`;

/** It acts for the organisation and for no person, and writes nothing, whatever the program would let it. */
const ENTER = `
  create function app.enter_feed(p_token_hash bytea) returns jsonb
  language plpgsql security definer set search_path = pg_catalog, public as $$
  declare held record;
  begin
    select f.id, m.organisation_id into held
      from calendar_feed f join membership m on m.id = f.membership_id and m.ended_at is null
      join user_account u on u.id = m.user_id and u.disabled_at is null
      where f.token_hash = p_token_hash and f.revoked_at is null;
    perform app.set_context(null, held.organisation_id, null);
    perform set_config('transaction_read_only', 'on', true);
    return jsonb_build_object('now', to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      'feedId', held.id, 'organisationId', held.organisation_id);
  end $$;
  alter function app.enter_feed(bytea) owner to khien_definer;
  grant execute on function app.enter_feed(bytea) to khien_api;
`;
