import type { Statement } from '#platform';

/** Codes of the units, sandboxes aside, at whose desk nobody sits who can receive what arrives. */
export function unitsWithoutOfficers(): Statement {
  return {
    name: 'units_without_officers',
    text: `select coalesce(json_agg(a.code order by a.code), '[]') as value from authority_unit a
      where not a.sandbox and not exists (select 1 from membership m join user_account u on u.id = m.user_id and u.disabled_at is null
        where m.unit_id = a.id and m.ended_at is null and m.roles && array['CLERK', 'LIAISON_OFFICER', 'UNIT_HEAD'])`,
    values: [],
  };
}
