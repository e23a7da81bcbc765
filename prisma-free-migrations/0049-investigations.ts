import { Migration } from '@mikro-orm/migrations';
import { allow, mustBeRecorded, protect, UNIT } from './policies.js';

/**
 * What a case of illegal trade comes to: its parts (parties, datasets, channels, payments, tasks), what a fine is computed from, what is proposed,
 * advised and decided, and the measures until they are complied with. All of it is seen by those who see the case; it is written by those who
 * work on it.
 */
export class Migration0049Investigations extends Migration {
  override up(): void {
    this.addSql(`set local role khien_owner; ${CASES} ${PARTS} ${SANCTIONS} ${LINKS} ${PROTECTION} reset role`);
  }
}

const list = (...values: readonly string[]) => `(${values.map((value) => `'${value}'`).join(', ')})`;
const ACTIVE = ['VERIFICATION', 'INVESTIGATION', 'DECISION', 'ENFORCEMENT', 'CRIMINAL_TRACK'];
const TITLES = [
  ...['POLICE_ON_DUTY', 'COMMUNE_POLICE_CHIEF', 'DIVISION_HEAD', 'PROVINCIAL_POLICE_DIRECTOR', 'A05_DIRECTOR', 'COMMUNE_CHAIR'],
  ...['PROVINCIAL_CHAIR', 'MPS_INSPECTOR', 'PROVINCIAL_INSPECTION_HEAD', 'PROVINCIAL_CHIEF_INSPECTOR', 'MPS_CHIEF_INSPECTOR'],
  'SBV_CHIEF_INSPECTOR',
];
const OUTCOMES = [
  ...[
    'NO_SANCTION',
    'NO_SUSPECT_FOUND',
    'LIMITATION_EXPIRED',
    'WARNING',
    'FINE',
    'FINE_AND_REMEDY',
    'LICENCE_SUSPENDED',
    'TRANSFER_STOPPED',
  ],
  ...['CRIMINAL_CHARGED', 'CRIMINAL_DECLINED', 'CONVICTED', 'ACQUITTED'],
];

const CASES = `
  alter table case_file
    add column outcome text check (outcome in ${list(...OUTCOMES)}),
    add column outcome_note text,
    add column duplicate_of uuid references case_file,
    drop constraint case_file_state_check,
    drop constraint case_file_held_from_check,
    drop constraint case_file_check1,
    drop constraint case_file_check2,
    add constraint case_file_state_check check (state in ${list('LEAD', 'TRIAGE', ...ACTIVE, 'ON_HOLD', 'DISMISSED', 'LINKED_DUPLICATE', 'CLOSED')}),
    add constraint case_file_held_from_check
      check (held_from in ${list('TRIAGE', 'VERIFICATION', 'INVESTIGATION', 'DECISION', 'ENFORCEMENT')}),
    add constraint case_file_ended check ((state = 'DISMISSED') = (dismissal is not null) and (state = 'CLOSED') = (outcome is not null)
      and (outcome is null) = (outcome_note is null) and (state in ('DISMISSED', 'LINKED_DUPLICATE', 'CLOSED')) = (ended_at is not null)
      and (state = 'LINKED_DUPLICATE') = (duplicate_of is not null)),
    add constraint case_file_listed check (state not in ${list(...ACTIVE, 'CLOSED')} or (restricted and lead_id is not null));
`;

/** What every part has: of which case it is, who kept it last, and who took it out again. */
const PART = `
    id uuid primary key,
    case_id uuid not null,
    unit_id uuid not null,
    kept_by uuid not null references user_account,
    kept_at timestamptz not null,
    dropped_by uuid references user_account,
    dropped_at timestamptz,
    dropped_why text,
    version integer not null default 1,
    foreign key (unit_id, case_id) references case_file (unit_id, id),
    check ((dropped_by is null) = (dropped_at is null) and (dropped_at is null) = (dropped_why is null)),
    note text,`;

