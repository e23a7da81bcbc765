import { hasRole, type Role } from '#kernel';
import type { Policy } from '#platform';

/** Steps of a desk: what any officer at it does, and what needs a liaison officer or the head of the unit. */
const DESK = ['accept', 'return', 'assign', 'start', 'complete', 'recordDispatch', 'confirmDispatch'];
/** F11: to agree to a withdrawal ends everything, so it is not for any clerk who receives it. */
const LIAISON = ['settleConflict', 'decideWithdrawal', 'proposeRefusal', 'agreeRecall', 'refuseRecall'];
const HEAD = ['confirmRefusal', 'declineRefusal', 'forward', 'cancel'];

/** Who can do something about news: they are told by mail, and that they have read it counts. */
export const WHO_ACTS: readonly Role[] = ['PREPARER', 'PDP_OFFICER', 'APPROVER', 'CLERK', 'LIAISON_OFFICER', 'UNIT_HEAD', 'UNIT_ADMIN'];

/** The desk sees and acts on what was addressed to it; the filer sees how far its own filing got, and lends a hand where the lines fail. */
export const routingPolicy: Policy = (actor, { can }) => {
  if (actor.kind === 'system') {
    can(['read', 'deliver', 'send', 'expire', 'alert', 'acknowledge'], 'Delivery');
    can('read', ['Destination', 'Acknowledgement']);
    // A unit outside the house accepts by its word 03; the filing follows.
    can(['accept', 'acceptAsItIs', 'supersede'], 'Filing');
  }
  if (actor.kind === 'officer') {
    const addressed = { unitId: actor.unitId };
    can(['read', 'list'], 'Delivery', addressed);
    can('read', ['Acknowledgement', 'FilingRefusal', 'ManualDispatch', 'Destination'], addressed);
    can(['read', 'list'], 'Notification', addressed);
    if (hasRole(actor, ...WHO_ACTS)) can('markRead', 'Notification', addressed);
    if (hasRole(actor, 'CLERK', 'LIAISON_OFFICER', 'UNIT_HEAD')) can(DESK, 'Delivery', addressed);
    if (hasRole(actor, 'LIAISON_OFFICER', 'UNIT_HEAD')) can(LIAISON, 'Delivery', addressed);
    if (hasRole(actor, 'UNIT_HEAD')) can(HEAD, 'Delivery', addressed);
    if (hasRole(actor, 'UNIT_ADMIN')) can(['list', 'open', 'close', 'rotate'], 'Destination', addressed);
  }
  if (actor.kind === 'member') {
    const own = { organisationId: actor.organisationId };
    can('read', ['Delivery', 'Acknowledgement', 'FilingRefusal', 'ManualDispatch'], own);
    can(['read', 'list'], 'Notification', own);
    if (hasRole(actor, ...WHO_ACTS)) can('markRead', 'Notification', own);
    if (hasRole(actor, 'PDP_OFFICER')) can('recordDispatch', 'Delivery', own);
    if (hasRole(actor, 'PDP_OFFICER', 'APPROVER')) can(['confirmDispatch', 'requestRecall'], 'Delivery', own);
  }
};
