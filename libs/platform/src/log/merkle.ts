import { createHash } from 'node:crypto';

/**
 * The Merkle tree of RFC 6962 §2.1 (the same in RFC 9162 §2.1) over SHA-256, grown by its frontier.
 *
 * Words: the **frontier** (compact range) of a log of `size` entries holds the roots of the complete subtrees that the
 * entries fall into, leftmost and largest first: one per bit set in `size`, so at most 53 hashes. A **complete node**
 * `(level, index)` covers the entries `index * 2^level` up to and excluding `(index + 1) * 2^level`; level 0 are leaf
 * hashes. Complete nodes never change again: they are written once, and every proof is made of them alone.
 *
 * What the SQL of the database has to do, byte for byte, to append `entry` (the canonical text):
 *
 *     lock the head row;  size, frontier := head
 *     leaf  := sha256('\x00' || utf8(entry))
 *     proof := frontier from right to left                      -- audit path of the new leaf in the tree of size + 1
 *     root  := leaf;  for each f in proof: root := sha256('\x01' || f || root)
 *     node  := leaf;  level := 0;  n := size
 *     write the complete node (0, size, leaf)
 *     while n is odd:                                            -- a pair is full: merge with the rightmost of the frontier
 *         node := sha256('\x01' || last(frontier) || node);  drop last(frontier)
 *         n := n div 2;  level := level + 1
 *         write the complete node (level, n, node)
 *     head := (size + 1, frontier || node)
 *
 * Sizes and indices are `number`s: safe integers, that is fewer than 2^53 entries; else `RangeError`.
 */
export interface CompleteNode {
  readonly level: number;
  readonly index: number;
  readonly hash: Buffer;
}

const LEAF = Buffer.from([0x00]);
const NODE = Buffer.from([0x01]);

/** The root of a log without entries: SHA-256 of nothing. */
export const EMPTY_ROOT: Buffer = createHash('sha256').digest();

/** `SHA-256(0x00 || entry)`. */
export function leafHash(entry: Uint8Array): Buffer {
  return createHash('sha256').update(LEAF).update(entry).digest();
}

/** `SHA-256(0x01 || left || right)`. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  return createHash('sha256').update(NODE).update(left).update(right).digest();
}

export function rootOfFrontier(frontier: readonly Buffer[]): Buffer {
  return frontier.length === 0 ? EMPTY_ROOT : frontier.reduceRight((right, left) => nodeHash(left, right));
}

/**
 * The log with one more leaf. `size` is the number of entries before; `completed` are the complete nodes that the leaf
 * finished, the leaf itself first. The arguments are left as they are.
 */
export function appendToFrontier(
  frontier: readonly Buffer[],
  size: number,
  leaf: Buffer,
): { readonly frontier: Buffer[]; readonly root: Buffer; readonly completed: readonly CompleteNode[] } {
  assertFrontier(frontier, size);
  const grown = [...frontier];
  const completed: CompleteNode[] = [];
  pushLeaf(grown, size, leaf, (node) => completed.push(node));
  return { frontier: grown, root: rootOfFrontier(grown), completed };
}

/** {@link appendToFrontier} in place and without the root, for going through millions of entries. */
export function pushLeaf(frontier: Buffer[], size: number, leaf: Buffer, complete?: (node: CompleteNode) => void): void {
  let hash = leaf;
  let level = 0;
  let index = size;
  complete?.({ level, index, hash });
  // Division, not shifts: shifts of a number stop at 2^31.
  while (index % 2 === 1) {
    hash = nodeHash(frontier.pop()!, hash);
    level += 1;
    index = Math.floor(index / 2);
    complete?.({ level, index, hash });
  }
  frontier.push(hash);
}

/** Audit path, lowest first, of the leaf just appended to a log that had `size` entries: its frontier from right to left. */
export function inclusionProofOfLast(frontierBefore: readonly Buffer[], size: number): Buffer[] {
  assertFrontier(frontierBefore, size);
  return [...frontierBefore].reverse();
}

export function assertSize(size: number): void {
  if (!Number.isSafeInteger(size) || size < 0) throw new RangeError(`not a size of a log: ${size}`);
}

function assertFrontier(frontier: readonly Buffer[], size: number): void {
  assertSize(size);
  let bits = 0;
  for (let n = size; n > 0; n = Math.floor(n / 2)) bits += n % 2;
  if (frontier.length !== bits) throw new RangeError(`a log of ${size} entries has a frontier of ${bits} hashes, not ${frontier.length}`);
}
