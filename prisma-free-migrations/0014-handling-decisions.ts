import { Migration } from '@mikro-orm/migrations';

/** What is decided on a report, and on its withdrawal, is written down where it is decided. */
export class Migration0014HandlingDecisions extends Migration {
  override up(): void {
    this.addSql(`set local role khien_owner; ${REFUSAL}`);
    this.addSql('reset role');
  }
}

const REFUSAL = `
  alter table filing_refusal drop constraint filing_refusal_reason_check;
  alter table filing_refusal add constraint filing_refusal_reason_check
    check (reason in ('WRONG_AUTHORITY', 'NOT_PERSONAL_DATA', 'DUPLICATE', 'SPAM', 'WITHDRAWAL_NOT_AGREED'));
`;
