import { Migration } from '@mikro-orm/migrations';
import { mustBeRecorded, ownedByOrganisation } from './policies.js';

/** Requests of data subjects, at the desk of the organisation that they were made to; no unit sees them. */
export class Migration0027Requests extends Migration {
  override up(): void {
    this.addSql(`set local role khien_owner; ${REQUESTS}`);
    this.addSql('reset role');
  }
}

const VERDICT = "in ('ON_TIME', 'LATE', 'NO_DEADLINE')";

const REQUESTS = `
  create sequence request_reference;
  grant usage on sequence request_reference to khien_api;

  create table data_subject_request (
    id uuid primary key,
    organisation_id uuid not null references organisation,
    reference text not null unique,
    kind text not null,
    channel text not null check (channel in ('IN_PERSON', 'POST', 'EMAIL', 'PHONE', 'WEB', 'OTHER')),
    relation text not null check (relation in ('SUBJECT', 'REPRESENTATIVE', 'PARENT_OR_GUARDIAN')),
    regime text not null,
    received_at timestamptz not null,
    entered_at timestamptz not null,
    entered_by uuid not null references user_account,
    -- Name, contact and what is asked: only who works on requests opens them.
    sealed text not null,
    state text not null check (state in ('RECEIVED', 'AWAITING_PROOF', 'IDENTIFIED', 'REPLIED', 'FULFILLED', 'PARTLY_FULFILLED', 'REFUSED',
      'WITHDRAWN', 'REOPENED')),
    chain boolean not null,
    identity_proof text check (identity_proof in ('DOCUMENT_SEEN', 'ELECTRONIC_IDENTITY', 'ACCOUNT', 'KNOWN_CONTACT', 'AUTHORISATION', 'OTHER')),
    replied_at timestamptz,
    reply_verdict text check (reply_verdict ${VERDICT}),
    extended_by integer check (extended_by > 0),
    ended_at timestamptz,
    fulfil_verdict text check (fulfil_verdict ${VERDICT}),
    ground text,
    -- As the clocks stood when it last changed: by these it is sorted and found by the sweep.
    queue_at timestamptz not null,
    remind_at timestamptz,
    reminded text[] not null default '{}',
    version integer not null default 1,
    unique (organisation_id, id),
    check (received_at <= entered_at),
    check ((replied_at is null) = (reply_verdict is null)),
    check ((ended_at is not null) = (state in ('FULFILLED', 'PARTLY_FULFILLED', 'REFUSED', 'WITHDRAWN'))),
    check ((fulfil_verdict is not null) = (state in ('FULFILLED', 'PARTLY_FULFILLED', 'REFUSED'))),
    check ((ground is not null) = (state = 'REFUSED')),
    check (ended_at is null or remind_at is null)
  );
  create index data_subject_request_open on data_subject_request (organisation_id, queue_at, id) where ended_at is null;
  create index data_subject_request_state on data_subject_request (organisation_id, state, queue_at, id);
  create index data_subject_request_remind on data_subject_request (remind_at) where remind_at is not null;

  create table request_step (
    id uuid primary key,
    organisation_id uuid not null,
    request_id uuid not null,
    step text not null,
    state text not null,
    -- When the person was told, and when that was written down.
    happened_at timestamptz not null,
    recorded_at timestamptz not null,
    recorded_by uuid not null references user_account,
    code text,
    verdict text check (verdict ${VERDICT}),
    sealed text,
    check (happened_at <= recorded_at),
    foreign key (organisation_id, request_id) references data_subject_request (organisation_id, id)
  );
  create index request_step_request on request_step (request_id, recorded_at, id);

  ${ownedByOrganisation('data_subject_request', ['insert', 'update'])}
  ${ownedByOrganisation('request_step', ['insert'])}
  -- What came, when, and under which law, never changes.
  revoke update on data_subject_request from khien_api, khien_worker;
  grant update (state, chain, identity_proof, replied_at, reply_verdict, extended_by, ended_at, fulfil_verdict, ground, queue_at, remind_at,
    reminded, version) on data_subject_request to khien_api, khien_worker;
  ${mustBeRecorded('data_subject_request')}
  ${mustBeRecorded('request_step', 'request_id')}
`;
