/** Roles held in an organisation (a controller, processor or third party). */
export const ORGANISATION_ROLES = ['ORG_ADMIN', 'PDP_OFFICER', 'PREPARER', 'APPROVER', 'VIEWER'] as const;
/** Roles held in an authority unit (A05, a PA05, …). */
export const UNIT_ROLES = ['UNIT_HEAD', 'LIAISON_OFFICER', 'CLERK', 'UNIT_ADMIN'] as const;
/** Roles held in the installation itself; none of them reads an organisation's or a unit's content. */
export const PLATFORM_ROLES = ['PLATFORM_ADMIN'] as const;

export type OrganisationRole = (typeof ORGANISATION_ROLES)[number];
export type UnitRole = (typeof UNIT_ROLES)[number];
export type PlatformRole = (typeof PLATFORM_ROLES)[number];
export type Role = OrganisationRole | UnitRole | PlatformRole;

/**
 * Who acts, as the database confirmed it at the start of the transaction. A person acts through exactly one membership
 * at a time: either of an organisation or of a unit, never of both.
 */
export type Actor =
  | { readonly kind: 'member'; readonly userId: string; readonly organisationId: string; readonly roles: readonly OrganisationRole[] }
  | { readonly kind: 'officer'; readonly userId: string; readonly unitId: string; readonly roles: readonly UnitRole[] }
  | { readonly kind: 'platform'; readonly userId: string; readonly roles: readonly PlatformRole[] }
  /** A worker or a command of the operator, acting on behalf of nobody; `name` says which. */
  | { readonly kind: 'system'; readonly name: string }
  /** A calendar that fetches under a secret address: reads what is due to its organisation, and nothing else. */
  | { readonly kind: 'feed'; readonly feedId: string; readonly organisationId: string }
  | { readonly kind: 'anonymous' };

export const ANONYMOUS = { kind: 'anonymous' } as const satisfies Actor;

/** The person who acts; empty for a job, a calendar and whoever has no account. */
export function userIdOf(actor: Actor): string {
  return 'userId' in actor ? actor.userId : '';
}

export function hasRole(actor: Actor, ...roles: readonly Role[]): boolean {
  return 'roles' in actor && (actor.roles as readonly Role[]).some((role) => roles.includes(role));
}
