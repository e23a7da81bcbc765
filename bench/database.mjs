/** The database of the benchmark: an embedded PostgreSQL with fsync on, migrated as everywhere, seeded once and kept. */
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { migrateDatabase } from '../dist/libs/platform/src/database/migrate.js';
import { startEmbeddedPostgres } from '../dist/libs/platform/src/postgres/index.js';
import { MIGRATIONS } from '../dist/prisma-free-migrations/index.js';
import { ensureDatabase } from '../scripts/database.mjs';
import { root } from '../scripts/toolchain.mjs';
import { isSeeded, seed } from './seed.mjs';

const DATABASE = 'khien_bench';
const folder = join(root, '.data', 'bench');

/** Opens it, and seeds it where that was not done (to the end, and by this very seed) or is asked for anew. */
export async function openBenchDatabase({ fresh }) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  rmSync(join(folder, 'secrets'), { recursive: true, force: true });
  rmSync(join(folder, 'log.vkey'), { force: true });
  rmSync(join(folder, 'checkpoints.ndjson'), { force: true });
  const server = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres'), durable: true, log: console.log });
  try {
    if (fresh || !(await isSeeded(at(server.url)))) await drop(server.url);
    const adminUrl = await ensureDatabase(server.url, DATABASE);
    const urls = await migrateDatabase(adminUrl, 'secret of the benchmark’s run-time roles', MIGRATIONS);
    const admin = new pg.Pool({ connectionString: adminUrl, max: 4 });
    admin.on('error', () => {}); // The server ends before its last idle connection.
    if (!(await isSeeded(adminUrl))) await seed(admin);
    const log = join(folder, 'postgres', 'postgres.log');
    const stop = async () => {
      await admin.end();
      await server.stop();
    };
    return { admin, adminUrl, ...urls, folder, log: existsSync(log) ? log : undefined, stop };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

function at(url) {
  const target = new URL(url);
  target.pathname = `/${DATABASE}`;
  return target.href;
}

async function drop(url) {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(`drop database if exists ${DATABASE} with (force)`);
  await client.end();
}
