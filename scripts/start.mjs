/**
 * `npm start`: PostgreSQL (embedded, or DATABASE_URL), migrations, the demo world once, api and worker; until Ctrl-C.
 *
 *   PORT (3000), HOST (127.0.0.1), KHIEN_DATA (.data), DATABASE_URL (none: embedded), KHIEN_DEMO=0 (no demo world; the default with NODE_ENV=production),
 *   KHIEN_LOG=stdout (the logs of api and worker here instead of in <KHIEN_DATA>/logs)
 */
import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { ensureDatabase, refuseUnusable } from './database.mjs';
import { node24, Problem, root, runNode, sayAndExit, toolEnvironment } from './toolchain.mjs';

const main = (app) => join(root, 'dist/apps', app, 'src/main.js');

function readSettings(env) {
  const port = Number(env.PORT ?? 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new Problem(
      `PORT phải là số từ 1 đến 65535, không phải “${env.PORT}”.`,
      `PORT must be a number from 1 to 65535, not “${env.PORT}”.`,
    );
  }
  return {
    port,
    host: env.HOST || '127.0.0.1',
    dataDir: resolve(root, env.KHIEN_DATA || '.data'),
    databaseUrl: env.DATABASE_URL || undefined,
    demo: oneOf(
      'KHIEN_DEMO',
      env.KHIEN_DEMO,
      { 0: false, false: false, no: false, off: false, 1: true, true: true, yes: true, on: true },
      env.NODE_ENV !== 'production',
    ),
    logsHere: oneOf('KHIEN_LOG', env.KHIEN_LOG, { stdout: true, file: false }, false),
  };
}

function oneOf(name, value, meanings, otherwise) {
  if (!value) return otherwise;
  if (Object.hasOwn(meanings, value)) return meanings[value];
  const words = Object.keys(meanings).join(', ');
  throw new Problem(`${name} phải là một trong: ${words}; không phải “${value}”.`, `${name} must be one of: ${words}; not “${value}”.`);
}

/** Where `npm run demo` lets a unit outside listen. */
const DEMO_RECEIVER = 'http://127.0.0.1:38917';

/** What is undone at the end, last first. */
const undo = [];
const children = new Set();
let stopping;

function stop(exitCode) {
  stopping ??= (async () => {
    for (const step of undo.reverse()) await step().catch((error) => console.error(error));
    process.exit(exitCode);
  })();
  return stopping;
}

/** npm passes the terminal's Ctrl-C on once more, so only one after a second counts as the second. */
function stopOnSignals() {
  let first;
  const onSignal = () => {
    if (first === undefined) {
      first = Date.now();
      console.log('\nĐang dừng… (Ctrl-C lần nữa để dừng ngay) | Stopping… (Ctrl-C again to force)');
      stop(0);
    } else if (Date.now() - first > 1000) {
      for (const child of children) child.kill('SIGKILL');
      process.exit(130); // The embedded PostgreSQL sees that we are gone and shuts down by itself.
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, onSignal);
}

/** Starts one of our programs; it neither shares our Ctrl-C nor outlives us. */
function startChild(args, env, stdio) {
  const preload = ['--enable-source-maps', '--import', pathToFileURL(join(root, 'scripts/end-with-parent.mjs')).href];
  const child = spawn(node24, [...preload, ...args], {
    cwd: root,
    env: toolEnvironment({ NODE_COMPILE_CACHE: join(root, '.build/compile-cache'), ...env }),
    stdio: [...stdio, 'ipc'],
    detached: true,
  });
  children.add(child);
  child.ended = new Promise((done) => {
    child.on('error', (error) => done({ code: 1, why: error.message }));
    child.on('exit', (code, signal) => done({ code: code ?? 1, why: signal ?? `exit code ${code}` }));
  }).finally(() => children.delete(child));
  return child;
}

async function stopChildren() {
  const all = [...children];
  for (const child of all) child.kill('SIGTERM');
  const late = sleep(15_000, 'late', { ref: false });
  if ((await Promise.race([Promise.all(all.map((child) => child.ended)), late])) === 'late')
    for (const child of children) child.kill('SIGKILL');
  await Promise.all(all.map((child) => child.ended));
}

/** Runs a command of apps/cli to its end and returns what it printed. Its own words about a problem have gone to the terminal. */
async function cli(command, env) {
  const child = startChild([main('cli'), command], env, ['ignore', 'pipe', 'inherit']);
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (chunk) => (output += chunk));
  const { code } = await child.ended;
  if (stopping) return stopping;
  if (code !== 0) {
    process.stderr.write(output);
    await stop(code);
  }
  return output;
}

function startApp(name, settings, env) {
  let out = 'inherit';
  const logFile = join(settings.dataDir, 'logs', `${name}.log`);
  if (!settings.logsHere) {
    fs.mkdirSync(join(settings.dataDir, 'logs'), { recursive: true });
    if (fs.existsSync(logFile) && fs.statSync(logFile).size > 10_000_000) fs.renameSync(logFile, `${logFile}.1`);
    out = fs.openSync(logFile, 'a', 0o600);
  }
  const from = settings.logsHere ? 0 : fs.statSync(logFile).size;
  const child = startChild([main(name)], env, ['ignore', out, out]);
  if (!settings.logsHere) fs.closeSync(out);
  child.ended.then(({ why }) => {
    if (stopping) return;
    console.error(`\n${name} đã dừng ngoài ý muốn (${why}).\n${name} ended unexpectedly (${why}).`);
    if (!settings.logsHere) {
      const said = fs.readFileSync(logFile).subarray(from).toString('utf8').trimEnd().split('\n').slice(-20).join('\n');
      console.error(`${said}\n(${logFile})`);
    }
    stop(1);
  });
}

