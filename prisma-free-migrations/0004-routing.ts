import { Migration } from '@mikro-orm/migrations';
import { ROUTING_RULES_1, type RoutingRule } from '#routing';
import { allow, allowSystem, mustBeRecorded, ORGANISATION, protect, UNIT, USER } from './policies.js';

/** Competence as rows; deliveries with leases, recall, refusal by two people and dispatch by hand; destinations outside the house. */
export class Migration0004Routing extends Migration {
  override up(): void {
    this.addSql(`set local role khien_owner; ${COMPETENCE}`);
    this.addSql(DESTINATIONS);
    this.addSql(DELIVERIES);
    this.addSql(DECISIONS);
    this.addSql(ACKNOWLEDGEMENTS);
    this.addSql(NOTIFICATIONS);
    this.addSql('reset role');
  }
}

const text = (value: string | null) => (value === null ? 'null' : `'${value.replaceAll("'", "''")}'`);
const list = (values: readonly string[] | null) => (values === null ? 'null' : `array[${values.map(text).join(', ')}]::text[]`);

function row(version: number, rule: RoutingRule): string {
  const { code, priority, kinds, regimes, noticeClasses, provinces, defenceScope, validFrom, validTo } = rule;
  const conditions = [
    list(kinds),
    list(regimes),
    list(noticeClasses),
    list(provinces),
    String(defenceScope),
    text(validFrom),
    text(validTo),
  ];
  const target = [text(rule.lead), list(rule.copies), text(rule.article), text(rule.confidence), text(rule.vi), text(rule.en)];
  return `(gen_random_uuid(), ${version}, ${text(code)}, ${priority}, ${[...conditions, ...target].join(', ')})`;
}

/**
 * A version of the table is written once, as a whole, and holds from a moment on; no role may change a row of it. A rule
 * may besides have days of its own, as an overlay has.
 */
const COMPETENCE = `
  create table routing_table (
    id uuid primary key,
    version integer not null unique check (version > 0),
    in_force_from timestamptz not null,
    note text not null
  );
  create table routing_rule (
    id uuid primary key,
    version integer not null references routing_table (version),
    code text not null check (code ~ '^[A-Z0-9-]{3,60}$'),
    priority integer not null,
    kinds text[],
    regimes text[],
    notice_classes text[],
    provinces text[],
    defence_scope boolean,
    valid_from date,
    valid_to date check (valid_to >= valid_from),
    lead text not null,
    copies text[] not null,
    article text not null,
    confidence text not null check (confidence in ('C1', 'C2', 'U', 'I')),
    vi text not null,
    en text not null,
    unique (version, code)
  );
  insert into routing_table values (gen_random_uuid(), 1, '2023-07-01 00:00:00+07', 'Bản đầu: Nghị định 13, Luật 91, Nghị quyết 22');
  insert into routing_rule (id, version, code, priority, kinds, regimes, notice_classes, provinces, defence_scope, valid_from, valid_to, lead, copies,
    article, confidence, vi, en) values
    ${ROUTING_RULES_1.map((rule) => row(1, rule)).join(',\n    ')};
  ${['routing_table', 'routing_rule'].map((table) => protect(table) + allow(table, 'signed_in', ['select'], `${USER} is not null`) + allowSystem(table, []) + mustBeRecorded(table)).join('')}
`;

/**
 * Where the messages of a unit go when they leave the house; a unit without an active one has its desk inside. Secrets lie
 * sealed, and the role of the API cannot read the column: only the two functions of the inbound door hand it out.
 */
