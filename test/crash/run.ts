import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { DEMO_ACCOUNTS, demoPasswordOf } from '../../apps/cli/src/demo/demo-world.js';
import { Dice } from './dice.js';
import { type Complaints, Filer, receiptsAgain } from './filer.js';
import { Journal } from './journal.js';
import { type Judgement, judge } from './judge.js';
import { judgeReceiver } from './judge-receiver.js';
import { Officer } from './officer.js';
import { Api, signIn } from './people.js';
import type { Clone } from './processes.js';
import { Receiver } from './receiver.js';
import { System } from './system.js';

export type Target = 'api' | 'worker' | 'postgresql';

export interface RunOptions {
  readonly clone: Clone;
  /** Empty; everything of the run lies in it. */
  readonly folder: string;
  readonly seed: number;
  readonly filers: number;
  /** Mean seconds between two kills. */
  readonly pace: number;
  /** How many kills come together, before filings catch up with them. */
  readonly burst: number;
  readonly targets: readonly Target[];
  /** Share of reports that get a supplement. */
  readonly supplements: number;
  /** Share of submissions that are cut by the filer, sent twice at once, or sent again. */
  readonly mischief: number;
  readonly log: (line: string) => void;
  /** API processes. */
  readonly apis: number;
  /** Modules that API and worker load first: of a positive control. */
  readonly preload?: readonly string[];
}

/** Organisation members of the demo world who may file. */
const FILING_ACCOUNTS = DEMO_ACCOUNTS.filter(({ roles }) => roles.includes('PDP_OFFICER'));
/** The unit that both organisations' filings go to, who works at its desk, and who administers it. */
const UNIT = 'A05';
const OFFICER = DEMO_ACCOUNTS.find(({ roles, place }) => place === UNIT && roles.includes('LIAISON_OFFICER'))!;
const UNIT_ADMIN = { email: 'admin@a05.example', password: 'mẫu thử quản trị A05 2026' };
const ACTIVATE = 'mutation ($input: ActivateAccountInput!) { activateAccount(input: $input) }';
const OPEN = 'mutation ($input: OpenDestinationInput!) { openDestination(input: $input) { destination { id } secret } }';
const CLOSE = 'mutation ($id: ID!) { closeDestination(id: $id) { state } }';

/**
 * Milliseconds. Nothing may stand still for longer: sweeps come three times a minute, the lease of a worker that was killed while it sent
 * runs out after two minutes.
 */
const STANDSTILL = 240_000;
/** Milliseconds that one attempt of a webhook may take. */
const WEBHOOK_TIMEOUT = 1000;

const WAITING = `select (select count(*)::int from outbox where dispatched_at is null)
    + (select count(*)::int from delivery where transport_state in ('QUEUED', 'SENDING', 'RETRY_WAIT') or business_state = 'NONE') as waiting,
  exists (select from delivery where transport_state = 'QUEUED') as untried`;
/** Nobody sends any more what was leased longer ago than an attempt may take. */
const LEASES_RUN_OUT = `update delivery set leased_until = now() - interval '1 second'
  where transport_state = 'SENDING' and tried_at < now() - interval '${2 * WEBHOOK_TIMEOUT} milliseconds'`;

interface Rest {
  readonly left: number;
  readonly standstill: number;
  readonly atLast?: boolean;
  readonly hurry?: boolean;
}

/** One system, its filers and their journal: files under fire, rests, is judged; as often as it is asked to. */
export class Run {
  readonly kills: Record<string, number> = {};
  readonly complaints: Complaints = { differing: [], refused: [] };
  readonly system: System;
  readonly journal: Journal;
  readonly receiver: Receiver;
  readonly #options: RunOptions;
  readonly #apis: readonly Api[];
  readonly #tokens: readonly string[];
  readonly #officer: string;
  readonly #registered = new Map<string, string>();
  readonly #dice: Dice;
  /** Of each organisation: reports that may get a supplement. */
  readonly #filed: string[][];
  #rounds = 0;
  #unitAdmin = '';

