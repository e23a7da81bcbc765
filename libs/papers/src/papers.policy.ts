import { hasRole } from '#kernel';
import type { Policy } from '#platform';

/** Whoever may read a filing may print it; what is printed by who signs, or prepares for the signature, is kept, and they bring the signed copy. */
export const papersPolicy: Policy = (actor, { can }) => {
  if (actor.kind === 'officer') can('read', 'SignedCopy');
  if (actor.kind !== 'member') return;
  const own = { organisationId: actor.organisationId };
  can('read', ['IssuedPaper', 'SignedCopy'], own);
  if (!hasRole(actor, 'PDP_OFFICER', 'PREPARER', 'APPROVER')) return;
  can('issue', 'IssuedPaper', own);
  can('bring', 'SignedCopy', own);
};
