import { Inject } from '@nestjs/common';
import { Args, Context, Field, ID, InputType, Int, Mutation, Query, Resolver, registerEnumType } from '@nestjs/graphql';
import { IsEnum, IsOptional, IsString, IsUUID, Length, MaxLength } from 'class-validator';
import { NotFound } from '#kernel';
import { Allow, EmailAddress, type RequestContext, UnitOfWork } from '#platform';
import { PasswordHasher } from '../passwords.js';
import { reviseOrganisation } from '../revise-organisation.js';
import { activateAccount, signIn, signOut } from '../sign-in.js';
import { Me, OrganisationBlockView, SignInPayload } from './identity.views.js';
import { OrganisationBlockInput } from './organisation.input.js';

enum SessionKind {
  COOKIE = 'COOKIE',
  BEARER = 'BEARER',
}
registerEnumType(SessionKind, {
  name: 'SessionKind',
  description: 'How a session is carried.',
  valuesMap: {
    COOKIE: { description: '`__Host-` cookie for browsers: HttpOnly, Secure, SameSite=Strict; idle after 30 minutes.' },
    BEARER: { description: '`Authorization: Bearer …` for API clients.' },
  },
});

@InputType({ description: 'Who signs in, and where to.' })
class SignInInput {
  @Field(() => String, { description: 'E-mail address of the account.' })
  @EmailAddress()
  @MaxLength(254)
  email: string;
  @Field(() => String, { description: 'The password; up to 256 characters.' })
  @IsString()
  @MaxLength(256)
  password: string;
  @Field(() => SessionKind, { defaultValue: SessionKind.BEARER, description: 'How the session is carried.' })
  @IsEnum(SessionKind)
  kind: SessionKind;
  @Field(() => ID, { nullable: true, description: 'Which membership to act in; the oldest where absent.' })
  @IsOptional()
  @IsUUID()
  membershipId?: string | null;
}

@InputType({ description: 'A one-time link and the first password.' })
class ActivateAccountInput {
  @Field(() => String, { description: 'The token of the link.' })
  @IsString()
  @Length(40, 60)
  token: string;
  @Field(() => String, { description: '15 to 256 characters.' })
  @IsString()
  @MaxLength(1024)
  password: string;
}

const ME = `
  select json_build_object('userId', u.id, 'displayName', u.display_name, 'roles', m.roles,
    'organisation', (select json_build_object('id', o.id, 'name', o.name, 'taxCode', o.tax_code, 'provinceCode', o.province_code, 'sector', o.sector)
      from organisation o where o.id = m.organisation_id),
    'unit', (select json_build_object('id', a.id, 'code', a.code, 'name', a.name, 'nameEn', a.name_en) from authority_unit a where a.id = m.unit_id)) as value
  from user_account u join membership m on m.user_id = u.id
  where u.id = app.user_id() and m.ended_at is null
    and m.organisation_id is not distinct from app.organisation_id() and m.unit_id is not distinct from app.unit_id()`;

const MY_ORGANISATION = `
  select json_build_object('id', o.id, 'version', o.version, 'name', o.name, 'foreignName', o.foreign_name, 'taxCode', o.tax_code,
    'sector', o.sector, 'provinceCode', o.province_code, 'defenceScope', o.defence_scope,
    'headOffice', nullif(o.head_office, ''), 'transactionOffice', nullif(o.transaction_office, ''), 'phone', o.phone, 'website', o.website,
    'establishmentDocument', json_build_object('number', o.establishment_number, 'issuer', o.establishment_issuer,
      'issuedOn', o.establishment_date, 'place', o.establishment_place),
    'pdpContact', json_build_object('fullName', o.pdp_contact_name, 'title', o.pdp_contact_title,
      'phones', coalesce(to_json(string_to_array(o.pdp_contact_phone, '; ')), '[]'), 'email', o.pdp_contact_email)) as value
  from organisation o where o.id = (select app.organisation_id())`;

@Resolver()
export class IdentityResolver {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(PasswordHasher) private readonly hasher: PasswordHasher,
  ) {}

  @Query(() => Me, { description: 'Who I am, and in which place I act.' })
  @Allow('signed-in')
  async me(@Context() context: RequestContext): Promise<Me> {
    return (await this.uow.read<Me>(context.caller, { name: 'me', text: ME, values: [] })).value;
  }

  @Query(() => OrganisationBlockView, { description: 'The block of the organisation in whose name I act, with what the forms still miss.' })
  @Allow('signed-in')
  myOrganisation(@Context() context: RequestContext): Promise<OrganisationBlockView> {
    return this.#organisation(context);
  }

  @Mutation(() => OrganisationBlockView, {
    description: 'Replaces the block of my organisation: for its `PDP_OFFICER` and `ORG_ADMIN`. What was filed keeps the block of its day.',
  })
  @Allow('signed-in')
  async reviseOrganisation(
    @Args('id', { type: () => ID, description: 'The organisation.' }) id: string,
    @Args('expectedVersion', { type: () => Int, description: 'The version that you read.' }) expectedVersion: number,
    @Args('input', { description: 'The whole block.' }) input: OrganisationBlockInput,
    @Context() context: RequestContext,
  ): Promise<OrganisationBlockView> {
    await this.uow.run(context.caller, (tx) => reviseOrganisation(tx, id, expectedVersion, input));
    return this.#organisation(context);
  }

  async #organisation(context: RequestContext): Promise<OrganisationBlockView> {
    const statement = { name: 'my-organisation', text: MY_ORGANISATION, values: [] };
    const { value } = await this.uow.read<OrganisationBlockView | null>(context.caller, statement);
    if (!value) throw new NotFound('organisation');
    return value;
  }

  @Mutation(() => SignInPayload, { description: 'Opens a session. Throttled; the answer never tells whether an account exists.' })
  @Allow('public')
  async signIn(
    @Args('input', { description: 'Who signs in, and where to.' }) input: SignInInput,
    @Context() context: RequestContext,
  ): Promise<SignInPayload> {
    const session = await signIn(this.uow, this.hasher, { ...input, ip: context.ip });
    if (input.kind === SessionKind.COOKIE) context.setSession(session.token);
    return { token: input.kind === SessionKind.BEARER ? session.token : null, expiresAt: session.expiresAt };
  }

  @Mutation(() => Boolean, { description: 'Ends the session of this request.' })
  @Allow('public')
  async signOut(@Context() context: RequestContext): Promise<boolean> {
    if (context.token) await signOut(this.uow, context.token);
    context.setSession(null);
    return true;
  }

  @Mutation(() => Boolean, { description: 'Sets the first password with a one-time link.' })
  @Allow('public')
  async activateAccount(@Args('input', { description: 'The link and the password.' }) input: ActivateAccountInput): Promise<boolean> {
    await activateAccount(this.uow, this.hasher, input.token, input.password);
    return true;
  }
}
