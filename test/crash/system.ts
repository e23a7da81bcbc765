import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client, escapeIdentifier } from 'pg';
import { freePort } from './free-port.js';
import { Postgres } from './postgres.js';
import { type Clone, runCommand, Service } from './processes.js';

const DATABASE = 'khien';
/** Connections of one process. Each plans its statements anew after a crash, so that a large pool on few cores does little else. */
const POOL = '4';

export interface SystemOptions {
  readonly clone: Clone;
  /** Everything of this system lies in it. */
  readonly folder: string;
  /** Modules that API and worker load first, with a way to the database as superuser: the positive controls. */
  readonly preload?: readonly string[];
  /** API processes. */
  readonly apis: number;
  /** Besides the usual: e.g. where webhooks may go. */
  readonly environment?: NodeJS.ProcessEnv;
}

/** The product as its processes: PostgreSQL, API processes, one worker; with the demo world, whose people file. */
export class System {
  readonly postgres: Postgres;
  readonly apis: readonly Service[];
  readonly urls: readonly string[];
  readonly worker: Service;
  /** The superuser's, of the product's database. */
  readonly adminUrl: string;
  readonly folder: string;
  readonly clone: Clone;

  private constructor(parts: Pick<System, 'postgres' | 'apis' | 'urls' | 'worker' | 'adminUrl' | 'folder' | 'clone'>) {
    this.postgres = parts.postgres;
    this.apis = parts.apis;
    this.urls = parts.urls;
    this.worker = parts.worker;
    this.adminUrl = parts.adminUrl;
    this.folder = parts.folder;
    this.clone = parts.clone;
  }

  static async start({ clone, folder, preload, apis: count, environment = {} }: SystemOptions): Promise<System> {
    mkdirSync(join(folder, 'logs'), { recursive: true });
    const postgres = await Postgres.start(join(folder, 'postgres'));
    const services: Service[] = [];
    try {
      const adminUrl = await createDatabase(postgres.url);
      const program = (name: string, app: 'api' | 'worker' | 'cli', env: NodeJS.ProcessEnv, args: readonly string[] = []) => ({
        clone,
        name,
        app,
        args,
        env: { ...environmentOf(folder), ...environment, ...env },
        logFile: join(folder, 'logs', `${name}.log`),
      });
      const admin = { KHIEN_ADMIN_DATABASE_URL: adminUrl };
      for (const command of ['migrate', 'seed-demo'])
        if ((await runCommand(program(command, 'cli', admin, [command]))) !== 0)
          throw new Error(`${command} failed; see ${folder}/logs/${command}.log`);
      const ports: number[] = [];
      while (ports.length < count) ports.push(await freePort());
      const urls = ports.map((port) => `http://127.0.0.1:${port}`);
      const control = preload?.length ? { CRASH_CONTROL_DATABASE_URL: adminUrl } : {};
      const serve = (name: string, app: 'api' | 'worker', env: NodeJS.ProcessEnv) => ({
        ...program(name, app, { ...env, ...control }),
        preload,
      });
      const apis = ports.map(
        (port, i) => new Service(serve(`api-${i + 1}`, 'api', { PORT: String(port), KHIEN_LOG_LEVEL: 'warn' }), () => isReady(urls[i]!)),
      );
      const worker = new Service(serve('worker', 'worker', {}), async (said) => said().includes('"working"'));
      services.push(...apis, worker);
      const system = new System({ postgres, apis, urls, worker, adminUrl, folder, clone });
      await system.waitUntilUp();
      return system;
    } catch (error) {
      await Promise.all(services.map((service) => service.stop()));
      await postgres.stop();
      throw error;
    }
  }

  get services(): readonly Service[] {
    return [...this.apis, this.worker];
  }

  async waitUntilUp(): Promise<void> {
    await this.postgres.waitUntilUp();
    for (const service of this.services) await service.waitUntilUp();
  }

  /** `khien COMMAND …` on this system: its exit code and its words. */
  async command(name: string, ...args: string[]): Promise<{ code: number; said: string }> {
    const logFile = join(this.folder, 'logs', `${name}.log`);
    const code = await runCommand({ clone: this.clone, name, app: 'cli', args: [name, ...args], env: environmentOf(this.folder), logFile });
    return { code, said: readFileSync(logFile, 'utf8') };
  }

  get logKey(): string {
    return readFileSync(join(this.folder, 'data', 'log.vkey'), 'utf8').trim();
  }

  async stop(): Promise<void> {
    await Promise.all(this.services.map((service) => service.stop()));
    await this.postgres.waitUntilUp().catch(() => undefined);
    await this.postgres.stop();
  }
}

/** As `npm start` sets it; what else this terminal has set for Khiên does not count. */
function environmentOf(folder: string): NodeJS.ProcessEnv {
  const others = Object.keys(process.env).filter((name) => /^(KHIEN_|PG|DATABASE_URL$|NODE_OPTIONS$)/.test(name));
  return {
    ...Object.fromEntries(others.map((name) => [name, undefined])),
    NODE_ENV: 'development',
    HOST: '127.0.0.1',
    KHIEN_DATA: join(folder, 'data'),
    KHIEN_ARGON2_MEMORY: '1024',
    KHIEN_DATABASE_POOL: POOL,
  };
}

async function isReady(url: string): Promise<boolean> {
  const answer = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(2000) }).catch(() => undefined);
  await answer?.body?.cancel();
  return answer?.ok ?? false;
}

async function createDatabase(url: string): Promise<string> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(`create database ${escapeIdentifier(DATABASE)}`).finally(() => client.end());
  return Object.assign(new URL(url), { pathname: `/${DATABASE}` }).toString();
}
