import { Migration } from '@mikro-orm/migrations';
import { allow, allowSystem, mustBeRecorded, ORGANISATION, protect, SYSTEM, UNIT } from './policies.js';

/** Files that go with reports, and reports by people who have no account. */
export class Migration0007IntakeAttachments extends Migration {
  override up(): void {
    this.addSql(`set local role khien_owner; ${ATTACHMENTS}`);
    this.addSql(REPORTS_BY_OTHERS);
    this.addSql('reset role');
  }
}

/** A filing that brought the file is addressed to the acting unit. */
const ADDRESSEE = (
  attachment: string,
) => `${UNIT} is not null and exists (select 1 from filing_attachment f join delivery d on d.filing_id = f.filing_id
  where f.attachment_id = ${attachment} and d.unit_id = ${UNIT})`;

const ATTACHMENTS = `
  alter table upload_ticket
    drop constraint upload_ticket_size_check,
    add constraint upload_ticket_size_check check (size > 0),
    alter column organisation_id drop not null,
    add column unit_id uuid references authority_unit,
    add column purpose text not null default 'REGISTER' check (purpose in ('REGISTER', 'ATTACHMENT')),
    add check (num_nonnulls(organisation_id, unit_id) = 1),
    add check (purpose = 'ATTACHMENT' or size <= 20971520);
  ${allow('upload_ticket', 'unit', ['select', 'insert', 'update'], `unit_id = ${UNIT}`)}

  create table attachment (
    id uuid primary key,
    organisation_id uuid references organisation,
    unit_id uuid references authority_unit,
    name text not null check (name <> ''),
    media_type text not null,
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    size integer not null check (size > 0),
    state text not null check (state in ('RECEIVED', 'CLEAN', 'INFECTED', 'UNSCANNED')),
    finding text,
    obstacle text,
    judged_at timestamptz,
    received_by uuid not null references user_account,
    received_at timestamptz not null,
    version integer not null default 1,
    unique (organisation_id, id),
    unique (unit_id, id),
    check (num_nonnulls(organisation_id, unit_id) = 1),
    check ((state = 'INFECTED') = (finding is not null)),
    check ((state in ('CLEAN', 'INFECTED')) = (judged_at is not null))
  );
  create index attachment_unjudged on attachment (received_at, id) where state in ('RECEIVED', 'UNSCANNED');
  create table report_attachment (
    id uuid primary key, organisation_id uuid not null, report_id uuid not null, attachment_id uuid not null, attached_at timestamptz not null,
    unique (report_id, attachment_id),
    foreign key (organisation_id, report_id) references violation_report (organisation_id, id),
    foreign key (organisation_id, attachment_id) references attachment (organisation_id, id)
  );
  create index report_attachment_attachment on report_attachment (attachment_id);
  create table filing_attachment (
    filing_id uuid not null, organisation_id uuid not null, attachment_id uuid not null,
    primary key (filing_id, attachment_id),
    foreign key (organisation_id, filing_id) references filing (organisation_id, id),
    foreign key (organisation_id, attachment_id) references attachment (organisation_id, id)
  );
  create index filing_attachment_attachment on filing_attachment (attachment_id);

  -- What a filing takes with it is what lies in its report's working copy at that moment: nobody can forget to say so.
  create function app.carry_attachments() returns trigger language plpgsql set search_path = pg_catalog, public as $$
  begin
    insert into filing_attachment (filing_id, organisation_id, attachment_id)
      select new.id, r.organisation_id, r.attachment_id from report_attachment r where r.report_id = new.report_id;
    return null;
  end $$;
  create trigger carry_attachments after insert on filing for each row execute function app.carry_attachments();

  ${['attachment', 'report_attachment', 'filing_attachment'].map(protect).join('')}
  ${allow('attachment', 'own', ['select', 'insert'], `organisation_id = ${ORGANISATION}`)}
  ${allow('attachment', 'unit', ['select', 'insert'], `unit_id = ${UNIT}`)}
  ${allow('attachment', 'addressee', ['select'], ADDRESSEE('attachment.id'))}
  -- What came never changes: only what the scanner said of it is written, and only by the worker.
  create policy system on attachment to khien_worker using (${SYSTEM}) with check (${SYSTEM});
  grant update (state, finding, obstacle, judged_at, version) on attachment to khien_worker;
  ${allow('report_attachment', 'own', ['select', 'insert', 'delete'], `organisation_id = ${ORGANISATION}`)}
  ${allowSystem('report_attachment', [])}
  ${allow('filing_attachment', 'own', ['select', 'insert'], `organisation_id = ${ORGANISATION}`)}
  ${allow('filing_attachment', 'addressee', ['select'], `${UNIT} is not null and exists (select 1 from delivery d where d.filing_id = filing_attachment.filing_id and d.unit_id = ${UNIT})`)}
  ${allowSystem('filing_attachment', [])}
  ${mustBeRecorded('attachment')}
  ${mustBeRecorded('report_attachment', 'report_id')}
  ${mustBeRecorded('filing_attachment', 'filing_id')}
`;

