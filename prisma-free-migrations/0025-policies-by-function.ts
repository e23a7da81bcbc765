import { Migration } from '@mikro-orm/migrations';
import { UNIT } from './policies.js';

/**
 * What a unit was addressed with is asked by functions, not by sub-selects in the policies: those were planned anew, with the policies of
 * their own tables inside, in every statement that touched a filing or a clock (5 to 27 ms each on a new connection). The
 * functions have the caller's rights, so the same policies hold within them.
 */
export class Migration0025PoliciesByFunction extends Migration {
  override up(): void {
    this.addSql(`set local role khien_owner; ${FUNCTIONS}`);
    this.addSql(POLICIES);
    this.addSql('reset role');
  }
}

const ask = (name: string, parameter: string, rows: string) => `
  create function app.${name}(${parameter} uuid) returns boolean
  language plpgsql stable set search_path = pg_catalog, public as $$
  begin
    return exists (select 1 from ${rows});
  end $$;
  grant execute on function app.${name}(uuid) to khien_api, khien_worker;`;

const FUNCTIONS = [
  ask('addressed', 'p_filing', 'delivery d where d.filing_id = p_filing and d.unit_id = app.unit_id()'),
  ask('report_addressed', 'p_report', 'delivery d where d.report_id = p_report and d.unit_id = app.unit_id()'),
  ask('handles', 'p_report', 'report_handling h where h.report_id = p_report and h.unit_id = app.unit_id()'),
  ask(
    'attachment_addressed',
    'p_attachment',
    'filing_attachment f join delivery d on d.filing_id = f.filing_id where f.attachment_id = p_attachment and d.unit_id = app.unit_id()',
  ),
].join('');

const FILING = `${UNIT} is not null and app.addressed(filing.id)`;
const CLOCK = `kind in ('ACK', 'TRIAGE', 'RETURN_RESPOND', 'FINAL_EXPECTED') and ${UNIT} is not null and app.report_addressed(report_clock.report_id)`;
const ofFiling = (table: string) => `
  alter policy addressee_select on ${table} using (${UNIT} is not null and app.addressed(${table}.filing_id));`;

const POLICIES = `
  alter policy addressee_select on filing using (${FILING});
  alter policy addressee_update on filing using (${FILING}) with check (${FILING});
  alter policy addressee_select on report_clock using (${CLOCK});
  alter policy addressee_insert on report_clock with check (${CLOCK});
  alter policy addressee_update on report_clock using (${CLOCK}) with check (${CLOCK});
  alter policy handler_select on report_clock
    using (kind = 'SUBJECT_NOTICE' and ${UNIT} is not null and app.handles(report_clock.report_id));
  alter policy addressee_select on attachment using (${UNIT} is not null and app.attachment_addressed(attachment.id));
  ${['clock_verdict', 'filing_attachment', 'signed_copy'].map(ofFiling).join('')}
`;
