import { hasRole } from '#kernel';
import type { Policy } from '#platform';

/** A filing is its organisation's; an officer sees what was addressed to the unit (row-level security). */
export const filingsPolicy: Policy = (actor, { can }) => {
  if (actor.kind === 'officer') {
    can('read', 'Filing');
    can('read', 'FilingReturn', { unitId: actor.unitId });
    if (hasRole(actor, 'CLERK', 'LIAISON_OFFICER', 'UNIT_HEAD'))
      can(['accept', 'return', 'acceptAsItIs', 'refuse', 'forward', 'supersede'], 'Filing');
  }
  if (actor.kind === 'system') {
    can(['read', 'receive', 'refuse'], 'Filing');
    can(['read', 'lapse'], 'FilingReturn');
  }
  if (actor.kind !== 'member') return;
  const own = { organisationId: actor.organisationId };
  can(['read', 'readReceipt'], 'Filing', own);
  can('read', ['ClockVerdict', 'FilingReturn'], own);
  if (hasRole(actor, 'PDP_OFFICER', 'APPROVER')) can('answer', 'FilingReturn', own);
};
