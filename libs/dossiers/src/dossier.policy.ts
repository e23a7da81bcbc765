import { hasRole } from '#kernel';
import type { Policy } from '#platform';

/**
 * A dossier in work is seen and kept by its organisation alone; what a unit gets is its filing. Whoever prepares writes and presents it;
 * presenting it with something mandatory open takes the officer; giving it back is of whoever signs.
 */
export const dossierPolicy: Policy = (actor, { can }) => {
  if (actor.kind !== 'member') return;
  const own = { organisationId: actor.organisationId };
  can(['read', 'list'], 'Dossier', own);
  if (hasRole(actor, 'PDP_OFFICER', 'PREPARER')) can(['open', 'revise', 'markReady', 'discard'], 'Dossier', own);
  if (hasRole(actor, 'PDP_OFFICER')) can('presentIncomplete', 'Dossier', own);
  if (hasRole(actor, 'PDP_OFFICER', 'APPROVER')) can('reopen', 'Dossier', own);
};
