import { Migration } from '@mikro-orm/migrations';
import { allow, mustBeRecorded, protect, SYSTEM, UNIT, USER } from './policies.js';
import { searchable } from './searchable.js';

/**
 * What an authority unit has to do, one row a matter: a report, a dossier, or a report by others. It is a mirror of deliveries, of the handling of
 * reports and of reports by others, kept by their triggers, so that the queue never says another thing than they do, whoever wrote them.
 * Who has an item is written here, by people, and each such step has a row of its own.
 */
export class Migration0045WorkQueue extends Migration {
  override up(): void {
    this.addSql(`set local role khien_owner; ${ITEMS}`);
    this.addSql(PEOPLE);
    this.addSql(MIRROR);
    this.addSql(`${FOUND} set local role khien_definer; ${BACKFILL} reset role`);
  }
}

const ITEMS = `
  create table work_item (
    id uuid primary key default uuidv7(),
    unit_id uuid not null references authority_unit,
    kind text not null check (kind in ('REPORT', 'DOSSIER', 'TIP')),
    -- The report, the dossier, or the report by others.
    subject_id uuid not null,
    organisation_id uuid references organisation,
    reference text not null,
    title text not null,
    drill boolean not null,
    -- How it came: FILING, or the channel of a report by others.
    channel text not null,
    state text not null,
    stage text not null check (stage in ('NEW', 'WORKING', 'WAITING', 'DONE')),
    open boolean not null generated always as (stage <> 'DONE') stored,
    -- Filings of the matter that wait for an officer.
    waiting integer not null default 0,
    notice_class text,
    verdict text,
    -- Of whoever had to file it; no clock of the unit.
    statutory_due_at timestamptz,
    province_code text,
    sector text,
    severity text,
    cross_border boolean,
    sensitive_sector boolean,
    subject_band text,
    -- What the unit, or somebody whom it asked, is to do next, and until when.
    due_of text check (due_of in ('ACCEPT', 'TRIAGE', 'ANSWER', 'MEASURE')),
    due_at timestamptz not null default 'infinity',
    received_at timestamptz not null,
    -- When somebody outside the unit last brought something.
    news_at timestamptz not null,
    closed_at timestamptz,
    -- Codes and numbers of what was told, from which its risk is computed; no words.
    facts jsonb not null default '{}',
    to_weigh boolean not null default true,
    risk smallint not null default 0 check (risk between 0 and 100),
    -- Highest first, with one direction for all keys of a page.
    calm smallint not null generated always as (100 - risk) stored,
    risk_reasons jsonb not null default '[]',
    assignee_id uuid references user_account,
    assigned_at timestamptz,
    offered_to uuid references user_account,
    offered_by uuid references user_account,
    -- Until when somebody should have it; then the head of the unit hears of it.
    assign_by timestamptz,
    escalated_at timestamptz,
    version integer not null default 1,
    unique (unit_id, subject_id),
    unique (unit_id, id),
    check ((offered_to is null) = (offered_by is null)),
    check ((due_of is null) = (due_at = 'infinity'))
  );
  create index work_item_subject on work_item (subject_id);
  create index work_item_by_risk on work_item (unit_id, open, calm, received_at, id);
  create index work_item_by_due on work_item (unit_id, open, due_at, id);
  create index work_item_by_arrival on work_item (unit_id, open, received_at, id);
  create index work_item_of_person on work_item (assignee_id, open, due_at, id) where assignee_id is not null;
  create index work_item_offered on work_item (offered_to, received_at, id) where offered_to is not null;
  create index work_item_of_nobody on work_item (unit_id, due_at, id) where open and assignee_id is null;
  create index work_item_organisation on work_item (unit_id, organisation_id, received_at) where organisation_id is not null;
  create index work_item_to_weigh on work_item (received_at) where to_weigh;
  create index work_item_to_escalate on work_item (assign_by) where open and assignee_id is null and escalated_at is null;
  ${protect('work_item')}
  create policy unit_select on work_item for select to khien_api, khien_worker using (unit_id = ${UNIT});
  create policy unit_update on work_item for update to khien_api, khien_worker using (unit_id = ${UNIT}) with check (unit_id = ${UNIT});
  create policy system on work_item to khien_worker using (${SYSTEM}) with check (${SYSTEM});
  grant select, update (assignee_id, assigned_at, offered_to, offered_by, version) on work_item to khien_api, khien_worker;
  grant update (to_weigh, risk, risk_reasons, assign_by, escalated_at) on work_item to khien_worker;
  create policy definer on work_item to khien_definer using (true) with check (true);
  grant select, insert, update on work_item to khien_definer;
  -- Who has an item, and that people were told that nobody has it, is told by an event; the rest is the mirror's.
  create constraint trigger recorded_people after update of assignee_id, offered_to, escalated_at on work_item
    deferrable initially deferred for each row
    when ((old.assignee_id, old.offered_to, old.escalated_at) is distinct from (new.assignee_id, new.offered_to, new.escalated_at))
    execute function app.require_record('id');
`;

