import { Migration } from '@mikro-orm/migrations';
import { allow, mustBeRecorded, protect, UNIT, USER } from './policies.js';

/**
 * What cases are recognised by, and where they meet. A case that one may not see is met by a definer function alone, which tells the unit and whom to ask.
 * Who asks and who is asked stand in tables of their own, each under the policy of its own case: neither side reads the other's.
 */
export class Migration0048Indicators extends Migration {
  override up(): void {
    this.addSql(`set local role khien_owner; ${INDICATORS}`);
    this.addSql(COMMON);
    this.addSql(HITS);
    this.addSql(MATCHING);
    this.addSql(ASKING);
    this.addSql('reset role');
  }
}

const TYPES = [
  ...['PHONE', 'BANK_ACCOUNT', 'CITIZEN_ID', 'PASSPORT', 'TELEGRAM', 'ZALO', 'FACEBOOK'],
  ...['DOMAIN', 'URL', 'CRYPTO_ADDRESS', 'EMAIL', 'FILE_DIGEST', 'RECORD_SHAPE'],
];
const TYPE = `type text not null check (type in (${TYPES.map((type) => `'${type}'`).join(', ')}))`;
const SEEN = `unit_id = ${UNIT} and app.sees_case(case_id)`;

const INDICATORS = `
  create table case_indicator (
    id uuid primary key,
    case_id uuid not null,
    unit_id uuid not null,
    ${TYPE},
    -- Of an identity number or a passport a keyed hash; the number itself is nowhere.
    key text not null check (length(key) between 1 and 2048),
    shown text not null check (shown <> ''),
    level text not null check (level in ('MENTION', 'CONFIRMED')),
    source text not null check (source in ('TIP', 'REPORT', 'TEXT', 'OFFICER')),
    confidence text not null check (confidence in ('LOW', 'MEDIUM', 'HIGH')),
    first_seen_at timestamptz not null,
    last_seen_at timestamptz not null,
    seen_count integer not null check (seen_count > 0),
    added_by uuid not null references user_account,
    confirmed_by uuid references user_account,
    confirmed_at timestamptz,
    -- Of this case, but nothing to compare it with others by.
    ignore_similarity boolean not null default false,
    ignore_reason text,
    dropped_by uuid references user_account,
    dropped_at timestamptz,
    drop_reason text,
    version integer not null default 1,
    unique (unit_id, case_id, id),
    foreign key (unit_id, case_id) references case_file (unit_id, id),
    check ((level = 'CONFIRMED') = (confirmed_by is not null) and (confirmed_by is null) = (confirmed_at is null)),
    check (ignore_similarity = (ignore_reason is not null)),
    check ((dropped_by is null) = (dropped_at is null) and (dropped_at is null) = (drop_reason is null)),
    check (type not in ('CITIZEN_ID', 'PASSPORT') or (key ~ '^[0-9a-f]{64}$' and shown ~ '^•+.{1,3}$'))
  );
  create unique index case_indicator_once on case_indicator (case_id, type, key) where dropped_at is null;
  create index case_indicator_page on case_indicator (case_id, first_seen_at, id);

  -- Under what an indicator is found again: its own key, and what else the same text is found by.
  create table case_indicator_key (
    indicator_id uuid not null,
    case_id uuid not null,
    unit_id uuid not null,
    ${TYPE},
    key text not null check (length(key) between 1 and 2048),
    second boolean not null,
    weak boolean not null,
    -- Of the list that is built in: a meeting under it says nothing.
    common boolean not null,
    -- False where the indicator was dropped or is not to be compared.
    matching boolean not null default true,
    primary key (indicator_id, type, key),
    foreign key (unit_id, case_id, indicator_id) references case_indicator (unit_id, case_id, id)
  );
  create index case_indicator_key_met on case_indicator_key (type, key) where matching and not common;
  create index case_indicator_key_case on case_indicator_key (case_id);

  ${['case_indicator', 'case_indicator_key'].map(protect).join('')}
  ${allow('case_indicator', 'seen', ['select', 'insert', 'update'], SEEN)}
  ${allow('case_indicator_key', 'seen', ['select', 'insert'], SEEN)}
  create policy seen_update on case_indicator_key for update to khien_api, khien_worker using (${SEEN}) with check (${SEEN});
  grant update (matching) on case_indicator_key to khien_api, khien_worker;
  ${mustBeRecorded('case_indicator', 'case_id')}
  ${mustBeRecorded('case_indicator_key', 'case_id')}
`;