  private constructor(
    options: RunOptions,
    system: System,
    receiver: Receiver,
    apis: readonly Api[],
    tokens: readonly string[],
    officer: string,
  ) {
    this.#options = options;
    this.system = system;
    this.receiver = receiver;
    this.#apis = apis;
    this.#tokens = tokens;
    this.#officer = officer;
    this.#filed = tokens.map(() => []);
    this.#dice = new Dice(options.seed);
    this.journal = new Journal(join(options.folder, 'journal.ndjson'));
  }

  static async start(options: RunOptions): Promise<Run> {
    const receiver = await Receiver.start(new Dice(options.seed + 1));
    const environment = { KHIEN_WEBHOOK_ALLOW: receiver.origin, KHIEN_WEBHOOK_TIMEOUT: String(WEBHOOK_TIMEOUT) };
    let system: System | undefined;
    try {
      system = await System.start({ ...options, environment });
      const apis = system.urls.map((url) => new Api(url, options.filers));
      const tokens = await Promise.all(FILING_ACCOUNTS.map((account) => signIn(apis[0]!, account.email, demoPasswordOf(account))));
      const officer = await signIn(apis[0]!, OFFICER.email, demoPasswordOf(OFFICER));
      return new Run(options, system, receiver, apis, tokens, officer);
    } catch (error) {
      await system?.stop();
      await receiver.stop();
      throw error;
    }
  }

  get killed(): number {
    return Object.values(this.kills).reduce((sum, count) => sum + count, 0);
  }

  /** Answers INTERNAL: no crash excuses one. */
  get internalErrors(): number {
    return this.#apis.reduce((sum, { unexpected }) => sum + (unexpected.INTERNAL ?? 0), 0);
  }

