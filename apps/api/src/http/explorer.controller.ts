import { renderGraphiQL } from '@graphql-yoga/render-graphiql';
import { Controller, Get, Header } from '@nestjs/common';

/** GraphiQL from our own files: works offline. Development only. */
@Controller('explorer')
export class ExplorerController {
  #page?: string;

  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', 'public, max-age=3600')
  @Header(
    'content-security-policy',
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; worker-src blob:",
  )
  page(): string {
    this.#page ??= renderGraphiQL({ endpoint: '/graphql', title: 'Khiên', defaultQuery: '{ __typename }' }) as string;
    return this.#page;
  }
}
