import { Inject } from '@nestjs/common';
import { Args, Context, Info, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { Forbidden, NotFound, transitionsFrom, userIdOf } from '#kernel';
import {
  Allow,
  AvailableTransition,
  FileStore,
  type Reading,
  type RequestContext,
  type Statement,
  selectedFields,
  toPage,
  UnitOfWork,
} from '#platform';
import { collectEvidence } from '../collect-evidence.js';
import { CUSTODY_TRANSITIONS, type CustodyState, type CustodyStep } from '../custody.states.js';
import { type CustodyRow, holdersOf, judgeCustody } from '../custody-of.js';
import { EvidenceItem } from '../entities.js';
import { custodyOfItem, evidenceContent, evidenceHeader, evidencePage, evidenceWithMe } from '../evidence.queries.js';
import { exportEvidence } from '../export-evidence.js';
import { readEvidence } from '../read-evidence.js';
import { type EvidenceInputs, stepEvidence } from '../step-evidence.js';
import {
  CollectEvidenceInput,
  EvidenceArgs,
  EvidenceItemArgs,
  EvidenceReasonInput,
  EvidenceStepInput,
  HandOverInput,
  ReadEvidenceArgs,
  ReturnEvidenceInput,
  SealInput,
} from './evidence.input.js';
import { CustodyView, EvidenceContentView, EvidenceExportView, EvidenceItemView, EvidencePage } from './evidence.views.js';

/** DI token of the key from which passwords of archives follow. */
export const ARCHIVE_KEY = Symbol('ArchiveKey');

/** An item as the queries bring it, with the reading it came from. */
interface EvidenceRow {
  readonly id: string;
  readonly unitId: string;
  readonly number: number;
  readonly state: CustodyState;
  readonly holderId: string;
  readonly offeredTo: string | null;
  readonly offeredBy: string | null;
  readonly sealedBag: string | null;
  readonly proposedBy: string | null;
  readonly sha256: string | null;
  readonly reading: Reading<unknown>;
}

@Resolver(() => EvidenceContentView)
export class EvidenceContentResolver {
  @ResolveField(() => [AvailableTransition])
  availableTransitions(@Parent() row: EvidenceRow): AvailableTransition[] {
    return transitionsOf(row);
  }
}

@Resolver(() => CustodyView)
export class CustodyResolver {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  @Query(() => CustodyView, { description: 'The chain of custody of an item, recomputed.' })
  @Allow('signed-in')
  async custodyOf(@Args() { id }: EvidenceItemArgs, @Context() context: RequestContext): Promise<CustodyView> {
    const { value, ability } = await this.uow.read<CustodyRow | null>(context.caller, custodyOfItem(id));
    if (!value || !ability.can('read', Object.assign(new EvidenceItem(), { unitId: value.unitId }))) throw new NotFound('evidence item');
    const { item, events, people, verdict, brokenAt } = judgeCustody(value);
    const holders = holdersOf(events).map(({ userId, since }) => ({ userId, name: people[userId] ?? null, since }));
    return { itemId: item.id, label: item.label, verdict, brokenAt: brokenAt?.seq ?? null, holders, events } as never;
  }
}

@Resolver(() => EvidenceItemView)
export class EvidenceResolver {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(FileStore) private readonly files: FileStore,
    @Inject(ARCHIVE_KEY) private readonly key: Uint8Array,
  ) {}

  @Query(() => EvidencePage, { description: 'The evidence of a case that I see, in the order of its numbers.' })
  @Allow('signed-in')
  async evidence(
    @Args() { caseId, first, after }: EvidenceArgs,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<EvidencePage> {
    const reading = await this.uow.read<EvidenceRow[] | null>(
      context.caller,
      evidencePage(selectedFields(info, 'nodes'), caseId, first, after),
    );
    if (!reading.value || !reading.ability.can('list', 'EvidenceItem')) throw new NotFound('case');
    return toPage(
      reading.value.map((row) => Object.assign(row, { reading })),
      first,
      ({ number }) => [String(number)],
    ) as never;
  }

  @Query(() => EvidenceItemView, { description: 'One piece of evidence that I see, without what it is about.' })
  @Allow('signed-in')
  evidenceItem(@Args() { id }: EvidenceItemArgs, @Context() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return this.#read(context, evidenceHeader(selectedFields(info), id));
  }

  @Query(() => [EvidenceItemView], { description: 'What I hold, and what was handed over to me and waits for my answer; at most 200.' })
  @Allow('signed-in')
  async evidenceWithMe(@Context() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    const reading = await this.uow.read<EvidenceRow[]>(context.caller, evidenceWithMe(selectedFields(info)));
    if (!reading.ability.can('list', 'EvidenceItem')) throw new Forbidden('list', 'EvidenceItem');
    return reading.value.map((row) => Object.assign(row, { reading }));
  }

  @Mutation(() => EvidenceContentView, {
    description: 'Opens the record of an item; that it was read, by whom and what for, is a link of its chain.',
  })
  @Allow('signed-in')
  async readEvidence(@Args() { id, purpose }: ReadEvidenceArgs, @Context() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    await this.uow.run(context.caller, (tx) => readEvidence(tx, id, purpose));
    return this.#read(context, evidenceContent(selectedFields(info), id));
  }

  @Mutation(() => EvidenceExportView, { description: 'Takes the bytes of an item out of the house, for a purpose that its chain keeps.' })
  @Allow('signed-in')
  async exportEvidence(@Args() { id, purpose }: ReadEvidenceArgs, @Context() context: RequestContext): Promise<EvidenceExportView> {
    const exported = await exportEvidence({ uow: this.uow, files: this.files, key: this.key }, context.caller, id, purpose);
    return { ...exported, url: `/evidence/exports/${exported.id}` };
  }

  @Mutation(() => EvidenceItemView, { description: 'Takes a piece of evidence into a case; whoever collects it holds it.' })
  @Allow('signed-in')
  async collectEvidence(
    @Args('input', { description: 'What it is, and where it comes from.' }) input: CollectEvidenceInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    const { id } = await this.uow.run(context.caller, (tx) => collectEvidence(tx, input));
    return this.#read(context, evidenceHeader(selectedFields(info), id));
  }

  @Mutation(() => EvidenceItemView, {
    description: 'Hands an item over to a colleague, who has four office hours to receive it; until then it stays where it is.',
  })
  @Allow('signed-in')
  handOverEvidence(
    @Args('input', { description: 'To whom, and why.' }) input: HandOverInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#step('handOver', input, context, info);
  }

  @Mutation(() => EvidenceItemView, { description: 'Receives what was handed over to me: from now on I hold it.' })
  @Allow('signed-in')
  receiveEvidence(
    @Args('input', { description: 'The step.' }) input: EvidenceStepInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#step('receive', input, context, info);
  }

  @Mutation(() => EvidenceItemView, { description: 'Declines what was handed over to me: it stays where it is.' })
  @Allow('signed-in')
  declineHandoverOfEvidence(
    @Args('input', { description: 'Why.' }) input: EvidenceReasonInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#step('declineHandover', input, context, info);
  }

  @Mutation(() => EvidenceItemView, { description: 'Takes a hand-over back that nobody answered yet.' })
  @Allow('signed-in')
  withdrawHandoverOfEvidence(
    @Args('input', { description: 'Why.' }) input: EvidenceReasonInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#step('withdrawHandover', input, context, info);
  }

  @Mutation(() => EvidenceItemView, { description: 'Seals an item that I hold.' })
  @Allow('signed-in')
  sealEvidence(
    @Args('input', { description: 'In which bag.' }) input: SealInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#step('seal', input, context, info);
  }

  @Mutation(() => EvidenceItemView, { description: 'Opens the seal of an item that I hold.' })
  @Allow('signed-in')
  unsealEvidence(
    @Args('input', { description: 'Why.' }) input: EvidenceReasonInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#step('unseal', input, context, info);
  }

  @Mutation(() => EvidenceItemView, { description: 'Returns an item to whom it belongs.' })
  @Allow('signed-in')
  returnEvidence(
    @Args('input', { description: 'To whom, and why.' }) input: ReturnEvidenceInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#step('return', input, context, info);
  }

  @Mutation(() => EvidenceItemView, { description: 'Leaves an item in the file of its case for good.' })
  @Allow('signed-in')
  archiveEvidence(
    @Args('input', { description: 'Why.' }) input: EvidenceReasonInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#step('archive', input, context, info);
  }

  @Mutation(() => EvidenceItemView, { description: 'Proposes to destroy a physical item; a second person confirms as its witness.' })
  @Allow('signed-in')
  proposeDestructionOfEvidence(
    @Args('input', { description: 'Why.' }) input: EvidenceReasonInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#step('proposeDestruction', input, context, info);
  }

  @Mutation(() => EvidenceItemView, { description: 'Confirms, as its witness, that an item was destroyed; not by whoever proposed it.' })
  @Allow('signed-in')
  confirmDestructionOfEvidence(
    @Args('input', { description: 'What was seen.' }) input: EvidenceReasonInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#step('confirmDestruction', input, context, info);
  }

  @Mutation(() => EvidenceItemView, { description: 'Declines to destroy an item, or takes the proposal back.' })
  @Allow('signed-in')
  declineDestructionOfEvidence(
    @Args('input', { description: 'Why.' }) input: EvidenceReasonInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#step('declineDestruction', input, context, info);
  }

  @ResolveField(() => [AvailableTransition])
  availableTransitions(@Parent() row: EvidenceRow): AvailableTransition[] {
    return transitionsOf(row);
  }

  async #step<Step extends CustodyStep>(
    step: Step,
    { id, expectedVersion, ...input }: { readonly id: string; readonly expectedVersion?: number } & EvidenceInputs[Step],
    context: RequestContext,
    info: GraphQLResolveInfo,
  ) {
    await this.uow.run(context.caller, (tx) => stepEvidence(tx, id, step, input as unknown as EvidenceInputs[Step], expectedVersion));
    return this.#read(context, evidenceHeader(selectedFields(info), id));
  }

  async #read(context: RequestContext, statement: Statement) {
    const reading = await this.uow.read<EvidenceRow | null>(context.caller, statement);
    if (!reading.value || !reading.ability.can('list', 'EvidenceItem')) throw new NotFound('evidence item');
    return Object.assign(reading.value, { reading });
  }
}

