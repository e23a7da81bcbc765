import { verifyReceipt as systemVerifies } from '#platform/log';
import { randomFrom, SEED, TRIES } from './support/random.js';
import { checkpointOf, newSigner, sampleEntry, sampleFiling } from './support/sample-log.js';
import { canonical, NOTES, RECEIPT_CHECKS, saltedDigest, verifyReceipt } from './verifier/index.mjs';

/** A receipt is one text: whatever is changed in the file, both verifiers see it. */
describe('a receipt', () => {
  const random = randomFrom(SEED);
  const signer = newSigner(random);
  const vkey = signer.vkey;
  const receipt = (size: number) => sampleFiling(size, signer, random).receipt;
  const both = (file: Buffer) => ({ system: systemVerifies(file, { vkey }).ok, second: verifyReceipt(file, { vkey }).ok });
  const flip = (file: Buffer, bit: number) => Buffer.from(file).fill(file[bit >> 3]! ^ (1 << (bit & 7)), bit >> 3, (bit >> 3) + 1);

  it('verifies with both, for logs of every size to 70', () => {
    for (let size = 1; size <= 70; size++) expect({ size, ...both(receipt(size)) }).toEqual({ size, system: true, second: true });
  });

  const files = [1, 2, 9, 64].map(receipt);
  const bits = files.reduce((sum, file) => sum + file.length * 8, 0);
  const flips = TRIES >= 10_000 ? bits : TRIES;
  it(`fails with both when any one bit of it is another: ${flips} of ${bits} bits, KHIEN_SEED=${SEED}`, () => {
    const missed: object[] = [];
    let tried = 0;
    // Spread evenly, so that no line of any file is spared; never one bit twice.
    for (const [i, file] of files.entries())
      for (let at = random.below(1_000) / 1_000; at * (bits / flips) < file.length * 8; at++, tried++) {
        const bit = Math.floor(at * (bits / flips));
        const seen = both(flip(file, bit));
        if (seen.system || seen.second) missed.push({ file: i, bit, ...seen });
      }
    expect(missed).toEqual([]);
    expect(Math.abs(tried - flips)).toBeLessThanOrEqual(files.length);
    process.stdout.write(
      `receipts: ${tried} bits flipped in ${files.length} files, missed by either ${missed.length} (KHIEN_SEED=${SEED})\n`,
    );
  }, 600_000);

  const edits: readonly (readonly [string, (text: string) => string])[] = [
    ['without its last line feed', (text) => text.trimEnd()],
    ['with one line feed more', (text) => `${text}\n`],
    ['with carriage returns', (text) => text.replaceAll('\n', '\r\n')],
    ['with a byte order mark', (text) => `\ufeff${text}`],
    ['on one line', (text) => JSON.stringify(JSON.parse(text))],
    ['indented by an editor', (text) => JSON.stringify(JSON.parse(text), null, 2)],
    ['with members in another order', (text) => text.replace(/^("leafIndex".*)\n("treeSize".*)$/m, '$2\n$1')],
    ['with a member more', (text) => text.replace('"leafIndex"', '"extra":0,\n"leafIndex"')],
    ['with a member twice', (text) => text.replace(/^"leafIndex":.*$/m, '$&\n$&')],
    ['without a member', (text) => text.replace(/^"treeSize":.*\n/m, '')],
    ['with a number spelled otherwise', (text) => text.replace(/^"treeSize":(\d+)/m, '"treeSize":$1.0')],
    ['with a letter escaped', (text) => text.replace('Lộ', String.raw`L\u1ed9`)],
    ['with letters decomposed', (text) => text.replace('Lộ', 'Lộ'.normalize('NFD'))],
    ['with other notes', (text) => text.replace('Keep the file as it is', 'Throw the file away')],
    ['with another filing time', (text) => text.replace(/^"submittedAt":"2/m, '"submittedAt":"1')],
    ['with another salt', (text) => text.replace(/^"salt":"../m, '"salt":"zz')],
    ['with a hash more in its proof', (text) => text.replace(/^"inclusionProof":\["/m, `$&${Buffer.alloc(32).toString('base64')}","`)],
    ['with another place', (text) => text.replace(/^"leafIndex":\d+/m, '"leafIndex":1')],
    ['with a negative place', (text) => text.replace(/^"leafIndex":/m, '"leafIndex":-')],
    ['with a line of a witness', (text) => text.replace(/\\n",$/m, `\\n— witness.example/w1 ${Buffer.alloc(68).toString('base64')}\\n",`)],
    ['that is a list', () => '[]\n'],
    ['that is empty', () => ''],
  ];
  it.each(edits)('fails with both %s', (_how, edit) => {
    const file = receipt(9);
    const edited = Buffer.from(edit(file.toString()));
    expect(edited.equals(file)).toBe(false);
    expect(both(edited)).toEqual({ system: false, second: false });
  });

  it('fails with both under another key than it was signed with, and when its facts belong to two filings', () => {
    const [one, two] = [receipt(9).toString(), receipt(9).toString()];
    const line = (name: string, text: string) => new RegExp(`^"${name}":.*$`, 'm').exec(text)![0];
    for (const name of ['reference', 'submittedAt', 'filing', 'salt', 'filingDigest', 'entry', 'inclusionProof', 'checkpoint']) {
      if (line(name, one) === line(name, two)) continue;
      expect({ name, ...both(Buffer.from(one.replace(line(name, one), () => line(name, two)))) }).toEqual({
        name,
        system: false,
        second: false,
      });
    }
    const other = newSigner(random).vkey;
    expect([systemVerifies(one, { vkey: other }).ok, verifyReceipt(Buffer.from(one), { vkey: other }).ok]).toEqual([false, false]);
  });

  describe('positive control: a verifier without one of its checks', () => {
    const filing = { format: 'khien-filing/1', reference: 'BC26-000001-0' };
    const salt = random.hex(32);
    const digest = saltedDigest(filing, salt);
    const at = '2026-03-01T00:00:00.000Z';
    const entry = { ...sampleEntry(random, Date.parse(at)), digest };
    const signed = (of: object, by = signer) => checkpointOf([canonical(of)], by);
    const other = newSigner(random);
    /** A whole receipt in a log of one entry, with some members as a forger would have them. */
    const forged = (members: Readonly<Record<string, unknown>>) => {
      const all = {
        format: 'khien-receipt/1',
        notes: NOTES,
        reference: filing.reference,
        submittedAt: at,
        filing,
        salt,
        filingDigest: digest,
        entry,
        leafIndex: 0,
        treeSize: 1,
        inclusionProof: [],
        checkpoint: signed(entry),
        vkey,
        ...members,
      };
      const lines = Object.entries(all).map(([name, value]) => `"${name}":${canonical(value)}`);
      return `{\n${lines.join(',\n')}\n}\n`;
    };
    const elsewhere = { ...entry, digest: saltedDigest(filing, random.hex(32)) };
    const cases: readonly (readonly [string, string, string])[] = [
      ['form', 'an empty line', forged({}).replace('{\n', '{\n\n')],
      ['constants', 'other notes', forged({ notes: { ...NOTES, en: 'Throw it away.' } })],
      ['digest', 'another filing of the same reference', forged({ filing: { ...filing, kind: 'INITIAL' } })],
      ['digest', 'another salt', forged({ salt: random.hex(32) })],
      ['entry', 'an entry about another content', forged({ entry: elsewhere, checkpoint: signed(elsewhere) })],
      ['facts', 'another time', forged({ submittedAt: '2026-02-28T00:00:00.000Z' })],
      ['facts', 'another reference', forged({ reference: 'BC26-000002-0' })],
      ['size', 'another size', forged({ treeSize: 2 })],
      ['inclusion', 'an entry that is not in the log', forged({ checkpoint: signed(elsewhere) })],
      ['key', 'the name of another key', forged({ vkey: other.vkey })],
      [
        'origin',
        'a signature for another log',
        forged({
          checkpoint: signed(entry, { ...signer, name: 'khien.example/other' }).replace('— khien.example/other ', `— ${signer.name} `),
        }),
      ],
      ['signature', 'the signature of another key', forged({ checkpoint: signed(entry, other) })],
    ];

    it('has a whole receipt to begin with, and one case for every check', () => {
      expect(both(Buffer.from(forged({})))).toEqual({ system: true, second: true });
      expect(RECEIPT_CHECKS.filter((check) => !cases.some(([only]) => only === check))).toEqual([]);
    });

    it.each(cases)('without %s misses %s', (only, _what, text) => {
      const file = Buffer.from(text);
      expect(both(file)).toEqual({ system: false, second: false });
      expect(verifyReceipt(file, { vkey })).toMatchObject({ check: only });
      expect(verifyReceipt(file, { vkey, without: [only] })).toMatchObject({ ok: true });
    });
  });
});
