import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { MIGRATIONS } from '../../../../prisma-free-migrations/index.js';
import { migrateDatabase } from './migrate.js';

const SECRET = 'a secret of this suite';

describe('migrating', () => {
  const cluster = process.env.KHIEN_TEST_ADMIN_URL ?? '';
  const name = `m_${randomBytes(6).toString('hex')}`;
  const login = `${name}_plain`;
  let adminUrl: string;
  let admin: Client;

  const inCluster = async (text: string) => {
    const client = new Client({ connectionString: cluster });
    await client.connect();
    await client.query(text).finally(() => client.end());
  };
  beforeAll(async () => {
    await inCluster(`create database ${name}`);
    adminUrl = Object.assign(new URL(cluster), { pathname: `/${name}` }).toString();
    admin = new Client({ connectionString: adminUrl });
    await admin.connect();
  });
  afterAll(async () => {
    await admin.end();
    await inCluster(`drop database ${name} with (force)`);
    await inCluster(`drop role if exists ${login}`);
  });

  it('twice at once makes everything once', async () => {
    const outcomes = await Promise.all([1, 2, 3].map(() => migrateDatabase(adminUrl, SECRET, MIGRATIONS)));
    expect(outcomes.map(({ applied }) => applied.length).sort()).toEqual([0, 0, MIGRATIONS.length]);
    expect(new Set(outcomes.map(({ apiDatabaseUrl }) => apiDatabaseUrl)).size).toBe(1);
  });

  it('again changes nothing, and the logins it gives are good', async () => {
    const { applied, apiDatabaseUrl, workerDatabaseUrl } = await migrateDatabase(adminUrl, SECRET, MIGRATIONS);
    expect(applied).toEqual([]);
    for (const connectionString of [apiDatabaseUrl, workerDatabaseUrl]) {
      const client = new Client({ connectionString });
      await client.connect();
      expect((await client.query('select 1 from organisation')).rowCount).toBe(0);
      await client.end();
    }
  });

  it('with another secret changes the passwords, and the old ones are worth nothing', async () => {
    const [before, after] = [await migrateDatabase(adminUrl, SECRET, MIGRATIONS), await migrateDatabase(adminUrl, 'another', MIGRATIONS)];
    expect(after.apiDatabaseUrl).not.toBe(before.apiDatabaseUrl);
    const { rows } = await admin.query<{ hash: string }>('select rolpassword as hash from pg_authid where rolname = $1', [
      `khien_api_${name}`,
    ]);
    expect(rows[0]!.hash).toMatch(/^SCRAM-SHA-256\$/);
  });

  it('refuses a database that is newer than the program, and changes nothing in it', async () => {
    await expect(migrateDatabase(adminUrl, SECRET, MIGRATIONS.slice(0, 1))).rejects.toThrow(MIGRATIONS.at(-1)!.name);
    await admin.query("insert into mikro_orm_migrations (name) values ('9999-from-tomorrow')");
    await expect(migrateDatabase(adminUrl, SECRET, MIGRATIONS)).rejects.toThrow(/mới hơn.*9999-from-tomorrow/);
    await admin.query("delete from mikro_orm_migrations where name = '9999-from-tomorrow'");
  });

  it('refuses an account that may not make roles, in one sentence', async () => {
    await inCluster(`create role ${login} login password 'x' nosuperuser nocreaterole; grant connect on database ${name} to ${login}`);
    const url = Object.assign(new URL(adminUrl), { username: login, password: 'x' }).toString();
    await expect(migrateDatabase(url, SECRET, MIGRATIONS)).rejects.toThrow(/CREATEROLE|permission denied/);
  });

  it('leaves nothing of a migration that fails', async () => {
    const { Migration } = await import('@mikro-orm/migrations');
    class Half extends Migration {
      override up(): void {
        this.addSql('create table half (id integer)');
        this.addSql('select 1/0');
      }
    }
    await expect(migrateDatabase(adminUrl, SECRET, [...MIGRATIONS, { name: '9998-half', class: Half }])).rejects.toThrow();
    const { rows } = await admin.query("select to_regclass('half') as half, (select count(*)::int from mikro_orm_migrations) as applied");
    expect(rows[0]).toEqual({ half: null, applied: MIGRATIONS.length });
  });
});
