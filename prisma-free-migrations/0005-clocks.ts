import { Migration } from '@mikro-orm/migrations';
import { allow, allowSystem, mustBeRecorded, ORGANISATION, ownedByOrganisation, protect, SYSTEM, UNIT } from './policies.js';

/** The clocks of a report and what people are told of them; minutes, notices to data subjects, notices by other ways. */
export class Migration0005Clocks extends Migration {
  override up(): void {
    this.addSql(`set local role khien_owner; ${CLOCKS}`);
    this.addSql(DUTIES);
    this.addSql('reset role');
  }
}

const FROM_FACTS = "'STATUTORY_72H', 'NO_DEADLINE', 'SUBJECT_NOTICE', 'PROCESSOR_NOTICE', 'CYBER_NOW', 'CYBER_24H', 'CYBER_72H'";
/** Clocks of the exchange with the authority: the unit to which the report was addressed starts, stops and sees them. */
const OF_FILINGS = "'ACK', 'TRIAGE', 'RETURN_RESPOND', 'FINAL_EXPECTED'";
const PROMISED = "'SUPPLEMENT_PROMISED', 'SUBJECT_CATCH_UP'";

/** The unit that got a filing of the report; its own policies on filing and delivery decide which those are. */
const ADDRESSEE = `kind in (${OF_FILINGS}) and ${UNIT} is not null and exists (select 1 from filing f join delivery d on d.filing_id = f.id
      where f.report_id = report_clock.report_id and d.unit_id = ${UNIT})`;

/**
 * What a clock was computed to is never edited: no role may update its start, its due time or its rule. A change of facts
 * supersedes the row and adds one, of which there is one a \`slot\` (what it is the clock of).
 */
const CLOCKS = `
  create table report_clock (
    id uuid primary key,
    organisation_id uuid not null,
    report_id uuid not null,
    slot text not null,
    kind text not null check (kind in (${FROM_FACTS}, ${OF_FILINGS}, ${PROMISED})),
    rule text not null,
    rule_version text not null,
    article text not null,
    law_day date not null,
    start_event text not null,
    started_at timestamptz,
    due_at timestamptz,
    statutory boolean not null,
    filing_id uuid,
    path text,
    computed_from text not null,
    computed_at timestamptz not null,
    superseded_at timestamptz,
    stopped_at timestamptz,
    stopped_by uuid,
    stopped_event text,
    breached_at timestamptz,
    next_escalation_at timestamptz,
    unique (organisation_id, id),
    foreign key (organisation_id, report_id) references violation_report (organisation_id, id),
    foreign key (organisation_id, filing_id) references filing (organisation_id, id),
    check (due_at > started_at),
    check ((stopped_at is null) = (stopped_by is null) and (stopped_at is null) = (stopped_event is null)),
    check ((kind = 'SUPPLEMENT_PROMISED') = (path is not null))
  );
  create unique index report_clock_once on report_clock (report_id, slot) where superseded_at is null;
  create index report_clock_report on report_clock (report_id, computed_at);
  create index report_clock_escalation on report_clock (next_escalation_at) where stopped_at is null and superseded_at is null;
  create index report_clock_breach on report_clock (due_at) where stopped_at is null and superseded_at is null and breached_at is null;
  create table clock_escalation (
    id uuid primary key,
    organisation_id uuid not null,
    report_id uuid not null,
    clock_id uuid not null,
    -- Of a 72-hour clock: full hours since its start. Of any other: hours before its due time, negative.
    hour integer not null,
    due_at timestamptz not null,
    at timestamptz not null,
    late boolean not null,
    unique (clock_id, hour),
    foreign key (organisation_id, clock_id) references report_clock (organisation_id, id),
    foreign key (organisation_id, report_id) references violation_report (organisation_id, id)
  );
  ${['report_clock', 'clock_escalation'].map(protect).join('')}
  ${allow('report_clock', 'own', ['select', 'insert'], `organisation_id = ${ORGANISATION}`)}
  ${allow('report_clock', 'addressee', ['select', 'insert'], ADDRESSEE)}
  create policy own_update on report_clock for update to khien_api, khien_worker
    using (organisation_id = ${ORGANISATION}) with check (organisation_id = ${ORGANISATION});
  create policy addressee_update on report_clock for update to khien_api, khien_worker using (${ADDRESSEE}) with check (${ADDRESSEE});
  create policy system on report_clock to khien_worker using (${SYSTEM}) with check (${SYSTEM});
  grant update (superseded_at, stopped_at, stopped_by, stopped_event, breached_at, next_escalation_at) on report_clock to khien_api, khien_worker;
  ${allow('clock_escalation', 'own', ['select'], `organisation_id = ${ORGANISATION}`)}
  ${allowSystem('clock_escalation', ['insert'])}
  ${mustBeRecorded('report_clock', 'report_id')}
  ${mustBeRecorded('clock_escalation', 'report_id')}
`;

