import { createHash, randomBytes } from 'node:crypto';
import { Invalid, newId, ORGANISATION_ROLES, PLATFORM_ROLES, type Role, UNIT_ROLES } from '#kernel';
import type { Tx } from '#platform';
import { Membership, UserAccount } from './entities.js';
import { emailKeyOf } from './register-organisation.js';

export interface RoleGrant {
  readonly email: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  /** At most one of the two; neither means a role in the installation itself. */
  readonly organisationId?: string | null;
  readonly unitId?: string | null;
}

/** Gives a person roles in one place, on top of those held there; makes the account, without a password, if there is none. */
export async function grantRole(tx: Tx, grant: RoleGrant): Promise<Membership> {
  const known: readonly Role[] = grant.organisationId ? ORGANISATION_ROLES : grant.unitId ? UNIT_ROLES : PLATFORM_ROLES;
  const wrong = grant.roles.filter((role) => !known.includes(role));
  if (wrong.length > 0 || grant.roles.length === 0)
    throw new Invalid([
      {
        path: 'roles',
        code: 'ROLE',
        vi: `Vai trò không dùng được ở đây: ${wrong.join(', ') || '(trống)'}. Có thể chọn: ${known.join(', ')}.`,
        en: `Not a role here: ${wrong.join(', ') || '(none given)'}. Possible: ${known.join(', ')}.`,
      },
    ]);
  const emailKey = emailKeyOf(grant.email);
  const user =
    (await tx.em.findOne(UserAccount, { emailKey })) ??
    tx.em.create(UserAccount, {
      id: newId(),
      email: grant.email,
      emailKey,
      displayName: grant.displayName,
      passwordHash: null,
      disabledAt: null,
      createdAt: tx.now,
    });
  const where = { userId: user.id, organisationId: grant.organisationId ?? null, unitId: grant.unitId ?? null };
  const membership =
    (await tx.em.findOne(Membership, { ...where, endedAt: null })) ??
    tx.em.create(Membership, { ...where, id: newId(), roles: [], endedAt: null, createdAt: tx.now });
  tx.authorize('grant', membership);
  membership.roles = [...new Set([...membership.roles, ...grant.roles])];
  tx.record({ type: 'RoleGranted', subjects: [user.id, membership.id], payload: { roles: membership.roles.join(' ') } });
  return membership;
}

/** A one-time way to set a password, first or new: 256 random bits, of which only the digest is stored; good for 72 hours. Earlier ones end. */
export async function createActivationLink(tx: Tx, userId: string): Promise<string> {
  await tx.em.flush();
  await tx.sql('update activation_link set used_at = ? where user_id = ? and used_at is null', [tx.now.toISOString(), userId]);
  const token = randomBytes(32).toString('base64url');
  const digest = createHash('sha256').update(token).digest();
  await tx.sql(
    "insert into activation_link (token_hash, user_id, expires_at, created_at) values (?, ?, ?::timestamptz + interval '72 hours', ?)",
    [digest, userId, tx.now.toISOString(), tx.now.toISOString()],
  );
  tx.record({ type: 'ActivationLinkCreated', subjects: [userId] });
  return token;
}
