import { deflateSync } from 'node:zlib';
import { FULL, PRINT } from '../../testing/samples.js';
import { pdfAround, SIGNER, TestSigner } from '../../testing/signing.js';
import { continuesOur, documentRenderer, form08, MAX_PDF_BYTES, MAX_SIGNATURES, readSignatures } from '../index.js';

const seconds = (date: Date) => Math.floor(date.getTime() / 1000);

let signer: TestSigner;
let ours: Uint8Array;
let signed: Buffer;
let at: Date;

beforeAll(async () => {
  signer = new TestSigner();
  at = new Date(Date.now() + 60_000);
  ours = await documentRenderer.pdf(form08(FULL, PRINT));
  signed = await signer.sign(ours, at);
});
afterAll(() => signer.close());

const flipped = (bytes: Uint8Array, place: number) => {
  const copy = Buffer.from(bytes);
  copy[place]! ^= 1;
  return copy;
};

describe('the signatures of a PDF', () => {
  it('reads who signed ours, when, with what, and that nothing was left out; trust is not judged', async () => {
    const [reading, ...others] = await readSignatures(signed);

    expect(others).toEqual([]);
    expect(reading).toMatchObject({
      integrity: 'INTACT',
      signer: SIGNER,
      issuer: SIGNER,
      coversWholeFile: true,
      digestAlgorithm: 'SHA-256',
      certificate: { validWhenSigned: true },
      trust: 'NOT_JUDGED',
    });
    expect(seconds(reading!.signedAt!)).toBe(seconds(at));
    expect(reading!.summary.vi).toContain(`Chữ ký nguyên vẹn (${SIGNER}).`);
    expect(reading!.summary.vi).toContain('Chưa kiểm tra chứng thư');
  });

  it('a flipped byte, wherever it lies in what was signed, breaks it', async () => {
    const [start, end] = [signed.indexOf('/Contents <') + 10, signed.lastIndexOf('>', signed.lastIndexOf('endobj') - 1)];
    const places = Array.from({ length: 40 }, (_, i) => Math.floor((i * (ours.length - 20)) / 40) + 20);

    expect(end).toBeGreaterThan(start);
    for (const place of [...places, signed.length - 30]) {
      const [reading] = await readSignatures(flipped(signed, place));
      expect(`${place}: ${reading?.integrity}`).toBe(`${place}: BROKEN`);
    }
  });

  it('shows that something was added after a signature, and reads the second one', async () => {
    const appended = await readSignatures(Buffer.concat([signed, Buffer.from('\n% more\n%%EOF\n')]));
    const twice = await readSignatures(await signer.sign(signed, at));

    expect(appended).toMatchObject([{ integrity: 'INTACT', coversWholeFile: false }]);
    expect(appended[0]!.summary.vi).toContain('không bao trùm toàn bộ tệp');
    expect(twice).toMatchObject([
      { integrity: 'INTACT', coversWholeFile: false },
      { integrity: 'INTACT', coversWholeFile: true },
    ]);
  });

  it('says when the certificate was not valid at the time of signing, here told by the dictionary alone', async () => {
    const [reading] = await readSignatures(pdfAround((bytes) => signer.cms(bytes, '-noattr')));

    expect(reading).toMatchObject({ integrity: 'INTACT', certificate: { validWhenSigned: false } });
    expect(reading!.signedAt).toEqual(new Date('2020-11-22T01:30:00.000Z'));
    expect(reading!.summary.vi).toContain('ngoài thời hạn');
  });

  it('reads what openssl signs: RSA, RSA-PSS, an elliptic curve, a key named by its identifier, an old digest', async () => {
    const curve = new TestSigner(['ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1']);
    try {
      const pss = ['-md', 'sha256', '-keyopt', 'rsa_padding_mode:pss'];
      for (const make of [
        (bytes: Uint8Array) => signer.cms(bytes, '-md', 'sha256'),
        (bytes: Uint8Array) => signer.cms(bytes, '-md', 'sha512', '-keyid'),
        (bytes: Uint8Array) => signer.cms(bytes, ...pss),
        (bytes: Uint8Array) => curve.cms(bytes, '-md', 'sha256'),
      ]) {
        const pdf = pdfAround(make);
        expect(await readSignatures(pdf)).toMatchObject([{ integrity: 'INTACT', signer: SIGNER, coversWholeFile: true }]);
        expect(await readSignatures(flipped(pdf, 20))).toMatchObject([{ integrity: 'BROKEN' }]);
      }
      const [old] = await readSignatures(pdfAround((bytes) => signer.cms(bytes, '-md', 'sha1')));
      expect(old).toMatchObject({ integrity: 'INTACT', digestAlgorithm: 'SHA-1' });
      expect(old!.summary.en).toContain('obsolete');
    } finally {
      curve.close();
    }
  });

  it('is not taken in by a CMS that brings its own content, or by a signature of other bytes', async () => {
    const other = Buffer.from('another document');

    expect(await readSignatures(pdfAround(() => signer.cms(other, '-nodetach')))).toMatchObject([{ integrity: 'UNREADABLE' }]);
    expect(await readSignatures(pdfAround((bytes) => signer.cms(bytes, '-nodetach')))).toMatchObject([{ integrity: 'UNREADABLE' }]);
    expect(await readSignatures(pdfAround(() => signer.cms(other)))).toMatchObject([{ integrity: 'BROKEN', signer: SIGNER }]);
    expect(await readSignatures(pdfAround((bytes) => signer.cms(bytes, '-nocerts')))).toMatchObject([
      { integrity: 'UNREADABLE', signer: null },
    ]);
  });

  it('does not call a file whole where the gap holds more than the signature', async () => {
    const pdf = pdfAround((bytes) => signer.cms(bytes));
    const gap = pdf.indexOf('>', pdf.indexOf('/Contents <'));
    const hidden = Buffer.from(pdf);
    hidden.write('> /X (', gap - 40);

    expect(await readSignatures(hidden)).toMatchObject([{ integrity: 'UNREADABLE', coversWholeFile: false }]);
  });

  it('answers clearly what is no signed PDF', async () => {
    expect(await readSignatures(ours)).toEqual([]);
    await expect(readSignatures(new Uint8Array())).rejects.toMatchObject({ code: 'NOT_A_PDF' });
    await expect(readSignatures(Buffer.from('PK\x03\x04 a zip'))).rejects.toMatchObject({ code: 'NOT_A_PDF' });
    await expect(readSignatures(signed.subarray(0, signed.length - 4000))).rejects.toMatchObject({ code: 'PDF_CUT_OFF', kind: 'invalid' });
    await expect(readSignatures(new Uint8Array(MAX_PDF_BYTES + 1))).rejects.toMatchObject({ code: 'PDF_TOO_LARGE', kind: 'limit' });
    const many = Array.from({ length: MAX_SIGNATURES + 1 }, (_, i) => `/ByteRange [0 ${i + 1} ${i + 2} 3]`).join('\n');
    await expect(readSignatures(Buffer.from(`%PDF-1.7\n${many}\n%%EOF`))).rejects.toMatchObject({ code: 'TOO_MANY_SIGNATURES' });
  });

  it('neither crashes nor hangs on bombs, nonsense and ranges that lead nowhere', async () => {
    const nested = Buffer.alloc(100_000, Buffer.from([0x30, 0x80]));
    const definite = Buffer.concat(Array.from({ length: 30_000 }, () => Buffer.from([0x30, 0x83, 0x01, 0xff, 0xff])));
    const room = 2 * 200_000;
    const bomb = `stream\n${deflateSync(Buffer.alloc(50_000_000)).toString('latin1')}\nendstream`;
    const started = performance.now();

    for (const pdf of [
      pdfAround(() => nested, { room }),
      pdfAround(() => definite, { room }),
      pdfAround(() => Buffer.alloc(100, 0xff)),
      pdfAround(() => Buffer.alloc(0)),
      pdfAround(() => Buffer.alloc(3_000_000), { room: 6_000_000 }),
      Buffer.from('%PDF-1.7 /ByteRange [0 10 20 9999999999] %%EOF'),
      Buffer.from('%PDF-1.7 /ByteRange [0 20 10 5] %%EOF'),
      Buffer.from('%PDF-1.7 /ByteRange [5 1 7 3] %%EOF'),
    ])
      expect(await readSignatures(pdf)).toMatchObject([{ integrity: 'UNREADABLE', signer: null }]);
    expect(await readSignatures(Buffer.from(`%PDF-1.7\n${bomb}\n${'/ByteRange['.repeat(200_000)}\n%%EOF`, 'latin1'))).toEqual([]);
    for (let cut = 0; cut < signed.length; cut += 997)
      await readSignatures(signed.subarray(0, cut)).catch((error) => expect(error.sentence.vi).toMatch(/PDF/));
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});

describe('a signed copy of ours', () => {
  it('begins with our exact bytes; any other file does not', async () => {
    const other = await documentRenderer.pdf(form08({ ...FULL, number: 2, kind: 'SUPPLEMENT' }, PRINT));

    expect(continuesOur(signed, ours)).toBe(true);
    expect(continuesOur(ours, ours)).toBe(true);
    expect(continuesOur(Buffer.concat([ours, Buffer.from('\n')]), Buffer.concat([ours, Buffer.from('\r\n')]))).toBe(true);
    expect(continuesOur(Buffer.concat([other, signed.subarray(ours.length)]), ours)).toBe(false);
    expect(continuesOur(flipped(signed, 500), ours)).toBe(false);
    expect(continuesOur(signed.subarray(0, 500), ours)).toBe(false);
    expect(continuesOur(signed, new Uint8Array())).toBe(false);
  });
});
