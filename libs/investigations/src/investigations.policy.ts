import { hasRole } from '#kernel';
import type { Policy } from '#platform';

/** What is done with a case stands in the policy of cases; here is who says by which title a colleague signs. */
export const investigationsPolicy: Policy = (actor, { can }) => {
  if (actor.kind !== 'officer') return;
  const ours = { unitId: actor.unitId };
  can(['read', 'list'], 'SigningTitle', ours);
  if (hasRole(actor, 'UNIT_ADMIN')) can(['record', 'end'], 'SigningTitle', ours);
};
