import { Migration } from '@mikro-orm/migrations';
import { mustBeRecorded, ownedByOrganisation, UNIT } from './policies.js';

/** What was printed of a filing, and what came back signed. */
export class Migration0008Papers extends Migration {
  override up(): void {
    this.addSql(`set local role khien_owner; ${PAPERS}`);
    this.addSql('reset role');
  }
}

const ADDRESSEE = `${UNIT} is not null and exists (select 1 from delivery d where d.filing_id = signed_copy.filing_id and d.unit_id = ${UNIT})`;

const PAPERS = `
  create table issued_paper (
    id uuid primary key,
    organisation_id uuid not null references organisation,
    filing_id uuid not null,
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    issued_at timestamptz not null,
    unique (organisation_id, filing_id, sha256),
    foreign key (organisation_id, filing_id) references filing (organisation_id, id)
  );
  create table signed_copy (
    id uuid primary key,
    organisation_id uuid not null references organisation,
    filing_id uuid not null,
    attachment_id uuid not null,
    -- The printed form that it continues; empty where it is signed on another paper than ours.
    issued_sha256 text,
    signatures jsonb not null,
    recorded_by uuid not null references user_account,
    recorded_at timestamptz not null,
    unique (filing_id, attachment_id),
    foreign key (organisation_id, filing_id) references filing (organisation_id, id),
    foreign key (organisation_id, attachment_id) references attachment (organisation_id, id),
    foreign key (organisation_id, filing_id, issued_sha256) references issued_paper (organisation_id, filing_id, sha256)
  );
  ${ownedByOrganisation('issued_paper', ['insert'])}
  ${ownedByOrganisation('signed_copy', ['insert'])}
  create policy addressee_select on signed_copy for select to khien_api, khien_worker using (${ADDRESSEE});
  ${mustBeRecorded('issued_paper', 'filing_id')}
  ${mustBeRecorded('signed_copy', 'filing_id')}
`;
