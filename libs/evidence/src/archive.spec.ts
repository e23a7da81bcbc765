import { randomBytes } from 'node:crypto';
import { archivePassword, encryptedZip } from './archive.js';
import { decryptZip } from './testing/decrypt-zip.js';

const KEY = Buffer.alloc(32, 7);

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
    const found = decryptZip(zip, password);
    expect([found.name, found.bytes.equals(bytes)]).toEqual(['mẫu.exe', true]);
    expect(() => decryptZip(zip, 'một mật khẩu khác')).toThrow('wrong password');
    expect(zip.includes(bytes.subarray(0, 64)) && size > 15).toBe(false);
  });

  it('says that it was altered', async () => {
    const zip = await zipOf(Buffer.from('chứng cứ có mã độc'), 'mật khẩu');
    zip[zip.indexOf(Buffer.from('mẫu.exe')) + 60]! ^= 1;
    expect(() => decryptZip(zip, 'mật khẩu')).toThrow();
  });

  it('names no path', async () => {
    expect(decryptZip(await zipOf(Buffer.from('x'), 'p', '../../etc/mẫu'), 'p').name).toBe('.._.._etc_mẫu');
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
