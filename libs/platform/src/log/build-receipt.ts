import { parseCheckpoint } from './checkpoint.js';
import { parseEntry, saltedDigest } from './entry.js';
import { LogRefusal } from './failures.js';
import { type Filing, RECEIPT_FORMAT, RECEIPT_NOTES, receiptFile } from './receipt.js';
import { verifyReceipt } from './verify-receipt.js';

export interface ReceiptParts {
  readonly filing: Filing;
  /** The 32 bytes, hex, with which the digest in the entry was made. */
  readonly salt: string;
  /** The stored canonical text of the entry. */
  readonly entryText: string;
  readonly leafIndex: number;
  /** Audit path, lowest first, from the entry to the root of `checkpoint`. */
  readonly inclusionProof: readonly Buffer[];
  readonly checkpoint: string;
  readonly vkey: string;
}

/**
 * The file of the receipt, verified before it is returned: one that does not verify is never handed out, the call throws
 * {@link LogRefusal} with the first failure instead. The same parts always give the same bytes.
 */
export function buildReceipt(parts: ReceiptParts): Buffer {
  const entry = parseEntry(parts.entryText);
  const file = receiptFile({
    format: RECEIPT_FORMAT,
    notes: RECEIPT_NOTES,
    reference: parts.filing.reference,
    submittedAt: entry.at,
    filing: parts.filing,
    salt: parts.salt,
    filingDigest: saltedDigest(parts.filing, parts.salt),
    entry,
    leafIndex: parts.leafIndex,
    treeSize: parseCheckpoint(parts.checkpoint).size,
    inclusionProof: parts.inclusionProof.map((hash) => hash.toString('base64')),
    checkpoint: parts.checkpoint,
    vkey: parts.vkey,
  });
  const verdict = verifyReceipt(file, { vkey: parts.vkey });
  if (!verdict.ok) throw new LogRefusal(verdict.failures[0]!.code, verdict.failures[0]!.detail);
  return file;
}
