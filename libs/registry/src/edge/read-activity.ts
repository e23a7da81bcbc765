import type { GraphQLResolveInfo } from 'graphql';
import { isId, NotFound } from '#kernel';
import { type RequestContext, selectedFields, type UnitOfWork } from '#platform';
import { activityById, fieldsFor } from '../activity.queries.js';
import type { Reader } from '../available-transitions.js';
import { ProcessingActivity } from '../entities.js';
import type { ProcessingActivityView } from './registry.views.js';

/** One activity, or NotFound. */
export async function readActivity(
  uow: UnitOfWork,
  id: string,
  context: RequestContext,
  info: GraphQLResolveInfo,
): Promise<ProcessingActivityView> {
  if (!isId(id)) throw new NotFound('processing activity');
  const { value, ability, actor } = await uow.read<ProcessingActivityView | null>(
    context.caller,
    activityById(fieldsFor(selectedFields(info)), id),
  );
  if (!value || !ability.can('read', Object.assign(new ProcessingActivity(), value))) throw new NotFound('processing activity');
  return readBy(value, { ability, actor });
}

export const readBy = <Row extends object>(row: Row, reader: Reader): Row & { reader: Reader } => Object.assign(row, { reader });
