import { createHash } from 'node:crypto';
import fc from 'fast-check';
import {
  appendToFrontier,
  EMPTY_ROOT,
  inclusionProofOfLast,
  leafHash,
  nodeHash,
  planConsistency,
  planInclusion,
  proofOf,
  rootOfFrontier,
  verifyConsistency,
  verifyInclusion,
} from './index.js';

/** Inputs and roots of the reference implementation of certificate-transparency (sizes 0 to 8). */
const INPUTS = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

// RFC 6962 §2.1 written down literally, sharing nothing with the code under test.
const sha = (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest();
const k = (n: number) => {
  let power = 1;
  while (power * 2 < n) power *= 2;
  return power;
};
function mth(d: Buffer[]): Buffer {
  if (d.length === 0) return sha();
  if (d.length === 1) return sha(Buffer.from('00', 'hex'), d[0]!);
  return sha(Buffer.from('01', 'hex'), mth(d.slice(0, k(d.length))), mth(d.slice(k(d.length))));
}
function path(m: number, d: Buffer[]): Buffer[] {
  if (d.length === 1) return [];
  const split = k(d.length);
  return m < split ? [...path(m, d.slice(0, split)), mth(d.slice(split))] : [...path(m - split, d.slice(split)), mth(d.slice(0, split))];
}
function subproof(m: number, d: Buffer[], whole: boolean): Buffer[] {
  if (m === d.length) return whole ? [] : [mth(d)];
  const split = k(d.length);
  return m <= split
    ? [...subproof(m, d.slice(0, split), whole), mth(d.slice(split))]
    : [...subproof(m - split, d.slice(split), false), mth(d.slice(0, split))];
}

function grow(entries: Buffer[]) {
  const nodes = new Map<string, Buffer>();
  const roots = [EMPTY_ROOT];
  const lastProofs: Buffer[][] = [];
  let frontier: Buffer[] = [];
  entries.forEach((entry, size) => {
    lastProofs.push(inclusionProofOfLast(frontier, size));
    const grown = appendToFrontier(frontier, size, leafHash(entry));
    for (const { level, index, hash } of grown.completed) nodes.set(`${level}/${index}`, hash);
    frontier = grown.frontier;
    roots.push(grown.root);
  });
  const read = (level: number, index: number) => {
    const hash = nodes.get(`${level}/${index}`);
    if (!hash) throw new Error(`the proof asks for ${level}/${index}, which is not complete`);
    return hash;
  };
  return { nodes, roots, lastProofs, read, frontier };
}

const entriesOf = (size: number) => Array.from({ length: size }, (_, i) => Buffer.from(`entry ${i}`));
/** Jest's own comparison of buffers is too slow for thousands of proofs. */
const same = (a: Buffer[], b: Buffer[]) => a.length === b.length && a.every((hash, i) => hash.equals(b[i]!));
const flipped = (hash: Buffer, bit: number) => {
  const copy = Buffer.from(hash);
  copy[bit >> 3]! ^= 1 << (bit & 7);
  return copy;
};

describe('the Merkle tree', () => {
  test('has the roots of the certificate-transparency vectors', () => {
    const entries = INPUTS.map((hex) => Buffer.from(hex, 'hex'));
    expect(grow(entries).roots.map((root) => root.toString('hex'))).toEqual(ROOTS);
    expect(ROOTS.map((_, size) => mth(entries.slice(0, size)).toString('hex'))).toEqual(ROOTS);
  });

  test('hashes leaves and nodes as the vectors of RFC 6962 hashers', () => {
    expect(leafHash(Buffer.from('L123456')).toString('hex')).toBe('395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56');
    expect(nodeHash(Buffer.from('N123'), Buffer.from('N456')).toString('hex')).toBe(
      'aa217fe888e47007fa15edab33c2b492a722cb106c64667fc2b044444de66bbb',
    );
  });

  test('gives the consistency proof of the vectors from 6 to 8', () => {
    const { read } = grow(INPUTS.map((hex) => Buffer.from(hex, 'hex')));
    expect(proofOf(planConsistency(6, 8), read).map((hash) => hash.toString('hex'))).toEqual([
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
  });

  test('agrees with the definition for every size up to 70: root, completed nodes, every proof', () => {
    const entries = entriesOf(70);
    const { roots, read, lastProofs, nodes } = grow(entries);
    for (let size = 0; size <= 70; size++) {
      const d = entries.slice(0, size);
      expect(roots[size]).toEqual(mth(d));
      for (let m = 0; m < size; m++) {
        const proof = proofOf(planInclusion(m, size), read);
        if (!same(proof, path(m, d))) throw new Error(`the proof of ${m} of ${size} is not the one of the RFC`);
        if (!verifyInclusion(leafHash(entries[m]!), m, size, proof, roots[size]!))
          throw new Error(`the proof of ${m} of ${size} is refused`);
      }
      if (size > 0) expect(same(lastProofs[size - 1]!, path(size - 1, d))).toBe(true);
    }
    for (const [place, hash] of nodes) {
      const [level, index] = place.split('/').map(Number) as [number, number];
      expect(hash).toEqual(mth(entries.slice(index * 2 ** level, (index + 1) * 2 ** level)));
    }
    // One node per leaf and one per merge: 70 minus the bits of 70 merges.
    expect(nodes.size).toBe(70 + 70 - 3);
  });

  test('proves consistency of every pair of sizes up to 33 as the RFC defines it', () => {
    const entries = entriesOf(33);
    const { roots, read } = grow(entries);
    for (let second = 0; second <= 33; second++) {
      for (let first = 0; first <= second; first++) {
        const proof = proofOf(planConsistency(first, second), read);
        if (first > 0) expect(proof).toEqual(subproof(first, entries.slice(0, second), true));
        expect(verifyConsistency(first, second, proof, roots[first]!, roots[second]!)).toBe(true);
      }
    }
  });

  const SIZE = 300;
  const big = grow(entriesOf(SIZE));

  test('refuses an inclusion proof with anything changed', () => {
    const claim = fc.integer({ min: 2, max: SIZE }).chain((size) => fc.tuple(fc.constant(size), fc.nat(size - 1), fc.nat(), fc.nat(255)));
    fc.assert(
      fc.property(claim, ([size, index, at, bit]) => {
        const leaf = leafHash(Buffer.from(`entry ${index}`));
        const proof = proofOf(planInclusion(index, size), big.read);
        const root = big.roots[size]!;
        const nth = at % proof.length;
        expect(verifyInclusion(leaf, index, size, proof, root)).toBe(true);
        expect(verifyInclusion(flipped(leaf, bit), index, size, proof, root)).toBe(false);
        expect(verifyInclusion(leaf, index, size, proof, flipped(root, bit))).toBe(false);
        expect(verifyInclusion(leaf, index, size, proof.with(nth, flipped(proof[nth]!, bit)), root)).toBe(false);
        expect(verifyInclusion(leaf, index, size, proof.slice(1), root)).toBe(false);
        expect(verifyInclusion(leaf, index, size, proof.slice(0, -1), root)).toBe(false);
        expect(verifyInclusion(leaf, index, size, [...proof, root], root)).toBe(false);
        expect(verifyInclusion(leaf, (index + 1 + at) % size === index ? size : (index + 1 + at) % size, size, proof, root)).toBe(false);
        expect(verifyInclusion(leaf, index, size, proof, big.roots[size - 1]!)).toBe(false);
        expect(verifyInclusion(leaf, size, size, proof, root)).toBe(false);
        expect(verifyInclusion(leaf, -1, size, proof, root)).toBe(false);
        expect(verifyInclusion(leaf, index + 0.5, size, proof, root)).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  test('refuses a consistency proof with anything changed', () => {
    const claim = fc
      .integer({ min: 2, max: SIZE })
      .chain((second) => fc.tuple(fc.constant(second), fc.integer({ min: 1, max: second - 1 }), fc.nat(), fc.nat(255)));
    fc.assert(
      fc.property(claim, ([second, first, at, bit]) => {
        const proof = proofOf(planConsistency(first, second), big.read);
        const [old, grown] = [big.roots[first]!, big.roots[second]!];
        const nth = at % proof.length;
        expect(verifyConsistency(first, second, proof, old, grown)).toBe(true);
        expect(verifyConsistency(first, second, proof, flipped(old, bit), grown)).toBe(false);
        expect(verifyConsistency(first, second, proof, old, flipped(grown, bit))).toBe(false);
        expect(verifyConsistency(first, second, proof.with(nth, flipped(proof[nth]!, bit)), old, grown)).toBe(false);
        expect(verifyConsistency(first, second, proof.slice(1), old, grown)).toBe(false);
        expect(verifyConsistency(first, second, proof.slice(0, -1), old, grown)).toBe(false);
        expect(verifyConsistency(first, second, [...proof, grown], old, grown)).toBe(false);
        expect(verifyConsistency(first, second, [], old, grown)).toBe(false);
        expect(verifyConsistency(second, first, proof, grown, old)).toBe(false);
        expect(verifyConsistency(first, first, proof, old, old)).toBe(false);
        expect(verifyConsistency(first, first, [], old, grown)).toBe(false);
        expect(verifyConsistency(0, second, [], old, grown)).toBe(false);
        expect(verifyConsistency(0, second, proof, EMPTY_ROOT, grown)).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  test('shows a rewritten past: no proof of one history verifies for another', () => {
    const other = grow(entriesOf(SIZE).with(17, Buffer.from('rewritten')));
    for (const first of [18, 64, 100, 255]) {
      const proof = proofOf(planConsistency(first, SIZE), other.read);
      expect(verifyConsistency(first, SIZE, proof, other.roots[first]!, other.roots[SIZE]!)).toBe(true);
      expect(verifyConsistency(first, SIZE, proof, big.roots[first]!, other.roots[SIZE]!)).toBe(false);
    }
  });

  test('keeps its places beyond 32 bits', () => {
    const size = 2 ** 40 + 1;
    expect(planInclusion(2 ** 40, size)).toEqual([[{ level: 40, index: 0 }]]);
    expect(planInclusion(0, size)).toHaveLength(41);
    const hash = leafHash(Buffer.from('any'));
    const grown = appendToFrontier([hash, hash], size, hash);
    expect(grown.completed.map(({ level, index }) => [level, index])).toEqual([
      [0, size],
      [1, 2 ** 39],
    ]);
    expect(verifyInclusion(hash, size - 1, size, [hash], nodeHash(hash, hash))).toBe(true);
  });

  test('refuses sizes, places and frontiers that cannot be', () => {
    expect(() => appendToFrontier([], 1, EMPTY_ROOT)).toThrow(RangeError);
    expect(() => appendToFrontier([], -1, EMPTY_ROOT)).toThrow(RangeError);
    expect(() => inclusionProofOfLast([EMPTY_ROOT], 2 ** 53)).toThrow(RangeError);
    expect(() => planInclusion(3, 3)).toThrow(RangeError);
    expect(() => planConsistency(4, 3)).toThrow(RangeError);
    expect(rootOfFrontier([])).toEqual(EMPTY_ROOT);
  });

  test('leaves the frontier it was given as it was', () => {
    const before = [...big.frontier];
    appendToFrontier(big.frontier, SIZE, EMPTY_ROOT);
    expect(big.frontier).toEqual(before);
  });
});
