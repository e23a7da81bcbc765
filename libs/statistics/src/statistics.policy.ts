import { hasRole } from '#kernel';
import type { Policy } from '#platform';

/**
 * Who works at a desk counts what the desk has; those of the specialised agency the whole country, which row-level security decides. Figures are
 * released by the head of the agency, and seen by everybody who is signed in.
 */
export const statisticsPolicy: Policy = (actor, { can }) => {
  if (actor.kind === 'member' || actor.kind === 'officer' || actor.kind === 'platform') can(['list', 'read'], 'StatisticRelease');
  if (actor.kind !== 'officer' || !hasRole(actor, 'CLERK', 'LIAISON_OFFICER', 'UNIT_HEAD')) return;
  can(['list', 'read'], 'StatisticFact');
  if (hasRole(actor, 'UNIT_HEAD')) can('release', 'StatisticRelease', { unitId: actor.unitId });
};
