import { Readable } from 'node:stream';
import { Controller, Get, Inject, Param, Req, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { contentDisposition, openAttachment } from '#attachments';
import { type Config, FileStore, UnitOfWork } from '#platform';
import { CONFIG } from '../tokens.js';
import { signedInCaller } from './request-context.js';

/** The bytes of an attachment, as a file to be saved and never as a page; every reading of one is in the log. */
@Controller('attachments')
export class AttachmentController {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(FileStore) private readonly files: FileStore,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get(':id')
  async get(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const caller = signedInCaller(request, reply, this.config);
    const { name, mediaType, size, chunks } = await openAttachment(this.uow, this.files, caller, id);
    reply
      .header('x-content-type-options', 'nosniff')
      .header('cache-control', 'private, no-store')
      .header('content-security-policy', "default-src 'none'; sandbox");
    return new StreamableFile(Readable.from(chunks, { objectMode: false }), {
      type: mediaType,
      disposition: contentDisposition(name),
      length: size,
    });
  }
}
