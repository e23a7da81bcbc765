import { Controller, Get, HttpCode, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { UnitOfWork } from '#platform';
import { Lifecycle } from './lifecycle.js';

/** `live`: this process answers. `ready`: it may be sent work. Neither tells anything else. */
@Controller('health')
export class HealthController {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(Lifecycle) private readonly lifecycle: Lifecycle,
  ) {}

  @Get('live')
  @HttpCode(200)
  live(): { status: string } {
    return { status: 'live' };
  }

  @Get('ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<{ status: string; database: boolean }> {
    const database = await this.uow.database.pool.query('select 1').then(
      () => true,
      () => false,
    );
    const ready = database && !this.lifecycle.stopping;
    reply.status(ready ? 200 : 503);
    return { status: ready ? 'ready' : 'not ready', database };
  }
}
