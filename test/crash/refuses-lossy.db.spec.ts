import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../libs/platform/src/postgres/index.js';
import { freePort } from './free-port.js';

type Program = 'api' | 'worker' | 'cli';

describe('a PostgreSQL that may lose what it confirmed, seen by the processes that start on it', () => {
  let folder: string;
  let server: EmbeddedPostgres;
  let adminUrl: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'khien-lossy-'));
    chmodSync(folder, 0o755);
    server = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres'), durable: true });
    await ask('create database khien');
    adminUrl = Object.assign(new URL(server.url), { pathname: '/khien' }).toString();
    expect(await starts('cli')).toEqual({ started: true, said: '' });
  });
  afterAll(async () => {
    await server.stop();
    if (!server.clusterDir.startsWith(folder)) rmSync(dirname(server.clusterDir), { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  });

  async function ask(...statements: string[]): Promise<void> {
    const client = new Client({ connectionString: server.url });
    await client.connect();
    try {
      for (const statement of statements) await client.query(statement);
    } finally {
      await client.end();
    }
  }

  /** Whether it comes up (for `khien migrate`: ends well), and what it said if not. */
  async function starts(program: Program): Promise<{ started: boolean; said: string }> {
    const port = await freePort();
    const main = join(process.cwd(), `dist/apps/${program}/src/main.js`);
    const child = spawn(process.execPath, [main, ...(program === 'cli' ? ['migrate'] : [])], {
      env: {
        PATH: process.env.PATH,
        KHIEN_DATA: join(folder, 'data'),
        PORT: String(port),
        ...(program === 'cli' ? { KHIEN_ADMIN_DATABASE_URL: adminUrl } : {}),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    const up = new Promise<'up'>((done) => {
      child.stdout.on('data', (chunk) => /"(listening|working)"/.test(String(chunk)) && done('up'));
    });
    child.stderr.on('data', (chunk) => (said += chunk));
    const ended = new Promise<number | null>((done) => child.once('close', (code) => done(code)));
    const outcome = await Promise.race([up, ended]);
    child.kill('SIGTERM');
    await ended;
    return { started: outcome === 'up' || outcome === 0, said };
  }

  it('as it comes: API and worker start', async () => {
    expect(await starts('api')).toEqual({ started: true, said: '' });
    expect(await starts('worker')).toEqual({ started: true, said: '' });
  });

  it.each<[Program, string]>([
    ['cli', 'fsync'],
    ['api', 'full_page_writes'],
    ['worker', 'synchronous_commit'],
  ])('%s does not start with %s off, and says so in both languages', async (program, name) => {
    await ask(`alter system set ${name} = off`, 'select pg_reload_conf()');
    const { started, said } = await starts(program);
    await ask(`alter system reset ${name}`, 'select pg_reload_conf()');
    expect(started).toBe(false);
    expect(said.trim().split('\n')).toEqual([
      expect.stringContaining(`PostgreSQL đang để ${name} = off`),
      expect.stringContaining(`PostgreSQL has ${name} = off`),
    ]);
  });

  it('nor where it is off for its own login alone; khien migrate finds that too', async () => {
    await ask('alter role khien_api_khien set synchronous_commit = off');
    for (const program of ['api', 'cli'] as const) {
      const { started, said } = await starts(program);
      expect(started).toBe(false);
      expect(said).toContain('ALTER ROLE "khien_api_khien" RESET synchronous_commit;');
    }
    expect((await starts('worker')).started).toBe(true);
    await ask('alter role khien_api_khien reset synchronous_commit');
    expect((await starts('api')).started).toBe(true);
  });
});
