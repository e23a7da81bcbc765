import { Migration } from '@mikro-orm/migrations';

/** The result that Decree 356 has beside "meets the requirements" (18.5, 19.5), for what a completion would not mend. */
export class Migration0044ResultOfDossiers extends Migration {
  override up(): void {
    this.addSql(`set local role khien_owner;
      alter table filing_refusal drop constraint filing_refusal_reason_check;
      alter table filing_refusal add constraint filing_refusal_reason_check
        check (reason in ('WRONG_AUTHORITY', 'NOT_PERSONAL_DATA', 'DUPLICATE', 'SPAM', 'WITHDRAWAL_NOT_AGREED', 'REQUIREMENTS_NOT_MET'));
      reset role`);
  }
}
