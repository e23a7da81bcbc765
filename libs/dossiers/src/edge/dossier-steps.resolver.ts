import { Inject } from '@nestjs/common';
import { Args, Context, ID, Info, Int, Mutation, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { Allow, type RequestContext, type Tx, UnitOfWork } from '#platform';
import { attachDossierDocument, excuseDossierDocument, removeDossierDocument } from '../dossier-documents.js';
import { discardDossier, markDossierReady, reopenDossier } from '../mark-dossier-ready.js';
import { openDossier, recordCarriedOverDossier } from '../open-dossier.js';
import { confirmDossierAnswers, reviseDossier, takeFromRegister } from '../revise-dossier.js';
import { settledValues } from '../settled-values.js';
import {
  AttachDossierDocumentArgs,
  CarriedOverDossierInput,
  ConfirmAnswersArgs,
  DossierReasonArgs,
  DossierStepArgs,
  ExcuseDossierDocumentArgs,
  MarkDossierReadyArgs,
  OpenDossierInput,
  RemoveDossierDocumentArgs,
  ReviseDossierInput,
  TakeAnswersArgs,
} from './dossiers.input.js';
import { DossierView } from './dossiers.views.js';
import { readDossier } from './read-dossier.js';

type Verb = (tx: Tx) => Promise<{ readonly id: string }>;

/** The way of a dossier from its opening to the signature: one mutation a step. */
@Resolver(() => DossierView)
export class DossierStepsResolver {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  @Mutation(() => DossierView, { description: 'Opens a dossier with what register and organisation know.' })
  @Allow('signed-in')
  openDossier(
    @Args('input', { description: 'The dossier.' }) input: OpenDossierInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#step((tx) => openDossier(tx, input), context, info);
  }

  @Mutation(() => DossierView, {
    description: 'Records a dossier that the agency received before 1 January 2026, which goes on being used.',
  })
  @Allow('signed-in')
  recordCarriedOverDossier(
    @Args('input', { description: 'The dossier.' }) { answers, ...input }: CarriedOverDossierInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    const values = settledValues((answers ?? {}) as never);
    return this.#step((tx) => recordCarriedOverDossier(tx, { ...input, values }), context, info);
  }

  @Mutation(() => DossierView, { description: 'Types answers over what was there, and says what the dossier covers.' })
  @Allow('signed-in')
  reviseDossier(
    @Args('id', { type: () => ID, description: 'The dossier.' }) id: string,
    @Args('expectedVersion', { type: () => Int, description: 'The version that you read.' }) expectedVersion: number,
    @Args('input', { description: 'What changes.' }) { answers, ...input }: ReviseDossierInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    const values = settledValues((answers ?? {}) as never);
    return this.#step((tx) => reviseDossier(tx, id, expectedVersion, { ...input, values }), context, info);
  }

  @Mutation(() => DossierView, {
    description: 'Takes answers from register and organisation as they are now; what people wrote where those are silent stays.',
  })
  @Allow('signed-in')
  takeDossierAnswers(
    @Args() { id, expectedVersion, paths }: TakeAnswersArgs,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#step((tx) => takeFromRegister(tx, id, expectedVersion, paths ?? null), context, info);
  }

  @Mutation(() => DossierView, { description: 'Lets answers stand although their source went on since.' })
  @Allow('signed-in')
  confirmDossierAnswers(
    @Args() { id, expectedVersion, paths }: ConfirmAnswersArgs,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#step((tx) => confirmDossierAnswers(tx, id, expectedVersion, paths), context, info);
  }

  @Mutation(() => DossierView, { description: 'Puts a file into a dossier as one of the documents that go along.' })
  @Allow('signed-in')
  attachDossierDocument(
    @Args() { dossierId, ...document }: AttachDossierDocumentArgs,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#step((tx) => attachDossierDocument(tx, dossierId, document), context, info);
  }

  @Mutation(() => DossierView, {
    description:
      'Says why a document does not go along. One that is `MANDATORY` stays open for the decision of the officer; the reason is printed in letter and report.',
  })
  @Allow('signed-in')
  excuseDossierDocument(
    @Args() { dossierId, kind, reason }: ExcuseDossierDocumentArgs,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#step((tx) => excuseDossierDocument(tx, dossierId, kind, reason), context, info);
  }

  @Mutation(() => DossierView, { description: 'Takes a document, or a reason, out of a dossier.' })
  @Allow('signed-in')
  removeDossierDocument(
    @Args() { dossierId, documentId }: RemoveDossierDocumentArgs,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#step((tx) => removeDossierDocument(tx, dossierId, documentId), context, info);
  }

  @Mutation(() => DossierView, {
    description:
      'Presents a dossier for signing and freezes it. `FACTS_MISSING` lists what is mandatory and open; the officer may let it go so, with a reason.',
  })
  @Allow('signed-in')
  markDossierReady(
    @Args() { id, expectedVersion, incompleteReason, answers }: MarkDossierReadyArgs,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#step(
      (tx) => markDossierReady(tx, id, expectedVersion ?? null, { incompleteReason: incompleteReason || null, answers }),
      context,
      info,
    );
  }

  @Mutation(() => DossierView, { description: 'Gives a presented dossier back, with the reason.' })
  @Allow('signed-in')
  reopenDossier(
    @Args() { id, expectedVersion, reason }: DossierReasonArgs,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#step((tx) => reopenDossier(tx, id, expectedVersion ?? null, reason), context, info);
  }

  @Mutation(() => DossierView, { description: 'Ends a dossier that was not filed from here; it stays readable.' })
  @Allow('signed-in')
  discardDossier(@Args() { id, expectedVersion }: DossierStepArgs, @Context() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return this.#step((tx) => discardDossier(tx, id, expectedVersion ?? null), context, info);
  }

  async #step(verb: Verb, context: RequestContext, info: GraphQLResolveInfo) {
    const { id } = await this.uow.run(context.caller, verb);
    return readDossier(this.uow, id, context, info);
  }
}
