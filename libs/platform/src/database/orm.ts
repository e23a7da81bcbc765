import { type AnyEntity, type EntityName, MikroORM, type Options } from '@mikro-orm/postgresql';
import type { Pool } from 'pg';

export interface Database {
  readonly orm: MikroORM;
  /** The pool under the ORM: list reads use it directly, in flights of one round trip (see `work/read.ts`). */
  readonly pool: Pool;
  close(): Promise<void>;
}

/**
 * Opens the database as a run-time role. Statements are bounded in time; `pipeline` lets one connection carry several
 * statements in one round trip.
 */
export async function openDatabase(url: string, entities: readonly EntityName<AnyEntity>[], poolSize: number): Promise<Database> {
  let pool: Pool | undefined;
  const options: Options = {
    clientUrl: url,
    entities: [...entities],
    allowGlobalContext: false,
    ensureDatabase: false,
    loadStrategy: 'select-in',
    implicitTransactions: false,
    pool: { min: 0, max: poolSize },
    driverOptions: {
      pipeline: true,
      statement_timeout: 15_000,
      idle_in_transaction_session_timeout: 30_000,
      connectionTimeoutMillis: 10_000,
      onPoolCreated: (created: Pool) => {
        pool = created;
      },
    },
  };
  const orm = await MikroORM.init(options);
  await orm.connect();
  if (!pool) throw new Error('the driver made no pool');
  return { orm, pool, close: () => orm.close(true) };
}
