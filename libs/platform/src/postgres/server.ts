import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import type { Socket } from 'node:net';
import { platform } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { didNotStart, lastLine, portTaken } from './embedded-postgres-error.js';
import { choosePort, isFree } from './free-port.js';
import type { Account } from './server-account.js';

export interface Running {
  port: number;
  exited: Promise<void>;
  stop(): Promise<void>;
}

export async function launch(
  bin: string,
  dataDir: string,
  clusterDir: string,
  account: Account,
  options: { port?: number; durable: boolean },
): Promise<Running> {
  let avoid = 0;
  for (let attempt = 1; ; attempt++) {
    const port = options.port ?? (await choosePort(clusterDir, avoid));
    if (options.port !== undefined && !(await isFree(port))) throw portTaken(port);
    const server = await tryLaunch(bin, dataDir, clusterDir, account, options.durable, port);
    if ('stop' in server) return server;
    const taken = /could not bind|Address already in use/i.test(server.words);
    if (taken && options.port !== undefined) throw portTaken(port);
    // Backends of a killed postmaster hold its memory a moment longer.
    const passing = taken || /shared memory block|lock file "postmaster.pid"/i.test(server.words);
    if (!passing || attempt === 20) throw didNotStart(lastLine(server.words), join(dataDir, 'postgres.log'));
    avoid = taken ? port : 0;
    await sleep(taken ? 0 : 500);
  }
}

async function tryLaunch(
  bin: string,
  dataDir: string,
  clusterDir: string,
  account: Account,
  durable: boolean,
  port: number,
): Promise<Running | { words: string }> {
  const logFile = join(dataDir, 'postgres.log');
  if (fs.existsSync(logFile) && fs.statSync(logFile).size > 5_000_000) fs.renameSync(logFile, `${logFile}.1`);
  const out = fs.openSync(logFile, 'a', 0o600);
  const from = fs.fstatSync(out).size;
  const settings = serverSettings(durable).flatMap((setting) => ['-c', setting]);
  // Its own session: Ctrl-C in the terminal reaches us first, so that the applications end before their database.
  const child = spawn(join(bin, 'postgres'), ['-D', clusterDir, '-p', String(port), ...settings], {
    ...account,
    cwd: '/',
    env: serverEnvironment(),
    detached: true,
    stdio: ['ignore', out, out],
  });
  fs.closeSync(out);
  let ended = false;
  const exited = new Promise<void>((done) => {
    child.on('error', () => done());
    child.on('exit', () => done());
  }).then(() => {
    ended = true;
  });
  const endWatch = endWithUs(child.pid, account);
  exited.then(endWatch);
  for (let waited = 0; !ended && !isReady(clusterDir, child.pid); waited += 10) {
    if (waited > 300_000) child.kill('SIGQUIT');
    await sleep(10);
  }
  if (ended) return { words: fs.readFileSync(logFile).subarray(from).toString('utf8') };
  child.unref();
  let stopping: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    child.ref();
    for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
      if (ended) return;
      child.kill(signal);
      await Promise.race([exited, sleep(20_000, undefined, { ref: false })]);
    }
  };
  return { port, exited, stop: () => (stopping ??= stop()) };
}

/** log_min_messages=log leaves statement errors out: their texts quote values, which here are personal data. */
function serverSettings(durable: boolean): string[] {
  return [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=100',
    'shared_buffers=128MB',
    'max_wal_size=512MB',
    'timezone=UTC',
    'log_timezone=UTC',
    'log_min_messages=log',
    'log_min_error_statement=panic',
    'log_error_verbosity=terse',
    'log_checkpoints=off',
    // After a crash one call for the file system instead of one for each of its 1,700 files: ready 3 s sooner.
    ...(platform() === 'linux' ? ['recovery_init_sync_method=syncfs'] : []),
    ...(durable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'wal_level=minimal', 'max_wal_senders=0']),
  ];
}

/** A shell that waits for our end of a pipe to close, which it does however we end, and then asks the server to stop. */
function endWithUs(pid: number | undefined, account: Account): () => void {
  if (pid === undefined || platform() === 'win32') return () => {};
  const script = 'read -r _; kill -INT "$1" 2>/dev/null';
  const watch = spawn('/bin/sh', ['-c', script, 'khien-postgres-watch', String(pid)], {
    ...account,
    cwd: '/',
    env: {},
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  watch.on('error', () => {});
  watch.stdin.on('error', () => {});
  watch.unref();
  (watch.stdin as unknown as Socket).unref();
  return () => watch.kill('SIGKILL');
}

/** The eighth line of postmaster.pid, as pg_ctl reads it. */
function isReady(clusterDir: string, pid: number | undefined): boolean {
  try {
    const lines = fs.readFileSync(join(clusterDir, 'postmaster.pid'), 'utf8').split('\n');
    return lines[0] === String(pid) && lines[7]?.trim() === 'ready';
  } catch {
    return false;
  }
}

/** Nothing of ours: neither secrets nor PG* settings. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH ?? '/usr/bin:/bin',
    LC_ALL: 'C',
    TZ: 'UTC',
    ...(process.env.SystemRoot ? { SystemRoot: process.env.SystemRoot } : {}),
  };
}