/** Of a unit alone: what one unit calls common blinds no other. */
const COMMON = `
  create table common_value (
    id uuid primary key,
    unit_id uuid not null references authority_unit,
    ${TYPE},
    key text not null,
    shown text not null check (shown <> ''),
    reason text not null check (reason <> ''),
    owner_id uuid not null references user_account,
    created_at timestamptz not null,
    expires_on date not null,
    ended_by uuid references user_account,
    ended_at timestamptz,
    version integer not null default 1,
    check ((ended_by is null) = (ended_at is null))
  );
  create unique index common_value_once on common_value (unit_id, type, key) where ended_at is null;
  create index common_value_page on common_value (unit_id, created_at desc, id desc);
  ${protect('common_value')}
  ${allow('common_value', 'unit', ['select', 'insert', 'update'], `unit_id = ${UNIT}`)}
  ${mustBeRecorded('common_value')}
`;

const HITS = `
  -- That somebody asked whom their case meets; seen by the side that asks.
  create table indicator_ask (
    id uuid primary key,
    case_id uuid not null,
    unit_id uuid not null,
    asked_by uuid not null references user_account,
    at timestamptz not null,
    foreign key (unit_id, case_id) references case_file (unit_id, id)
  );
  create index indicator_ask_case on indicator_ask (case_id);

  -- Two cases meet of which the side that asks does not see this one; seen by the side that is asked, which learns who asks and not for which case.
  create table indicator_hit (
    id uuid primary key default uuidv7(),
    ask_id uuid not null references indicator_ask,
    case_id uuid not null,
    unit_id uuid not null,
    asker_unit_id uuid not null references authority_unit,
    asker_name text not null,
    asker_email text not null,
    at timestamptz not null,
    -- Of a case that its list alone sees. No case becomes one while it has a question without an answer, so that this stays true of those.
    restricted boolean not null,
    answer text check (answer in ('YES_RELATED', 'NO', 'TALK')),
    note text,
    answered_by uuid references user_account,
    answered_at timestamptz,
    version integer not null default 1,
    unique (ask_id, case_id),
    foreign key (unit_id, case_id) references case_file (unit_id, id),
    check ((answer is null) = (answered_by is null) and (answer is null) = (answered_at is null)),
    check (answer is null or answer = 'NO' or note <> '')
  );
  create index indicator_hit_case on indicator_hit (case_id, ask_id);
  -- As pages of cases: what the unit sees, in an index in which there is nothing else, and what the list of a case sees, by the list.
  create index indicator_hit_open on indicator_hit (unit_id, at, id) where answer is null and not restricted;
  create index indicator_hit_by_list on indicator_hit (case_id, at, id) where answer is null and restricted;

  -- By what they meet. Who is asked reads their own indicator alone.
  create table indicator_hit_key (
    hit_id uuid not null references indicator_hit,
    ask_id uuid not null references indicator_ask,
    case_id uuid not null,
    unit_id uuid not null,
    indicator_id uuid not null,
    asking_indicator_id uuid not null references case_indicator,
    how text not null check (how in ('SAME', 'PART', 'HINT')),
    primary key (hit_id, indicator_id, asking_indicator_id),
    foreign key (unit_id, case_id, indicator_id) references case_indicator (unit_id, case_id, id)
  );
  create index indicator_hit_key_pair on indicator_hit_key (asking_indicator_id, indicator_id);
  create index indicator_hit_key_ask on indicator_hit_key (ask_id);

  ${['indicator_ask', 'indicator_hit', 'indicator_hit_key'].map(protect).join('')}
  ${allow('indicator_ask', 'seen', ['select'], SEEN)}
  create policy own_insert on indicator_ask for insert to khien_api, khien_worker with check (${SEEN} and asked_by = ${USER});
  grant insert on indicator_ask to khien_api, khien_worker;
  ${allow('indicator_hit', 'seen', ['select'], SEEN)}
  create policy seen_update on indicator_hit for update to khien_api, khien_worker using (${SEEN}) with check (${SEEN});
  grant update (answer, note, answered_by, answered_at, version) on indicator_hit to khien_api, khien_worker;
  create policy seen_select on indicator_hit_key for select to khien_api, khien_worker using (${SEEN});
  grant select (hit_id, ask_id, case_id, unit_id, indicator_id, how) on indicator_hit_key to khien_api, khien_worker;
  ${mustBeRecorded('indicator_ask')}
  ${mustBeRecorded('indicator_hit', 'ask_id')}
  ${mustBeRecorded('indicator_hit_key', 'ask_id')}

  ${['case_indicator', 'case_indicator_key', 'common_value']
    .map(
      (table) => `create policy definer on ${table} for select to khien_definer using (true); grant select on ${table} to khien_definer;`,
    )
    .join('\n  ')}
  ${['indicator_ask', 'indicator_hit', 'indicator_hit_key']
    .map(
      (table) =>
        `create policy definer on ${table} to khien_definer using (true) with check (true); grant select, insert on ${table} to khien_definer;`,
    )
    .join('\n  ')}
`;

