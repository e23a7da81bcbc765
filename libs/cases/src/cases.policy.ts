import { hasRole } from '#kernel';
import type { Policy } from '#platform';

/**
 * Which cases an officer sees, row-level security says: until the verification those of the unit, from then on those on whose list they are. What of
 * them they may do, goes by role and by who leads (lifecycles.md 1.2). A clerk opens a case and reads what the unit sees.
 */
export const casesPolicy: Policy = (actor, { can }) => {
  if (actor.kind !== 'officer' || !hasRole(actor, 'CLERK', 'LIAISON_OFFICER', 'UNIT_HEAD')) return;
  const ours = { unitId: actor.unitId };
  can(['read', 'list', 'open', 'readContent'], 'CaseFile', ours);
  if (hasRole(actor, 'LIAISON_OFFICER', 'UNIT_HEAD')) can(['take', 'dismiss', 'reconsider'], 'CaseFile', ours);
  if (hasRole(actor, 'UNIT_HEAD')) can(['verify', 'confirmDismissal', 'declineDismissal', 'keepList', 'hold', 'resume'], 'CaseFile', ours);
  can(['proposeDismissal', 'keepList', 'hold', 'resume'], 'CaseFile', { ...ours, leadId: actor.userId });
};
