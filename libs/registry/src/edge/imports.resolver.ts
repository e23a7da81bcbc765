import { Inject } from '@nestjs/common';
import { Args, Context, ID, Info, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { Forbidden, isId, NotFound } from '#kernel';
import { Allow, FileStore, PageArgs, type RequestContext, selectedFields, toPage, UnitOfWork } from '#platform';
import { RegisterImport } from '../entities.js';
import type { ColumnMapping, ImportReport } from '../import/index.js';
import { forgetImportMapping, forgetImportTerm } from '../import-memory.js';
import { tellProgress } from '../import-progress.js';
import { checkRegisterImport, commitRegisterImport } from '../import-register.js';
import { importById, importPage, importRowPage, rememberedPage } from '../imports.queries.js';
import { undoableUntil, undoRegisterImport } from '../undo-import.js';
import { mappingOf } from './column-mapping.input.js';
import { CheckImportArgs, chosenTerms, ImportRowArgs } from './import.args.js';
import type { ImportPolicyEnum } from './import.enums.js';
import {
  type ColumnMappingView,
  type ImportProgressView,
  ImportRowPage,
  type ImportRowView,
  RegisterImportPage,
  RegisterImportView,
  RememberedMappingPage,
  RememberedMappingView,
  RememberedTermPage,
  RememberedTermView,
} from './import.views.js';

type Owned = { readonly organisationId: string };
/** An import as its entity or as a query brings it. */
type ImportRecord = Pick<RegisterImport, 'id' | 'fileName' | 'sha256' | 'state' | 'policy' | 'report'> & {
  readonly createdAt: Date | string;
  readonly committedAt?: Date | string | null;
  readonly undoneAt?: Date | string | null;
  readonly progress?: ImportProgressView | null;
};
type Mapped<View> = Omit<View, 'mapping'> & { readonly mapping: ColumnMapping };

/** Registers brought in from files: checked, committed, undone; what was chosen on the way is remembered. */
@Resolver(() => RegisterImportView)
export class ImportsResolver {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(FileStore) private readonly files: FileStore,
  ) {}

  @Mutation(() => RegisterImportView, { description: 'Checks an uploaded register; writes no activity.' })
  @Allow('signed-in')
  async checkRegisterImport(@Args() { ticketId, mapping, policy, terms }: CheckImportArgs, @Context() { caller }: RequestContext) {
    return importView(
      await checkRegisterImport(this.uow, this.files, caller, ticketId, {
        policy,
        terms: chosenTerms(terms ?? []),
        ...(mapping?.length && { mapping: mappingOf(mapping) }),
      }),
    );
  }

  @Mutation(() => RegisterImportView, {
    description:
      'Writes a checked register, all or none: new activities as drafts, updates as the next draft of theirs. `registerImport` tells meanwhile how far it is.',
  })
  @Allow('signed-in')
  async commitRegisterImport(
    @Args('id', { type: () => ID, description: 'The import.' }) id: string,
    @Context() { caller }: RequestContext,
  ): Promise<RegisterImportView> {
    return importView(await this.uow.run(caller, (tx) => commitRegisterImport(tx, id, tellProgress(this.uow, caller, id))));
  }

  @Mutation(() => RegisterImportView, {
    description:
      'Takes a commit back within 24 hours: what it created is removed, what it updated is as before. Refused, with the rows, where one was changed or used since.',
  })
  @Allow('signed-in')
  async undoRegisterImport(
    @Args('id', { type: () => ID, description: 'The import.' }) id: string,
    @Context() { caller }: RequestContext,
  ): Promise<RegisterImportView> {
    return importView(await this.uow.run(caller, (tx) => undoRegisterImport(tx, id)));
  }

  @Query(() => RegisterImportView, { description: 'One import of my organisation, also while it is committed.' })
  @Allow('signed-in')
  async registerImport(@Args('id', { type: () => ID, description: 'Its id.' }) id: string, @Context() { caller }: RequestContext) {
    if (!isId(id)) throw new NotFound('register import');
    const { value, ability } = await this.uow.read<(ImportRecord & Owned) | undefined>(caller, importById(id));
    if (!value || !ability.can('read', importOf(value))) throw new NotFound('register import');
    return importView(value);
  }

  @Query(() => RegisterImportPage, { description: 'The imports of my organisation, newest first.' })
  @Allow('signed-in')
  async registerImports(@Args() { first, after }: PageArgs, @Context() { caller }: RequestContext, @Info() info: GraphQLResolveInfo) {
    const withFindings = selectedFields(info, 'nodes').has('problems');
    const { value, ability } = await this.uow.read<ImportRecord[]>(caller, importPage(withFindings, first, after));
    if (!ability.can('list', 'RegisterImport')) throw new Forbidden('list', 'RegisterImport');
    return toPage(value.map(importView), first, ({ createdAt, id }) => [new Date(createdAt).toISOString(), id]);
  }

  @Query(() => ImportRowPage, { description: 'What an import would do with each activity of its file, or did.' })
  @Allow('signed-in')
  async registerImportRows(@Args() { importId, first, after, decision }: ImportRowArgs, @Context() { caller }: RequestContext) {
    const { value, ability } = await this.uow.read<(Owned & { rows: ImportRowView[] }) | undefined>(
      caller,
      importRowPage(importId, first, after, decision),
    );
    if (!value || !ability.can('read', importOf(value))) throw new NotFound('register import');
    return toPage(value.rows, first, ({ id }) => [id]);
  }

  @Query(() => RememberedMappingPage, { description: 'How my organisation reads the columns of tables that it imported.' })
  @Allow('signed-in')
  async importMappings(@Args() { first, after }: PageArgs, @Context() { caller }: RequestContext) {
    const { value, ability } = await this.uow.read<Mapped<RememberedMappingView>[]>(caller, rememberedPage('import_mapping', first, after));
    if (!ability.can('list', 'RememberedMapping')) throw new Forbidden('list', 'RememberedMapping');
    return toPage(value.map(mappingView), first, cursorOf);
  }

  @Query(() => RememberedTermPage, { description: 'What foreign terms mean to my organisation.' })
  @Allow('signed-in')
  async importTerms(@Args() { first, after }: PageArgs, @Context() { caller }: RequestContext) {
    const { value, ability } = await this.uow.read<RememberedTermView[]>(caller, rememberedPage('import_term', first, after));
    if (!ability.can('list', 'RememberedTerm')) throw new Forbidden('list', 'RememberedTerm');
    return toPage(value, first, cursorOf);
  }

  @Mutation(() => RememberedMappingView, { description: 'Forgets how a table is read; the next one with these headers is guessed.' })
  @Allow('signed-in')
  async forgetImportMapping(
    @Args('id', { type: () => ID, description: 'The remembered mapping.' }) id: string,
    @Context() { caller }: RequestContext,
  ): Promise<RememberedMappingView> {
    return mappingView(await this.uow.run(caller, (tx) => forgetImportMapping(tx, id)));
  }

  @Mutation(() => RememberedTermView, { description: 'Forgets what a term means; it goes to the review list again.' })
  @Allow('signed-in')
  forgetImportTerm(
    @Args('id', { type: () => ID, description: 'The remembered term.' }) id: string,
    @Context() { caller }: RequestContext,
  ): Promise<RememberedTermView> {
    return this.uow.run(caller, (tx) => forgetImportTerm(tx, id));
  }
}

