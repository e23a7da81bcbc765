import { webcrypto } from 'node:crypto';
import {
  Certificate,
  ContentInfo,
  CryptoEngine,
  IssuerAndSerialNumber,
  type RelativeDistinguishedNames,
  SignedData,
  SignedDataVerifyError,
  type SignerInfo,
} from 'pkijs';
import type { Sentence } from '#kernel';
import { type SignatureSlot, signatureSlots } from './signature-slots.js';

export { MAX_PDF_BYTES, MAX_SIGNATURES } from './signature-slots.js';

/**
 * What one signature of a PDF says. Whether its certificate leads to a trusted authority, and whether it was revoked, is
 * **not judged**: `trust` says so wherever this is shown.
 */
export interface SignatureReading {
  /** `INTACT`: made by the key of that certificate over exactly these bytes. `BROKEN`: not so. `UNREADABLE`: cannot be told. */
  readonly integrity: 'INTACT' | 'BROKEN' | 'UNREADABLE';
  /** Common name in the certificate; null where it could not be read. */
  readonly signer: string | null;
  readonly issuer: string | null;
  /** As the signer's own clock said. */
  readonly signedAt: Date | null;
  /** False: something was added to the file after this signature, or the signature leaves a part out. */
  readonly coversWholeFile: boolean;
  /** Digest algorithm, as `SHA-256`; `SHA-1` and older prove little today. */
  readonly digestAlgorithm: string | null;
  readonly certificate: {
    readonly notBefore: Date;
    readonly notAfter: Date;
    /** null: no time of signing is told. */
    readonly validWhenSigned: boolean | null;
  } | null;
  readonly trust: 'NOT_JUDGED';
  /** All of this in a sentence for people. */
  readonly summary: Sentence;
}

const COMMON_NAME = '2.5.4.3';
const ORGANISATION_NAME = '2.5.4.10';
const SIGNING_TIME = '1.2.840.113549.1.9.5';
const SIGNED_DATA = '1.2.840.113549.1.7.2';

const engine = new CryptoEngine({ name: 'node', crypto: webcrypto as unknown as Crypto });

/**
 * Reads the signatures of a PDF; none: an empty list. Detached CMS only (`adbe.pkcs7.detached`, `ETSI.CAdES.detached`);
 * any other comes back `UNREADABLE`. Throws `NOT_A_PDF`, `PDF_CUT_OFF` (invalid), `PDF_TOO_LARGE`, `TOO_MANY_SIGNATURES` (limit).
 */
export async function readSignatures(pdf: Uint8Array): Promise<readonly SignatureReading[]> {
  const readings: SignatureReading[] = [];
  for (const slot of signatureSlots(pdf)) readings.push(await readOne(slot));
  return readings;
}

async function readOne({ cms, covered, coversWholeFile, claimedAt }: SignatureSlot): Promise<SignatureReading> {
  const data = cms && covered && signedDataOf(cms);
  const verified = data ? await verify(data, covered) : null;
  const info = data?.signerInfos[0];
  const certificate = verified?.certificate;
  const signedAt = (info && signingTime(info)) ?? claimedAt;
  const [notBefore, notAfter] = [certificate?.notBefore.value, certificate?.notAfter.value];
  const found = {
    integrity: verified?.integrity ?? 'UNREADABLE',
    signer: certificate ? nameOf(certificate.subject) : null,
    issuer: certificate ? nameOf(certificate.issuer) : null,
    signedAt,
    coversWholeFile,
    digestAlgorithm: info ? digestName(info) : null,
    certificate:
      notBefore && notAfter ? { notBefore, notAfter, validWhenSigned: signedAt && notBefore <= signedAt && signedAt <= notAfter } : null,
  };
  return { ...found, trust: 'NOT_JUDGED', summary: summaryOf(found) };
}

/** null for whatever is not a detached signature with one signer: what it signs would not be the bytes of the file. */
function signedDataOf(cms: Uint8Array<ArrayBuffer>): SignedData | null {
  try {
    const content = ContentInfo.fromBER(cms);
    if (content.contentType !== SIGNED_DATA) return null;
    const data = new SignedData({ schema: content.content });
    if (data.encapContentInfo.eContent || data.signerInfos.length !== 1) return null;
    matchBySerial(data);
    return data;
  } catch {
    return null;
  }
}

/**
 * Some tools (node-forge) write the issuer of a certificate with Vietnamese letters otherwise than the certificate has it,
 * so that nobody finds the certificate. Its name there is not signed and only says which certificate is meant; where just
 * one has the serial number, that is it. Whether it made the signature is then seen from its key.
 */