const DESTINATIONS = `
  create table destination (
    id uuid primary key,
    unit_id uuid not null,
    sandbox boolean not null,
    channel text not null check (channel in ('WEBHOOK', 'EDXML_FILE', 'MAIL', 'ZIP_FILE')),
    endpoint text not null check (endpoint <> ''),
    sealed_secrets text[] not null default '{}',
    settings jsonb not null default '{}',
    state text not null check (state in ('ACTIVE', 'CLOSED')),
    opened_by uuid not null references user_account,
    opened_at timestamptz not null,
    closed_at timestamptz,
    version integer not null default 1,
    unique (id, sandbox),
    foreign key (unit_id, sandbox) references authority_unit (id, sandbox)
  );
  create unique index destination_one_active on destination (unit_id) where state = 'ACTIVE';
  create table destination_health (
    destination_id uuid primary key references destination,
    tried_at timestamptz,
    recovered_at timestamptz
  );
  ${['destination', 'destination_health'].map(protect).join('')}
  create policy signed_in on destination for select to khien_api, khien_worker using (${USER} is not null);
  create policy unit_insert on destination for insert to khien_api, khien_worker with check (unit_id = ${UNIT});
  create policy unit_update on destination for update to khien_api, khien_worker using (unit_id = ${UNIT}) with check (unit_id = ${UNIT});
  create policy definer on destination for select to khien_definer using (true);
  grant select on destination to khien_definer;
  grant select (id, unit_id, sandbox, channel, endpoint, settings, state, opened_by, opened_at, closed_at, version) on destination to khien_api;
  grant insert on destination to khien_api;
  grant update (sealed_secrets, state, closed_at, version) on destination to khien_api;
  ${allowSystem('destination')}
  ${allowSystem('destination_health')}
  ${mustBeRecorded('destination')}
`;

/** Rows of the owner's own are bound by policies too (FORCE); while their new columns are filled, they are not. */
const unforced = (tables: readonly string[], work: string) => `
  ${tables.map((table) => `alter table ${table} no force row level security; alter table ${table} disable trigger recorded;`).join('\n  ')}
  ${work}
  ${tables.map((table) => `alter table ${table} enable trigger recorded; alter table ${table} force row level security;`).join('\n  ')}`;

const DELIVERIES = `
  alter table delivery
    drop constraint delivery_transport_state_check,
    add constraint delivery_transport_state_check check (transport_state in
      ('QUEUED', 'SENDING', 'RETRY_WAIT', 'DELIVERED', 'FAILED_PERMANENT', 'EXPIRED', 'MANUAL_DISPATCH', 'CANCELLED')),
    drop constraint delivery_business_state_check,
    add constraint delivery_business_state_check check (business_state in
      ('NONE', 'ARRIVED', 'REFUSED', 'RETURNED', 'ACCEPTED', 'ASSIGNED', 'IN_PROGRESS', 'COMPLETED')),
    -- The business layer advances only on what was delivered.
    add check (business_state = 'NONE' or transport_state = 'DELIVERED'),
    add column message text not null default 'FILING' check (message in ('FILING', 'RECALL')),
    add column part text not null default 'LEAD' check (part in ('LEAD', 'COPY')),
    add column report_id uuid,
    add column filing_number integer,
    add column drill boolean not null default false,
    add column destination_id uuid,
    add column rule_version integer not null default 1,
    add column waits_for text check (waits_for in ('OFFICER', 'FILER')),
    add column recall_state text not null default 'NONE' check (recall_state in ('NONE', 'RECALL_REQUESTED', 'RECALL_AGREED', 'RECALL_REFUSED')),
    add column recalls_id uuid,
    add column reason text,
    add column forwarded_from_id uuid,
    add column next_attempt_at timestamptz,
    add column give_up_at timestamptz,
    add column attempts integer not null default 0,
    add column tried_at timestamptz,
    add column lease_owner text,
    add column leased_until timestamptz,
    add column failing_since timestamptz,
    add column failure text,
    add column alerted integer not null default 0,
    add column reminded integer not null default 0,
    add column conflict text,
    add check ((transport_state = 'SENDING') = (lease_owner is not null) and (lease_owner is null) = (leased_until is null)),
    add check ((message = 'RECALL') = (recalls_id is not null)),
    drop constraint delivery_filing_id_unit_id_key,
    add foreign key (organisation_id, recalls_id) references delivery (organisation_id, id),
    add foreign key (organisation_id, forwarded_from_id) references delivery (organisation_id, id),
    add foreign key (organisation_id, report_id) references violation_report (organisation_id, id),
    -- D11: what is a drill can only be addressed to what is a sandbox, and what is real never to one.
    drop constraint delivery_organisation_id_filing_id_fkey,
    add constraint delivery_organisation_id_filing_id_fkey
      foreign key (organisation_id, filing_id, drill) references filing (organisation_id, id, drill),
    drop constraint delivery_unit_id_fkey,
    add constraint delivery_unit_id_fkey foreign key (unit_id, drill) references authority_unit (id, sandbox),
    add constraint delivery_destination_id_fkey foreign key (destination_id, drill) references destination (id, sandbox);
  ${unforced(
    ['delivery', 'filing'],
    `update delivery d set report_id = f.report_id, filing_number = f.number,
      give_up_at = greatest(d.submitted_at, d.statutory_due_at) + interval '72 hours',
      waits_for = case when d.business_state = 'ARRIVED' then 'OFFICER' end
    from filing f where f.id = d.filing_id;`,
  )}
  alter table delivery alter report_id set not null, alter filing_number set not null, alter give_up_at set not null;
  -- Once to each unit; only what was refused there may come back.
  create unique index delivery_once on delivery (filing_id, unit_id, message) where business_state <> 'REFUSED';
  drop index delivery_queue;
  drop index delivery_undelivered;
  create index delivery_queue on delivery (unit_id, waits_for, accept_by, id) where waits_for is not null;
  create index delivery_waiting on delivery (destination_id, filing_number)
    where transport_state in ('QUEUED', 'SENDING', 'RETRY_WAIT');
  create index delivery_order on delivery (report_id, unit_id, filing_number);
  create index delivery_unanswered on delivery (accept_by) where business_state in ('NONE', 'ARRIVED') and transport_state = 'DELIVERED';
  -- The filer has a hand in a delivery only while it is carried by hand.
  create policy filer_dispatch on delivery for update to khien_api, khien_worker
    using (organisation_id = ${ORGANISATION} and transport_state in ('FAILED_PERMANENT', 'EXPIRED', 'MANUAL_DISPATCH'))
    with check (organisation_id = ${ORGANISATION} and transport_state in ('MANUAL_DISPATCH', 'DELIVERED'));
  ${allow('delivery_attempt', 'filer', ['select'], `${ORGANISATION} is not null and exists (select 1 from delivery d where d.id = delivery_id)`)}
`;

