import { Migration } from '@mikro-orm/migrations';

/**
 * Most places have few entries. Among so few all are looked at once: no union of four ways to find some of many has to be planned, which took longer than
 * the looking. What is found, and its order, is that of 0031.
 */
export class Migration0053SearchFew extends Migration {
  override up(): void {
    this.addSql(SEARCH);
  }
}

/** Entries of a place that are looked at one by one; as many as 0031 looks at in the order of their titles. */
const FEW = 300;

const SEARCH = `
  -- As in 0031: what does not need the many ways is asked first.
  alter function app.search(text, text[], integer) rename to search_among_many;
  revoke execute on function app.search_among_many(text, text[], integer) from khien_api, khien_worker;
  create function app.search(p_query text, p_kinds text[], p_limit integer)
  returns table (kind text, subject_id uuid, matched text, score real)
  language plpgsql stable security definer rows 50
  set search_path = pg_catalog, public set pg_trgm.word_similarity_threshold = 0.5 as $$
  #variable_conflict use_column
  declare
    place uuid := coalesce(app.organisation_id(), app.unit_id());
    wanted text := app.words(left(p_query, 200));
    words text[];
  begin
    if place is null or coalesce(wanted, '') = '' then return; end if;
    if (select count(*) from (select from search_entry e where e.place_id = place order by e.kind, e.folded_title, e.subject_id limit ${FEW + 1}) met) > ${FEW} then
      return query select * from app.search_among_many(p_query, p_kinds, p_limit);
      return;
    end if;
    words := array(select '% ' || w || '%' from unnest(string_to_array(wanted, ' ')) w limit 10);
    return query
      select r.kind, r.subject_id, ('{CODE,TITLE,CODE,TITLE,TITLE,TITLE,WORDS,WORDS}'::text[])[r.rank], ('{1,.95,.92,.85,.75,.7,.65,.55}'::real[])[r.rank]
      from (
        select c.*, row_number() over (partition by c.kind order by c.rank, c.folded_title, c.subject_id) as n from (
          select e.kind, e.subject_id, e.folded_title,
            case when e.folded_code = wanted then 1 when e.folded_title = wanted then 2 when e.folded_code like wanted || '%' then 3
              when e.folded_title like wanted || '%' then 4 when ' ' || e.folded_title || ' ' like '% ' || wanted || '%' then 5
              when ' ' || e.folded_title like all (words) then 6 when e.folded like '% ' || wanted || '%' then 7 else 8 end as rank
          from search_entry e where e.place_id = place and e.kind = any (p_kinds)
            and (e.folded like all (words) or e.folded_code like wanted || '%' or e.folded_title like wanted || '%')) c) r
      where r.n <= p_limit;
    if found then return; end if;
    return query
      select r.kind, r.subject_id, 'SIMILAR', (r.similarity / 2)::real
      from (
        select c.*, row_number() over (partition by c.kind order by c.similarity desc, c.folded_title, c.subject_id) as n from (
          select e.kind, e.subject_id, e.folded_title, extensions.word_similarity(wanted, e.folded) as similarity
          from search_entry e where e.place_id = place and e.kind = any (p_kinds) and e.folded operator(extensions.%>) wanted) c) r
      where r.n <= p_limit;
  end $$;
  alter function app.search(text, text[], integer) owner to khien_definer;
  alter function app.search_among_many(text, text[], integer) owner to khien_definer;
  revoke all on function app.search(text, text[], integer) from public;
  grant execute on function app.search(text, text[], integer) to khien_api, khien_worker;
`;
