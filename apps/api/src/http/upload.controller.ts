import type { Readable } from 'node:stream';
import { Controller, Inject, Param, Put, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Config, FileStore, SignInRequired, UnitOfWork } from '#platform';
import { receiveUpload } from '#registry';
import { CONFIG } from '../tokens.js';
import { requestContextOf } from './request-context.js';

/** Bytes of a file, under a ticket that GraphQL gave; streamed to disk, never through GraphQL. */
@Controller('uploads')
export class UploadController {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(FileStore) private readonly files: FileStore,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Put(':ticket')
  async put(@Param('ticket') ticket: string, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const { caller } = requestContextOf(request, reply, this.config);
    if (caller.kind === 'anonymous') throw new SignInRequired();
    return receiveUpload(this.uow, this.files, caller, ticket, request.body as Readable);
  }
}
