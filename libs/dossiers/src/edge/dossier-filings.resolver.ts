import { Inject } from '@nestjs/common';
import { Args, Context, ID, Info, Mutation, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { filingView, LOG_SIGNER, readFiled, withReceipt } from '#filings';
import { Allow, type RequestContext, type Tx, UnitOfWork } from '#platform';
import type { LogSigner } from '#platform/log';
import { completeDossier } from '../answer-return.js';
import { beginDossierUpdate, dropDossierUpdate, recordDossierChange, removeDossierChange } from '../dossier-changes.js';
import { submitDossier } from '../submit-dossier.js';
import { DossierChangeInput, DossierStepArgs, RemoveDossierChangeArgs, SubmitDossierInput } from './dossiers.input.js';
import { DossierView, SubmitDossierPayload } from './dossiers.views.js';
import { readDossier } from './read-dossier.js';

/** The filing of a dossier, and what follows it: completion, changes, updates. */
@Resolver(() => DossierView)
export class DossierFilingsResolver {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(LOG_SIGNER) private readonly signer: LogSigner,
  ) {}

  @Mutation(() => SubmitDossierPayload, { description: 'Files the dossier, or a change of it, with the authority and gives the receipt.' })
  @Allow('signed-in')
  async submitDossier(
    @Args('input', { description: 'Which dossier, under which key.' }) input: SubmitDossierInput,
    @Context() context: RequestContext,
  ): Promise<SubmitDossierPayload> {
    const { filing, recorded, verdict } = await this.uow.run(context.caller, (tx) => submitDossier(tx, input));
    return recorded?.position
      ? withReceipt(filingView(filing, verdict), recorded.position, this.signer)
      : readFiled(this.uow, filing.id, context, this.signer);
  }

  @Mutation(() => DossierView, {
    description: 'Opens the answer to a request for completion, or what was refused, to be prepared anew. It begins with what was filed.',
  })
  @Allow('signed-in')
  completeDossier(
    @Args('id', { type: () => ID, description: 'The dossier, in state RETURNED or REFUSED.' }) id: string,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#step((tx) => completeDossier(tx, id), context, info);
  }

  @Mutation(() => DossierView, {
    description: 'Keeps a change that came about since the dossier was filed. A listed one makes an update due (D356 20).',
  })
  @Allow('signed-in')
  recordDossierChange(
    @Args('input', { description: 'The change.' }) { dossierId, ...change }: DossierChangeInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#step((tx) => recordDossierChange(tx, dossierId, change), context, info);
  }

  @Mutation(() => DossierView, { description: 'Takes away a change that was recorded by mistake and is not told yet.' })
  @Allow('signed-in')
  removeDossierChange(
    @Args() { dossierId, changeId }: RemoveDossierChangeArgs,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#step((tx) => removeDossierChange(tx, dossierId, changeId), context, info);
  }

  @Mutation(() => DossierView, { description: 'Opens the update that tells the recorded changes (Forms 03a, 03b; 05 of Decree 13).' })
  @Allow('signed-in')
  beginDossierUpdate(
    @Args('id', { type: () => ID, description: 'The dossier, in state ACCEPTED or CARRIED_OVER.' }) id: string,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#step((tx) => beginDossierUpdate(tx, id), context, info);
  }

  @Mutation(() => DossierView, {
    description: 'Gives up an update that is not filed. What was typed, and the changes, are kept for the next.',
  })
  @Allow('signed-in')
  dropDossierUpdate(
    @Args() { id, expectedVersion }: DossierStepArgs,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#step((tx) => dropDossierUpdate(tx, id, expectedVersion ?? null), context, info);
  }

  async #step(verb: (tx: Tx) => Promise<{ readonly id: string }>, context: RequestContext, info: GraphQLResolveInfo) {
    const { id } = await this.uow.run(context.caller, verb);
    return readDossier(this.uow, id, context, info);
  }
}