const PEOPLE = `
  create table work_step (
    id uuid primary key,
    unit_id uuid not null,
    item_id uuid not null,
    step text not null check (step in ('TAKE', 'ASSIGN', 'STEAL', 'RELEASE', 'OFFER', 'ACCEPT', 'DECLINE', 'WITHDRAW')),
    by_id uuid not null references user_account,
    -- Who had it before, and whom it was given or offered to.
    from_id uuid references user_account,
    to_id uuid references user_account,
    reason text,
    at timestamptz not null,
    foreign key (unit_id, item_id) references work_item (unit_id, id),
    check (step <> 'STEAL' or (reason is not null and reason <> ''))
  );
  create index work_step_item on work_step (item_id, at, id);
  ${protect('work_step')}
  ${allow('work_step', 'unit', ['select', 'insert'], `unit_id = ${UNIT}`)}
  ${mustBeRecorded('work_step', 'item_id')}

  create table work_read (
    item_id uuid not null,
    unit_id uuid not null,
    user_id uuid not null references user_account,
    read_at timestamptz not null,
    primary key (user_id, item_id),
    foreign key (unit_id, item_id) references work_item (unit_id, id)
  );
  ${protect('work_read')}
  ${allow('work_read', 'own', ['select', 'insert', 'update'], `user_id = ${USER} and unit_id = ${UNIT}`)}

  create table queue_view (
    id uuid primary key,
    unit_id uuid not null references authority_unit,
    owner_id uuid not null references user_account,
    name text not null check (name <> ''),
    shared boolean not null,
    filter jsonb not null,
    sort text not null check (sort in ('RISK', 'DUE', 'ARRIVAL')),
    created_at timestamptz not null,
    removed_at timestamptz,
    version integer not null default 1
  );
  create index queue_view_unit on queue_view (unit_id, name, id) where removed_at is null;
  create unique index queue_view_name on queue_view (unit_id, owner_id, name) where removed_at is null;
  ${protect('queue_view')}
  create policy unit_select on queue_view for select to khien_api, khien_worker using (unit_id = ${UNIT} and (shared or owner_id = ${USER}));
  create policy own_insert on queue_view for insert to khien_api, khien_worker with check (unit_id = ${UNIT} and owner_id = ${USER});
  create policy own_update on queue_view for update to khien_api, khien_worker
    using (unit_id = ${UNIT} and owner_id = ${USER}) with check (unit_id = ${UNIT} and owner_id = ${USER});
  grant select, insert, update on queue_view to khien_api, khien_worker;
  ${mustBeRecorded('queue_view')}

  -- Who works at the desk of the acting unit: to whom an item may be given. An officer sees no other memberships than the own one.
  create function app.desk_officers() returns table (user_id uuid, name text, roles text[])
  language sql stable security definer set search_path = pg_catalog, public as $$
    select m.user_id, u.display_name, m.roles from membership m join user_account u on u.id = m.user_id and u.disabled_at is null
      where m.unit_id = (select app.unit_id()) and m.ended_at is null and m.roles && array['CLERK', 'LIAISON_OFFICER', 'UNIT_HEAD']
  $$;
  alter function app.desk_officers() owner to khien_definer;
  grant execute on function app.desk_officers() to khien_api, khien_worker;
`;

/** The unit answers at its desk inside the system; as `isAtDesk` of libs/routing has it. */
const AT_DESK = `(d.destination_id is null or exists (select 1 from destination t where t.id = d.destination_id and (t.channel in ('MAIL', 'ZIP_FILE')
        or t.state = 'CLOSED' and not exists (select 1 from destination a where a.unit_id = t.unit_id and a.state = 'ACTIVE' and a.channel not in ('MAIL', 'ZIP_FILE')))))`;
const LEADING = `d.matter_id = p_matter and d.unit_id = p_unit and d.part = 'LEAD' and d.message = 'FILING' and d.business_state <> 'NONE' and ${AT_DESK}`;

