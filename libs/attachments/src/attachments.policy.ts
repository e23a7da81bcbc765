import { hasRole } from '#kernel';
import type { Policy } from '#platform';

/**
 * Who sends files, and who reads them. An officer reads what a filing brought to the unit, and its
 * signed copies: which those are, row-level
 * security says. The scanner, a job of the system, judges.
 */
export const attachmentsPolicy: Policy = (actor, { can }) => {
  if (actor.kind === 'system') can(['read', 'judge'], 'Attachment');
  if (actor.kind === 'officer') {
    can('read', 'Attachment');
    if (hasRole(actor, 'CLERK', 'LIAISON_OFFICER', 'UNIT_HEAD')) {
      const mine = { unitId: actor.unitId, createdBy: actor.userId };
      can(['sendAttachment', 'sendEvidence', 'read', 'use'], 'UploadTicket', mine);
      can(['receive', 'download'], 'Attachment');
    }
  }
  if (actor.kind !== 'member') return;
  const own = { organisationId: actor.organisationId };
  can(['read', 'download'], 'Attachment', own);
  const mine = { ...own, createdBy: actor.userId };
  if (hasRole(actor, 'PDP_OFFICER', 'PREPARER')) {
    can(['sendRegister', 'sendAttachment', 'read', 'use'], 'UploadTicket', mine);
    can(['receive', 'attach'], 'Attachment', own);
  }
  // Who signs sends the signed copy; what goes with a report is for those who prepare it.
  if (hasRole(actor, 'APPROVER')) {
    can(['sendAttachment', 'read', 'use'], 'UploadTicket', mine);
    can('receive', 'Attachment', own);
  }
};
