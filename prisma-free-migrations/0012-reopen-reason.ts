import { Migration } from '@mikro-orm/migrations';

/** F3: who prepares a report reads why the signer gave it back, until it is presented again. */
export class Migration0012ReopenReason extends Migration {
  override up(): void {
    this.addSql(`set local role khien_owner;
      alter table violation_report add column reopen_reason text check (reopen_reason <> '')`);
    this.addSql('reset role');
  }
}