/**
 * Reports by people and bodies who file under no account, kept apart from filings: an officer's unit sees them, no
 * organisation ever does. Who has no account has no context either, and gets in and out by definer functions alone: one
 * puts a report down, the others open exactly the report of a receipt code.
 */
const REPORTS_BY_OTHERS = `
  create sequence third_party_reference;
  grant usage on sequence third_party_reference to khien_api, khien_worker;

  create table third_party_report (
    id uuid primary key,
    reference text not null unique,
    channel text not null check (channel in ('WEB', 'PHONE', 'POST', 'IN_PERSON', 'EMAIL', 'OFFICIAL_LETTER')),
    unit_id uuid not null references authority_unit,
    state text not null check (state in ('UNVERIFIED', 'VERIFIED', 'DISMISSED', 'LINKED')),
    code_hash bytea unique,
    reporter_kind text not null check (reporter_kind in ('INDIVIDUAL', 'ORGANISATION')),
    reporter_name text,
    reporter_organisation_id uuid references organisation,
    sealed_contact text,
    about_name text not null check (about_name <> ''),
    about_organisation_id uuid references organisation,
    content text not null,
    salt text not null,
    digest text not null,
    regime text,
    notice_class text,
    rule text,
    article text,
    verdict text check (verdict in ('ON_TIME', 'LATE', 'NO_DEADLINE', 'UNDETERMINED')),
    due_at timestamptz,
    late_by_ms bigint,
    routing_rule text not null,
    routing_inputs jsonb not null,
    received_at timestamptz not null,
    entered_at timestamptz not null,
    entered_by uuid references user_account,
    decision text,
    decision_note text,
    decided_by uuid references user_account,
    decided_at timestamptz,
    linked_report_id uuid references violation_report,
    linked_reference text,
    version integer not null default 1,
    unique (unit_id, id),
    check (received_at <= entered_at),
    -- Nobody but a person at a desk enters what came another way; what came over the web has a way back.
    check ((channel = 'WEB') = (entered_by is null)),
    check ((channel = 'WEB') = (code_hash is not null)),
    check (reporter_kind = 'ORGANISATION' or (reporter_name is null and reporter_organisation_id is null)),
    check ((state = 'LINKED') = (linked_report_id is not null)),
    check ((state = 'UNVERIFIED') = (decided_at is null)),
    check (state <> 'DISMISSED' or decision is not null)
  );
  create index third_party_report_queue on third_party_report (unit_id, state, received_at, id);
  create table third_party_message (
    id uuid primary key, unit_id uuid not null, third_party_report_id uuid not null,
    -- The officer; empty where the reporter wrote.
    written_by uuid references user_account,
    text text not null check (length(text) between 1 and 5000), at timestamptz not null,
    foreign key (unit_id, third_party_report_id) references third_party_report (unit_id, id)
  );
  create index third_party_message_report on third_party_message (third_party_report_id, at, id);
  create table third_party_attachment (
    unit_id uuid not null, third_party_report_id uuid not null, attachment_id uuid not null,
    primary key (third_party_report_id, attachment_id),
    foreign key (unit_id, third_party_report_id) references third_party_report (unit_id, id),
    foreign key (unit_id, attachment_id) references attachment (unit_id, id)
  );
  create table spent_challenge (digest bytea primary key, expires_at timestamptz not null);

  ${['third_party_report', 'third_party_message', 'third_party_attachment', 'spent_challenge'].map(protect).join('')}
  ${allow('third_party_report', 'unit', ['select', 'insert'], `unit_id = ${UNIT}`)}
  create policy unit_update on third_party_report for update to khien_api, khien_worker using (unit_id = ${UNIT}) with check (unit_id = ${UNIT});
  grant update (state, decision, decision_note, decided_by, decided_at, linked_report_id, linked_reference, version) on third_party_report to khien_api, khien_worker;
  ${allow('third_party_message', 'unit', ['select', 'insert'], `unit_id = ${UNIT}`)}
  ${allow('third_party_attachment', 'unit', ['select', 'insert'], `unit_id = ${UNIT}`)}
  ${['third_party_report', 'third_party_message', 'spent_challenge'].map((table) => `create policy definer on ${table} to khien_definer using (true) with check (true);`).join('\n')}
  grant select, insert on third_party_report, third_party_message to khien_definer;
  grant select, insert, update, delete on spent_challenge to khien_definer;
  ${mustBeRecorded('third_party_report')}
  ${mustBeRecorded('third_party_message', 'third_party_report_id')}
  ${mustBeRecorded('third_party_attachment', 'third_party_report_id')}

  -- Competence is public knowledge; whoever reports without an account has no context to read it by.
  ${['routing_table', 'routing_rule'].map((table) => `create policy definer on ${table} for select to khien_definer using (true);\n  grant select on ${table} to khien_definer;`).join('\n  ')}
  create function app.routing_rules_in_force() returns jsonb
  language sql stable security definer set search_path = pg_catalog, public as $$
    select coalesce(jsonb_agg(jsonb_build_object('code', r.code, 'priority', r.priority, 'kinds', r.kinds, 'regimes', r.regimes, 'noticeClasses', r.notice_classes,
        'provinces', r.provinces, 'defenceScope', r.defence_scope, 'validFrom', r.valid_from, 'validTo', r.valid_to, 'lead', r.lead, 'copies', r.copies)), '[]')
    from routing_rule r
      where r.version = (select t.version from routing_table t where t.in_force_from <= clock_timestamp() order by t.version desc limit 1)
  $$;

  -- True once for each challenge. What has expired is of no use to anybody and goes.
  create function app.spend_challenge(p_digest bytea, p_expires timestamptz) returns boolean
  language plpgsql security definer set search_path = pg_catalog, public as $$
  begin
    delete from spent_challenge where digest in (
      select digest from spent_challenge where expires_at < clock_timestamp() - interval '1 hour' limit 100 for update skip locked);
    insert into spent_challenge (digest, expires_at) values (p_digest, p_expires) on conflict do nothing;
    return found;
  end $$;

  create function app.organisation_of_tax_code(p_tax_code text) returns uuid
  language sql stable security definer set search_path = pg_catalog, public as $$
    select id from organisation where app.unit_id() is not null and replace(tax_code, '-', '') = replace(p_tax_code, '-', '')
  $$;

  -- Puts a report down at the desk with this code or, where that is not set up, in the common queue; answers the desk's id, or nothing where there is neither.
  create function app.receive_third_party_report(p jsonb) returns uuid
  language plpgsql security definer set search_path = pg_catalog, public as $$
  declare desk uuid;
  begin
    select u.id into desk from authority_unit u where u.code in (p->>'unitCode', p->>'fallbackCode') and not u.sandbox
      order by u.code = p->>'unitCode' desc limit 1;
    if desk is null then return null; end if;
    insert into third_party_report (id, reference, channel, unit_id, state, code_hash, reporter_kind, reporter_name, reporter_organisation_id, sealed_contact,
        about_name, about_organisation_id, content, salt, digest, regime, notice_class, rule, article, verdict, due_at, routing_rule, routing_inputs, received_at, entered_at)
      values ((p->>'id')::uuid, p->>'reference', 'WEB', desk, 'UNVERIFIED', decode(p->>'codeHash', 'hex'), p->>'reporterKind', p->>'reporterName',
        (select o.id from organisation o where replace(o.tax_code, '-', '') = replace(p->>'reporterTaxCode', '-', '')), p->>'sealedContact', p->>'aboutName',
        (select o.id from organisation o where replace(o.tax_code, '-', '') = replace(p->>'aboutTaxCode', '-', '')), p->>'content', p->>'salt', p->>'digest',
        p->>'regime', p->>'noticeClass', p->>'rule', p->>'article', p->>'verdict', (p->>'dueAt')::timestamptz, p->>'routingRule', p->'routingInputs',
        (p->>'receivedAt')::timestamptz, (p->>'receivedAt')::timestamptz);
    return desk;
  end $$;

  -- What whoever holds the code may know: never who reads it, never a note between officers.
  create function app.third_party_report_by_code(p_code_hash bytea) returns jsonb
  language sql stable security definer set search_path = pg_catalog, public as $$
    select jsonb_build_object('id', r.id, 'reference', r.reference, 'state', r.state, 'receivedAt', r.received_at, 'decidedAt', r.decided_at,
      'decision', case when r.state = 'DISMISSED' then r.decision end, 'regime', r.regime, 'noticeClass', r.notice_class, 'rule', r.rule, 'article', r.article,
      'content', r.content, 'salt', r.salt, 'position', app.leaf_of_event('ThirdPartyReportReceived', r.id),
      'messages', (select coalesce(jsonb_agg(jsonb_build_object('fromOfficer', m.written_by is not null, 'text', m.text, 'at', m.at) order by m.at, m.id), '[]')
        from third_party_message m where m.third_party_report_id = r.id))
    from third_party_report r where r.code_hash = p_code_hash
  $$;

  -- A word of the reporter to the desk; answers the report's id, or nothing where no report has this code or it has had its share of words.
  create function app.write_to_desk(p_code_hash bytea, p_id uuid, p_text text) returns uuid
  language sql security definer set search_path = pg_catalog, public as $$
    insert into third_party_message (id, unit_id, third_party_report_id, text, at)
      select p_id, r.unit_id, r.id, p_text, clock_timestamp() from third_party_report r
        where r.code_hash = p_code_hash
          and (select count(*) from third_party_message m where m.third_party_report_id = r.id and m.written_by is null) < 200
      returning third_party_report_id
  $$;

  alter function app.routing_rules_in_force() owner to khien_definer;
  alter function app.spend_challenge(bytea, timestamptz) owner to khien_definer;
  alter function app.organisation_of_tax_code(text) owner to khien_definer;
  alter function app.receive_third_party_report(jsonb) owner to khien_definer;
  alter function app.third_party_report_by_code(bytea) owner to khien_definer;
  alter function app.write_to_desk(bytea, uuid, text) owner to khien_definer;
  grant execute on function app.routing_rules_in_force(), app.spend_challenge(bytea, timestamptz), app.organisation_of_tax_code(text), app.receive_third_party_report(jsonb),
    app.third_party_report_by_code(bytea), app.write_to_desk(bytea, uuid, text) to khien_api;
`;
