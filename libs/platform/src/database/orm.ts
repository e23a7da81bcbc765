import { type AnyEntity, type EntityName, MikroORM, type Options } from '@mikro-orm/postgresql';
import type { Pool } from 'pg';
import { PreparedDriver } from './prepared-driver.js';

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
    driver: PreparedDriver,
    clientUrl: url,
    entities: [...entities],
    allowGlobalContext: false,
    ensureDatabase: false,
    loadStrategy: 'select-in',
    implicitTransactions: false,
    pool: { min: 0, max: poolSize },
    driverOptions: {
      pipeline: true,
      // Prepared statements are planned once a connection: each has one good plan, by an index that its parameters do not change.
      options: '-c plan_cache_mode=force_generic_plan',
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
  const opened = pool;
  return {
    orm,
    pool,
    close: async () => {
      await orm.close(true);
      // The ORM leaves a pool alone through which it asked nothing itself; its idle clients would hold the process for 10 s.
      if (!opened.ending) await opened.end();
    },
  };
}
