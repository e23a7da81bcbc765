import { Inject } from '@nestjs/common';
import { Args, Context, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import { AttachmentView, attachmentsOfMany } from '#attachments';
import { FilingView } from '#filings';
import { Allow, type RequestContext, UnitOfWork } from '#platform';
import { ViolationReportView } from '#violations';
import { attachFile, detachFile } from '../attach-file.js';

type Loader = DataLoader<string, AttachmentView[]>;

/** One statement a request and kind, however many reports or filings ask. */
class Files {
  readonly #loaders = { report: new WeakMap<RequestContext, Loader>(), filing: new WeakMap<RequestContext, Loader>() };

  constructor(private readonly uow: UnitOfWork) {}

  of(what: 'report' | 'filing', id: string, context: RequestContext): Promise<AttachmentView[]> {
    let loader = this.#loaders[what].get(context);
    if (!loader) {
      loader = new DataLoader(
        async (ids) => {
          const { value } = await this.uow.read<Record<string, AttachmentView[]>>(context.caller, attachmentsOfMany(what, ids));
          return ids.map((one) => value[one] ?? []);
        },
        // What was attached a moment ago in the same request must be seen.
        { cache: false },
      );
      this.#loaders[what].set(context, loader);
    }
    return loader.load(id);
  }
}

@Resolver(() => ViolationReportView)
export class ReportFilesResolver {
  readonly #files: Files;
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {
    this.#files = new Files(uow);
  }

  @Mutation(() => [AttachmentView], { description: 'Puts a file into a report that is being written; answers with all its files.' })
  @Allow('signed-in')
  async attachFile(
    @Args('reportId', { type: () => ID, description: 'The report, in state DRAFT.' }) reportId: string,
    @Args('attachmentId', { type: () => ID, description: 'The file.' }) attachmentId: string,
    @Context() context: RequestContext,
  ): Promise<AttachmentView[]> {
    await this.uow.run(context.caller, (tx) => attachFile(tx, reportId, attachmentId));
    return this.#files.of('report', reportId, context);
  }

  @Mutation(() => [AttachmentView], { description: 'Takes a file out of a report that is being written; earlier filings keep it.' })
  @Allow('signed-in')
  async detachFile(
    @Args('reportId', { type: () => ID, description: 'The report, in state DRAFT.' }) reportId: string,
    @Args('attachmentId', { type: () => ID, description: 'The file.' }) attachmentId: string,
    @Context() context: RequestContext,
  ): Promise<AttachmentView[]> {
    await this.uow.run(context.caller, (tx) => detachFile(tx, reportId, attachmentId));
    return this.#files.of('report', reportId, context);
  }

  @ResolveField(() => [AttachmentView], { description: 'Files in its working copy; the next filing takes them with it.' })
  attachments(@Parent() report: ViolationReportView, @Context() context: RequestContext): Promise<AttachmentView[]> {
    return this.#files.of('report', report.id, context);
  }
}

@Resolver(() => FilingView)
export class FilingFilesResolver {
  readonly #files: Files;
  constructor(@Inject(UnitOfWork) uow: UnitOfWork) {
    this.#files = new Files(uow);
  }

  @ResolveField(() => [AttachmentView], { description: 'Files that were filed with it, and what the scanner says of them today.' })
  attachments(@Parent() filing: FilingView, @Context() context: RequestContext): Promise<AttachmentView[]> {
    return this.#files.of('filing', filing.id, context);
  }
}
