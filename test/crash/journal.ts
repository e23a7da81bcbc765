import { closeSync, createReadStream, openSync, writeSync } from 'node:fs';
import { createInterface } from 'node:readline';

/** What a filer holds in hand: written when an answer has come whole, and never before. */
export interface Acknowledged {
  /** The filer's own key of the submission. */
  readonly key: string;
  readonly reportId: string;
  readonly filingId: string;
  readonly reference: string;
  readonly digest: string;
  readonly leafIndex: number;
  /** SHA-256 of the receipt file, hex. */
  readonly receipt: string;
  /** Whether the receipt verified against the log's key when it came. */
  readonly verified: boolean;
  /** 1 for the initial filing of its report. */
  readonly number: number;
}

/** The filers' own record on disk, one line an acknowledgement. It need not be synced: whoever writes it is not killed. */
export class Journal {
  readonly path: string;
  lines = 0;
  readonly #file: number;

  constructor(path: string) {
    this.path = path;
    this.#file = openSync(path, 'wx', 0o600);
  }

  write(acknowledged: Acknowledged): void {
    writeSync(this.#file, `${JSON.stringify(acknowledged)}\n`);
    this.lines++;
  }

  close(): void {
    closeSync(this.#file);
  }
}

/** Batches of up to `size` lines, in their order. */
export async function* readJournal(path: string, size: number): AsyncGenerator<Acknowledged[]> {
  let batch: Acknowledged[] = [];
  for await (const line of createInterface({ input: createReadStream(path) })) {
    batch.push(JSON.parse(line) as Acknowledged);
    if (batch.length === size) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}
