import type { AnyEntity, EntityName } from '@mikro-orm/core';
import type { Policy } from '../policy.js';
import type { RecordedEvent } from './event.js';
import type { Tx } from './tx.js';

export type Reaction = (tx: Tx, recorded: RecordedEvent) => Promise<void>;

/** An event as the outbox kept it. */
export interface StoredEvent {
  readonly id: string;
  readonly type: string;
  readonly payload: Readonly<Record<string, string | number | boolean | null>>;
  readonly at: Date;
}

/**
 * What one lib brings to the house. Libs above listen to libs below: `reactions` run inside the transaction of the
 * event, for rows that must exist with it; `handlers` run in the worker, at least once, each in a transaction of its own.
 */
export interface DomainLib {
  readonly entities: readonly EntityName<AnyEntity>[];
  readonly policies: readonly Policy[];
  readonly reactions?: Readonly<Record<string, Reaction>>;
  readonly handlers?: Readonly<Record<string, (tx: Tx, event: StoredEvent) => Promise<void>>>;
  /**
   * What time itself brings about: run at least every minute, each in a transaction of its own as the system of its name. They find
   * their work by the state of rows, never by a moment, so that one that did not run is made up for by the next.
   */
  readonly sweeps?: Readonly<Record<string, (tx: Tx) => Promise<number>>>;
}

/**
 * Work of the worker that has effects outside the database: sending, scanning. It opens its own transactions, before and
 * after the effect, never around it. One run at a time in a process; several processes keep apart by leases on rows.
 */
export interface OutsideTask {
  readonly name: string;
  /** Types of events after whose dispatch there may be something to do at once. */
  readonly after: readonly string[];
  /** Otherwise it looks again after so many seconds. */
  readonly everySeconds: number;
  /** Does what is due and says how much that was. */
  run(): Promise<number>;
}
