import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { platform } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { processIdentity } from './process-identity.js';

/** We hold the lock, so a postmaster on our cluster has lost its owner: it is stopped, the data is whole, and we start anew. */
export async function stopOrphan(clusterDir: string, log: (line: string) => void): Promise<void> {
  const file = join(clusterDir, 'postmaster.pid');
  if (!fs.existsSync(file)) return;
  const pid = Number.parseInt(fs.readFileSync(file, 'utf8'), 10);
  if (!(pid > 1) || processIdentity(pid) === undefined) return; // PostgreSQL itself clears this up and recovers.
  if (!isPostmaster(pid, clusterDir)) return fs.rmSync(file, { force: true }); // The number belongs to another process now.
  log(`Dừng PostgreSQL còn sót từ lần chạy trước (tiến trình ${pid}) | Stopping PostgreSQL left by an earlier run (process ${pid})`);
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    for (let waited = 0; waited < 15_000; waited += 25) {
      if (processIdentity(pid) === undefined) return;
      await sleep(25);
    }
  }
}

function isPostmaster(pid: number, clusterDir: string): boolean {
  try {
    if (platform() === 'linux') return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(clusterDir);
    return spawnSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout.includes(clusterDir);
  } catch {
    return false;
  }
}
