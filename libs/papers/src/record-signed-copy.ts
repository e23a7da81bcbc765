import { Attachment, Quarantined } from '#attachments';
import { continuesOur, readSignatures, type SignatureReading } from '#documents';
import { Filing } from '#filings';
import { DomainError, newId } from '#kernel';
import type { Caller, FileStore, UnitOfWork } from '#platform';
import { IssuedPaper, type KeptSignature, SignedCopy } from './entities.js';

/** What a scanner makes besides PDF. */
const PICTURES = ['image/png', 'image/jpeg', 'image/tiff', 'image/webp', 'image/heic'];

/**
 * Takes a file that was sent as an attachment as the signed copy of a filing's form. Of a signed PDF: whether it begins with
 * bytes that we printed, and what its signatures say. A PDF without a signature, or a picture, is the scan of a paper that
 * was signed and sealed by hand (Form 08: ký, ghi rõ họ tên, đóng dấu); nothing in it is checked. Twice is once. Throws
 * NotFound, NOT_A_SIGNED_COPY, NOT_SIGNED (the very file that was printed here), QUARANTINED.
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
    if (attachment.mediaType !== 'application/pdf' && !PICTURES.includes(attachment.mediaType)) throw new NotASignedCopy();
    return { attachment, issued: await tx.em.find(IssuedPaper, { filingId }, { orderBy: { issuedAt: 'desc' } }) };
  });
  const { signatures, continued } =
    attachment.mediaType === 'application/pdf' ? await readSigned(files, attachment.sha256, issued) : { signatures: [], continued: null };

  return uow.run(caller, async (tx) => {
    const filing = await tx.load(Filing, filingId);
    const known = await tx.em.findOne(SignedCopy, { filingId, attachmentId });
    if (known) return known;
    const copy = tx.em.create(SignedCopy, {
      id: newId(),
      organisationId: filing.organisationId,
      filingId,
      attachmentId,
      kind: signatures.length > 0 ? 'ELECTRONIC' : 'SCAN',
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

/** Throws NOT_SIGNED for a PDF of ours without a signature: that is no scan of it. */
async function readSigned(files: FileStore, sha256: string, issued: readonly IssuedPaper[]) {
  const bytes = await files.bytes(sha256);
  const signatures = await readSignatures(bytes);
  const continued = await findContinued(files, bytes, issued);
  if (signatures.length === 0 && continued) throw new NotSigned();
  return { signatures, continued };
}

/** The form as it was printed here, sent back without anything. */
class NotSigned extends DomainError {
  constructor() {
    super('NOT_SIGNED', 'invalid', {
      vi: 'Đây là tệp đã tải về từ hệ thống, chưa có chữ ký số nào. Tệp vẫn được giữ, hồ sơ không thay đổi. Hãy ký số lên tệp rồi gửi lại, hoặc in ra, ký, đóng dấu và gửi bản quét.',
      en: 'This is the file that was downloaded here, without any digital signature. It is kept and the report is not changed. Sign the file and send it again, or print, sign and seal it and send the scan.',
    });
  }
}

class NotASignedCopy extends DomainError {
  constructor() {
    super('NOT_A_SIGNED_COPY', 'invalid', {
      vi: 'Bản đã ký phải là tệp PDF hoặc ảnh quét (PNG, JPEG, TIFF, WebP, HEIC). Tệp vẫn được giữ; hồ sơ không thay đổi. Hãy gửi bản PDF đã ký số hoặc bản quét.',
      en: 'A signed copy is a PDF or a scanned picture (PNG, JPEG, TIFF, WebP, HEIC). The file is kept; the report is not changed. Send the signed PDF or the scan.',
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
