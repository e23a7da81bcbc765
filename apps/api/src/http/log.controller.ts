import { Controller, Get, Header, Inject } from '@nestjs/common';
import { LOG_SIGNER } from '#filings';
import { UnitOfWork } from '#platform';
import { type LogSigner, signCheckpoint } from '#platform/log';

/** Public: the signed head of the transparency log, and the key with which heads and receipts verify. */
@Controller('log')
export class LogController {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(LOG_SIGNER) private readonly signer: LogSigner,
  ) {}

  @Get('checkpoint')
  @Header('content-type', 'text/plain; charset=utf-8')
  async checkpoint(): Promise<string> {
    const { rows } = await this.uow.database.pool.query<{ size: string; root: Buffer }>('select size, root from app.log_root()');
    return signCheckpoint({ size: Number(rows[0]!.size), root: rows[0]!.root }, this.signer);
  }

  @Get('key')
  @Header('content-type', 'text/plain; charset=utf-8')
  key(): string {
    return `${this.signer.vkey}\n`;
  }
}
