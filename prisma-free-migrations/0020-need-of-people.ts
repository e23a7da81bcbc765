import { Migration } from '@mikro-orm/migrations';

/** Deliveries that only people can bring on are found at once, and a contradiction has an end that says why. */
export class Migration0020NeedOfPeople extends Migration {
  override up(): void {
    this.addSql(`set local role khien_owner; ${NEED}`);
    this.addSql('reset role');
  }
}

/** Said again by `IN_NEED` of libs/routing, word for word, so that the planner knows the indexes. */
const WHERE = "transport_state in ('FAILED_PERMANENT', 'EXPIRED', 'MANUAL_DISPATCH') or conflict is not null";

const NEED = `
  alter table delivery add column conflict_note text;
  create index delivery_need_unit on delivery (unit_id, accept_by, id) where ${WHERE};
  create index delivery_need_filer on delivery (organisation_id, accept_by, id) where ${WHERE};
`;
