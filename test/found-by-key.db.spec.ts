import type { Pool } from 'pg';
import { FEW, multiplyRows } from './support/many-rows.js';
import { type Played, playMainJob } from './support/played.js';
import { type RootField, rootFields } from './support/root-fields.js';
import { World } from './support/world.js';

/** Rows of every table that grows, and how many of one table a single operation may touch. A page is 20 rows. */
const [ROWS, LIMIT] = [3000, 1000];

interface Touched {
  readonly table: string;
  /** By sequential scans, and by index scans. */
  readonly seq: number;
  readonly idx: number;
}

const TOUCHED =
  'select relname as "table", seq_tup_read::integer as seq, coalesce(idx_tup_fetch, 0)::integer as idx from pg_stat_user_tables';

/** The most connections that the API or the worker has in this suite: all are asked to tell what they did. */
const POOL = 3;

describe('among many rows of others, what is asked for is found by a key', () => {
  let world: World;
  let fields: RootField[];
  let played: Played;
  let grown: readonly string[];

  beforeAll(async () => {
    world = await World.create({ KHIEN_DATABASE_POOL: String(POOL) });
    fields = await rootFields(world);
    const unit = await world.unit();
    // Whatever a mutation leaves behind, a return, a refusal, a receipt, is there many times too.
    played = await playMainJob(world, 'chim-yen', unit);
    for (const field of fields.filter(({ kind }) => kind === 'mutation')) await call(field);
    played = await playMainJob(world, 'chim-sẻ', unit);
    // What still waits to be weighed would be weighed thousands of times.
    await world.settle();
    await world.worker.sweep();
    grown = await multiplyRows(world, ROWS);
    await world.admin.query('analyze');
  }, 300_000);
  afterAll(() => world.destroy());

  /** What each connection did goes to the collector when it says so itself. */
  async function told(pool: Pool): Promise<void> {
    const clients = await Promise.all(Array.from({ length: POOL }, () => pool.connect()));
    for (const client of clients) {
      await client.query('select pg_stat_force_next_flush()');
      client.release();
    }
  }
  async function touched(): Promise<readonly Touched[]> {
    await told(world.house.database.pool);
    await told(world.workerHouse.database.pool);
    return (await world.admin.query<Touched>(TOUCHED)).rows;
  }
  /** The tables of which `work` touches more rows than it may: `delivery 3012 + 12`. */
  async function scannedBy(work: () => Promise<unknown>): Promise<readonly string[]> {
    const before = new Map((await touched()).map((row) => [row.table, row]));
    await work();
    return (await touched()).flatMap(({ table, seq, idx }) => {
      const [moreSeq, moreIdx] = [seq - before.get(table)!.seq, idx - before.get(table)!.idx];
      return !(FEW as readonly string[]).includes(table) && moreSeq + moreIdx > LIMIT ? [`${table} ${moreSeq} + ${moreIdx}`] : [];
    });
  }
  async function call(field: RootField): Promise<unknown> {
    const person = field.actor === 'dpo' ? played.dpo : played.officer;
    return (await world.gql(field.document, field.argumentsOf(played), person)).errors;
  }
  async function scans(kind: RootField['kind']): Promise<Readonly<Record<string, readonly string[]>>> {
    const found: Record<string, readonly string[]> = {};
    for (const field of fields.filter((each) => each.kind === kind)) {
      const scanned = await scannedBy(() => call(field));
      if (scanned.length > 0) found[field.name] = scanned;
    }
    return found;
  }

  it('every table that grows is large', async () => {
    expect(grown.length).toBeGreaterThan(35);
    const { rows } = await world.admin.query<{ table: string }>(
      'select relname as "table" from pg_class where relname = any ($1) and reltuples < $2',
      [grown, ROWS],
    );
    expect(rows).toEqual([]);
  });

  it('by every query, save the counters of data subjects, which add up the whole register, and the search, to which so few are no work', async () => {
    const { subjectCounters, search, ...others } = await scans('query');
    expect(subjectCounters?.length ?? 0).toBeLessThanOrEqual(2);
    // Among 20,000 entries of one place it looks at few: test/search.db.spec.ts.
    expect((search ?? []).every((table) => table.startsWith('search_entry 0 + '))).toBe(true);
    expect(others).toEqual({});
  });

  it('by the main job of another organisation', async () => {
    expect(await scannedBy(() => playMainJob(world, 'cá-ngừ', played.unit))).toEqual([]);
  });

  it('by a sweep of the worker', async () => expect(await scannedBy(() => world.worker.sweep())).toEqual([]));

  it('by every mutation, save the check of an import, which compares with the whole register', async () => {
    const { checkRegisterImport, ...others } = await scans('mutation');
    expect(Object.keys(checkRegisterImport ?? {}).length).toBeLessThanOrEqual(1);
    expect(others).toEqual({});
  });

  it('positive control: without the index that policies look at, a filing is no longer found by a key', async () => {
    await world.admin.query('drop index delivery_filing');
    const scanned = await scannedBy(() => call(fields.find(({ name }) => name === 'filedReport')!));
    expect(scanned.join()).toContain('delivery');
  });
});
