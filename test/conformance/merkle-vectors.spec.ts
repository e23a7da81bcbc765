import * as system from '#platform/log';
import * as second from './verifier/index.mjs';

/**
 * Known answers for the tree of eight leaves that Certificate Transparency's own tests use. Numbers (leaves, roots, proofs)
 * and the kinds of corruption are those of transparency-dev/merkle, `proof/verify_test.go` and `rfc6962/rfc6962_test.go`,
 * from which its JSON vectors in `testdata/` are generated.
 */
const hex = (text: string) => Buffer.from(text, 'hex');
const LEAVES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map(hex);
const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
].map(hex);
const NODE_0_1 = 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125';
const NODE_0_3 = 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7';
const NODE_2_3 = '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e';
const NODE_4_5 = '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a';
const NODE_4_7 = '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4';
const NODE_6_7 = 'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0';
const LEAF_0 = '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d';
const LEAF_1 = '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7';
const LEAF_4 = 'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b';
const LEAF_6 = 'b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f';

interface Inclusion {
  readonly index: number;
  readonly size: number;
  readonly leaf: Buffer;
  readonly root: Buffer;
  readonly proof: readonly Buffer[];
}
interface Consistency {
  readonly first: number;
  readonly second: number;
  readonly firstRoot: Buffer;
  readonly secondRoot: Buffer;
  readonly proof: readonly Buffer[];
}
const INCLUSION: Inclusion[] = (
  [
    [0, 1, []],
    [0, 8, [LEAF_1, NODE_2_3, NODE_4_7]],
    [5, 8, [LEAF_4, NODE_6_7, NODE_0_3]],
    [2, 3, [NODE_0_1]],
    [1, 5, [LEAF_0, NODE_2_3, LEAF_4]],
  ] as [number, number, string[]][]
).map(([index, size, proof]) => ({
  index,
  size,
  leaf: second.leafHash(LEAVES[index]!),
  root: ROOTS[size - 1]!,
  proof: proof.map(hex),
}));
const CONSISTENCY: Consistency[] = (
  [
    [1, 1, []],
    [1, 8, [LEAF_1, NODE_2_3, NODE_4_7]],
    [6, 8, [NODE_4_5, NODE_6_7, NODE_0_3]],
    [2, 5, [NODE_2_3, LEAF_4]],
    [6, 7, [NODE_4_5, LEAF_6, NODE_0_3]],
  ] as [number, number, string[]][]
).map(([from, to, proof]) => ({ first: from, second: to, firstRoot: ROOTS[from - 1]!, secondRoot: ROOTS[to - 1]!, proof: proof.map(hex) }));

const SOME_HASH = hex('abacaba000000000000000000000000000000000000000000060061e00123456');
const GARBAGE = Buffer.alloc(0);
const flipped = (hash: Buffer, bit: number) => Buffer.from(hash.map((byte, i) => (i === 0 ? byte ^ (1 << bit) : byte)));
const eachFlipped = (proof: readonly Buffer[], bit: number) => proof.map((hash, i) => proof.with(i, flipped(hash, bit)));

function badInclusions(good: Inclusion): Inclusion[] {
  const { index, size, leaf, root, proof } = good;
  const proofs = [
    [...proof, GARBAGE],
    [...proof, root],
    [GARBAGE, ...proof],
    [root, ...proof],
    ...eachFlipped(proof, 3),
    ...(proof.length > 0 ? [proof.slice(0, -1)] : []),
    ...(proof.length > 1 ? [[proof[0]!, SOME_HASH, ...proof.slice(1)]] : []),
  ];
  return [
    { ...good, index: index - 1 },
    { ...good, index: index + 1 },
    { ...good, index: index ^ 2 },
    { ...good, size: size * 2 },
    { ...good, size: Math.floor(size / 2) },
    { ...good, leaf: Buffer.from('WrongLeaf') },
    { ...good, root: hex(EMPTY) },
    { ...good, root: SOME_HASH },
    ...proofs.map((other) => ({ index, size, leaf, root, proof: other })),
  ];
}

