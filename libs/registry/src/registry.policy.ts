import { hasRole } from '#kernel';
import type { Policy } from '#platform';

/** The working register is seen and kept by its organisation alone: no officer, of whatever unit, reads it. A unit keeps models of activities. */
export const registryPolicy: Policy = (actor, { can }) => {
  if (actor.kind === 'officer') {
    const kept = { placeId: actor.unitId };
    can(['read', 'list'], 'ActivityTemplate', kept);
    if (hasRole(actor, 'UNIT_HEAD')) can(['save', 'retire'], 'ActivityTemplate', kept);
  }
  if (actor.kind !== 'member') return;
  const own = { organisationId: actor.organisationId };
  can(['read', 'list'], 'ProcessingActivity', own);
  can(['read', 'list'], 'InformationSystem', own);
  can(['read', 'list'], 'Party', own);
  can('read', 'ActivityVersion', own);
  can(['read', 'list'], 'ActivityThread', own);
  can(['read', 'list'], 'ActivityTemplate', { placeId: actor.organisationId });
  // Which models reach the organisation is for row-level security to say.
  can('read', 'ActivityTemplate', { scope: 'UNIT' });
  can(['read', 'list'], 'RegisterImport', own);
  can(['read', 'list'], 'RememberedMapping', own);
  can(['read', 'list'], 'RememberedTerm', own);
  if (hasRole(actor, 'PDP_OFFICER', 'PREPARER')) {
    can(['draft', 'revise', 'present'], 'ProcessingActivity', own);
    can(['enter', 'revise', 'remove'], 'InformationSystem', own);
    can(['enter', 'revise', 'remove'], 'Party', own);
    can(['save', 'retire'], 'ActivityTemplate', { placeId: actor.organisationId });
    can(['check', 'commit', 'undo'], 'RegisterImport', own);
    can('forget', 'RememberedMapping', own);
    can('forget', 'RememberedTerm', own);
  }
  if (hasRole(actor, 'PDP_OFFICER', 'PREPARER', 'APPROVER')) can(['open', 'reply', 'resolve', 'reopen'], 'ActivityThread', own);
  if (hasRole(actor, 'PDP_OFFICER', 'APPROVER')) can(['giveBack', 'publish', 'archive', 'reopen'], 'ProcessingActivity', own);
};
