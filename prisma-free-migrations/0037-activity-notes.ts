import { Migration } from '@mikro-orm/migrations';

/** What is told of an activity beside what the law asks for; an import brings there what it has no other place for. */
export class Migration0037ActivityNotes extends Migration {
  override up(): void {
    this.addSql('set local role khien_owner; alter table processing_activity add notes text');
    this.addSql('reset role');
  }
}
