import { hasRole } from '#kernel';
import type { Policy } from '#platform';

/**
 * Reports by others belong to the desk that they came to. Whoever sits there reads and enters them; what becomes of them a
 * liaison officer or the head decides; who the reporter is only a liaison officer reads, and each reading is in the log.
 * Another unit that got a copy reads it and nothing else: which copies those are, row-level security says.
 * Members and jobs have nothing to do here, and who has no account comes in by functions of the database alone.
 */
export const intakePolicy: Policy = (actor, { can }) => {
  if (actor.kind !== 'officer') return;
  const own = { unitId: actor.unitId };
  if (hasRole(actor, 'CLERK', 'LIAISON_OFFICER', 'UNIT_HEAD')) {
    can('read', 'ThirdPartyReport');
    can(['list', 'enter', 'write'], 'ThirdPartyReport', own);
  }
  if (hasRole(actor, 'LIAISON_OFFICER', 'UNIT_HEAD')) can(['verify', 'dismiss', 'link'], 'ThirdPartyReport', own);
  if (hasRole(actor, 'LIAISON_OFFICER')) can('unseal', 'ThirdPartyReport', own);
};
