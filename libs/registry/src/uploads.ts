import type { Readable } from 'node:stream';
import { DomainError, Invalid, newId, WrongState } from '#kernel';
import type { Caller, FileStore, Tx, UnitOfWork } from '#platform';
import { UploadTicket } from './entities.js';

/** The largest register that is taken, in bytes (formats.md §10). */
export const MAX_UPLOAD = 20 * 1024 * 1024;
const TICKET_LIFETIME_MS = 15 * 60_000;

/** Leave to send one file of at most `size` bytes within 15 minutes. */
export async function createUploadTicket(tx: Tx, fileName: string, size: number): Promise<UploadTicket> {
  if (size < 1 || size > MAX_UPLOAD)
    throw new Invalid([
      size < 1
        ? { path: 'size', code: 'EMPTY_FILE', vi: 'Tệp trống; hãy chọn tệp khác.', en: 'The file is empty; choose another.' }
        : {
            path: 'size',
            code: 'FILE_TOO_LARGE',
            vi: 'Tệp lớn hơn 20 MB; hãy tách thành nhiều tệp.',
            en: 'The file is larger than 20 MB; split it.',
          },
    ]);
  const ticket = tx.em.create(UploadTicket, {
    id: newId(),
    organisationId: tx.actor.kind === 'member' ? tx.actor.organisationId : '',
    createdBy: 'userId' in tx.actor ? tx.actor.userId : '',
    fileName,
    size,
    sha256: null,
    receivedAt: null,
    expiresAt: new Date(tx.now.getTime() + TICKET_LIFETIME_MS),
    createdAt: tx.now,
  });
  tx.authorize('create', ticket);
  tx.record({ type: 'UploadTicketCreated', subjects: [ticket.id] });
  return ticket;
}

/** Takes the bytes of a ticket: the file is stored and synced first, then the ticket says so. A ticket is used once. */
export async function receiveUpload(
  uow: UnitOfWork,
  files: FileStore,
  caller: Caller,
  ticketId: string,
  body: Readable,
): Promise<{ sha256: string; size: number }> {
  const announced = await uow.run(caller, async (tx) => {
    const ticket = await tx.load(UploadTicket, ticketId);
    refuseUsed(tx, ticket);
    return ticket.size;
  });
  const stored = await files.put(body, announced);
  if (stored.size !== announced)
    throw new Invalid([
      {
        path: 'size',
        code: 'INCOMPLETE_FILE',
        vi: `Chỉ nhận được ${stored.size} trên ${announced} byte; hãy gửi lại tệp.`,
        en: `Only ${stored.size} of ${announced} bytes arrived; send the file again.`,
      },
    ]);
  await uow.run(caller, async (tx) => {
    const ticket = await tx.load(UploadTicket, ticketId, { lock: true });
    refuseUsed(tx, ticket);
    ticket.sha256 = stored.sha256;
    ticket.receivedAt = tx.now;
    tx.record({ type: 'FileReceived', subjects: [ticket.id], digest: stored.sha256 });
  });
  return stored;
}

/** The file of a ticket that has been used by its owner. */
export async function receivedFile(tx: Tx, ticketId: string): Promise<{ ticket: UploadTicket; sha256: string }> {
  const ticket = await tx.load(UploadTicket, ticketId);
  tx.authorize('use', ticket);
  if (!ticket.sha256) throw new WrongState('upload ticket', 'check', 'WAITING', ['upload']);
  return { ticket, sha256: ticket.sha256 };
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
