import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ApiClient, type Refusal, Refused } from './api-client.js';
import { People } from './people.js';
import type { DemoSettings } from './settings.js';

/** A named story that is played on the running system. A new one is a file in `scenarios/` and a line in `scenarios/index.ts`. */
export interface Scenario {
  readonly name: string;
  /** One line, Vietnamese and English. */
  readonly tells: string;
  readonly play: (play: Play) => Promise<void>;
}

/** Something was not as it should be; the message says what and what was seen instead. */
export class Mismatch extends Error {}

const PATIENCE_MS = 15_000;

/** One playing of one scenario: who acts, what is done, what was seen, and whether it is as it should be. */
export class Play {
  /** Unique to this playing: codes, titles and keys carry it, so that the same data can be played on again. */
  readonly run = `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 6)}`;
  readonly folder = mkdtempSync(join(tmpdir(), 'khien-demo-'));
  readonly #people: People;
  #steps = 0;

  constructor(
    readonly settings: DemoSettings,
    private readonly print: (line: string) => void = console.log,
  ) {
    this.#people = new People(settings.url, settings.dataFolder);
  }

  step(text: string): void {
    this.#steps += 1;
    this.print(`\n${String(this.#steps).padStart(2)}. ${text}`);
  }

  saw(text: string): void {
    for (const line of text.split('\n')) this.print(`      ${line}`);
  }

  /** Throws {@link Mismatch} unless `fine`; `seen` says what there was instead. */
  expect(fine: unknown, text: string, seen?: unknown): asserts fine {
    if (!fine)
      throw new Mismatch(seen === undefined ? text : `${text}; thấy / seen: ${typeof seen === 'string' ? seen : JSON.stringify(seen)}`);
    this.print(`    ✓ ${text}`);
  }

  /** The person with this address, signed in. */
  async as(email: string): Promise<ApiClient> {
    const { client, me, fresh } = await this.#people.client(email);
    if (fresh)
      this.saw(
        `${email} đăng nhập / signs in: ${me.displayName}, ${me.roles.join(' ')}, ${me.organisation?.name ?? me.unit?.code ?? 'hệ thống'}`,
      );
    return client;
  }

  anybody(): ApiClient {
    return new ApiClient(this.settings.url);
  }

  /** The attempt must be refused with this code; prints the sentence that the person reads. */
  async refused(code: string, text: string, attempt: () => Promise<unknown>): Promise<Refusal> {
    try {
      await attempt();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.expect(error.refusal.code === code, `${text}: ${code}`, error.message);
      return error.refusal;
    }
    throw new Mismatch(`${text}: phải bị từ chối (${code}) nhưng đã được / must be refused (${code}) but was done`);
  }

  /** Asks again until there is an answer, for what the worker does in the background; at most 15 s unless told otherwise. */
  async eventually<T>(text: string, look: () => Promise<T | undefined | false>, patience = PATIENCE_MS): Promise<T> {
    const started = Date.now();
    for (;;) {
      const found = await look();
      if (found) {
        this.print(`    ✓ ${text} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
        return found;
      }
      if (Date.now() - started > patience)
        throw new Mismatch(
          `${text}: sau ${patience / 1000} giây vẫn chưa / not after ${patience / 1000} s (is the worker running, or busy with a backlog?)`,
        );
      await sleep(200);
    }
  }

  end(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