/** Of the facts of a filing what has a code or a number. */
const CODES = (
  row: string,
) => `jsonb_strip_nulls(jsonb_build_object('regime', ${row}.regime, 'actType', ${row}.content::jsonb #> '{facts,actType}',
      'dataTypes', ${row}.content::jsonb #> '{facts,dataTypes}', 'counts', ${row}.content::jsonb #> '{facts,counts}',
      'harmInterests', ${row}.content::jsonb #> '{facts,harmInterests}', 'occurrencePrecision', ${row}.content::jsonb #> '{facts,occurrencePrecision}'))`;

const FOLLOWS = `do update set (organisation_id, reference, title, channel, state, stage, waiting, notice_class, verdict, statutory_due_at,
        province_code, sector, severity, cross_border, sensitive_sector, subject_band, due_of, due_at, news_at, facts, to_weigh, closed_at)
      = (excluded.organisation_id, excluded.reference, excluded.title, excluded.channel, excluded.state, excluded.stage,
        excluded.waiting, excluded.notice_class, excluded.verdict, excluded.statutory_due_at, excluded.province_code, excluded.sector,
        excluded.severity, excluded.cross_border, excluded.sensitive_sector, excluded.subject_band, excluded.due_of, excluded.due_at,
        greatest(w.news_at, excluded.news_at), excluded.facts,
        w.to_weigh or (w.facts, w.notice_class, w.verdict, w.severity, w.cross_border, w.sensitive_sector, w.subject_band)
          is distinct from (excluded.facts, excluded.notice_class, excluded.verdict, excluded.severity, excluded.cross_border,
            excluded.sensitive_sector, excluded.subject_band),
        case when excluded.stage = 'DONE' then coalesce(w.closed_at, now()) end)`;

