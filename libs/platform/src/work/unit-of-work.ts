import type { Actor } from '#kernel';
import { entryText, type LogEntry } from '#platform/log';
import { translateDatabaseError } from '../database/errors.js';
import type { Database } from '../database/orm.js';
import { SignInRequired } from '../edge/enforce-access.js';
import { type Ability, abilityOf, type Policy } from '../policy.js';
import { actorOf, type Caller, type Entered, enterStatement } from './caller.js';
import type { DomainLib, Reaction } from './domain.js';
import type { RecordedEvent } from './event.js';
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
    const em = this.database.orm.em.fork({ useContext: false });
    try {
      await em.begin();
      try {
        const enter = enterStatement(caller);
        const [row] = await em
          .getConnection()
          .execute<{ entered: Entered }[]>(enter.text.replace('$1', '?'), enter.values, 'all', em.getTransactionContext());
        const entered = row!.entered;
        const actor = identified(caller, entered);
        const tx = new Tx(em, actor, abilityOf(actor, this.#policies), new Date(entered.now));
        const result = await verb(tx);
        for (let i = 0; i < tx.events.length; i++) {
          for (const reaction of this.#reactions.get(tx.events[i]!.event.type) ?? []) await reaction(tx, tx.events[i]!);
        }
        await em.flush();
        await this.#record(tx);
        await em.commit();
        return result;
      } catch (error) {
        await em.rollback().catch(() => undefined);
        throw error;
      }
    } catch (error) {
      throw translateDatabaseError(error);
    } finally {
      em.clear();
    }
  }

  /**
   * Reads with one statement in one flight: BEGIN, who is it, the statement and COMMIT leave together and cost one round
   * trip. The statement returns one row with one JSON column `value`, shaped as the answer is.
   */
  async read<T>(caller: Caller, statement: Statement): Promise<Reading<T>> {
    const client = await this.database.pool.connect().catch((error: unknown) => {
      throw translateDatabaseError(error);
    });
    let broken: Error | undefined;
    try {
      const flight = [
        client.query('begin read only'),
        client.query<{ entered: Entered }>(enterStatement(caller)),
        client.query<{ value: T }>({ name: statement.name, text: statement.text, values: [...statement.values] }),
        client.query('commit'),
      ] as const;
      const [, entered, rows] = await Promise.all(flight).catch(async (error: unknown) => {
        await Promise.allSettled(flight);
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
      if (error instanceof Error && !('severity' in error)) broken = error;
      throw translateDatabaseError(error);
    } finally {
      client.release(broken);
    }
  }

  async #record(tx: Tx): Promise<void> {
    if (tx.events.length === 0) return;
    const awaited = tx.events.filter(({ event }) => this.#awaited.has(event.type));
    if (awaited.length > 0)
      await this.wake(
        tx,
        awaited.map(({ id }) => id),
      );
    const entries = tx.events.map((recorded) => entryText(entryOf(tx, recorded)));
    const rows = tx.events.map(({ id, event, subjects }, i) => ({
      id,
      type: event.type,
      at: tx.now.toISOString(),
      entry: entries[i],
      subjects,
      payload: event.payload ?? {},
      awaited: this.#awaited.has(event.type),
    }));
    const [result] = await tx.sql<{ positions: { index: number; proof: string[]; root: string }[] }>('select app.record(?) as positions', [
      JSON.stringify(rows),
    ]);
    result!.positions.forEach((position, i) => {
      // PostgreSQL wraps base64 at 76 characters.
      const unwrap = (text: string) => text.replaceAll('\n', '');
      tx.events[i]!.position = {
        index: position.index,
        entry: entries[i]!,
        proof: position.proof.map(unwrap),
        root: unwrap(position.root),
      };
    });
  }
}

/** A token that nobody holds any more is not the same as no token: the person must hear that the session ended. */
function identified(caller: Caller, entered: Entered): Actor {
  const actor = actorOf(entered);
  if (actor.kind === 'anonymous' && caller.kind !== 'anonymous') throw new SignInRequired();
  return actor;
}

function entryOf({ now, actor }: Tx, { id, event, subjects }: RecordedEvent): LogEntry {
  return { v: 1, id, type: event.type, at: now.toISOString(), actor, subjects, ...(event.digest ? { digest: event.digest } : {}) };
}
