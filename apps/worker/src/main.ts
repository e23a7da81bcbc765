import 'reflect-metadata';
import { DOMAIN, openHouse } from '#composition';
import { createLogger, parseConfig, Worker } from '#platform';

const config = parseConfig(process.env);
const logger = createLogger('worker', config.logLevel);
const house = await openHouse(config, 'worker');
const worker = new Worker(house.databaseUrl, house.uow, DOMAIN, logger);
await worker.start();
logger.info('working');

let stopping = false;
for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    void worker
      .stop()
      .then(() => house.close())
      .then(() => process.exit(0));
  });
