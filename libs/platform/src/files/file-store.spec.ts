import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { FileStore } from './file-store.js';

describe('the file store', () => {
  let folder: string;
  let store: FileStore;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'khien-files-'));
    store = new FileStore(folder);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const kept = () => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());

  it('keeps a file by the digest of its bytes, for its owner alone', async () => {
    const bytes = randomBytes(100_000);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(await store.put(Readable.from([bytes.subarray(0, 7), bytes.subarray(7)]), 100_000)).toEqual({ sha256, size: 100_000 });
    expect((await store.bytes(sha256)).equals(bytes)).toBe(true);
    const [file] = kept();
    expect(kept()).toHaveLength(1);
    expect(statSync(join(file!.parentPath, file!.name)).mode & 0o077).toBe(0);
  });

  it('keeps equal files once, also where they come at the same instant', async () => {
    const stored = await Promise.all(Array.from({ length: 8 }, () => store.put(Readable.from([Buffer.from('một tệp')]), 100)));
    expect(new Set(stored.map(({ sha256 }) => sha256)).size).toBe(1);
    expect(kept()).toHaveLength(1);
  });

  it.each([
    ['is larger than announced', () => Readable.from([Buffer.alloc(60), Buffer.alloc(60)]), { code: 'FILE_TOO_LARGE' }],
    ['breaks off', () => Readable.from(breakingOff()), { message: 'cut' }],
  ])('leaves nothing of a file that %s', async (_what, stream, error) => {
    await expect(store.put(stream(), 100)).rejects.toMatchObject(error);
    expect(kept()).toEqual([]);
  });

  it.each(['../../etc/passwd', '', 'A'.repeat(64), `${'a'.repeat(64)}/..`])('has no file under %j', async (name) => {
    await expect(store.bytes(name)).rejects.toThrow('SHA-256');
  });

  it('has an empty file, if that is what it was', async () => {
    const { sha256, size } = await store.put(Readable.from([]), 10);
    expect([size, (await store.bytes(sha256)).length]).toEqual([0, 0]);
  });
});

async function* breakingOff(): AsyncGenerator<Buffer> {
  yield Buffer.alloc(10);
  throw new Error('cut');
}
