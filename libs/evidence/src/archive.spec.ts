import { createCipheriv, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import { archivePassword, encryptedZip } from './archive.js';

const KEY = Buffer.alloc(32, 7);

/** What WinZip documents of AE-2 (AES-256), read by hand: the first local entry of a zip whose sizes stand in a data descriptor or in the head. */
function decrypt(zip: Buffer, password: string): { readonly name: string; readonly bytes: Buffer } {
  const end = zip.lastIndexOf(Buffer.from('504b0506', 'hex'));
  const central = zip.subarray(zip.readUInt32LE(end + 16));
  const [nameLength, extraLength] = [central.readUInt16LE(28), central.readUInt16LE(30)];
  const extra = central.subarray(46 + nameLength, 46 + nameLength + extraLength);
  const aes = extra.indexOf(Buffer.from('01990700', 'hex'));
  // Vendor version 2, vendor `AE`, strength 3 (256 bits); the method of the entry itself is 99.
  expect(extra.subarray(aes + 4, aes + 9).toString('hex')).toBe('0200414503');
  expect(central.readUInt16LE(10)).toBe(99);
  const size = central.readUInt32LE(20);
  const start = 30 + zip.readUInt16LE(26) + zip.readUInt16LE(28);
  const data = zip.subarray(start, start + size);
  const salt = data.subarray(0, 16);
  const keys = pbkdf2Sync(password, salt, 1000, 66, 'sha1');
  if (!data.subarray(16, 18).equals(keys.subarray(64))) throw new Error('wrong password');
  const sealed = data.subarray(18, -10);
  if (!createHmac('sha1', keys.subarray(32, 64)).update(sealed).digest().subarray(0, 10).equals(data.subarray(-10)))
    throw new Error('altered');
  return { name: zip.subarray(30, 30 + zip.readUInt16LE(26)).toString('utf8'), bytes: counterMode(keys.subarray(0, 32), sealed) };
}

/** AES in counter mode with the counter in little endian, from 1: the one thing that no library of Node has. */
function counterMode(key: Buffer, bytes: Buffer): Buffer {
  const blocks = Buffer.alloc(Math.ceil(bytes.length / 16) * 16);
  for (let i = 0; i < blocks.length / 16; i++) blocks.writeUInt32LE(i + 1, i * 16);
  const cipher = createCipheriv('aes-256-ecb', key, null).setAutoPadding(false);
  const stream = Buffer.concat([cipher.update(blocks), cipher.final()]);
  return Buffer.from(bytes.map((byte, i) => byte ^ stream[i]!));
}

const zipOf = async (bytes: Buffer, password: string, name = 'mẫu.exe'): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  const parts = async function* () {
    for (let at = 0; at < bytes.length; at += 70_000) yield bytes.subarray(at, at + 70_000);
  };
  for await (const chunk of encryptedZip(name, parts(), password, new Date('2026-11-28T00:00:00Z'))) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

describe('an encrypted archive', () => {
  it.each([1, 15, 16, 300_001])('of %i bytes is opened by another reader of the format, with the password alone', async (size) => {
    const bytes = randomBytes(size);
    const password = archivePassword(KEY, '0197f3a0-0000-7000-8000-000000000001');
    const zip = await zipOf(bytes, password);
    const found = decrypt(zip, password);
    expect([found.name, found.bytes.equals(bytes)]).toEqual(['mẫu.exe', true]);
    expect(() => decrypt(zip, 'một mật khẩu khác')).toThrow('wrong password');
    expect(zip.includes(bytes.subarray(0, 64)) && size > 15).toBe(false);
  });

  it('says that it was altered', async () => {
    const zip = await zipOf(Buffer.from('chứng cứ có mã độc'), 'mật khẩu');
    zip[zip.indexOf(Buffer.from('mẫu.exe')) + 60]! ^= 1;
    expect(() => decrypt(zip, 'mật khẩu')).toThrow();
  });

  it('names no path', async () => {
    expect(decrypt(await zipOf(Buffer.from('x'), 'p', '../../etc/mẫu'), 'p').name).toBe('.._.._etc_mẫu');
  });

  it('breaks off where the bytes do', async () => {
    const broken = async function* () {
      yield Buffer.alloc(100_000);
      throw new Error('a stored file is not what its name says');
    };
    await expect(encryptedZip('x', broken(), 'p', new Date(0)).toArray()).rejects.toThrow();
  });

  it('has a password of its own for each export, the same each time it is asked for', () => {
    const [one, again, other] = ['a', 'a', 'b'].map((id) => archivePassword(KEY, id));
    expect(one).toMatch(/^([0-9a-hjkmnp-tv-z]{5}-){4}[0-9a-hjkmnp-tv-z]{5}$/);
    expect([again === one, other === one, archivePassword(Buffer.alloc(32), 'a') === one]).toEqual([true, false, false]);
  });
});
