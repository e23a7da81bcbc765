import { hasRole } from '#kernel';
import type { Policy } from '#platform';

/** Whoever may read a filing may print it; who signs, or prepares for the signature, brings the signed copy. */
export const papersPolicy: Policy = (actor, { can }) => {
  if (actor.kind === 'officer') can('read', 'SignedCopy');
  if (actor.kind !== 'member') return;
  const own = { organisationId: actor.organisationId };
  can(['read', 'issue'], 'IssuedPaper', own);
  can('read', 'SignedCopy', own);
  if (hasRole(actor, 'PDP_OFFICER', 'PREPARER', 'APPROVER')) can('bring', 'SignedCopy', own);
};
