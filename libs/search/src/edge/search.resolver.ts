import { Inject } from '@nestjs/common';
import { Args, ArgsType, Context, Field, Int, Query, Resolver } from '@nestjs/graphql';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { Allow, PlainText, type RequestContext, UnitOfWork } from '#platform';
import { type FoundRow, found, snippetOf } from '../search.queries.js';
import { SEARCH_KINDS, SEARCHED, type SearchKind } from '../searched.js';
import { SearchHitView, SearchKindEnum } from './search.views.js';

@ArgsType()
class SearchArgs {
  @Field(() => String, { description: 'Words, with or without diacritics, the last one perhaps not finished; or a code or reference.' })
  @PlainText(200)
  query: string;
  @Field(() => [SearchKindEnum], { nullable: true, description: 'Only of these kinds; absent: of all.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(SEARCH_KINDS.length)
  @IsIn(SEARCH_KINDS, { each: true })
  kinds?: SearchKind[] | null;
  @Field(() => Int, { defaultValue: 20, description: 'How many of each kind, 1 to 20.' })
  @IsInt()
  @Min(1)
  @Max(20)
  first: number;
}

@Resolver(() => SearchHitView)
export class SearchResolver {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  @Query(() => [SearchHitView], {
    description:
      'What I may list and has these words, best first: codes, then titles, then the rest; where nothing has them, what is similar.',
  })
  @Allow('signed-in')
  async search(@Args() { query, kinds, first }: SearchArgs, @Context() { caller }: RequestContext): Promise<SearchHitView[]> {
    const { value, ability } = await this.uow.read<FoundRow[]>(caller, found(query, kinds ?? SEARCH_KINDS, first));
    return value
      .filter(({ kind }) => ability.can('list', SEARCHED[kind].noun))
      .map(({ detail, ...row }) => ({ ...row, snippet: snippetOf(detail, query) }) as SearchHitView);
  }
}
