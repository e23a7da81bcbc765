import { createReadStream } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export interface StoredFile {
  /** Hex SHA-256 of the bytes; also their address. */
  readonly sha256: string;
  readonly size: number;
}

/** Where originals lie under the SHA-256 of their bytes. */
export interface Originals {
  /** Keeps the file at `path`, which was hashed and synced; when this returns it is there, whole, and `path` may be gone. */
  keep(file: StoredFile, path: string): Promise<void>;
  /** The bytes as they lie there; throws {@link MissingOriginal} where there are none. */
  read(sha256: string): AsyncIterable<Buffer>;
}

/** Nothing lies under this digest; that the store cannot be asked is another error. */
export class MissingOriginal extends Error {
  constructor(options?: ErrorOptions) {
    super('nothing is stored under this digest', options);
  }
}

/** A folder: `sha256/ab/cd/<digest>`. */
export class FolderOriginals implements Originals {
  constructor(private readonly folder: string) {}

  async keep({ sha256 }: StoredFile, path: string): Promise<void> {
    const target = this.#path(sha256);
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    await rename(path, target);
  }

  async *read(sha256: string): AsyncGenerator<Buffer, void, undefined> {
    try {
      yield* createReadStream(this.#path(sha256), { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>;
    } catch (error) {
      throw (error as NodeJS.ErrnoException).code === 'ENOENT' ? new MissingOriginal({ cause: error }) : error;
    }
  }

  #path(sha256: string): string {
    return join(this.folder, 'sha256', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  }
}
