import { Inject } from '@nestjs/common';
import { Args, Context, Field, ID, InputType, Mutation, Query, Resolver, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import { CHANNELS, type ChannelCode } from '#channels';
import { Forbidden } from '#kernel';
import { Allow, Instant, PlainText, type RequestContext, SentenceView, UnitOfWork, View } from '#platform';
import { closeDestination, type DestinationRules, judgeEndpoint, openDestination } from '../destinations.js';
import { endFormerSecret, rotateDestinationSecret } from '../rotate-destination-secret.js';
import { destinationsOfUnit } from '../routing.queries.js';

/** DI token of the {@link DestinationRules}. */
export const DESTINATION_RULES = Symbol('DestinationRules');

export const ChannelEnum = Object.fromEntries(CHANNELS.map((code) => [code, code])) as Record<ChannelCode, ChannelCode>;
registerEnumType(ChannelEnum, {
  name: 'Channel',
  description: 'A way out of the house.',
  valuesMap: {
    WEBHOOK: { description: 'Signed webhook (Standard Webhooks).' },
    EDXML_FILE: { description: 'edXML packets by files; built to QCVN 102, not interop-tested.' },
    MAIL: { description: 'An e-mail without content: something waits here.' },
    ZIP_FILE: { description: 'A ZIP of named PDFs, by files.' },
  },
});

@InputType({ description: 'How a counterpart wants its edXML.' })
class EdxmlProfileInput {
  @Field(() => String, { description: 'Code of the receiving body, e.g. `000.00.00.G22`.' })
  @PlainText(64, { required: true })
  organCode: string;
  @Field(() => String, { description: 'Where the DocumentId stands: `LAST` or `FIRST`.' })
  @IsIn(['LAST', 'FIRST'])
  documentIdPlace: 'LAST' | 'FIRST';
  @Field(() => String, { description: 'Its form: `COMPOSED` or `UUID`.' })
  @IsIn(['COMPOSED', 'UUID'])
  documentIdForm: 'COMPOSED' | 'UUID';
  @Field(() => [String], { defaultValue: [], description: 'PEM certificates or public keys whose signature on status packets counts.' })
  @IsArray()
  @ArrayMaxSize(10)
  @IsString({ each: true })
  @MaxLength(10_000, { each: true })
  trusted: string[];
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'True where the folder itself is trusted, because the counterpart does not sign.',
  })
  @IsBoolean()
  unsignedStatus: boolean;
}

