import { Migration } from '@mikro-orm/migrations';
import { allow, mustBeRecorded, ownedByOrganisation, UNIT } from './policies.js';

/** Signed copies reach the desk, and may be scans; notices that were recorded by mistake. */
export class Migration0015PapersAndNotices extends Migration {
  override up(): void {
    this.addSql(`set local role khien_owner; ${SIGNED_COPIES}`);
    this.addSql(MISTAKES);
    this.addSql('reset role');
  }
}

/** A signed copy is brought after the filing, so that no filing carried it: it is read by whom the filing is addressed to. */
const SIGNED_COPIES = `
  ${allow(
    'attachment',
    'signed',
    ['select'],
    `${UNIT} is not null and exists (select 1 from signed_copy c join delivery d on d.filing_id = c.filing_id
      where c.attachment_id = attachment.id and d.unit_id = ${UNIT})`,
  )}
  create index signed_copy_attachment on signed_copy (attachment_id);
  -- Signed by hand, sealed and scanned: nothing in the file can be checked.
  alter table signed_copy
    add column kind text not null default 'ELECTRONIC' check (kind in ('ELECTRONIC', 'SCAN')),
    add check ((kind = 'SCAN') = (jsonb_array_length(signatures) = 0)),
    add check (kind = 'ELECTRONIC' or issued_sha256 is null);
  alter table signed_copy alter column kind drop default;
`;

/** What was recorded stays as it was recorded; that it was a mistake stands beside it, once and for good. */
const MISTAKES = `
  create table notice_mistake (
    id uuid primary key,
    organisation_id uuid not null,
    report_id uuid not null,
    subject_notice_id uuid unique,
    outside_notice_id uuid unique,
    reason text not null check (reason <> ''),
    declared_by uuid not null references user_account,
    declared_at timestamptz not null,
    check (num_nonnulls(subject_notice_id, outside_notice_id) = 1),
    foreign key (organisation_id, report_id) references violation_report (organisation_id, id),
    foreign key (organisation_id, subject_notice_id) references subject_notice (organisation_id, id),
    foreign key (organisation_id, outside_notice_id) references outside_notice (organisation_id, id)
  );
  create index notice_mistake_report on notice_mistake (report_id);
  ${ownedByOrganisation('notice_mistake', ['insert'])}
  ${mustBeRecorded('notice_mistake')}
`;
