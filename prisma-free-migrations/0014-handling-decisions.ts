import { Migration } from '@mikro-orm/migrations';

/** What is decided on a report, and on its withdrawal, is written down where it is decided. */
export class Migration0014HandlingDecisions extends Migration {
  override up(): void {
    this.addSql(`set local role khien_owner; ${REFUSAL} ${HANDLING}`);
    this.addSql('reset role');
  }
}

const HANDLING = `
  -- Reports that were compared at triage; how a remedy was proven; who waived the notice to the people concerned, and who agreed.
  alter table report_handling add column similar_viewed jsonb, add column remedy_proof jsonb, add column notice_waiver jsonb,
    add constraint notice_waiver_by_two check (notice_waiver is null or notice_waiver ->> 'confirmedBy' is distinct from notice_waiver ->> 'proposedBy');
  create index report_handling_recent on report_handling (unit_id, opened_at desc);
`;

const REFUSAL = `
  alter table filing_refusal drop constraint filing_refusal_reason_check;
  alter table filing_refusal add constraint filing_refusal_reason_check
    check (reason in ('WRONG_AUTHORITY', 'NOT_PERSONAL_DATA', 'DUPLICATE', 'SPAM', 'WITHDRAWAL_NOT_AGREED'));
`;
