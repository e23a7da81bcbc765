/** The database of the benchmark: an embedded PostgreSQL with fsync on, migrated as everywhere, seeded once and kept. */
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { migrateDatabase } from '../dist/libs/platform/src/database/migrate.js';
import { startEmbeddedPostgres } from '../dist/libs/platform/src/postgres/index.js';
import { MIGRATIONS } from '../dist/prisma-free-migrations/index.js';
import { ensureDatabase } from '../scripts/database.mjs';
import { root } from '../scripts/toolchain.mjs';
import { isSeeded, ORGANISATIONS, ORGANISATIONS_OF_A_MILLION, seed, signIn } from './seed.mjs';

const folder = join(root, '.data', 'bench');

/** Starts the server with the database of 100,000 activities; `million()` opens the one of 1,000,000 beside it. `stop()` ends all of it. */
export async function openBenchDatabase({ fresh }) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const server = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres'), durable: true, log: console.log });
  const opened = [];
  const open = async (name, organisations) => {
    const database = await openDatabase(server.url, { name, organisations, fresh });
    opened.push(database);
    return database;
  };
  const stop = async () => {
    for (const { admin } of opened) await admin.end();
    await server.stop();
  };
  try {
    const small = await open('khien_bench', ORGANISATIONS);
    return { ...small, million: () => open('khien_bench_million', ORGANISATIONS_OF_A_MILLION), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Seeds it where that was not done (to the end, and by this very seed) or is asked for anew; with a data folder of its own, without keys of earlier runs. */
async function openDatabase(url, { name, organisations, fresh }) {
  const own = join(folder, name);
  rmSync(own, { recursive: true, force: true });
  mkdirSync(own, { recursive: true, mode: 0o700 });
  if (fresh || !(await isSeeded(at(url, name), organisations))) await drop(url, name);
  const adminUrl = await ensureDatabase(url, name);
  const urls = await migrateDatabase(adminUrl, 'secret of the benchmark’s run-time roles', MIGRATIONS);
  const admin = new pg.Pool({ connectionString: adminUrl, max: 4 });
  admin.on('error', () => {}); // The server ends before its last idle connection.
  if (!(await isSeeded(adminUrl, organisations))) await seed(admin, organisations);
  await signIn(admin, organisations);
  const log = join(folder, 'postgres', 'postgres.log');
  return { admin, adminUrl, ...urls, organisations, folder: own, log: existsSync(log) ? log : undefined };
}

function at(url, name) {
  const target = new URL(url);
  target.pathname = `/${name}`;
  return target.href;
}

async function drop(url, name) {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(`drop database if exists ${name} with (force)`);
  await client.end();
}
