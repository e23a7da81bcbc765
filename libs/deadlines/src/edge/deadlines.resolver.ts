import { Inject } from '@nestjs/common';
import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import { Forbidden } from '#kernel';
import { Allow, PageArgs, type RequestContext, toPage, UnitOfWork } from '#platform';
import { type DeadlineRow, deadlineOf } from '../deadline.js';
import { deadlineKeys, deadlinePage } from '../deadlines.queries.js';
import { DeadlinePage, DeadlineView } from './deadlines.views.js';

@Resolver(() => DeadlineView)
export class DeadlinesResolver {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  @Query(() => DeadlinePage, {
    description:
      'Everything that is due to my organisation, what is due first first: clocks of reports, notices given back, requests of data subjects, reviews of activities, dossiers.',
  })
  @Allow('signed-in')
  async deadlines(@Args() { first, after }: PageArgs, @Context() context: RequestContext): Promise<DeadlinePage> {
    const { value, ability, now } = await this.uow.read<DeadlineRow[]>(context.caller, deadlinePage(first, after));
    if (!ability.can('list', 'Deadline')) throw new Forbidden('list', 'Deadline');
    const { nodes, pageInfo } = toPage(value, first, deadlineKeys);
    const deadlines = nodes.map(deadlineOf).map((deadline) => ({ ...deadline, overdue: deadline.dueAt < now }));
    return { nodes: deadlines, pageInfo };
  }
}
