import type { Writable } from 'node:stream';
import type { PoolClient } from 'pg';
import { type Actor, Forbidden, NotFound } from '#kernel';
import { entryText, type LogEntry } from '#platform/log';
import { translateDatabaseError } from '../database/errors.js';
import type { Database } from '../database/orm.js';
import { SignInRequired } from '../edge/enforce-access.js';
import { type Ability, abilityOf, type Policy } from '../policy.js';
import { actorOf, type Caller, type Entered, enterStatement } from './caller.js';
import type { DomainLib, Reaction } from './domain.js';
import type { RecordedEvent } from './event.js';
import { Transaction } from './transaction.js';
import { Tx } from './tx.js';

/** Wakes the worker for events that somebody waits for, inside the transaction; see `jobs.ts`. */
export type Waker = (tx: Tx, eventIds: readonly string[]) => Promise<void>;

export interface Reading<T> {
  readonly actor: Actor;
  readonly ability: Ability;
  readonly now: Date;
  readonly value: T;
}

export interface Statement {
  /** Names the prepared statement; one name, one text, for ever. */
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

/** One state of the database, as the caller may see it, however many statements look at it. */
export interface Snapshot extends Omit<Reading<unknown>, 'value'> {
  value<V>(statement: Statement): Promise<V>;
}

export class UnitOfWork {
  readonly #policies: readonly Policy[];
  readonly #reactions = new Map<string, Reaction[]>();
  readonly #awaited = new Set<string>();

  constructor(
    readonly database: Database,
    libs: readonly DomainLib[],
    private readonly wake: Waker = async () => {},
  ) {
    this.#policies = libs.flatMap((lib) => lib.policies);
    for (const lib of libs) {
      for (const [type, reaction] of Object.entries(lib.reactions ?? {}))
        this.#reactions.set(type, [...(this.#reactions.get(type) ?? []), reaction]);
      for (const type of Object.keys(lib.handlers ?? {})) this.#awaited.add(type);
    }
  }

