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
}
