import type { World } from './world.js';

interface Counted {
  query: (...args: unknown[]) => unknown;
}

/** How many statements the API sends to PostgreSQL while `work` runs. */
export async function statementsOf(world: World, work: () => Promise<unknown>): Promise<number> {
  const { prototype } = (world.house.database.pool as unknown as { Client: { prototype: Counted } }).Client;
  const query = prototype.query;
  let count = 0;
  prototype.query = function (this: unknown, ...args: unknown[]) {
    count += 1;
    return query.apply(this, args);
  };
  try {
    await work();
    return count;
  } finally {
    prototype.query = query;
  }
}