/** The steps that the state knows, and what stands in the way of each. */
function transitionsOf(row: EvidenceRow): AvailableTransition[] {
  const subject = Object.assign(new EvidenceItem(), { unitId: row.unitId });
  return transitionsFrom(CUSTODY_TRANSITIONS, row.state).map(({ code }) => {
    const blockedBy = row.reading.ability.can(code, subject) ? blockOf(code, row) : 'ROLE';
    return { code, enabled: blockedBy === null, blockedBy };
  });
}

/** What can be told from the row alone; the rest the mutation says. */
function blockOf(
  code: CustodyStep,
  { reading: { actor }, holderId, offeredTo, offeredBy, sealedBag, proposedBy, sha256 }: EvidenceRow,
): string | null {
  const me = userIdOf(actor);
  if (code === 'receive' || code === 'declineHandover') return offeredTo === me ? null : 'NOT_OFFERED_TO_YOU';
  if (code === 'withdrawHandover') return offeredBy === me ? null : 'NOT_YOUR_HANDOVER';
  if (code === 'confirmDestruction') return proposedBy === me ? 'SECOND_PERSON' : null;
  if (code === 'declineDestruction') return null;
  if (holderId !== me) return 'NOT_HOLDER';
  if (code === 'seal') return sealedBag ? 'SEALED_ALREADY' : null;
  if (code === 'unseal') return sealedBag ? null : 'NOT_SEALED';
  return code === 'proposeDestruction' && sha256 ? 'BYTES_ARE_ARCHIVED' : null;
}
