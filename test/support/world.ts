import 'reflect-metadata';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Pool } from 'pg';
import { DOMAIN, type House, openHouse } from '#composition';
import { type AuthorityUnit, grantRole, type Organisation, registerAuthorityUnit, registerOrganisation } from '#identity';
import { newId, type Role } from '#kernel';
import { type Caller, callerOfToken, createLogger, parseConfig, type UnitOfWork, Worker } from '#platform';
import type { LogSigner } from '#platform/log';
import { createApp } from '../../apps/api/src/create-app.js';
import { createTestDatabase, type TestDatabase } from './database.js';

const OPERATOR: Caller = { kind: 'system', name: 'test' };

export interface Person {
  readonly email: string;
  readonly userId: string;
  readonly membershipId: string;
  /** Bearer token of a living session. */
  readonly token: string;
  readonly caller: Caller;
}

/** A world of its own for one suite: a database, the house over it, and people minted as they are needed. */
export class World {
  #serial = 0;
  #app?: NestFastifyApplication;

  private constructor(
    readonly database: TestDatabase,
    readonly folder: string,
    /** As the API's role. */
    readonly house: House,
    /** As the worker's role. */
    readonly workerHouse: House,
    /** As superuser: looks at everything, and plays the attacker. */
    readonly admin: Pool,
  ) {}

  static async create(environment: Record<string, string> = {}): Promise<World> {
    const database = await createTestDatabase();
    const folder = mkdtempSync(join(tmpdir(), 'khien-world-'));
    const config = parseConfig({
      NODE_ENV: 'test',
      KHIEN_DATA: folder,
      KHIEN_LOG_LEVEL: 'silent',
      KHIEN_ARGON2_MEMORY: '64',
      KHIEN_CHALLENGE_DIFFICULTY: '50',
      KHIEN_API_DATABASE_URL: database.apiUrl,
      KHIEN_WORKER_DATABASE_URL: database.workerUrl,
      ...environment,
    });
    const [house, workerHouse] = [await openHouse(config, 'api', environment), await openHouse(config, 'worker', environment)];
    const admin = new Pool({ connectionString: database.adminUrl, max: 4 });
    // Its last connections may still be closing when the database is dropped under them.
    admin.on('error', () => undefined);
    return new World(database, folder, house, workerHouse, admin);
  }

  get uow(): UnitOfWork {
    return this.house.uow;
  }

  get signer(): LogSigner {
    return this.house.data.logSigner(this.house.config.logOrigin);
  }

  /** The worker, driven by hand: `await world.worker.sweep()` after making events old enough, or `dispatch(id)`. */
  get worker(): Worker {
    return new Worker(this.database.workerUrl, this.workerHouse.uow, DOMAIN, createLogger('test', 'silent'));
  }

  /** Dispatches every waiting event until none is left, as the worker would. */
  async settle(): Promise<void> {
    for (;;) {
      const { rows } = await this.admin.query<{ id: string }>('select id from outbox where dispatched_at is null order by created_at');
      if (rows.length === 0) return;
      for (const { id } of rows) await this.worker.dispatch(id);
    }
  }

  organisation(more: Partial<Parameters<typeof registerOrganisation>[1]> = {}): Promise<Organisation> {
    const n = ++this.#serial;
    return this.workerHouse.uow.run(OPERATOR, (tx) =>
      registerOrganisation(tx, {
        name: `Tổ chức mẫu ${n} ${randomBytes(3).toString('hex')}`,
        provinceCode: '31',
        sector: 'OTHER',
        headOffice: 'Số 1 đường Mẫu',
        phone: '0225 000 0000',
        pdpContact: { name: 'Nhân sự mẫu', title: 'Nhân sự BVDLCN', phone: '0900 000 000', email: 'dpo@mau.example' },
        ...more,
      }),
    );
  }

  /** A unit by its code; one that ends in `-DT` is a sandbox. */
  unit(code = 'A05'): Promise<AuthorityUnit> {
    const kind = code.startsWith('A05') ? 'NATIONAL' : 'PROVINCIAL';
    return this.workerHouse.uow.run(OPERATOR, (tx) =>
      registerAuthorityUnit(tx, { code, name: code, nameEn: code, kind, provinceCodes: [], sandbox: code.endsWith('-DT') }),
    );
  }

  /** A person with these roles and a living session. */
  async person(roles: readonly Role[], place: { organisationId?: string; unitId?: string } = {}): Promise<Person> {
    const n = ++this.#serial;
    const email = `person-${n}-${randomBytes(4).toString('hex')}@mau.example`;
    const { id: membershipId, userId } = await this.workerHouse.uow.run(OPERATOR, (tx) =>
      grantRole(tx, { email, displayName: `Người mẫu ${n}`, roles, ...place }),
    );
    const token = randomBytes(32).toString('base64url');
    await this.admin.query(
      "insert into session (id, token_hash, user_id, membership_id, kind, created_at, seen_at, expires_at) values ($1, $2, $3, $4, 'BEARER', now(), now(), now() + interval '1 hour')",
      [newId(), createHash('sha256').update(token).digest(), userId, membershipId],
    );
    return { email, userId, membershipId, token, caller: callerOfToken(token) };
  }

  /** The API over this world, not listening: use it through `gql` or supertest. */
  async app(): Promise<NestFastifyApplication> {
    if (!this.#app) {
      this.#app = await createApp(this.house, this.signer, createLogger('test', this.house.config.logLevel));
      await this.#app.init();
      await this.#app.getHttpAdapter().getInstance().ready();
    }
    return this.#app;
  }

  /** One GraphQL request; the answer as it came. */
  async gql<Data = Record<string, never>>(
    query: string,
    variables: Record<string, unknown> = {},
    person?: Pick<Person, 'token'>,
  ): Promise<{ status: number; data: Data; errors?: { message: string; path?: string[]; extensions: Record<string, unknown> }[] }> {
    const app = await this.app();
    const response = await app.inject({
      method: 'POST',
      url: '/graphql',
      headers: { 'content-type': 'application/json', ...(person ? { authorization: `Bearer ${person.token}` } : {}) },
      payload: JSON.stringify({ query, variables }),
    });
    return { status: response.statusCode, ...response.json() };
  }

  async destroy(): Promise<void> {
    await this.#app?.close();
    await this.house.close();
    await this.workerHouse.close();
    await this.admin.end();
    await this.database.drop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
