import { Inject } from '@nestjs/common';
import { Args, Context, ID, Query, Resolver } from '@nestjs/graphql';
import { Allow, type RequestContext, UnitOfWork } from '#platform';
import type { LogSigner } from '#platform/log';
import { ReceiptView } from './filing.views.js';
import { LOG_SIGNER } from './log-signer.js';
import { readFiled } from './read-filed.js';

/** Receipts, whatever was filed. */
@Resolver(() => ReceiptView)
export class ReceiptResolver {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(LOG_SIGNER) private readonly signer: LogSigner,
  ) {}

  @Query(() => ReceiptView, { description: 'The receipt of a filing of my organisation, as often as it is needed: always the same file.' })
  @Allow('signed-in')
  async receipt(
    @Args('filingId', { type: () => ID, description: 'The filing.' }) filingId: string,
    @Context() context: RequestContext,
  ): Promise<ReceiptView> {
    return (await readFiled(this.uow, filingId, context, this.signer)).receipt;
  }
}
