import 'reflect-metadata';
import { flushCompileCache } from 'node:module';
import { openHouse } from '#composition';
import { createLogger, parseConfig, refuseLossy } from '#platform';
import { createApp } from './create-app.js';
import { Lifecycle } from './http/lifecycle.js';

const config = parseConfig(process.env);
const logger = createLogger('api', config.logLevel);
const house = await openHouse(config, 'api');
await refuseLossy(house.database.pool).catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
await refuseDemoWorld();
const app = await createApp(house, house.data.logSigner(config.logOrigin), logger);
await app.listen(config.port, config.host);
logger.info({ host: config.host, port: config.port }, 'listening');
// Once it has done its work for a while: else only an orderly end keeps what was compiled, and who was killed starts cold.
setTimeout(flushCompileCache, 20_000).unref();

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

/** Known passwords belong to the demo world; production does not start on a database that holds it. */
async function refuseDemoWorld(): Promise<void> {
  if (config.mode !== 'production') return;
  const { rows } = await house.database.pool.query<{ account: unknown }>("select app.find_account('admin@khien.example') as account");
  if (!rows[0]?.account) return;
  console.error(
    'Cơ sở dữ liệu có dữ liệu mẫu với mật khẩu ai cũng biết / this database holds the demo world and its known passwords: production does not start on it.',
  );
  process.exit(1);
}
