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
  'declineLink',
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
    // Opened and ended by what officers accept, whatever their role; linked by whoever leads the case, which the case says.
    if (hasRole(actor, 'CLERK', 'LIAISON_OFFICER', 'UNIT_HEAD')) {
      can(['open', 'answered', 'withdraw', 'confirmLink'], 'ReportHandling', ours);
      can(['list', 'write'], 'InternalNote', ours);
      can('list', 'SharedNote', ours);
      can('read', 'ReportLink', ours);
    }
    if (hasRole(actor, 'LIAISON_OFFICER', 'UNIT_HEAD')) {
      can(OFFICER, 'ReportHandling', ours);
      can('write', 'SharedNote', ours);
      can(['link', 'end'], 'ReportLink', ours);
    }
    if (hasRole(actor, 'UNIT_HEAD')) can(HEAD, 'ReportHandling', ours);
  }
  if (actor.kind !== 'member') return;
  const own = { organisationId: actor.organisationId };
  can('read', ['ReportHandling', 'FilerQuestion'], own);
  can('list', 'SharedNote', own);
  if (hasRole(actor, 'PDP_OFFICER', 'PREPARER')) can('answer', 'FilerQuestion', own);
};
