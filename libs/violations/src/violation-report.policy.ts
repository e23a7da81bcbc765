import { hasRole } from '#kernel';
import type { Policy } from '#platform';

/** Reports are their organisation's; an officer sees filings that were addressed to the unit (row-level security), never reports. */
export const violationReportPolicy: Policy = (actor, { can }) => {
  if (actor.kind === 'officer') {
    can('read', 'Filing');
    if (hasRole(actor, 'CLERK', 'LIAISON_OFFICER', 'UNIT_HEAD')) can('accept', 'Filing');
  }
  if (actor.kind === 'system') can(['read', 'receive'], 'Filing');
  if (actor.kind !== 'member') return;
  const own = { organisationId: actor.organisationId };
  can(['read', 'list'], 'ViolationReport', own);
  can(['read', 'readReceipt'], 'Filing', own);
  can('read', 'ClockVerdict', own);
  if (hasRole(actor, 'PDP_OFFICER', 'PREPARER')) can(['draft', 'revise', 'markReady', 'discard'], 'ViolationReport', own);
  if (hasRole(actor, 'PDP_OFFICER', 'APPROVER')) can(['reopen', 'submit'], 'ViolationReport', own);
};
