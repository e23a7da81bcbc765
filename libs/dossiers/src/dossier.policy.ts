import { hasRole } from '#kernel';
import type { Policy } from '#platform';

/**
 * A dossier in work is seen and kept by its organisation alone; what a unit gets is its filing. Whoever prepares writes and presents it;
 * presenting it with something mandatory open takes the officer; filing it, and giving it back, is of whoever signs. What the agency decided
 * is followed by the system.
 */
export const dossierPolicy: Policy = (actor, { can }) => {
  if (actor.kind === 'system') can(['read', 'accept', 'return', 'refuse', 'takeBack'], 'Dossier');
  if (actor.kind !== 'member') return;
  const own = { organisationId: actor.organisationId };
  can(['read', 'list'], 'Dossier', own);
  if (hasRole(actor, 'PDP_OFFICER', 'PREPARER'))
    can(
      ['open', 'revise', 'markReady', 'discard', 'complete', 'recordChange', 'beginUpdate', 'dropUpdate', 'dropCarriedUpdate'],
      'Dossier',
      own,
    );
  if (hasRole(actor, 'PDP_OFFICER')) can('presentIncomplete', 'Dossier', own);
  if (hasRole(actor, 'PDP_OFFICER', 'APPROVER')) can(['reopen', 'submit'], 'Dossier', own);
};
