import { type Job, type JobResult, PgBoss } from 'pg-boss';
import type { Logger } from './logger.js';
import type { DomainLib, OutsideTask, StoredEvent } from './work/domain.js';
import type { Tx } from './work/tx.js';
import type { UnitOfWork, Waker } from './work/unit-of-work.js';

const SCHEMA = 'pgboss';
const DISPATCH = 'dispatch-events';
const SWEEP = 'sweep-outbox';
/** Everything that a sweep finds is found within the minute, whatever was killed. */
const SWEEP_SECONDS = 20;
/** After so many failures of one event a person has to look; it goes on being tried. */
export const STUCK_AFTER = 8;
/** Seconds until an event that failed is tried again: 5, 10, 20 … and never more than a quarter of an hour. */
const pauseAfter = (failures: number) => Math.min(900, 5 * 2 ** (failures - 1));
const DISPATCHING = { batchSize: 20, burstWhenBatchFull: true, pollingIntervalSeconds: 2, perJobResults: true } as const;

/** Queues, made with the owner's rights at migration; run-time roles only read and write jobs. */
export async function installJobs(adminUrl: string): Promise<void> {
  const boss = new PgBoss({ connectionString: adminUrl, schema: SCHEMA, supervise: false, schedule: false, max: 2 });
  boss.on('error', () => undefined);
  await boss.start();
  try {
    await boss.createQueue(`${DISPATCH}-dead`);
    await boss.createQueue(DISPATCH, {
      retryLimit: 20,
      retryDelay: 5,
      retryBackoff: true,
      retryDelayMax: 900,
      deadLetter: `${DISPATCH}-dead`,
      notify: true,
    });
  } finally {
    await boss.stop({ graceful: false });
  }
}

/** The sending side: a job is a row of the same transaction, so it exists exactly if the change does. */
export async function openWaker(url: string): Promise<{ wake: Waker; close(): Promise<void> }> {
  const boss = new PgBoss({
    connectionString: url,
    schema: SCHEMA,
    migrate: false,
    createSchema: false,
    supervise: false,
    schedule: false,
    max: 1,
  });
  boss.on('error', () => undefined);
  await boss.start();
  return {
    wake: async (tx: Tx, eventIds: readonly string[]) => {
      await boss.send(DISPATCH, { eventIds }, { db: { executeSql: async (text, values) => ({ rows: await tx.sql(text, values) }) } });
    },
    close: () => boss.stop({ graceful: false }),
  };
}

/** What waits and failed so often that a person has to look, oldest first; as the system. */
export async function stuckEvents(tx: Tx): Promise<readonly StuckEvent[]> {
  return tx.sql<StuckEvent>(
    `select id, type, created_at as "createdAt", attempts, next_attempt_at as "nextAttemptAt", failure from outbox
     where dispatched_at is null and attempts >= ? order by created_at limit 1000`,
    [STUCK_AFTER],
  );
}

export interface StuckEvent {
  readonly id: string;
  readonly type: string;
  readonly createdAt: string;
  readonly attempts: number;
  readonly nextAttemptAt: string;
  /** The code or name of the last failure; never its text. */
  readonly failure: string;
}

/**
 * The working side. A job names events; what is done is decided by the outbox row (`dispatched_at`), so a job that runs
 * twice has one effect, and a job that was lost is made up for by the sweep: at the start and then three times a minute. An
 * event that fails is tried again after growing pauses, for ever: nothing is dropped.
 */
export class Worker {
  readonly #boss: PgBoss;
  readonly #outside: readonly Repeating[];
  /** By the process's own clock: a job of a worker that was killed in it would bar the others from sweeping until it expires. */
  readonly #sweeping: Repeating;

