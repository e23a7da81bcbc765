import {
  buildReceipt,
  entryText,
  generateLogKey,
  leafHashOf,
  parseReceipt,
  type Receipt,
  receiptFile,
  saltedDigest,
  signCheckpoint,
  signerFromPem,
  verifyReceipt,
} from './index.js';
import { filingOf, idOf, publicPem, sampleLog, signer } from './sample-log.fixture.js';

const { receipts, rows, checkpoints } = sampleLog(60);
const pinned = { vkey: signer.vkey };
const codes = (file: Uint8Array | string, options: { vkey?: string } = pinned): string[] => {
  const verdict = verifyReceipt(file, options);
  return verdict.ok ? [] : verdict.failures.map(({ code }) => code);
};
/** Repeatable pseudo-random numbers (mulberry32), so that a failure can be replayed. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

describe('a receipt', () => {
  test('verifies against the published key and says what it proves', () => {
    receipts.forEach((file, index) => {
      const verdict = verifyReceipt(file, pinned);
      expect(verdict).toMatchObject({
        ok: true,
        warnings: [],
        facts: {
          reference: filingOf(index).reference,
          submittedAt: new Date(Date.UTC(2026, 2, 1) + index * 60_000).toISOString(),
          filing: filingOf(index),
          leafIndex: index,
          treeSize: index + 1,
          origin: signer.name,
          pinned: true,
        },
      });
    });
  });

  test('without a published key says that nobody vouches for it', () => {
    expect(verifyReceipt(receipts[3]!)).toMatchObject({ ok: true, facts: { pinned: false }, warnings: [{ code: 'KEY_NOT_PINNED' }] });
  });

  test('made by somebody with a key of his own under our name fails against the published key only', () => {
    const impostor = receiptOfImpostor();
    expect(codes(impostor, {})).toEqual([]);
    expect(codes(impostor)).toEqual(['VKEY_NOT_TRUSTED', 'CHECKPOINT_SIGNATURE']);
  });

  test('is one line per member, each value canonical, and the same file every time', () => {
    const file = receipts[5]!.toString('utf8');
    expect(
      file
        .split('\n')
        .slice(1, -2)
        .map((line) => JSON.parse(`{${line.replace(/,$/, '')}}`)),
    ).toHaveLength(13);
    expect(receiptFile(parseReceipt(file)).toString('utf8')).toBe(file);
    expect(JSON.parse(file).filing).toEqual(filingOf(5));
  });

  test('can be given again later, under a later checkpoint, from the same entry', () => {
    const old = parseReceipt(receipts[0]!);
    const second = buildReceipt({
      filing: old.filing,
      salt: old.salt,
      entryText: rows[0]!.entryText,
      leafIndex: 0,
      inclusionProof: [rows[1]!.leafHash],
      checkpoint: checkpoints[1]!,
      vkey: signer.vkey,
    });
    expect(verifyReceipt(second, pinned)).toMatchObject({ ok: true, facts: { leafIndex: 0, treeSize: 2 } });
  });

  test('is not built from parts that do not fit', () => {
    const { filing, salt } = parseReceipt(receipts[1]!);
    const parts = {
      filing,
      salt,
      entryText: rows[1]!.entryText,
      leafIndex: 1,
      inclusionProof: [rows[0]!.leafHash],
      checkpoint: checkpoints[1]!,
      vkey: signer.vkey,
    };
    expect(buildReceipt(parts)).toEqual(receipts[1]);
    expect(() => buildReceipt({ ...parts, leafIndex: 0 })).toThrow(expect.objectContaining({ code: 'INCLUSION' }));
    expect(() => buildReceipt({ ...parts, inclusionProof: [] })).toThrow(expect.objectContaining({ code: 'INCLUSION' }));
    expect(() => buildReceipt({ ...parts, salt: '00'.repeat(32) })).toThrow(expect.objectContaining({ code: 'ENTRY_DIGEST' }));
    expect(() => buildReceipt({ ...parts, checkpoint: checkpoints[2]! })).toThrow(expect.objectContaining({ code: 'INCLUSION' }));
    expect(() => buildReceipt({ ...parts, filing: { ...filing, detectedAt: undefined } })).toThrow(TypeError);
  });
});

describe('a receipt that was touched', () => {
  test('fails with any one bit flipped: one bit of each byte of one receipt', () => {
    const file = receipts[11]!;
    const survivors: number[] = [];
    for (let at = 0; at < file.length; at++) {
      file[at]! ^= 1 << (at & 7);
      if (verifyReceipt(file, pinned).ok) survivors.push(at);
      file[at]! ^= 1 << (at & 7);
    }
    expect(survivors).toEqual([]);
    expect(codes(file)).toEqual([]);
  });

  test('fails with any one bit flipped: 3,000 places over many receipts, with and without the published key', () => {
    const pick = random(20260301);
    for (let i = 0; i < 3000; i++) {
      const nth = pick(receipts.length);
      const copy = Buffer.from(receipts[nth]!);
      const bit = pick(copy.length * 8);
      copy[bit >> 3]! ^= 1 << (bit & 7);
      if (verifyReceipt(copy, i % 2 ? pinned : {}).ok) throw new Error(`receipt ${nth} survives bit ${bit}`);
    }
  });

  test('fails cut at any byte, or with bytes added at either end', () => {
    const file = receipts[6]!;
    for (let length = 0; length < file.length; length++) expect(verifyReceipt(file.subarray(0, length), pinned).ok).toBe(false);
    for (const more of ['\n', ' ', '\0', '{}', '\ufeff']) {
      expect(verifyReceipt(Buffer.concat([file, Buffer.from(more)]), pinned).ok).toBe(false);
      expect(verifyReceipt(Buffer.concat([Buffer.from(more), file]), pinned).ok).toBe(false);
    }
  });

  test('fails with any member taken from another receipt', () => {
    const constant = new Set(['format', 'notes', 'vkey']);
    const pick = random(7);
    for (let i = 0; i < 60; i++) {
      const [a, b] = [pick(60), pick(60)];
      if (a === b) continue;
      const [first, second] = [parseReceipt(receipts[a]!), parseReceipt(receipts[b]!)];
      for (const key of Object.keys(first) as (keyof Receipt)[]) {
        const swapped = receiptFile({ ...first, [key]: second[key] } as Receipt);
        expect([key, verifyReceipt(swapped, pinned).ok]).toEqual([key, constant.has(key)]);
      }
    }
  });

  test('fails with two members exchanged, entry and proof together, unless it becomes the other receipt', () => {
    const [first, second] = [parseReceipt(receipts[8]!), parseReceipt(receipts[9]!)];
    const { entry, leafIndex, inclusionProof, filingDigest, submittedAt } = second;
    const mixed = receiptFile({ ...first, entry, leafIndex, inclusionProof, filingDigest, submittedAt });
    expect(codes(mixed)).toEqual(['FILING_DIGEST', 'INCLUSION']);
  });

  // Positive control: these changes leave the content and every hash and signature intact, so only the comparison of
  // bytes finds them. Without that comparison each of them would pass.
  test.each<[string, (file: string) => string]>([
    ['reformatted', (file) => JSON.stringify(JSON.parse(file), null, 2)],
    ['members in another order', (file) => file.replace(/^("reference":.*)\n("submittedAt":.*)$/m, '$2\n$1')],
    ['a member twice', (file) => file.replace('"reference":"', '"reference":"BC26-999999-9",\n"reference":"')],
    ['a key of the filing twice', (file) => file.replace('"regime":"', '"regime":"VN-PDPD-2023","regime":"')],
    ['another escape', (file) => file.replace('VN-PDPL', 'VN\\u002dPDPL')],
    ['another number form', (file) => file.replace('"share":0.5', '"share":5e-1')],
    ['another note', (file) => file.replace('does not', 'does').replace('do not edit it', 'do edit it')],
    ['windows line ends', (file) => file.replaceAll('\n', '\r\n')],
  ])('fails though nothing in it is untrue: %s', (_name, change) => {
    const file = receipts[4]!.toString('utf8');
    expect(change(file)).not.toBe(file);
    expect(codes(change(file))).toEqual(['RECEIPT_BYTES']);
  });

  test.each<[string, Partial<Record<keyof Receipt, unknown>>, string]>([
    ['content', { filing: { ...filingOf(4), subjects: 1 } }, 'FILING_DIGEST'],
    ['reference', { reference: 'BC26-000005-0' }, 'REFERENCE'],
    ['time', { submittedAt: '2026-03-01T00:00:00.000Z' }, 'SUBMITTED_AT'],
    ['salt', { salt: '00'.repeat(32) }, 'FILING_DIGEST'],
    ['place', { leafIndex: 3 }, 'INCLUSION'],
    ['size', { treeSize: 6 }, 'TREE_SIZE'],
    ['proof', { inclusionProof: [] }, 'INCLUSION'],
    ['checkpoint', { checkpoint: checkpoints[5] }, 'INCLUSION'],
    ['unsigned checkpoint', { checkpoint: 'a\n1\n' }, 'CHECKPOINT_FORMAT'],
    ['witnessed checkpoint', { checkpoint: `${checkpoints[4]}\u2014 w AAAAAQIDBAU=\n` }, 'CHECKPOINT_FORMAT'],
    ['key', { vkey: generateLogKey(signer.name).vkey }, 'VKEY_NOT_TRUSTED'],
    ['entry', { entry: { ...parseReceipt(receipts[4]!).entry, type: 'Other' } }, 'INCLUSION'],
  ])('names what was changed: %s', (_name, change, code) => {
    const file = receiptFile({ ...parseReceipt(receipts[4]!), ...change } as Receipt);
    expect(codes(file)).toContain(code);
  });

  test('with the content and its digest changed together still fails at the entry; with the entry too, at the log', () => {
    const receipt = parseReceipt(receipts[4]!);
    const filing = { ...filingOf(4), subjects: 1 };
    const filingDigest = saltedDigest(filing, receipt.salt);
    expect(codes(receiptFile({ ...receipt, filing, filingDigest }))).toEqual(['ENTRY_DIGEST']);
    expect(codes(receiptFile({ ...receipt, filing, filingDigest, entry: { ...receipt.entry, digest: filingDigest } }))).toEqual([
      'INCLUSION',
    ]);
  });

  test.each([
    '',
    'null',
    '[]',
    '{}',
    '"khien-receipt/1"',
    '{"format":"khien-receipt/2"}',
    '{"format":"khien-receipt/1"}',
    '['.repeat(50_000),
    publicPem,
  ])('that is no receipt is refused as one: %.30s', (file) => {
    expect(codes(file)).toEqual(['RECEIPT_FORMAT']);
  });

  test('of unreasonable size, or not UTF-8, is refused unread', () => {
    expect(codes(Buffer.alloc(5 * 1024 * 1024, 0x20))).toEqual(['RECEIPT_FORMAT']);
    expect(codes(Buffer.from([0x7b, 0xff, 0x7d]))).toEqual(['RECEIPT_FORMAT']);
  });
});

/** A whole and valid receipt from a log of one entry, under a key of the impostor's own but the name of ours. */
function receiptOfImpostor(): Buffer {
  const impostor = signerFromPem(signer.name, generateLogKey(signer.name).privatePem);
  const filing = filingOf(1);
  const salt = 'aa'.repeat(32);
  const text = entryText({
    v: 1,
    id: idOf('forged'),
    type: 'ViolationReportSubmitted',
    at: '2026-03-01T00:00:00.000Z',
    actor: { kind: 'anonymous' },
    subjects: [],
    digest: saltedDigest(filing, salt),
  });
  const checkpoint = signCheckpoint({ size: 1, root: leafHashOf(Buffer.from(text, 'utf8')) }, impostor);
  return buildReceipt({ filing, salt, entryText: text, leafIndex: 0, inclusionProof: [], checkpoint, vkey: impostor.vkey });
}
