import { Migration } from '@mikro-orm/migrations';
import { allow, UNIT } from './policies.js';

/** The unit reads the stamped receipt of what a filer says it carried by hand: nobody confirms what they cannot open. */
export class Migration0019DispatchReceipts extends Migration {
  override up(): void {
    this.addSql(`set local role khien_owner; ${RECEIPTS}`);
    this.addSql('reset role');
  }
}

const RECEIPTS = `
  create index manual_dispatch_receipt_file on manual_dispatch (receipt_file);
  ${allow('attachment', 'dispatch', ['select'], `exists (select 1 from manual_dispatch m where m.receipt_file = attachment.id::text and m.unit_id = ${UNIT})`)}
`;
