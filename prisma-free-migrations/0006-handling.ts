import { Migration } from '@mikro-orm/migrations';
import { allow, allowSystem, mustBeRecorded, ORGANISATION, protect, UNIT } from './policies.js';

/** How an authority deals with a report, apart from how far its filings got. */
export class Migration0006Handling extends Migration {
  override up(): void {
    this.addSql(`set local role khien_owner; ${HANDLING}`);
    this.addSql('reset role');
  }
}

const HANDLING = `
  create table report_handling (
    id uuid primary key,
    organisation_id uuid not null references organisation,
    report_id uuid not null,
    unit_id uuid not null references authority_unit,
    reference text not null,
    organisation_name text not null,
    drill boolean not null,
    state text not null check (state in ('NEW', 'TRIAGED', 'ASSESSING', 'AWAITING_FILER', 'NO_ACTION', 'ADVISED', 'REMEDIATION_ORDERED',
      'LINKED_TO_CASE', 'VERIFYING_REMEDY', 'CLOSED', 'REOPENED')),
    assignee_id uuid references user_account,
    severity text check (severity in ('LOW', 'MEDIUM', 'HIGH', 'CRITICAL')),
    notice_class text,
    cross_border boolean,
    sensitive_sector boolean,
    subject_band text check (subject_band in ('UNDER_100', 'UNDER_1000', 'UNDER_10000', 'UNDER_100000', 'FROM_100000', 'UNKNOWN')),
    request jsonb,
    request_due timestamptz,
    measure jsonb,
    link jsonb,
    remedy text,
    outcome text check (outcome in ('NO_ACTION', 'ADVISED', 'REMEDIED', 'LINKED_TO_CASE', 'WITHDRAWN', 'NOT_REMEDIED')),
    summary text,
    waiver text,
    reopen_reason text,
    opened_at timestamptz not null,
    first_triaged_at timestamptz,
    first_decided_at timestamptz,
    first_closed_at timestamptz,
    updated_at timestamptz not null,
    version integer not null default 1,
    unique (report_id, unit_id),
    check ((state = 'AWAITING_FILER') = (request_due is not null)),
    check (state <> 'CLOSED' or (outcome is not null and summary is not null)),
    check (first_triaged_at is not null or state in ('NEW', 'CLOSED')),
    foreign key (organisation_id, report_id, drill) references violation_report (organisation_id, id, drill),
    foreign key (unit_id, drill) references authority_unit (id, sandbox)
  );
  create index report_handling_queue on report_handling (unit_id, state, opened_at, id);
  create index report_handling_awaited on report_handling (request_due) where state = 'AWAITING_FILER';
  ${protect('report_handling')}
  ${allow('report_handling', 'unit', ['select', 'insert', 'update'], `unit_id = ${UNIT}`)}
  ${allow('report_handling', 'filer', ['select'], `organisation_id = ${ORGANISATION}`)}
  ${allowSystem('report_handling')}
  ${mustBeRecorded('report_handling')}
  -- Whether the people concerned were told is the filer's clock; the unit that deals with the report waits for it.
  create policy handler_select on report_clock for select to khien_api, khien_worker
    using (kind = 'SUBJECT_NOTICE' and ${UNIT} is not null
      and exists (select 1 from report_handling h where h.report_id = report_clock.report_id and h.unit_id = ${UNIT}));
`;