function matchBySerial({ certificates, signerInfos }: SignedData): void {
  const { sid } = signerInfos[0]!;
  if (!(sid instanceof IssuerAndSerialNumber)) return;
  const [only, ...others] = (certificates ?? []).filter(
    (one): one is Certificate => one instanceof Certificate && one.serialNumber.isEqual(sid.serialNumber),
  );
  if (only && others.length === 0) sid.issuer = only.issuer;
}

interface Verified {
  readonly integrity: SignatureReading['integrity'];
  readonly certificate: Certificate | null;
}

async function verify(data: SignedData, covered: readonly [Uint8Array, Uint8Array]): Promise<Verified> {
  const bytes = new Uint8Array(covered[0].length + covered[1].length);
  bytes.set(covered[0]);
  bytes.set(covered[1], covered[0].length);
  try {
    const { signatureVerified, signerCertificate } = await data.verify(
      { signer: 0, data: bytes.buffer, checkChain: false, extendedMode: true },
      engine,
    );
    return { integrity: signatureVerified ? 'INTACT' : 'BROKEN', certificate: signerCertificate ?? null };
  } catch (error) {
    if (!(error instanceof SignedDataVerifyError)) return { integrity: 'UNREADABLE', certificate: null };
    const otherBytes = error.message.includes("digest doesn't match");
    return { integrity: otherBytes ? 'BROKEN' : 'UNREADABLE', certificate: error.signerCertificate ?? null };
  }
}

function nameOf(name: RelativeDistinguishedNames): string | null {
  const value = (oid: string) => name.typesAndValues.find(({ type }) => type === oid)?.value.valueBlock.value;
  const found = value(COMMON_NAME) ?? value(ORGANISATION_NAME);
  return found === undefined ? null : String(found).slice(0, 300);
}

function signingTime(info: SignerInfo): Date | null {
  try {
    const attribute = info.signedAttrs?.attributes.find(({ type }) => type === SIGNING_TIME);
    const date: unknown = attribute?.values[0]?.toDate?.();
    return date instanceof Date && !Number.isNaN(date.getTime()) ? date : null;
  } catch {
    return null;
  }
}

function digestName(info: SignerInfo): string | null {
  const algorithm = engine.getAlgorithmByOID(info.digestAlgorithm.algorithmId);
  return 'name' in algorithm ? String(algorithm.name) : null;
}

const VERDICTS: Readonly<Record<SignatureReading['integrity'], Sentence>> = {
  INTACT: { vi: 'Chữ ký nguyên vẹn', en: 'The signature is intact' },
  BROKEN: { vi: 'Chữ ký KHÔNG khớp với nội dung tệp', en: 'The signature does NOT fit the content of the file' },
  UNREADABLE: { vi: 'Không đọc được chữ ký này', en: 'This signature cannot be read' },
};
const UNTRUSTED: Sentence = {
  vi: 'Chưa kiểm tra chứng thư có do tổ chức được tin cậy cấp hay đã bị thu hồi.',
  en: 'Whether the certificate comes from a trusted authority or was revoked is not judged.',
};
const MORE: Sentence = {
  vi: 'Chữ ký không bao trùm toàn bộ tệp: có phần được thêm sau hoặc để ngoài.',
  en: 'It does not cover the whole file: something was added later or left out.',
};
const WEAK: Sentence = { vi: 'Thuật toán băm đã lỗi thời.', en: 'Its digest algorithm is obsolete.' };
const EXPIRED: Sentence = {
  vi: 'Thời điểm ký nằm ngoài thời hạn của chứng thư.',
  en: 'The time of signing is outside the validity of the certificate.',
};

function summaryOf({
  integrity,
  signer,
  coversWholeFile,
  digestAlgorithm,
  certificate,
}: Omit<SignatureReading, 'trust' | 'summary'>): Sentence {
  const by = signer ? ` (${signer})` : '';
  const rest = [
    ...(coversWholeFile ? [] : [MORE]),
    ...(digestAlgorithm === 'SHA-1' ? [WEAK] : []),
    ...(certificate?.validWhenSigned === false ? [EXPIRED] : []),
    UNTRUSTED,
  ];
  return {
    vi: [`${VERDICTS[integrity].vi}${by}.`, ...rest.map(({ vi }) => vi)].join(' '),
    en: [`${VERDICTS[integrity].en}${by}.`, ...rest.map(({ en }) => en)].join(' '),
  };
}
