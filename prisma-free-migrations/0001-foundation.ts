import { Migration } from '@mikro-orm/migrations';
import { allow, allowSystem, mustBeRecorded, protect, SYSTEM, USER } from './policies.js';

/** Contexts, the log, the outbox and who is who. Roles exist already: `khien migrate` makes them, for they belong to the cluster. */
export class Migration0001Foundation extends Migration {
  override up(): void {
    this.addSql(`set local role khien_owner; ${CONTEXTS}`);
    this.addSql(LOG);
    this.addSql(IDENTITY);
    this.addSql(SESSIONS);
    this.addSql('reset role');
  }
}

const CONTEXTS = `
  create schema app authorization khien_owner;
  grant usage on schema app to khien_api, khien_worker, khien_definer;
  grant usage on schema public to khien_api, khien_worker, khien_definer;
  grant create on schema app to khien_definer;
  -- For the owner, not for the schema: a schema's defaults only add to what everybody is given anyway.
  alter default privileges revoke execute on functions from public;

  create function app.user_id() returns uuid language sql stable as $$ select nullif(current_setting('app.user_id', true), '')::uuid $$;
  create function app.organisation_id() returns uuid language sql stable as $$ select nullif(current_setting('app.organisation_id', true), '')::uuid $$;
  create function app.unit_id() returns uuid language sql stable as $$ select nullif(current_setting('app.unit_id', true), '')::uuid $$;
  create function app.is_system() returns boolean language sql stable as $$ select coalesce(current_setting('app.system', true), '') <> '' $$;
  grant execute on function app.user_id(), app.organisation_id(), app.unit_id(), app.is_system() to khien_api, khien_worker, khien_definer;
`;

/**
 * RFC 6962 tree over every recorded event. Only `app.record` writes it. `log_head` is one row; its lock, held from the
 * append to the commit, is what makes indexes gapless and in commit order (a sequence would do neither).
 */
