import { Inject } from '@nestjs/common';
import { Args, Context, ID, Info, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { Forbidden, isId, NotFound } from '#kernel';
import { Allow, PageArgs, type RequestContext, selectedFields, toPage, UnitOfWork } from '#platform';
import { enterInformationSystem, enterParty } from '../enter-in-registers.js';
import { InformationSystem, Party } from '../registers.entities.js';
import { PARTY_REGISTER, registerPage, registerRow, SYSTEM_REGISTER } from '../registers.queries.js';
import { removeInformationSystem, removeParty } from '../remove-from-registers.js';
import { reviseInformationSystem, reviseParty } from '../revise-registers.js';
import { InformationSystemInput, RegisteredPartyInput, RegisterRowArgs } from './registers.input.js';
import { InformationSystemPage, InformationSystemView, RegisteredPartyPage, RegisteredPartyView } from './registers.views.js';

const REGISTERS = [
  [SYSTEM_REGISTER, InformationSystem],
  [PARTY_REGISTER, Party],
] as const;
type Register = (typeof REGISTERS)[number];
const [SYSTEMS, PARTIES] = REGISTERS;

/** The registers of systems and parties, which activities fill and refer to. */
@Resolver()
export class RegistersResolver {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  @Query(() => InformationSystemPage, { description: 'The information systems of my organisation, by name.' })
  @Allow('signed-in')
  informationSystems(@Args() page: PageArgs, @Context() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return this.#page<InformationSystemView>(SYSTEMS, page, context, info);
  }

  @Query(() => InformationSystemView, { description: 'One information system of my organisation.' })
  @Allow('signed-in')
  informationSystem(
    @Args('id', { type: () => ID, description: 'Its id.' }) id: string,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#row<InformationSystemView>(SYSTEMS, id, context, info);
  }

  @Query(() => RegisteredPartyPage, { description: 'The parties that the activities of my organisation name, by name.' })
  @Allow('signed-in')
  parties(@Args() page: PageArgs, @Context() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return this.#page<RegisteredPartyView>(PARTIES, page, context, info);
  }

  @Query(() => RegisteredPartyView, { description: 'One party of my organisation’s register.' })
  @Allow('signed-in')
  party(
    @Args('id', { type: () => ID, description: 'Its id.' }) id: string,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#row<RegisteredPartyView>(PARTIES, id, context, info);
  }

  @Mutation(() => InformationSystemView, { description: 'Replaces what the register says of a system.' })
  @Allow('signed-in')
  async reviseInformationSystem(
    @Args('id', { type: () => ID, description: 'The row.' }) id: string,
    @Args('expectedVersion', { type: () => Int, description: 'The version that you read.' }) expectedVersion: number,
    @Args('input', { description: 'The system.' }) input: InformationSystemInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    await this.uow.run(context.caller, (tx) => reviseInformationSystem(tx, id, expectedVersion, input));
    return this.#row<InformationSystemView>(SYSTEMS, id, context, info);
  }

  @Mutation(() => RegisteredPartyView, { description: 'Replaces what the register says of a party.' })
  @Allow('signed-in')
  async reviseParty(
    @Args('id', { type: () => ID, description: 'The row.' }) id: string,
    @Args('expectedVersion', { type: () => Int, description: 'The version that you read.' }) expectedVersion: number,
    @Args('input', { description: 'The party.' }) input: RegisteredPartyInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    await this.uow.run(context.caller, (tx) => reviseParty(tx, id, expectedVersion, input));
    return this.#row<RegisteredPartyView>(PARTIES, id, context, info);
  }

  @Mutation(() => InformationSystemView, { description: 'Enters a system, before or without an activity that uses it.' })
  @Allow('signed-in')
  async enterInformationSystem(
    @Args('input', { description: 'The system.' }) input: InformationSystemInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    const { id } = await this.uow.run(context.caller, (tx) => enterInformationSystem(tx, input));
    return this.#row<InformationSystemView>(SYSTEMS, id, context, info);
  }

  @Mutation(() => RegisteredPartyView, { description: 'Enters a party, before or without an activity that names it.' })
  @Allow('signed-in')
  async enterParty(
    @Args('input', { description: 'The party.' }) input: RegisteredPartyInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    const { id } = await this.uow.run(context.caller, (tx) => enterParty(tx, input));
    return this.#row<RegisteredPartyView>(PARTIES, id, context, info);
  }

  @Mutation(() => Boolean, { description: 'Takes a system that no activity names out of the register.' })
  @Allow('signed-in')
  async removeInformationSystem(@Args() { id, expectedVersion }: RegisterRowArgs, @Context() context: RequestContext): Promise<boolean> {
    await this.uow.run(context.caller, (tx) => removeInformationSystem(tx, id, expectedVersion));
    return true;
  }

  @Mutation(() => Boolean, { description: 'Takes a party that no activity names out of the register.' })
  @Allow('signed-in')
  async removeParty(@Args() { id, expectedVersion }: RegisterRowArgs, @Context() context: RequestContext): Promise<boolean> {
    await this.uow.run(context.caller, (tx) => removeParty(tx, id, expectedVersion));
    return true;
  }

  async #page<Row extends { readonly id: string; readonly name: string }>(
    [register, entity]: Register,
    { first, after }: PageArgs,
    { caller }: RequestContext,
    info: GraphQLResolveInfo,
  ) {
    const { value, ability } = await this.uow.read<Row[]>(caller, registerPage(register, selectedFields(info, 'nodes'), first, after));
    if (!ability.can('list', entity.name)) throw new Forbidden('list', entity.name);
    return toPage(value, first, ({ name, id }) => [name, id]);
  }

  async #row<Row extends object>([register, entity]: Register, id: string, { caller }: RequestContext, info: GraphQLResolveInfo) {
    if (!isId(id)) throw new NotFound(entity.name);
    const { value, ability } = await this.uow.read<Row | null>(caller, registerRow(register, selectedFields(info), id));
    if (!value || !ability.can('read', Object.assign(new entity(), value))) throw new NotFound(entity.name);
    return value;
  }
}
