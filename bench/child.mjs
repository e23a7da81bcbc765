/** The servers under measurement, each a process of its own on Node 24. */
import { spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root, toolEnvironment } from '../scripts/toolchain.mjs';

/** Starts it on a free port and waits until it answers; `stop()` ends it in good order. */
export async function startChild(name, args, { folder, environment, ready }) {
  const port = await freePort();
  const output = openSync(join(folder, `${name}.log`), 'w');
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', output, output, 'ipc'],
    env: toolEnvironment({ NODE_ENV: 'production', GRAPHILE_ENV: 'production', HOST: '127.0.0.1', PORT: String(port), ...environment }),
  });
  const exited = new Promise((done) => child.once('exit', done));
  const url = `http://127.0.0.1:${port}`;
  for (let waited = 0; ; waited += 50) {
    if (child.exitCode !== null || waited > 60_000) throw new Error(`${name} did not start; see ${name}.log in .data/bench`);
    const answer = await fetch(url + ready).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.ok) break;
    await sleep(50);
  }
  const stop = async () => {
    child.kill('SIGTERM');
    await Promise.race([exited, sleep(15_000, undefined, { ref: false })]);
    child.kill('SIGKILL');
  };
  return { name, url, pid: child.pid, stop };
}

/** Ours, as it runs in production. `profile`: a folder for a CPU profile, written at its end. */
export function startApi(database, { profile } = {}) {
  const preload = ['--import', join(root, 'scripts/end-with-parent.mjs')];
  const profiling = profile ? ['--cpu-prof', '--cpu-prof-dir', profile] : [];
  return startChild('api', [...profiling, ...preload, join(root, 'dist/apps/api/src/main.js')], {
    folder: database.folder,
    ready: '/health/ready',
    environment: { KHIEN_DATA: database.folder, KHIEN_API_DATABASE_URL: database.apiDatabaseUrl },
  });
}

export function startFloor(database) {
  return startChild('floor', [join(root, 'bench/servers/floor.mjs')], {
    folder: database.folder,
    ready: '/ready',
    environment: { API_URL: database.apiDatabaseUrl, ADMIN_URL: database.adminUrl },
  });
}

export function startPostgraphile(database) {
  return startChild('postgraphile', [join(root, 'bench/servers/postgraphile.mjs')], {
    folder: database.folder,
    ready: '/ready',
    environment: { API_URL: database.apiDatabaseUrl },
  });
}

function freePort() {
  return new Promise((done, failed) => {
    const probe = createServer().once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}