const LOG = `
  create table log_head (
    one boolean primary key default true check (one),
    size bigint not null default 0,
    frontier bytea[] not null default '{}'
  );
  create table log_node (level smallint not null, idx bigint not null, hash bytea not null, primary key (level, idx));
  create table log_leaf (
    idx bigint primary key,
    event_id uuid not null unique,
    event_type text not null,
    entry text not null,
    subject_ids uuid[] not null,
    xact xid8 not null default pg_current_xact_id()
  );
  create index log_leaf_xact on log_leaf (xact);
  create index log_leaf_subjects on log_leaf using gin (subject_ids);
  insert into log_head default values;

  create table outbox (
    id uuid primary key,
    type text not null,
    payload jsonb not null,
    created_at timestamptz not null,
    dispatched_at timestamptz
  );
  create index outbox_pending on outbox (created_at) where dispatched_at is null;

  ${['log_head', 'log_node', 'log_leaf', 'outbox'].map(protect).join('')}
  ${['log_head', 'log_node', 'log_leaf', 'outbox']
    .map(
      (table) => `
  create policy definer on ${table} to khien_definer using (true) with check (true);
  grant select, insert, update on ${table} to khien_definer;
  create policy system on ${table} for select to khien_worker using (${SYSTEM});
  grant select on ${table} to khien_worker;`,
    )
    .join('')}
  create policy dispatch on outbox for update to khien_worker using (${SYSTEM}) with check (${SYSTEM});
  grant update (dispatched_at) on outbox to khien_worker;

  create function app.append_leaf(p_entry text, p_event_id uuid, p_type text, p_subjects uuid[], out leaf_index bigint, out proof bytea[], out root bytea)
  language plpgsql security definer set search_path = pg_catalog, public as $$
  declare
    head record;
    node bytea;
    peaks bytea[];
    level smallint := 0;
    position bigint;
    remaining bigint;
  begin
    select size, frontier into head from log_head for update;
    leaf_index := head.size;
    peaks := head.frontier;
    node := sha256('\\x00'::bytea || convert_to(p_entry, 'UTF8'));
    insert into log_leaf (idx, event_id, event_type, entry, subject_ids) values (leaf_index, p_event_id, p_type, p_entry, p_subjects);
    insert into log_node (level, idx, hash) values (0, leaf_index, node);
    -- The audit path of the newest leaf is the old peaks, smallest tree first.
    proof := coalesce((select array_agg(peak order by ord desc) from unnest(peaks) with ordinality as p(peak, ord)), '{}');
    position := leaf_index;
    remaining := head.size;
    while remaining & 1 = 1 loop
      node := sha256('\\x01'::bytea || peaks[cardinality(peaks)] || node);
      peaks := peaks[1:cardinality(peaks) - 1];
      level := level + 1;
      position := position >> 1;
      remaining := remaining >> 1;
      insert into log_node (level, idx, hash) values (level, position, node);
    end loop;
    peaks := peaks || node;
    update log_head set size = head.size + 1, frontier = peaks;
    root := peaks[cardinality(peaks)];
    for i in reverse cardinality(peaks) - 1 .. 1 loop
      root := sha256('\\x01'::bytea || peaks[i] || root);
    end loop;
  end $$;

  -- One call a transaction, the last before its commit: the lock of the log is held no longer than that.
  create function app.record(p_events jsonb) returns jsonb
  language plpgsql security definer set search_path = pg_catalog, public as $$
  declare
    event jsonb;
    leaf record;
    results jsonb := '[]';
  begin
    -- The lock first: waiting for it must not make an entry older than the check allows.
    perform 1 from log_head for update;
    for event in select value from jsonb_array_elements(p_events) loop
      -- Entries are appended in the order of their commits; their times may lag behind by no more than this.
      if (event->>'at')::timestamptz not between clock_timestamp() - interval '60 seconds' and clock_timestamp() then
        raise exception 'the transaction took too long to be recorded' using errcode = 'KH002';
      end if;
      select * into leaf from app.append_leaf(
        event->>'entry', (event->>'id')::uuid, event->>'type',
        array(select jsonb_array_elements_text(event->'subjects')::uuid));
      insert into outbox (id, type, payload, created_at, dispatched_at)
        values ((event->>'id')::uuid, event->>'type', event->'payload', (event->>'at')::timestamptz,
          case when (event->>'awaited')::boolean then null else clock_timestamp() end);
      results := results || jsonb_build_object('index', leaf.leaf_index, 'root', encode(leaf.root, 'base64'),
        'proof', (select coalesce(jsonb_agg(encode(p, 'base64')), '[]') from unnest(leaf.proof) p));
    end loop;
    return results;
  end $$;

  create function app.require_record() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public as $$
  declare
    aggregate uuid := (to_jsonb(coalesce(new, old)) ->> tg_argv[0])::uuid;
  begin
    if not exists (select 1 from log_leaf where xact = pg_current_xact_id() and aggregate = any (subject_ids)) then
      raise exception 'a change of % was recorded by no event', tg_table_name using errcode = 'KH001';
    end if;
    return null;
  end $$;

  -- What a receipt is made of: the leaf of an event and its audit path in the tree that ends with it.
  create function app.leaf_of_event(p_type text, p_subject uuid) returns jsonb
  language plpgsql stable security definer set search_path = pg_catalog, public as $$
  declare
    leaf record;
    proof jsonb := '[]';
    covered bigint;
    peak bytea;
    node bytea;
    bit smallint;
  begin
    select idx, entry into leaf from log_leaf where subject_ids @> array[p_subject] and event_type = p_type order by idx limit 1;
    if not found then return null; end if;
    select hash into node from log_node where level = 0 and idx = leaf.idx;
    covered := leaf.idx;
    for bit in 0 .. 62 loop
      exit when covered = 0;
      if covered & 1 = 1 then
        select hash into peak from log_node where level = bit and idx = covered - 1;
        proof := proof || to_jsonb(encode(peak, 'base64'));
        node := sha256('\\x01'::bytea || peak || node);
      end if;
      covered := covered >> 1;
    end loop;
    return jsonb_build_object('index', leaf.idx, 'entry', leaf.entry, 'proof', proof, 'root', encode(node, 'base64'));
  end $$;

  -- The newest tree head; its root is the peaks folded from the right.
  create function app.log_root(out size bigint, out root bytea)
  language plpgsql stable security definer set search_path = pg_catalog, public as $$
  declare head record;
  begin
    select h.size, h.frontier into head from log_head h;
    size := head.size;
    root := case when head.size = 0 then sha256('') else head.frontier[cardinality(head.frontier)] end;
    for i in reverse cardinality(head.frontier) - 1 .. 1 loop
      root := sha256('\\x01'::bytea || head.frontier[i] || root);
    end loop;
  end $$;

  alter function app.append_leaf(text, uuid, text, uuid[]) owner to khien_definer;
  alter function app.record(jsonb) owner to khien_definer;
  alter function app.require_record() owner to khien_definer;
  alter function app.leaf_of_event(text, uuid) owner to khien_definer;
  alter function app.log_root() owner to khien_definer;
  grant execute on function app.record(jsonb), app.require_record(), app.leaf_of_event(text, uuid), app.log_root() to khien_api, khien_worker;
`;

