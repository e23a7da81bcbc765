import { hasRole } from '#kernel';
import type { Policy } from '#platform';

/** Reports are their organisation's; an officer sees their filings, never reports. */
export const violationReportPolicy: Policy = (actor, { can }) => {
  if (actor.kind === 'officer') {
    can('read', 'Exercise');
    if (hasRole(actor, 'LIAISON_OFFICER', 'UNIT_HEAD')) can(['open', 'close'], 'Exercise', { unitId: actor.unitId });
  }
  // A supplement is opened for whoever an authority asks (H3).
  if (actor.kind === 'system') can(['read', 'expire', 'warn', 'supplement'], 'ViolationReport');
  if (actor.kind !== 'member') return;
  const own = { organisationId: actor.organisationId };
  can(['read', 'list'], 'ViolationReport', own);
  can('read', 'Exercise');
  if (hasRole(actor, 'PDP_OFFICER', 'PREPARER'))
    can(['draft', 'revise', 'markReady', 'discard', 'abandon', 'supplement', 'correct', 'conclude', 'complete'], 'ViolationReport', own);
  if (hasRole(actor, 'PDP_OFFICER', 'APPROVER')) can(['reopen', 'submit', 'withdraw'], 'ViolationReport', own);
};
