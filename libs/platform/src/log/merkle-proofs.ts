import { assertSize, EMPTY_ROOT, nodeHash, rootOfFrontier } from './merkle.js';

/** A complete node by its place: see {@link CompleteNode}. */
export interface NodePlace {
  readonly level: number;
  readonly index: number;
}

/**
 * What a proof is made of: one item per hash of the proof, each the list of complete nodes, left to right, that fold
 * into it. The places are known before any hash is read, so that a database fetches them in one statement.
 */
export type ProofPlan = readonly (readonly NodePlace[])[];

/** Reads one stored complete node. */
export type NodeReader = (level: number, index: number) => Buffer;

/** Places for the audit path of entry `index` in the tree over the first `size` entries, lowest first: RFC 6962 §2.1.1. */
export function planInclusion(index: number, size: number): ProofPlan {
  assertSize(size);
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) throw new RangeError(`no entry ${index} among ${size}`);
  const plan: (readonly NodePlace[])[] = [];
  let low = 0;
  let high = size;
  while (high - low > 1) {
    const middle = low + splitOf(high - low);
    if (index < middle) {
      plan.unshift(placesOf(middle, high));
      high = middle;
    } else {
      plan.unshift(placesOf(low, middle));
      low = middle;
    }
  }
  return plan;
}

/**
 * Places for the proof that the tree over `second` entries continues the one over `first`: RFC 6962 §2.1.2. Empty where
 * `first` is 0 or equals `second`.
 */
export function planConsistency(first: number, second: number): ProofPlan {
  assertSize(first);
  assertSize(second);
  if (first > second) throw new RangeError(`a log of ${second} entries does not continue one of ${first}`);
  if (first === 0 || first === second) return [];
  const plan: (readonly NodePlace[])[] = [];
  let low = 0;
  let high = second;
  // Invariant: low < first <= high; the old tree is whole within [0, low).
  while (first < high) {
    const middle = low + splitOf(high - low);
    if (first <= middle) {
      plan.unshift(placesOf(middle, high));
      high = middle;
    } else {
      plan.unshift(placesOf(low, middle));
      low = middle;
    }
  }
  // The verifier knows the old root; only a part of it has to be told.
  if (low > 0) plan.unshift(placesOf(low, high));
  return plan;
}

/** The hashes of a planned proof, in order. */
export function proofOf(plan: ProofPlan, read: NodeReader): Buffer[] {
  return plan.map((places) => rootOfFrontier(places.map(({ level, index }) => read(level, index))));
}

/** RFC 9162 §2.1.3.2. True where `proof` leads from the leaf hash of entry `index` to `root`, the root over `size` entries. */
export function verifyInclusion(leaf: Buffer, index: number, size: number, proof: readonly Buffer[], root: Buffer): boolean {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return false;
  let fn = index;
  let sn = size - 1;
  let hash = leaf;
  for (const sibling of proof) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      hash = nodeHash(sibling, hash);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else {
      hash = nodeHash(hash, sibling);
    }
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && hash.equals(root);
}

/** RFC 9162 §2.1.4.2. True where `proof` shows that the tree (`second`, `secondRoot`) continues (`first`, `firstRoot`). */
export function verifyConsistency(first: number, second: number, proof: readonly Buffer[], firstRoot: Buffer, secondRoot: Buffer): boolean {
  if (!Number.isSafeInteger(first) || !Number.isSafeInteger(second) || first < 0 || first > second) return false;
  if (first === second) return proof.length === 0 && firstRoot.equals(secondRoot);
  // Not in the RFC, which starts at 1: everything continues the empty log.
  if (first === 0) return proof.length === 0 && firstRoot.equals(EMPTY_ROOT);
  const [start, ...rest] = isPowerOfTwo(first) ? [firstRoot, ...proof] : proof;
  if (start === undefined || proof.length === 0) return false;
  let fn = first - 1;
  let sn = second - 1;
  while (fn % 2 === 1) [fn, sn] = [half(fn), half(sn)];
  let [old, grown] = [start, start];
  for (const hash of rest) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      [old, grown] = [nodeHash(hash, old), nodeHash(hash, grown)];
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else {
      grown = nodeHash(grown, hash);
    }
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && old.equals(firstRoot) && grown.equals(secondRoot);
}

/** The complete nodes that cover the entries [low, high), largest first; `low` is a multiple of the first one's width. */
function placesOf(low: number, high: number): NodePlace[] {
  const places: NodePlace[] = [];
  while (low < high) {
    let level = 0;
    while (2 ** (level + 1) <= high - low) level++;
    places.push({ level, index: low / 2 ** level });
    low += 2 ** level;
  }
  return places;
}

/** `k` of RFC 6962 §2.1: the largest power of two smaller than `n`, for n > 1. */
function splitOf(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

function half(n: number): number {
  return Math.floor(n / 2);
}

function isPowerOfTwo(n: number): boolean {
  return n === 1 || splitOf(n) * 2 === n;
}
