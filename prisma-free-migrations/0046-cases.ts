import { Migration } from '@mikro-orm/migrations';
import { allow, mustBeRecorded, protect, UNIT, USER } from './policies.js';

/**
 * Cases of illegal collection, transfer or sale of personal data. Until it is verified a case is its unit's; from then on it is seen by those on its
 * list and by nobody else, the head of the unit included. Its number is drawn and not counted: a row of numbers with gaps would tell of hidden cases.
 */
export class Migration0046Cases extends Migration {
  override up(): void {
    this.addSql(`set local role khien_owner; ${CASES} reset role`);
  }
}

const CASES = `
  create table case_file (
    id uuid primary key,
    unit_id uuid not null references authority_unit,
    reference text not null unique,
    state text not null check (state in ('LEAD', 'TRIAGE', 'VERIFICATION', 'ON_HOLD', 'DISMISSED')),
    title text not null check (title <> ''),
    acts text[] not null check (cardinality(acts) > 0 and acts <@ array['ILLEGAL_COLLECTION', 'ILLEGAL_TRANSFER', 'ILLEGAL_SALE']),
    tlp text not null check (tlp in ('GREEN', 'AMBER', 'AMBER_STRICT', 'RED')),
    restricted boolean not null default false,
    source text not null check (source in ('TIP', 'REPORT', 'OWN', 'PRESS', 'OTHER_BODY')),
    source_note text,
    tip_id uuid references third_party_report,
    report_id uuid references violation_report,
    -- Somebody is known who told of it: then its dismissal is the head's.
    reporter_known boolean not null,
    lead_id uuid references user_account,
    plan text,
    -- What a second person is to confirm.
    proposal jsonb,
    held_from text check (held_from in ('TRIAGE', 'VERIFICATION')),
    hold jsonb,
    dismissal text check (dismissal in ('NO_PERSONAL_DATA', 'NOT_CREDIBLE', 'OUT_OF_SCOPE', 'NO_VIETNAM_LINK', 'DUPLICATE', 'SPAM')),
    dismissal_note text,
    opened_by uuid not null references user_account,
    opened_at timestamptz not null,
    first_triaged_at timestamptz,
    ended_at timestamptz,
    version integer not null default 1,
    unique (unit_id, id),
    check ((state = 'ON_HOLD') = (held_from is not null) and (held_from is null) = (hold is null)),
    check ((state = 'DISMISSED') = (dismissal is not null) and (dismissal is null) = (ended_at is null)),
    check (state not in ('VERIFICATION') or (restricted and lead_id is not null)),
    check ((source = 'TIP') = (tip_id is not null) and (source = 'REPORT') = (report_id is not null))
  );
  -- Of a unit without what is hidden, so that a page of it does not touch that.
  create index case_file_page on case_file (unit_id, opened_at desc, id desc) where not restricted;
  create index case_file_state on case_file (unit_id, state, opened_at desc, id desc) where not restricted;
  create index case_file_tip on case_file (tip_id) where tip_id is not null;
  create index case_file_report on case_file (report_id) where report_id is not null;

  create table case_access (
    id uuid primary key,
    case_id uuid not null,
    unit_id uuid not null,
    user_id uuid not null references user_account,
    level text not null check (level in ('READ', 'WORK')),
    reason text not null check (reason <> ''),
    granted_by uuid not null references user_account,
    granted_at timestamptz not null,
    revoked_by uuid references user_account,
    revoked_at timestamptz,
    foreign key (unit_id, case_id) references case_file (unit_id, id),
    check ((revoked_by is null) = (revoked_at is null))
  );
  create unique index case_access_once on case_access (user_id, case_id) where revoked_at is null;
  create index case_access_case on case_access (case_id, granted_at);

  create table case_step (
    id uuid primary key,
    case_id uuid not null,
    unit_id uuid not null,
    step text not null,
    by_id uuid not null references user_account,
    reason text,
    at timestamptz not null,
    foreign key (unit_id, case_id) references case_file (unit_id, id)
  );
  create index case_step_case on case_step (case_id, at, id);

  create table case_reading (
    id uuid primary key,
    case_id uuid not null,
    unit_id uuid not null,
    user_id uuid not null references user_account,
    purpose text not null check (purpose <> ''),
    at timestamptz not null,
    foreign key (unit_id, case_id) references case_file (unit_id, id)
  );
  create index case_reading_case on case_reading (case_id, at, id);
  create index case_reading_person on case_reading (user_id, at);

  -- By the list alone, whatever a policy makes of it: policies of the parts ask here, for one that read case_file would ask itself.
  create function app.on_case(p_case uuid) returns boolean language sql stable security definer set search_path = pg_catalog, public as $$
    select exists (select 1 from case_access a where a.user_id = (select app.user_id()) and a.case_id = p_case and a.revoked_at is null)
  $$;
  create function app.sees_case(p_case uuid) returns boolean language sql stable security definer set search_path = pg_catalog, public as $$
    select exists (select 1 from case_file c where c.id = p_case and c.unit_id = (select app.unit_id()) and (not c.restricted or app.on_case(c.id)))
  $$;
  ${['case_file', 'case_access'].map((table) => `create policy definer on ${table} for select to khien_definer using (true); grant select on ${table} to khien_definer;`).join('\n  ')}
  alter function app.on_case(uuid) owner to khien_definer;
  alter function app.sees_case(uuid) owner to khien_definer;
  grant execute on function app.on_case(uuid), app.sees_case(uuid) to khien_api, khien_worker;

  ${['case_file', 'case_access', 'case_step', 'case_reading'].map(protect).join('')}
  ${allow('case_file', 'unit', ['select', 'insert', 'update'], `unit_id = ${UNIT} and (not restricted or app.on_case(id))`)}
  ${allow('case_access', 'seen', ['select', 'insert', 'update'], `unit_id = ${UNIT} and app.sees_case(case_id)`)}
  ${allow('case_step', 'seen', ['select', 'insert'], `unit_id = ${UNIT} and app.sees_case(case_id)`)}
  ${allow('case_reading', 'seen', ['select'], `unit_id = ${UNIT} and app.sees_case(case_id)`)}
  create policy own_insert on case_reading for insert to khien_api, khien_worker
    with check (unit_id = ${UNIT} and user_id = ${USER} and app.sees_case(case_id));
  grant insert on case_reading to khien_api, khien_worker;
  ${mustBeRecorded('case_file')}
  ${mustBeRecorded('case_access', 'case_id')}
  ${mustBeRecorded('case_step', 'case_id')}
  ${mustBeRecorded('case_reading', 'case_id')}
`;
