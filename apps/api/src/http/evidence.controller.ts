import { Controller, Get, Inject, Param, Query, Req, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { contentDisposition } from '#attachments';
import { ARCHIVE_KEY, openExport, printCustody } from '#evidence';
import { type Config, FileStore, UnitOfWork } from '#platform';
import { CONFIG } from '../tokens.js';
import { purposeOf } from './purpose.js';
import { signedInCaller } from './request-context.js';

/** Bytes of evidence that were exported, and the paper of a chain of custody: files to be saved, never pages. */
@Controller('evidence')
export class EvidenceController {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(FileStore) private readonly files: FileStore,
    @Inject(ARCHIVE_KEY) private readonly key: Uint8Array,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get('exports/:id')
  async export(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const caller = signedInCaller(request, reply, this.config);
    const { name, mediaType, size, bytes } = await openExport({ uow: this.uow, files: this.files, key: this.key }, caller, id);
    guard(reply);
    return new StreamableFile(bytes, { type: mediaType, disposition: contentDisposition(name), length: size ?? undefined });
  }

  @Get(':id/custody.pdf')
  async custody(
    @Param('id') id: string,
    @Query('purpose') purpose: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const caller = signedInCaller(request, reply, this.config);
    const { name, bytes } = await printCustody(this.uow, caller, id, purposeOf(purpose));
    guard(reply);
    return new StreamableFile(bytes, { type: 'application/pdf', disposition: contentDisposition(name), length: bytes.length });
  }
}

function guard(reply: FastifyReply): void {
  reply
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'private, no-store')
    .header('content-security-policy', "default-src 'none'; sandbox");
}
