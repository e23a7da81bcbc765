import { Migration } from '@mikro-orm/migrations';
import { allow, allowSystem, mustBeRecorded, ORGANISATION, protect, UNIT, USER } from './policies.js';

/** What a desk asks, notes, shares and links about the reports that it deals with. */
export class Migration0050HandlingNotes extends Migration {
  override up(): void {
    this.addSql(`set local role khien_owner; ${HANDLING} ${QUESTIONS}`);
    this.addSql(ASKED_BEFORE);
    this.addSql(`${SEEN} ${NOTES} ${LINKS} ${LETTERS} ${RECORDED} reset role`);
  }
}

/** What hangs on a handling carries its unit, and its organisation where that sees it too. */
const HANDLING = `
  alter table report_handling add unique (organisation_id, unit_id, id), add unique (unit_id, id);
  create index report_handling_case on report_handling (unit_id, (link ->> 'caseNumber')) where link is not null;
`;

const QUESTIONS = `
  create table filer_question (
    id uuid primary key,
    organisation_id uuid not null,
    unit_id uuid not null,
    handling_id uuid not null,
    -- Of the handling, from 1: what was asked together.
    round integer not null check (round > 0),
    position integer not null check (position > 0),
    -- Null: about the report as a whole.
    path text check (path <> ''),
    question text not null check (question <> ''),
    asked_by uuid references user_account,
    asked_at timestamptz not null,
    unique (organisation_id, unit_id, id),
    unique (handling_id, round, position),
    foreign key (organisation_id, unit_id, handling_id) references report_handling (organisation_id, unit_id, id)
  );
  -- The last one of a question is the one that holds.
  create table filer_answer (
    id uuid primary key,
    organisation_id uuid not null,
    unit_id uuid not null,
    question_id uuid not null,
    kind text not null check (kind in ('IN_WORDS', 'IN_REPORT', 'DISPUTED')),
    words text check (words <> ''),
    answered_by uuid not null references user_account,
    answered_at timestamptz not null,
    foreign key (organisation_id, unit_id, question_id) references filer_question (organisation_id, unit_id, id),
    check (words is not null or kind = 'IN_REPORT')
  );
  create index filer_answer_question on filer_answer (question_id, answered_at desc, id desc);
`;

/** Questions had no place of their own, and pointed at no field. Who owns the tables sees no rows of them. */
const ASKED_BEFORE = `
  grant insert on filer_question to khien_definer;
  set local role khien_definer;
  insert into filer_question (id, organisation_id, unit_id, handling_id, round, position, question, asked_by, asked_at)
    select gen_random_uuid(), h.organisation_id, h.unit_id, h.id, 1, q.n, q.one, (h.request ->> 'askedBy')::uuid, (h.request ->> 'askedAt')::timestamptz
    from report_handling h cross join jsonb_array_elements_text(h.request -> 'questions') with ordinality q (one, n) where q.one <> '';
  set local role khien_owner;
  revoke insert on filer_question from khien_definer;
`;

const SEEN = `
  ${['filer_question', 'filer_answer'].map(protect).join('')}
  ${allow('filer_question', 'unit', ['select', 'insert'], `unit_id = ${UNIT}`)}
  ${allow('filer_question', 'filer', ['select'], `organisation_id = ${ORGANISATION}`)}
  ${allow('filer_answer', 'unit', ['select'], `unit_id = ${UNIT}`)}
  ${allow('filer_answer', 'filer', ['select'], `organisation_id = ${ORGANISATION}`)}
  create policy filer_insert on filer_answer for insert to khien_api, khien_worker
    with check (organisation_id = ${ORGANISATION} and answered_by = ${USER});
  grant insert on filer_answer to khien_api, khien_worker;
  ${allowSystem('filer_question', [])}
  ${allowSystem('filer_answer', [])}
`;

/** What is for the desk alone knows no organisation: there is nothing in it by which a filer could be shown it. */
const NOTES = `
  create table internal_note (
    id uuid primary key,
    unit_id uuid not null,
    handling_id uuid not null,
    remark text not null check (remark <> ''),
    noted_by uuid not null references user_account,
    noted_at timestamptz not null,
    foreign key (unit_id, handling_id) references report_handling (unit_id, id)
  );
  create index internal_note_handling on internal_note (handling_id, noted_at desc, id desc);
  create table shared_note (
    id uuid primary key,
    organisation_id uuid not null,
    unit_id uuid not null,
    handling_id uuid not null,
    message text not null check (message <> ''),
    shared_by uuid not null references user_account,
    shared_at timestamptz not null,
    foreign key (organisation_id, unit_id, handling_id) references report_handling (organisation_id, unit_id, id)
  );
  create index shared_note_handling on shared_note (handling_id, shared_at desc, id desc);

  ${['internal_note', 'shared_note'].map(protect).join('')}
  ${allow('internal_note', 'unit', ['select'], `unit_id = ${UNIT}`)}
  ${allow('internal_note', 'own', ['insert'], `unit_id = ${UNIT} and noted_by = ${USER}`)}
  ${allow('shared_note', 'unit', ['select'], `unit_id = ${UNIT}`)}
  ${allow('shared_note', 'own', ['insert'], `unit_id = ${UNIT} and shared_by = ${USER}`)}
  ${allow('shared_note', 'filer', ['select'], `organisation_id = ${ORGANISATION}`)}
`;

