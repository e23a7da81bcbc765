import { foldText } from '#kernel';
import type { Statement } from '#platform';
import type { SearchKind } from './searched.js';

/** An entry that was found, as row-level security shows it to whoever asks. */
export interface FoundRow {
  readonly kind: SearchKind;
  readonly id: string;
  readonly code: string | null;
  readonly title: string;
  readonly detail: string | null;
  readonly matched: 'CODE' | 'TITLE' | 'WORDS' | 'SIMILAR';
  /** Above 0 to 1; only good for comparing within one answer. */
  readonly score: number;
}

/** The best `first` entries of each kind as one JSON array, best first. Each is read by its key, through the policy of entries. */
export function found(query: string, kinds: readonly SearchKind[], first: number): Statement {
  return {
    name: 'search',
    text: `select coalesce(json_agg(json_build_object('kind', s.kind, 'id', e.subject_id, 'code', e.code, 'title', e.title, 'detail', e.detail,
        'matched', s.matched, 'score', s.score) order by s.score desc, e.title, e.subject_id), '[]') as value
      from app.search($1, $2, $3) s cross join lateral (
        select * from search_entry x where x.kind = s.kind and x.subject_id = s.subject_id limit 1) e`,
    values: [query, kinds, first],
  };
}

/** How much of a detail is shown around the word that was found, in characters. */
const BEFORE = 40;
const SHOWN = 160;

/** The part of a detail in which the first of the words stands; its beginning where none does. */
export function snippetOf(detail: string | null, query: string): string | null {
  if (!detail) return null;
  const folded = foldText(detail);
  const places = foldText(query)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .map((word) => folded.indexOf(word))
    .filter((place) => place >= 0);
  const start = places.length > 0 ? Math.max(0, Math.min(...places) - BEFORE) : 0;
  const shown = detail.slice(start, start + SHOWN).trim();
  return `${start > 0 ? '…' : ''}${shown}${start + SHOWN < detail.length ? '…' : ''}`;
}
