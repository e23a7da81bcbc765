import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '#platform';
import { type LogSigner, parseCheckpoint, signCheckpoint } from '#platform/log';
import type { DataFolder } from './data-folder.js';

/**
 * Signed heads of the log, kept outside the database: whoever rewrites the database, or restores an older one, does not
 * rewrite these. `khien verify-log` demands that the log still extends each of them.
 */
export class CheckpointFile {
  readonly #path: string;
  #kept?: number;

  constructor(data: DataFolder) {
    this.#path = join(data.path, 'checkpoints.ndjson');
  }

  /** Oldest first; empty where none was kept yet. */
  all(): string[] {
    if (!existsSync(this.#path)) return [];
    return readFileSync(this.#path, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as string);
  }

  /** Appends the head of now, synced to disk, if the log has grown since the last one. */
  async keep(database: Database, signer: LogSigner): Promise<void> {
    const { rows } = await database.pool.query<{ size: string; root: Buffer }>('select size, root from app.log_root()');
    const size = Number(rows[0]!.size);
    const last = this.#kept === undefined ? this.all().at(-1) : undefined;
    this.#kept ??= last ? parseCheckpoint(last).size : 0;
    if (size <= this.#kept) return;
    const file = openSync(this.#path, 'a', 0o600);
    try {
      writeSync(file, `${JSON.stringify(signCheckpoint({ size, root: rows[0]!.root }, signer))}\n`);
      fsyncSync(file);
      this.#kept = size;
    } finally {
      closeSync(file);
    }
  }
}
