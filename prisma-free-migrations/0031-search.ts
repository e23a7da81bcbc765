import { Migration } from '@mikro-orm/migrations';
import { allow, protect } from './policies.js';
import { searchable } from './searchable.js';

/**
 * What one box finds: an entry for every row that may be found, written by triggers of the nouns themselves, so that none is ever
 * behind. The index of trigrams is asked by a definer function, for under row-level security PostgreSQL uses no index whose operators
 * might leak; it answers with ids of one place, and whoever asked reads the entries through the policy.
 */
export class Migration0031Search extends Migration {
  override up(): void {
    this.addSql(`set local role khien_owner; ${EXTENSIONS}`);
    this.addSql(ENTRIES);
    this.addSql(SEARCH);
    this.addSql(NOUNS);
    this.addSql('reset role');
  }
}

/** They are trusted: who may create in the database may create them. In a schema of their own, for their functions are everybody's. */
const EXTENSIONS = `
  create schema extensions;
  grant usage on schema extensions to khien_definer;
  create extension if not exists unaccent with schema extensions;
  create extension if not exists pg_trgm with schema extensions;
  create extension if not exists btree_gin with schema extensions;

  -- Lower case, without diacritics (đ is d), words with one blank between them. Immutable as long as the dictionary is the one delivered.
  create function app.words(p_text text) returns text
  language sql immutable parallel safe strict set search_path = pg_catalog as $$
    select btrim(regexp_replace(lower(extensions.unaccent('extensions.unaccent'::regdictionary, normalize(p_text, NFC))), '[^[:alnum:]]+', ' ', 'g'))
  $$;
  grant execute on function app.words(text) to khien_definer;
`;

/** The collation C, for a beginning is found by a plain index in no other. */
const ENTRIES = `
  create table search_entry (
    kind text not null,
    subject_id uuid not null,
    -- The organisation or the unit that finds it.
    place_id uuid not null,
    code text,
    title text not null,
    detail text,
    folded_code text collate "C",
    folded_title text collate "C" not null,
    -- All words of it, with a blank before each and one at the end.
    folded text collate "C" not null,
    primary key (kind, subject_id)
  );
  create index search_entry_code on search_entry (place_id, kind, folded_code);
  create index search_entry_title on search_entry (place_id, kind, folded_title, subject_id);
  create index search_entry_words on search_entry using gin (place_id, kind, folded extensions.gin_trgm_ops) with (gin_pending_list_limit = 512);
  ${protect('search_entry')}
  ${allow('search_entry', 'place', ['select'], 'place_id = (select coalesce(app.organisation_id(), app.unit_id()))')}
  create policy definer on search_entry to khien_definer using (true) with check (true);
  grant select, insert, update, delete on search_entry to khien_definer;

  create function app.forget_entries() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public as $$
  begin
    delete from search_entry e using gone where e.kind = tg_argv[0] and e.subject_id = gone.id;
    return null;
  end $$;
  alter function app.forget_entries() owner to khien_definer;
`;

/**
 * Up to `p_limit` entries of each kind, best first: the code, a code or title that begins so, all words in any order each from its
 * beginning, and where nothing of any kind has them, what is similar. Ranked is what has all words among the first 300 by title, where
 * frequent words are, and 300 that the index of trigrams has, where rare ones are: under row-level security PostgreSQL does not look at its
 * statistics for such operators and cannot choose. So a word that a million rows have costs no more than one that a thousand have.
 */
