import { hasRole } from '#kernel';
import type { Policy } from '#platform';

/** The desk sees and acts on what was addressed to it; the filer sees how far its own filing got. */
export const routingPolicy: Policy = (actor, { can }) => {
  if (actor.kind === 'system') can(['read', 'deliver'], 'Delivery');
  if (actor.kind === 'officer') {
    const addressed = { unitId: actor.unitId };
    can(['read', 'list'], 'Delivery', addressed);
    if (hasRole(actor, 'CLERK', 'LIAISON_OFFICER', 'UNIT_HEAD')) can('accept', 'Delivery', addressed);
  }
  if (actor.kind === 'member') {
    const own = { organisationId: actor.organisationId };
    can('read', 'Delivery', own);
    can('read', 'Acknowledgement', own);
    can(['read', 'list'], 'Notification', own);
  }
};
