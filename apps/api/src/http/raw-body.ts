import { PassThrough } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { MAX_ACKNOWLEDGEMENT } from '#channels';

/** Routes whose signature covers the bytes as they came. */
const SIGNED = '/webhooks/';
const bodies = new WeakMap<FastifyRequest, Buffer[]>();

/** Keeps the bytes of signed requests beside what the parser makes of them; other routes are left alone. */
export function keepRawBodies(fastify: FastifyInstance): void {
  fastify.addHook('preParsing', async (request, _reply, payload) => {
    if (!request.url.startsWith(SIGNED)) return payload;
    const chunks: Buffer[] = [];
    bodies.set(request, chunks);
    const through = new PassThrough();
    let size = 0;
    payload.on('data', (chunk: Buffer) => {
      size += chunk.length;
      // What goes beyond the limit is enough to refuse it.
      if (size - chunk.length <= MAX_ACKNOWLEDGEMENT) chunks.push(chunk);
    });
    return payload.pipe(through);
  });
}

/** The bytes of the request as they came; empty where it had none. */
export function rawBodyOf(request: FastifyRequest): Uint8Array {
  return Buffer.concat(bodies.get(request) ?? []);
}