const SEARCH = `
  create function app.search(p_query text, p_kinds text[], p_limit integer)
  returns table (kind text, subject_id uuid, matched text, score real)
  language plpgsql stable security definer rows 50
  set search_path = pg_catalog, public set pg_trgm.word_similarity_threshold = 0.5 as $$
  #variable_conflict use_column
  declare
    place uuid := coalesce(app.organisation_id(), app.unit_id());
    wanted text := app.words(left(p_query, 200));
    has_all text;
  begin
    if place is null or coalesce(wanted, '') = '' then return; end if;
    select string_agg(format('e.folded like %L', '% ' || w || '%'), ' and ') into has_all
      from (select w from unnest(string_to_array(wanted, ' ')) w limit 10) first;
    return query execute format($q$
      select k.kind, b.subject_id, ('{CODE,TITLE,CODE,TITLE,TITLE,TITLE,WORDS,WORDS}'::text[])[b.rank], ('{1,.95,.92,.85,.75,.7,.65,.55}'::real[])[b.rank]
      from unnest($1) k (kind) cross join lateral (
        select c.subject_id, c.folded_title,
          case when c.folded_code = %1$L then 1 when c.folded_title = %1$L then 2 when c.folded_code like %2$L then 3
            when c.folded_title like %2$L then 4 when ' ' || c.folded_title || ' ' like %3$L then 5 when %5$s then 6
            when c.folded like %3$L then 7 else 8 end as rank
        from (
          (select e.subject_id, e.folded_code, e.folded_title, e.folded from search_entry e
            where e.place_id = $2 and e.kind = k.kind and e.folded_code like %2$L order by e.folded_code limit $3)
          union
          (select e.subject_id, e.folded_code, e.folded_title, e.folded from search_entry e
            where e.place_id = $2 and e.kind = k.kind and e.folded_title like %2$L order by e.folded_title, e.subject_id limit $3)
          union
          (select e.subject_id, e.folded_code, e.folded_title, e.folded from (
            select * from search_entry x where x.place_id = $2 and x.kind = k.kind order by x.folded_title, x.subject_id limit 300) e where %4$s limit 100)
          union
          (select e.subject_id, e.folded_code, e.folded_title, e.folded from search_entry e where e.place_id = $2 and e.kind = k.kind and %4$s limit 300)) c
        order by rank, c.folded_title, c.subject_id limit $3) b
    $q$, wanted, wanted || '%', '% ' || wanted || '%', has_all, replace(has_all, 'e.folded', $t$(' ' || c.folded_title)$t$))
      using p_kinds, place, p_limit;
    if found then return; end if;
    return query execute format($q$
      select k.kind, b.subject_id, 'SIMILAR', (b.similarity / 2)::real
      from unnest($1) k (kind) cross join lateral (
        select c.subject_id, c.folded_title, extensions.word_similarity(%1$L, c.folded) as similarity
        from (select e.subject_id, e.folded_title, e.folded from search_entry e
          where e.place_id = $2 and e.kind = k.kind and e.folded operator(extensions.%%>) %1$L limit 500) c
        order by similarity desc, c.folded_title, c.subject_id limit $3) b
    $q$, wanted) using p_kinds, place, p_limit;
  end $$;
  alter function app.search(text, text[], integer) owner to khien_definer;
  grant execute on function app.search(text, text[], integer) to khien_api, khien_worker;
`;

/** Of reports what heads them: the facts stay where they are. */
const NOUNS = [
  searchable({
    table: 'processing_activity',
    kind: 'ACTIVITY',
    place: 'c.organisation_id',
    code: 'c.code',
    title: 'c.name',
    detail: "nullif(concat_ws(' · ', c.org_unit, nullif(left(c.purpose, 300), '')), '')",
  }),
  searchable({
    table: 'information_system',
    kind: 'SYSTEM',
    place: 'c.organisation_id',
    code: 'null::text',
    title: 'c.name',
    detail: "nullif(concat_ws(' · ', c.owner_name, c.cloud_provider), '')",
  }),
  searchable({
    table: 'party',
    kind: 'PARTY',
    place: 'c.organisation_id',
    code: 'c.tax_code',
    title: 'c.name',
    detail: 'null::text',
  }),
  searchable({
    table: 'dossier',
    kind: 'DOSSIER',
    place: 'c.organisation_id',
    code: 'c.reference',
    title: 'c.title',
    detail: 'null::text',
  }),
  searchable({
    table: 'violation_report',
    kind: 'REPORT',
    place: 'c.organisation_id',
    code: 'c.reference',
    title: 'c.title',
    detail: 'null::text',
  }),
  searchable({
    table: 'delivery',
    kind: 'DELIVERY',
    place: 'c.unit_id',
    code: 'coalesce(c.registry_number, c.reference)',
    title: 'c.organisation_name',
    detail: 'c.reference',
    where: "c.business_state <> 'NONE'",
  }),
].join('');
