import { defineEntity, p } from '@mikro-orm/core';
import type { Role } from '#kernel';
import type { OrganisationBlockInput } from './edge/organisation.input.js';

const OrganisationSchema = defineEntity({
  name: 'Organisation',
  tableName: 'organisation',
  properties: {
    id: p.uuid().primary(),
    name: p.text(),
    foreignName: p.text().nullable(),
    taxCode: p.text().nullable(),
    sector: p.text(),
    provinceCode: p.text(),
    defenceScope: p.boolean(),
    headOffice: p.text(),
    transactionOffice: p.text(),
    establishmentNumber: p.text().nullable(),
    establishmentIssuer: p.text().nullable(),
    establishmentDate: p.date().nullable(),
    establishmentPlace: p.text().nullable(),
    phone: p.text().nullable(),
    website: p.text().nullable(),
    pdpContactName: p.text().nullable(),
    pdpContactTitle: p.text().nullable(),
    pdpContactPhone: p.text().nullable(),
    pdpContactEmail: p.text().nullable(),
    version: p.integer().version(),
    createdAt: p.datetime(),
  },
});

/** An organisation that processes personal data: controller, processor or third party. Its block heads every form. */
export class Organisation extends OrganisationSchema.class {}
OrganisationSchema.setClass(Organisation);

const OrganisationVersionSchema = defineEntity({
  name: 'OrganisationVersion',
  tableName: 'organisation_version',
  properties: {
    id: p.uuid().primary(),
    organisationId: () => p.manyToOne(Organisation).mapToPk().fieldName('organisation_id'),
    /** The version of the organisation that this is. */
    number: p.integer(),
    content: p.json().$type<OrganisationBlockInput>(),
    salt: p.text(),
    /** Of the content with its salt; stands in the log. */
    digest: p.text(),
    /** Null where the operator registered the organisation. */
    writtenBy: p.uuid().nullable(),
    at: p.datetime(),
  },
});

/** The block of an organisation as it stood from a moment on; never changed. */
export class OrganisationVersion extends OrganisationVersionSchema.class {}
OrganisationVersionSchema.setClass(OrganisationVersion);

const AuthorityUnitSchema = defineEntity({
  name: 'AuthorityUnit',
  tableName: 'authority_unit',
  properties: {
    id: p.uuid().primary(),
    code: p.text(),
    name: p.text(),
    nameEn: p.text(),
    kind: p.text().$type<'NATIONAL' | 'PROVINCIAL' | 'DEFENCE'>(),
    provinceCodes: p.array(),
    /** A desk of exercises: nothing but drills reaches it. */
    sandbox: p.boolean().default(false),
  },
});

/** A unit of the authority: A05, or the division of a province or city (PA05) with its provinces. */
export class AuthorityUnit extends AuthorityUnitSchema.class {}
AuthorityUnitSchema.setClass(AuthorityUnit);

const UserAccountSchema = defineEntity({
  name: 'UserAccount',
  tableName: 'user_account',
  properties: {
    id: p.uuid().primary(),
    email: p.text(),
    /** The folded address; unique. */
    emailKey: p.text(),
    displayName: p.text(),
    passwordHash: p.text().nullable().lazy().hidden(),
    disabledAt: p.datetime().nullable(),
    createdAt: p.datetime(),
  },
});

/** A person who signs in. Without a password hash nobody can, until a one-time link has set one. */
export class UserAccount extends UserAccountSchema.class {}
UserAccountSchema.setClass(UserAccount);

const MembershipSchema = defineEntity({
  name: 'Membership',
  tableName: 'membership',
  properties: {
    id: p.uuid().primary(),
    userId: () => p.manyToOne(UserAccount).mapToPk().fieldName('user_id'),
    organisationId: () => p.manyToOne(Organisation).mapToPk().fieldName('organisation_id').nullable(),
    unitId: () => p.manyToOne(AuthorityUnit).mapToPk().fieldName('unit_id').nullable(),
    roles: p.array().$type<Role[]>(),
    endedAt: p.datetime().nullable(),
    createdAt: p.datetime(),
  },
});

/** The roles of one person in one organisation, in one unit, or (in neither) in the installation. */
export class Membership extends MembershipSchema.class {}
MembershipSchema.setClass(Membership);
