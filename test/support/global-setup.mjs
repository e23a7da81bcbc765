/** One PostgreSQL for the whole run, in a temporary folder, without fsync. KHIEN_PURE=1 (npm run verify) does without. */
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importSource } from './import-source.mjs';

export default async function globalSetup() {
  if (process.env.KHIEN_PURE === '1') return;
  removeLeftovers();
  const { startEmbeddedPostgres } = await importSource('libs/platform/src/postgres/index.ts');
  const dataDir = mkdtempSync(join(tmpdir(), `khien-test-${process.pid}-`));
  if (process.getuid?.() === 0) chmodSync(dataDir, 0o755); // The server's account must pass.
  const server = await startEmbeddedPostgres({ dataDir, durable: false });
  process.env.KHIEN_TEST_ADMIN_URL = server.url;
  globalThis.khienTestServer = { server, dataDir };
}

/** Folders of runs that were killed: their server has ended by itself, their process number is in the name. */
function removeLeftovers() {
  for (const name of readdirSync(tmpdir())) {
    const pid = /^khien-test-(\d+)-/.exec(name)?.[1];
    if (pid === undefined || isAlive(Number(pid))) continue;
    const folder = join(tmpdir(), name);
    if (!existsSync(join(folder, 'owner.lock'))) continue;
    try {
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // Another user's.
    }
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