/** Papers that are drafted, made final and never change again. The trigger is the net under the verbs. */
const DUTIES = `
  create function app.keep_final() returns trigger language plpgsql set search_path = pg_catalog, public as $$
  begin
    if old.state <> 'DRAFT' and (new.state = 'DRAFT' or to_jsonb(new) - tg_argv <> to_jsonb(old) - tg_argv) then
      raise exception 'a % that is final was changed', tg_table_name using errcode = 'KH003';
    end if;
    return new;
  end $$;

  create table violation_minutes (
    id uuid primary key,
    organisation_id uuid not null,
    report_id uuid not null,
    state text not null check (state in ('DRAFT', 'FINALISED', 'SUPERSEDED')),
    number text,
    made_at timestamptz,
    content jsonb not null,
    supersedes_id uuid,
    salt text,
    digest text,
    created_by uuid not null references user_account,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    finalised_by uuid references user_account,
    finalised_at timestamptz,
    superseded_at timestamptz,
    version integer not null default 1,
    unique (organisation_id, id),
    foreign key (organisation_id, report_id) references violation_report (organisation_id, id),
    foreign key (organisation_id, supersedes_id) references violation_minutes (organisation_id, id),
    check (state = 'DRAFT' or (number is not null and made_at is not null and digest is not null and salt is not null
      and finalised_by is not null and finalised_at is not null)),
    check ((state = 'SUPERSEDED') = (superseded_at is not null))
  );
  create unique index violation_minutes_in_force on violation_minutes (report_id) where state = 'FINALISED';
  create unique index violation_minutes_number on violation_minutes (organisation_id, number) where state <> 'DRAFT';
  create index violation_minutes_report on violation_minutes (report_id);
  create trigger final before update on violation_minutes for each row execute function app.keep_final('state', 'superseded_at', 'version');

  create table subject_notice (
    id uuid primary key,
    organisation_id uuid not null,
    report_id uuid not null,
    kind text not null check (kind in ('FINANCE', 'LOCATION_BIOMETRIC', 'PUBLIC')),
    state text not null check (state in ('DRAFT', 'SENT')),
    content jsonb not null,
    channel text,
    sent_at timestamptz,
    reached integer check (reached >= 0),
    total integer check (total >= 0),
    public_url text,
    catch_up_by timestamptz,
    rule text,
    article text,
    started_at timestamptz,
    due_at timestamptz,
    verdict text check (verdict in ('ON_TIME', 'LATE', 'NO_DEADLINE', 'UNDETERMINED')),
    late_by_ms bigint,
    salt text,
    digest text,
    created_by uuid not null references user_account,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    recorded_by uuid references user_account,
    recorded_at timestamptz,
    version integer not null default 1,
    unique (organisation_id, id),
    foreign key (organisation_id, report_id) references violation_report (organisation_id, id),
    check (reached <= total),
    check (state = 'DRAFT' or (channel is not null and sent_at is not null and verdict is not null and digest is not null and salt is not null
      and recorded_by is not null and recorded_at is not null)),
    -- D356 29.3: what was told to the public is told to each person as soon as that is possible.
    check (kind <> 'PUBLIC' or state = 'DRAFT' or (public_url is not null and catch_up_by is not null))
  );
  create index subject_notice_report on subject_notice (report_id);
  create trigger final before update on subject_notice for each row execute function app.keep_final('version');

  -- A notice that went another way than through this system: by a processor, or to the cyber agency.
  create table outside_notice (
    id uuid primary key,
    organisation_id uuid not null,
    report_id uuid not null,
    kind text not null check (kind in ('TO_CONTROLLER', 'FROM_PROCESSOR', 'CYBER_INITIAL', 'CYBER_REPORT')),
    counterpart text not null check (counterpart <> ''),
    channel text not null,
    received_at timestamptz not null,
    reference text,
    note text,
    evidence_sha256 text check (evidence_sha256 ~ '^[0-9a-f]{64}$'),
    recorded_by uuid not null references user_account,
    recorded_at timestamptz not null,
    unique (organisation_id, id),
    foreign key (organisation_id, report_id) references violation_report (organisation_id, id)
  );
  create index outside_notice_report on outside_notice (report_id);

  ${ownedByOrganisation('violation_minutes', ['insert', 'update'])}
  ${ownedByOrganisation('subject_notice', ['insert', 'update'])}
  ${ownedByOrganisation('outside_notice', ['insert'])}
  ${['violation_minutes', 'subject_notice', 'outside_notice'].map((table) => mustBeRecorded(table)).join('')}
`;
