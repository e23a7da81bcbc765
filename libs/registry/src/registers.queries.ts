import { type Columns, decodeCursor, jsonObject, type Statement, selectionKey } from '#platform';

/** One of the two registers beside that of activities. */
interface Register {
  readonly table: string;
  readonly columns: Columns;
}

const COMMON: Columns = {
  id: 'r.id',
  organisationId: 'r.organisation_id',
  name: 'r.name',
  country: 'r.country',
  version: 'r.version',
  updatedAt: 'r.updated_at',
};
const links = (table: string, key: string) =>
  `select c.activity_id from ${table} c where c.organisation_id = r.organisation_id and c.${key} = r.id`;

export const SYSTEM_REGISTER: Register = {
  table: 'information_system',
  columns: {
    ...COMMON,
    ownerName: 'r.owner_name',
    securityLevel: 'r.security_level',
    location: 'r.location',
    cloudProvider: 'r.cloud_provider',
    activityCount: `(select count(distinct l.activity_id) from (${links('activity_system', 'information_system_id')}) l)`,
  },
};
export const PARTY_REGISTER: Register = {
  table: 'party',
  columns: {
    ...COMMON,
    taxCode: 'r.tax_code',
    pdpContact: 'r.pdp_contact',
    activityCount: `(select count(*) from (${links('activity_party', 'party_id')} union ${links('activity_transfer', 'party_id')}) l)`,
  },
};

/** A page of a register of the acting organisation, by name; `first + 1` rows as one JSON array. */
export function registerPage({ table, columns }: Register, selected: ReadonlySet<string>, first: number, after?: string | null): Statement {
  const [name, id] = decodeCursor(after, ['text', 'id']);
  const beyond = name === null ? '' : 'and (r.name, r.id) > ($2, $3::uuid)';
  return {
    name: `${table}_page_${selectionKey(columns, selected)}_${name === null ? 0 : 1}`,
    text: `select coalesce(json_agg(p.node order by p.name, p.id), '[]') as value from (
      select r.name, r.id, ${jsonObject(columns, selected, ['id', 'name', 'organisationId'])} as node from ${table} r
      where r.organisation_id = (select app.organisation_id()) ${beyond} order by r.name, r.id limit $1) p`,
    values: name === null ? [first + 1] : [first + 1, name, id],
  };
}

/** One row of a register by its id, or no row. */
export function registerRow({ table, columns }: Register, selected: ReadonlySet<string>, id: string): Statement {
  return {
    name: `${table}_${selectionKey(columns, selected)}`,
    text: `select ${jsonObject(columns, selected, ['id', 'organisationId'])} as value from ${table} r where r.id = $1`,
    values: [id],
  };
}
