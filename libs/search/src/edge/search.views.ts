import { Field, Float, ID, registerEnumType } from '@nestjs/graphql';
import { View } from '#platform';
import { SEARCH_KINDS, SEARCHED, type SearchKind } from '../searched.js';

export const SearchKindEnum = Object.fromEntries(SEARCH_KINDS.map((kind) => [kind, kind])) as { readonly [Kind in SearchKind]: Kind };
registerEnumType(SearchKindEnum, {
  name: 'SearchKind',
  description: 'What the search finds.',
  valuesMap: Object.fromEntries(SEARCH_KINDS.map((kind) => [kind, { description: SEARCHED[kind].says }])),
});

export enum SearchMatch {
  CODE = 'CODE',
  TITLE = 'TITLE',
  WORDS = 'WORDS',
  SIMILAR = 'SIMILAR',
}
registerEnumType(SearchMatch, {
  name: 'SearchMatch',
  description: 'What of a row is as it was asked for.',
  valuesMap: {
    CODE: { description: 'Its code, reference or number is, or begins so.' },
    TITLE: { description: 'Its title has all the words.' },
    WORDS: { description: 'Its fields together have all the words.' },
    SIMILAR: { description: 'Nothing has all the words; this one is written similarly.' },
  },
});

@View('part', 'One row that was found; only of a noun that the reader may list.')
export class SearchHitView {
  @Field(() => SearchKindEnum, { description: 'What it is.' })
  kind: SearchKind;
  @Field(() => ID, { description: 'Its id, for the query of its kind.' })
  id: string;
  @Field(() => String, { nullable: true, description: 'Its code, reference or number.' })
  code: string | null;
  @Field(() => String, { description: 'Its name or title.' })
  title: string;
  @Field(() => String, { nullable: true, description: 'What else is known of it, around the words; up to 160 characters.' })
  snippet: string | null;
  @Field(() => SearchMatch, { description: 'What of it is as it was asked for.' })
  matched: SearchMatch;
  @Field(() => Float, { description: 'Above 0 to 1, 1 being the code itself; only good for comparing within one answer.' })
  score: number;
}
