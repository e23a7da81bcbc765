import { Inject } from '@nestjs/common';
import { Args, Context, Info, Mutation, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { NotFound } from '#kernel';
import { Allow, type RequestContext, UnitOfWork } from '#platform';
import { breakGlass, GLASS_HOURS, reviewGlass } from '../break-glass.js';
import { BreakGlassInput, ReviewGlassInput } from './break-glass.input.js';
import { readHeader } from './cases.resolver.js';
import { CaseHeaderView } from './cases.views.js';

@Resolver()
export class BreakGlassResolver {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  @Mutation(() => CaseHeaderView, {
    description: `Lets me read a case that is hidden from me, for ${GLASS_HOURS} hours and with \`readCase\`; those who work on it are told at once, and review it.`,
  })
  @Allow('signed-in')
  async breakGlassOfCase(
    @Args('input', { description: 'Which, and why.' }) { reference, reason }: BreakGlassInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    const id = await this.uow.run(context.caller, (tx) => breakGlass(tx, reference, reason));
    // That nothing was found is kept before it is said.
    if (!id) throw new NotFound('case');
    return readHeader(this.uow, context, info, id);
  }

  @Mutation(() => CaseHeaderView, { description: 'Says of an emergency access to a case whether it was right.' })
  @Allow('signed-in')
  async reviewGlassOfCase(
    @Args('input', { description: 'Which, and what is said to it.' }) { id, justified, note }: ReviewGlassInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    const caseId = await this.uow.run(context.caller, (tx) => reviewGlass(tx, id, justified, note ?? null));
    return readHeader(this.uow, context, info, caseId);
  }
}
