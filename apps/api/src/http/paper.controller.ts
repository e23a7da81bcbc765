import { Controller, Get, Inject, Param, Query, Req, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { contentDisposition } from '#attachments';
import { BLANK_KINDS, type BlankKind, blank, documentRenderer, REQUEST_LETTER_KINDS } from '#documents';
import { LOG_SIGNER } from '#filings';
import { Invalid, NotFound } from '#kernel';
import { printLetter } from '#letters';
import {
  DOSSIER_PAPERS,
  MEDIA_TYPES,
  PAPER_FORMATS,
  type Paper,
  type PaperDetails,
  type PaperFormat,
  packageOfDossier,
  packageOfFiling,
  printDossier,
  printDraftForm,
  printFiledReport,
  printFiling,
  printMinutes,
  printReceipt,
  printRequestLetter,
  printSubjectNotice,
} from '#papers';
import { type Config, FileStore, UnitOfWork } from '#platform';
import type { LogSigner } from '#platform/log';
import { REQUEST_KEY } from '#requests';
import { CONFIG } from '../tokens.js';
import { signedInCaller } from './request-context.js';

/** What the person who prints may add; one line each. */
const DETAILS = ['number', 'place', 'signatory'] as const;
const MAX_DETAIL = 120;

/** Documents as files: `form.pdf`, `minutes.docx`. Under the policies of what they print; blank forms for everybody. */
@Controller('papers')
export class PaperController {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(FileStore) private readonly files: FileStore,
    @Inject(LOG_SIGNER) private readonly signer: LogSigner,
    @Inject(REQUEST_KEY) private readonly requestKey: Uint8Array,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get('blank/:file')
  async blank(@Param('file') file: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    const { name, format } = fileOf(file);
    const kind = BLANK_KINDS.find((known) => known.toLowerCase() === name.toLowerCase());
    if (!kind) throw new NotFound('blank form');
    return this.#send(reply, await blankPaper(kind, format), 'public, max-age=3600');
  }

  @Get('filings/:id/:file')
  async filing(
    @Param('id') id: string,
    @Param('file') file: string,
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const caller = signedInCaller(request, reply, this.config);
    if (file === 'package.zip')
      return this.#send(reply, await packageOfFiling({ uow: this.uow, files: this.files }, caller, id, detailsOf(query)));
    const { name, format } = fileOf(file);
    if (name === 'form')
      return this.#send(reply, await printFiling({ uow: this.uow, files: this.files }, caller, id, format, detailsOf(query)));
    if (name === 'report') return this.#send(reply, await printFiledReport(this.uow, caller, id, format, detailsOf(query)));
    if (name === 'receipt' && format === 'pdf') return this.#send(reply, await printReceipt(this.uow, caller, id, this.signer));
    throw new NotFound('paper');
  }

  @Get('reports/:id/:file')
  async report(
    @Param('id') id: string,
    @Param('file') file: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.#send(reply, await printDraftForm(this.uow, signedInCaller(request, reply, this.config), id, fileOf(file, 'form').format));
  }

  @Get('minutes/:id/:file')
  async minutes(
    @Param('id') id: string,
    @Param('file') file: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.#send(reply, await printMinutes(this.uow, signedInCaller(request, reply, this.config), id, fileOf(file, 'minutes').format));
  }

  @Get('subject-notices/:id/:file')
  async subjectNotice(
    @Param('id') id: string,
    @Param('file') file: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.#send(
      reply,
      await printSubjectNotice(this.uow, signedInCaller(request, reply, this.config), id, fileOf(file, 'notice').format),
    );
  }

  @Get('letters/:id/:file')
  async letter(
    @Param('id') id: string,
    @Param('file') file: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.#send(reply, await printLetter(this.uow, signedInCaller(request, reply, this.config), id, fileOf(file, 'letter').format));
  }

  @Get('requests/:id/:file')
  async requestLetter(
    @Param('id') id: string,
    @Param('file') file: string,
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { name, format } = fileOf(file);
    const kind = REQUEST_LETTER_KINDS.find((known) => known.toLowerCase() === name);
    if (!kind) throw new NotFound('paper');
    const work = { uow: this.uow, key: this.requestKey };
    return this.#send(
      reply,
      await printRequestLetter(work, signedInCaller(request, reply, this.config), id, kind, format, detailsOf(query)),
    );
  }

  /** `letter.pdf`, `report.docx`, and `package.zip` of both with the documents that go along. */
  @Get('dossiers/:id/:file')
  async dossier(
    @Param('id') id: string,
    @Param('file') file: string,
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const caller = signedInCaller(request, reply, this.config);
    if (file === 'package.zip')
      return this.#send(reply, await packageOfDossier({ uow: this.uow, files: this.files }, caller, id, detailsOf(query)));
    const { name, format } = fileOf(file);
    const paper = DOSSIER_PAPERS.find((known) => known === name);
    if (!paper) throw new NotFound('paper');
    return this.#send(reply, await printDossier(this.uow, caller, id, paper, format, detailsOf(query)));
  }

  #send(reply: FastifyReply, { name, mediaType, bytes }: Paper, caching = 'private, no-store'): StreamableFile {
    reply.header('x-content-type-options', 'nosniff').header('cache-control', caching);
    return new StreamableFile(bytes, { type: mediaType, disposition: contentDisposition(name), length: bytes.length });
  }
}

async function blankPaper(kind: BlankKind, format: PaperFormat): Promise<Paper> {
  const bytes = await documentRenderer[format](blank(kind));
  return { name: `khien-mau-${kind.toLowerCase()}.${format}`, mediaType: MEDIA_TYPES[format], bytes };
}

/** `form.pdf` → form, pdf. Throws NotFound for what is not printed. */
function fileOf(file: string, expected?: string): { readonly name: string; readonly format: PaperFormat } {
  const dot = file.lastIndexOf('.');
  const name = file.slice(0, dot);
  const format = PAPER_FORMATS.find((known) => known === file.slice(dot + 1));
  if (dot < 1 || !format || (expected && name !== expected)) throw new NotFound('paper');
  return { name, format };
}

function detailsOf(query: Record<string, unknown>): PaperDetails {
  const given = DETAILS.flatMap((key) => (query[key] === undefined ? [] : [[key, query[key]] as const]));
  const wrong = given.filter(([, value]) => typeof value !== 'string' || value.length > MAX_DETAIL || /\p{Cc}/u.test(value));
  if (wrong.length > 0)
    throw new Invalid(
      wrong.map(([path]) => ({
        path,
        code: 'INVALID',
        vi: `Ghi một dòng, không quá ${MAX_DETAIL} ký tự.`,
        en: `One line of at most ${MAX_DETAIL} characters.`,
      })),
    );
  return Object.fromEntries(given);
}
