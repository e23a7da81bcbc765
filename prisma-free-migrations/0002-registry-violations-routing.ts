import { Migration } from '@mikro-orm/migrations';
import { allow, allowSystem, mustBeRecorded, ORGANISATION, ownedByOrganisation, protect, UNIT } from './policies.js';

/** The first cut of the main job: register, reports with their filings, deliveries to desks. */
export class Migration0002RegistryViolationsRouting extends Migration {
  override up(): void {
    this.addSql(`set local role khien_owner; ${REGISTRY}`);
    this.addSql(VIOLATIONS);
    this.addSql(ROUTING);
    this.addSql('reset role');
  }
}

const CHILDREN = ['activity_subject_group', 'activity_data_type', 'activity_system', 'activity_party'];

/** Every child carries its organisation: policies stay a column comparison, and the composite key keeps it honest. */
const REGISTRY = `
  create table register_import (
    id uuid primary key,
    organisation_id uuid not null references organisation,
    file_name text not null,
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    size integer not null,
    state text not null check (state in ('CHECKED', 'COMMITTED')),
    report jsonb not null,
    created_by uuid not null references user_account,
    created_at timestamptz not null,
    committed_at timestamptz,
    version integer not null default 1,
    unique (organisation_id, id)
  );
  create table upload_ticket (
    id uuid primary key,
    organisation_id uuid not null references organisation,
    created_by uuid not null references user_account,
    file_name text not null,
    size integer not null check (size between 1 and 20971520),
    sha256 text,
    received_at timestamptz,
    expires_at timestamptz not null,
    created_at timestamptz not null
  );
  create table processing_activity (
    id uuid primary key,
    organisation_id uuid not null references organisation,
    code text not null check (code <> ''),
    name text not null check (name <> ''),
    org_unit text,
    role text not null check (role in ('CONTROLLER', 'PROCESSOR', 'CONTROLLER_PROCESSOR', 'THIRD_PARTY')),
    purpose text not null default '',
    legal_bases text[] not null default '{}',
    operations text[] not null default '{}',
    measures text[] not null default '{}',
    retention text,
    deletion_method text,
    cross_border boolean,
    first_processed_on date,
    owner_name text,
    state text not null check (state in ('DRAFT', 'PUBLISHED', 'ARCHIVED')),
    published_version integer not null default 0,
    import_id uuid,
    version integer not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    unique (organisation_id, id),
    unique (organisation_id, code),
    foreign key (organisation_id, import_id) references register_import (organisation_id, id)
  );
  create index processing_activity_page on processing_activity (organisation_id, name, id);
  create table activity_subject_group (
    id uuid primary key, organisation_id uuid not null, activity_id uuid not null, position integer not null,
    name text not null, subject_count integer check (subject_count >= 0),
    foreign key (organisation_id, activity_id) references processing_activity (organisation_id, id)
  );
  create table activity_data_type (
    id uuid primary key, organisation_id uuid not null, activity_id uuid not null, position integer not null,
    code text, label text, retention text, check (code is not null or label is not null),
    foreign key (organisation_id, activity_id) references processing_activity (organisation_id, id)
  );
  create table activity_system (
    id uuid primary key, organisation_id uuid not null, activity_id uuid not null, position integer not null,
    name text not null, location text not null default 'UNKNOWN' check (location in ('VN', 'ABROAD', 'UNKNOWN')), country text,
    foreign key (organisation_id, activity_id) references processing_activity (organisation_id, id)
  );
  create table activity_party (
    id uuid primary key, organisation_id uuid not null, activity_id uuid not null, position integer not null,
    kind text not null check (kind in ('RECIPIENT', 'PROCESSOR', 'THIRD_PARTY')),
    name text not null, country text, has_contract boolean,
    foreign key (organisation_id, activity_id) references processing_activity (organisation_id, id)
  );
  create table activity_version (
    id uuid primary key, organisation_id uuid not null, activity_id uuid not null, number integer not null,
    snapshot jsonb not null, published_by uuid not null references user_account, published_at timestamptz not null,
    unique (activity_id, number),
    foreign key (organisation_id, activity_id) references processing_activity (organisation_id, id)
  );
  ${CHILDREN.map((table) => `create index ${table}_activity on ${table} (organisation_id, activity_id, position);`).join('\n')}
  ${ownedByOrganisation('register_import', ['insert', 'update'])}
  ${ownedByOrganisation('upload_ticket', ['insert', 'update'])}
  ${ownedByOrganisation('processing_activity', ['insert', 'update'])}
  ${CHILDREN.map((table) => ownedByOrganisation(table, ['insert', 'update', 'delete'])).join('')}
  ${ownedByOrganisation('activity_version', ['insert'])}
  ${['register_import', 'processing_activity', 'upload_ticket'].map((table) => mustBeRecorded(table)).join('')}
  ${[...CHILDREN, 'activity_version'].map((table) => mustBeRecorded(table, 'activity_id')).join('')}
`;

