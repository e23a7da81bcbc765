import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ReceiptResolver } from '#filings';
import { type Config, SignInRequired } from '#platform';
import { CONFIG } from '../tokens.js';
import { requestContextOf } from './request-context.js';

/** The receipt as a file, byte for byte; the same answer as the query `receipt`, under the same policy. */
@Controller('receipts')
export class ReceiptController {
  constructor(
    @Inject(ReceiptResolver) private readonly receipts: ReceiptResolver,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get(':filingId')
  async receipt(@Param('filingId') filingId: string, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const context = requestContextOf(request, reply, this.config);
    if (context.caller.kind === 'anonymous') throw new SignInRequired();
    const { reference, file } = await this.receipts.receipt(filingId, context);
    reply
      .header('content-type', 'application/json; charset=utf-8')
      .header('content-disposition', `attachment; filename="${reference}.khien-receipt.json"`);
    return file;
  }
}
