import { Migration } from '@mikro-orm/migrations';
import { allow, allowSystem, mustBeRecorded, ownedByOrganisation, protect, UNIT } from './policies.js';

/** What people say about a field of an activity, and what activities are made from. */
export class Migration0033ThreadsTemplates extends Migration {
  override up(): void {
    this.addSql(`set local role khien_owner; ${THREADS}`);
    this.addSql(TEMPLATES);
    this.addSql('reset role');
  }
}

const THREADS = `
  create table activity_thread (
    id uuid primary key, organisation_id uuid not null, activity_id uuid not null,
    path text not null check (path ~ '^[A-Za-z0-9.]{1,200}$'),
    state text not null check (state in ('OPEN', 'RESOLVED')),
    opened_by uuid not null references user_account, opened_at timestamptz not null,
    moved_by uuid references user_account, moved_at timestamptz,
    version integer not null default 1,
    unique (organisation_id, id),
    foreign key (organisation_id, activity_id) references processing_activity (organisation_id, id),
    check ((moved_by is null) = (moved_at is null)),
    check (state = 'OPEN' or moved_by is not null)
  );
  create index activity_thread_activity on activity_thread (organisation_id, activity_id, id);
  create table activity_comment (
    id uuid primary key, organisation_id uuid not null, thread_id uuid not null,
    text text not null check (text <> ''),
    written_by uuid not null references user_account, written_at timestamptz not null,
    foreign key (organisation_id, thread_id) references activity_thread (organisation_id, id)
  );
  create index activity_comment_thread on activity_comment (organisation_id, thread_id, id);
  ${ownedByOrganisation('activity_thread', ['insert', 'update'])}
  ${ownedByOrganisation('activity_comment', ['insert'])}
  revoke update on activity_thread from khien_api, khien_worker;
  grant update (state, moved_by, moved_at, version) on activity_thread to khien_api, khien_worker;
  ${mustBeRecorded('activity_thread')}
  ${mustBeRecorded('activity_comment', 'thread_id')}
`;

const PLACE = 'place_id = (select coalesce(app.organisation_id(), app.unit_id()))';

/**
 * `place_id` is the organisation or the unit that keeps a template. A model is seen by the organisations in the area of its unit:
 * of the provinces that it is competent for, of the whole country where it is national, of the defence scope where it is of defence.
 */
const TEMPLATES = `
  create table activity_template (
    id uuid primary key, place_id uuid not null,
    scope text not null check (scope in ('ORGANISATION', 'UNIT')),
    name text not null check (name <> ''), sectors text[] not null default '{}',
    state text not null check (state in ('ACTIVE', 'RETIRED')),
    current_number integer not null check (current_number > 0),
    version integer not null default 1, created_at timestamptz not null, updated_at timestamptz not null,
    check (scope = 'UNIT' or sectors = '{}')
  );
  create index activity_template_page on activity_template (place_id, name, id);
  create index activity_template_models on activity_template (name, id) where scope = 'UNIT' and state = 'ACTIVE';
  create table activity_template_version (
    id uuid primary key, place_id uuid not null, template_id uuid not null references activity_template,
    number integer not null, content jsonb not null,
    written_by uuid not null references user_account, written_at timestamptz not null,
    unique (template_id, number)
  );

  create function app.model_reaches(p_unit uuid, p_sectors text[]) returns boolean
  language plpgsql stable set search_path = pg_catalog, public as $$
  begin
    return exists (select 1 from organisation o join authority_unit u on u.id = p_unit
      where o.id = app.organisation_id() and not u.sandbox and (p_sectors = '{}' or o.sector = any (p_sectors))
        and case u.kind when 'NATIONAL' then true when 'DEFENCE' then o.defence_scope else o.province_code = any (u.province_codes) end);
  end $$;
  create function app.template_shown(p_template uuid) returns boolean
  language plpgsql stable set search_path = pg_catalog, public as $$
  begin
    return exists (select 1 from activity_template t where t.id = p_template);
  end $$;
  grant execute on function app.model_reaches(uuid, text[]), app.template_shown(uuid) to khien_api, khien_worker;

  ${['activity_template', 'activity_template_version'].map(protect).join('')}
  ${allow('activity_template', 'place', ['select', 'update'], PLACE)}
  ${allow('activity_template', 'kept', ['insert'], `${PLACE} and (scope = 'UNIT') = (${UNIT} is not null)`)}
  ${allow('activity_template', 'model', ['select'], `scope = 'UNIT' and (select app.organisation_id()) is not null and app.model_reaches(place_id, sectors)`)}
  ${allow('activity_template_version', 'place', ['select', 'insert'], PLACE)}
  ${allow('activity_template_version', 'model', ['select'], '(select app.organisation_id()) is not null and app.template_shown(template_id)')}
  ${allowSystem('activity_template', [])}
  ${allowSystem('activity_template_version', [])}
  revoke update on activity_template from khien_api, khien_worker;
  grant update (state, current_number, updated_at, version) on activity_template to khien_api, khien_worker;
  ${mustBeRecorded('activity_template')}
  ${mustBeRecorded('activity_template_version', 'template_id')}

  alter table processing_activity
    add template_id uuid references activity_template, add template_number integer check (template_number > 0),
    add check ((template_id is null) = (template_number is null));
  create index processing_activity_template on processing_activity (template_id) where template_id is not null;
`;
