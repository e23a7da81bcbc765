import type { DomainLib } from '#platform';
import { deliverFiling } from './deliver-filing.js';
import { Acknowledgement, Delivery, DeliveryAttempt, Notification } from './entities.js';
import { notifyFiler } from './notify-filer.js';
import { queueDelivery } from './queue-delivery.js';
import { routingPolicy } from './routing.policy.js';

export * from './accept-filing.js';
export { FilingDeliveriesResolver, RoutingResolver } from './edge/routing.resolver.js';
export * from './entities.js';
export * from './routing.queries.js';
export * from './routing-table.js';

export const routing: DomainLib = {
  entities: [Delivery, DeliveryAttempt, Acknowledgement, Notification],
  policies: [routingPolicy],
  reactions: { FilingSubmitted: queueDelivery },
  handlers: { FilingSubmitted: deliverFiling, FilingAccepted: notifyFiler, FilingArrived: notifyFiler },
};
