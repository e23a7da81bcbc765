import { Attachment, Quarantined } from '#attachments';
import { continuesOur, readSignatures, type SignatureReading } from '#documents';
import { DomainError, newId } from '#kernel';
import type { Caller, FileStore, UnitOfWork } from '#platform';
import { Filing } from '#violations';
import { IssuedPaper, type KeptSignature, SignedCopy } from './entities.js';

/**
 * Takes a PDF that was sent as an attachment as the signed copy of a filing's form: whether it begins with bytes that we
 * printed, and what its signatures say. Twice is once. Throws NotFound, NOT_A_PDF, NOT_SIGNED, QUARANTINED.
 */
export async function recordSignedCopy(
  { uow, files }: { readonly uow: UnitOfWork; readonly files: FileStore },
  caller: Caller,
  filingId: string,
  attachmentId: string,
): Promise<SignedCopy> {
  // Files never change, so that they are read and judged between two transactions.
  const { attachment, issued } = await uow.run(caller, async (tx) => {
    const filing = await tx.load(Filing, filingId);
    const attachment = await tx.load(Attachment, attachmentId);
    tx.authorize('bring', Object.assign(new SignedCopy(), { organisationId: filing.organisationId }));
    if (attachment.state === 'INFECTED') throw new Quarantined();
    if (attachment.mediaType !== 'application/pdf') throw new NotAPdf();
    return { attachment, issued: await tx.em.find(IssuedPaper, { filingId }, { orderBy: { issuedAt: 'desc' } }) };
  });
  const bytes = await files.bytes(attachment.sha256);
  const signatures = await readSignatures(bytes);
  if (signatures.length === 0) throw new NotSigned();
  const continued = await findContinued(files, bytes, issued);

  return uow.run(caller, async (tx) => {
    const filing = await tx.load(Filing, filingId);
    const known = await tx.em.findOne(SignedCopy, { filingId, attachmentId });
    if (known) return known;
    const copy = tx.em.create(SignedCopy, {
      id: newId(),
      organisationId: filing.organisationId,
      filingId,
      attachmentId,
      issuedSha256: continued,
      signatures: signatures.map(keep),
      recordedBy: 'userId' in tx.actor ? tx.actor.userId : '',
      recordedAt: tx.now,
    });
    tx.authorize('bring', copy);
    tx.record({ type: 'SignedCopyRecorded', subjects: [filingId], payload: { filingId, attachmentId }, digest: attachment.sha256 });
    return copy;
  });
}

/** Scanned paper, or a PDF that nobody signed. */
class NotSigned extends DomainError {
  constructor() {
    super('NOT_SIGNED', 'invalid', {
      vi: 'Tệp PDF này không có chữ ký số nào. Tệp vẫn được giữ trong tài liệu kèm theo, hồ sơ không thay đổi. Hãy ký số lên đúng tệp đã tải về rồi gửi lại; bản quét có thể gửi kèm như tài liệu.',
      en: 'This PDF carries no digital signature. It is kept among the attachments and the report is not changed. Sign the very file that you downloaded and send it again; a scan may go along as an attachment.',
    });
  }
}

class NotAPdf extends DomainError {
  constructor() {
    super('NOT_A_PDF', 'invalid', {
      vi: 'Bản đã ký phải là tệp PDF. Tệp vẫn được giữ trong tài liệu kèm theo; hồ sơ không thay đổi.',
      en: 'A signed copy is a PDF. The file is kept among the attachments; the report is not changed.',
    });
  }
}

async function findContinued(files: FileStore, bytes: Uint8Array, issued: readonly IssuedPaper[]): Promise<string | null> {
  for (const { sha256 } of issued) if (continuesOur(bytes, await files.bytes(sha256))) return sha256;
  return null;
}

function keep({
  certificate,
  signedAt,
  integrity,
  signer,
  issuer,
  coversWholeFile,
  digestAlgorithm,
  summary,
}: SignatureReading): KeptSignature {
  return {
    integrity,
    signer,
    issuer,
    signedAt: signedAt?.toISOString() ?? null,
    coversWholeFile,
    digestAlgorithm,
    certificateNotBefore: certificate?.notBefore.toISOString() ?? null,
    certificateNotAfter: certificate?.notAfter.toISOString() ?? null,
    validWhenSigned: certificate?.validWhenSigned ?? null,
    summary,
  };
}
