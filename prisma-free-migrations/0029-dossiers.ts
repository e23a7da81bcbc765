import { Migration } from '@mikro-orm/migrations';
import { allow, mustBeRecorded, ORGANISATION, ownedByOrganisation } from './policies.js';

/** Dossiers of impact assessment in work at their organisation; a unit sees what is filed of them, never these rows. */
export class Migration0029Dossiers extends Migration {
  override up(): void {
    this.addSql(`set local role khien_owner; ${DOSSIERS}`);
    this.addSql(FILED);
    this.addSql('reset role');
  }
}

const DOSSIERS = `
  create table dossier (
    id uuid primary key,
    organisation_id uuid not null references organisation,
    type text not null check (type in ('DPIA', 'TRANSFER')),
    regime text not null,
    role text not null check (role in ('CONTROLLER', 'CONTROLLER_PROCESSOR', 'PROCESSOR', 'THIRD_PARTY')),
    title text not null check (title <> ''),
    state text not null check (state in ('DRAFT', 'READY', 'SUBMITTED', 'RETURNED', 'REFUSED', 'ACCEPTED', 'DISCARDED', 'CARRIED_OVER')),
    -- Each answer with where it comes from.
    answers jsonb not null,
    -- The day from which the 60 days run, as the answers tell it.
    starts_on date,
    -- The earlier dossier whose answers it began with.
    based_on_id uuid,
    -- Of one that the agency received under Decree 13.
    received_on date check (received_on < date '2026-01-01'),
    receipt_number text,
    -- Why it goes although something mandatory is open.
    incomplete_reason text,
    reopen_reason text,
    ready_digest text,
    -- What is in work, or was filed last.
    kind text not null check (kind in ('INITIAL', 'UPDATE')),
    -- The filing that was given back and that the one in work answers.
    revises_id uuid,
    defect_answers jsonb,
    reference text unique,
    complete_by date,
    update_by date,
    remind_at timestamptz,
    reminded text[] not null default '{}',
    drill boolean not null default false,
    created_by uuid not null references user_account,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version integer not null default 1,
    unique (organisation_id, id),
    unique (organisation_id, id, drill),
    foreign key (organisation_id, based_on_id) references dossier (organisation_id, id),
    foreign key (organisation_id, revises_id) references filing (organisation_id, id),
    check (state not in ('SUBMITTED', 'RETURNED', 'REFUSED', 'ACCEPTED') or reference is not null),
    check (kind = 'INITIAL' or num_nonnulls(reference, received_on) > 0),
    check (defect_answers is null or revises_id is not null),
    check (state <> 'READY' or ready_digest is not null),
    check (state <> 'DRAFT' or ready_digest is null),
    check (state <> 'CARRIED_OVER' or received_on is not null)
  );
  create index dossier_page on dossier (organisation_id, created_at desc, id desc);
  create index dossier_state on dossier (organisation_id, state, created_at desc, id desc);

  create index dossier_remind on dossier (remind_at) where remind_at is not null;
  create sequence dossier_reference;
  grant usage on sequence dossier_reference to khien_api;

  create table dossier_change (
    id uuid primary key, organisation_id uuid not null, dossier_id uuid not null,
    kind text not null check (kind in ('NEW_PURPOSE', 'PARTY', 'REORGANISED', 'PDP_PROVIDER', 'BUSINESS_LINE', 'OTHER')),
    changed_on date not null,
    content text not null check (content <> ''),
    reason text not null check (reason <> ''),
    recorded_by uuid not null references user_account,
    recorded_at timestamptz not null,
    -- The filing that told the agency; null while it is to be told.
    filing_id uuid,
    foreign key (organisation_id, dossier_id) references dossier (organisation_id, id),
    foreign key (organisation_id, filing_id) references filing (organisation_id, id)
  );
  create index dossier_change_dossier on dossier_change (dossier_id, changed_on, id);
  create index dossier_change_filing on dossier_change (filing_id) where filing_id is not null;

  create table dossier_activity (
    id uuid primary key, organisation_id uuid not null, dossier_id uuid not null, activity_id uuid not null,
    unique (dossier_id, activity_id),
    foreign key (organisation_id, dossier_id) references dossier (organisation_id, id),
    foreign key (organisation_id, activity_id) references processing_activity (organisation_id, id)
  );
  create index dossier_activity_activity on dossier_activity (organisation_id, activity_id);

  create table dossier_document (
    id uuid primary key, organisation_id uuid not null, dossier_id uuid not null,
    kind text not null,
    attachment_id uuid,
    name text,
    copy_type text check (copy_type in ('ORIGINAL', 'COPY')),
    pages integer check (pages > 0),
    -- Instead of the document: why there is none.
    reason text,
    put_at timestamptz not null,
    unique (dossier_id, kind, attachment_id),
    foreign key (organisation_id, dossier_id) references dossier (organisation_id, id),
    foreign key (organisation_id, attachment_id) references attachment (organisation_id, id),
    check (num_nonnulls(attachment_id, reason) = 1),
    check (num_nonnulls(attachment_id, name, copy_type) in (0, 3))
  );
  create index dossier_document_dossier on dossier_document (dossier_id, put_at, id);
  create unique index dossier_document_reason on dossier_document (dossier_id, kind) where reason is not null;
  create index dossier_document_attachment on dossier_document (attachment_id);

  ${ownedByOrganisation('dossier', ['insert', 'update'])}
  ${ownedByOrganisation('dossier_change', ['insert', 'update'])}
  -- What the agency was told of stays.
  ${allow('dossier_change', 'untold', ['delete'], `organisation_id = ${ORGANISATION} and filing_id is null`)}
  revoke update on dossier_change from khien_api, khien_worker;
  grant update (filing_id) on dossier_change to khien_api, khien_worker;
  ${ownedByOrganisation('dossier_activity', ['insert', 'delete'])}
  ${ownedByOrganisation('dossier_document', ['insert', 'delete'])}
  -- Which dossier it is, under which law, and since when, never changes.
  revoke update on dossier from khien_api, khien_worker;
  grant update (title, role, state, answers, starts_on, received_on, receipt_number, incomplete_reason, reopen_reason, ready_digest, kind, revises_id,
    defect_answers, reference, complete_by, update_by, remind_at, reminded, updated_at, version) on dossier to khien_api, khien_worker;
  ${mustBeRecorded('dossier')}
  ${mustBeRecorded('dossier_change', 'dossier_id')}
  ${mustBeRecorded('dossier_activity', 'dossier_id')}
  ${mustBeRecorded('dossier_document', 'dossier_id')}
`;

/** A filing that is about a dossier refers to it, and takes its documents along as one about a report does. */
const FILED = `
  alter table filing
    add column dossier_id uuid generated always as (case when subject <> 'VIOLATION_NOTICE' then matter_id end) stored,
    add foreign key (organisation_id, dossier_id, drill) references dossier (organisation_id, id, drill);
  alter table delivery
    add column dossier_id uuid generated always as (case when subject <> 'VIOLATION_NOTICE' then matter_id end) stored,
    add foreign key (organisation_id, dossier_id) references dossier (organisation_id, id);

  create or replace function app.carry_attachments() returns trigger language plpgsql set search_path = pg_catalog, public as $$
  begin
    insert into filing_attachment (filing_id, organisation_id, attachment_id)
      select new.id, r.organisation_id, r.attachment_id from report_attachment r where r.report_id = new.report_id
      union select new.id, d.organisation_id, d.attachment_id from dossier_document d
        where d.dossier_id = new.dossier_id and d.attachment_id is not null;
    return null;
  end $$;
`;
