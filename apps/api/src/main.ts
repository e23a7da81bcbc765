import 'reflect-metadata';
import { openHouse } from '#composition';
import { createLogger, parseConfig } from '#platform';
import { createApp } from './create-app.js';
import { Lifecycle } from './http/lifecycle.js';

const config = parseConfig(process.env);
const logger = createLogger('api', config.logLevel);
const house = await openHouse(config, 'api');
const app = await createApp(house, house.data.logSigner(config.logOrigin), logger);
await app.listen(config.port, config.host);
logger.info({ host: config.host, port: config.port }, 'listening');

for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.on(signal, () => {
    const lifecycle = app.get(Lifecycle);
    if (lifecycle.stopping) return;
    lifecycle.stopping = true;
    void app
      .close()
      .then(() => house.close())
      .then(() => process.exit(0));
  });