/** What takes two people: the refusal of a filing, and a dispatch by hand. Nobody is both, whatever the code says. */
const DECISIONS = `
  create table filing_refusal (
    id uuid primary key,
    delivery_id uuid not null,
    organisation_id uuid not null,
    unit_id uuid not null references authority_unit,
    reason text not null check (reason in ('WRONG_AUTHORITY', 'NOT_PERSONAL_DATA', 'DUPLICATE', 'SPAM')),
    note text not null check (note <> ''),
    forward_to uuid references authority_unit,
    duplicate_of uuid,
    state text not null check (state in ('PROPOSED', 'CONFIRMED', 'DECLINED')),
    proposed_by uuid not null references user_account,
    proposed_at timestamptz not null,
    decided_by uuid references user_account check (decided_by <> proposed_by),
    decided_at timestamptz,
    version integer not null default 1,
    foreign key (organisation_id, delivery_id) references delivery (organisation_id, id),
    foreign key (organisation_id, duplicate_of) references filing (organisation_id, id),
    check ((reason = 'WRONG_AUTHORITY') = (forward_to is not null)),
    check ((reason = 'DUPLICATE') = (duplicate_of is not null)),
    check ((state = 'PROPOSED') = (decided_by is null))
  );
  create unique index filing_refusal_one_open on filing_refusal (delivery_id) where state <> 'DECLINED';
  create table manual_dispatch (
    id uuid primary key,
    delivery_id uuid not null,
    organisation_id uuid not null,
    unit_id uuid not null references authority_unit,
    number integer not null,
    way text not null check (way in ('COURIER', 'POST', 'BY_HAND')),
    handed_over_at timestamptz not null,
    receipt_digest text not null check (receipt_digest ~ '^[0-9a-f]{64}$'),
    receipt_file text,
    note text,
    recorded_by uuid not null references user_account,
    recorded_at timestamptz not null,
    confirmed_by uuid references user_account check (confirmed_by <> recorded_by),
    confirmed_at timestamptz,
    version integer not null default 1,
    unique (delivery_id, number),
    foreign key (organisation_id, delivery_id) references delivery (organisation_id, id),
    check ((confirmed_by is null) = (confirmed_at is null))
  );
  ${['filing_refusal', 'manual_dispatch'].map(protect).join('')}
  ${allow('filing_refusal', 'unit', ['select', 'insert', 'update'], `unit_id = ${UNIT}`)}
  ${allow('filing_refusal', 'filer', ['select'], `organisation_id = ${ORGANISATION} and state = 'CONFIRMED'`)}
  ${allow('manual_dispatch', 'unit', ['select', 'insert', 'update'], `unit_id = ${UNIT}`)}
  ${allow('manual_dispatch', 'filer', ['select', 'insert', 'update'], `organisation_id = ${ORGANISATION}`)}
  ${allowSystem('filing_refusal', [])}
  ${allowSystem('manual_dispatch', [])}
  ${['filing_refusal', 'manual_dispatch'].map((table) => mustBeRecorded(table, 'delivery_id')).join('')}
`;

