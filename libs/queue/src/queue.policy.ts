import { hasRole } from '#kernel';
import type { Policy } from '#platform';

/**
 * The queue is the unit's own: whoever works at its desk sees all of it, takes what nobody has, and hands over what is theirs. A liaison officer
 * takes over from a colleague, with a reason; the head gives to anybody. A view is its owner's, and is shown to the unit where that is wished.
 */
export const queuePolicy: Policy = (actor, { can }) => {
  if (actor.kind !== 'officer' || !hasRole(actor, 'CLERK', 'LIAISON_OFFICER', 'UNIT_HEAD')) return;
  const ours = { unitId: actor.unitId };
  can(['read', 'list', 'take', 'release', 'offer', 'accept', 'decline'], 'WorkItem', ours);
  if (hasRole(actor, 'LIAISON_OFFICER', 'UNIT_HEAD')) can('steal', 'WorkItem', ours);
  if (hasRole(actor, 'UNIT_HEAD')) can('assign', 'WorkItem', ours);
  can(['read', 'list'], 'QueueView', ours);
  can(['save', 'remove'], 'QueueView', { ...ours, ownerId: actor.userId });
};
