import { Migration } from '@mikro-orm/migrations';
import { mustBeRecorded, ownedByOrganisation } from './policies.js';

/** The register of processing activities in full: rows of purposes and transfers, registers of systems and parties, review by a second person. */
export class Migration0026Register extends Migration {
  override up(): void {
    this.addSql(`set local role khien_owner; ${ACTIVITY}`);
    this.addSql(REGISTERS);
    this.addSql(REVIEW);
    this.addSql(ANOTHER_MAY_PUBLISH);
    this.addSql('reset role');
  }
}

const CHILDREN = ['activity_purpose', 'activity_transfer'];

/** Kinds of measures stand beside the measures, in their order; where there are none, as before, each is `OTHER`. */
const ACTIVITY = `
  alter table processing_activity
    add measure_kinds text[] not null default '{}'
      check (measure_kinds <@ array['TECHNICAL', 'MANAGERIAL', 'TRAINING', 'STANDARD', 'OTHER']),
    add sources text[] not null default '{}'
      check (sources <@ array['DATA_SUBJECT', 'THIRD_PARTY', 'PUBLIC_SOURCE', 'OTHER_ACTIVITY', 'DEVICE']),
    add children boolean, add automated_decision boolean, add recording boolean, add ai_use boolean,
    add review_on date, add ended_on date;
  alter table activity_data_type add subject_group text, add retention_basis text, add retention_trigger text,
    add final_fate text check (final_fate in ('DELETE', 'DESTROY', 'DE_IDENTIFY', 'ARCHIVE'));
  create table activity_purpose (
    id uuid primary key, organisation_id uuid not null, activity_id uuid not null, position integer not null,
    description text not null check (description <> ''), legal_basis text,
    foreign key (organisation_id, activity_id) references processing_activity (organisation_id, id)
  );
  create table activity_transfer (
    id uuid primary key, organisation_id uuid not null, activity_id uuid not null, position integer not null,
    transfer_case text not null check (transfer_case in ('SERVERS_ABROAD', 'FOREIGN_CLOUD', 'PLATFORM_ABROAD', 'VIA_PARTNER', 'OTHER')),
    detail text, country text, recipient text, safeguards text, first_transferred_on date,
    foreign key (organisation_id, activity_id) references processing_activity (organisation_id, id)
  );
  ${CHILDREN.map(
    (table) => `
  create index ${table}_activity on ${table} (organisation_id, activity_id, position);
  ${ownedByOrganisation(table, ['insert', 'update', 'delete'])}
  ${mustBeRecorded(table, 'activity_id')}`,
  ).join('')}
`;

const LINKS = [
  ['activity_system', 'information_system'],
  ['activity_party', 'party'],
  ['activity_transfer', 'party'],
] as const;

/** \`folded\` is what \`foldText\` makes of the name. A line that was written before has no link until its activity is revised. */
const REGISTERS = `
  create table information_system (
    id uuid primary key, organisation_id uuid not null references organisation,
    name text not null check (name <> ''), folded text not null,
    owner_name text, security_level smallint check (security_level between 1 and 5),
    location text not null default 'UNKNOWN' check (location in ('VN', 'ABROAD', 'UNKNOWN')), country text, cloud_provider text,
    version integer not null default 1, created_at timestamptz not null, updated_at timestamptz not null,
    unique (organisation_id, id), unique (organisation_id, folded)
  );
  create table party (
    id uuid primary key, organisation_id uuid not null references organisation,
    name text not null check (name <> ''), folded text not null,
    tax_code text, country text, pdp_contact text,
    version integer not null default 1, created_at timestamptz not null, updated_at timestamptz not null,
    unique (organisation_id, id), unique (organisation_id, folded)
  );
  alter table activity_system add note text;
  alter table activity_party add contract_number text, add contract_date date, add service text, add note text;
  ${['information_system', 'party']
    .map(
      (table) => `
  create index ${table}_page on ${table} (organisation_id, name, id);
  ${ownedByOrganisation(table, ['insert', 'update'])}
  ${mustBeRecorded(table)}`,
    )
    .join('')}
  ${LINKS.map(
    ([table, target]) => `
  alter table ${table} add ${target}_id uuid,
    add foreign key (organisation_id, ${target}_id) references ${target} (organisation_id, id);
  create index ${table}_${target} on ${table} (organisation_id, ${target}_id, activity_id);`,
  ).join('')}
`;

const REVIEW = `
  alter table processing_activity drop constraint processing_activity_state_check,
    add constraint processing_activity_state_check check (state in ('DRAFT', 'IN_REVIEW', 'PUBLISHED', 'ARCHIVED')),
    add written_by uuid references user_account,
    add presented_by uuid references user_account,
    add return_reason text,
    add check ((state = 'IN_REVIEW') = (presented_by is not null));
  alter table activity_version add presented_by uuid references user_account, add alone boolean not null default false;
`;

/** One bit about one's own organisation; who its people are stays hidden. */
const ANOTHER_MAY_PUBLISH = `
  create function app.another_may_publish() returns boolean
  language sql stable security definer set search_path = pg_catalog, public as $$
    select exists (select 1 from membership m join user_account u on u.id = m.user_id and u.disabled_at is null
      where m.organisation_id = app.organisation_id() and m.ended_at is null and m.user_id <> app.user_id()
        and m.roles && array['PDP_OFFICER', 'APPROVER'])
  $$;
  alter function app.another_may_publish() owner to khien_definer;
  grant execute on function app.another_may_publish() to khien_api, khien_worker;
`;
