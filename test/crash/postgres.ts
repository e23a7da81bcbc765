import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../libs/platform/src/postgres/index.js';
import { freePort } from './free-port.js';
import { childrenOf } from './processes.js';

/** The embedded PostgreSQL as in production, with fsync; killed as a power cut of its processes would, and started again in its place. */
export class Postgres {
  readonly name = 'postgresql';
  #server: EmbeddedPostgres;
  #up = true;
  #restarted: Promise<void> = Promise.resolve();
  #failure: unknown;
  readonly #dataDir: string;

  private constructor(dataDir: string, server: EmbeddedPostgres) {
    this.#dataDir = dataDir;
    this.#server = server;
  }

  static async start(dataDir: string): Promise<Postgres> {
    return new Postgres(dataDir, await startEmbeddedPostgres({ dataDir, durable: true, port: await freePort() }));
  }

  /** The superuser's; the same after every start. */
  get url(): string {
    return this.#server.url;
  }

  get clusterDir(): string {
    return this.#server.clusterDir;
  }

  get up(): boolean {
    return this.#up;
  }

  /** Postmaster and children at once; stopped first, so that it starts no other child while they are counted. False where it is down already. Throws where it did not start again after the last time. */
  async kill(): Promise<boolean> {
    if (this.#failure) throw this.#failure;
    if (!this.#up) return false;
    this.#up = false;
    const postmaster = Number.parseInt(readFileSync(join(this.#server.clusterDir, 'postmaster.pid'), 'utf8'), 10);
    process.kill(postmaster, 'SIGSTOP');
    for (const pid of [...childrenOf(postmaster), postmaster])
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // Ended by itself meanwhile.
      }
    await this.#server.exited;
    this.#restarted = this.#restart();
    this.#restarted.catch((error: unknown) => {
      this.#failure = error;
    });
    return true;
  }

  /** Throws where it did not start again. */
  waitUntilUp(): Promise<void> {
    return this.#restarted;
  }

  async #restart(): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        this.#server = await startEmbeddedPostgres({ dataDir: this.#dataDir, durable: true, port: this.#server.port });
        this.#up = true;
        return;
      } catch (error) {
        if (attempt === 10) throw error;
        await sleep(1000);
      }
    }
  }

  stop(): Promise<void> {
    return this.#server.stop();
  }
}