@InputType({ description: 'Where messages to my unit shall go.' })
class OpenDestinationInput {
  @Field(() => ChannelEnum, { description: 'The way.' })
  @IsIn(CHANNELS)
  channel: ChannelCode;
  @Field(() => String, { description: 'An https URL, one e-mail address, or the name of a box in the drop folder.' })
  @PlainText(2048, { required: true })
  endpoint: string;
  @Field(() => EdxmlProfileInput, { nullable: true, description: 'With EDXML_FILE.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => EdxmlProfileInput)
  edxml?: EdxmlProfileInput | null;
}

@View('Destination', 'Where messages to a unit go when they leave the house. Its secret is nowhere to be read.')
export class DestinationView {
  @Field(() => ID, { description: 'Id; the last part of the address for signed acknowledgements.' })
  id: string;
  @Field(() => ChannelEnum, { description: 'The way.' })
  channel: string;
  @Field(() => String, { description: 'The URL, address or box.' })
  endpoint: string;
  @Field(() => Boolean, { description: 'Diễn tập: of a sandbox unit; nothing but drills reaches it.' })
  sandbox: boolean;
  @Field(() => String, { description: '`ACTIVE` or `CLOSED`.' })
  state: string;
  @Field(() => Instant, { description: 'Since when.' })
  openedAt: Date;
  @Field(() => Instant, { nullable: true, description: 'Until when.' })
  closedAt: Date | null;
  @Field(() => Boolean, { description: 'Closed with its secret: no acknowledgement is taken at its door any more.' })
  revoked: boolean;
  @Field(() => Boolean, { description: 'WEBHOOK: two secrets hold, the newest and the one before; both sign, either is taken.' })
  changingOver: boolean;
  @Field(() => Instant, { description: 'Since when its secrets are what they are.' })
  keyedAt: Date;
}

@View('part', 'A destination whose secret was just made; it is shown this once.')
export class OpenedDestinationView {
  @Field(() => DestinationView, { description: 'The destination.' })
  destination: DestinationView;
  @Field(() => String, {
    nullable: true,
    description: 'WEBHOOK: the shared secret (`whsec_…`). It is not shown again.',
  })
  secret: string | null;
  @Field(() => SentenceView, { nullable: true, description: 'What to look at though it was opened: its name cannot be resolved.' })
  warning?: SentenceView | null;
}

@Resolver(() => DestinationView)
export class DestinationResolver {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(DESTINATION_RULES) private readonly rules: DestinationRules,
  ) {}

  @Query(() => [DestinationView], { description: 'The destinations of my unit; without an active one its desk is inside the system.' })
  @Allow('signed-in')
  async destinations(@Context() context: RequestContext): Promise<DestinationView[]> {
    const { value, ability } = await this.uow.read<DestinationView[]>(context.caller, destinationsOfUnit());
    if (!ability.can('list', 'Destination')) throw new Forbidden('list', 'Destination');
    return value;
  }

  @Mutation(() => OpenedDestinationView, {
    description:
      'From now on messages to my unit go there; what waits for the destination before does too. Until a webhook gives its first receipt, its 401, 403 and 404 only delay: there is time to enter the secret.',
  })
  @Allow('signed-in')
  async openDestination(
    @Args('input', { description: 'Where.' }) { channel, endpoint, edxml }: OpenDestinationInput,
    @Context() context: RequestContext,
  ): Promise<OpenedDestinationView> {
    const settings = edxml ? { edxml: { ...edxml } } : {};
    // Names are looked up for those who may open one, and for nobody else.
    const { ability } = await this.uow.read(context.caller, destinationsOfUnit());
    if (!ability.can('open', 'Destination')) throw new Forbidden('open', 'Destination');
    const warning = await judgeEndpoint({ channel, endpoint }, this.rules);
    const opened = await this.uow.run(context.caller, (tx) => openDestination(tx, this.rules, { channel, endpoint, settings }));
    return { ...opened, warning } as never;
  }

  @Mutation(() => DestinationView, { description: 'Messages to my unit wait at its desk inside the system again.' })
  @Allow('signed-in')
  closeDestination(
    @Args('id', { type: () => ID, description: 'The destination.' }) id: string,
    @Args('revoke', {
      type: () => Boolean,
      defaultValue: false,
      description: 'End its secret at once, also of one closed before; else it may answer for 90 days for what it took.',
    })
    revoke: boolean,
    @Context() context: RequestContext,
  ): Promise<DestinationView> {
    return this.uow.run(context.caller, (tx) => closeDestination(tx, id, revoke)) as never;
  }

  @Mutation(() => OpenedDestinationView, {
    description: 'A second secret beside the one in use: both sign and either is taken, until the former one is ended.',
  })
  @Allow('signed-in')
  rotateDestinationSecret(
    @Args('id', { type: () => ID, description: 'The destination.' }) id: string,
    @Context() context: RequestContext,
  ): Promise<OpenedDestinationView> {
    return this.uow.run(context.caller, (tx) => rotateDestinationSecret(tx, this.rules, id)) as never;
  }

  @Mutation(() => DestinationView, { description: 'Only the newest secret of the destination holds from now on.' })
  @Allow('signed-in')
  endFormerSecret(
    @Args('id', { type: () => ID, description: 'The destination.' }) id: string,
    @Context() context: RequestContext,
  ): Promise<DestinationView> {
    return this.uow.run(context.caller, (tx) => endFormerSecret(tx, id)) as never;
  }
}