const PARTS = `
  create table case_party (${PART}
    role text not null check (role in ('SELLER', 'BUYER', 'SOURCE', 'RESPONDENT', 'VICTIMS')),
    -- Organisations are fined as such, persons half of that; victims are counted and never named.
    kind text check (kind in ('ORGANISATION', 'INDIVIDUAL')),
    name text check (name <> ''),
    province_code text check (province_code ~ '^[0-9]{2}$'),
    people bigint check (people >= 0),
    unique (case_id, id),
    check ((role = 'VICTIMS') = (people is not null) and (role = 'VICTIMS') = (kind is null) and (role <> 'VICTIMS' or name is null))
  );
  create table case_dataset (${PART}
    -- Who offered it.
    party_id uuid,
    data_types text[] not null check (cardinality(data_types) > 0),
    basic_subjects bigint check (basic_subjects >= 0),
    sensitive_subjects bigint check (sensitive_subjects >= 0),
    method text check (method in ('COUNTED', 'SAMPLED', 'STATED_BY_SELLER', 'STATED_BY_SOURCE')),
    records bigint check (records >= 0),
    price_vnd bigint check (price_vnd >= 0),
    price_per text check (price_per in ('RECORD', 'PACKAGE')),
    sample_sha256 text check (sample_sha256 ~ '^[0-9a-f]{64}$'),
    foreign key (case_id, party_id) references case_party (case_id, id),
    check ((method is null) = (basic_subjects is null and sensitive_subjects is null) and (price_vnd is null) = (price_per is null))
  );
  create table case_channel (${PART}
    kind text not null check (kind in ('FACEBOOK', 'ZALO', 'TELEGRAM', 'EMAIL', 'WEBSITE', 'FORUM', 'IN_PERSON', 'OTHER')),
    name text not null check (name <> ''),
    members bigint check (members >= 0),
    closed boolean
  );
  create table case_payment (${PART}
    -- Who received it.
    party_id uuid not null,
    amount_vnd bigint not null check (amount_vnd >= 0),
    paid_at timestamptz not null,
    evidence_type text not null
      check (evidence_type in ('CONTRACT', 'INVOICE', 'PAYMENT_PAPER', 'CHAT_HISTORY', 'E_TRANSACTION', 'BANK_STATEMENT', 'E_WALLET')),
    -- To which act it belongs, and of one that was repeated to which time (D330 6.1).
    act text not null check (act <> ''),
    means text check (means in ('OWN_ACCOUNT', 'BORROWED_ACCOUNT', 'E_WALLET', 'CRYPTO', 'CASH')),
    foreign key (case_id, party_id) references case_party (case_id, id)
  );
  create table case_task (${PART}
    what text not null check (what <> ''),
    assignee_id uuid not null references user_account,
    due_on date,
    done_at timestamptz,
    done_by uuid references user_account,
    check ((done_at is null) = (done_by is null))
  );
`;

const PIECE = `
    id uuid primary key,
    case_id uuid not null,
    unit_id uuid not null,
    foreign key (unit_id, case_id) references case_file (unit_id, id),`;

const SANCTIONS = `
  create table case_worksheet (${PIECE}
    party_id uuid not null,
    basis text not null check (basis in ('TRADE', 'TECHNICAL_COLLECTION', 'CROSS_BORDER', 'STATED')),
    -- What went in and what came out, as it was that day.
    inputs jsonb not null,
    result jsonb not null,
    law_version text not null,
    made_by uuid not null references user_account,
    made_at timestamptz not null,
    unique (case_id, id),
    foreign key (case_id, party_id) references case_party (case_id, id)
  );
  create table case_crime_check (${PIECE}
    facts jsonb not null,
    signs jsonb not null,
    must_transfer boolean not null,
    made_by uuid not null references user_account,
    made_at timestamptz not null
  );
  create table case_proposal (${PIECE}
    kind text not null check (kind in ('INVESTIGATION', 'DECISION', 'TRANSFER')),
    content jsonb not null,
    proposed_by uuid not null references user_account,
    proposed_at timestamptz not null,
    -- The legal opinion of somebody who neither leads the case nor proposed this.
    opinion text,
    agrees boolean,
    advised_by uuid references user_account,
    advised_at timestamptz,
    outcome text check (outcome in ('ACCEPTED', 'DECLINED')),
    decided_by uuid references user_account,
    decided_at timestamptz,
    unique (case_id, id),
    check (num_nulls(opinion, agrees, advised_by, advised_at) in (0, 4) and advised_by <> proposed_by),
    check (num_nulls(outcome, decided_by, decided_at) in (0, 3))
  );
  create unique index case_proposal_open on case_proposal (case_id) where outcome is null;
  create table case_decision (${PIECE}
    proposal_id uuid not null,
    number text not null check (number <> ''),
    title text not null check (title in ${list(...TITLES)}),
    signed_by uuid not null references user_account,
    signed_on date not null,
    -- Measures that the article orders and the decision leaves out, each with its reason.
    omitted jsonb not null,
    unique (case_id, id),
    unique (unit_id, number),
    foreign key (case_id, proposal_id) references case_proposal (case_id, id)
  );
  create table case_measure (${PIECE}
    decision_id uuid not null,
    party_id uuid not null,
    worksheet_id uuid not null,
    -- Its place in the decision.
    number integer not null,
    -- FINE, WARNING, or a measure of the law.
    code text not null,
    article text not null,
    amount_vnd bigint check (amount_vnd > 0),
    months integer check (months > 0),
    due_on date,
    state text not null
      check (state in ('ISSUED', 'SERVED', 'COMPLIED', 'PART', 'OVERDUE', 'APPEALED', 'UPHELD', 'CHANGED', 'ANNULLED', 'CANCELLED')),
    served_on date,
    proof text,
    version integer not null default 1,
    foreign key (case_id, decision_id) references case_decision (case_id, id),
    foreign key (case_id, party_id) references case_party (case_id, id),
    foreign key (case_id, worksheet_id) references case_worksheet (case_id, id),
    check ((code = 'FINE') = (amount_vnd is not null))
  );
  create table case_package (${PIECE}
    content text not null,
    sha256 text not null check (sha256 = encode(sha256(convert_to(content, 'UTF8')), 'hex')),
    made_by uuid not null references user_account,
    made_at timestamptz not null
  );
  create table signing_title (
    id uuid primary key,
    unit_id uuid not null references authority_unit,
    user_id uuid not null references user_account,
    title text not null check (title in ${list(...TITLES)}),
    -- The decision of appointment, or of delegation.
    document text not null check (document <> ''),
    granted_by uuid not null references user_account,
    granted_at timestamptz not null,
    ended_by uuid references user_account,
    ended_at timestamptz,
    check (granted_by <> user_id and (ended_by is null) = (ended_at is null))
  );
  create unique index signing_title_once on signing_title (user_id, unit_id, title) where ended_at is null;
  create index signing_title_unit on signing_title (unit_id, granted_at);
`;

