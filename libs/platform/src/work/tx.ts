import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { type Actor, Forbidden, isId, NotFound } from '#kernel';
import type { Ability } from '../policy.js';
import { type DomainEvent, RecordedEvent } from './event.js';
import type { Transaction } from './transaction.js';

type Identified = object & { id: string };
type EntityClass<T extends Identified> = (new () => T) & { readonly name: string };

/**
 * One transaction, explicit in every verb: who acts, what they may, when it happens (the database's clock, read once),
 * and the rows. Nothing that leaves the process happens inside it.
 */
export class Tx {
  readonly events: RecordedEvent[] = [];

  constructor(
    readonly em: EntityManager,
    readonly actor: Actor,
    readonly ability: Ability,
    /** The database's clock at the start of the transaction, in milliseconds: the legal time of what happens in it. */
    readonly now: Date,
    private readonly transaction: Transaction,
  ) {}

  /** The row, or {@link NotFound}: what row-level security hides and what does not exist are one answer. */
  async load<T extends Identified>(entity: EntityClass<T>, id: string, options: { lock?: boolean } = {}): Promise<T> {
    const row = isId(id)
      ? await this.em.findOne(entity, { id } as never, options.lock ? { lockMode: LockMode.PESSIMISTIC_WRITE } : {})
      : null;
    if (!row || !this.ability.can('read', row)) throw new NotFound(entity.name);
    return row as T;
  }

  /** Refuses what no policy grants, on this very row. */
  authorize(action: string, subject: object): void {
    if (!this.ability.can(action, subject)) throw new Forbidden(action, subject.constructor.name);
  }

  /** Tells what happened; see {@link DomainEvent}. Its place in the log is known once `UnitOfWork.run` has returned. */
  record(event: DomainEvent): RecordedEvent {
    const recorded = new RecordedEvent(event);
    this.events.push(recorded);
    return recorded;
  }

  /**
   * A function or statement of the database inside this transaction; `?` marks the parameters. It is prepared: the text
   * is a constant, whatever varies is a parameter.
   */
  sql<Row extends object>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    return this.transaction.sql<Row>(text, values);
  }
}
