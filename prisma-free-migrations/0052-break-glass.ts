import { Migration } from '@mikro-orm/migrations';
import { allow, mustBeRecorded, protect, UNIT, USER } from './policies.js';

/**
 * Who is not on the list of a case and must read it at once, breaks the glass: by its number, with a reason, for some hours, to read alone. Those on the
 * list are told, and one of them says afterwards whether it was right.
 */
export class Migration0052BreakGlass extends Migration {
  override up(): void {
    this.addSql(`set local role khien_owner; ${GLASS} reset role`);
    this.addSql(SEEN);
  }
}

const GLASS = `
  -- Access that ends by itself.
  alter table case_access add column until timestamptz;

  create table case_glass (
    id uuid primary key,
    case_id uuid not null,
    unit_id uuid not null,
    user_id uuid not null references user_account,
    reason text not null check (reason <> ''),
    at timestamptz not null,
    until timestamptz not null check (until > at),
    reviewed_by uuid references user_account check (reviewed_by <> user_id),
    reviewed_at timestamptz,
    justified boolean,
    note text,
    reminded_at timestamptz,
    foreign key (unit_id, case_id) references case_file (unit_id, id),
    check ((reviewed_by is null) = (reviewed_at is null) and (reviewed_by is null) = (justified is null))
  );
  create index case_glass_case on case_glass (case_id, at, id);
  create index case_glass_open on case_glass (at, id) where reviewed_at is null and reminded_at is null;
  ${protect('case_glass')}
  ${allow('case_glass', 'seen', ['select'], `unit_id = ${UNIT} and app.sees_case(case_id)`)}
  create policy review_update on case_glass for update to khien_api, khien_worker
    using (unit_id = ${UNIT} and user_id <> ${USER} and app.sees_case(case_id)) with check (unit_id = ${UNIT} and reviewed_by = ${USER});
  grant update (reviewed_by, reviewed_at, justified, note) on case_glass to khien_api, khien_worker;
  ${mustBeRecorded('case_glass', 'case_id')}
  create policy definer on case_glass to khien_definer using (true) with check (true);
  grant select, insert, update on case_glass to khien_definer;
  create policy definer_write on case_access to khien_definer using (true) with check (true);
  grant insert, update on case_access to khien_definer;

  -- The one way to a case that one does not see; null where the number is of none, or of one that needs no glass broken.
  create function app.break_glass(p_id uuid, p_reference text, p_reason text, p_until timestamptz) returns uuid
  language plpgsql security definer set search_path = pg_catalog, public as $$
  declare
    found_case case_file;
  begin
    select * into found_case from case_file c where c.reference = p_reference and c.unit_id = (select app.unit_id()) and c.restricted;
    if found_case.id is null or app.on_case(found_case.id) then return null; end if;
    update case_access a set revoked_at = a.until, revoked_by = a.user_id
      where a.case_id = found_case.id and a.user_id = (select app.user_id()) and a.revoked_at is null;
    insert into case_access (id, case_id, unit_id, user_id, level, reason, granted_by, granted_at, until)
      values (uuidv7(), found_case.id, found_case.unit_id, (select app.user_id()), 'READ', p_reason, (select app.user_id()), now(), p_until);
    insert into case_glass (id, case_id, unit_id, user_id, reason, at, until)
      values (p_id, found_case.id, found_case.unit_id, (select app.user_id()), p_reason, now(), p_until);
    return found_case.id;
  end $$;

  -- How many other cases the acting person has read since then, those included that they see no more; null where they read this one too.
  create function app.other_cases_read(p_case uuid, p_since timestamptz) returns integer
  language sql stable security definer set search_path = pg_catalog, public as $$
    select case when not coalesce(bool_or(g.case_id = p_case), false) then count(distinct g.case_id)::integer end
      from case_reading g where g.user_id = (select app.user_id()) and g.at >= p_since
  $$;
  create policy definer on case_reading for select to khien_definer using (true);
  grant select on case_reading to khien_definer;

  -- For the worker: whom news of a case reaches, those who work on it but one.
  create function app.workers_of_case(p_case uuid, p_but uuid) returns table (user_id uuid, unit_id uuid, reference text)
  language sql stable security definer set search_path = pg_catalog, public as $$
    select a.user_id, c.unit_id, c.reference from case_file c join case_access a on a.case_id = c.id
      where c.id = p_case and a.revoked_at is null and a.until is null and a.level = 'WORK' and a.user_id <> p_but and (select app.is_system())
  $$;
  -- For the worker: what nobody has looked at for a day, once.
  create function app.glass_to_remind(p_before timestamptz) returns table (id uuid, case_id uuid, user_id uuid)
  language sql security definer set search_path = pg_catalog, public as $$
    update case_glass g set reminded_at = now() where (select app.is_system()) and g.id = any (array(
      select o.id from case_glass o where o.reviewed_at is null and o.reminded_at is null and o.at <= p_before order by o.at limit 200 for update skip locked))
    returning g.id, g.case_id, g.user_id
  $$;
  ${[
    'break_glass(uuid, text, text, timestamptz)',
    'other_cases_read(uuid, timestamptz)',
    'workers_of_case(uuid, uuid)',
    'glass_to_remind(timestamptz)',
  ]
    .map((name) => `alter function app.${name} owner to khien_definer;`)
    .join('\n  ')}
  grant execute on function app.break_glass(uuid, text, text, timestamptz), app.other_cases_read(uuid, timestamptz) to khien_api, khien_worker;
  grant execute on function app.workers_of_case(uuid, uuid), app.glass_to_remind(timestamptz) to khien_worker;
`;

/** As in 0046, but that access may end by itself. */
const SEEN = `
  create or replace function app.on_case(p_case uuid) returns boolean language sql stable security definer set search_path = pg_catalog, public as $$
    select exists (select 1 from case_access a where a.user_id = (select app.user_id()) and a.case_id = p_case and a.revoked_at is null
      and (a.until is null or a.until > now()))
  $$;
`;
