import { hasRole } from '#kernel';
import type { Policy } from '#platform';

/**
 * Members see what is due to their organisation; so does a calendar under its secret address, and nothing else. Who works there may let
 * their calendar fetch it, and end that: each the own one, for the address is worth as much as the list.
 */
export const deadlinesPolicy: Policy = (actor, { can }) => {
  if (actor.kind !== 'member' && actor.kind !== 'feed') return;
  const { organisationId } = actor;
  can('list', 'Deadline', { organisationId });
  if (actor.kind !== 'member') return;
  const own = { organisationId, userId: actor.userId };
  can(['list', 'read'], 'CalendarFeed', own);
  if (hasRole(actor, 'ORG_ADMIN', 'PDP_OFFICER', 'PREPARER', 'APPROVER')) can(['create', 'revoke'], 'CalendarFeed', own);
};