const cursorOf = ({ confirmedAt, id }: { readonly confirmedAt: Date; readonly id: string }) => [new Date(confirmedAt).toISOString(), id];

const importOf = ({ organisationId }: Owned) => Object.assign(new RegisterImport(), { organisationId });

function mappingView({ mapping, ...row }: Mapped<RememberedMappingView>): RememberedMappingView {
  return { ...row, mapping: columnViews(mapping) };
}

function columnViews(mapping: ColumnMapping | null): ColumnMappingView[] {
  return Object.entries(mapping ?? {}).flatMap(([field, columns]) => [columns].flat().map((column) => ({ field, column: String(column) })));
}

const instant = (text: Date | string | null | undefined): Date | null => (text ? new Date(text) : null);

function importView(imported: ImportRecord): RegisterImportView {
  const report = imported.report as unknown as ImportReport;
  const { state } = imported;
  const committedAt = instant(imported.committedAt);
  return {
    id: imported.id,
    fileName: imported.fileName,
    sha256: imported.sha256,
    state,
    policy: imported.policy as ImportPolicyEnum,
    createdAt: new Date(imported.createdAt),
    committedAt,
    undoableUntil: undoableUntil({ state, committedAt }),
    undoneAt: instant(imported.undoneAt),
    progress: imported.progress ?? null,
    format: report.format,
    formatName: report.formatName ?? null,
    carriedAsText: [...(report.losses?.asText ?? [])],
    lost: [...(report.losses?.lost ?? [])],
    mapping: columnViews(report.mapping),
    mappingFrom: report.mappingFrom ?? null,
    activityCount: report.counts.activities,
    errorCount: report.counts.errors,
    reviewCount: report.counts.reviews,
    committable: report.committable && state === 'CHECKED',
    problems: report.problems.map(({ term = null, kind = null, suggestions, ...problem }) => ({
      ...problem,
      term,
      kind,
      suggestions: suggestions ? [...suggestions] : null,
    })),
  };
}
