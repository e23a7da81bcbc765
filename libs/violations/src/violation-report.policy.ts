import { hasRole } from '#kernel';
import type { Policy } from '#platform';

/** Reports are their organisation's; an officer sees filings that were addressed to the unit (row-level security), never reports. */
export const violationReportPolicy: Policy = (actor, { can }) => {
  if (actor.kind === 'officer') {
    can('read', 'Filing');
    can('read', 'Exercise');
    can('read', 'FilingReturn', { unitId: actor.unitId });
    if (hasRole(actor, 'CLERK', 'LIAISON_OFFICER', 'UNIT_HEAD'))
      can(['accept', 'return', 'acceptAsItIs', 'refuse', 'forward', 'supersede'], 'Filing');
    if (hasRole(actor, 'LIAISON_OFFICER', 'UNIT_HEAD')) can(['open', 'close'], 'Exercise', { unitId: actor.unitId });
  }
  if (actor.kind === 'system') {
    can(['read', 'receive', 'refuse'], 'Filing');
    can(['read', 'lapse'], 'FilingReturn');
    can(['read', 'expire', 'warn'], 'ViolationReport');
  }
  if (actor.kind !== 'member') return;
  const own = { organisationId: actor.organisationId };
  can(['read', 'list'], 'ViolationReport', own);
  can(['read', 'readReceipt'], 'Filing', own);
  can('read', ['ClockVerdict', 'FilingReturn'], own);
  can('read', 'Exercise');
  if (hasRole(actor, 'PDP_OFFICER', 'PREPARER'))
    can(['draft', 'revise', 'markReady', 'discard', 'abandon', 'supplement', 'correct', 'conclude', 'complete'], 'ViolationReport', own);
  if (hasRole(actor, 'PDP_OFFICER', 'APPROVER')) can(['reopen', 'submit', 'withdraw'], 'ViolationReport', own);
  if (hasRole(actor, 'PDP_OFFICER', 'APPROVER')) can('answer', 'FilingReturn', own);
};