const MIRROR = `
  create policy definer on filing for select to khien_definer using (true);
  create policy definer on report_handling for select to khien_definer using (true);
  create policy definer on report_clock for select to khien_definer using (true);
  grant select on filing, report_handling, report_clock to khien_definer;

  -- What one unit has to do with one report or dossier, from what there is of it.
  create function app.refresh_work(p_unit uuid, p_matter uuid) returns void
  language plpgsql security definer set search_path = pg_catalog, public as $$
  declare
    lead record;
    handled record;
    desk record;
    state text;
    stage text;
    due_of text;
    due_at timestamptz;
    facts jsonb;
  begin
    select d.* into lead from delivery d where ${LEADING} order by d.filing_number desc, d.id desc limit 1;
    if not found then return; end if;
    select min(d.submitted_at) as received_at, count(*) filter (where d.waits_for = 'OFFICER')::integer as waiting,
        min(d.accept_by) filter (where d.waits_for = 'OFFICER') as accept_by, max(coalesce(d.delivered_at, d.submitted_at)) as news_at,
        (array_agg(d.reference order by d.filing_number, d.id))[1] as reference
      into desk from delivery d where ${LEADING};
    select h.* into handled from report_handling h where h.report_id = p_matter and h.unit_id = p_unit;
    state := case when handled.state is not null then handled.state when lead.recall_state = 'RECALL_AGREED' then 'RECALLED' else lead.business_state end;
    stage := case
      when desk.waiting > 0 then case when handled.state is null or handled.state in ('NEW', 'REOPENED') then 'NEW' else 'WORKING' end
      when state in ('ARRIVED', 'NEW', 'REOPENED') then 'NEW'
      when state in ('RETURNED', 'AWAITING_FILER', 'ADVISED', 'REMEDIATION_ORDERED', 'LINKED_TO_CASE') then 'WAITING'
      when state in ('CLOSED', 'REFUSED', 'RECALLED', 'COMPLETED') then 'DONE'
      else 'WORKING' end;
    if desk.waiting > 0 then
      due_of := 'ACCEPT'; due_at := desk.accept_by;
    elsif state = 'NEW' then
      select 'TRIAGE', c.due_at into due_of, due_at from report_clock c
        where c.report_id = p_matter and c.kind = 'TRIAGE' and c.stopped_at is null and c.superseded_at is null order by c.due_at limit 1;
    elsif state = 'AWAITING_FILER' then
      due_of := 'ANSWER'; due_at := handled.request_due;
    elsif state in ('ADVISED', 'REMEDIATION_ORDERED') then
      due_of := 'MEASURE'; due_at := (handled.measure ->> 'deadline')::timestamptz;
    end if;
    if lead.subject = 'VIOLATION_NOTICE' then
      select ${CODES('f')} into facts from filing f join delivery d on d.filing_id = f.id
        where ${LEADING} and f.kind <> 'WITHDRAWAL_REQUEST' order by f.number desc limit 1;
    end if;
    insert into work_item as w (unit_id, kind, subject_id, organisation_id, reference, title, drill, channel, state, stage, waiting,
        notice_class, verdict, statutory_due_at, province_code, sector, severity, cross_border, sensitive_sector, subject_band,
        due_of, due_at, received_at, news_at, facts, closed_at)
      values (p_unit, case lead.subject when 'VIOLATION_NOTICE' then 'REPORT' else 'DOSSIER' end, p_matter, lead.organisation_id, desk.reference,
        lead.organisation_name, lead.drill, 'FILING', state, stage, desk.waiting,
        coalesce(handled.notice_class, lead.notice_class), lead.verdict, lead.statutory_due_at, lead.province_code, lead.sector, handled.severity,
        handled.cross_border, handled.sensitive_sector, handled.subject_band, case when due_at is not null then due_of end,
        coalesce(due_at, 'infinity'), desk.received_at, desk.news_at, coalesce(facts, '{}'), case stage when 'DONE' then now() end)
      on conflict (unit_id, subject_id) ${FOLLOWS};
  end $$;
  alter function app.refresh_work(uuid, uuid) owner to khien_definer;

  create function app.mirror_work() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
  begin
    if tg_table_name = 'delivery' then perform app.refresh_work(new.unit_id, new.matter_id);
    elsif tg_table_name = 'report_handling' then perform app.refresh_work(new.unit_id, new.report_id);
    else perform app.refresh_work(w.unit_id, w.subject_id) from work_item w where w.subject_id = new.report_id;
    end if;
    return null;
  end $$;
  create trigger mirror_work after insert or update of business_state, waits_for, recall_state, destination_id, accept_by on delivery
    for each row when (new.part = 'LEAD' and new.message = 'FILING' and new.business_state <> 'NONE') execute function app.mirror_work();
  create trigger mirror_work after insert or update on report_handling for each row execute function app.mirror_work();
  create trigger mirror_work after insert or update of stopped_at, superseded_at on report_clock
    for each row when (new.kind = 'TRIAGE') execute function app.mirror_work();

  -- The same of a report by others.
  create function app.refresh_tip(tip third_party_report) returns void
  language plpgsql security definer set search_path = pg_catalog, public as $$
  begin
    insert into work_item as w (unit_id, kind, subject_id, organisation_id, reference, title, drill, channel, state, stage,
        notice_class, verdict, statutory_due_at, province_code, received_at, news_at, facts, closed_at)
      values (tip.unit_id, 'TIP', tip.id, tip.about_organisation_id, tip.reference, tip.about_name, false, tip.channel,
        tip.state, case tip.state when 'UNVERIFIED' then 'NEW' when 'VERIFIED' then 'WORKING' else 'DONE' end,
        tip.notice_class, tip.verdict, tip.due_at, nullif(tip.routing_inputs ->> 'provinceCode', ''), tip.received_at, tip.entered_at,
        ${CODES('tip')}, case when tip.state in ('DISMISSED', 'LINKED') then now() end)
      on conflict (unit_id, subject_id) ${FOLLOWS};
  end $$;
  alter function app.refresh_tip(third_party_report) owner to khien_definer;
  create function app.mirror_tip() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
  begin
    perform app.refresh_tip(new);
    return null;
  end $$;
  create trigger mirror_tip after insert or update of state on third_party_report for each row execute function app.mirror_tip();

  -- A word of the reporter is news; the desk's own is not.
  create function app.mirror_word() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
  begin
    update work_item set news_at = new.at where unit_id = new.unit_id and subject_id = new.third_party_report_id;
    return null;
  end $$;
  create trigger mirror_word after insert on third_party_message for each row when (new.written_by is null) execute function app.mirror_word();

  ${['mirror_work', 'mirror_tip', 'mirror_word']
    .map((name) => `alter function app.${name}() owner to khien_definer; revoke all on function app.${name}() from public;`)
    .join('\n  ')}
`;

const FOUND = searchable({
  table: 'work_item',
  kind: 'WORK',
  place: 'c.unit_id',
  code: 'c.reference',
  title: 'c.title',
  detail: 'null::text',
});

/** What was there before the queue. */
const BACKFILL = `
  do $$ begin
    perform app.refresh_work(d.unit_id, d.matter_id) from (select distinct unit_id, matter_id from delivery) d;
    perform app.refresh_tip(t) from third_party_report t;
  end $$;
`;
