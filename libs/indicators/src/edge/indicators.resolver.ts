import { Inject } from '@nestjs/common';
import { Args, Context, Info, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { Forbidden, NotFound } from '#kernel';
import { Allow, type Reading, type RequestContext, selectedFields, type Tx, toPage, UnitOfWork } from '#platform';
import { addIndicator } from '../add-indicator.js';
import { askAboutMatches } from '../answer-hit.js';
import { indicatorById, indicatorPage, matchesOfCase, type Opened } from '../indicator.queries.js';
import { IndicatorBlocked } from '../indicator-refusals.js';
import { confirmIndicator, dropIndicator, ignoreIndicator } from '../judge-indicator.js';
import { type StoredMatches, weighed } from '../matches.js';
import { takeMentions } from '../take-mentions.js';
import {
  AddIndicatorInput,
  ConfirmIndicatorInput,
  DropIndicatorInput,
  IgnoreIndicatorInput,
  IndicatorsArgs,
  MatchesArgs,
  TakeMentionsInput,
} from './indicators.input.js';
import { CaseIndicatorPage, CaseIndicatorView, MatchesView } from './indicators.views.js';

/** The secret that keys what identity numbers become, 32 bytes. */
export const INDICATOR_KEY = Symbol('IndicatorKey');

interface IndicatorRow {
  readonly id: string;
  readonly firstSeenAt: string;
}

@Resolver(() => CaseIndicatorView)
export class IndicatorsResolver {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(INDICATOR_KEY) private readonly key: Uint8Array,
  ) {}

  @Query(() => CaseIndicatorPage, {
    description: 'What a case is recognised by, as it was found; of a case that its list alone sees, after it was opened with `readCase`.',
  })
  @Allow('signed-in')
  async indicatorsOfCase(
    @Args() { first, after, ...filter }: IndicatorsArgs,
    @Context() { caller }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    const statement = indicatorPage(selectedFields(info, 'nodes'), filter, first, after);
    const { nodes } = opened(await this.uow.read<(Opened & { readonly nodes: IndicatorRow[] }) | null>(caller, statement));
    return toPage(nodes, first, ({ firstSeenAt, id }) => [firstSeenAt, id]);
  }

  @Query(() => MatchesView, {
    description: 'Where a case meets others, for me: cases that I see, units to ask where I do not, and what says nothing.',
  })
  @Allow('signed-in')
  async matchesOfCase(@Args() { caseId }: MatchesArgs, @Context() { caller }: RequestContext) {
    const { matches } = opened(await this.uow.read<(Opened & { readonly matches: StoredMatches }) | null>(caller, matchesOfCase(caseId)));
    return weighed(matches);
  }

  @Mutation(() => CaseIndicatorView, {
    description: 'Adds what a case is recognised by; what is there already is seen once more. Whom it meets is asked at once.',
  })
  @Allow('signed-in')
  addIndicator(
    @Args('input', { description: 'What, as it is written.' }) input: AddIndicatorInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#run(context, info, (tx) => addIndicator(tx, this.key, input));
  }

  @Mutation(() => Int, { description: 'Takes mentions out of a text; answers with how many values there are in it.' })
  @Allow('signed-in')
  takeMentions(
    @Args('input', { description: 'The text.' }) { caseId, text }: TakeMentionsInput,
    @Context() { caller }: RequestContext,
  ): Promise<number> {
    return this.uow.run(caller, (tx) => takeMentions(tx, this.key, caseId, text));
  }

  @Mutation(() => CaseIndicatorView, { description: 'Says that a mention belongs to its case.' })
  @Allow('signed-in')
  confirmIndicator(
    @Args('input', { description: 'Which.' }) input: ConfirmIndicatorInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#run(context, info, async (tx) => {
      await confirmIndicator(tx, input);
      return input.id;
    });
  }

  @Mutation(() => CaseIndicatorView, { description: 'Says that an indicator is not of its case; it stays there with its reason.' })
  @Allow('signed-in')
  dropIndicator(
    @Args('input', { description: 'Which, and why.' }) input: DropIndicatorInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#run(context, info, async (tx) => {
      await dropIndicator(tx, input);
      return input.id;
    });
  }

  @Mutation(() => CaseIndicatorView, { description: 'Leaves an indicator out of the comparison with other cases, or compares it again.' })
  @Allow('signed-in')
  ignoreIndicator(
    @Args('input', { description: 'Which, and why.' }) { reason = null, ...input }: IgnoreIndicatorInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#run(context, info, async (tx) => {
      await ignoreIndicator(tx, { ...input, reason });
      return input.id;
    });
  }

  @Mutation(() => MatchesView, {
    description: 'Asks the units about whatever a case meets and I do not see; what was asked before is not asked twice.',
  })
  @Allow('signed-in')
  async askAboutMatches(@Args() { caseId }: MatchesArgs, @Context() { caller }: RequestContext) {
    await this.uow.run(caller, (tx) => askAboutMatches(tx, caseId));
    const { matches } = opened(await this.uow.read<(Opened & { readonly matches: StoredMatches }) | null>(caller, matchesOfCase(caseId)));
    return weighed(matches);
  }

  async #run({ caller }: RequestContext, info: GraphQLResolveInfo, verb: (tx: Tx) => Promise<string>) {
    const id = await this.uow.run(caller, verb);
    const { value } = await this.uow.read<IndicatorRow | null>(caller, indicatorById(selectedFields(info), id));
    if (!value) throw new NotFound('indicator');
    return value;
  }
}

/** Of a case that one sees and has opened. */
function opened<Row extends Opened>({ value, ability }: Reading<Row | null>): Row {
  if (!value) throw new NotFound('case');
  if (!ability.can('list', 'CaseIndicator')) throw new Forbidden('list', 'CaseIndicator');
  if (!value.opened) throw new IndicatorBlocked('READ_FIRST');
  return value;
}
