import { DomainError, newId } from '#kernel';
import type { Tx } from '#platform';
import { Attachment, type AttachmentState, ReportAttachment } from './entities.js';
import { Quarantined } from './open-attachment.js';

/** Files in the working copy of one report or dossier. */
export const MAX_FILES = 50;

/** The row of a report as far as files need it; the caller has loaded, locked and authorised it. */
export interface ReportOfFiles {
  readonly id: string;
  readonly organisationId: string;
}

/** Puts a file into the working copy of a report; twice is once. False where it was there already. */
export async function attachTo(tx: Tx, report: ReportOfFiles, attachmentId: string): Promise<boolean> {
  await fileToAttach(tx, attachmentId);
  const there = await tx.em.find(ReportAttachment, { reportId: report.id });
  if (there.some((one) => one.attachmentId === attachmentId)) return false;
  if (there.length >= MAX_FILES) throw new TooManyFiles();
  const { id: reportId, organisationId } = report;
  tx.em.create(ReportAttachment, { id: newId(), organisationId, reportId, attachmentId, attachedAt: tx.now });
  return true;
}

/** A file that may go along with a report or a dossier. Throws NotFound, Forbidden, and Quarantined where the scanner found something. */
export async function fileToAttach(tx: Tx, attachmentId: string): Promise<Attachment> {
  const attachment = await tx.load(Attachment, attachmentId);
  tx.authorize('attach', attachment);
  if (attachment.state === 'INFECTED') throw new Quarantined();
  return attachment;
}

export class TooManyFiles extends DomainError {
  constructor() {
    super('TOO_MANY_FILES', 'limit', {
      vi: `Đã có ${MAX_FILES} tệp đính kèm; tệp này chưa được đính kèm. Hãy gộp tài liệu, hoặc gỡ bớt tệp.`,
      en: `There are ${MAX_FILES} files already; this one was not attached. Combine documents, or detach some.`,
    });
  }
}

/** Takes a file out of the working copy; filings that took it with them keep it. False where it was not there. */
export async function detachFrom(tx: Tx, report: ReportOfFiles, attachmentId: string): Promise<boolean> {
  const attachment = await tx.load(Attachment, attachmentId);
  tx.authorize('attach', attachment);
  const link = await tx.em.findOne(ReportAttachment, { reportId: report.id, attachmentId });
  if (link) tx.em.remove(link);
  return link !== null;
}

/** What a filing says of a file that goes with it. */
export interface AttachmentEntry {
  readonly name: string;
  /** Hex SHA-256 of the bytes. */
  readonly sha256: string;
  readonly size: number;
  readonly mediaType: string;
  /** At the moment of filing; it may be judged later. */
  readonly state: AttachmentState;
}

/**
 * The files in the working copy of a report, in the order in which they were attached: what a filing that is made in this
 * transaction takes with it (a trigger of the database links them to it). The report must be locked.
 */
export function attachmentsOf(tx: Tx, reportId: string): Promise<AttachmentEntry[]> {
  return tx.sql<AttachmentEntry>(
    `select a.name, a.sha256, a.size, a.media_type as "mediaType", a.state from report_attachment r join attachment a on a.id = r.attachment_id
      where r.report_id = ? order by r.attached_at, r.id`,
    [reportId],
  );
}
