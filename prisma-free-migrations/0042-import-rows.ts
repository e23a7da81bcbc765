import { Migration } from '@mikro-orm/migrations';

/** A row of an import no longer keeps what was read beside what is written: the file is kept, and nobody looked at it. */
export class Migration0042ImportRows extends Migration {
  override up(): void {
    this.addSql(`set local role khien_owner;
      alter table import_row no force row level security; alter table import_row disable trigger recorded;
      -- Whether it came in our own format, whose activities are told apart by code alone.
      alter table import_row add own boolean not null default false;
      update import_row set own = true where staged -> 'content' is not null;
      alter table import_row alter own drop default, drop column staged;
      alter table import_row enable trigger recorded; alter table import_row force row level security;
      reset role`);
  }
}
