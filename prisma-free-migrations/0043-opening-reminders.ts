import { Migration } from '@mikro-orm/migrations';
import { allowSystem, mustBeRecorded, protect } from './policies.js';

/** Of which activities the worker reminded that a dossier is to cover them; and the order in which it finds, over all organisations, of what it is time to remind. */
export class Migration0043OpeningReminders extends Migration {
  override up(): void {
    this.addSql(`set local role khien_owner; ${REMINDERS} reset role`);
  }
}

const REMINDERS = `
  create table opening_reminder (
    organisation_id uuid not null references organisation,
    activity_id uuid not null,
    kind text not null check (kind in ('DPIA', 'PROCESSOR', 'TRANSFER')),
    due_on date not null,
    -- How many days before its last day, 0 once that has passed.
    days smallint not null,
    told_at timestamptz not null,
    primary key (organisation_id, activity_id, kind, due_on, days),
    -- An undo of its import takes an activity away that only this refers to: it says nothing about it.
    foreign key (organisation_id, activity_id) references processing_activity (organisation_id, id) on delete cascade
  );
  ${protect('opening_reminder')}
  ${allowSystem('opening_reminder', ['insert'])}
  ${mustBeRecorded('opening_reminder', 'activity_id')}
  create index processing_activity_opening_day on processing_activity (greatest(first_processed_on, date '2023-07-01'))
    where first_processed_on is not null and state <> 'ARCHIVED' and role in ('CONTROLLER', 'CONTROLLER_PROCESSOR');
  create index processing_activity_opening_processor on processing_activity (organisation_id, first_processed_on, id)
    where first_processed_on >= date '2026-01-01' and state <> 'ARCHIVED' and role = 'PROCESSOR';
  create index processing_activity_opening_processor_day on processing_activity (first_processed_on)
    where first_processed_on >= date '2026-01-01' and state <> 'ARCHIVED' and role = 'PROCESSOR';
  create index activity_transfer_opening_day on activity_transfer (greatest(first_transferred_on, date '2023-07-01'))
    where first_transferred_on is not null;
`;
