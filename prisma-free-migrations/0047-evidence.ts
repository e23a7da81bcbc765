import { Migration } from '@mikro-orm/migrations';
import { allow, mustBeRecorded, protect, SYSTEM, UNIT, USER } from './policies.js';

/**
 * Evidence of a case, and who had it. An item never changes; what happens to it is a row of a chain, linked and hashed here, so that no writer leaves a
 * link out, names another actor or another time, or has two people hold one item. Where an item stands follows from its chain and is written by it alone.
 */
export class Migration0047Evidence extends Migration {
  override up(): void {
    this.addSql(`set local role khien_owner; ${UPLOADS}`);
    this.addSql(ITEMS);
    this.addSql(CHAIN);
    this.addSql(LINK);
    this.addSql(`${NEWS} reset role`);
  }
}

/** Evidence comes under a ticket as any file, of whatever kind; that of a case is seen by whoever sends it alone. */
const UPLOADS = `
  do $$
  declare old record;
  begin
    for old in select conname from pg_constraint where conrelid = 'upload_ticket'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%ATTACHMENT%' loop
      execute format('alter table upload_ticket drop constraint %I', old.conname);
    end loop;
  end $$;
  alter table upload_ticket
    -- Of evidence: what its bytes are.
    add column media_type text,
    add check (purpose in ('REGISTER', 'ATTACHMENT', 'EVIDENCE')),
    add check (purpose <> 'REGISTER' or size <= 20971520),
    add check (purpose <> 'EVIDENCE' or unit_id is not null);
  create policy evidence_own on upload_ticket as restrictive to khien_api, khien_worker
    using (purpose <> 'EVIDENCE' or created_by = ${USER}) with check (purpose <> 'EVIDENCE' or created_by = ${USER});
`;

