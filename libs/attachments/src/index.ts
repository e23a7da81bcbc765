import type { DomainLib } from '#platform';
import { attachmentsPolicy } from './attachments.policy.js';
import { Attachment, ReportAttachment, UploadTicket } from './entities.js';

export * from './attach.js';
export * from './attachments.queries.js';
export * from './clamd.js';
export { AttachmentResolver, UPLOAD_RULES } from './edge/attachments.resolver.js';
export { AttachmentView } from './edge/attachments.views.js';
export * from './entities.js';
export { contentDisposition, openAttachment, Quarantined } from './open-attachment.js';
export * from './scan-attachments.js';
export * from './uploads.js';

export const attachments: DomainLib = { entities: [UploadTicket, Attachment, ReportAttachment], policies: [attachmentsPolicy] };
