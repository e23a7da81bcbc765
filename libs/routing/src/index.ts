import type { DomainLib, StoredEvent, Tx } from '#platform';
import { applyTaken } from './apply-acknowledgement.js';
import { notifyOfRejected } from './collect-status.js';
import { deliverFiling, deliverWaiting } from './deliver-filing.js';
import { Acknowledgement, Delivery, DeliveryAttempt, Destination, FilingRefusal, ManualDispatch, Notification } from './entities.js';
import { deliverForwarded } from './forward-filing.js';
import { arriveByHand } from './manual-dispatch.js';
import { notifyBoth, notifyFiler, notifyUnit } from './notify.js';
import { notifyOfDossier } from './notify-dossier.js';
import { notifyEscalation } from './notify-escalation.js';
import { notifyOfLargeExport } from './notify-export.js';
import { notifyOfOpening } from './notify-opening.js';
import { notifyOfRequest } from './notify-request.js';
import { queueDelivery } from './queue-delivery.js';
import { freeLeases } from './record-attempt.js';
import { redirect } from './redirect-deliveries.js';
import { waitForOfficer } from './return-filing.js';
import { routingPolicy } from './routing.policy.js';
import { alertTrouble, expireDeliveries, remindAcceptance } from './sweep-deliveries.js';

export * from './accept-filing.js';
export { answerRecall } from './answer-recall.js';
export { applyAcknowledgement } from './apply-acknowledgement.js';
export { AT_DESK } from './arrive.js';
export * from './cancel-delivery.js';
export * from './check-routing.js';
export { collectStatus, takeStatus } from './collect-status.js';
export { type ChosenRoute, chooseRoute, type Desk, type RoutingTable, routingTableAt } from './competence.js';
export { deliverOutside, type OutsideDelivery } from './deliver-outside.js';
export * from './deliveries.states.js';
export * from './destinations.js';
export { CompetenceResolver } from './edge/competence.resolver.js';
export { DeskResolver } from './edge/desk.resolver.js';
export { DESTINATION_RULES, DestinationResolver } from './edge/destination.resolver.js';
export { NotificationTextResolver } from './edge/notification-text.resolver.js';
export { FilingDeliveriesResolver, RoutingResolver } from './edge/routing.resolver.js';
export * from './entities.js';
export { forwardFiling } from './forward-filing.js';
export * from './handle-filing.js';
export { mailNotifications, type NotificationMails } from './mail-notifications.js';
export { confirmDispatch, type Dispatch, recordDispatch } from './manual-dispatch.js';
export { markNotificationsRead } from './mark-notifications-read.js';
export { type News, notify } from './notify.js';
export { headsBut } from './notify-export.js';
export type { DocumentsOf } from './packet-of.js';
export * from './refuse-filing.js';
export { requestRecall } from './request-recall.js';
export { returnFiling } from './return-filing.js';
export { endFormerSecret, rotateDestinationSecret } from './rotate-destination-secret.js';
export { BUSINESS_STATE_WORDS, ROUTING_LISTS, VERDICT_WORDS } from './routing.lists.js';
export * from './routing.queries.js';
export * from './routing-markdown.js';
export * from './routing-refusals.js';
export * from './routing-rules.js';
export * from './routing-table.js';
export { type Taken, takeAcknowledgement, takeWord } from './take-acknowledgement.js';

async function redirected(tx: Tx): Promise<void> {
  await redirect(tx);
}

async function forwarded(tx: Tx, event: StoredEvent): Promise<void> {
  await deliverForwarded(tx, event);
  await notifyFiler(tx, event);
}

export const routing: DomainLib = {
  entities: [Destination, Delivery, DeliveryAttempt, Acknowledgement, FilingRefusal, ManualDispatch, Notification],
  policies: [routingPolicy],
  reactions: { FilingSubmitted: queueDelivery },
  handlers: {
    FilingSubmitted: deliverFiling,
    FilingForwarded: forwarded,
    DeliveryQueued: deliverFiling,
    RecallRequested: deliverFiling,
    DispatchConfirmed: arriveByHand,
    FilingAccepted: notifyFiler,
    FilingArrived: notifyFiler,
    FilingReturned: notifyFiler,
    FilingRefused: notifyFiler,
    HandlingTold: notifyFiler,
    RefusalProposed: notifyUnit,
    RecallArrived: notifyUnit,
    RecallAgreed: notifyFiler,
    RecallRefused: notifyFiler,
    DispatchRecorded: notifyBoth,
    DeliveryFailed: notifyBoth,
    DeliverySecurityAlarm: notifyBoth,
    DeliveryExpired: notifyBoth,
    DeliveryTrouble: notifyBoth,
    AcceptanceOverdue: notifyUnit,
    AcknowledgementTaken: applyTaken,
    AcknowledgementAlarm: notifyBoth,
    StatusPacketRejected: notifyOfRejected,
    ReturnLapsed: waitForOfficer,
    DestinationOpened: redirected,
    DestinationClosed: redirected,
    DeliveriesRedirected: redirected,
    DeliveriesBroughtToDesk: redirected,
    ClockEscalated: notifyEscalation,
    ClockBreached: notifyEscalation,
    RequestDueSoon: notifyOfRequest,
    RequestOverdue: notifyOfRequest,
    DossierDueSoon: notifyOfDossier,
    DossierOverdue: notifyOfDossier,
    DossierOpeningDueSoon: notifyOfOpening,
    DossierOpeningOverdue: notifyOfOpening,
    ListExported: notifyOfLargeExport,
  },
  sweeps: {
    'deliver-waiting': deliverWaiting,
    'free-leases': freeLeases,
    'redirect-deliveries': redirect,
    'expire-deliveries': expireDeliveries,
    'alert-trouble': alertTrouble,
    'remind-acceptance': remindAcceptance,
  },
};
