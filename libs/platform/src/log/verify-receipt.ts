import { canonicalBytes } from './canonical-json.js';
import { type ParsedCheckpoint, verifyCheckpoint } from './checkpoint.js';
import { type LogEntry, leafHashOf, saltedDigest } from './entry.js';
import { attempt, type LogFailure, logFailure } from './failures.js';
import { verifyInclusion } from './merkle-proofs.js';
import { type LogVerifier, parseVkey } from './note-key.js';
import { type Filing, parseReceipt, type Receipt, receiptFile } from './receipt.js';

/** What a verified receipt proves. */
export interface ReceiptFacts {
  readonly reference: string;
  readonly submittedAt: string;
  readonly filing: Filing;
  readonly filingDigest: string;
  readonly entry: LogEntry;
  /** Hex. */
  readonly leafHash: string;
  readonly leafIndex: number;
  readonly treeSize: number;
  /** Hex. */
  readonly root: string;
  readonly origin: string;
  readonly vkey: string;
  /** False where nobody but the file itself vouches for the key. */
  readonly pinned: boolean;
}

export type ReceiptVerdict =
  | { readonly ok: true; readonly facts: ReceiptFacts; readonly warnings: readonly LogFailure[] }
  | { readonly ok: false; readonly failures: readonly LogFailure[] };

/**
 * Verifies a receipt with nothing but its bytes and, as `vkey`, the key that the reader trusts. Without `vkey` the key in
 * the file is taken and the verdict carries the warning `KEY_NOT_PINNED`: then the file is whole, but anybody could have
 * made it.
 *
 * Every bit of the file counts. The signature covers the root, the root the entry and its place, the entry the digest and
 * the time, the digest the filing and the salt. All else is derivable (format and notes are constants, the rest is said
 * twice), and the file must equal, byte for byte, the file written anew from what was verified.
 *
 * Returns every failure found, not only the first. Throws {@link LogRefusal} `VKEY_FORMAT` only for a malformed `vkey` option.
 */
export function verifyReceipt(file: Uint8Array | string, options: { readonly vkey?: string } = {}): ReceiptVerdict {
  const trusted = options.vkey === undefined ? undefined : parseVkey(options.vkey);
  const failures: LogFailure[] = [];
  const receipt = attempt(() => parseReceipt(file), failures);
  if (!receipt) return { ok: false, failures };

  const bytes = typeof file === 'string' ? Buffer.from(file, 'utf8') : file;
  if (!receiptFile(receipt).equals(bytes)) failures.push(logFailure('RECEIPT_BYTES'));

  if (saltedDigest(receipt.filing, receipt.salt) !== receipt.filingDigest) failures.push(logFailure('FILING_DIGEST'));
  if (receipt.entry.digest !== receipt.filingDigest) failures.push(logFailure('ENTRY_DIGEST'));
  if (receipt.entry.at !== receipt.submittedAt) failures.push(logFailure('SUBMITTED_AT'));
  if (receipt.filing.reference !== receipt.reference) failures.push(logFailure('REFERENCE'));

  const key = trusted ?? attempt(() => parseVkey(receipt.vkey), failures);
  if (trusted && trusted.vkey !== receipt.vkey) failures.push(logFailure('VKEY_NOT_TRUSTED'));
  const checkpoint = key && checkpointOf(receipt, key, failures);
  const leaf = leafHashOf(canonicalBytes(receipt.entry));
  if (checkpoint) {
    const proof = receipt.inclusionProof.map((hash) => Buffer.from(hash, 'base64'));
    if (!verifyInclusion(leaf, receipt.leafIndex, checkpoint.size, proof, checkpoint.root)) failures.push(logFailure('INCLUSION'));
  }

  if (failures.length > 0 || !checkpoint) return { ok: false, failures };
  const { reference, submittedAt, filing, filingDigest, entry, leafIndex, treeSize, vkey } = receipt;
  return {
    ok: true,
    facts: {
      reference,
      submittedAt,
      filing,
      filingDigest,
      entry,
      leafHash: leaf.toString('hex'),
      leafIndex,
      treeSize,
      root: checkpoint.root.toString('hex'),
      origin: checkpoint.origin,
      vkey,
      pinned: trusted !== undefined,
    },
    warnings: trusted ? [] : [logFailure('KEY_NOT_PINNED')],
  };
}

function checkpointOf(receipt: Receipt, key: LogVerifier, failures: LogFailure[]): ParsedCheckpoint | undefined {
  const checkpoint = attempt(() => verifyCheckpoint(receipt.checkpoint, key), failures);
  // A signature that this key does not check (a witness's) would be bytes that nothing covers.
  if (checkpoint && checkpoint.signatures.length !== 1)
    failures.push(logFailure('CHECKPOINT_FORMAT', { detail: 'more than one signature' }));
  if (checkpoint && checkpoint.size !== receipt.treeSize) failures.push(logFailure('TREE_SIZE'));
  return checkpoint;
}