const ITEMS = `
  create table evidence_item (
    id uuid primary key,
    case_id uuid not null,
    unit_id uuid not null,
    -- Counted in its case, and kept: its label is what people call it.
    number integer not null check (number > 0),
    label text not null unique,
    kind text not null check (kind in ('DIGITAL', 'PHYSICAL', 'SCREENSHOT', 'BANK_STATEMENT', 'CHAT_EXPORT', 'DOCUMENT', 'OTHER')),
    title text not null check (title <> ''),
    source text not null check (source <> ''),
    seized_from text,
    place text,
    collected_at timestamptz not null,
    collected_by uuid not null references user_account,
    -- What it was made from.
    parent_id uuid,
    file_name text,
    sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
    size integer check (size > 0),
    media_type text,
    created_at timestamptz not null,
    unique (case_id, number),
    unique (case_id, id),
    unique (unit_id, id),
    foreign key (unit_id, case_id) references case_file (unit_id, id),
    foreign key (case_id, parent_id) references evidence_item (case_id, id),
    check ((kind = 'PHYSICAL') = (sha256 is null)),
    check (num_nonnulls(file_name, sha256, size, media_type) in (0, 4))
  );
  create index evidence_item_parent on evidence_item (parent_id) where parent_id is not null;

  -- Where an item stands: the end of its chain, written by the chain alone; what the scanner says of its bytes, and that people were told of a hand-over
  -- that nobody answers, the worker writes.
  create table evidence_custody (
    id uuid primary key references evidence_item,
    case_id uuid not null,
    unit_id uuid not null,
    state text not null check (state in ('HELD', 'OFFERED', 'DESTRUCTION_PROPOSED', 'RETURNED', 'ARCHIVED', 'DESTROYED')),
    -- One, at every time: of what is no longer there, who had it last.
    holder_id uuid not null references user_account,
    offered_to uuid references user_account,
    offered_by uuid references user_account,
    receive_by timestamptz,
    alarmed_at timestamptz,
    sealed_bag text,
    proposed_by uuid references user_account,
    -- Whether its bytes were what they are said to be when they were last hashed.
    intact boolean not null,
    verified_at timestamptz,
    scan_state text check (scan_state in ('UNSCANNED', 'CLEAN', 'INFECTED')),
    finding text,
    obstacle text,
    judged_at timestamptz,
    seq integer not null,
    last_hash text not null,
    version integer not null,
    foreign key (unit_id, id) references evidence_item (unit_id, id),
    check ((state = 'OFFERED') = (offered_to is not null) and (offered_to is null) = (receive_by is null) and (offered_to is null) = (offered_by is null)),
    check ((state = 'DESTRUCTION_PROPOSED') = (proposed_by is not null)),
    check (offered_to <> holder_id),
    check ((scan_state = 'INFECTED') = (finding is not null))
  );
  create index evidence_custody_case on evidence_custody (case_id, id);
  create index evidence_custody_holder on evidence_custody (holder_id, id) where state in ('HELD', 'OFFERED', 'DESTRUCTION_PROPOSED');
  create index evidence_custody_offered on evidence_custody (offered_to, id) where offered_to is not null;
  create index evidence_custody_waiting on evidence_custody (receive_by) where offered_to is not null and alarmed_at is null;
  create index evidence_custody_verified on evidence_custody (verified_at, id) where verified_at is not null;
  create index evidence_custody_unjudged on evidence_custody (id) where scan_state = 'UNSCANNED';
  -- No item without somebody who has it.
  alter table evidence_item add foreign key (id) references evidence_custody deferrable initially deferred;

  create table custody_event (
    id uuid primary key,
    item_id uuid not null,
    case_id uuid not null,
    unit_id uuid not null,
    seq integer not null,
    kind text not null check (kind in ('ACQUIRED', 'IMPORTED', 'HASH_VERIFIED', 'HASH_MISMATCH', 'VIEWED', 'EXPORTED', 'HANDED_OVER', 'RECEIVED',
      'HANDOVER_DECLINED', 'HANDOVER_WITHDRAWN', 'SEALED', 'UNSEALED', 'RETURNED', 'ARCHIVED', 'DESTRUCTION_PROPOSED', 'DESTRUCTION_DECLINED', 'DESTROYED')),
    -- None where a job of the system did it.
    actor_id uuid references user_account,
    counterpart_id uuid references user_account,
    -- Who is outside the system: to whom it was returned.
    outside text,
    reason text,
    place text,
    bag text,
    receive_by timestamptz,
    -- SHA-256 that the bytes had; none where they are gone.
    found text,
    -- Of the row of the item, so that neither changes without the other.
    item_digest text not null,
    at timestamptz not null,
    prev_hash text,
    hash text not null,
    unique (item_id, seq),
    foreign key (unit_id, item_id) references evidence_item (unit_id, id),
    check ((seq = 1) = (prev_hash is null) and (seq = 1) = (kind = 'ACQUIRED')),
    check ((kind = 'HANDED_OVER') = (receive_by is not null)),
    check ((kind = 'RETURNED') = (outside is not null)),
    check (kind in ('HASH_VERIFIED', 'HASH_MISMATCH') or actor_id is not null),
    check (counterpart_id <> actor_id)
  );

  ${['evidence_item', 'evidence_custody', 'custody_event'].map(protect).join('')}
  ${allow('evidence_item', 'seen', ['select', 'insert'], `unit_id = ${UNIT} and app.sees_case(case_id)`)}
  ${allow('evidence_custody', 'seen', ['select'], `unit_id = ${UNIT} and app.sees_case(case_id)`)}
  ${allow('custody_event', 'seen', ['select'], `unit_id = ${UNIT} and app.sees_case(case_id)`)}
  create policy seen_insert on custody_event for insert to khien_api, khien_worker with check (unit_id = ${UNIT} and app.sees_case(case_id));
  grant insert (id, item_id, kind, counterpart_id, outside, reason, place, bag, receive_by, found) on custody_event to khien_api, khien_worker;
  create policy system on evidence_item for select to khien_worker using (${SYSTEM});
  create policy system on evidence_custody to khien_worker using (${SYSTEM}) with check (${SYSTEM});
  grant update (scan_state, finding, obstacle, judged_at, alarmed_at) on evidence_custody to khien_worker;
  create policy system on custody_event to khien_worker using (${SYSTEM}) with check (${SYSTEM});
  ${['evidence_item', 'custody_event'].map((table) => `create policy definer on ${table} for select to khien_definer using (true); grant select on ${table} to khien_definer;`).join('\n  ')}
  create policy definer on evidence_custody to khien_definer using (true) with check (true);
  grant select, insert, update on evidence_custody to khien_definer;
  ${mustBeRecorded('evidence_item')}
  ${mustBeRecorded('evidence_custody')}
  ${mustBeRecorded('custody_event', 'item_id')}

  -- Nobody alters an original or a link, not even the owner of the tables.
  create function app.refuse_change() returns trigger language plpgsql as $$
  begin
    raise exception '% is never changed', tg_table_name using errcode = 'KH003';
  end $$;
  ${['evidence_item', 'custody_event']
    .map(
      (table) => `create trigger unchanged before update or delete on ${table} for each row execute function app.refuse_change();
  create trigger untruncated before truncate on ${table} for each statement execute function app.refuse_change();`,
    )
    .join('\n  ')}
`;

