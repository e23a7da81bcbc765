import { Field, ID, Int, registerEnumType } from '@nestjs/graphql';
import { ORGANISATION_ROLES, PLATFORM_ROLES, UNIT_ROLES } from '#kernel';
import { Instant, LocalDate, View } from '#platform';

export const RoleEnum = Object.fromEntries([...ORGANISATION_ROLES, ...UNIT_ROLES, ...PLATFORM_ROLES].map((role) => [role, role]));
registerEnumType(RoleEnum, {
  name: 'Role',
  description: 'What a person may do in an organisation, in an authority unit, or in the installation.',
  valuesMap: {
    ORG_ADMIN: { description: 'Administers an organisation.' },
    PDP_OFFICER: { description: 'Personal data protection officer (nhân sự bảo vệ dữ liệu cá nhân): keeps the register, may submit.' },
    PREPARER: { description: 'Writes the register and reports.' },
    APPROVER: { description: 'Signs for the organisation: submits reports, publishes activities.' },
    VIEWER: { description: 'Reads the register of the organisation and its reports.' },
    UNIT_HEAD: { description: 'Head of an authority unit.' },
    LIAISON_OFFICER: { description: 'Liaison officer (cán bộ đầu mối): triages what arrives.' },
    CLERK: { description: 'Receiving officer (cán bộ tiếp nhận).' },
    UNIT_ADMIN: { description: 'Administers an authority unit.' },
    PLATFORM_ADMIN: { description: 'Administers the installation; reads nobody’s content.' },
  },
});

@View('Organisation', 'An organisation that processes personal data: controller, processor or third party.')
export class OrganisationView {
  @Field(() => ID, { description: 'Id of the organisation.' })
  id: string;
  @Field(() => String, { description: 'Name in Vietnamese, as on its establishment document.' })
  name: string;
  @Field(() => String, { nullable: true, description: 'Tax code (mã số thuế), 10 or 13 digits.' })
  taxCode: string | null;
  @Field(() => String, { description: 'Code of the province of its head office.' })
  provinceCode: string;
  @Field(() => String, { description: 'Sector, e.g. `HEALTH`, `FINANCE`.' })
  sector: string;
}

@View('part', 'Establishment decision or business certificate.')
export class EstablishmentDocumentView {
  @Field(() => String, { nullable: true, description: 'Its number.' })
  number: string | null;
  @Field(() => String, { nullable: true, description: 'Who issued it.' })
  issuer: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'When.' })
  issuedOn: string | null;
  @Field(() => String, { nullable: true, description: 'Where.' })
  place: string | null;
}

@View('part', 'Who is in charge of personal data protection, as the forms name the person.')
export class PdpContactView {
  @Field(() => String, { nullable: true, description: 'Full name.' })
  fullName: string | null;
  @Field(() => String, { nullable: true, description: 'Title (chức danh).' })
  title: string | null;
  @Field(() => [String], { description: 'Telephone numbers.' })
  phones: string[];
  @Field(() => String, { nullable: true, description: 'E-mail address.' })
  email: string | null;
}

@View('Organisation', 'The whole block of my organisation, as it heads every form.')
export class OrganisationBlockView extends OrganisationView {
  @Field(() => Int, { description: 'Grows with each change; name it in `reviseOrganisation`.' })
  version: number;
  @Field(() => String, { nullable: true, description: 'Name in a foreign language.' })
  foreignName: string | null;
  @Field(() => Boolean, { description: 'Whether it belongs to the scope of the Ministry of National Defence.' })
  defenceScope: boolean;
  @Field(() => String, { nullable: true, description: 'Address of the head office.' })
  headOffice: string | null;
  @Field(() => String, { nullable: true, description: 'Address of the transaction office.' })
  transactionOffice: string | null;
  @Field(() => EstablishmentDocumentView, { description: 'Its establishment document.' })
  establishmentDocument: EstablishmentDocumentView;
  @Field(() => String, { nullable: true, description: 'Telephone of the organisation.' })
  phone: string | null;
  @Field(() => String, { nullable: true, description: 'Website.' })
  website: string | null;
  @Field(() => PdpContactView, { description: 'Who is in charge of personal data protection.' })
  pdpContact: PdpContactView;
}

@View('AuthorityUnit', 'A unit of the authority: A05, or the cyber-crime division (PA05) of a province or city.')
export class AuthorityUnitView {
  @Field(() => ID, { description: 'Id of the unit.' })
  id: string;
  @Field(() => String, { description: 'Short code, e.g. `A05`, `PA05-31`.' })
  code: string;
  @Field(() => String, { description: 'Name in Vietnamese.' })
  name: string;
  @Field(() => String, { description: 'Name in English.' })
  nameEn: string;
}

@View('UserAccount', 'The signed-in person, in the place in which he or she acts now.')
export class Me {
  @Field(() => ID, { description: 'Id of the account.' })
  userId: string;
  @Field(() => String, { description: 'Name shown to colleagues.' })
  displayName: string;
  @Field(() => [RoleEnum], { description: 'Roles held in this place.' })
  roles: string[];
  @Field(() => OrganisationView, { nullable: true, description: 'The organisation in whose name the person acts, if any.' })
  organisation: OrganisationView | null;
  @Field(() => AuthorityUnitView, { nullable: true, description: 'The authority unit for which the person acts, if any.' })
  unit: AuthorityUnitView | null;
}

@View('part', 'An opened session.')
export class SignInPayload {
  @Field(() => String, {
    nullable: true,
    description: 'Bearer token for API clients, shown once; null for browsers, whose session is an HttpOnly cookie.',
  })
  token: string | null;
  @Field(() => Instant, { description: 'When the session ends at the latest: 12 hours after sign-in.' })
  expiresAt: Date;
}
