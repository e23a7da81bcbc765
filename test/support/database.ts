import { randomBytes } from 'node:crypto';
import { Client, escapeIdentifier } from 'pg';
import { migrateDatabase } from '#platform';
import { MIGRATIONS } from '../../prisma-free-migrations/index.js';

const TEMPLATE = 'khien_template';
const SECRET = 'test secret of run-time roles';

export interface TestDatabase {
  readonly adminUrl: string;
  readonly apiUrl: string;
  readonly workerUrl: string;
  drop(): Promise<void>;
}

/** An own, migrated database in the cluster of the test run; cloned from a template that the first caller makes. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const cluster = process.env.KHIEN_TEST_ADMIN_URL;
  if (!cluster) throw new Error('KHIEN_TEST_ADMIN_URL is not set: run through npm test');
  const name = `w_${randomBytes(6).toString('hex')}`;
  const admin = new Client({ connectionString: cluster });
  await admin.connect();
  try {
    await admin.query("select pg_advisory_lock(hashtext('khien test template'))");
    const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [TEMPLATE]);
    if (!rowCount) {
      const building = `${TEMPLATE}_building`;
      await admin.query(`drop database if exists ${building}`);
      await admin.query(`create database ${building}`);
      await migrateDatabase(at(cluster, building), SECRET, MIGRATIONS);
      await admin.query(`alter database ${building} rename to ${TEMPLATE}`);
    }
    await admin.query(`create database ${escapeIdentifier(name)} template ${TEMPLATE} strategy file_copy`);
  } finally {
    await admin.end();
  }
  const adminUrl = at(cluster, name);
  const { apiDatabaseUrl, workerDatabaseUrl } = await migrateDatabase(adminUrl, SECRET, MIGRATIONS);
  return {
    adminUrl,
    apiUrl: apiDatabaseUrl,
    workerUrl: workerDatabaseUrl,
    drop: async () => {
      const client = new Client({ connectionString: cluster });
      await client.connect();
      await client.query(`drop database if exists ${escapeIdentifier(name)} with (force)`);
      await client.end();
    },
  };
}

function at(url: string, database: string): string {
  const target = new URL(url);
  target.pathname = `/${database}`;
  return target.toString();
}
