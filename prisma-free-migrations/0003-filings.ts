import { Migration } from '@mikro-orm/migrations';
import { allow, allowSystem, mustBeRecorded, ORGANISATION, protect, UNIT, USER } from './policies.js';

/** Filings of every kind, returns for completion, and exercises, whose reports reach nothing but sandbox desks. */
export class Migration0003Filings extends Migration {
  override up(): void {
    this.addSql(`set local role khien_owner; ${EXERCISES}`);
    this.addSql(REPORTS);
    this.addSql(RETURNS);
    this.addSql('reset role');
  }
}

const KINDS = "'INITIAL', 'SUPPLEMENT', 'CORRECTION', 'FINAL', 'WITHDRAWAL_REQUEST'";

/**
 * Drill and sandbox travel as columns of composite keys: a drill's filing can only belong to a drill's report, and (in the
 * migration of deliveries) only go to a unit that is a sandbox. No code has to be careful.
 */
const EXERCISES = `
  alter table authority_unit add column sandbox boolean not null default false, add unique (id, sandbox);
  create table exercise (
    id uuid primary key,
    code text not null unique check (code ~ '^[A-Z0-9][A-Z0-9-]{2,39}$'),
    title text not null check (title <> ''),
    unit_id uuid not null references authority_unit,
    -- Where its reports go: a desk that is a sandbox, and cannot become another.
    desk_id uuid not null,
    desk_is_sandbox boolean not null default true check (desk_is_sandbox),
    state text not null check (state in ('OPEN', 'CLOSED')),
    opened_by uuid not null references user_account,
    opened_at timestamptz not null,
    closed_at timestamptz,
    version integer not null default 1,
    foreign key (desk_id, desk_is_sandbox) references authority_unit (id, sandbox)
  );
  ${protect('exercise')}
  ${allow('exercise', 'signed_in', ['select'], `${USER} is not null`)}
  ${allow('exercise', 'unit', ['insert', 'update'], `unit_id = ${UNIT}`)}
  ${allowSystem('exercise')}
  ${mustBeRecorded('exercise')}
`;

const REPORTS = `
  create sequence drill_reference;
  grant usage on sequence drill_reference to khien_api, khien_worker;

  alter table violation_report
    drop constraint violation_report_state_check,
    add constraint violation_report_state_check check (state in ('DRAFT', 'READY', 'SUBMITTED', 'DISCARDED', 'EXPIRED')),
    add column kind text not null default 'INITIAL' check (kind in (${KINDS})),
    add column revises_id uuid,
    add column reason text,
    add column answers jsonb,
    add column form_version text,
    add column exercise_id uuid references exercise,
    add column drill boolean not null default false,
    add column idle_warned_at timestamptz,
    add check (drill = (exercise_id is not null)),
    add unique (organisation_id, id, drill);
  create index violation_report_idle on violation_report (updated_at) where state = 'DRAFT';

  alter table filing
    drop constraint filing_kind_check,
    add constraint filing_kind_check check (kind in (${KINDS})),
    drop constraint filing_state_check,
    add constraint filing_state_check check (state in ('SUBMITTED', 'RECEIVED', 'ACCEPTED', 'RETURNED', 'REFUSED', 'SUPERSEDED')),
    add column revises_id uuid,
    add column drill boolean not null default false,
    add unique (organisation_id, id, drill),
    add unique (revises_id),
    add foreign key (organisation_id, revises_id) references filing (organisation_id, id),
    add foreign key (organisation_id, report_id, drill) references violation_report (organisation_id, id, drill),
    add check ((number = 1) = (kind = 'INITIAL' and revises_id is null));
  drop index filing_one_initial;
  create unique index filing_one_initial on filing (report_id) where kind = 'INITIAL' and revises_id is null;
  alter table violation_report add foreign key (organisation_id, revises_id) references filing (organisation_id, id);
`;

const RETURNS = `
  create table filing_return (
    id uuid primary key,
    organisation_id uuid not null,
    filing_id uuid not null unique,
    unit_id uuid not null references authority_unit,
    defects jsonb not null check (jsonb_array_length(defects) > 0),
    respond_by timestamptz not null,
    state text not null check (state in ('OPEN', 'ANSWERED', 'LAPSED', 'WAIVED')),
    returned_by uuid not null references user_account,
    at timestamptz not null,
    answered_by uuid,
    answered_at timestamptz,
    version integer not null default 1,
    foreign key (organisation_id, filing_id) references filing (organisation_id, id),
    foreign key (organisation_id, answered_by) references filing (organisation_id, id),
    check ((answered_by is null) = (answered_at is null))
  );
  create index filing_return_open on filing_return (respond_by) where state = 'OPEN';
  ${protect('filing_return')}
  ${allow('filing_return', 'filer', ['select', 'update'], `organisation_id = ${ORGANISATION}`)}
  ${allow('filing_return', 'unit', ['select', 'insert', 'update'], `unit_id = ${UNIT}`)}
  ${allowSystem('filing_return')}
  ${mustBeRecorded('filing_return', 'filing_id')}
`;