async function refuseBusyPort({ host, port }) {
  const code = await new Promise((done) => {
    const probe = createServer();
    probe.on('error', (error) => done(error.code));
    probe.listen(port, host, () => probe.close(() => done(undefined)));
  });
  if (code === undefined) return;
  if (code === 'EADDRINUSE') {
    throw new Problem(
      `Cổng ${port} đang có chương trình khác dùng; hãy dừng chương trình đó hoặc chọn cổng khác: PORT=${port + 1} npm start`,
      `Port ${port} is taken by another program; stop that one or choose another port: PORT=${port + 1} npm start`,
    );
  }
  throw new Problem(`Không mở được ${host}:${port} (${code}).`, `Cannot listen on ${host}:${port} (${code}).`);
}

/** Whether another `npm start` runs on this data folder: its note is there, its process lives and its address answers. */
async function refuseRunning(dataDir) {
  let running;
  try {
    running = JSON.parse(fs.readFileSync(join(dataDir, 'running.json'), 'utf8'));
    process.kill(running.pid, 0);
    await fetch(`${running.url}/health/live`, { signal: AbortSignal.timeout(2000) });
  } catch {
    return;
  }
  throw new Problem(
    `Khiên đang chạy tại ${running.url} (tiến trình ${running.pid}) trên thư mục dữ liệu này.`,
    `Khiên is already running at ${running.url} (process ${running.pid}) on this data folder.`,
  );
}

async function openDatabase(settings) {
  const { databaseUrl, dataDir } = settings;
  if (databaseUrl) {
    await refuseUnusable(databaseUrl);
    return databaseUrl;
  }
  const { startEmbeddedPostgres } = await import(pathToFileURL(join(root, 'dist/libs/platform/src/postgres/index.js')).href);
  const server = await startEmbeddedPostgres({ dataDir: join(dataDir, 'postgres'), durable: true, log: console.log });
  settings.clusterDir = server.clusterDir;
  undo.push(() => server.stop());
  server.exited.then(() => {
    if (stopping) return;
    console.error('\nPostgreSQL đã dừng ngoài ý muốn.\nPostgreSQL ended unexpectedly.');
    stop(1);
  });
  return ensureDatabase(server.url, 'khien');
}

async function waitUntilReady(url) {
  const until = Date.now() + 60_000;
  while (!stopping) {
    const answer = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(2000) }).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.ok) return;
    if (Date.now() > until) {
      throw new Problem(
        `Sau 60 giây ${url}/health/ready vẫn chưa sẵn sàng; xem logs/api.log.`,
        `After 60 s ${url}/health/ready is not ready; see logs/api.log.`,
      );
    }
    await sleep(25);
  }
  await stopping;
}

function announce(url, settings, accounts, started) {
  const where = settings.clusterDir ?? 'DATABASE_URL';
  console.log(`
Khiên đã sẵn sàng | Khiên is ready (${((performance.now() - started) / 1000).toFixed(1)} s)

  GraphQL     ${url}/graphql
  Explorer    ${url}/explorer
  Health      ${url}/health/ready
  PostgreSQL  ${where}
${accounts.trim() === '' ? '' : `\n${accounts.trimEnd()}\n`}
Ctrl-C để dừng | Ctrl-C stops`);
}

async function start() {
  const started = performance.now();
  const settings = readSettings(process.env);
  const { makeWritable } = await import(pathToFileURL(join(root, 'dist/libs/platform/src/postgres/folders.js')).href);
  settings.dataDir = makeWritable(settings.dataDir);
  await refuseRunning(settings.dataDir);
  await refuseBusyPort(settings);
  stopOnSignals();

  const adminUrl = await openDatabase(settings);
  undo.push(stopChildren);
  const base = { KHIEN_DATA: settings.dataDir, DATABASE_URL: undefined, KHIEN_ADMIN_DATABASE_URL: undefined };
  // The demo plays a unit outside on this very machine, where webhooks otherwise never go.
  if (settings.demo) base.KHIEN_WEBHOOK_ALLOW = process.env.KHIEN_WEBHOOK_ALLOW ?? DEMO_RECEIVER;
  const admin = { ...base, KHIEN_ADMIN_DATABASE_URL: adminUrl };
  await cli('migrate', admin);
  const accounts = settings.demo ? await cli('seed-demo', admin) : '';

  // api and worker get their own, lesser roles, each only its own.
  const runtime = JSON.parse(fs.readFileSync(join(settings.dataDir, 'runtime.json'), 'utf8'));
  startApp('api', settings, { ...base, HOST: settings.host, PORT: String(settings.port), KHIEN_API_DATABASE_URL: runtime.apiDatabaseUrl });
  startApp('worker', settings, { ...base, KHIEN_WORKER_DATABASE_URL: runtime.workerDatabaseUrl });

  const anyHost = ['0.0.0.0', '::'].includes(settings.host);
  const url = `http://${anyHost ? 'localhost' : settings.host.includes(':') ? `[${settings.host}]` : settings.host}:${settings.port}`;
  await waitUntilReady(url);
  const note = join(settings.dataDir, 'running.json');
  fs.writeFileSync(note, JSON.stringify({ url, pid: process.pid, ...(settings.demo ? { receiver: base.KHIEN_WEBHOOK_ALLOW } : {}) }));
  undo.push(async () => fs.rmSync(note, { force: true }));
  announce(url, settings, accounts, started);
}

if (Number(process.versions.node.split('.')[0]) < 24) {
  process.exitCode = await runNode(process.argv.slice(1)).catch(sayAndExit);
} else {
  await start().catch(async (error) => {
    if (stopping) return stopping;
    const clear = error?.name === 'Problem' || error?.name === 'EmbeddedPostgresError';
    console.error(clear ? `\n${error.message}` : error);
    await stop(1);
  });
}