const LINKS = `
  create table report_link (
    id uuid primary key,
    unit_id uuid not null,
    from_id uuid not null,
    to_id uuid not null check (to_id <> from_id),
    kind text not null check (kind in ('DUPLICATE_OF', 'PART_OF', 'RELATED', 'SAME_CAUSE')),
    reason text not null check (reason <> ''),
    linked_by uuid not null references user_account,
    linked_at timestamptz not null,
    ended_by uuid references user_account,
    ended_at timestamptz,
    end_reason text check (end_reason <> ''),
    foreign key (unit_id, from_id) references report_handling (unit_id, id),
    foreign key (unit_id, to_id) references report_handling (unit_id, id),
    check ((ended_by is null) = (ended_at is null) and (ended_at is null) = (end_reason is null))
  );
  create unique index report_link_once on report_link (from_id, to_id, kind) where ended_at is null;
  -- Of two reports one at most is the duplicate of the other, whoever writes it and when; and a report is the duplicate of one.
  create unique index report_link_no_circle on report_link (least(from_id, to_id), greatest(from_id, to_id))
    where kind = 'DUPLICATE_OF' and ended_at is null;
  create unique index report_link_one_original on report_link (from_id) where kind = 'DUPLICATE_OF' and ended_at is null;
  create index report_link_from on report_link (from_id, linked_at, id);
  create index report_link_to on report_link (to_id, linked_at, id);
  ${protect('report_link')}
  ${allow('report_link', 'unit', ['select'], `unit_id = ${UNIT}`)}
  ${allow('report_link', 'own', ['insert'], `unit_id = ${UNIT} and linked_by = ${USER} and ended_at is null`)}
  create policy unit_update on report_link for update to khien_api, khien_worker using (unit_id = ${UNIT}) with check (unit_id = ${UNIT});
  grant update (ended_by, ended_at, end_reason) on report_link to khien_api, khien_worker;
`;

/** The filer sees what was sent to it. */
const LETTERS = `
  create table letter_counter (
    unit_id uuid not null references authority_unit, year integer not null, last integer not null, primary key (unit_id, year)
  );
  create table unit_letter (
    id uuid primary key,
    organisation_id uuid not null references organisation,
    unit_id uuid not null,
    report_id uuid not null,
    drill boolean not null,
    reference text not null,
    kind text not null check (kind in ('CLARIFICATION', 'REMEDY_ORDER', 'CLOSING', 'NOT_COMPETENT')),
    state text not null check (state in ('DRAFT', 'SIGNED', 'SENT', 'DISCARDED')),
    regime text not null,
    content jsonb not null,
    number integer check (number > 0),
    year integer,
    notation text,
    salt text,
    digest text,
    drafted_by uuid not null references user_account,
    drafted_at timestamptz not null,
    signed_by uuid references user_account,
    signatory text,
    deputy boolean not null,
    signed_at timestamptz,
    sent_at timestamptz,
    version integer not null default 1,
    unique (unit_id, year, number),
    foreign key (organisation_id, report_id, drill) references violation_report (organisation_id, id, drill),
    foreign key (unit_id, drill) references authority_unit (id, sandbox),
    check (case when state in ('SIGNED', 'SENT') then num_nulls(number, year, notation, salt, digest, signed_by, signed_at) = 0
      else num_nonnulls(number, year, notation, salt, digest, signed_by, signed_at) = 0 end),
    check ((state = 'SENT') = (sent_at is not null))
  );
  create index unit_letter_report on unit_letter (report_id, drafted_at desc, id desc);
  ${['letter_counter', 'unit_letter'].map(protect).join('')}
  ${allow('letter_counter', 'unit', ['select', 'insert', 'update'], `unit_id = ${UNIT}`)}
  ${allow('unit_letter', 'unit', ['select', 'insert', 'update'], `unit_id = ${UNIT}`)}
  ${allow('unit_letter', 'filer', ['select'], `organisation_id = ${ORGANISATION} and state = 'SENT'`)}
  revoke update on unit_letter from khien_api, khien_worker;
  grant update (state, content, number, year, notation, salt, digest, signed_by, signatory, deputy, signed_at, sent_at, version)
    on unit_letter to khien_api, khien_worker;
  -- What was signed goes out as it is; what was sent or given up stays.
  create function app.refuse_other_words() returns trigger language plpgsql set search_path = pg_catalog, public as $$
  begin
    if old.state <> 'SIGNED' or (old.content, old.number, old.year, old.notation, old.digest, old.salt, old.signed_by, old.signatory, old.deputy, old.signed_at)
        is distinct from (new.content, new.number, new.year, new.notation, new.digest, new.salt, new.signed_by, new.signatory, new.deputy, new.signed_at) then
      raise exception 'a letter that was signed is not changed' using errcode = 'check_violation', constraint = 'unit_letter_signed';
    end if;
    return new;
  end $$;
  revoke all on function app.refuse_other_words() from public;
  create trigger signed_stays before update on unit_letter for each row when (old.state <> 'DRAFT') execute function app.refuse_other_words();
`;

const RECORDED = `
  ${mustBeRecorded('filer_question', 'handling_id')}
  ${mustBeRecorded('filer_answer', 'question_id')}
  ${mustBeRecorded('internal_note', 'handling_id')}
  ${mustBeRecorded('shared_note', 'handling_id')}
  ${mustBeRecorded('report_link')}
  ${mustBeRecorded('letter_counter', 'unit_id')}
  ${mustBeRecorded('unit_letter')}
`;
