import { hasRole } from '#kernel';
import type { Policy } from '#platform';
import { CUSTODY_TRANSITIONS } from './custody.states.js';

/**
 * Whose evidence an officer sees, row-level security says: that of the cases that they see. Who works on a case does everything with it that its state
 * allows; what belongs to whoever holds an item, or to a second person, the steps demand. The system hashes anew, scans, and tells of what nobody receives.
 */
export const evidencePolicy: Policy = (actor, { can }) => {
  if (actor.kind === 'system') can(['read', 'verify', 'judge'], ['EvidenceItem', 'EvidenceCustody']);
  if (actor.kind !== 'officer' || !hasRole(actor, 'CLERK', 'LIAISON_OFFICER', 'UNIT_HEAD')) return;
  const ours = { unitId: actor.unitId };
  can('read', 'EvidenceCustody', ours);
  can(['read', 'list', 'readContent', 'collect', 'export', ...CUSTODY_TRANSITIONS.map(({ code }) => code)], 'EvidenceItem', ours);
};
