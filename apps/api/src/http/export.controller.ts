import { Controller, Get, Inject, Param, Query, Req, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { contentDisposition } from '#attachments';
import { CASE_LIST } from '#cases';
import { DEADLINE_LIST } from '#deadlines';
import { DOSSIER_LIST } from '#dossiers';
import { EVIDENCE_LIST } from '#evidence';
import { HANDLING_LIST } from '#handling';
import { INDICATOR_LISTS } from '#indicators';
import { INTAKE_LIST } from '#intake';
import { Invalid, NotFound } from '#kernel';
import { type PaperFormat, registerPaper } from '#papers';
import {
  CASE_FORMATS,
  type CaseFormat,
  caseForPeers,
  PEER_FORMATS,
  type PeerFormat,
  reportForPeers,
  SHAREABLE,
  type Shareable,
  shareCase,
} from '#peers';
import {
  type Caller,
  type Config,
  EXPORT_FORMATS,
  type ExportedFile,
  type ExportedList,
  type ExportFormat,
  type ExportShape,
  filterOf,
  ListExporter,
  SEPARATORS,
  type Separator,
  UnitOfWork,
} from '#platform';
import { QUEUE_LIST } from '#queue';
import { ACTIVITY_LIST, dpvRegister, REGISTRY_LISTS, WORK_LISTS, wholeRegister } from '#registry';
import { REQUEST_LIST } from '#requests';
import { ROUTING_LISTS } from '#routing';
import { reportPaper, STATISTIC_LIST, STATISTIC_REPORT } from '#statistics';
import { REPORT_LIST } from '#violations';
import { CONFIG } from '../tokens.js';
import { purposeOf } from './purpose.js';
import { signedInCaller } from './request-context.js';

const LISTS: readonly ExportedList[] = [
  ...REGISTRY_LISTS,
  ...WORK_LISTS,
  DEADLINE_LIST,
  DOSSIER_LIST,
  REPORT_LIST,
  REQUEST_LIST,
  ...ROUTING_LISTS,
  HANDLING_LIST,
  INTAKE_LIST,
  QUEUE_LIST,
  CASE_LIST,
  EVIDENCE_LIST,
  ...INDICATOR_LISTS,
  STATISTIC_LIST,
  STATISTIC_REPORT,
];
/** What is whole, or one. */
const UNFILTERED = { filters: {} };
const LANGUAGES = ['vi', 'en'] as const;
/** A file is written before it is sent; the connection waits for so long. */
const WRITING_MS = 10 * 60_000;

/** Lists as files: `/exports/processing-activities.xlsx?state=PUBLISHED`. Arguments are called as those of the list's query. */
@Controller('exports')
export class ExportController {
  constructor(
    @Inject(ListExporter) private readonly exporter: ListExporter,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get(':file')
  async list(
    @Param('file') file: string,
    @Query() { language = 'vi', separator = ',', ...filter }: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const caller = this.#signedIn(request, reply);
    const [key, format] = nameOf(file);
    const list = LISTS.find((one) => one.key === key);
    if (!list) throw new NotFound('export');
    const shape = shapeOf(format, language, separator);
    return this.#send(reply, await this.exporter.export(caller, list, { filter: filterOf(list, filter) }, shape, hungUp(reply)));
  }

  /** One record: `/exports/processing-activities/<id>.xlsx`. */
  @Get(':list/:file')
  async record(
    @Param() { list: key, file }: { list: string; file: string },
    @Query() { language = 'vi', separator = ',', ...others }: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const caller = this.#signedIn(request, reply);
    const [id, format] = nameOf(file);
    const list = LISTS.find((one) => one.key === key);
    if (!list?.record) throw new NotFound('export');
    filterOf(UNFILTERED, others);
    return this.#send(reply, await this.exporter.export(caller, list, { id }, shapeOf(format, language, separator)));
  }

  /** The register in our own format, which an import takes back. */
  @Get('register.json')
  async register(@Query() query: Record<string, unknown>, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const caller = this.#signedIn(request, reply);
    filterOf(UNFILTERED, query);
    const abandoned = hungUp(reply);
    const what = { list: 'register', format: 'json' };
    return this.#send(reply, await this.exporter.make(caller, what, (snapshot) => wholeRegister(snapshot, abandoned)));
  }

  /** In the Data Privacy Vocabulary. */
  @Get('processing-activities.jsonld')
  async dpv(@Query() query: Record<string, unknown>, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const caller = this.#signedIn(request, reply);
    const [filter, abandoned] = [filterOf(ACTIVITY_LIST, query), hungUp(reply)];
    const what = { list: ACTIVITY_LIST.key, format: 'jsonld', ...filter };
    return this.#send(reply, await this.exporter.make(caller, what, (snapshot) => dpvRegister(snapshot, filter, abandoned)));
  }

  /** On a month, a quarter or a year: `?period=2026-Q4`, of the unit, the country (`scope=COUNTRY`) or a province of it (`province=31`). */
  @Get('statistics-report.pdf')
  report(@Query() query: Record<string, unknown>, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.#report('pdf', query, request, reply);
  }

  @Get('statistics-report.docx')
  reportDocx(@Query() query: Record<string, unknown>, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.#report('docx', query, request, reply);
  }

  async #report(
    format: PaperFormat,
    query: Record<string, unknown>,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<StreamableFile> {
    const caller = this.#signedIn(request, reply);
    const filter = filterOf(STATISTIC_REPORT, query);
    const what = { list: STATISTIC_REPORT.key, format, ...filter };
    return this.#send(reply, await this.exporter.make(caller, what, (snapshot) => reportPaper(snapshot, filter, format)));
  }

  /** A report for a peer system: `/exports/violation-reports/<id>/stix.json?tlp=GREEN`; also `veris.json` and `misp.json`. */
  @Get('violation-reports/:id/:file')
  async forPeers(
    @Param() { id, file }: { id: string; file: string },
    @Query() { tlp = 'AMBER', ...others }: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const caller = this.#signedIn(request, reply);
    const format = (Object.keys(PEER_FORMATS) as PeerFormat[]).find((known) => file === `${known}.json`);
    if (!format) throw new NotFound('export');
    filterOf(UNFILTERED, others);
    const level = oneOf<Shareable>(SHAREABLE, tlp, 'tlp');
    const what = { list: 'violation-report', format, id, tlp: level };
    return this.#send(reply, await this.exporter.make(caller, what, (snapshot) => reportForPeers(snapshot, id, format, level)));
  }

  /** A case for a peer system, under its own level or a stricter one: `/exports/cases/<id>/misp.json?tlp=AMBER&purpose=…`; also `stix.json`. */
  @Get('cases/:id/:file')
  async caseForPeers(
    @Param() { id, file }: { id: string; file: string },
    @Query() { tlp = 'AMBER', purpose, ...others }: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const caller = this.#signedIn(request, reply);
    const format = (Object.keys(CASE_FORMATS) as CaseFormat[]).find((known) => file === `${known}.json`);
    if (!format) throw new NotFound('export');
    filterOf(UNFILTERED, others);
    const level = oneOf<Shareable>(SHAREABLE, tlp, 'tlp');
    const what = purposeOf(purpose);
    await this.uow.run(caller, (tx) => shareCase(tx, id, what, level));
    const told = { list: 'case', format, id, tlp: level };
    return this.#send(reply, await this.exporter.make(caller, told, (snapshot) => caseForPeers(snapshot, id, format, level)));
  }

  @Get('register.pdf')
  pdf(@Query() query: Record<string, unknown>, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.#paper('pdf', query, request, reply);
  }

  @Get('register.docx')
  docx(@Query() query: Record<string, unknown>, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.#paper('docx', query, request, reply);
  }

  async #paper(format: PaperFormat, query: Record<string, unknown>, request: FastifyRequest, reply: FastifyReply): Promise<StreamableFile> {
    const caller = this.#signedIn(request, reply);
    const [filter, abandoned] = [filterOf(ACTIVITY_LIST, query), hungUp(reply)];
    const what = { list: 'register', format, ...filter };
    return this.#send(reply, await this.exporter.make(caller, what, (snapshot) => registerPaper(snapshot, filter, format, abandoned)));
  }

  #signedIn(request: FastifyRequest, reply: FastifyReply): Caller {
    const caller = signedInCaller(request, reply, this.config);
    reply.raw.setTimeout(WRITING_MS, () => reply.raw.destroy());
    return caller;
  }

  #send(reply: FastifyReply, { name, mediaType, file }: ExportedFile): StreamableFile {
    reply.header('x-content-type-options', 'nosniff').header('cache-control', 'private, no-store');
    return new StreamableFile(file.stream(), { type: mediaType, disposition: contentDisposition(name), length: file.size });
  }
}

/** Fires when nobody waits for the answer any more. */
function hungUp(reply: FastifyReply): AbortSignal {
  const abandoned = new AbortController();
  reply.raw.once('close', () => abandoned.abort());
  return abandoned.signal;
}

/** What stands before and behind the last dot. */
function nameOf(file: string): [name: string, format: ExportFormat] {
  const dot = file.lastIndexOf('.');
  const format = EXPORT_FORMATS.find((known) => known === file.slice(dot + 1));
  if (!format) throw new NotFound('export');
  return [file.slice(0, dot), format];
}

const shapeOf = (format: ExportFormat, language: unknown, separator: unknown): ExportShape => ({
  format,
  language: oneOf(LANGUAGES, language, 'language'),
  separator: oneOf<Separator>(SEPARATORS, separator, 'separator'),
});

function oneOf<Value extends string>(known: readonly Value[], given: unknown, path: string): Value {
  const found = known.find((value) => value === given);
  if (found) return found;
  const values = known.map((value) => `"${value}"`).join(', ');
  throw new Invalid([{ path, code: 'INVALID', vi: `Chọn một trong: ${values}.`, en: `Choose one of: ${values}.` }]);
}
