import { Migration } from '@mikro-orm/migrations';

/** Activities whose impact is to be assessed and that no dossier covers are found in the order of their first day. */
export class Migration0039DossierOpenings extends Migration {
  override up(): void {
    this.addSql(`set local role khien_owner; ${OPENINGS}`);
    this.addSql('reset role');
  }
}

/** Nothing ran before Decree 13 did. */
const OPENINGS = `
  create index processing_activity_opening on processing_activity (organisation_id, greatest(first_processed_on, date '2023-07-01'), id)
    where first_processed_on is not null and state <> 'ARCHIVED' and role in ('CONTROLLER', 'CONTROLLER_PROCESSOR');
  create index activity_transfer_opening on activity_transfer (organisation_id, greatest(first_transferred_on, date '2023-07-01'), id)
    where first_transferred_on is not null;
`;
