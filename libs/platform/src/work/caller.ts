import { createHash } from 'node:crypto';
import { type Actor, ANONYMOUS, ORGANISATION_ROLES, PLATFORM_ROLES, type Role, UNIT_ROLES } from '#kernel';

/** What a process presents to the database to act; the database decides who that is. */
export type Caller =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'token'; readonly tokenHash: Buffer }
  /** A calendar under its secret address; reads only, and only what is due. */
  | { readonly kind: 'feed'; readonly tokenHash: Buffer }
  /** Worker role only: commands of the operator that act as one person. */
  | { readonly kind: 'membership'; readonly membershipId: string }
  /** Worker role only: a named job. */
  | { readonly kind: 'system'; readonly name: string };

export const ANONYMOUS_CALLER: Caller = { kind: 'anonymous' };

export function callerOfToken(token: string): Caller {
  return { kind: 'token', tokenHash: createHash('sha256').update(token).digest() };
}

export function callerOfFeed(token: string): Caller {
  return { kind: 'feed', tokenHash: createHash('sha256').update(token).digest() };
}

/** What `app.enter…()` answers. */
export interface Entered {
  readonly now: string;
  readonly system?: string;
  readonly feedId?: string | null;
  readonly sessionId?: string | null;
  readonly userId?: string | null;
  readonly membershipId?: string | null;
  readonly organisationId?: string | null;
  readonly unitId?: string | null;
  readonly roles?: readonly string[] | null;
}

export function enterStatement(caller: Caller): { readonly name: string; readonly text: string; readonly values: unknown[] } {
  switch (caller.kind) {
    case 'token':
      return { name: 'enter', text: 'select app.enter($1) as entered', values: [caller.tokenHash] };
    case 'feed':
      return { name: 'enter_feed', text: 'select app.enter_feed($1) as entered', values: [caller.tokenHash] };
    case 'membership':
      return { name: 'enter_as', text: 'select app.enter_as($1) as entered', values: [caller.membershipId] };
    case 'system':
      return { name: 'enter_system', text: 'select app.enter_system($1) as entered', values: [caller.name] };
    case 'anonymous':
      return { name: 'enter', text: 'select app.enter($1) as entered', values: [Buffer.alloc(0)] };
  }
}

export function actorOf(entered: Entered): Actor {
  if (entered.system) return { kind: 'system', name: entered.system };
  if (entered.feedId) return { kind: 'feed', feedId: entered.feedId, organisationId: entered.organisationId! };
  if (!entered.userId) return ANONYMOUS;
  const held = (known: readonly Role[]) => (entered.roles ?? []).filter((role) => (known as readonly string[]).includes(role));
  if (entered.organisationId)
    return { kind: 'member', userId: entered.userId, organisationId: entered.organisationId, roles: held(ORGANISATION_ROLES) as never };
  if (entered.unitId) return { kind: 'officer', userId: entered.userId, unitId: entered.unitId, roles: held(UNIT_ROLES) as never };
  return { kind: 'platform', userId: entered.userId, roles: held(PLATFORM_ROLES) as never };
}
