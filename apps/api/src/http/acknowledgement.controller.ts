import { Controller, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { UnitOfWork } from '#platform';
import { DESTINATION_RULES, type DestinationRules, type Taken, takeAcknowledgement } from '#routing';
import { rawBodyOf } from './raw-body.js';

/**
 * Where units outside tell what became of what they were sent: Standard Webhooks headers over the raw bytes, signed with the
 * secret of the destination. Answers `NEW` or `KNOWN` with 200; everything else is a refusal with a code of its own.
 */
@Controller('webhooks/acknowledgements')
export class AcknowledgementController {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(DESTINATION_RULES) private readonly rules: DestinationRules,
  ) {}

  @Post(':destination')
  @HttpCode(200)
  async take(@Param('destination') destination: string, @Req() request: FastifyRequest): Promise<{ taken: Taken }> {
    const rawBody = rawBodyOf(request);
    return { taken: await takeAcknowledgement(this.uow, this.rules.sealingKey, destination, { headers: request.headers, rawBody }) };
  }
}
