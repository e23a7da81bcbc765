import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { DomainError } from '#kernel';
import { FolderOriginals, type Originals, type StoredFile } from './originals.js';

export type { StoredFile };

export interface SpooledFile extends StoredFile {
  /** The bytes, once; the file is closed behind them. */
  stream(): Readable;
  close(): Promise<void>;
}

/**
 * Originals by content, written to a temporary name, hashed and synced, and only then kept under their digest, so that a name that
 * exists is whole. Nothing is ever altered. Where they lie is the matter of {@link Originals}: a folder, or S3.
 */
export class FileStore {
  constructor(
    private readonly folder: string,
    private readonly originals: Originals = new FolderOriginals(folder),
  ) {}

  /**
   * Streams to disk while hashing; refuses with LIMIT past `maxSize` bytes. `judge` looks at the whole file before it gets
   * its name, and refuses it by throwing. What is refused leaves nothing behind.
   */
  async put(stream: Readable, maxSize: number, judge?: (path: string, size: number) => Promise<void>): Promise<StoredFile> {
    const temporary = join(this.folder, 'incoming', randomUUID());
    await mkdir(dirname(temporary), { recursive: true, mode: 0o700 });
    const file = await open(temporary, 'wx', 0o600);
    const hash = createHash('sha256');
    let size = 0;
    try {
      for await (const chunk of stream.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
        size += chunk.length;
        if (size > maxSize) throw tooLarge(maxSize);
        hash.update(chunk);
        await file.write(chunk);
      }
      await file.sync();
      await file.close();
      await judge?.(temporary, size);
      const sha256 = hash.digest('hex');
      await this.originals.keep({ sha256, size }, temporary);
      return { sha256, size };
    } catch (error) {
      await file.close().catch(() => undefined);
      await rm(temporary, { force: true });
      // What is still under way is read and dropped, so that the sender can read the refusal and the connection stays usable.
      stream.resume();
      throw error;
    }
  }

  /**
   * What is made to be sent once: written while it is hashed, to a file that has no name any more, so that it is gone with whoever holds
   * it. Must be read or closed.
   */
  async spool(chunks: AsyncIterable<Uint8Array | string>): Promise<SpooledFile> {
    const temporary = join(this.folder, 'outgoing', randomUUID());
    await mkdir(dirname(temporary), { recursive: true, mode: 0o700 });
    const file = await open(temporary, 'wx+', 0o600);
    await rm(temporary);
    const hash = createHash('sha256');
    let size = 0;
    try {
      for await (const chunk of chunks) {
        const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
        hash.update(bytes);
        size += bytes.length;
        await file.writeFile(bytes);
      }
    } catch (error) {
      await file.close();
      throw error;
    }
    return {
      sha256: hash.digest('hex'),
      size,
      stream: () => file.createReadStream({ start: 0, highWaterMark: 256 * 1024 }),
      close: () => file.close(),
    };
  }

  async bytes(sha256: string): Promise<Buffer> {
    const chunks: Buffer[] = [];
    for await (const chunk of this.stored(sha256)) chunks.push(chunk);
    return Buffer.concat(chunks);
  }

  /** The bytes as they lie there, whatever they are by now; throws MissingOriginal where there are none. */
  async *stored(sha256: string): AsyncGenerator<Buffer, void, undefined> {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new RangeError('not a SHA-256');
    yield* this.originals.read(sha256);
  }

  /** The bytes one chunk at a time; the last one comes only if the whole is what its name says, else it throws. */
  async *chunks(sha256: string): AsyncGenerator<Buffer, void, undefined> {
    const hash = createHash('sha256');
    let held: Buffer | undefined;
    for await (const chunk of this.stored(sha256)) {
      if (held) yield held;
      held = chunk;
      hash.update(held);
    }
    if (hash.digest('hex') !== sha256) throw new Error('a stored file is not what its name says');
    if (held) yield held;
  }
}

function tooLarge(maxSize: number): DomainError {
  const limit = maxSize < 1_048_576 ? `${maxSize} byte` : `${Math.floor(maxSize / 1_048_576)} MB`;
  return new DomainError('FILE_TOO_LARGE', 'limit', {
    vi: `Tệp lớn hơn ${limit} nên không được nhận; chưa có gì được ghi. Hãy báo đúng dung lượng, hoặc tách tệp, rồi gửi lại.`,
    en: `The file is larger than ${limit} and was not taken; nothing was written. Announce its true size, or split it, and send again.`,
  });
}
