import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readCalendar } from '#deadlines';
import { NotFound } from '#kernel';
import { countUse, UnitOfWork } from '#platform';
import { ADDRESS_KEY } from '../tokens.js';

const FILE = /^([A-Za-z0-9_-]{43})\.ics$/;
/** Calendars fetch every few minutes at most, but many people of an organisation share an address. */
const FETCHES = { what: 'calendar', limit: 600, window: '15 minutes' };

/** What is due, as a calendar; the secret in the address opens it, a session adds nothing. */
@Controller('calendar')
export class CalendarController {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(ADDRESS_KEY) private readonly addressKey: Uint8Array,
  ) {}

  @Get(':file')
  async calendar(
    @Param('file') file: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    await countUse(this.uow, this.addressKey, FETCHES, request.ip);
    const token = FILE.exec(file)?.[1];
    if (!token) throw new NotFound('calendar feed');
    const { text, etag } = await readCalendar(this.uow, token);
    reply.header('etag', etag).header('cache-control', 'private, no-cache').header('x-content-type-options', 'nosniff');
    const known = request.headers['if-none-match']?.split(',').map((one) => one.trim()) ?? [];
    if (known.includes(etag) || known.includes('*')) {
      reply.status(304);
      return undefined;
    }
    reply.header('content-type', 'text/calendar; charset=utf-8').header('content-disposition', 'inline; filename="khien.ics"');
    return text;
  }
}
