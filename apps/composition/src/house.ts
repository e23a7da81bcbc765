import { type ChannelSettings, parseChannelSettings } from '#channels';
import { mentionsOfOpening } from '#indicators';
import { type Config, type Database, openDatabase, openWaker, UnitOfWork } from '#platform';
import { DataFolder } from './data-folder.js';
import { DOMAIN } from './domain.js';

/** One process's way to the database: opened once, closed at its end. */
export interface House {
  readonly config: Config;
  readonly data: DataFolder;
  readonly channelSettings: ChannelSettings;
  readonly database: Database;
  readonly uow: UnitOfWork;
  readonly databaseUrl: string;
  close(): Promise<void>;
}

/** Opens the house as the API's role or as the worker's; the URL comes from the configuration or from what `khien migrate` left. */
export async function openHouse(config: Config, role: 'api' | 'worker', environment = process.env): Promise<House> {
  const channelSettings = parseChannelSettings(environment);
  const data = new DataFolder(config.dataFolder);
  const databaseUrl = config.databases[role] ?? (role === 'api' ? data.runtimeUrls().apiDatabaseUrl : data.runtimeUrls().workerDatabaseUrl);
  const database = await openDatabase(
    databaseUrl,
    DOMAIN.flatMap((lib) => lib.entities),
    config.databases.pool,
  );
  const waker = await openWaker(databaseUrl);
  const uow = new UnitOfWork(database, [...DOMAIN, mentionsOfOpening(() => data.keyFor('indicators'))], waker.wake);
  return {
    config,
    data,
    channelSettings,
    database,
    uow,
    databaseUrl,
    close: async () => {
      await waker.close();
      await database.close();
    },
  };
}
