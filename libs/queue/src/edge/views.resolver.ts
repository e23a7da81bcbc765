import { Inject } from '@nestjs/common';
import { Args, Context, Field, ID, Int, Mutation, ObjectType, PartialType, Query, Resolver } from '@nestjs/graphql';
import { NotFound } from '#kernel';
import { Allow, type RequestContext, UnitOfWork, View } from '#platform';
import { keepView, removeView } from '../keep-view.js';
import { queueViewById, queueViews } from '../queue.queries.js';
import { QueueViewInput, WorkFilterInput, WorkItemArgs } from './queue.input.js';
import { WorkSortEnum } from './queue.views.js';

@View('part', 'Which items a look shows; as `WorkFilterInput`.')
class KeptFilter extends PartialType(WorkFilterInput, ObjectType) {}

@View('QueueView', 'A look at the queue that somebody keeps (chế độ xem đã lưu).')
export class KeptView {
  @Field(() => ID, { description: 'Its id.' })
  id: string;
  @Field(() => String, { description: 'Its name.' })
  name: string;
  @Field(() => Boolean, { description: 'True where the whole unit sees it.' })
  shared: boolean;
  @Field(() => Boolean, { description: 'True where I keep it.' })
  mine: boolean;
  @Field(() => KeptFilter, { description: 'Which items.' })
  filter: KeptFilter;
  @Field(() => WorkSortEnum, { description: 'Its order.' })
  sort: string;
  @Field(() => Int, { description: 'Version.' })
  version: number;
}

/** Looks at the queue, each kept under a name. */
@Resolver(() => KeptView)
export class QueueViewsResolver {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  @Query(() => [KeptView], { description: 'The looks at the queue that I keep, and those that colleagues share.' })
  @Allow('signed-in')
  async queueViews(@Context() { caller }: RequestContext): Promise<KeptView[]> {
    const { value, ability } = await this.uow.read<KeptView[]>(caller, queueViews());
    return ability.can('list', 'QueueView') ? value : [];
  }

  @Mutation(() => KeptView, { description: 'Keeps a look at the queue under a name.' })
  @Allow('signed-in')
  async keepQueueView(
    @Args('input', { description: 'The look.' }) input: QueueViewInput,
    @Context() { caller }: RequestContext,
  ): Promise<KeptView> {
    const { id } = await this.uow.run(caller, (tx) => keepView(tx, input));
    const { value } = await this.uow.read<KeptView | null>(caller, queueViewById(id));
    if (!value) throw new NotFound('queue view');
    return value;
  }

  @Mutation(() => Boolean, { description: 'Removes a look that I keep.' })
  @Allow('signed-in')
  async removeQueueView(@Args() { id }: WorkItemArgs, @Context() { caller }: RequestContext): Promise<boolean> {
    await this.uow.run(caller, (tx) => removeView(tx, id));
    return true;
  }
}