  constructor(
    url: string,
    private readonly uow: UnitOfWork,
    private readonly libs: readonly DomainLib[],
    private readonly logger: Logger,
    outside: readonly OutsideTask[] = [],
  ) {
    this.#boss = new PgBoss({
      connectionString: url,
      schema: SCHEMA,
      migrate: false,
      createSchema: false,
      schedule: false,
      useListenNotify: true,
      max: 4,
    });
    this.#boss.on('error', (error) => logger.error({ err: error }, 'jobs'));
    this.#outside = outside.map((task) => new Repeating(task, logger));
    this.#sweeping = new Repeating({ name: SWEEP, after: [], everySeconds: SWEEP_SECONDS, run: () => this.sweep() }, logger);
  }

  async start(): Promise<void> {
    await this.#boss.start();
    // Full batches are followed by the next at once: without, a backlog is worked off at one job a poll.
    await this.#boss.work<{ eventIds: string[] }, never, typeof DISPATCHING>(DISPATCH, DISPATCHING, async (jobs) => {
      const results: JobResult[] = [];
      for (const job of jobs) results.push(await this.#settle(job));
      return results;
    });
    this.#sweeping.start();
    for (const task of this.#outside) task.start();
  }

  async stop(): Promise<void> {
    await this.#sweeping.stop();
    await this.#boss.stop({ graceful: true, timeout: 10_000 });
    await Promise.all(this.#outside.map((task) => task.stop()));
  }

  /**
   * What failed is noted in its row, and from then on the sweep has it: the job is done. Only where the failure could not be
   * noted does the job itself come back.
   */
  async #settle({ id, data }: Job<{ eventIds: string[] }>): Promise<JobResult> {
    let noted = true;
    for (const eventId of data.eventIds) noted = (await this.#try(eventId)) && noted;
    return { id, status: noted ? 'completed' : 'failed' };
  }

  /** One event that fails must not hold up the others; true where it was dispatched, or its failure noted. */
  async #try(eventId: string): Promise<boolean> {
    return this.dispatch(eventId).then(
      () => true,
      (error: unknown) =>
        this.#note(eventId, error).then(
          () => true,
          (unnoted: unknown) => {
            this.logger.error({ err: unnoted, cause: error, id: eventId }, 'a failure could not be noted');
            return false;
          },
        ),
    );
  }

  /** Counts the failure in a transaction of its own; people are called once, when it looks as if it would not pass. */
  async #note(eventId: string, error: unknown): Promise<void> {
    const { code, name } = error as { code?: unknown; name?: unknown };
    const failure = String(code ?? name ?? 'Error').slice(0, 64);
    const attempts = await this.uow.run({ kind: 'system', name: DISPATCH }, async (tx) => {
      const [row] = await tx.sql<{ attempts: number }>('select attempts from outbox where id = ? and dispatched_at is null for update', [
        eventId,
      ]);
      if (!row) return 0;
      await tx.sql(
        'update outbox set attempts = attempts + 1, next_attempt_at = clock_timestamp() + make_interval(secs => ?), failure = ? where id = ?',
        [pauseAfter(row.attempts + 1), failure, eventId],
      );
      return row.attempts + 1;
    });
    const about = { err: error, id: eventId, attempts };
    if (attempts === STUCK_AFTER) this.logger.error(about, 'an event is stuck: khien stuck-events lists it');
    else this.logger.warn(about, 'an event could not be dispatched');
  }

  /** Everything that time brings about: the sweeps of the libs, and events that were left behind. Returns how much there was. */
  async sweep(): Promise<number> {
    let done = await this.#sweepOutbox();
    for (const [name, sweep] of this.libs.flatMap((lib) => Object.entries(lib.sweeps ?? {}))) {
      // One sweep that fails must not hold up the others; all are tried again in a minute.
      done += await this.uow.run({ kind: 'system', name }, sweep).catch((error: unknown) => {
        this.logger.error({ err: error, sweep: name }, 'a sweep failed');
        return 0;
      });
    }
    return done;
  }

  /** Hands every event that is still waiting to its handlers; returns how many there were. */
  async #sweepOutbox(): Promise<number> {
    const waiting = await this.uow.run({ kind: 'system', name: SWEEP }, (tx) =>
      tx.sql<{ id: string }>(
        // Those that never failed come first: however many fail, none of them waits for what may never pass.
        `select id from outbox where dispatched_at is null and created_at < clock_timestamp() - interval '5 seconds'
           and (next_attempt_at is null or next_attempt_at <= clock_timestamp()) order by attempts, created_at limit 500`,
      ),
    );
    // A failure that cannot be noted is the database's: the next sweep begins anew, instead of failing hundreds of times.
    for (const { id } of waiting) if (!(await this.#try(id))) break;
    return waiting.length;
  }

  /** Runs the handlers of one event, all in one transaction with the mark that it is done. */
  async dispatch(eventId: string): Promise<void> {
    let dispatched: string | undefined;
    await this.uow.run({ kind: 'system', name: DISPATCH }, async (tx) => {
      const [row] = await tx.sql<{ id: string; type: string; payload: StoredEvent['payload']; created_at: string }>(
        'select id, type, payload, created_at from outbox where id = ? and dispatched_at is null for update skip locked',
        [eventId],
      );
      if (!row) return;
      const event: StoredEvent = { id: row.id, type: row.type, payload: row.payload, at: new Date(row.created_at) };
      for (const lib of this.libs) await lib.handlers?.[event.type]?.(tx, event);
      await tx.sql('update outbox set dispatched_at = clock_timestamp() where id = ?', [eventId]);
      dispatched = event.type;
      this.logger.info({ event: event.type, id: event.id }, 'dispatched');
    });
    for (const task of this.#outside) if (dispatched && task.follows(dispatched)) task.wake();
  }
}

/** Runs an {@link OutsideTask} over and over, never twice at once; a call that comes while it runs makes it run once more. */
class Repeating {
  #timer?: NodeJS.Timeout;
  #running?: Promise<void>;
  #again = false;
  #stopped = false;

  constructor(
    private readonly task: OutsideTask,
    private readonly logger: Logger,
  ) {}

  start(): void {
    this.#timer = setInterval(() => this.wake(), this.task.everySeconds * 1000);
    this.wake();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    await this.#running;
  }

  follows(eventType: string): boolean {
    return this.task.after.includes(eventType);
  }

  wake(): void {
    if (this.#stopped) return;
    if (this.#running) {
      this.#again = true;
      return;
    }
    this.#running = this.task
      .run()
      .then((done) => {
        if (done > 0) this.logger.info({ task: this.task.name, done }, 'outside');
      })
      .catch((error: unknown) => this.logger.error({ err: error, task: this.task.name }, 'work outside failed'))
      .finally(() => {
        this.#running = undefined;
        if (this.#again) {
          this.#again = false;
          this.wake();
        }
      });
  }
}
