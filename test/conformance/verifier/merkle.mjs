/** Merkle trees of RFC 9162, 2.1 (= RFC 6962, 2.1) with SHA-256. Sizes and indexes are safe integers, hashes are 32 bytes. */
import { createHash } from 'node:crypto';

const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
const ZERO = Buffer.of(0);
const ONE = Buffer.of(1);
const half = (number) => Math.floor(number / 2);
const odd = (number) => number % 2 === 1;
const isCount = (number) => Number.isSafeInteger(number) && number >= 0;

export const leafHash = (entry) => sha256(ZERO, entry);
export const nodeHash = (left, right) => sha256(ONE, left, right);

/** A tree that grows leaf by leaf (RFC 9162, 2.1.2): the stack holds the roots of its complete subtrees, largest first. */
export class Tree {
  size = 0;
  #stack = [];

  push(leaf) {
    let hash = leaf;
    for (let rest = this.size; odd(rest); rest = half(rest)) hash = nodeHash(this.#stack.pop(), hash);
    this.#stack.push(hash);
    this.size += 1;
  }

  root() {
    return this.size === 0 ? sha256() : this.#stack.reduceRight((right, left) => nodeHash(left, right));
  }
}

/** RFC 9162, 2.1.3.2. */
export function verifyInclusion(leaf, index, size, proof, root) {
  if (!isCount(index) || !isCount(size) || index >= size || [leaf, ...proof].some((hash) => hash.length !== 32)) return false;
  let [fn, sn, hash] = [index, size - 1, leaf];
  for (const sibling of proof) {
    if (sn === 0) return false;
    if (odd(fn) || fn === sn) {
      hash = nodeHash(sibling, hash);
      while (!odd(fn) && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else {
      hash = nodeHash(hash, sibling);
    }
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && hash.equals(root);
}

/** RFC 9162, 2.1.4.2; with the trees that it leaves out: every tree continues the empty one, and a tree of equal size is the same tree. */
export function verifyConsistency(first, second, proof, firstRoot, secondRoot) {
  if (!isCount(first) || !isCount(second) || first > second || proof.some((hash) => hash.length !== 32)) return false;
  if (first === second) return proof.length === 0 && firstRoot.equals(secondRoot);
  if (first === 0) return proof.length === 0;
  if (proof.length === 0) return false;
  let [fn, sn] = [first - 1, second - 1];
  while (odd(fn)) [fn, sn] = [half(fn), half(sn)];
  // Where the first tree is complete (a power of two), its root is the first node and is not sent.
  const path = fn === 0 ? [firstRoot, ...proof] : proof;
  let [fr, sr] = [path[0], path[0]];
  for (const node of path.slice(1)) {
    if (sn === 0) return false;
    if (odd(fn) || fn === sn) {
      [fr, sr] = [nodeHash(node, fr), nodeHash(node, sr)];
      while (!odd(fn) && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else {
      sr = nodeHash(sr, node);
    }
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && fr.equals(firstRoot) && sr.equals(secondRoot);
}
