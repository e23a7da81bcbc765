import { hasRole } from '#kernel';
import type { Policy } from '#platform';

/** Who works on reports writes the letters, a head of the unit signs them; the filer reads what was sent. */
export const lettersPolicy: Policy = (actor, { can }) => {
  if (actor.kind === 'officer' && hasRole(actor, 'CLERK', 'LIAISON_OFFICER', 'UNIT_HEAD')) {
    const ours = { unitId: actor.unitId };
    can(['read', 'list'], 'UnitLetter', ours);
    if (hasRole(actor, 'LIAISON_OFFICER', 'UNIT_HEAD')) can(['draft', 'revise', 'discard', 'send'], 'UnitLetter', ours);
    if (hasRole(actor, 'UNIT_HEAD')) can('sign', 'UnitLetter', ours);
  }
  if (actor.kind === 'member') can(['read', 'list'], 'UnitLetter', { organisationId: actor.organisationId, state: 'SENT' });
};
