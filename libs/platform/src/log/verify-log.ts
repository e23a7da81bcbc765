import { type ParsedCheckpoint, verifyCheckpoint } from './checkpoint.js';
import { leafHashOf, parseEntry } from './entry.js';
import { attempt, type LogFailure, logFailure } from './failures.js';
import { pushLeaf, rootOfFrontier } from './merkle.js';
import { type LogVerifier, parseVkey } from './note-key.js';
import { type ReceiptFacts, verifyReceipt } from './verify-receipt.js';

/** One stored entry: a row of the live database or a line of an export. */
export interface LogRow {
  readonly index: number;
  /** Canonical text. */
  readonly entryText: string;
  /** As stored, where it is; compared with the one computed. */
  readonly leafHash?: Uint8Array;
}

export interface LogOptions {
  /** Receipts that were issued: each must verify and lie in this log. They, like `earlier`, show a rollback or a fork. */
  readonly receipts?: readonly (Uint8Array | string)[];
  /** Checkpoints of this log that others kept: the log must continue each of them. */
  readonly earlier?: readonly string[];
  /** Entries after the checkpoint: a failure (an export, the default) or in order (a live log between two checkpoints). */
  readonly tail?: 'refuse' | 'allow';
  /** Milliseconds by which `at` may lie before the latest one so far. Default 0. */
  readonly toleranceMs?: number;
}

export type LogVerdict =
  | {
      readonly ok: true;
      /** Entries seen; the first `covered` of them are under the checkpoint, the others nobody has signed yet. */
      readonly size: number;
      readonly covered: number;
      /** Hex, over all entries seen. */
      readonly root: string;
      /** Over all entries seen; to compare with a stored head. */
      readonly frontier: readonly Buffer[];
      readonly warnings: readonly LogFailure[];
    }
  | { readonly ok: false; readonly size: number; readonly failures: readonly LogFailure[] };

/** Enough to see what happened; a rewritten log would give one per entry. */
const MAX_FAILURES = 50;

/** A root that somebody signed for a size. */
interface Claim {
  readonly code: 'LOG_ROOT' | 'LOG_EARLIER' | 'LOG_RECEIPT';
  readonly size: number;
  readonly root: Buffer;
}

/**
 * Recomputes a log from its entries alone, in memory that does not grow with it, and compares with what was signed: any
 * update, deletion, insertion, change of order, cut tail or back-dated entry is found, whoever made it. What the log alone
 * cannot show is an honest older state of itself (a rollback) or another history under the same key (a fork): for these
 * give `receipts` or `earlier` checkpoints that others kept.
 *
 * `checkpoint` is the signed text, or a function that is asked for it after the last entry (an export ends with it; then
 * `tail` is always refused). Throws {@link LogRefusal} `VKEY_FORMAT` only for a malformed `vkey`; errors of the iterable go on.
 */
export async function verifyLog(
  entries: AsyncIterable<LogRow> | Iterable<LogRow>,
  checkpoint: string | (() => string),
  vkey: string,
  options: LogOptions = {},
): Promise<LogVerdict> {
  const failures: LogFailure[] = [];
  const fail = (failure: LogFailure) => void (failures.length < MAX_FAILURES && failures.push(failure));
  const key = parseVkey(vkey);
  const receipts = (options.receipts ?? []).flatMap((file, nth) => receiptOf(file, nth, key, fail));
  const byLeaf = groupBy(receipts, (receipt) => receipt.leafIndex);
  let head = typeof checkpoint === 'string' ? attempt(() => verifyCheckpoint(checkpoint, key), failures) : undefined;
  const claims = groupBy(claimsOf(head, receipts, options.earlier ?? [], key, failures), (claim) => claim.size);

  const frontier: Buffer[] = [];
  let size = 0;
  let expected = 0;
  let latest = Number.NEGATIVE_INFINITY;
  const settle = () => {
    for (const claim of claims.get(size) ?? []) {
      if (!claim.root.equals(rootOfFrontier(frontier))) fail(logFailure(claim.code, { detail: `root over the first ${size} entries` }));
    }
    claims.delete(size);
  };

  settle();
  for await (const row of entries) {
    if (row.index !== expected) fail(logFailure('LOG_INDEX', { index: row.index, detail: `expected ${expected}` }));
    expected = row.index + 1;
    const leaf = leafHashOf(Buffer.from(row.entryText, 'utf8'));
    if (row.leafHash && !leaf.equals(row.leafHash)) fail(logFailure('LOG_LEAF_HASH', { index: row.index }));
    const at = timeOf(row, fail);
    if (at < latest - (options.toleranceMs ?? 0)) fail(logFailure('LOG_BACKDATED', { index: row.index }));
    if (at > latest) latest = at;
    for (const receipt of byLeaf.get(row.index) ?? []) {
      if (receipt.leafHash !== leaf.toString('hex'))
        fail(logFailure('LOG_RECEIPT', { index: row.index, detail: `${receipt.reference}: another entry` }));
    }
    pushLeaf(frontier, size, leaf);
    size += 1;
    settle();
  }

  if (typeof checkpoint !== 'string') {
    head = attempt(() => verifyCheckpoint(checkpoint(), key), failures);
    if (head?.size === size && !head.root.equals(rootOfFrontier(frontier))) fail(logFailure('LOG_ROOT'));
  }
  if (head && size < head.size) fail(logFailure('LOG_TRUNCATED', { detail: `${size} of ${head.size} entries` }));
  if (head && size > head.size && (options.tail !== 'allow' || typeof checkpoint !== 'string'))
    fail(logFailure('LOG_TAIL', { detail: `${size - head.size} entries` }));
  for (const { code, size: signed } of [...claims.values()].flat()) {
    if (code !== 'LOG_ROOT') fail(logFailure(code, { detail: `${signed} entries were signed, ${size} are there` }));
  }

  if (failures.length > 0 || !head) return { ok: false, size, failures };
  return { ok: true, size, covered: head.size, root: rootOfFrontier(frontier).toString('hex'), frontier, warnings: [] };
}

function receiptOf(file: Uint8Array | string, nth: number, key: LogVerifier, fail: (failure: LogFailure) => void): ReceiptFacts[] {
  const verdict = verifyReceipt(file, { vkey: key.vkey });
  if (verdict.ok) return [verdict.facts];
  const codes = verdict.failures.map(({ code }) => code).join(', ');
  fail(logFailure('LOG_RECEIPT', { detail: `receipt ${nth + 1} does not verify: ${codes}` }));
  return [];
}

function claimsOf(
  head: ParsedCheckpoint | undefined,
  receipts: readonly ReceiptFacts[],
  earlier: readonly string[],
  key: LogVerifier,
  failures: LogFailure[],
): Claim[] {
  const kept = earlier.flatMap((text) => attempt(() => verifyCheckpoint(text, key), failures) ?? []);
  return [
    ...(head ? [{ code: 'LOG_ROOT', size: head.size, root: head.root } as const] : []),
    ...kept.map(({ size, root }) => ({ code: 'LOG_EARLIER', size, root }) as const),
    ...receipts.map(({ treeSize, root }) => ({ code: 'LOG_RECEIPT', size: treeSize, root: Buffer.from(root, 'hex') }) as const),
  ];
}

/** Milliseconds of `at`; where the entry cannot be read, a failure and nothing to compare. */
function timeOf({ entryText, index }: LogRow, fail: (failure: LogFailure) => void): number {
  const unreadable: LogFailure[] = [];
  const entry = attempt(() => parseEntry(entryText), unreadable);
  for (const failure of unreadable) fail({ ...failure, index });
  return entry ? Date.parse(entry.at) : Number.NaN;
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
