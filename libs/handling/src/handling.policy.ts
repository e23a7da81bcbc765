import { hasRole } from '#kernel';
import type { Policy } from '#platform';

/** lifecycles.md 1.1, H1–H9: the liaison officer works, the head of the unit signs orders, closes what is grave, and reopens. */
const OFFICER = [
  'triage',
  'assess',
  'askFiler',
  'takeBackQuestions',
  'moveRequestDue',
  'takeNoAction',
  'advise',
  'proposeOrder',
  'proposeLink',
  'confirmLink',
  'unlink',
  'verifyRemedy',
  'proposeNoticeWaiver',
  'close',
];
const HEAD = ['signOrder', 'reopen'];

export const handlingPolicy: Policy = (actor, { can }) => {
  if (actor.kind === 'system') can(['read', 'open', 'answered', 'withdraw'], 'ReportHandling');
  if (actor.kind === 'officer') {
    const ours = { unitId: actor.unitId };
    can(['read', 'list'], 'ReportHandling', ours);
    // Opened and ended by what officers accept, whatever their role.
    if (hasRole(actor, 'CLERK', 'LIAISON_OFFICER', 'UNIT_HEAD')) can(['open', 'answered', 'withdraw'], 'ReportHandling', ours);
    if (hasRole(actor, 'LIAISON_OFFICER', 'UNIT_HEAD')) can(OFFICER, 'ReportHandling', ours);
    if (hasRole(actor, 'UNIT_HEAD')) can(HEAD, 'ReportHandling', ours);
  }
  if (actor.kind === 'member') can('read', 'ReportHandling', { organisationId: actor.organisationId });
};
