import { hasRole } from '#kernel';
import type { Policy } from '#platform';

/** Papers of a report are its organisation's: who prepares writes them, who signs for it makes them final. */
export const dutiesPolicy: Policy = (actor, { can }) => {
  if (actor.kind !== 'member') return;
  const own = { organisationId: actor.organisationId };
  can('read', ['ViolationMinutes', 'SubjectNotice', 'OutsideNotice', 'NoticeMistake'], own);
  if (hasRole(actor, 'PDP_OFFICER', 'PREPARER', 'APPROVER')) can('declareMistaken', ['SubjectNotice', 'OutsideNotice'], own);
  // Without a second person.
  if (hasRole(actor, 'PDP_OFFICER')) can('overrule', ['SubjectNotice', 'OutsideNotice'], own);
  if (hasRole(actor, 'PDP_OFFICER', 'PREPARER')) {
    can(['draft', 'revise'], ['ViolationMinutes', 'SubjectNotice'], own);
    can('record', 'OutsideNotice', own);
    can('promise', 'ViolationReport', own);
  }
  if (hasRole(actor, 'PDP_OFFICER', 'APPROVER')) {
    can('finalise', 'ViolationMinutes', own);
    can('send', 'SubjectNotice', own);
  }
};
