import helmet from '@fastify/helmet';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { House } from '#composition';
import type { Logger } from '#platform';
import type { LogSigner } from '#platform/log';
import { appModule } from './app.module.js';
import { keepRawBodies } from './http/raw-body.js';

const BODY_LIMIT = 512 * 1024;
/** For a whole request; a file on a slow line takes as long as its ticket is good. */
const [REQUEST_MS, UPLOAD_MS] = [30_000, 15 * 60_000];

/** The API, not yet listening. Nothing that protects data stands in middleware. */
export async function createApp(house: House, signer: LogSigner, logger: Logger): Promise<NestFastifyApplication> {
  const { config } = house;
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    trustProxy: config.trustProxy,
    requestTimeout: UPLOAD_MS,
    connectionTimeout: 60_000,
    forceCloseConnections: 'idle',
    logger: false,
  });
  const app = await NestFactory.create<NestFastifyApplication>(appModule(house, signer, logger), adapter, {
    logger: ['error', 'warn'],
    abortOnError: false,
  });
  const fastify = adapter.getInstance();
  keepRawBodies(fastify as never);
  // Files are streamed: no parser reads them into memory. JSON stays with Fastify's own parser.
  fastify.addContentTypeParser(
    'application/octet-stream',
    (_request: unknown, payload: unknown, done: (error: null, body: unknown) => void) => done(null, payload),
  );
  // Browsers' GET carries cookies across sites and lands in logs; production has no use for it.
  if (config.mode === 'production')
    fastify.addHook('onRequest', async (request, reply) => {
      if (request.method !== 'POST' && request.url.startsWith('/graphql'))
        await reply.status(405).header('allow', 'POST').send({ code: 'POST_ONLY' });
    });
  // Node has one limit for all requests; whatever is no file gets the short one here.
  fastify.addHook('onRequest', (request, _reply, done) => {
    if (!request.url.startsWith('/uploads/')) {
      const late = setTimeout(() => !request.raw.complete && request.raw.destroy(), REQUEST_MS).unref();
      request.raw.once('close', () => clearTimeout(late));
    }
    done();
  });
  // Route pattern, status and time: no address, no header, no body, no query.
  fastify.addHook('onResponse', async (request, reply) => {
    logger.info(
      { method: request.method, route: request.routeOptions.url, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'request',
    );
  });
  await app.register(helmet as never, {
    contentSecurityPolicy: { directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
    crossOriginEmbedderPolicy: true,
    strictTransportSecurity: { maxAge: 63_072_000, includeSubDomains: true },
  });
  return app;
}
