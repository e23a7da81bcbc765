import { hasRole } from '#kernel';
import type { Policy } from '#platform';

const TRIAGE = ['take', 'dismiss', 'reconsider', 'proposeDuplicate', 'undoDuplicate', 'breakGlass'];
/** Of the head and of whoever leads. */
const BOTH = ['keepList', 'hold', 'resume', 'withdrawDraft', 'confirmLink', 'reviewGlass'];
const HEAD = [
  ...[...BOTH, 'verify', 'confirmDismissal', 'declineDismissal', 'transfer', 'investigate', 'declineInvestigation', 'declineProposal'],
  ...['enforce', 'closeWithoutSanction', 'close', 'takeBack', 'closeCriminal', 'reopen', 'settleMeasure'],
];
const LEAD = [...BOTH, 'proposeDismissal', 'weigh', 'proposeInvestigation', 'proposeDecision', 'bringToDecision', 'proposeTransfer'];

/**
 * Which cases an officer sees, row-level security says: until the verification those of the unit, from then on those on whose list they are. What of
 * them they may do, goes by role and by who leads (lifecycles.md 1.2). A clerk opens a case and reads what the unit sees.
 */
export const casesPolicy: Policy = (actor, { can }) => {
  if (actor.kind !== 'officer' || !hasRole(actor, 'CLERK', 'LIAISON_OFFICER', 'UNIT_HEAD')) return;
  const ours = { unitId: actor.unitId };
  // Whoever is on the list to work does so whatever their role, and gives a legal opinion on what somebody else proposed.
  can(
    ['read', 'list', 'open', 'readContent', 'share', 'keepParts', 'stepMeasure', 'advise', 'confirmDuplicate', 'declineDuplicate'],
    'CaseFile',
    ours,
  );
  if (hasRole(actor, 'LIAISON_OFFICER', 'UNIT_HEAD')) can(TRIAGE, 'CaseFile', ours);
  if (hasRole(actor, 'UNIT_HEAD')) can(HEAD, 'CaseFile', ours);
  can(LEAD, 'CaseFile', { ...ours, leadId: actor.userId });
};
