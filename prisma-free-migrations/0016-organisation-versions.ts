import { Migration } from '@mikro-orm/migrations';
import { mustBeRecorded, ownedByOrganisation } from './policies.js';

/** What stood in the block of an organisation, by whose hand and since when; rows are only added. */
export class Migration0016OrganisationVersions extends Migration {
  override up(): void {
    this.addSql(`set local role khien_owner; ${VERSIONS}`);
    this.addSql('reset role');
  }
}

/** `written_by` is empty where the operator registered the organisation. */
const VERSIONS = `
  create table organisation_version (
    id uuid primary key,
    organisation_id uuid not null references organisation,
    number integer not null,
    content jsonb not null,
    salt text not null check (salt ~ '^[0-9a-f]{64}$'),
    digest text not null check (digest ~ '^[0-9a-f]{64}$'),
    written_by uuid references user_account,
    at timestamptz not null,
    unique (organisation_id, number)
  );
  ${ownedByOrganisation('organisation_version', ['insert'])}
  ${mustBeRecorded('organisation_version', 'organisation_id')}
`;