const LINKS = `
  create table case_link (${PIECE}
    -- Directed: this case is a duplicate of, a part of, supplied by, … the target.
    target_id uuid not null references case_file,
    kind text not null check (kind in ('DUPLICATE_OF', 'PART_OF', 'RELATED', 'SAME_SELLER', 'SUPPLIED_BY')),
    reason text not null check (reason <> ''),
    linked_by uuid not null references user_account,
    linked_at timestamptz not null,
    -- Of a duplicate: who agreed for the target.
    confirmed_by uuid references user_account,
    confirmed_at timestamptz,
    undone_by uuid references user_account,
    undone_at timestamptz,
    undone_why text,
    check (case_id <> target_id and num_nulls(confirmed_by, confirmed_at) in (0, 2) and num_nulls(undone_by, undone_at, undone_why) in (0, 3))
  );
  create unique index case_link_once on case_link (case_id, target_id, kind) where undone_at is null;
  create unique index case_link_one_duplicate on case_link (case_id) where kind = 'DUPLICATE_OF' and undone_at is null;
  create index case_link_case on case_link (case_id, linked_at);
  create index case_link_target on case_link (target_id, linked_at);
`;

const PART_TABLES = ['case_party', 'case_dataset', 'case_channel', 'case_payment', 'case_task'];
const REVISED = [...PART_TABLES, 'case_proposal', 'case_measure'];
const KEPT = ['case_worksheet', 'case_crime_check', 'case_decision', 'case_package'];
/** Referred to by the case and the id together. */
const BY_CASE_ALREADY = ['case_party', 'case_worksheet', 'case_proposal', 'case_decision'];
const SEEN = `unit_id = ${UNIT} and app.sees_case(case_id)`;
const WORKED = `unit_id = ${UNIT} and app.works_on_case(case_id)`;

const PROTECTION = `
  create function app.works_on_case(p_case uuid) returns boolean language sql stable security definer set search_path = pg_catalog, public as $$
    select exists (select 1 from case_file c where c.id = p_case and c.unit_id = (select app.unit_id()) and (not c.restricted or exists (
      select 1 from case_access a where a.user_id = (select app.user_id()) and a.case_id = c.id and a.revoked_at is null and a.level = 'WORK')))
  $$;
  alter function app.works_on_case(uuid) owner to khien_definer;
  grant execute on function app.works_on_case(uuid) to khien_api, khien_worker;
  ${[...REVISED, ...KEPT]
    .map(
      (table) => `${BY_CASE_ALREADY.includes(table) ? '' : `create index ${table}_case on ${table} (case_id);`}
  ${protect(table)}
  ${allow(table, 'seen', ['select'], SEEN)}
  ${allow(table, 'worked', REVISED.includes(table) ? ['insert', 'update'] : ['insert'], WORKED)}
  ${mustBeRecorded(table, 'case_id')}`,
    )
    .join('\n  ')}
  ${protect('case_link')}
  ${allow('case_link', 'both', ['select'], `${SEEN} and app.sees_case(target_id)`)}
  ${allow('case_link', 'worked', ['insert', 'update'], `${WORKED} and app.sees_case(target_id)`)}
  ${mustBeRecorded('case_link', 'case_id')}
  ${protect('signing_title')}
  ${allow('signing_title', 'unit', ['select', 'insert', 'update'], `unit_id = ${UNIT}`)}
  ${mustBeRecorded('signing_title')}
`;
