import { fromBase64 } from './base64.js';
import { canonicalText, hasExactKeys, isPlainObject } from './canonical-json.js';
import { isHex32, isInstant, type LogEntry, parseEntry } from './entry.js';
import { LogRefusal } from './failures.js';

export const RECEIPT_FORMAT = 'khien-receipt/1';

/** Part of the format: another wording is another format, or old receipts would no longer verify. */
export const RECEIPT_NOTES = {
  vi: 'Biên nhận này chứng minh rằng hệ thống đã nhận đúng nội dung hồ sơ ("filing") vào thời điểm "submittedAt" và đã ghi vào nhật ký minh bạch, có chữ ký. Hãy giữ nguyên tệp, không chỉnh sửa. Có thể kiểm tra ngoại tuyến, không cần hệ thống: "khien verify-receipt TỆP", hoặc chỉ với openssl theo docs/receipts.md. Tệp chứa toàn bộ nội dung hồ sơ, hãy bảo quản như chính hồ sơ.',
  en: 'This receipt proves that the system received exactly this content ("filing") at the time "submittedAt" and wrote it into a signed transparency log. Keep the file as it is; do not edit it. It can be checked offline and without the system: "khien verify-receipt FILE", or with openssl alone as docs/receipts.md shows. It holds the whole filing: keep it as carefully as the filing itself.',
} as const;

/** A filing as it is filed: any plain JSON object that names its own reference. */
export type Filing = Readonly<Record<string, unknown>> & { readonly reference: string };

/**
 * A receipt, in the order of its file. The file is JSON, UTF-8, one member a line, each value canonical (RFC 8785), so
 * that `sed` alone can take it apart and that a receipt has exactly one file: {@link receiptFile}.
 */
export interface Receipt {
  readonly format: typeof RECEIPT_FORMAT;
  readonly notes: typeof RECEIPT_NOTES;
  /** Equals `filing.reference`. */
  readonly reference: string;
  /** Server time; equals `entry.at`. */
  readonly submittedAt: string;
  readonly filing: Filing;
  /** 32 random bytes, hex. */
  readonly salt: string;
  /** `saltedDigest(filing, salt)`, hex; equals `entry.digest`. */
  readonly filingDigest: string;
  readonly entry: LogEntry;
  /** Place of the entry in the log, from 0. */
  readonly leafIndex: number;
  /** Entries under the checkpoint. */
  readonly treeSize: number;
  /** Audit path, lowest first, base64 of 32 bytes each. */
  readonly inclusionProof: readonly string[];
  /** Signed checkpoint with the signature of the log and no other. */
  readonly checkpoint: string;
  /** Key of the log; its name is the origin. */
  readonly vkey: string;
}

const MEMBERS = [
  'format',
  'notes',
  'reference',
  'submittedAt',
  'filing',
  'salt',
  'filingDigest',
  'entry',
  'leafIndex',
  'treeSize',
  'inclusionProof',
  'checkpoint',
  'vkey',
] as const satisfies readonly (keyof Receipt)[];

/** 4 MiB; a filing is some kilobytes. */
const MAX_BYTES = 4 * 1024 * 1024;

/** The one file of a receipt; format and notes are the constants, whatever the object says. Throws `TypeError` on what is not JSON. */
export function receiptFile(receipt: Receipt): Buffer {
  const exact: Receipt = { ...receipt, format: RECEIPT_FORMAT, notes: RECEIPT_NOTES };
  return Buffer.from(`{\n${MEMBERS.map((key) => `"${key}":${canonicalText(exact[key])}`).join(',\n')}\n}\n`, 'utf8');
}

/**
 * Reads the shape of a receipt, **without verifying it**: unknown or missing members, wrong types, base64 or times not in
 * their only form throw {@link LogRefusal} `RECEIPT_FORMAT` (or `ENTRY_FORMAT`).
 */
export function parseReceipt(file: Uint8Array | string): Receipt {
  const value = readJson(file);
  if (!isPlainObject(value)) refuse('not an object');
  if (value.format !== RECEIPT_FORMAT) refuse('format');
  if (!hasExactKeys(value, MEMBERS)) refuse('members');
  if (typeof value.reference !== 'string') refuse('reference');
  if (!isInstant(value.submittedAt)) refuse('submittedAt');
  if (!isPlainObject(value.filing) || typeof value.filing.reference !== 'string') refuse('filing');
  if (!isHex32(value.salt)) refuse('salt');
  if (!isHex32(value.filingDigest)) refuse('filingDigest');
  if (!isCount(value.leafIndex)) refuse('leafIndex');
  if (!isCount(value.treeSize)) refuse('treeSize');
  if (!Array.isArray(value.inclusionProof) || !value.inclusionProof.every(isHash)) refuse('inclusionProof');
  if (typeof value.checkpoint !== 'string') refuse('checkpoint');
  if (typeof value.vkey !== 'string') refuse('vkey');
  const { reference, submittedAt, filing, salt, filingDigest, leafIndex, treeSize, inclusionProof, checkpoint, vkey } = value;
  return {
    format: RECEIPT_FORMAT,
    notes: RECEIPT_NOTES,
    reference,
    submittedAt,
    filing: filing as Filing,
    salt,
    filingDigest,
    entry: parseEntry(canonicalText(value.entry)),
    leafIndex,
    treeSize,
    inclusionProof,
    checkpoint,
    vkey,
  };
}

function readJson(file: Uint8Array | string): unknown {
  if (file.length > MAX_BYTES) refuse('too large');
  try {
    // A byte order mark is not forgiven: it would be a second file for the same receipt.
    const value: unknown = JSON.parse(
      typeof file === 'string' ? file : new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(file),
    );
    canonicalText(value);
    return value;
  } catch {
    return refuse('not JSON');
  }
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isHash(value: unknown): value is string {
  return typeof value === 'string' && fromBase64(value, 32) !== null;
}

function refuse(detail: string): never {
  throw new LogRefusal('RECEIPT_FORMAT', detail);
}
