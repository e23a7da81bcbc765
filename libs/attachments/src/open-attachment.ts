import { DomainError } from '#kernel';
import type { Caller, FileStore, UnitOfWork } from '#platform';
import { Attachment } from './entities.js';

export interface OpenedAttachment {
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly chunks: AsyncGenerator<Buffer, void, undefined>;
}

/** A file for whoever may have it: its own organisation, and officers whom a filing brought it to. Every reading is in the log. */
export async function openAttachment(uow: UnitOfWork, files: FileStore, caller: Caller, id: string): Promise<OpenedAttachment> {
  const { name, mediaType, size, sha256 } = await uow.run(caller, async (tx) => {
    const attachment = await tx.load(Attachment, id);
    tx.authorize('download', attachment);
    if (attachment.state === 'INFECTED') throw new Quarantined();
    if (attachment.state === 'RECEIVED') throw new NotJudgedYet(attachment.obstacle ?? null);
    tx.record({ type: 'AttachmentRead', subjects: [attachment.id] });
    return attachment;
  });
  return { name, mediaType, size, chunks: await begun(files.chunks(sha256)) };
}

/** What cannot be read at all fails here, while there is still somebody to tell. */
async function begun(chunks: AsyncGenerator<Buffer, void, undefined>): Promise<AsyncGenerator<Buffer, void, undefined>> {
  const first = await chunks.next();
  return (async function* () {
    if (first.value) yield first.value;
    yield* chunks;
  })();
}

/** The scanner found something in it. */
export class Quarantined extends DomainError {
  constructor() {
    super(
      'QUARANTINED',
      'state',
      {
        vi: 'Phần mềm quét mã độc phát hiện mối nguy trong tệp này. Tệp được cách ly, không mở được; báo cáo không bị ảnh hưởng. Hãy gửi bản sạch của tệp.',
        en: 'The scanner found something dangerous in this file. It is quarantined and cannot be opened; the report is not affected. Send a clean copy.',
      },
      { state: 'INFECTED', allowed: [] },
    );
  }
}

class NotJudgedYet extends DomainError {
  constructor(obstacle: string | null) {
    super(
      'NOT_JUDGED_YET',
      'state',
      {
        vi: `Tệp đang chờ quét mã độc${obstacle ? ` (vướng: ${obstacle})` : ''} nên chưa mở được; tệp và báo cáo vẫn được giữ nguyên. Hãy thử lại sau ít phút.`,
        en: `The file waits for the malware scanner${obstacle ? ` (in the way: ${obstacle})` : ''} and cannot be opened yet; it is kept, and so is the report. Try again in some minutes.`,
      },
      { state: 'RECEIVED', allowed: [] },
    );
  }
}

/**
 * Content-Disposition that no browser opens in place and no name can break out of (RFC 6266): one name in plain letters,
 * one in UTF-8; whatever steers a path is replaced.
 */
export function contentDisposition(name: string): string {
  const safe = name.replace(/[\\/:*?"<>|\p{Cc}\p{Cf}\p{Cs}]/gu, '_').replace(/^[\s.]+/, '_');
  const plain = safe
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .replace(/[^ -~]|[%;]/g, '_');
  const encoded = encodeURIComponent(safe).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
