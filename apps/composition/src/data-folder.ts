import { hkdfSync, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateLogKey, type LogSigner, signerFromPem } from '#platform/log';

/** What `khien migrate` leaves for API and worker: how to reach the database as roles that own nothing. */
export interface RuntimeUrls {
  readonly apiDatabaseUrl: string;
  readonly workerDatabaseUrl: string;
}

/** Folder of keys and files; everything in it is readable by the owner alone. */
export class DataFolder {
  constructor(readonly path: string) {}

  get files(): string {
    return join(this.path, 'files');
  }

  /** The secret from which passwords of run-time roles follow; made on first use. */
  secret(): string {
    return this.#once('secrets/master.key', () => randomBytes(32).toString('hex'));
  }

  /** A key of 32 bytes for one use, which its label names; it follows from the secret and is kept nowhere else. */
  keyFor(label: string): Buffer {
    return Buffer.from(hkdfSync('sha256', Buffer.from(this.secret(), 'hex'), '', `khien/${label}`, 32));
  }

  /** The Ed25519 key of the transparency log; made on first use, together with its public half beside it. */
  logSigner(origin: string): LogSigner {
    const pem = this.#once('secrets/log-key.pem', () => generateLogKey(origin).privatePem);
    const signer = signerFromPem(origin, pem);
    if (this.#once('log.vkey', () => `${signer.vkey}\n`).trim() !== signer.vkey)
      throw new Error(
        'Khóa của nhật ký (secrets/log-key.pem) không khớp log.vkey / the log key in secrets/log-key.pem does not fit log.vkey: put the old key back; a new one cannot continue the log.',
      );
    return signer;
  }

  writeRuntimeUrls(urls: RuntimeUrls): void {
    mkdirSync(this.path, { recursive: true, mode: 0o700 });
    writeFileSync(join(this.path, 'runtime.json'), JSON.stringify(urls), { mode: 0o600 });
  }

  runtimeUrls(): RuntimeUrls {
    return JSON.parse(readFileSync(join(this.path, 'runtime.json'), 'utf8')) as RuntimeUrls;
  }

  #once(name: string, make: () => string): string {
    const file = join(this.path, name);
    mkdirSync(join(file, '..'), { recursive: true, mode: 0o700 });
    try {
      writeFileSync(file, make(), { mode: 0o600, flag: 'wx' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    return readFileSync(file, 'utf8');
  }
}