const IDENTITY = `
  create table organisation (
    id uuid primary key,
    name text not null check (name <> ''),
    foreign_name text,
    tax_code text unique check (tax_code ~ '^[0-9]{10}(-?[0-9]{3})?$'),
    sector text not null default 'OTHER',
    province_code text not null,
    defence_scope boolean not null default false,
    head_office text not null default '',
    transaction_office text not null default '',
    establishment_number text,
    establishment_issuer text,
    establishment_date date,
    establishment_place text,
    phone text,
    website text,
    pdp_contact_name text,
    pdp_contact_title text,
    pdp_contact_phone text,
    pdp_contact_email text,
    version integer not null default 1,
    created_at timestamptz not null
  );
  create table authority_unit (
    id uuid primary key,
    code text not null unique,
    name text not null,
    name_en text not null,
    kind text not null check (kind in ('NATIONAL', 'PROVINCIAL', 'DEFENCE')),
    province_codes text[] not null default '{}'
  );
  create table user_account (
    id uuid primary key,
    email text not null,
    email_key text not null unique,
    display_name text not null,
    password_hash text,
    disabled_at timestamptz,
    created_at timestamptz not null
  );
  create table membership (
    id uuid primary key,
    user_id uuid not null references user_account,
    organisation_id uuid references organisation,
    unit_id uuid references authority_unit,
    roles text[] not null,
    ended_at timestamptz,
    created_at timestamptz not null,
    check (organisation_id is null or unit_id is null),
    check (case
      when organisation_id is not null then roles <@ array['ORG_ADMIN', 'PDP_OFFICER', 'PREPARER', 'APPROVER', 'VIEWER']
      when unit_id is not null then roles <@ array['UNIT_HEAD', 'LIAISON_OFFICER', 'CLERK', 'UNIT_ADMIN']
      else roles <@ array['PLATFORM_ADMIN'] end)
  );
  create unique index membership_once on membership (user_id, coalesce(organisation_id, unit_id, user_id)) where ended_at is null;
  create index membership_organisation on membership (organisation_id) where organisation_id is not null;

  ${['organisation', 'authority_unit', 'user_account', 'membership'].map(protect).join('')}
  ${allow('organisation', 'own', ['select', 'update'], 'id = (select app.organisation_id())')}
  ${allow('authority_unit', 'signed_in', ['select'], `${USER} is not null`)}
  ${allow('user_account', 'self', ['select'], `id = ${USER}`)}
  ${allow('membership', 'self', ['select'], `user_id = ${USER}`)}
  ${['organisation', 'authority_unit', 'user_account', 'membership'].map((table) => allowSystem(table)).join('')}
  ${['organisation', 'authority_unit', 'user_account', 'membership'].map((table) => mustBeRecorded(table)).join('')}
`;

