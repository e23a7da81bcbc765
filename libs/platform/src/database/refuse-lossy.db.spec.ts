import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../postgres/index.js';
import { LossyDatabase, refuseLossyAt } from './refuse-lossy.js';

describe('a PostgreSQL that may lose what it confirmed', () => {
  // A server of its own: the one of the test run has everything off.
  let folder: string;
  let server: EmbeddedPostgres;
  let login: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'khien-lossy-'));
    chmodSync(folder, 0o755);
    server = await startEmbeddedPostgres({ dataDir: folder, durable: true });
    await run("create role plain login password 'x'", 'create database other');
    login = Object.assign(new URL(server.url), { username: 'plain', password: 'x' }).toString();
  });
  afterAll(async () => {
    await server.stop();
    if (dirname(server.clusterDir) !== folder) rmSync(dirname(server.clusterDir), { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  });

  async function run(...statements: string[]): Promise<void> {
    const client = new Client({ connectionString: server.url });
    await client.connect();
    try {
      for (const statement of statements) await client.query(statement);
    } finally {
      await client.end();
    }
  }
  /** The reload reaches the postmaster by a signal: what is set counts for who connects a moment later. */
  async function set(statement: string, name: string, value: string): Promise<void> {
    await run(statement, 'select pg_reload_conf()');
    for (let i = 0; i < 500; i++) {
      const client = new Client({ connectionString: server.url });
      await client.connect();
      const { rows } = await client.query<{ value: string }>('select current_setting($1) as value', [name]);
      await client.end();
      if (rows[0]!.value === value) return;
    }
    throw new Error(`${name} did not become ${value}`);
  }
  const refusal = async (url = server.url) => {
    const error = await refuseLossyAt(url).catch((refused: unknown) => refused);
    expect(error).toBeInstanceOf(LossyDatabase);
    return (error as LossyDatabase).message;
  };

  it('as it comes is let through', async () => {
    await refuseLossyAt(server.url);
    await refuseLossyAt(login);
  });

  it.each(['fsync', 'full_page_writes', 'synchronous_commit'])('with %s off is refused, saying what to do', async (name) => {
    await set(`alter system set ${name} = off`, name, 'off');
    for (const url of [server.url, login]) {
      const said = await refusal(url);
      expect(said).toContain(`PostgreSQL đang để ${name} = off`);
      expect(said).toContain(`PostgreSQL has ${name} = off`);
      expect(said.match(new RegExp(`ALTER SYSTEM SET ${name} = on; SELECT pg_reload_conf\\(\\);`, 'g'))).toHaveLength(2);
    }
    await set(`alter system reset ${name}`, name, 'on');
    await refuseLossyAt(server.url);
  });

  it.each(['local', 'remote_write', 'remote_apply', 'on'])('with synchronous_commit = %s is let through', async (value) => {
    await set(`alter system set synchronous_commit = ${value}`, 'synchronous_commit', value);
    await refuseLossyAt(server.url);
    await set('alter system reset synchronous_commit', 'synchronous_commit', 'on');
  });

  it.each([
    ['role', 'alter role plain', 'ALTER ROLE "plain" RESET synchronous_commit;'],
    ['database', 'alter database postgres', 'ALTER DATABASE "postgres" RESET synchronous_commit;'],
    ['role in a database', 'alter role plain in database postgres', 'ALTER ROLE "plain" IN DATABASE "postgres" RESET synchronous_commit;'],
  ])('is found where it is switched off for a %s only', async (_, place, cure) => {
    await run(`${place} set synchronous_commit = off`);
    expect(await refusal(login)).toContain(cure);
    await refuseLossyAt(Object.assign(new URL(server.url), { pathname: '/other' }).toString());
    await run(`${place} reset synchronous_commit`);
    await refuseLossyAt(login);
  });

  it('is found where the address of the connection itself switches it off', async () => {
    const address = new URL(login);
    address.searchParams.set('options', '-c synchronous_commit=off');
    expect(await refusal(address.toString())).toContain('Take synchronous_commit out of the connection');
  });

  it('names every setting that is off, each in a sentence', async () => {
    const careless = process.env.KHIEN_TEST_ADMIN_URL ?? '';
    const said = await refusal(careless);
    expect(said.split('\n').filter((line) => line.startsWith('PostgreSQL has '))).toHaveLength(3);
    expect(said).toContain("Take fsync off PostgreSQL's command line");
  });
});
