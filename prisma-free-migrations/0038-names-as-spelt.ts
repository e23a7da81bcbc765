import { Migration } from '@mikro-orm/migrations';

/**
 * Systems and parties are told apart as they are spelt: `Minh Tú` and `Minh Tư` are two. The fold, which took them for one, goes: what
 * is written without diacritics is found by the search.
 */
export class Migration0038NamesAsSpelt extends Migration {
  override up(): void {
    this.addSql(`set local role khien_owner; ${['information_system', 'party'].map(spelt).join('')}`);
    this.addSql(LINES.map(([table, name, register]) => unlinked(table, name, register)).join(''));
    this.addSql('reset role');
  }
}

/** What `spellingOf` makes of a name. */
const lower = (name: string) => `lower(normalize(${name}, NFC))`;
const spelling = (name: string) => `btrim(regexp_replace(${lower(name)}, '\\s+', ' ', 'g'))`;

/** Of names that differed in their blanks alone, which were two until now, the one with more keeps them until it is revised. */
const spelt = (table: string) => `
  alter table ${table} no force row level security; alter table ${table} disable trigger recorded;
  alter table ${table} add spelling text;
  update ${table} r set spelling = case when s.nth = 1 then s.spelling else ${lower('r.name')} end
    from (select id, spelling, row_number() over (partition by organisation_id, spelling order by blanks, created_at, id) as nth
      from (select id, organisation_id, created_at, ${spelling('name')} as spelling, ${lower('name')} <> ${spelling('name')} as blanks
        from ${table}) one) s where s.id = r.id;
  alter table ${table} alter spelling set not null, drop column folded,
    add constraint ${table}_spelling unique (organisation_id, spelling);
  alter table ${table} enable trigger recorded; alter table ${table} force row level security;
`;

const LINES = [
  ['activity_system', 'name', 'information_system'],
  ['activity_party', 'name', 'party'],
  ['activity_transfer', 'recipient', 'party'],
] as const;

/**
 * A line that the fold took to a row spelt otherwise says again what was written in it, until its activity is revised and it finds or adds
 * its own row. Where the row was revised since, the line may be of the row under its earlier name, and stays.
 */
const unlinked = (table: string, name: string, register: string) => `
  alter table ${table} no force row level security; alter table ${table} disable trigger recorded;
  alter table ${register} no force row level security;
  update ${table} c set ${register}_id = null from ${register} r
    where r.organisation_id = c.organisation_id and r.id = c.${register}_id and r.version = 1 and ${spelling(`c.${name}`)} <> ${spelling('r.name')};
  alter table ${register} force row level security;
  alter table ${table} enable trigger recorded; alter table ${table} force row level security;
`;
