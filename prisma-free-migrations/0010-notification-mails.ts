import { Migration } from '@mikro-orm/migrations';
import { allow, allowSystem, ORGANISATION, protect, UNIT } from './policies.js';

/** News that people have read, and the mails that tell of news. */
export class Migration0010NotificationMails extends Migration {
  override up(): void {
    this.addSql(`set local role khien_owner; ${MAILS} ${READING}`);
    this.addSql('reset role');
  }
}

/** One row for each person who is told of a notification; the worker alone sees them. */
const MAILS = `
  create table notification_mail (
    id uuid primary key default gen_random_uuid(),
    -- Deferred: both rows are of one transaction, and the notification is written at its end.
    notification_id uuid not null references notification deferrable initially deferred,
    user_id uuid not null references user_account,
    due_at timestamptz not null,
    attempts integer not null default 0,
    leased_until timestamptz,
    failure text,
    settled_at timestamptz,
    outcome text check (outcome in ('MAILED', 'NEEDLESS', 'REFUSED', 'GIVEN_UP')),
    unique (notification_id, user_id),
    check ((settled_at is null) = (outcome is null))
  );
  create index notification_mail_due on notification_mail (due_at) where settled_at is null;
  create index notification_mail_waiting on notification_mail (user_id) where settled_at is null;
  create index membership_unit on membership (unit_id) where unit_id is not null;
  ${protect('notification_mail')}
  ${allowSystem('notification_mail')}
`;

const READING = `
  ${allow('notification', 'own', ['update'], `organisation_id = ${ORGANISATION}`)}
  ${allow('notification', 'unit', ['update'], `unit_id = ${UNIT}`)}
  revoke update on notification from khien_api, khien_worker;
  grant update (read_at) on notification to khien_api, khien_worker;
`;
