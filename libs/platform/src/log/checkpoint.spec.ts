import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import {
  checkpointBody,
  EMPTY_ROOT,
  generateLogKey,
  LogRefusal,
  parseCheckpoint,
  parseVkey,
  publicPemOf,
  signCheckpoint,
  signerFromPem,
  verifierFromPem,
  verifyCheckpoint,
} from './index.js';

const codeOf = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    if (error instanceof LogRefusal) return error.code;
    throw error;
  }
  return 'accepted';
};

const { privatePem, publicPem, vkey } = generateLogKey('log.khien.example/2026');
const signer = signerFromPem('log.khien.example/2026', privatePem);
const head = { size: 20852163, root: EMPTY_ROOT };
const text = signCheckpoint(head, signer);

describe('a key of a log', () => {
  test('reads the published key of the signed-note example and gives back its text and key id', () => {
    const published = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k';
    const key = parseVkey(published);
    expect(key.name).toBe('example.com/foo');
    expect(key.keyId.toString('hex')).toBe('530d903a');
    expect(verifierFromPem('example.com/foo', publicPemOf(key.publicKey)).vkey).toBe(published);
  });

  test('is the same from its private PEM, its public PEM and its text', () => {
    expect(signer.vkey).toBe(vkey);
    expect(verifierFromPem(signer.name, publicPem).vkey).toBe(vkey);
    expect(parseVkey(vkey).keyId).toEqual(signer.keyId);
    expect(privatePem).toMatch(/^-----BEGIN PRIVATE KEY-----/);
    expect(publicPem).toMatch(/^-----BEGIN PUBLIC KEY-----/);
  });

  test('is refused with any single character of its text changed', () => {
    for (let i = 0; i < vkey.length; i++) {
      const changed = `${vkey.slice(0, i)}${vkey[i] === 'A' ? 'B' : 'A'}${vkey.slice(i + 1)}`;
      expect(codeOf(() => parseVkey(changed))).toBe('VKEY_FORMAT');
    }
    expect(codeOf(() => parseVkey(''))).toBe('VKEY_FORMAT');
    expect(codeOf(() => parseVkey(`${vkey}=`))).toBe('VKEY_FORMAT');
    expect(codeOf(() => parseVkey(`${vkey}\n`))).toBe('VKEY_FORMAT');
  });

  test('must be Ed25519 and carry a plain name', () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
    expect(() => signerFromPem('log', rsa)).toThrow(TypeError);
    for (const name of ['', 'a b', 'a+b', 'a\nb', 'a"b', 'a\\b', 'nhật-ký'])
      expect(() => signerFromPem(name, privatePem)).toThrow(TypeError);
  });
});

describe('a checkpoint', () => {
  test('has the lines of C2SP tlog-checkpoint and verifies', () => {
    const [origin, size, root, blank, signature, end, ...more] = text.split('\n');
    expect([origin, size, root, blank, end, more]).toEqual([signer.name, '20852163', EMPTY_ROOT.toString('base64'), '', '', []]);
    expect(signature).toMatch(/^\u2014 log\.khien\.example\/2026 [A-Za-z0-9+/]+=*$/);
    expect(verifyCheckpoint(text, parseVkey(vkey))).toMatchObject({ origin: signer.name, ...head });
  });

  test('is the same text for the same head', () => {
    expect(signCheckpoint(head, signer)).toBe(text);
  });

  test('may carry signatures of others, which are passed over, and none of ours that is invalid', () => {
    const witness = '\u2014 witness.example/w AAAAAQIDBAU=\n';
    expect(verifyCheckpoint(text + witness, signer).signatures).toHaveLength(2);
    const [body] = text.split('\n\n');
    expect(codeOf(() => verifyCheckpoint(`${body}\n\n${witness}`, signer))).toBe('CHECKPOINT_SIGNATURE');
    const forged = Buffer.concat([signer.keyId, Buffer.alloc(64)]).toString('base64');
    expect(codeOf(() => verifyCheckpoint(`${text}\u2014 ${signer.name} ${forged}\n`, signer))).toBe('CHECKPOINT_SIGNATURE');
  });

  test('of another key of the same name is refused', () => {
    const other = signerFromPem(signer.name, generateLogKey(signer.name).privatePem);
    expect(codeOf(() => verifyCheckpoint(signCheckpoint(head, other), signer))).toBe('CHECKPOINT_SIGNATURE');
  });

  test('of another log is refused even if signed by our key', () => {
    const body = checkpointBody({ ...head, origin: 'log.other.example' });
    const signature = sign(null, Buffer.from(body), createPrivateKey(privatePem));
    const note = `${body}\n\u2014 ${signer.name} ${Buffer.concat([signer.keyId, signature]).toString('base64')}\n`;
    expect(codeOf(() => verifyCheckpoint(note, signer))).toBe('CHECKPOINT_ORIGIN');
  });

  test('with any single bit flipped is refused', () => {
    const bytes = Buffer.from(text, 'utf8');
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const copy = Buffer.from(bytes);
      copy[bit >> 3]! ^= 1 << (bit & 7);
      expect(codeOf(() => verifyCheckpoint(copy.toString('utf8'), signer))).not.toBe('accepted');
    }
  });

  test.each([
    ['leading zero', text.replace('20852163', '020852163')],
    ['sign', text.replace('20852163', '+20852163')],
    ['beyond 2^53', text.replace('20852163', '9007199254740993')],
    ['extension line', text.replace('\n\n', '\nextension\n\n')],
    ['carriage return', text.replaceAll('\n', '\r\n')],
    ['no final line feed', text.slice(0, -1)],
    ['no signature', text.slice(0, text.indexOf('\u2014'))],
    ['hyphen for the dash', text.replace('\u2014', '-')],
    ['root of 31 bytes', text.replace(EMPTY_ROOT.toString('base64'), EMPTY_ROOT.subarray(1).toString('base64'))],
    ['base64 without padding', text.replace('=\n', '\n')],
    ['33 signatures', text + '\u2014 w AAAAAQIDBAU=\n'.repeat(32)],
    ['nothing', ''],
  ])('in another form is malformed: %s', (_name, changed) => {
    expect(codeOf(() => parseCheckpoint(changed))).toBe('CHECKPOINT_FORMAT');
  });
});
