import type { Readable } from 'node:stream';
import { DomainError, Forbidden, Invalid, newId, WrongState } from '#kernel';
import type { Caller, FileStore, Tx, UnitOfWork } from '#platform';
import { Attachment, type UploadPurpose, UploadTicket } from './entities.js';
import { judgeContent, kindOf, sniffContent } from './judge-content.js';

/** What this installation takes. */
export interface UploadRules {
  /** Bytes of the largest attachment. */
  readonly maxAttachment: number;
  /** Whether a scanner is configured, so that what comes waits for it. */
  readonly scanned: boolean;
}

const MIB = 1024 * 1024;
/** The largest register that is taken, in bytes (formats.md §10). */
export const MAX_UPLOAD = 20 * MIB;
export const DEFAULT_RULES: UploadRules = { maxAttachment: 100 * MIB, scanned: false };
const TICKET_LIFETIME_MS = 15 * 60_000;
const SEND: Readonly<Record<UploadPurpose, string>> = { REGISTER: 'sendRegister', ATTACHMENT: 'sendAttachment', EVIDENCE: 'sendEvidence' };

/** Leave to send one file of at most `size` bytes within 15 minutes. */
export async function createUploadTicket(
  tx: Tx,
  fileName: string,
  size: number,
  purpose: UploadPurpose = 'REGISTER',
  rules: UploadRules = DEFAULT_RULES,
): Promise<UploadTicket> {
  const limit = purpose === 'REGISTER' ? MAX_UPLOAD : rules.maxAttachment;
  if (size < 1 || size > limit) throw size < 1 ? emptyFile() : tooLarge(limit);
  if (purpose === 'ATTACHMENT') kindOf(fileName);
  if (!('userId' in tx.actor) || tx.actor.kind === 'platform') throw new Forbidden('send', 'UploadTicket');
  const ticket = tx.em.create(UploadTicket, {
    id: newId(),
    organisationId: tx.actor.kind === 'member' ? tx.actor.organisationId : null,
    unitId: tx.actor.kind === 'officer' ? tx.actor.unitId : null,
    purpose,
    createdBy: tx.actor.userId,
    fileName,
    size,
    sha256: null,
    mediaType: null,
    receivedAt: null,
    expiresAt: new Date(tx.now.getTime() + TICKET_LIFETIME_MS),
    createdAt: tx.now,
  });
  tx.authorize(SEND[purpose], ticket);
  tx.record({ type: 'UploadTicketCreated', subjects: [ticket.id] });
  return ticket;
}

export interface Received {
  readonly sha256: string;
  readonly size: number;
  /** Of the attachment that it became, where that was the purpose; the same id as the ticket's. */
  readonly attachmentId?: string;
}

/**
 * Takes the bytes of a ticket: the file is judged, stored and synced first, then the ticket says so. A ticket is used
 * once; a file that was refused leaves it good for another try.
 */
export async function receiveUpload(
  uow: UnitOfWork,
  files: FileStore,
  caller: Caller,
  ticketId: string,
  body: Readable,
  rules: UploadRules = DEFAULT_RULES,
): Promise<Received> {
  const announced = await uow.run(caller, async (tx) => {
    const ticket = await tx.load(UploadTicket, ticketId);
    refuseUsed(tx, ticket);
    return { size: ticket.size, name: ticket.fileName, purpose: ticket.purpose };
  });
  let mediaType: string | null = null;
  const stored = await files.put(body, announced.size, async (path, size) => {
    if (size !== announced.size) throw incomplete(size, announced.size);
    if (announced.purpose === 'ATTACHMENT') mediaType = await judgeContent(path, announced.name);
    // Evidence is taken as it is, whatever it is.
    if (announced.purpose === 'EVIDENCE') mediaType = await sniffContent(path);
  });
  return uow.run(caller, async (tx) => {
    const ticket = await tx.load(UploadTicket, ticketId, { lock: true });
    refuseUsed(tx, ticket);
    ticket.sha256 = stored.sha256;
    ticket.receivedAt = tx.now;
    tx.record({ type: 'FileReceived', subjects: [ticket.id], digest: stored.sha256 });
    if (ticket.purpose === 'EVIDENCE') ticket.mediaType = mediaType;
    if (ticket.purpose !== 'ATTACHMENT') return stored;
    receiveAttachment(tx, ticket, stored.sha256, mediaType!, rules);
    return { ...stored, attachmentId: ticket.id };
  });
}

function receiveAttachment(tx: Tx, ticket: UploadTicket, sha256: string, mediaType: string, { scanned }: UploadRules): void {
  const attachment = tx.em.create(Attachment, {
    id: ticket.id,
    organisationId: ticket.organisationId,
    unitId: ticket.unitId,
    name: ticket.fileName,
    mediaType,
    sha256,
    size: ticket.size,
    state: scanned ? 'RECEIVED' : 'UNSCANNED',
    finding: null,
    obstacle: null,
    judgedAt: null,
    receivedBy: ticket.createdBy,
    receivedAt: tx.now,
  });
  tx.authorize('receive', attachment);
}

/** The file of a ticket that has been used by its owner. */
export async function receivedFile(tx: Tx, ticketId: string): Promise<{ ticket: UploadTicket; sha256: string; organisationId: string }> {
  const ticket = await tx.load(UploadTicket, ticketId);
  tx.authorize('use', ticket);
  if (!ticket.sha256 || !ticket.organisationId || ticket.purpose !== 'REGISTER')
    throw new WrongState('upload ticket', 'check', ticket.sha256 ? ticket.purpose : 'WAITING', ticket.sha256 ? [] : ['upload']);
  return { ticket, sha256: ticket.sha256, organisationId: ticket.organisationId };
}

function refuseUsed(tx: Tx, ticket: UploadTicket): void {
  tx.authorize('use', ticket);
  if (ticket.receivedAt || ticket.expiresAt < tx.now)
    throw new DomainError(
      'TICKET_USED',
      'state',
      {
        vi: 'Phiếu tải lên đã dùng hoặc quá 15 phút; hãy xin phiếu mới rồi gửi lại.',
        en: 'This upload ticket was used or is older than 15 minutes; ask for a new one and send again.',
      },
      { state: ticket.receivedAt ? 'RECEIVED' : 'EXPIRED', allowed: ticket.receivedAt ? ['check'] : [] },
    );
}

function emptyFile(): Invalid {
  const defect = { path: 'size', code: 'EMPTY_FILE', vi: 'Tệp trống; hãy chọn tệp khác.', en: 'The file is empty; choose another.' };
  return new Invalid([defect]);
}

function tooLarge(limit: number): Invalid {
  const text = limit < MIB ? `${limit} byte` : `${Math.floor(limit / MIB)} MB`;
  const vi = `Tệp lớn hơn ${text} nên không được nhận; báo cáo vẫn giữ nguyên. Hãy tách thành nhiều tệp.`;
  const en = `The file is larger than ${text} and is not taken; the report is kept as it is. Split it.`;
  return new Invalid([{ path: 'size', code: 'FILE_TOO_LARGE', vi, en }]);
}

function incomplete(size: number, announced: number): Invalid {
  const vi = `Chỉ nhận được ${size} trên ${announced} byte; hãy gửi lại tệp.`;
  const en = `Only ${size} of ${announced} bytes arrived; send the file again.`;
  return new Invalid([{ path: 'size', code: 'INCOMPLETE_FILE', vi, en }]);
}