  /** Until so many more are killed and so many more filings acknowledged; then everything is up again. */
  async fileAndKill(more: { kills: number; filings: number }): Promise<void> {
    const { filers, seed, supplements, mischief } = this.#options;
    const [kills, filings] = [this.killed + more.kills, this.journal.lines + more.filings];
    const round = ++this.#rounds;
    let over = false;
    const enough = () => over || (this.killed >= kills && this.journal.lines >= filings);
    const filing = Array.from({ length: filers }, (_, i) =>
      new Filer({
        apis: this.#apis,
        token: this.#tokens[i % this.#tokens.length]!,
        dice: new Dice(seed * 1_000_003 + round * 1009 + i),
        journal: this.journal,
        complaints: this.complaints,
        logKey: this.system.logKey,
        mischief,
        filed: this.#filed[i % this.#tokens.length]!,
        supplements,
      }).fileUntil(enough),
    );
    const officer = new Officer({
      apis: this.#apis,
      token: this.#officer,
      dice: new Dice(seed + 2 + round),
      complaints: this.complaints,
      registered: this.#registered,
    }).workUntil(enough);
    try {
      await Promise.all([...filing, officer, this.#kill(more, () => over)]);
    } finally {
      over = true;
      await Promise.allSettled([...filing, officer]);
    }
    await this.system.waitUntilUp();
  }

  async #kill(more: { kills: number; filings: number }, over: () => boolean): Promise<void> {
    const { pace, burst, targets, log } = this.#options;
    const victims: Readonly<Record<Target, readonly { readonly name: string; kill(): Promise<boolean> }[]>> = {
      api: this.system.apis,
      worker: [this.system.worker],
      postgresql: [this.system.postgres],
    };
    const from = this.journal.lines;
    for (let killed = 0; !over() && killed < more.kills; ) {
      await sleep(this.#dice.between(0, 2 * pace * 1000));
      // Kills and filings come to their end together, so that all of the work is under fire.
      if (killed % burst === 0) {
        await this.#vacuum();
        while (!over() && this.journal.lines - from < (more.filings * killed) / more.kills) await sleep(20);
      }
      const victim = this.#dice.pick(victims[this.#dice.pick(targets)]);
      // Whoever is down from the last time is waited for: else what starts fastest would be killed most.
      while (!over() && !(await victim.kill())) await sleep(20);
      this.kills[victim.name] = (this.kills[victim.name] ?? 0) + 1;
      if (++killed % 50 === 0) log(`${killed} kills, ${this.journal.lines} acknowledged`);
    }
  }

  /**
   * In a crash PostgreSQL forgets what it counted for autovacuum, which never comes round here; in life it does within minutes.
   * Where the database is not up again yet, the next burst is soon enough.
   */
  async #vacuum(): Promise<void> {
    const client = new Client({ connectionString: this.system.adminUrl });
    client.on('error', () => undefined);
    await client
      .connect()
      .then(() => client.query('vacuum (analyze)'))
      .catch(() => undefined);
    await client.end().catch(() => undefined);
  }

  /** From now on filings leave the house, for a receiver that is often unwell. Its id is for {@link closeWebhook}. */
  async openWebhook(): Promise<string> {
    const [api] = this.#apis;
    this.#unitAdmin ||= await this.#unitAdminSignsIn(api!);
    const input = { channel: 'WEBHOOK', endpoint: `${this.receiver.origin}/khien` };
    const { openDestination: opened } = await api!.ask<{ openDestination: { destination: { id: string }; secret: string } }>(
      OPEN,
      { input },
      this.#unitAdmin,
    );
    const { id } = opened.destination;
    this.receiver.open(
      opened.secret,
      this.system.urls.map((url) => `${url}/webhooks/acknowledgements/${id}`),
    );
    return id;
  }

  /**
   * From now on filings stay inside the house again. Most of what was to go out has gone by then; what has not comes back to the
   * desk, also where the receiver took it and we do not know.
   */
  async closeWebhook(id: string): Promise<void> {
    await this.#rest({ left: 10, standstill: 30_000 });
    await this.#apis[0]!.ask(CLOSE, { id }, this.#unitAdmin);
  }

  async #unitAdminSignsIn(api: Api): Promise<string> {
    const { email, password } = UNIT_ADMIN;
    const { said } = await this.system.command('grant-role', '--email', email, '--roles', 'UNIT_ADMIN', '--unit', UNIT);
    await api.ask(ACTIVATE, { input: { token: /token: "([^"]+)"/.exec(said)?.[1], password } });
    return signIn(api, email, password);
  }

  /**
   * Until nothing waits: no event for its handler, no message for its receiver, which gets well at last. What never comes to
   * rest is for the judge to name. `hurry` lets leases that nobody holds any more run out at once: nobody waits two minutes
   * in `npm test`.
   */
  settle({ hurry = false } = {}): Promise<void> {
    return this.#rest({ left: 0, standstill: STANDSTILL, atLast: true, hurry });
  }

  /** Until no more than `left` wait, or nothing has moved for so many milliseconds. */
  async #rest({ left, standstill, atLast = false, hurry = false }: Rest): Promise<void> {
    const client = new Client({ connectionString: this.system.adminUrl });
    await client.connect();
    try {
      await client.query("set session_replication_role = 'replica'");
      let [before, since] = [Number.POSITIVE_INFINITY, Date.now()];
      for (; Date.now() < since + standstill; await sleep(500)) {
        const { rows } = await client.query<{ waiting: number; untried: boolean }>(WAITING);
        const { waiting, untried } = rows[0]!;
        if (waiting <= left && (!atLast || this.receiver.quiet)) return;
        if (waiting < before) [before, since] = [waiting, Date.now()];
        // Every message has met the receiver's moods; what failed there comes again at the next knock.
        if (atLast && !untried) this.receiver.recover();
        if (hurry) await client.query(LEASES_RUN_OUT);
      }
    } finally {
      await client.end();
    }
  }

  async judge(): Promise<Judgement> {
    const { acknowledged, findings } = await judge(this.system.adminUrl, this.journal.path, this.#registered);
    return { acknowledged, findings: [...findings, ...(await judgeReceiver(this.system.adminUrl, this.receiver.received))] };
  }

  /** Up to so many receipts, spread over the whole run, are fetched again: byte for byte what was acknowledged, or a complaint. Answers how many. */
  compareReceipts(most: number): Promise<number> {
    return receiptsAgain({ api: this.#apis[0]!, tokens: this.#tokens, journal: this.journal.path, most, complaints: this.complaints });
  }

  /** Filings that the officer was told are in the register. */
  get registered(): number {
    return this.#registered.size;
  }

  async stop(): Promise<void> {
    this.journal.close();
    await Promise.all(this.#apis.map((api) => api.close()));
    await this.receiver.stop();
    await this.system.stop();
  }
}
