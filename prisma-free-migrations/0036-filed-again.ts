import { Migration } from '@mikro-orm/migrations';

/**
 * A dossier is filed anew after a refusal or a recall, and what was carried over begins with a change of it: only of reports is the first
 * filing, and it alone, the initial one. What is to be filed first is due again while the agency does not have it.
 */
export class Migration0036FiledAgain extends Migration {
  override up(): void {
    this.addSql(`set local role khien_owner; ${FIRST}`);
    this.addSql('reset role');
  }
}

const FIRST = `
  alter table filing
    drop constraint filing_check,
    add constraint filing_first check (case subject when 'VIOLATION_NOTICE' then (number = 1) = (kind = 'INITIAL' and revises_id is null)
      else number > 1 or revises_id is null end);
  drop index filing_one_initial;
  create unique index filing_one_initial on filing (report_id) where kind = 'INITIAL' and revises_id is null;
  drop index dossier_unfiled;
  create index dossier_unfiled on dossier (organisation_id, starts_on, id)
    where starts_on is not null and received_on is null and kind = 'INITIAL' and revises_id is null and state in ('DRAFT', 'READY', 'REFUSED');
`;
