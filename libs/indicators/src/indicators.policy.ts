import { hasRole } from '#kernel';
import type { Policy } from '#platform';

/**
 * Whoever works with a case adds to it; what belongs to it, say those who decide about cases. A question about a case that its asker does not see is answered by
 * its lead or a head who is on its list, and before it is verified by whoever triages. Which cases and questions an officer sees at all, row-level security says.
 */
export const indicatorsPolicy: Policy = (actor, { can }) => {
  if (actor.kind !== 'officer' || !hasRole(actor, 'CLERK', 'LIAISON_OFFICER', 'UNIT_HEAD')) return;
  const ours = { unitId: actor.unitId };
  for (const noun of ['CaseIndicator', 'IndicatorHit', 'KeptCommonValue']) can(['read', 'list'], noun, ours);
  can('addIndicator', 'CaseFile', ours);
  can(['judgeIndicator', 'answerHit'], 'CaseFile', { ...ours, leadId: actor.userId });
  if (!hasRole(actor, 'LIAISON_OFFICER', 'UNIT_HEAD')) return;
  can('judgeIndicator', 'CaseFile', ours);
  can('answerHit', 'CaseFile', { ...ours, restricted: false });
  if (hasRole(actor, 'UNIT_HEAD')) can('answerHit', 'CaseFile', ours);
  can(['keep', 'end'], 'KeptCommonValue', ours);
};