/**
 * What authorities tell back is kept as it came, whatever its code; the same word counts once. The door for signed
 * acknowledgements belongs to the role of the API, which is nobody there: it gets the sealed secrets of one destination, and
 * may leave a word about a delivery of that destination's unit.
 */
const ACKNOWLEDGEMENTS = `
  alter table acknowledgement
    drop constraint acknowledgement_code_check,
    add constraint acknowledgement_code_check check (code ~ '^[0-9A-Za-z_-]{1,16}$'),
    drop constraint acknowledgement_delivery_id_code_key,
    add column sender text not null default '',
    add column stated_at timestamptz,
    add column raw text;
  ${unforced(
    ['acknowledgement', 'authority_unit'],
    'update acknowledgement a set stated_at = a.at, sender = u.code from authority_unit u where u.id = a.unit_id;',
  )}
  alter table acknowledgement alter stated_at set not null, add constraint acknowledgement_once unique (delivery_id, sender, code, stated_at);
  create policy definer on acknowledgement to khien_definer using (true) with check (true);
  grant select, insert on acknowledgement to khien_definer;
  create policy definer on delivery for select to khien_definer using (true);
  grant select on delivery to khien_definer;

  create function app.destination_door(p_destination uuid) returns jsonb
  language sql stable security definer set search_path = pg_catalog, public as $$
    select jsonb_build_object('id', d.id, 'sealedSecrets', to_jsonb(d.sealed_secrets), 'now',
        to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
      from destination d where d.id = p_destination and d.channel = 'WEBHOOK' and cardinality(d.sealed_secrets) > 0
        and (d.state = 'ACTIVE' or d.closed_at > clock_timestamp() - interval '90 days')
  $$;

  -- NOT_FOUND: no such delivery of this destination's unit. KNOWN: the same word was left before. Else the delivery's filing.
  create function app.take_acknowledgement(p_id uuid, p_destination uuid, p_delivery uuid, p_sender text, p_code text, p_stated_at timestamptz,
    p_registry_number text, p_note text, p_raw text) returns jsonb
  language plpgsql security definer set search_path = pg_catalog, public as $$
  declare addressed record;
  begin
    select d.id, d.filing_id, d.organisation_id, d.unit_id into addressed from delivery d join destination t on t.unit_id = d.unit_id
      where d.id = p_delivery and t.id = p_destination;
    if not found then return jsonb_build_object('taken', 'NOT_FOUND'); end if;
    insert into acknowledgement (id, delivery_id, filing_id, organisation_id, unit_id, code, registry_number, note, at, sender, stated_at, raw)
      values (p_id, addressed.id, addressed.filing_id, addressed.organisation_id, addressed.unit_id, p_code, p_registry_number, p_note, clock_timestamp(), p_sender,
        p_stated_at, p_raw)
      on conflict on constraint acknowledgement_once do nothing;
    if not found then return jsonb_build_object('taken', 'KNOWN'); end if;
    return jsonb_build_object('taken', 'NEW', 'filingId', addressed.filing_id, 'organisationId', addressed.organisation_id);
  end $$;
  alter function app.destination_door(uuid) owner to khien_definer;
  alter function app.take_acknowledgement(uuid, uuid, uuid, text, text, timestamptz, text, text, text) owner to khien_definer;
  grant execute on function app.destination_door(uuid), app.take_acknowledgement(uuid, uuid, uuid, text, text, timestamptz, text, text, text) to khien_api;
`;

/** News for the people of an organisation, and now for those of a unit too. */
const NOTIFICATIONS = `
  alter table notification
    alter organisation_id drop not null,
    add column unit_id uuid references authority_unit,
    add column detail text,
    add check ((organisation_id is null) <> (unit_id is null)),
    add unique (unit_id, event_id);
  create index notification_unit_page on notification (unit_id, created_at desc, id desc) where unit_id is not null;
  ${allow('notification', 'unit', ['select'], `unit_id = ${UNIT}`)}
`;