const VIOLATIONS = `
  create sequence report_reference;
  grant usage on sequence report_reference to khien_api, khien_worker;

  create table violation_report (
    id uuid primary key,
    organisation_id uuid not null references organisation,
    title text not null check (title <> ''),
    facts jsonb not null,
    state text not null check (state in ('DRAFT', 'READY', 'SUBMITTED', 'DISCARDED')),
    ready_digest text,
    reference text unique,
    regime text,
    created_by uuid not null references user_account,
    version integer not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    unique (organisation_id, id)
  );
  create index violation_report_page on violation_report (organisation_id, created_at desc, id desc);
  create table report_activity (
    id uuid primary key, organisation_id uuid not null, report_id uuid not null, activity_id uuid not null,
    unique (report_id, activity_id),
    foreign key (organisation_id, report_id) references violation_report (organisation_id, id),
    foreign key (organisation_id, activity_id) references processing_activity (organisation_id, id)
  );
  create table filing (
    id uuid primary key,
    organisation_id uuid not null references organisation,
    report_id uuid not null,
    kind text not null check (kind in ('INITIAL')),
    number integer not null,
    reference text not null,
    state text not null check (state in ('SUBMITTED', 'RECEIVED', 'ACCEPTED')),
    regime text not null,
    form_code text not null,
    notice_class text not null,
    content text not null,
    salt text not null,
    digest text not null,
    client_key text not null check (length(client_key) between 8 and 200),
    request_digest text not null,
    submitted_by uuid not null references user_account,
    submitted_at timestamptz not null,
    version integer not null default 1,
    unique (organisation_id, id),
    unique (report_id, number),
    unique (organisation_id, client_key),
    foreign key (organisation_id, report_id) references violation_report (organisation_id, id)
  );
  create unique index filing_one_initial on filing (report_id) where kind = 'INITIAL';
  create table clock_verdict (
    id uuid primary key, organisation_id uuid not null, filing_id uuid not null,
    rule text not null, article text not null, start_event text, started_at timestamptz, due_at timestamptz,
    verdict text not null check (verdict in ('ON_TIME', 'LATE', 'NO_DEADLINE', 'UNDETERMINED')),
    late_by_ms bigint, late_reason text, decided_at timestamptz not null,
    foreign key (organisation_id, filing_id) references filing (organisation_id, id)
  );
  create index clock_verdict_filing on clock_verdict (filing_id);

  ${ownedByOrganisation('violation_report', ['insert', 'update'])}
  ${ownedByOrganisation('report_activity', ['insert', 'delete'])}
  ${ownedByOrganisation('clock_verdict', ['insert'])}
  ${protect('filing')}
  ${allow('filing', 'own', ['select', 'insert'], `organisation_id = ${ORGANISATION}`)}
  create policy system on filing to khien_worker using ((select app.is_system())) with check ((select app.is_system()));
  -- What was filed never changes: of a filing only its state can be written, and by no role anything else.
  grant update (state, version) on filing to khien_api, khien_worker;
  ${['violation_report', 'filing'].map((table) => mustBeRecorded(table)).join('')}
  ${mustBeRecorded('report_activity', 'report_id')}
  ${mustBeRecorded('clock_verdict', 'filing_id')}
`;

/**
 * A delivery is one filing for one desk. It repeats what the queue shows, so that an officer's list is one index range;
 * what an officer may see of an organisation is exactly the filings that were addressed to his unit.
 */