/** A value that is met in more places than this says nothing. */
const CAP = 100;

/**
 * Where the indicators of a case meet those of others. `mine`: its keys; `found`: the places of each, one more than the cap at most, so that a value of a million
 * places costs as many reads as one of a hundred; `met`: each pair of indicators once, by the most telling of its keys.
 */
const MEETINGS = `
    mine as materialized (
      select k.indicator_id, k.type, k.key, k.second, k.weak, k.common or coalesce((select true from common_value v where v.unit_id = (select app.unit_id())
          and v.type = k.type and v.key = k.key and v.ended_at is null and v.expires_on >= (now() at time zone 'Asia/Ho_Chi_Minh')::date limit 1), false) as common
        from case_indicator_key k where k.case_id = p_case and k.matching and app.sees_case(p_case)
    ), found as materialized (
      select m.indicator_id, m.type, m.key, o.case_id, o.indicator_id as other_id,
          case when m.weak or o.weak then 'HINT' when m.second or o.second then 'PART' else 'SAME' end as how,
          count(*) over (partition by m.indicator_id, m.type, m.key) > ${CAP} as too_common
        from mine m cross join lateral (select k.case_id, k.indicator_id, k.second, k.weak from case_indicator_key k
          where k.type = m.type and k.key = m.key and k.matching and not k.common and k.case_id <> p_case limit ${CAP + 1}) o
        where not m.common
    ), met as materialized (
      select f.indicator_id, f.case_id, f.other_id, case min(case f.how when 'SAME' then 1 when 'PART' then 2 else 3 end) when 1 then 'SAME' when 2 then 'PART' else 'HINT' end as how
        from found f where not f.too_common group by f.indicator_id, f.case_id, f.other_id
    ), cases as materialized (
      select c.*, c.unit_id = (select app.unit_id()) and (not c.restricted or app.on_case(c.id)) as seen
        from (select distinct met.case_id from met) d cross join lateral (select * from case_file where id = d.case_id offset 0) c
    )`;

/** What two cases asked each other, in either direction. */
const ASKED = `(select h.answer, h.note, h.case_id as asked from indicator_hit h join indicator_ask a on a.id = h.ask_id where h.case_id = c.id and a.case_id = p_case
          union all select h.answer, h.note, h.case_id from indicator_hit h join indicator_ask a on a.id = h.ask_id where h.case_id = p_case and a.case_id = c.id offset 0)`;
/** They met by nothing that was not asked already, or are known to belong together. */
const SETTLED = `exists (select 1 from indicator_hit_key k where k.asking_indicator_id = m.indicator_id and k.indicator_id = m.other_id
          or k.asking_indicator_id = m.other_id and k.indicator_id = m.indicator_id)
        or exists (select 1 from ${ASKED} q where q.answer = 'YES_RELATED')`;

/** By its key, whatever the planner thinks of how many there are. */
const INDICATOR = (id: string) => `(select i.id, i.type, i.shown, i.first_seen_at from case_indicator i where i.id = ${id} offset 0)`;