/** Canonical JSON (RFC 8785) of an item and of a link, written a second time in libs/evidence/src/custody-chain.ts; keys stand in their order. */
const CHAIN = `
  create function app.json_text(p_text text) returns text language sql immutable as $$ select coalesce(to_json(p_text)::text, 'null') $$;
  create function app.json_instant(p_at timestamptz) returns text language sql immutable as $$
    select coalesce('"' || to_char(p_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || '"', 'null')
  $$;
  create function app.evidence_digest(i evidence_item) returns text language sql immutable set search_path = pg_catalog, public as $$
    select encode(sha256(convert_to('{"caseId":' || app.json_text(i.case_id::text) || ',"collectedAt":' || app.json_instant(i.collected_at)
      || ',"collectedBy":' || app.json_text(i.collected_by::text) || ',"fileName":' || app.json_text(i.file_name)
      || ',"id":' || app.json_text(i.id::text) || ',"kind":' || app.json_text(i.kind) || ',"label":' || app.json_text(i.label)
      || ',"mediaType":' || app.json_text(i.media_type) || ',"parentId":' || app.json_text(i.parent_id::text) || ',"place":' || app.json_text(i.place)
      || ',"seizedFrom":' || app.json_text(i.seized_from) || ',"sha256":' || app.json_text(i.sha256) || ',"size":' || coalesce(i.size::text, 'null')
      || ',"source":' || app.json_text(i.source) || ',"title":' || app.json_text(i.title) || '}', 'UTF8')), 'hex')
  $$;
  create function app.custody_hash(e custody_event) returns text language sql immutable set search_path = pg_catalog, public as $$
    select encode(sha256(convert_to('{"actorId":' || app.json_text(e.actor_id::text) || ',"at":' || app.json_instant(e.at) || ',"bag":' || app.json_text(e.bag)
      || ',"counterpartId":' || app.json_text(e.counterpart_id::text) || ',"found":' || app.json_text(e.found) || ',"id":' || app.json_text(e.id::text)
      || ',"itemDigest":' || app.json_text(e.item_digest) || ',"itemId":' || app.json_text(e.item_id::text) || ',"kind":' || app.json_text(e.kind)
      || ',"outside":' || app.json_text(e.outside) || ',"place":' || app.json_text(e.place) || ',"prevHash":' || app.json_text(e.prev_hash)
      || ',"reason":' || app.json_text(e.reason) || ',"receiveBy":' || app.json_instant(e.receive_by) || ',"seq":' || e.seq || '}', 'UTF8')), 'hex')
  $$;

  -- Every link is what its hash says, follows the one before it, and is of the item as it is now; the last one is where the item stands, and the log's.
  -- Whoever rewrote the whole chain would have to rewrite the log too.
  create function app.custody_unbroken(p_item uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public as $$
    with told as materialized (select l.idx, l.entry from log_leaf l where l.subject_ids @> array[p_item] and l.event_type = 'CustodyKept')
    select count(*) > 0 and bool_and(c.linked) and max(c.seq) = count(*) and max(c.head_seq) = max(c.seq)
        and max(c.hash) filter (where c.last) = max(c.head_hash)
        and max(c.head_hash) = (select t.entry::jsonb ->> 'digest' from told t order by t.idx desc limit 1)
      from (select e.seq, e.hash, h.seq as head_seq, h.last_hash as head_hash, row_number() over w = count(*) over () as last,
          e.hash = app.custody_hash(e) and e.prev_hash is not distinct from lag(e.hash) over w and e.seq = row_number() over w
            and e.item_digest = app.evidence_digest(i) as linked
        from custody_event e join evidence_item i on i.id = e.item_id join evidence_custody h on h.id = e.item_id
        where e.item_id = p_item and (app.is_system() or app.sees_case(i.case_id)) window w as (order by e.seq)) c
  $$;

  -- Works on the case: on its list to work, or at the desk while there is no list.
  create function app.works_on_case(p_case uuid, p_user uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public as $$
    select exists (select 1 from case_file c
      join membership m on m.unit_id = c.unit_id and m.user_id = p_user and m.ended_at is null and m.roles && array['CLERK', 'LIAISON_OFFICER', 'UNIT_HEAD']
      join user_account u on u.id = p_user and u.disabled_at is null
      where c.id = p_case and app.sees_case(c.id)
        and (not c.restricted or exists (select 1 from case_access a where a.case_id = c.id and a.user_id = p_user and a.level = 'WORK' and a.revoked_at is null)))
  $$;
  -- Who is told of trouble with the evidence of a case: its lead, and heads of the unit who may see it.
  create function app.answer_for_case(p_case uuid) returns table (user_id uuid, leads boolean)
  language sql stable security definer set search_path = pg_catalog, public as $$
    select m.user_id, bool_or(m.user_id is not distinct from c.lead_id) from case_file c
      join membership m on m.unit_id = c.unit_id and m.ended_at is null and (m.user_id = c.lead_id or 'UNIT_HEAD' = any (m.roles))
      where c.id = p_case and app.is_system()
        and (not c.restricted or exists (select 1 from case_access a where a.case_id = c.id and a.user_id = m.user_id and a.revoked_at is null))
      group by m.user_id
  $$;
  -- Who acted in the chain of an item, by id, whether or not they still work at the desk.
  create function app.names_in_custody(p_item uuid) returns jsonb
  language sql stable security definer set search_path = pg_catalog, public as $$
    select coalesce(jsonb_object_agg(u.id, u.display_name), '{}') from user_account u where u.id in (
      select unnest(array[e.actor_id, e.counterpart_id]) from custody_event e where e.item_id = p_item and app.sees_case(e.case_id))
  $$;
  -- One after the other: whoever is about to add a link.
  create function app.hold_evidence(p_item uuid) returns void
  language sql security definer set search_path = pg_catalog, public as $$
    select from evidence_custody c where c.id = p_item and (app.is_system() or app.sees_case(c.case_id)) for update
  $$;
`;

