import type { GraphQLResolveInfo } from 'graphql';
import { isId, NotFound } from '#kernel';
import { type Reading, type RequestContext, selectedFields, type UnitOfWork } from '#platform';
import type { DeliveryStanding } from '../available-transitions.js';
import { deliveryById } from '../routing.queries.js';
import type { DeliveryView } from './routing.views.js';

/** A delivery as it was read, with the reading that its computed fields need. */
export type DeliveryRow = DeliveryView & DeliveryStanding & { readonly reading: Pick<Reading<unknown>, 'ability' | 'actor'> };

/** One delivery, as far as row-level security shows it to the caller. Throws NotFound. */
export async function readDelivery(uow: UnitOfWork, id: string, context: RequestContext, info: GraphQLResolveInfo): Promise<DeliveryView> {
  if (!isId(id)) throw new NotFound('delivery');
  const reading = await uow.read<DeliveryView | null>(context.caller, deliveryById(selectedFields(info), id));
  if (!reading.value) throw new NotFound('delivery');
  return Object.assign(reading.value, { reading });
}
