import { defineEntity, p } from '@mikro-orm/core';

/** What a file is sent for: a register to be imported, a file that goes with a report, or evidence of a case. */
export const UPLOAD_PURPOSES = ['REGISTER', 'ATTACHMENT', 'EVIDENCE'] as const;
export type UploadPurpose = (typeof UPLOAD_PURPOSES)[number];

/**
 * `RECEIVED` waits for the scanner. `UNSCANNED`: none was configured when it came. An `INFECTED` file stays where it is and
 * is served to nobody.
 */
export const ATTACHMENT_STATES = ['RECEIVED', 'CLEAN', 'INFECTED', 'UNSCANNED'] as const;
export type AttachmentState = (typeof ATTACHMENT_STATES)[number];

const TicketSchema = defineEntity({
  name: 'UploadTicket',
  tableName: 'upload_ticket',
  properties: {
    id: p.uuid().primary(),
    /** Of a member; an officer's ticket has the unit instead. */
    organisationId: p.uuid().nullable(),
    unitId: p.uuid().nullable(),
    purpose: p.text().$type<UploadPurpose>(),
    createdBy: p.uuid(),
    fileName: p.text(),
    size: p.integer(),
    sha256: p.text().nullable(),
    /** Of evidence: what its bytes are. */
    mediaType: p.text().nullable(),
    receivedAt: p.datetime().nullable(),
    expiresAt: p.datetime(),
    createdAt: p.datetime(),
  },
});
/** Leave to send one file, for one purpose, to one address, for 15 minutes. */
export class UploadTicket extends TicketSchema.class {}
TicketSchema.setClass(UploadTicket);

const AttachmentSchema = defineEntity({
  name: 'Attachment',
  tableName: 'attachment',
  properties: {
    /** That of the ticket under which it came. */
    id: p.uuid().primary(),
    organisationId: p.uuid().nullable(),
    unitId: p.uuid().nullable(),
    name: p.text(),
    /** What its bytes are, not what somebody said. */
    mediaType: p.text(),
    sha256: p.text(),
    size: p.integer(),
    state: p.text().$type<AttachmentState>(),
    /** What the scanner found in it, by the scanner's name for it. */
    finding: p.text().nullable(),
    /** Why it could not be judged yet, e.g. `REFUSED_BY_SCANNER`. */
    obstacle: p.text().nullable(),
    judgedAt: p.datetime().nullable(),
    receivedBy: p.uuid(),
    receivedAt: p.datetime(),
    version: p.integer().version(),
  },
});
/** A file that goes with a report or came with one: its bytes lie in the file store under their digest, and never change. */
export class Attachment extends AttachmentSchema.class {}
AttachmentSchema.setClass(Attachment);

const ReportAttachmentSchema = defineEntity({
  name: 'ReportAttachment',
  tableName: 'report_attachment',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.uuid(),
    reportId: p.uuid(),
    attachmentId: () => p.manyToOne(Attachment).mapToPk().fieldName('attachment_id'),
    attachedAt: p.datetime(),
  },
});
/** A file in the working copy of a report. What a filing took with it is kept apart and never changes (`filing_attachment`). */
export class ReportAttachment extends ReportAttachmentSchema.class {}
ReportAttachmentSchema.setClass(ReportAttachment);
