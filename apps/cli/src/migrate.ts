import { DataFolder } from '#composition';
import { migrateDatabase, parseConfig, refuseLossyAt } from '#platform';
import { MIGRATIONS } from '../../../prisma-free-migrations/index.js';

/** Brings the database up to date and leaves the run-time URLs and the log's key in the data folder. */
export async function migrate(): Promise<void> {
  const config = parseConfig(process.env);
  if (!config.databases.admin) throw new Error('Thiếu KHIEN_ADMIN_DATABASE_URL / KHIEN_ADMIN_DATABASE_URL is not set.');
  await refuseLossyAt(config.databases.admin);
  const data = new DataFolder(config.dataFolder);
  const { applied, apiDatabaseUrl, workerDatabaseUrl } = await migrateDatabase(config.databases.admin, data.secret(), MIGRATIONS);
  for (const url of [apiDatabaseUrl, workerDatabaseUrl]) await refuseLossyAt(url);
  data.logSigner(config.logOrigin);
  data.writeRuntimeUrls({ apiDatabaseUrl, workerDatabaseUrl });
  console.log(applied.length > 0 ? `applied: ${applied.join(', ')}` : 'the database is up to date');
}
