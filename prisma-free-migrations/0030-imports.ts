import { Migration } from '@mikro-orm/migrations';
import { allow, mustBeRecorded, ORGANISATION, ownedByOrganisation, protect } from './policies.js';

/** Imports row by row with what each would do, undone within a day; what was chosen before is remembered; an import shows how far it is. */
export class Migration0030Imports extends Migration {
  override up(): void {
    this.addSql(`set local role khien_owner; ${ROWS}`);
    this.addSql(UNDO);
    this.addSql(MEMORY);
    this.addSql(PROGRESS);
    this.addSql(NAMED_BY_MANY);
    this.addSql('reset role');
  }
}

/** `target` is the activity that a row creates, updates or finds: no reference, for it is made at the commit and unmade by an undo. */
const ROWS = `
  alter table register_import drop constraint register_import_state_check,
    add constraint register_import_state_check check (state in ('CHECKED', 'COMMITTED', 'UNDONE')),
    add policy text not null default 'SKIP' check (policy in ('STOP', 'SKIP', 'UPDATE')),
    add committed_by uuid references user_account,
    add undone_at timestamptz,
    add undone_by uuid references user_account,
    -- Rows of the registers of systems and parties that it added.
    add added_systems uuid[] not null default '{}',
    add added_parties uuid[] not null default '{}',
    add check ((state = 'UNDONE') = (undone_at is not null));
  create index register_import_page on register_import (organisation_id, created_at desc, id desc);
  create table import_row (
    id uuid primary key,
    organisation_id uuid not null,
    import_id uuid not null,
    position integer not null,
    sheet text not null,
    source_row integer not null,
    code text not null,
    -- Whether the source gave the code; else it was made, and is no way to find an activity by.
    code_given boolean not null,
    name text not null,
    decision text not null check (decision in ('CREATE', 'UPDATE', 'SKIP', 'UNCHANGED', 'CONFLICT')),
    target uuid,
    expected_version integer,
    staged jsonb not null,
    content jsonb,
    changes jsonb not null,
    -- An updated activity as its tables held it before.
    before jsonb,
    unique (import_id, position),
    foreign key (organisation_id, import_id) references register_import (organisation_id, id)
  );
  ${ownedByOrganisation('import_row', ['insert', 'update'])}
  ${mustBeRecorded('import_row', 'import_id')}
`;

/** What an import made and nobody touched is no record yet: only that can be deleted, and only where nothing refers to it. */
const UNDO = `
  ${allow('processing_activity', 'undone', ['delete'], `organisation_id = ${ORGANISATION} and import_id is not null and state = 'DRAFT' and published_version = 0 and version = 1`)}
  ${['information_system', 'party']
    .map((table) => allow(table, 'undone', ['delete'], `organisation_id = ${ORGANISATION} and version = 1`))
    .join('')}
  create index report_activity_activity on report_activity (organisation_id, activity_id);

  -- Which of these rows others refer to, by every foreign key there is: a table that comes later counts as well.
  create function app.references_to(p_table regclass, p_ids uuid[], p_parts text[]) returns table (referring text, id uuid)
  language plpgsql stable set search_path = pg_catalog, public as $$
  declare
    key record;
  begin
    for key in
      select f.conrelid::regclass::text as referring, a.attname as "column"
        from pg_constraint f join pg_attribute a on a.attrelid = f.conrelid and a.attnum = any (f.conkey) and a.attname <> 'organisation_id'
        where f.contype = 'f' and f.confrelid = p_table and f.conrelid::regclass::text <> all (p_parts)
    loop
      return query execute format('select distinct %L, r.%I from %s r where r.organisation_id = app.organisation_id() and r.%2$I = any ($1)',
        key.referring, key."column", key.referring) using p_ids;
    end loop;
  end $$;
  grant execute on function app.references_to(regclass, uuid[], text[]) to khien_api;
`;

const MEMORY = `
  create table import_mapping (
    id uuid primary key,
    organisation_id uuid not null references organisation,
    -- SHA-256 of the headers as they are compared.
    fingerprint text not null,
    headers text[] not null,
    mapping jsonb not null,
    confirmed_by uuid not null references user_account,
    confirmed_at timestamptz not null,
    unique (organisation_id, fingerprint)
  );
  create table import_term (
    id uuid primary key,
    organisation_id uuid not null references organisation,
    kind text not null,
    term text not null,
    -- The term as terms are compared.
    folded text not null,
    code text not null,
    confirmed_by uuid not null references user_account,
    confirmed_at timestamptz not null,
    unique (organisation_id, kind, folded)
  );
  ${['import_mapping', 'import_term']
    .map(
      (table) => `create index ${table}_latest on ${table} (organisation_id, confirmed_at desc, id desc);
        ${ownedByOrganisation(table, ['insert', 'update', 'delete'])} ${mustBeRecorded(table)}`,
    )
    .join('')}
`;

/** Written beside the transaction that it tells of, so that others see it while that one is open; lost in a crash, as that one is. */
const PROGRESS = `
  create unlogged table import_progress (
    -- Of the import; no reference, for that row is locked while its commit is under way.
    id uuid primary key,
    organisation_id uuid not null references organisation,
    phase text not null,
    done integer not null,
    total integer not null,
    at timestamptz not null
  );
  ${protect('import_progress')}
  ${allow('import_progress', 'own', ['select', 'insert', 'update'], `organisation_id = ${ORGANISATION}`)}
`;

/**
 * An event that names thousands of rows: each changed row looks itself up by a key, instead of reading the whole list of
 * names. Of use within its transaction alone.
 */
const NAMED_BY_MANY = `
  create unlogged table log_named (xact xid8 not null, subject uuid not null, primary key (xact, subject));
  ${protect('log_named')}
  create policy definer on log_named to khien_definer using (true) with check (true);
  grant select, insert, delete on log_named to khien_definer;

  create function app.name_subjects() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public as $$
  begin
    -- Whoever inserts here holds the lock of the log's head: nobody else does.
    delete from log_named where xact <> pg_current_xact_id();
    insert into log_named select distinct new.xact, unnest(new.subject_ids) on conflict do nothing;
    return null;
  end $$;
  create trigger named after insert on log_leaf for each row when (cardinality(new.subject_ids) > 100) execute function app.name_subjects();
  alter function app.name_subjects() owner to khien_definer;

  create or replace function app.require_record() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public as $$
  declare
    aggregate uuid;
  begin
    if tg_argv[0] = 'id' then aggregate := case tg_op when 'DELETE' then old.id else new.id end;
    elsif tg_argv[0] = 'activity_id' then aggregate := case tg_op when 'DELETE' then old.activity_id else new.activity_id end;
    else aggregate := (to_jsonb(coalesce(new, old)) ->> tg_argv[0])::uuid;
    end if;
    if not exists (select 1 from log_named where xact = pg_current_xact_id() and subject = aggregate)
      and not exists (select 1 from log_leaf where xact = pg_current_xact_id() and aggregate = any (subject_ids)) then
      raise exception 'a change of % was recorded by no event', tg_table_name using errcode = 'KH001';
    end if;
    return null;
  end $$;
`;
