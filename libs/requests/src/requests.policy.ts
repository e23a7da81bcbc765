import { hasRole } from '#kernel';
import type { Policy } from '#platform';

/** The daily work; what goes against the person, or ends the matter, takes somebody who answers for the organisation. */
const WORK = ['enter', 'askForProof', 'verifyIdentity', 'reply', 'setChain', 'withdraw', 'reopen'];
const DECIDE = ['extend', 'fulfil', 'partlyFulfil', 'refuse'];

/**
 * Requests belong to the organisation that they were made to. Its members see where each stands; who asks and in what words, only those who
 * work on requests, and each reading is in the log. No unit has anything to do here.
 */
export const requestsPolicy: Policy = (actor, { can }) => {
  if (actor.kind === 'system') can('read', 'DataSubjectRequest');
  if (actor.kind !== 'member') return;
  const own = { organisationId: actor.organisationId };
  can(['list', 'read'], 'DataSubjectRequest', own);
  if (hasRole(actor, 'PDP_OFFICER', 'PREPARER', 'APPROVER')) can('readWords', 'DataSubjectRequest', own);
  if (hasRole(actor, 'PDP_OFFICER', 'PREPARER')) can(WORK, 'DataSubjectRequest', own);
  if (hasRole(actor, 'PDP_OFFICER', 'APPROVER')) can(DECIDE, 'DataSubjectRequest', own);
};
