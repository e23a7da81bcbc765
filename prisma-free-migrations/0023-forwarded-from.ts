import { Migration } from '@mikro-orm/migrations';

/** What a delivery was passed on as is found at once: it is asked for with every filing that follows, and before each that goes on. */
export class Migration0023ForwardedFrom extends Migration {
  override up(): void {
    this.addSql(`set local role khien_owner; ${INDEX}`);
    this.addSql('reset role');
  }
}

const INDEX = 'create index delivery_forwarded_from on delivery (forwarded_from_id) where forwarded_from_id is not null;';
