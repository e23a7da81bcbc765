import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as system from '#platform/log';
import * as second from './verifier/index.mjs';

/** Examples that the specifications print: RFC 8785 (3.2.2, 3.2.3, appendix B) and the signed note of golang.org/x/mod/sumdb/note. */
describe.each([
  ['the system', { canonical: system.canonicalText, parse: system.parseCanonical }],
  ['the second verifier', { canonical: second.canonical, parse: second.parseCanonical }],
])('canonical JSON of %s', (_name, { canonical, parse }) => {
  it('writes the examples of RFC 8785', () => {
    const literals = String.raw`{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}`;
    expect(canonical(JSON.parse(literals))).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    );
    const names = ['\u20ac', '\r', '\ufb33', '1', '\u{1f600}', '\u0080', '\u00f6'];
    const sorted = canonical(Object.fromEntries(names.map((name) => [name, 0])));
    expect(Object.keys(JSON.parse(sorted))).toEqual(['1', '\r', '\u0080', '\u00f6', '\u20ac', '\u{1f600}', '\ufb33']);
    expect(sorted.startsWith(String.raw`{"\r":0,"1":0,`)).toBe(true);
  });

  it.each([
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ])('writes the double %s as %s', (bits, text) => expect(canonical(Buffer.from(bits, 'hex').readDoubleBE())).toBe(text));

  it.each([
    ['a blank', '{"a": 1}'],
    ['another order', '{"b":1,"a":1}'],
    ['a doubled member', '{"a":1,"a":1}'],
    ['another spelling of a number', '[1.0]'],
    ['minus zero', '[-0]'],
    ['a number beyond double', '[9007199254740993]'],
    ['an infinite number', '[1e400]'],
    ['another spelling of a letter', String.raw`["\u0061"]`],
    ['capitals in an escape', String.raw`["\u001F"]`],
    ['an escaped slash', String.raw`["\/"]`],
    ['half a surrogate pair', String.raw`["\ud83d"]`],
    ['a byte order mark', '\ufeff[]'],
    ['a line feed after it', '[]\n'],
    ['nothing', ''],
  ])('reads no text with %s', (_what, text) => expect(() => parse(text)).toThrow());

  it('keeps letters as they are: composed and decomposed are two texts', () => {
    const [composed, decomposed] = ['["Nộp"]'.normalize('NFC'), '["Nộp"]'.normalize('NFD')];
    expect([composed, decomposed].map((text) => canonical(parse(text)))).toEqual([composed, decomposed]);
  });
});

describe('signed notes', () => {
  const VKEY = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
  const TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
  const LINE = '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=';

  it('verify as published, and not one letter otherwise', () => {
    const key = second.parseVkey(VKEY);
    expect(second.isSignedBy(key, TEXT, [LINE])).toBe(true);
    expect(second.isSignedBy(key, TEXT.replace('If', 'if'), [LINE])).toBe(false);
    expect(second.isSignedBy(key, TEXT, [])).toBe(false);
    expect(system.parseVkey(VKEY)).toMatchObject({ name: key.name, keyId: key.id });
  });

  const signer = system.signerFromPem('khien.example/log', system.generateLogKey('khien.example/log').privatePem);
  const key = second.parseVkey(signer.vkey);
  const checkpoint = system.signCheckpoint({ size: 0, root: system.EMPTY_ROOT }, signer);
  const own = checkpoint.split('\n').at(-2)!;
  const other = `— witness.example/w1 ${Buffer.alloc(76, 7).toString('base64')}\n`;
  const verdicts = (note: string) =>
    [() => second.openCheckpoint(note, key), () => system.verifyCheckpoint(note, signer)].map((open) => {
      try {
        return open().size === 0;
      } catch {
        return false;
      }
    });

  it.each([
    ['as it is', checkpoint],
    ['with a line of a witness that nobody here knows', checkpoint + other],
    ['with the line of the witness first', checkpoint.replace(own, `${other}${own}`)],
    ['with its own line twice', `${checkpoint}${own}\n`],
  ])('a checkpoint is good %s', (_how, note) => expect(verdicts(note)).toEqual([true, true]));

  it.each([
    ['signed only by somebody unknown', checkpoint.replace(`${own}\n`, other)],
    ['with a second line of its key that is wrong', `${checkpoint}${own.slice(0, -6)}AAAAA=\n`],
    ['with a hyphen for the dash', checkpoint.replace('—', '-')],
    ['without the blank line', checkpoint.replace('\n\n', '\n')],
    ['without the last line feed', checkpoint.slice(0, -1)],
    ['with an extension line', checkpoint.replace('\n\n', '\nmore\n\n')],
    ['with a zero before its size', checkpoint.replace('\n0\n', '\n00\n')],
    ['with carriage returns', checkpoint.replaceAll('\n', '\r\n')],
    ['with the rest of a base64 group not zero', checkpoint.replace('FU=\n', 'FV=\n')],
  ])('a checkpoint is refused %s', (_how, note) => {
    expect(note).not.toBe(checkpoint);
    expect(verdicts(note)).toEqual([false, false]);
  });
});

describe('the second verifier', () => {
  const folder = join(import.meta.dirname, 'verifier');
  const sources = readdirSync(folder).filter((name) => name.endsWith('.mjs'));

  it('stands alone: it imports nothing but its own files and what Node brings for hashing, reading and arguments', () => {
    const imported = sources.flatMap((name) =>
      [...readFileSync(join(folder, name), 'utf8').matchAll(/(?:from|import|import\()\s*'([^']+)'/g)].map(([, what]) => what!),
    );
    const foreign = new Set(imported.filter((what) => !/^\.\/[a-z-]+\.mjs$/.test(what)));
    expect([...foreign].sort()).toEqual(['node:crypto', 'node:fs', 'node:util']);
  });

  it('needs no more than docs/receipts.md says: the fixed notes are printed there', () => {
    const document = readFileSync(join(import.meta.dirname, '../../docs/receipts.md'), 'utf8');
    for (const note of [second.NOTES.vi, second.NOTES.en]) expect(document).toContain(JSON.stringify(note));
  });
});