  /**
   * Runs one verb as one transaction: BEGIN · who is it · load, authorize, behave, record · flush · wake · audit leaf and
   * outbox row · COMMIT. A changed row that no event recorded makes the commit fail (`app.require_record`).
   */
  async run<T>(caller: Caller, verb: (tx: Tx) => Promise<T>): Promise<T> {
    const client = await this.#connect();
    const em = this.database.orm.em.fork({ useContext: false });
    let broken: Error | undefined;
    try {
      const transaction = new Transaction(client);
      em.setTransactionContext(transaction as never);
      const [, entered] = await inOneFlight(client, () => [
        client.query('begin'),
        client.query<{ entered: Entered }>(enterStatement(caller)),
      ]);
      const { now } = entered.rows[0]!.entered;
      const actor = identified(caller, entered.rows[0]!.entered);
      const tx = new Tx(em, actor, abilityOf(actor, this.#policies), new Date(now), transaction);
      const result = await verb(tx);
      for (let i = 0; i < tx.events.length; i++) {
        for (const reaction of this.#reactions.get(tx.events[i]!.event.type) ?? []) await reaction(tx, tx.events[i]!);
      }
      await together([em.flush(), this.#wake(tx)]);
      const entries = this.#entriesOf(tx);
      // COMMIT leaves with the record, so that the lock of the log is held for no round trip; where the record fails it rolls back.
      const [, committed] = await together([record(tx, entries), client.query('commit')]);
      if (committed.command !== 'COMMIT') throw new Error('the transaction was rolled back: a statement in it had failed');
      return result;
    } catch (error) {
      await client.query('rollback').catch((failure: Error) => {
        broken = failure;
      });
      throw translateDatabaseError(error);
    } finally {
      em.clear();
      client.release(broken);
    }
  }

  /**
   * Reads with one statement in one flight: BEGIN, who is it, the statement and COMMIT leave together and cost one round
   * trip. The statement returns one row with one JSON column `value`, shaped as the answer is.
   */
  async read<T>(caller: Caller, statement: Statement): Promise<Reading<T>> {
    const client = await this.#connect();
    let broken: Error | undefined;
    try {
      const [, entered, rows] = await inOneFlight(client, () => [
        client.query('begin read only'),
        client.query<{ entered: Entered }>(enterStatement(caller)),
        client.query<{ value: T }>({ name: statement.name, text: statement.text, values: [...statement.values] }),
        client.query('commit'),
      ]).catch((error: Error) => {
        if (!('severity' in error)) broken = error;
        throw error;
      });
      const actor = identified(caller, entered.rows[0]!.entered);
      return {
        actor,
        ability: abilityOf(actor, this.#policies),
        now: new Date(entered.rows[0]!.entered.now),
        value: rows.rows[0]?.value as T,
      };
    } catch (error) {
      throw translateDatabaseError(error);
    } finally {
      client.release(broken);
    }
  }

  /**
   * Reads with as many statements as it takes, all on one snapshot: what is longer than an answer. The transaction lasts as long as
   * `work` does, so nothing in there waits for whoever gets the result.
   */
  async snapshot<T>(caller: Caller, work: (snapshot: Snapshot) => Promise<T>): Promise<T> {
    const client = await this.#connect();
    let broken: Error | undefined;
    try {
      const [, entered] = await inOneFlight(client, () => [
        client.query('begin isolation level repeatable read read only'),
        client.query<{ entered: Entered }>(enterStatement(caller)),
      ]);
      const actor = identified(caller, entered.rows[0]!.entered);
      const value = async <V>({ name, text, values }: Statement) =>
        (await client.query<{ value: V }>({ name, text, values: [...values] })).rows[0]?.value as V;
      const result = await work({ actor, ability: abilityOf(actor, this.#policies), now: new Date(entered.rows[0]!.entered.now), value });
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback').catch((failure: Error) => {
        broken = failure;
      });
      throw translateDatabaseError(error);
    } finally {
      client.release(broken);
    }
  }

  #connect(): Promise<PoolClient> {
    return this.database.pool.connect().catch((error: unknown) => {
      throw translateDatabaseError(error);
    });
  }

  async #wake(tx: Tx): Promise<void> {
    const awaited = tx.events.filter(({ event }) => this.#awaited.has(event.type)).map(({ id }) => id);
    if (awaited.length > 0) await this.wake(tx, awaited);
  }

  /** What `app.record` is told of the events; whatever could fail in it fails before anything is sent. */
  #entriesOf(tx: Tx): { entry: string; row: object }[] {
    return tx.events.map((recorded) => {
      const { id, event, subjects } = recorded;
      const entry = entryText(entryOf(tx, recorded));
      const awaited = this.#awaited.has(event.type);
      return { entry, row: { id, type: event.type, at: tx.now.toISOString(), entry, subjects, payload: event.payload ?? {}, awaited } };
    });
  }
}

interface Position {
  readonly index: number;
  readonly proof: readonly string[];
  readonly root: string;
}

/** Appends the leaves and outbox rows, and tells every event its place in the log. */
async function record(tx: Tx, entries: readonly { entry: string; row: object }[]): Promise<void> {
  if (entries.length === 0) return;
  const sent = tx.sql<{ positions: Position[] }>('select app.record(?) as positions', [JSON.stringify(entries.map(({ row }) => row))]);
  const [result] = await sent;
  // PostgreSQL wraps base64 at 76 characters.
  const unwrap = (text: string) => text.replaceAll('\n', '');
  result!.positions.forEach(({ index, proof, root }, i) => {
    tx.events[i]!.position = { index, entry: entries[i]!.entry, proof: proof.map(unwrap), root: unwrap(root) };
  });
}

/** A token that nobody holds any more is not the same as no token: the person must hear that the session ended. */
function identified(caller: Caller, entered: Entered): Actor {
  const actor = actorOf(entered);
  if (actor.kind === 'anonymous' && caller.kind === 'feed') throw new NotFound('calendar feed');
  if (actor.kind === 'anonymous' && caller.kind !== 'anonymous') throw new SignInRequired();
  return actor;
}

/** Waits for all, whatever fails, so that nothing is on its way when the caller goes on; the first failure in their order is thrown. */
async function together<const Work extends readonly Promise<unknown>[]>(
  work: Work,
): Promise<{ -readonly [K in keyof Work]: Awaited<Work[K]> }> {
  const outcomes = await Promise.allSettled(work);
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
  return outcomes.map((outcome) => (outcome as PromiseFulfilledResult<unknown>).value) as never;
}

/** What leaves together leaves in one write: a statement of its own each would cost as many calls of the system, here and there. */
async function inOneFlight<const Work extends readonly Promise<unknown>[]>(client: PoolClient, send: () => Work) {
  // `pg` has it without a type; it corks for the messages of a statement itself.
  const { stream } = (client as unknown as { readonly connection: { readonly stream: Writable } }).connection;
  stream.cork();
  let sent: Work;
  try {
    sent = send();
  } finally {
    stream.uncork();
  }
  return await together(sent);
}

function entryOf({ now, actor }: Tx, { id, event, subjects }: RecordedEvent): LogEntry {
  // A calendar reads; there is nothing that it could have done.
  if (actor.kind === 'feed') throw new Forbidden('record', event.type);
  return { v: 1, id, type: event.type, at: now.toISOString(), actor, subjects, ...(event.digest ? { digest: event.digest } : {}) };
}
