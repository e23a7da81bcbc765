import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import { MikroORM } from '@mikro-orm/core';
import { type Migration, Migrator } from '@mikro-orm/migrations';
import { PostgreSqlDriver } from '@mikro-orm/postgresql';
import { Client, escapeIdentifier, escapeLiteral } from 'pg';
import { installJobs } from '../jobs.js';

type MigrationClass = new (...args: ConstructorParameters<typeof Migration>) => Migration;

export interface MigrationSource {
  readonly name: string;
  readonly class: MigrationClass;
}

export interface MigratedDatabase {
  readonly applied: readonly string[];
  readonly apiDatabaseUrl: string;
  readonly workerDatabaseUrl: string;
}

/** Roles that hold rights; they belong to the cluster, own no login, and are the same for every database in it. */
const GROUPS = ['khien_owner', 'khien_definer', 'khien_api', 'khien_worker'];

/**
 * Brings a database to the state of this code: roles, tables, queues, and one login each for API and worker, whose
 * password follows from `secret`. Safe to repeat and to run twice at once (advisory lock).
 *
 * Throws an Error with one sentence where the database is newer than the code or the account may not create roles.
 */
export async function migrateDatabase(adminUrl: string, secret: string, migrations: readonly MigrationSource[]): Promise<MigratedDatabase> {
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    await admin.query("select pg_advisory_lock(hashtext('khien migrate'))");
    await refuseOldServer(admin);
    await refuseNewerDatabase(admin, migrations);
    const database = (await admin.query<{ name: string }>('select current_database() as name')).rows[0]!.name;
    await createRoles(admin, database);
    const applied = await applyMigrations(adminUrl, migrations);
    await installJobs(adminUrl);
    await grantJobs(admin);
    const [apiDatabaseUrl, workerDatabaseUrl] = await Promise.all([
      createLogin(admin, adminUrl, database, 'khien_api', secret),
      createLogin(admin, adminUrl, database, 'khien_worker', secret),
    ]);
    return { applied, apiDatabaseUrl, workerDatabaseUrl };
  } finally {
    await admin.end();
  }
}

async function refuseOldServer(admin: Client): Promise<void> {
  const { rows } = await admin.query<{ version: string }>('show server_version_num');
  const version = Number(Object.values(rows[0]!)[0]);
  if (version < 150000)
    throw new Error(`Cần PostgreSQL 15 trở lên / PostgreSQL 15 or newer is needed; this one is ${Math.floor(version / 10000)}.`);
}

async function refuseNewerDatabase(admin: Client, migrations: readonly MigrationSource[]): Promise<void> {
  const table = await admin.query<{ present: boolean }>("select to_regclass('public.mikro_orm_migrations') is not null as present");
  if (!table.rows[0]!.present) return;
  const known = new Set(migrations.map(({ name }) => name));
  const { rows } = await admin.query<{ name: string }>('select name from mikro_orm_migrations order by id');
  const unknown = rows.map(({ name }) => name).filter((name) => !known.has(name));
  if (unknown.length > 0)
    throw new Error(
      `Cơ sở dữ liệu mới hơn chương trình này / the database is newer than this program: it has ${unknown.join(', ')}. Nothing was changed; start the newer program.`,
    );
}

async function createRoles(admin: Client, database: string): Promise<void> {
  const rights = await admin.query<{ able: boolean }>(
    'select rolsuper or rolcreaterole as able from pg_roles where rolname = current_user',
  );
  if (!rights.rows[0]?.able)
    throw new Error(
      'Tài khoản trong DATABASE_URL không được tạo vai trò / the account in DATABASE_URL may not create roles: give it CREATEROLE.',
    );
  for (const role of GROUPS) {
    await admin.query(
      `do $$ begin create role ${role} nologin nosuperuser nobypassrls; exception when duplicate_object or unique_violation then null; end $$`,
    );
    await admin.query(`grant ${role} to current_user`);
  }
  await admin.query('grant khien_definer to khien_owner');
  const name = escapeIdentifier(database);
  await admin.query(`
    revoke all on database ${name} from public;
    grant create, connect on database ${name} to khien_owner;
    revoke create on schema public from public;
    grant create, usage on schema public to khien_owner;`);
}

async function applyMigrations(adminUrl: string, migrations: readonly MigrationSource[]): Promise<string[]> {
  const orm = await MikroORM.init({
    driver: PostgreSqlDriver,
    clientUrl: adminUrl,
    entities: [],
    discovery: { warnWhenNoEntities: false },
    ensureDatabase: false,
    extensions: [Migrator],
    migrations: {
      migrationsList: [...migrations],
      allOrNothing: true,
      transactional: true,
      snapshot: false,
      disableForeignKeys: false,
      silent: true,
    },
  });
  try {
    const applied = await orm.migrator.up();
    return applied.map(({ name }) => name);
  } finally {
    await orm.close(true);
  }
}

async function grantJobs(admin: Client): Promise<void> {
  await admin.query(`
    grant usage on schema pgboss to khien_api, khien_worker;
    grant select, insert, update, delete on all tables in schema pgboss to khien_api, khien_worker;
    grant execute on all functions in schema pgboss to khien_api, khien_worker;
    grant usage on all sequences in schema pgboss to khien_api, khien_worker;`);
}

async function createLogin(admin: Client, adminUrl: string, database: string, group: string, secret: string): Promise<string> {
  const login = `${group}_${database}`.slice(0, 63);
  const password = createHmac('sha256', secret).update(login).digest('base64url');
  const name = escapeIdentifier(login);
  await admin.query(
    `do $$ begin create role ${name} login nosuperuser nobypassrls nocreatedb nocreaterole; exception when duplicate_object or unique_violation then null; end $$`,
  );
  await admin.query(
    `alter role ${name} password ${escapeLiteral(scramVerifier(password))}; grant ${group} to ${name}; grant connect on database ${escapeIdentifier(database)} to ${name}`,
  );
  const url = new URL(adminUrl);
  url.username = encodeURIComponent(login);
  url.password = password;
  return url.toString();
}

/** What PostgreSQL stores of a password (RFC 5803), so that the password itself is never sent in a statement that a server may log. */
function scramVerifier(password: string): string {
  const iterations = 4096;
  const salt = randomBytes(16);
  const salted = pbkdf2Sync(password, salt, iterations, 32, 'sha256');
  const keyed = (label: string) => createHmac('sha256', salted).update(label).digest();
  const storedKey = createHash('sha256').update(keyed('Client Key')).digest('base64');
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${storedKey}:${keyed('Server Key').toString('base64')}`;
}
