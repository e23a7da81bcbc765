import { Migration } from '@mikro-orm/migrations';

/** The file on location or biometric data is kept from the remedy on (D356 29.1(c)): a clock among those of the report. */
export class Migration0013RetentionClocks extends Migration {
  override up(): void {
    this.addSql(`set local role khien_owner; ${KINDS}`);
    this.addSql('reset role');
  }
}

const KINDS = `
  alter table report_clock
    drop constraint report_clock_kind_check,
    add constraint report_clock_kind_check check (kind in ('STATUTORY_72H', 'NO_DEADLINE', 'SUBJECT_NOTICE', 'PROCESSOR_NOTICE', 'CYBER_NOW',
      'CYBER_24H', 'CYBER_72H', 'RETENTION', 'ACK', 'TRIAGE', 'RETURN_RESPOND', 'FINAL_EXPECTED', 'SUPPLEMENT_PROMISED', 'SUBJECT_CATCH_UP'));
`;
