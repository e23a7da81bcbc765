import { hasRole } from '#kernel';
import type { Policy } from '#platform';

/** Who may do what with organisations, units, accounts and memberships. */
export const identityPolicy: Policy = (actor, { can }) => {
  if (actor.kind === 'system') {
    can(['read', 'register'], 'Organisation');
    can(['read', 'register'], 'AuthorityUnit');
    can('read', 'UserAccount');
    can(['read', 'grant'], 'Membership');
  }
  if (actor.kind === 'member') {
    can('read', 'Organisation', { id: actor.organisationId });
    if (hasRole(actor, 'PDP_OFFICER', 'ORG_ADMIN')) can('revise', 'Organisation', { id: actor.organisationId });
  }
  if ('userId' in actor) {
    can('read', 'UserAccount', { id: actor.userId });
    can('read', 'Membership', { userId: actor.userId });
    can('read', 'AuthorityUnit');
  }
};
