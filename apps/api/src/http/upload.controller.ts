import { Readable } from 'node:stream';
import { Controller, Inject, Param, Put, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { receiveUpload, UPLOAD_RULES, type UploadRules } from '#attachments';
import { SessionKeeper } from '#identity';
import { Invalid } from '#kernel';
import { type Config, FileStore, UnitOfWork } from '#platform';
import { CONFIG } from '../tokens.js';
import { signedInCaller } from './request-context.js';

/** Bytes of a file, under a ticket that GraphQL gave; streamed to disk, never through GraphQL. */
@Controller('uploads')
export class UploadController {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(FileStore) private readonly files: FileStore,
    @Inject(SessionKeeper) private readonly sessions: SessionKeeper,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(UPLOAD_RULES) private readonly rules: UploadRules,
  ) {}

  @Put(':ticket')
  async put(@Param('ticket') ticket: string, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const caller = signedInCaller(request, reply, this.config);
    this.sessions.keep(caller);
    // Without this type a parser has read the body as something else, or there is none.
    if (!(request.body instanceof Readable))
      throw new Invalid([
        {
          path: 'file',
          code: 'NOT_BYTES',
          vi: 'Hãy gửi nội dung tệp với Content-Type: application/octet-stream.',
          en: 'Send the bytes of the file with Content-Type: application/octet-stream.',
        },
      ]);
    return receiveUpload(this.uow, this.files, caller, ticket, request.body, this.rules);
  }
}
