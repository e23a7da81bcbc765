import { randomUUID } from 'node:crypto';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Inject } from '@nestjs/common';
import type { GqlContextType } from '@nestjs/graphql';
import type { FastifyReply } from 'fastify';
import { DomainError, type ErrorKind } from '#kernel';
import type { Logger } from '#platform';
import { LOGGER } from '../tokens.js';

const STATUS: Readonly<Record<ErrorKind, number>> = {
  not_found: 404,
  unauthenticated: 401,
  forbidden: 403,
  invalid: 422,
  state: 409,
  conflict: 409,
  limit: 413,
  unavailable: 503,
};

/** The same errors on plain HTTP; GraphQL has its own way (`format-error.ts`). */
@Catch()
export class DomainErrorFilter implements ExceptionFilter {
  constructor(@Inject(LOGGER) private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    if (host.getType<GqlContextType>() === 'graphql') throw error;
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (error instanceof DomainError) {
      const { code, kind, sentence, details } = error;
      const { retryAfter } = details;
      if (retryAfter !== undefined) reply.header('retry-after', String(retryAfter));
      reply
        .status(retryAfter === undefined ? STATUS[kind] : 429)
        .send({ code, kind, messageVi: sentence.vi, messageEn: sentence.en, ...details });
    } else if (error instanceof HttpException) {
      reply.status(error.getStatus()).send({ code: 'HTTP', messageEn: error.message });
    } else {
      const incident = randomUUID();
      this.logger.error({ err: error, incident }, 'unexpected');
      reply.status(500).send({
        code: 'INTERNAL',
        incident,
        messageVi: `Hệ thống gặp lỗi (mã ${incident}).`,
        messageEn: `Something went wrong (incident ${incident}).`,
      });
    }
  }
}
