import { Migration } from '@mikro-orm/migrations';

/** A delivery knows as of when its papers go along, so that every attempt carries the same bytes. */
export class Migration0022PackedAt extends Migration {
  override up(): void {
    this.addSql(`set local role khien_owner; ${PACKED}`);
    this.addSql('reset role');
  }
}

/** What was tried before this column was there took its papers as of when it was queued. Policies bind the owner too (FORCE). */
const PACKED = `
  alter table delivery add column packed_at timestamptz;
  alter table delivery no force row level security;
  alter table delivery disable trigger recorded;
  update delivery set packed_at = queued_at where tried_at is not null;
  alter table delivery enable trigger recorded;
  alter table delivery force row level security;
`;
