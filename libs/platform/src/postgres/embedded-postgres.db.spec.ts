import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { type EmbeddedPostgres, EmbeddedPostgresError, startEmbeddedPostgres } from './index.js';

const folders: string[] = [];
const servers: EmbeddedPostgres[] = [];

function folder(mode = 0o755): string {
  const path = mkdtempSync(join(tmpdir(), 'khien-embedded-'));
  chmodSync(path, mode);
  folders.push(path);
  return path;
}

async function start(dataDir: string, options: { port?: number; durable?: boolean } = {}): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir, durable: false, ...options });
  servers.push(server);
  return server;
}

async function query(server: EmbeddedPostgres, sql: string): Promise<unknown> {
  const client = new pg.Client(server.url);
  client.on('error', () => {});
  await client.connect();
  try {
    const { rows } = await client.query({ text: sql, rowMode: 'array' });
    return rows[0]?.[0];
  } finally {
    await client.end();
  }
}

function accepts(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('connect', () => done(socket.destroy() !== undefined));
    socket.on('error', () => done(false));
  });
}

const onlyRoot = process.getuid?.() === 0 ? it : it.skip;
const postmaster = (server: EmbeddedPostgres) => Number.parseInt(readFileSync(join(server.clusterDir, 'postmaster.pid'), 'utf8'), 10);

afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
  for (const path of folders.splice(0)) {
    const pointer = join(path, 'cluster-location');
    if (existsSync(pointer)) removeOutside(dirname(readFileSync(pointer, 'utf8')));
    rmSync(path, { recursive: true, force: true });
  }
});

/** A cluster outside its data folder, and the folder above when that was the only one. */
function removeOutside(path: string): void {
  rmSync(path, { recursive: true, force: true });
  if (readdirSync(dirname(path)).length === 0) rmSync(dirname(path), { recursive: true });
}

describe('the embedded PostgreSQL', () => {
  it('keeps data and port over a stop and a start, and lower-cases Vietnamese', async () => {
    const dataDir = folder();
    const first = await start(dataDir);
    expect(await query(first, `select lower('ĐÀ NẴNG')`)).toBe('đà nẵng');
    await query(first, 'create table kept as select 42 as answer');
    await first.stop();
    await first.exited;
    const second = await start(dataDir);
    expect(await query(second, 'select answer from kept')).toBe(42);
    expect(second.port).toBe(first.port);
    expect(statSync(join(dataDir, 'superuser-password')).mode & 0o777).toBe(0o600);
    expect(statSync(second.clusterDir).mode & 0o777).toBe(0o700);
  });

  it('refuses a second start on the same folder in one sentence, and leaves the first running', async () => {
    const dataDir = folder();
    const first = await start(dataDir);
    await expect(start(dataDir)).rejects.toThrow(new RegExp(`in use by process ${process.pid}`));
    expect(await query(first, 'select 1')).toBe(1);
  });

  it('loses nothing committed when the server is killed', async () => {
    const dataDir = folder();
    const first = await start(dataDir, { durable: true });
    await query(first, 'create table kept as select 42 as answer');
    process.kill(postmaster(first), 'SIGKILL');
    await first.exited;
    const second = await start(dataDir, { durable: true });
    expect(await query(second, 'select answer from kept')).toBe(42);
  });

  it('stops a server whose owner and watch are gone, and starts anew on its data', async () => {
    const dataDir = folder();
    const first = await start(dataDir);
    await query(first, 'create table kept as select 42 as answer');
    const orphan = postmaster(first);
    // As after a kill of the owner: the lock names a process that is no more.
    writeFileSync(join(dataDir, 'owner.lock'), JSON.stringify({ pid: orphan, identity: 'of an earlier life' }));
    const lines: string[] = [];
    const second = await startEmbeddedPostgres({ dataDir, durable: false, log: (line) => lines.push(line) });
    servers.push(second);
    expect(lines.join()).toContain(`process ${orphan}`);
    expect(await query(second, 'select answer from kept')).toBe(42);
    expect(postmaster(second)).not.toBe(orphan);
  });

  it('ends with its owner, even when that one is killed', async () => {
    const dataDir = folder();
    const script = `
      const { importSource } = await import(${JSON.stringify(pathToFileURL(join(process.cwd(), 'test/support/import-source.mjs')).href)});
      const { startEmbeddedPostgres } = await importSource('libs/platform/src/postgres/index.ts');
      const { port } = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)}, durable: false });
      console.log(port);
      setInterval(() => {}, 1000);`;
    const owner = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    const port = Number(await new Promise((done) => owner.stdout.once('data', done)));
    expect(await accepts(port)).toBe(true);
    owner.kill('SIGKILL');
    while (await accepts(port)); // Until the test's own time limit.
  });

  onlyRoot('keeps the cluster outside, and finds it again, when its account cannot enter the data folder', async () => {
    const dataDir = folder(0o700);
    const first = await start(dataDir);
    expect(first.clusterDir).not.toContain(dataDir);
    await query(first, 'create table kept as select 42 as answer');
    await first.stop();
    const second = await start(dataDir);
    expect(second.clusterDir).toBe(first.clusterDir);
    expect(await query(second, 'select answer from kept')).toBe(42);
  });

  it('says a busy port, an unwritable folder and a lost password in words', async () => {
    const busy = createServer();
    await new Promise<void>((done) => busy.listen(0, '127.0.0.1', done));
    const { port } = busy.address() as { port: number };
    await expect(start(folder(), { port })).rejects.toThrow(new RegExp(`Port ${port} on 127.0.0.1 is taken`));
    busy.close();

    const file = join(folder(), 'file');
    writeFileSync(file, '');
    await expect(start(join(file, 'data'))).rejects.toThrow(EmbeddedPostgresError);
    await expect(start('/proc/khien')).rejects.toThrow(/cannot be written/);

    const dataDir = folder();
    await (await start(dataDir)).stop();
    rmSync(join(dataDir, 'superuser-password'));
    await expect(start(dataDir)).rejects.toThrow(/superuser-password is missing/);
    expect(existsSync(join(dataDir, 'owner.lock'))).toBe(false);
  });
});
