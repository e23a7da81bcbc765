import { Inject } from '@nestjs/common';
import { Args, Context, Info, Mutation, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { readCase } from '#cases';
import { NotFound } from '#kernel';
import { Allow, type RequestContext, selectedFields, UnitOfWork } from '#platform';
import { investigation } from '../investigation.queries.js';
import { dropPart, keepPart, type PartAddress, type PartFields, type PartKind } from '../keep-part.js';
import { CasePieceView, InvestigationView } from './investigation.views.js';
import { CaseChannelInput, CaseDatasetInput, CasePartyInput, CasePaymentInput, CaseTaskInput, DropCasePartInput } from './parts.input.js';
import { ReadInvestigationArgs } from './sanctions.input.js';

/** What a part says; what is absent is empty. */
const FIELDS: { readonly [Kind in PartKind]: readonly (keyof PartFields[Kind])[] } = {
  PARTY: ['role', 'kind', 'name', 'provinceCode', 'people', 'note'],
  DATASET: [
    ...(['partyId', 'dataTypes', 'basicSubjects', 'sensitiveSubjects', 'method', 'records'] as const),
    ...(['priceVnd', 'pricePer', 'sampleSha256', 'note'] as const),
  ],
  CHANNEL: ['kind', 'name', 'members', 'closed', 'note'],
  PAYMENT: ['partyId', 'amountVnd', 'paidAt', 'evidenceType', 'act', 'means', 'note'],
  TASK: ['what', 'assigneeId', 'dueOn', 'done', 'note'],
};

const INPUT = { description: 'The part as it is from now on.' };
const KEEPS = (what: string) => ({ description: `Keeps ${what} of a case: adds it, or says anew what it is.` });

@Resolver(() => InvestigationView)
export class InvestigationResolver {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  @Mutation(() => InvestigationView, {
    description: 'Opens what a case comes to for reading; that it was read, by whom and what for, is kept.',
  })
  @Allow('signed-in')
  async readInvestigation(
    @Args() { id, purpose }: ReadInvestigationArgs,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    await this.uow.run(context.caller, (tx) => readCase(tx, id, purpose));
    const reading = await this.uow.read<object | null>(context.caller, investigation(selectedFields(info), id));
    if (!reading.value) throw new NotFound('case');
    return reading.value;
  }

  @Mutation(() => CasePieceView, KEEPS('a party'))
  @Allow('signed-in')
  keepCaseParty(@Args('input', INPUT) input: CasePartyInput, @Context() context: RequestContext) {
    return this.#keep('PARTY', input, context);
  }

  @Mutation(() => CasePieceView, KEEPS('a dataset that was offered'))
  @Allow('signed-in')
  keepCaseDataset(@Args('input', INPUT) input: CaseDatasetInput, @Context() context: RequestContext) {
    return this.#keep('DATASET', input, context);
  }

  @Mutation(() => CasePieceView, KEEPS('a channel or group'))
  @Allow('signed-in')
  keepCaseChannel(@Args('input', INPUT) input: CaseChannelInput, @Context() context: RequestContext) {
    return this.#keep('CHANNEL', input, context);
  }

  @Mutation(() => CasePieceView, KEEPS('a payment'))
  @Allow('signed-in')
  keepCasePayment(@Args('input', INPUT) input: CasePaymentInput, @Context() context: RequestContext) {
    return this.#keep('PAYMENT', input, context);
  }

  @Mutation(() => CasePieceView, KEEPS('a task'))
  @Allow('signed-in')
  keepCaseTask(@Args('input', INPUT) input: CaseTaskInput, @Context() context: RequestContext) {
    return this.#keep('TASK', input, context);
  }

  @Mutation(() => CasePieceView, { description: 'Takes a part out of a case, with the reason; it is kept, and not shown.' })
  @Allow('signed-in')
  dropCasePart(
    @Args('input', { description: 'Which part, and why.' }) { kind, reason, ...address }: DropCasePartInput,
    @Context() context: RequestContext,
  ) {
    return this.uow.run(context.caller, (tx) => dropPart(tx, kind, address, reason));
  }

  #keep<Kind extends PartKind>(kind: Kind, input: PartAddress & object, { caller }: RequestContext) {
    const given = input as unknown as Partial<PartFields[Kind]>;
    const fields = Object.fromEntries(FIELDS[kind].map((field) => [field, given[field] ?? null])) as unknown as PartFields[Kind];
    return this.uow.run(caller, (tx) => keepPart(tx, kind, input, fields));
  }
}
