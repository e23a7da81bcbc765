import 'reflect-metadata';
import { flushCompileCache } from 'node:module';
import { CheckpointFile, DOMAIN, openHouse, outsideTasks } from '#composition';
import { createLogger, parseConfig, refuseLossy, Worker } from '#platform';

const config = parseConfig(process.env);
const logger = createLogger('worker', config.logLevel);
const house = await openHouse(config, 'worker');
await refuseLossy(house.database.pool).catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
const worker = new Worker(house.databaseUrl, house.uow, DOMAIN, logger, outsideTasks(house, logger));
await worker.start();
logger.info('working');
// Once it has done its work for a while: else only an orderly end keeps what was compiled, and who was killed starts cold.
setTimeout(flushCompileCache, 20_000).unref();

const checkpoints = new CheckpointFile(house.data);
const signer = house.data.logSigner(config.logOrigin);
const keep = () => checkpoints.keep(house.database, signer).catch((error: unknown) => logger.error({ err: error }, 'checkpoint'));
const keeping = setInterval(keep, 60_000);
await keep();

let stopping = false;
for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    clearInterval(keeping);
    void worker
      .stop()
      .then(keep)
      .then(() => house.close())
      .then(() => process.exit(0));
  });
