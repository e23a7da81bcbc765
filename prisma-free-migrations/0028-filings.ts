import { Migration } from '@mikro-orm/migrations';

/**
 * A filing is about a matter: a violation report, or a dossier. `matter_id` is what was `report_id`; that follows from it now, and so will
 * `dossier_id`, for foreign keys alone: everything that is asked is asked by the matter.
 */
export class Migration0028Filings extends Migration {
  override up(): void {
    this.addSql(`set local role khien_owner; ${matterOf('filing', ', drill')}${matterOf('delivery')}`);
    this.addSql(KINDS);
    this.addSql(ASKED_BACK);
    this.addSql(FUNCTIONS);
    this.addSql('reset role');
  }
}

/** `more`: columns that the filing and its report have in common besides the organisation; a delivery's are those of its filing. */
const matterOf = (table: string, more = '') => `
  alter table ${table}
    add column subject text not null default 'VIOLATION_NOTICE' check (subject in ('VIOLATION_NOTICE', 'DPIA_DOSSIER', 'TRANSFER_DOSSIER')),
    alter notice_class drop not null,
    add check ((subject = 'VIOLATION_NOTICE') = (notice_class is not null));
  alter table ${table} alter subject drop default;
  alter table ${table} rename report_id to matter_id;
  ${dropForeignKeys(table)}
  alter table ${table}
    add column report_id uuid generated always as (case when subject = 'VIOLATION_NOTICE' then matter_id end) stored,
    add foreign key (organisation_id, report_id${more}) references violation_report (organisation_id, id${more});`;

/** Those from the matter to the reports; they were given no names. */
function dropForeignKeys(table: string): string {
  return `do $$
  declare key text;
  begin
    for key in select conname from pg_constraint
      where contype = 'f' and conrelid = '${table}'::regclass and confrelid = 'violation_report'::regclass
    loop
      execute format('alter table ${table} drop constraint %I', key);
    end loop;
  end $$;`;
}

const KINDS = `
  alter table filing
    drop constraint filing_kind_check,
    add constraint filing_kind_check check (kind in ('INITIAL', 'SUPPLEMENT', 'CORRECTION', 'FINAL', 'WITHDRAWAL_REQUEST', 'UPDATE')),
    add check ((kind = 'UPDATE') <= (subject <> 'VIOLATION_NOTICE'));
`;

/** Only what was sent outside is brought to a desk. */
const ASKED_BACK = `
  drop index delivery_asked_back;
  create index delivery_asked_back on delivery (accept_by) where recall_state = 'RECALL_REQUESTED' and destination_id is not null;
`;

/** Their bodies are text, in which no column was renamed. */
const FUNCTIONS = `
  create or replace function app.report_addressed(p_report uuid) returns boolean
  language plpgsql stable set search_path = pg_catalog, public as $$
  begin
    return exists (select 1 from delivery d where d.matter_id = p_report and d.unit_id = app.unit_id());
  end $$;
`;
