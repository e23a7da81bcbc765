import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { DeleteObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import S3rver from 's3rver';
import { parseConfig } from '../config.js';
import type { FileStore } from './file-store.js';
import { openFiles } from './open-files.js';
import { MissingOriginal } from './originals.js';

const BUCKET = 'chung-cu';
const credentials = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' };

/** The same store as ever, with a bucket of an S3 server on loopback behind it. */
describe('originals in a bucket of S3', () => {
  let folder: string;
  let server: S3rver;
  let client: S3Client;
  let files: FileStore;
  let endpoint: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'khien-s3-'));
    server = new S3rver({
      address: '127.0.0.1',
      port: 0,
      silent: true,
      directory: join(folder, 's3'),
      configureBuckets: [{ name: BUCKET }],
    });
    endpoint = `http://127.0.0.1:${(await server.run()).port}`;
    client = new S3Client({ endpoint, region: 'us-east-1', credentials, forcePathStyle: true });
    const config = parseConfig({
      KHIEN_S3_BUCKET: BUCKET,
      KHIEN_S3_ENDPOINT: endpoint,
      KHIEN_S3_ACCESS_KEY: credentials.accessKeyId,
      KHIEN_S3_SECRET_KEY: credentials.secretAccessKey,
    });
    files = openFiles(config, join(folder, 'files'));
  });
  afterAll(async () => {
    client.destroy();
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });

  const keep = (bytes: Buffer) => files.put(Readable.from([bytes]), bytes.length);
  const read = async (sha256: string) => {
    const chunks: Buffer[] = [];
    for await (const chunk of files.chunks(sha256)) chunks.push(chunk);
    return Buffer.concat(chunks);
  };
  const keyOf = (sha256: string) => ({ Bucket: BUCKET, Key: `sha256/${sha256}` });

  it('are kept under their digest and come back byte for byte, twice the same is once, and nothing stays in the folder', async () => {
    const bytes = Buffer.alloc(3 * 1024 * 1024, 'chứng cứ ');
    const stored = await keep(bytes);
    expect(await keep(bytes)).toEqual(stored);
    expect(stored).toEqual({ sha256: createHash('sha256').update(bytes).digest('hex'), size: bytes.length });
    expect((await read(stored.sha256)).equals(bytes)).toBe(true);
    expect(await readdir(join(folder, 'files', 'incoming'))).toEqual([]);
    expect(await readdir(join(folder, 'files'))).toEqual(['incoming']);
  });

  it('that were altered in the bucket come as they are, for the hashing to find, and are served to nobody', async () => {
    const { sha256 } = await keep(Buffer.from('bản gốc'));
    await client.send(new PutObjectCommand({ ...keyOf(sha256), Body: 'bản sửa' }));
    expect((await Array.fromAsync(files.stored(sha256))).join('')).toBe('bản sửa');
    await expect(read(sha256)).rejects.toThrow('not what its name says');
  });

  it('that are gone are missing; a store that is out of reach is another matter', async () => {
    const { sha256 } = await keep(Buffer.from('sẽ mất'));
    await client.send(new DeleteObjectCommand(keyOf(sha256)));
    await expect(read(sha256)).rejects.toBeInstanceOf(MissingOriginal);
    const port = await portOfNobody();
    const away = openFiles(
      { s3: { bucket: BUCKET, region: 'us-east-1', endpoint: `http://127.0.0.1:${port}`, credentials } },
      join(folder, 'away'),
    );
    await expect(away.bytes(sha256)).rejects.not.toBeInstanceOf(MissingOriginal);
    await expect(away.put(Readable.from([Buffer.from('không tới')]), 100)).rejects.toThrow();
    expect(await readdir(join(folder, 'away', 'incoming'))).toEqual([]);
  });
});

/** A port on which nobody listens. */
function portOfNobody(): Promise<number> {
  return new Promise((found) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => found(port));
    });
  });
}