function badConsistencies(good: Consistency): Consistency[] {
  const { first, second: last, firstRoot, secondRoot, proof } = good;
  // Between equal trees there is nothing to corrupt but the proof that they need none.
  if (proof.length === 0) return [{ ...good, proof: [firstRoot] }];
  const proofs = [
    [],
    [...proof, GARBAGE],
    [...proof, firstRoot],
    [...proof, secondRoot],
    [GARBAGE, ...proof],
    [firstRoot, ...proof],
    [secondRoot, ...proof],
    [proof[0]!, ...proof],
    proof.slice(0, -1),
    ...eachFlipped(proof, 4),
  ];
  return [
    { ...good, first: first - 1 },
    { ...good, first: first + 1 },
    { ...good, first: first ^ 2 },
    { ...good, second: last * 2 },
    { ...good, second: Math.floor(last / 2) },
    { ...good, firstRoot: Buffer.from('WrongRoot') },
    { ...good, secondRoot: Buffer.from('WrongRoot') },
    { ...good, firstRoot: secondRoot, secondRoot: firstRoot },
    ...proofs.map((other) => ({ ...good, proof: other })),
  ];
}

/** RFC 6962, 2.1, word for word: the largest power of two below n on the left. */
const split = (n: number) => 2 ** Math.floor(Math.log2(n - 1));
function rootByDefinition(hashes: readonly Buffer[]): Buffer {
  if (hashes.length === 0) return hex(EMPTY);
  if (hashes.length === 1) return hashes[0]!;
  const k = split(hashes.length);
  return second.nodeHash(rootByDefinition(hashes.slice(0, k)), rootByDefinition(hashes.slice(k)));
}
/** RFC 6962, 2.1.1. */
function pathByDefinition(m: number, hashes: readonly Buffer[]): Buffer[] {
  if (hashes.length === 1) return [];
  const k = split(hashes.length);
  const [left, right] = [hashes.slice(0, k), hashes.slice(k)];
  return m < k ? [...pathByDefinition(m, left), rootByDefinition(right)] : [...pathByDefinition(m - k, right), rootByDefinition(left)];
}
/** RFC 6962, 2.1.2. */
function consistencyByDefinition(m: number, hashes: readonly Buffer[], whole = true): Buffer[] {
  if (m === hashes.length) return whole ? [] : [rootByDefinition(hashes)];
  const k = split(hashes.length);
  const [left, right] = [hashes.slice(0, k), hashes.slice(k)];
  return m <= k
    ? [...consistencyByDefinition(m, left, whole), rootByDefinition(right)]
    : [...consistencyByDefinition(m - k, right, false), rootByDefinition(left)];
}

function systemRoots(hashes: readonly Buffer[]): Buffer[] {
  let frontier: readonly Buffer[] = [];
  return hashes.map((hash, size) => {
    const next = system.appendToFrontier(frontier, size, hash);
    frontier = next.frontier;
    return next.root;
  });
}
function secondRoots(hashes: readonly Buffer[]): Buffer[] {
  const tree = new second.Tree();
  return hashes.map((hash) => {
    tree.push(hash);
    return tree.root();
  });
}

