import { Migration } from '@mikro-orm/migrations';

/** A request that is sent twice is entered once: the sender's own key of it. */
export class Migration0040RequestKeys extends Migration {
  override up(): void {
    this.addSql(`set local role khien_owner;
  alter table data_subject_request add column client_key text, add unique (organisation_id, client_key)`);
    this.addSql('reset role');
  }
}
