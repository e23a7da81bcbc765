import { Migration } from '@mikro-orm/migrations';
import { allow, UNIT } from './policies.js';

/** Signed copies reach the desk, and may be scans. */
export class Migration0015PapersAndNotices extends Migration {
  override up(): void {
    this.addSql(`set local role khien_owner; ${SIGNED_COPIES}`);
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