const LINK = `
  create function app.link_custody() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
  declare
    item evidence_item;
    held evidence_custody;
    who uuid := app.user_id();
    allowed boolean;
  begin
    select * into item from evidence_item i where i.id = new.item_id;
    select * into held from evidence_custody c where c.id = new.item_id for update;
    new.case_id := item.case_id;
    new.unit_id := item.unit_id;
    new.actor_id := who;
    new.seq := coalesce(held.seq, 0) + 1;
    new.prev_hash := held.last_hash;
    new.at := date_trunc('milliseconds', clock_timestamp());
    new.item_digest := app.evidence_digest(item);
    if new.kind in ('RECEIVED', 'HANDOVER_DECLINED') then new.counterpart_id := held.offered_by; end if;
    if new.kind = 'HANDOVER_WITHDRAWN' then new.counterpart_id := held.offered_to; end if;
    if new.kind in ('DESTROYED', 'DESTRUCTION_DECLINED') then new.counterpart_id := nullif(held.proposed_by, who); end if;
    if new.kind = 'UNSEALED' then new.bag := held.sealed_bag; end if;
    allowed := case
      when item.id is null then false
      when new.kind = 'ACQUIRED' then held.id is null and who = item.collected_by
      when held.id is null then false
      when new.kind in ('HASH_VERIFIED', 'HASH_MISMATCH')
        then item.sha256 is not null and (new.kind = 'HASH_VERIFIED') = (new.found is not distinct from item.sha256)
      when who is null then false
      when new.kind = 'VIEWED' then new.reason is not null
      when new.kind = 'EXPORTED' then new.reason is not null and item.sha256 is not null and held.intact
      when new.kind = 'IMPORTED' then held.seq = 1 and who = held.holder_id and new.found = item.sha256
      when new.kind = 'HANDED_OVER' then held.state = 'HELD' and new.counterpart_id <> who and new.counterpart_id <> held.holder_id
        and app.works_on_case(item.case_id, new.counterpart_id)
        -- Who no longer works on the case cannot hand over what they have: then its lead does.
        and (who = held.holder_id or not app.works_on_case(item.case_id, held.holder_id)
          and exists (select 1 from case_file c where c.id = item.case_id and c.lead_id = who))
      when new.kind in ('RECEIVED', 'HANDOVER_DECLINED') then held.state = 'OFFERED' and who = held.offered_to
      when new.kind = 'HANDOVER_WITHDRAWN' then held.state = 'OFFERED' and who = held.offered_by
      when new.kind = 'SEALED' then held.state = 'HELD' and who = held.holder_id and held.sealed_bag is null and new.bag is not null
      when new.kind = 'UNSEALED' then held.state = 'HELD' and who = held.holder_id and held.sealed_bag is not null
      when new.kind in ('RETURNED', 'ARCHIVED') then held.state = 'HELD' and who = held.holder_id
      when new.kind = 'DESTRUCTION_PROPOSED' then held.state = 'HELD' and who = held.holder_id and item.sha256 is null
      when new.kind = 'DESTRUCTION_DECLINED' then held.state = 'DESTRUCTION_PROPOSED'
      -- Whoever proposes it is no witness of it.
      when new.kind = 'DESTROYED' then held.state = 'DESTRUCTION_PROPOSED' and who <> held.proposed_by
      else false end;
    if allowed is not true then
      raise exception 'custody: % is not possible now', new.kind using errcode = 'KH003';
    end if;
    new.hash := app.custody_hash(new);
    if new.kind = 'ACQUIRED' then
      insert into evidence_custody (id, case_id, unit_id, state, holder_id, intact, verified_at, scan_state, seq, last_hash, version)
        values (item.id, item.case_id, item.unit_id, 'HELD', who, true, case when item.sha256 is not null then new.at end,
          case when item.sha256 is not null then 'UNSCANNED' end, 1, new.hash, 1);
      return new;
    end if;
    held.state := case
      when new.kind = 'HANDED_OVER' then 'OFFERED'
      when new.kind in ('RECEIVED', 'HANDOVER_DECLINED', 'HANDOVER_WITHDRAWN', 'DESTRUCTION_DECLINED') then 'HELD'
      when new.kind in ('DESTRUCTION_PROPOSED', 'RETURNED', 'ARCHIVED', 'DESTROYED') then new.kind
      else held.state end;
    if new.kind = 'RECEIVED' then held.holder_id := who; end if;
    if new.kind = 'SEALED' then held.sealed_bag := new.bag; elsif new.kind = 'UNSEALED' then held.sealed_bag := null; end if;
    if new.kind in ('HASH_VERIFIED', 'HASH_MISMATCH') then
      held.intact := new.kind = 'HASH_VERIFIED';
      held.verified_at := new.at;
    end if;
    update evidence_custody c set state = held.state, holder_id = held.holder_id, sealed_bag = held.sealed_bag, intact = held.intact,
        verified_at = held.verified_at, seq = new.seq, last_hash = new.hash,
        offered_to = case held.state when 'OFFERED' then case new.kind when 'HANDED_OVER' then new.counterpart_id else c.offered_to end end,
        offered_by = case held.state when 'OFFERED' then case new.kind when 'HANDED_OVER' then who else c.offered_by end end,
        receive_by = case held.state when 'OFFERED' then coalesce(new.receive_by, c.receive_by) end,
        alarmed_at = case held.state when 'OFFERED' then c.alarmed_at end,
        proposed_by = case held.state when 'DESTRUCTION_PROPOSED' then coalesce(c.proposed_by, who) end,
        -- What was only looked at or hashed is what it was.
        version = c.version + (new.kind not in ('VIEWED', 'EXPORTED', 'HASH_VERIFIED', 'HASH_MISMATCH', 'IMPORTED'))::integer
      where c.id = item.id;
    return new;
  end $$;
  create trigger link before insert on custody_event for each row execute function app.link_custody();
  alter function app.link_custody() owner to khien_definer;
  alter function app.custody_unbroken(uuid) owner to khien_definer;
  alter function app.works_on_case(uuid, uuid) owner to khien_definer;
  alter function app.answer_for_case(uuid) owner to khien_definer;
  alter function app.hold_evidence(uuid) owner to khien_definer;
  alter function app.names_in_custody(uuid) owner to khien_definer;
  grant execute on function app.json_text(text), app.json_instant(timestamptz), app.evidence_digest(evidence_item), app.custody_hash(custody_event) to khien_definer;
  grant execute on function app.custody_unbroken(uuid), app.works_on_case(uuid, uuid), app.hold_evidence(uuid), app.names_in_custody(uuid) to khien_api, khien_worker;
  grant execute on function app.answer_for_case(uuid) to khien_worker;
`;

/** News for one person: who is concerned by what is not for the whole desk, such as a case that its list alone sees. */
const NEWS = `
  alter table notification
    add column user_id uuid references user_account,
    add check (user_id is null or unit_id is not null),
    drop constraint notification_unit_id_event_id_key;
  -- Each person once an event and a matter.
  create unique index notification_once on notification (unit_id, event_id, subject_id, user_id) nulls not distinct where unit_id is not null;
  drop index notification_unit_page;
  create index notification_unit_page on notification (unit_id, created_at desc, id desc) where unit_id is not null and user_id is null;
  create index notification_person_page on notification (user_id, created_at desc, id desc) where user_id is not null;
  drop policy unit_select on notification;
  drop policy unit_update on notification;
  create policy unit_select on notification for select to khien_api, khien_worker using (unit_id = ${UNIT} and (user_id is null or user_id = ${USER}));
  create policy unit_update on notification for update to khien_api, khien_worker
    using (unit_id = ${UNIT} and (user_id is null or user_id = ${USER})) with check (unit_id = ${UNIT} and (user_id is null or user_id = ${USER}));
`;
