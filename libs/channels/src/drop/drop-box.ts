import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256 } from '../packet.js';

/** A box in the drop folder: a plain name, so that no path can come out of the database. */
const BOX = /^[a-z0-9][a-z0-9_-]{0,62}$/;

export function isBoxName(text: string): boolean {
  return BOX.test(text);
}

/** Gets the bytes of one file, or `undefined` where it is too large to be read, and tells where the file belongs. */
export type Take = (bytes: Uint8Array | undefined) => Promise<'DONE' | 'BAD'>;

export interface Collected {
  readonly done: number;
  readonly bad: number;
  /** Left where they were, for the next look: still being written, or `errors` says why. */
  readonly left: number;
  /** What went wrong on our side, for the log. */
  readonly errors: readonly unknown[];
}

/** A file that changed within these milliseconds may still be under way: not every gateway moves whole files. */
const SETTLED = 5_000;

/**
 * One counterpart's folder: `outbox/` for what we give, `inbox/` for what we get, `done/` and `bad/` for what was read.
 * The gateway on the other side of it takes from the outbox and puts into the inbox; both sides move whole files only.
 */
export class DropBox {
  readonly #folder: string;

  constructor(root: string, box: string) {
    if (!isBoxName(box)) throw new RangeError('not the name of a box');
    this.#folder = join(root, box);
  }

  /**
   * Puts a whole file into the outbox: temporary name, bytes on disk, rename, folder on disk. After that it is there
   * whatever dies, and no gateway ever sees half of it. A file of that name is replaced.
   */
  async put(fileName: string, bytes: Uint8Array): Promise<void> {
    const outbox = await this.#open('outbox');
    const temporary = join(outbox, `.${randomUUID()}.tmp`);
    try {
      await writeDurably(temporary, bytes);
      await rename(temporary, join(outbox, fileName));
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
    await syncFolder(outbox);
  }

  /**
   * Hands every file of the inbox with this ending to `take`, by name, then moves it to `done/` or `bad/`, under its digest
   * so that a name used twice hides nothing. If `take` throws, the file stays for the next time: nothing is lost, and what
   * was taken may be handed over again (the reader takes each message once).
   */
  async collect(ending: string, maxBytes: number, take: Take): Promise<Collected> {
    const inbox = await this.#open('inbox');
    const entries = await readdir(inbox, { withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith(ending) && !entry.name.startsWith('.'));
    const count = { done: 0, bad: 0, left: 0 };
    const errors: unknown[] = [];
    for (const name of files.map((file) => file.name).sort()) {
      try {
        count[await this.#takeOne(join(inbox, name), name, maxBytes, take)] += 1;
      } catch (error) {
        count.left += 1;
        errors.push(error);
      }
    }
    return { ...count, errors };
  }

  async #takeOne(path: string, name: string, maxBytes: number, take: Take): Promise<'done' | 'bad' | 'left'> {
    const { size, mtimeMs } = await stat(path);
    if (Math.abs(Date.now() - mtimeMs) < SETTLED) return 'left';
    const bytes = size > maxBytes ? undefined : await readFile(path);
    const taken = (await take(bytes)) === 'DONE' ? 'done' : 'bad';
    const folder = await this.#open(taken);
    await rename(path, join(folder, `${bytes ? sha256(bytes).slice(0, 16) : randomUUID()}-${name}`));
    await syncFolder(folder);
    return taken;
  }

  async #open(name: 'outbox' | 'inbox' | 'done' | 'bad'): Promise<string> {
    const folder = join(this.#folder, name);
    await mkdir(folder, { recursive: true, mode: 0o770 });
    return folder;
  }
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o660);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