/** Sessions are opaque: 256 random bits, of which only the SHA-256 is stored. Idle after 30 minutes, gone after 12 hours. */
const SESSIONS = `
  create table session (
    id uuid primary key,
    token_hash bytea not null unique,
    user_id uuid not null references user_account,
    membership_id uuid not null references membership,
    kind text not null check (kind in ('COOKIE', 'BEARER')),
    created_at timestamptz not null,
    seen_at timestamptz not null,
    expires_at timestamptz not null,
    revoked_at timestamptz
  );
  create index session_user_id on session (user_id);
  create table activation_link (
    token_hash bytea primary key,
    user_id uuid not null references user_account,
    expires_at timestamptz not null,
    used_at timestamptz,
    created_at timestamptz not null
  );
  create table sign_in_attempt (key bytea primary key, attempts integer not null, window_ends_at timestamptz not null);
  ${['session', 'activation_link', 'sign_in_attempt'].map(protect).join('')}
  create policy definer on sign_in_attempt to khien_definer using (true) with check (true);
  grant select, insert, update on sign_in_attempt to khien_definer;
  ${allow('session', 'own', ['select'], `user_id = ${USER}`)}
  ${allowSystem('session')}
  ${allowSystem('activation_link')}
  ${['session', 'activation_link', 'user_account', 'membership', 'organisation', 'authority_unit']
    .map(
      (table) => `
  create policy definer on ${table} to khien_definer using (true) with check (true);
  grant select on ${table} to khien_definer;`,
    )
    .join('')}
  grant insert, update on session to khien_definer;
  grant update on activation_link to khien_definer;
  grant update (password_hash) on user_account to khien_definer;
  ${mustBeRecorded('activation_link', 'user_id')}

  create function app.set_context(p_user uuid, p_organisation uuid, p_unit uuid) returns void
  language sql set search_path = pg_catalog as $$
    select set_config('app.user_id', coalesce(p_user::text, ''), true),
           set_config('app.organisation_id', coalesce(p_organisation::text, ''), true),
           set_config('app.unit_id', coalesce(p_unit::text, ''), true)
  $$;

  -- The only way in for the API: who holds this token, right now. An unknown, idle, expired or revoked one is nobody.
  create function app.enter(p_token_hash bytea) returns jsonb
  language plpgsql security definer set search_path = pg_catalog, public as $$
  declare held record;
  begin
    select s.id, s.user_id, m.id as membership_id, m.organisation_id, m.unit_id, m.roles into held
      from session s join membership m on m.id = s.membership_id and m.ended_at is null
      join user_account u on u.id = s.user_id and u.disabled_at is null
      where s.token_hash = p_token_hash and s.revoked_at is null
        and s.expires_at > clock_timestamp()
        and (s.kind = 'BEARER' or s.seen_at > clock_timestamp() - interval '30 minutes');
    perform app.set_context(held.user_id, held.organisation_id, held.unit_id);
    return jsonb_build_object('now', to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'sessionId', held.id,
      'userId', held.user_id, 'membershipId', held.membership_id, 'organisationId', held.organisation_id, 'unitId', held.unit_id, 'roles', to_jsonb(held.roles));
  end $$;

  -- The way in for commands and jobs that act as one person (imports of the operator, the demo world): worker role only.
  create function app.enter_as(p_membership uuid) returns jsonb
  language plpgsql security definer set search_path = pg_catalog, public as $$
  declare held record;
  begin
    select m.user_id, m.id as membership_id, m.organisation_id, m.unit_id, m.roles into held
      from membership m join user_account u on u.id = m.user_id and u.disabled_at is null where m.id = p_membership and m.ended_at is null;
    perform app.set_context(held.user_id, held.organisation_id, held.unit_id);
    return jsonb_build_object('now', to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      'userId', held.user_id, 'membershipId', held.membership_id, 'organisationId', held.organisation_id, 'unitId', held.unit_id, 'roles', to_jsonb(held.roles));
  end $$;

  create function app.enter_system(p_name text) returns jsonb
  language sql set search_path = pg_catalog as $$
    select jsonb_build_object('now', to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'system', set_config('app.system', p_name, true))
  $$;

  create function app.find_account(p_email_key text) returns jsonb
  language sql stable security definer set search_path = pg_catalog, public as $$
    select jsonb_build_object('userId', u.id, 'passwordHash', u.password_hash, 'memberships',
      (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'organisationId', m.organisation_id, 'unitId', m.unit_id, 'roles', to_jsonb(m.roles)) order by m.created_at, m.id), '[]')
        from membership m where m.user_id = u.id and m.ended_at is null))
    from user_account u where u.email_key = p_email_key and u.disabled_at is null
  $$;

  create function app.open_session(p_id uuid, p_token_hash bytea, p_membership uuid, p_kind text, p_expires timestamptz) returns void
  language sql security definer set search_path = pg_catalog, public as $$
    insert into session (id, token_hash, user_id, membership_id, kind, created_at, seen_at, expires_at)
      select p_id, p_token_hash, m.user_id, m.id, p_kind, clock_timestamp(), clock_timestamp(), p_expires from membership m where m.id = p_membership and m.ended_at is null
  $$;

  -- Of a living session only: what has gone idle is not woken by being asked for.
  create function app.touch_session(p_token_hash bytea) returns void
  language sql security definer set search_path = pg_catalog, public as $$
    update session set seen_at = clock_timestamp() where token_hash = p_token_hash and revoked_at is null and expires_at > clock_timestamp()
      and seen_at < clock_timestamp() - interval '1 minute' and (kind = 'BEARER' or seen_at > clock_timestamp() - interval '30 minutes')
  $$;

  create function app.close_session(p_token_hash bytea) returns jsonb
  language sql security definer set search_path = pg_catalog, public as $$
    update session set revoked_at = clock_timestamp() where token_hash = p_token_hash and revoked_at is null
      returning jsonb_build_object('id', id, 'userId', user_id)
  $$;

  create function app.redeem_activation_link(p_token_hash bytea, p_password_hash text) returns uuid
  language sql security definer set search_path = pg_catalog, public as $$
    with link as (
      update activation_link set used_at = clock_timestamp() where token_hash = p_token_hash and used_at is null and expires_at > clock_timestamp() returning user_id),
    -- A new password ends what was held under the old one: sessions, and the attempts that were counted against it.
    closed as (
      update session s set revoked_at = clock_timestamp() from link where s.user_id = link.user_id and s.revoked_at is null returning s.id),
    forgotten as (
      update sign_in_attempt a set attempts = 0 from user_account u join link on link.user_id = u.id
        where a.key = sha256(convert_to('account:' || u.email_key, 'UTF8')) returning a.key)
    update user_account set password_hash = p_password_hash from link where id = link.user_id returning id
  $$;

  -- Counts one attempt under each key, in one statement; answers the seconds to wait, 0 for "go on". Keys are digests.
  create function app.count_attempts(p_keys bytea[], p_limits integer[], p_window interval) returns integer
  language sql security definer set search_path = pg_catalog, public as $$
    with counted as (
      insert into sign_in_attempt as a (key, attempts, window_ends_at)
        select key, 1, clock_timestamp() + p_window from unnest(p_keys) as key order by key
      on conflict (key) do update set
        attempts = case when a.window_ends_at < clock_timestamp() then 1 else a.attempts + 1 end,
        window_ends_at = case when a.window_ends_at < clock_timestamp() then excluded.window_ends_at else a.window_ends_at end
      returning key, attempts, window_ends_at)
    select coalesce(max(case when attempts > allowed then ceil(extract(epoch from window_ends_at - clock_timestamp())) else 0 end), 0)::integer
    from counted join unnest(p_keys, p_limits) as bound(k, allowed) on k = key
  $$;

  -- A successful sign-in forgets the account's attempts: whoever knows the password is not kept out by having used it.
  create function app.forget_attempts(p_key bytea) returns void
  language sql security definer set search_path = pg_catalog, public as $$ update sign_in_attempt set attempts = 0 where key = p_key $$;

  alter function app.forget_attempts(bytea) owner to khien_definer;
  alter function app.count_attempts(bytea[], integer[], interval) owner to khien_definer;
  alter function app.enter(bytea) owner to khien_definer;
  alter function app.enter_as(uuid) owner to khien_definer;
  alter function app.find_account(text) owner to khien_definer;
  alter function app.open_session(uuid, bytea, uuid, text, timestamptz) owner to khien_definer;
  alter function app.touch_session(bytea) owner to khien_definer;
  alter function app.close_session(bytea) owner to khien_definer;
  alter function app.redeem_activation_link(bytea, text) owner to khien_definer;
  grant execute on function app.set_context(uuid, uuid, uuid) to khien_definer;
  grant execute on function app.enter(bytea), app.count_attempts(bytea[], integer[], interval), app.forget_attempts(bytea), app.find_account(text), app.open_session(uuid, bytea, uuid, text, timestamptz),
    app.touch_session(bytea), app.close_session(bytea), app.redeem_activation_link(bytea, text) to khien_api;
  grant execute on function app.enter_as(uuid), app.enter_system(text) to khien_worker;
`;