const MATCHING = `
  -- Of a case that the acting person sees: the others that they see, and of those that they do not, each unit once with somebody to ask.
  create function app.matches_of_case(p_case uuid) returns jsonb language sql stable security definer set search_path = pg_catalog, public as $$
    with ${MEETINGS}, blind as (
      select m.indicator_id, m.how, c.id as case_id, c.unit_id, coalesce(c.lead_id, c.opened_by) as contact_id, ${SETTLED} as settled
        from met m join cases c on c.id = m.case_id where not c.seen and c.ended_at is null
    ), asked as (
      select b.unit_id, q.answer, q.note, q.asked from (select distinct unit_id, case_id from blind) b join cases c on c.id = b.case_id cross join lateral ${ASKED} q
    )
    select jsonb_build_object(
      'seen', (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'reference', c.reference, 'state', c.state, 'acts', c.acts, 'tlp', c.tlp,
            'restricted', c.restricted, 'leadId', c.lead_id, 'openedAt', c.opened_at, 'endedAt', c.ended_at, 'met', s.met) order by c.opened_at desc, c.id), '[]')
        from cases c join lateral (select jsonb_agg(jsonb_build_object('indicatorId', i.id, 'type', i.type, 'shown', i.shown, 'otherShown', o.shown, 'how', m.how)
              order by i.first_seen_at, i.id, o.id) as met
            from met m cross join lateral ${INDICATOR('m.indicator_id')} i cross join lateral ${INDICATOR('m.other_id')} o where m.case_id = c.id) s on true
        where c.seen),
      'blind', (select coalesce(jsonb_agg(jsonb_build_object('unitCode', u.code, 'unitName', u.name, 'contact', w.name, 'contactEmail', w.email, 'met', b.met,
            'question', case when b.unasked then 'NOT_ASKED' when exists (select 1 from asked q where q.unit_id = b.unit_id and q.answer is null and q.asked = p_case) then 'YOURS'
              when exists (select 1 from asked q where q.unit_id = b.unit_id and q.answer is null) then 'OPEN' else 'ANSWERED' end,
            'answer', g.answer, 'note', g.note) order by u.code), '[]')
        from (select x.unit_id, min(x.contact) as contact, bool_or(x.unasked) as unasked, jsonb_agg(x.one order by x.first_seen_at, x.id) as met from (
            select b.unit_id, i.id, i.first_seen_at, min(b.contact_id::text) as contact, bool_or(not b.settled) as unasked,
                jsonb_build_object('indicatorId', i.id, 'type', i.type, 'shown', i.shown,
                  'how', case min(case b.how when 'SAME' then 1 when 'PART' then 2 else 3 end) when 1 then 'SAME' when 2 then 'PART' else 'HINT' end) as one
              from blind b cross join lateral ${INDICATOR('b.indicator_id')} i group by b.unit_id, i.id, i.first_seen_at, i.type, i.shown) x group by x.unit_id) b
          join authority_unit u on u.id = b.unit_id
          left join lateral (select a.display_name as name, a.email from user_account a where a.id = b.contact::uuid) w on true
          -- Told as one, once all have answered: of several answers the strongest, so that nobody counts them.
          left join lateral (select q.answer, string_agg(nullif(q.note, ''), e'\\n' order by md5(q.note)) as note from asked q
            where q.unit_id = b.unit_id and q.asked <> p_case and not exists (select 1 from asked o where o.unit_id = b.unit_id and o.answer is null)
            group by q.answer order by case q.answer when 'YES_RELATED' then 1 when 'TALK' then 2 else 3 end limit 1) g on true),
      'left', (select coalesce(jsonb_agg(jsonb_build_object('indicatorId', l.indicator_id, 'type', l.type, 'key', l.key, 'why', l.why,
            'shown', case when l.second then l.key else (select i.shown from case_indicator i where i.id = l.indicator_id) end,
            'reason', (select v.reason from common_value v where v.unit_id = (select app.unit_id()) and v.type = l.type and v.key = l.key and v.ended_at is null))
            order by l.why, l.type, l.key, l.indicator_id), '[]')
        from (select distinct m.indicator_id, m.type, m.key, m.second, case when m.common then 'COMMON' else 'TOO_COMMON' end as why from mine m
            left join found f on f.indicator_id = m.indicator_id and f.type = m.type and f.key = m.key where m.common or f.too_common) l))
  $$;
`;