describe.each([
  ['the system', { ...system, emptyRoot: system.EMPTY_ROOT, roots: systemRoots }],
  ['the second verifier', { ...second, emptyRoot: new second.Tree().root(), roots: secondRoots }],
])('Merkle trees of %s', (_name, it_) => {
  const includes = ({ leaf, index, size, proof, root }: Inclusion) => it_.verifyInclusion(leaf, index, size, proof, root);
  const continues = ({ first, second: last, proof, firstRoot, secondRoot }: Consistency) =>
    it_.verifyConsistency(first, last, proof, firstRoot, secondRoot);

  it('hashes as the public vectors say', () => {
    expect(it_.emptyRoot.toString('hex')).toBe(EMPTY);
    expect(it_.leafHash(Buffer.alloc(0)).toString('hex')).toBe(LEAF_0);
    expect(it_.leafHash(Buffer.from('L123456')).toString('hex')).toBe('395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56');
    expect(it_.nodeHash(Buffer.from('N123'), Buffer.from('N456')).toString('hex')).toBe(
      'aa217fe888e47007fa15edab33c2b492a722cb106c64667fc2b044444de66bbb',
    );
    expect(it_.roots(LEAVES.map((leaf) => it_.leafHash(leaf)))).toEqual(ROOTS);
  });

  it(`accepts the ${INCLUSION.length + CONSISTENCY.length} proofs of the public vectors and refuses every corruption of them`, () => {
    expect(INCLUSION.filter((vector) => !includes(vector))).toEqual([]);
    expect(CONSISTENCY.filter((vector) => !continues(vector))).toEqual([]);
    const [bad, broken] = [INCLUSION.flatMap(badInclusions), CONSISTENCY.flatMap(badConsistencies)];
    expect(bad.length + broken.length).toBe(157);
    expect(bad.filter(includes)).toEqual([]);
    expect(broken.filter(continues)).toEqual([]);
  });

  it('answers for the smallest trees, where there is no proof, as the public vectors do', () => {
    const [one, other, empty] = [SOME_HASH, flipped(SOME_HASH, 0), hex(EMPTY)];
    const seen = (
      [
        [0, 0, [], one, one],
        [0, 1, [], empty, other],
        [1, 1, [], other, other],
        [0, 0, [], one, other],
        [1, 1, [], one, other],
        [1, 0, [], one, other],
        [2, 1, [], one, other],
        [1, 2, [], one, other],
        [0, 0, [empty], empty, empty],
        [0, 1, [empty], empty, empty],
        [1, 1, [empty], empty, empty],
      ] as [number, number, Buffer[], Buffer, Buffer][]
    ).map((vector) => it_.verifyConsistency(...vector));
    expect(seen).toEqual([true, true, true, false, false, false, false, false, false, false, false]);
    for (const [index, size] of [
      [0, 0],
      [0, 1],
      [1, 0],
      [2, 1],
    ] as const) {
      expect(it_.verifyInclusion(SOME_HASH, index, size, [], GARBAGE)).toBe(false);
      expect(it_.verifyInclusion(GARBAGE, index, size, [], empty)).toBe(false);
      expect(it_.verifyInclusion(SOME_HASH, index, size, [], empty)).toBe(false);
    }
  });

  it('accepts what the definition of RFC 6962 gives for all trees to 64 leaves, and for nothing else', () => {
    const hashes = Array.from({ length: 64 }, (_, i) => second.leafHash(Buffer.from(`leaf ${i}`)));
    const roots = it_.roots(hashes);
    const seen = { roots: 0, inclusions: 0, consistencies: 0, wrong: 0 };
    for (let size = 1; size <= 64; size++) {
      const [part, root] = [hashes.slice(0, size), roots[size - 1]!];
      if (root.equals(rootByDefinition(part))) seen.roots++;
      for (let index = 0; index < size; index++) {
        const proof = pathByDefinition(index, part);
        if (it_.verifyInclusion(hashes[index]!, index, size, proof, root)) seen.inclusions++;
        if (it_.verifyInclusion(hashes[index]!, (index + 1) % (size + 1), size, proof, root)) seen.wrong++;
        const [from, consistency] = [roots[index]!, consistencyByDefinition(index + 1, part)];
        if (it_.verifyConsistency(index + 1, size, consistency, from, root)) seen.consistencies++;
        if (it_.verifyConsistency(index + 1, size, consistency, flipped(from, 0), root)) seen.wrong++;
      }
    }
    expect(seen).toEqual({ roots: 64, inclusions: 2_080, consistencies: 2_080, wrong: 0 });
  });
});

describe('where the two read the public vectors differently', () => {
  it('the system asks more of a consistency from nothing: the root of the empty tree', () => {
    const vector = [0, 1, [], SOME_HASH, flipped(SOME_HASH, 0)] as [number, number, Buffer[], Buffer, Buffer];
    expect([second.verifyConsistency(...vector), system.verifyConsistency(...vector)]).toEqual([true, false]);
  });

  it('the system leaves it to its callers that a leaf is 32 bytes', () => {
    const vector = [GARBAGE, 0, 1, [], GARBAGE] as [Buffer, number, number, Buffer[], Buffer];
    expect([second.verifyInclusion(...vector), system.verifyInclusion(...vector)]).toEqual([false, true]);
  });
});
