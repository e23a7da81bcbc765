/** How rows of a table are found by the one search box. Columns are SQL over the row `c`; a null code or detail is none. */
export interface Searchable {
  readonly table: string;
  /** As `SEARCHED` in libs/search calls it. */
  readonly kind: string;
  /** The organisation or the unit that finds it: nobody else does. */
  readonly place: string;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  /** Which rows are found at all. */
  readonly where?: string;
}

const CHANGES = `on conflict (kind, subject_id) do update
    set place_id = excluded.place_id, code = excluded.code, title = excluded.title, detail = excluded.detail,
      folded_code = excluded.folded_code, folded_title = excluded.folded_title, folded = excluded.folded
    where (search_entry.place_id, search_entry.code, search_entry.title, search_entry.detail)
      is distinct from (excluded.place_id, excluded.code, excluded.title, excluded.detail)`;

const entriesOf = ({ kind, place, code, title, detail, where = 'true' }: Searchable, rows: string) => `
  insert into search_entry (kind, subject_id, place_id, code, title, detail, folded_code, folded_title, folded)
  select '${kind}', s.id, s.place, s.code, s.title, s.detail, app.words(s.code), left(app.words(s.title), 300),
    ' ' || app.words(concat_ws(' ', s.code, s.title, s.detail)) || ' '
  from (select c.id, ${place} as place, ${code} as code, ${title} as title, ${detail} as detail from ${rows} c where ${where}) s
  ${CHANGES}`;

/**
 * Keeps the search entries of a table: those of the rows that are there, and by one statement a writing statement those of
 * every row that is written later; what is deleted is found no more. To be run as the owner of the tables.
 */
export function searchable(noun: Searchable): string {
  const keep = `app.keep_searchable_${noun.table}()`;
  const on = (event: 'insert' | 'update') => `
  create trigger searchable_${event} after ${event} on ${noun.table} referencing new table as changed
    for each statement execute function ${keep};`;
  return `
  create function ${keep} returns trigger
  language plpgsql security definer set search_path = pg_catalog, public as $$
  begin
    ${entriesOf(noun, 'changed')};
    return null;
  end $$;
  ${on('insert')}
  ${on('update')}
  create trigger searchable_delete after delete on ${noun.table} referencing old table as gone
    for each statement execute function app.forget_entries('${noun.kind}');
  alter function ${keep} owner to khien_definer;
  alter table ${noun.table} no force row level security;
  alter table search_entry no force row level security;
  ${entriesOf(noun, noun.table)};
  alter table ${noun.table} force row level security;
  alter table search_entry force row level security;`;
}
