import { Controller, Get, Inject, Param, Req, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { contentDisposition } from '#attachments';
import { isId, NotFound } from '#kernel';
import { type Config, FileStore, UnitOfWork } from '#platform';
import { findingsWorkbook } from '#registry';
import { CONFIG } from '../tokens.js';
import { signedInCaller } from './request-context.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What a check found in a file, as a workbook to mend and send again. */
@Controller('imports')
export class ImportController {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(FileStore) private readonly files: FileStore,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get(':id/findings.xlsx')
  async findings(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const caller = signedInCaller(request, reply, this.config);
    if (!isId(id)) throw new NotFound('register import');
    const { name, bytes } = await findingsWorkbook(this.uow, this.files, caller, id);
    reply.header('x-content-type-options', 'nosniff').header('cache-control', 'private, no-store');
    return new StreamableFile(bytes, { type: XLSX, disposition: contentDisposition(name), length: bytes.length });
  }
}