const ROUTING = `
  create table register_counter (
    unit_id uuid not null references authority_unit, year integer not null, last integer not null, primary key (unit_id, year)
  );
  create table delivery (
    id uuid primary key,
    filing_id uuid not null,
    organisation_id uuid not null,
    unit_id uuid not null references authority_unit,
    reference text not null,
    organisation_name text not null,
    province_code text not null,
    sector text not null,
    notice_class text not null,
    verdict text not null,
    statutory_due_at timestamptz,
    submitted_at timestamptz not null,
    accept_by timestamptz not null,
    rule text not null,
    rule_inputs jsonb not null,
    transport_state text not null check (transport_state in ('QUEUED', 'DELIVERED')),
    business_state text not null check (business_state in ('NONE', 'ARRIVED', 'ACCEPTED')),
    delivered_at timestamptz,
    registry_number text,
    accepted_by uuid references user_account,
    version integer not null default 1,
    unique (organisation_id, id),
    unique (filing_id, unit_id),
    foreign key (organisation_id, filing_id) references filing (organisation_id, id),
    unique (unit_id, registry_number)
  );
  create index delivery_queue on delivery (unit_id, accept_by, id) where business_state = 'ARRIVED';
  create index delivery_undelivered on delivery (submitted_at) where transport_state = 'QUEUED';
  create table delivery_attempt (
    id uuid primary key, delivery_id uuid not null references delivery, number integer not null, at timestamptz not null,
    outcome text not null check (outcome in ('DELIVERED', 'TRANSIENT', 'PERMANENT')), detail text, unique (delivery_id, number)
  );
  create table acknowledgement (
    id uuid primary key,
    delivery_id uuid not null,
    filing_id uuid not null,
    organisation_id uuid not null,
    unit_id uuid not null references authority_unit,
    code text not null check (code in ('01', '03')),
    registry_number text,
    note text,
    at timestamptz not null,
    unique (delivery_id, code),
    foreign key (organisation_id, delivery_id) references delivery (organisation_id, id),
    foreign key (organisation_id, filing_id) references filing (organisation_id, id)
  );
  create index acknowledgement_filing on acknowledgement (filing_id);
  create table notification (
    id uuid primary key,
    organisation_id uuid not null references organisation,
    event_id uuid not null,
    type text not null,
    subject_id uuid not null,
    reference text not null,
    created_at timestamptz not null,
    read_at timestamptz,
    unique (organisation_id, event_id)
  );
  create index notification_page on notification (organisation_id, created_at desc, id desc);

  ${['register_counter', 'delivery', 'delivery_attempt', 'acknowledgement', 'notification'].map(protect).join('')}
  ${allow('delivery', 'addressee', ['select', 'update'], `unit_id = ${UNIT}`)}
  ${allow('delivery', 'filer', ['select', 'insert'], `organisation_id = ${ORGANISATION}`)}
  ${allow('register_counter', 'addressee', ['select', 'insert', 'update'], `unit_id = ${UNIT}`)}
  ${allow('acknowledgement', 'addressee', ['select', 'insert'], `unit_id = ${UNIT}`)}
  ${allow('acknowledgement', 'filer', ['select'], `organisation_id = ${ORGANISATION}`)}
  ${allow('notification', 'own', ['select'], `organisation_id = ${ORGANISATION}`)}
  ${allow('delivery_attempt', 'addressee', ['select'], `${UNIT} is not null and exists (select 1 from delivery d where d.id = delivery_id)`)}
  ${allowSystem('delivery')}
  ${allowSystem('delivery_attempt', ['insert'])}
  ${allowSystem('acknowledgement', ['insert'])}
  ${allowSystem('notification', ['insert'])}
  ${allowSystem('register_counter')}
  create policy addressee_select on filing for select to khien_api, khien_worker
    using (${UNIT} is not null and exists (select 1 from delivery d where d.filing_id = filing.id and d.unit_id = ${UNIT}));
  create policy addressee_update on filing for update to khien_api, khien_worker
    using (${UNIT} is not null and exists (select 1 from delivery d where d.filing_id = filing.id and d.unit_id = ${UNIT}))
    with check (${UNIT} is not null and exists (select 1 from delivery d where d.filing_id = filing.id and d.unit_id = ${UNIT}));
  create policy addressee_select on clock_verdict for select to khien_api, khien_worker
    using (${UNIT} is not null and exists (select 1 from delivery d where d.filing_id = clock_verdict.filing_id and d.unit_id = ${UNIT}));
  ${mustBeRecorded('delivery')}
  ${mustBeRecorded('delivery_attempt', 'delivery_id')}
  ${mustBeRecorded('acknowledgement', 'delivery_id')}
  ${mustBeRecorded('notification', 'subject_id')}
  ${mustBeRecorded('register_counter', 'unit_id')}
`;