const ASKING = `
  -- Keeps where a case meets what the asking person does not see, and was not asked yet; says nothing of what that was.
  create function app.ask_others(p_ask uuid, p_case uuid) returns void language sql security definer set search_path = pg_catalog, public as $$
    with ${MEETINGS}, fresh as (
      select m.indicator_id, m.other_id, m.how, c.id as case_id, c.unit_id, c.restricted from met m join cases c on c.id = m.case_id
        where not c.seen and c.ended_at is null and not (${SETTLED})
    ), kept as (
      insert into indicator_hit (ask_id, case_id, unit_id, asker_unit_id, asker_name, asker_email, at, restricted)
        select distinct a.id, f.case_id, f.unit_id, a.unit_id, u.display_name, u.email, a.at, f.restricted
          from fresh f join indicator_ask a on a.id = p_ask and a.case_id = p_case and a.asked_by = (select app.user_id()) join user_account u on u.id = a.asked_by
        returning id, ask_id, case_id, unit_id
    )
    insert into indicator_hit_key (hit_id, ask_id, case_id, unit_id, indicator_id, asking_indicator_id, how)
      select h.id, h.ask_id, h.case_id, h.unit_id, f.other_id, f.indicator_id, f.how from fresh f join kept h on h.case_id = f.case_id
  $$;

  -- How many meetings with cases that the acting person does not see stand in the way of the next step: not asked yet, or asked and not answered.
  create function app.unanswered_hits(p_case uuid) returns jsonb language sql stable security definer set search_path = pg_catalog, public as $$
    with ${MEETINGS} select jsonb_build_object(
      'unasked', (select count(*) from met m join cases c on c.id = m.case_id where not c.seen and c.ended_at is null and not (${SETTLED})),
      'open', (select count(*) from indicator_ask a cross join lateral (select id from indicator_hit where ask_id = a.id and answer is null offset 0) h
          where a.case_id = p_case and app.sees_case(p_case)
          and coalesce((select true from indicator_hit_key k join case_indicator i on i.id = k.asking_indicator_id
            where k.hit_id = h.id and i.dropped_at is null and not i.ignore_similarity limit 1), false)),
      'yours', (select count(*) from indicator_hit h where h.case_id = p_case and h.answer is null and app.sees_case(p_case)))
  $$;

  -- For the worker: whom a question reaches, and whom its answer. Of a unit with several cases the last answer alone is told, for all of them.
  create function app.asked_by(p_ask uuid) returns table (case_id uuid, unit_id uuid, reference text, lead_id uuid)
  language sql stable security definer set search_path = pg_catalog, public as $$
    select c.id, c.unit_id, c.reference, c.lead_id from indicator_hit h join case_file c on c.id = h.case_id where h.ask_id = p_ask and (select app.is_system())
  $$;
  create function app.answered_to(p_hit uuid) returns table (case_id uuid, unit_id uuid, reference text, asker_id uuid)
  language sql stable security definer set search_path = pg_catalog, public as $$
    select c.id, c.unit_id, c.reference, coalesce(c.lead_id, a.asked_by)
      from indicator_hit h join indicator_ask a on a.id = h.ask_id join case_file c on c.id = a.case_id
      where h.id = p_hit and (select app.is_system()) and not exists (select 1 from indicator_hit o join indicator_ask b on b.id = o.ask_id
        where b.case_id = a.case_id and o.unit_id = h.unit_id and (o.answer is null or (o.answered_at, o.id) > (h.answered_at, h.id)))
  $$;
  ${['matches_of_case(uuid)', 'ask_others(uuid, uuid)', 'unanswered_hits(uuid)', 'asked_by(uuid)', 'answered_to(uuid)']
    .map((name) => `alter function app.${name} owner to khien_definer;`)
    .join('\n  ')}
  grant execute on function app.matches_of_case(uuid), app.ask_others(uuid, uuid), app.unanswered_hits(uuid) to khien_api, khien_worker;
  grant execute on function app.asked_by(uuid), app.answered_to(uuid) to khien_worker;
`;

/** News for one person of a unit: those of a case that their colleagues do not see. */
