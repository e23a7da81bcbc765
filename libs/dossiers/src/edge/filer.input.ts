import { InputType, ObjectType, OmitType } from '@nestjs/graphql';
import { EstablishmentDocumentInput, EstablishmentDocumentView, PdpContactInput, PdpContactView } from '#identity';
import { View } from '#platform';
import { OWNERSHIPS, OwnershipEnum } from './dossiers.enums.js';
import { Needed, Told, ToldCode, ToldDay, ToldNumber, ToldPart, ToldRows, ToldYesNo } from './told.js';

@InputType({ description: 'A business line that processes personal data.' })
export class BusinessLineInput {
  @Needed('Its name.')
  name: string;
  @Told('Its code in the national list (mã ngành, VSIC).', 20)
  vsicCode?: string | null;
}

@InputType({ description: 'An organisation hired for personal data protection (Form 10 I.8.1).' })
export class ServiceOrganisationInput {
  @Told('Name.')
  name?: string | null;
  @Told('Tax code.', 20)
  taxCode?: string | null;
  @Told('Legal representative.')
  legalRepresentative?: string | null;
  @Told('Address.', 500)
  address?: string | null;
  @Told('Telephone.', 50)
  phone?: string | null;
  @Told('E-mail address.')
  email?: string | null;
  @Told('Website.')
  website?: string | null;
}

@InputType({ description: 'A person hired for personal data protection (Form 10 I.8.2).' })
export class ServicePersonInput {
  @Needed('Full name.')
  fullName: string;
  @Told('Employer.')
  employer?: string | null;
  @Told('Telephone.', 50)
  phone?: string | null;
  @Told('E-mail address.')
  email?: string | null;
}

@InputType({ description: 'The department or person inside the organisation (Form 10 I.8.3).' })
export class InternalPdpInput {
  @Told('Department.')
  department?: string | null;
  @Told('Its telephone.', 50)
  departmentPhone?: string | null;
  @Told('Its e-mail address.')
  departmentEmail?: string | null;
  @Told('Head of the department, or the person in charge.')
  headName?: string | null;
  @Told('Title.')
  headTitle?: string | null;
  @Told('Mobile telephone.', 50)
  mobile?: string | null;
  @Told('E-mail address.')
  email?: string | null;
}

@InputType({ description: 'Identity document of a person who files (Forms 01b to 03b).' })
export class IdDocumentInput {
  @Told('Number.', 50)
  number?: string | null;
  @ToldDay('Date of issue.')
  issuedOn?: string | null;
  @Told('Place of issue.')
  issuedAt?: string | null;
}

@InputType({ description: 'Who files: the block of the letters and part A.I of Forms 09 and 10.' })
export class DossierFilerInput {
  @ToldYesNo('Whether a person files, not an organisation.')
  individual?: boolean | null;
  @Told('Name in Vietnamese.')
  nameVi?: string | null;
  @Told('Short name.')
  shortNameVi?: string | null;
  @Told('Name in a foreign language.')
  nameForeign?: string | null;
  @Told('Short foreign name.')
  shortNameForeign?: string | null;
  @ToldCode(OwnershipEnum, OWNERSHIPS, 'Domestic or foreign enterprise (Form 02a).')
  ownership?: 'DOMESTIC' | 'FOREIGN' | null;
  @Told('Head office (trụ sở chính).', 500)
  headOfficeAddress?: string | null;
  @Told('Transaction office (trụ sở giao dịch).', 500)
  transactionOfficeAddress?: string | null;
  @ToldPart(() => EstablishmentDocumentInput, 'Establishment document.')
  establishmentDocument?: EstablishmentDocumentInput | null;
  @Told('Tax code.', 20)
  taxCode?: string | null;
  @Told('Legal representative.')
  legalRepresentative?: string | null;
  @Told('Telephone.', 50)
  phone?: string | null;
  @Told('E-mail address.')
  email?: string | null;
  @Told('Website.')
  website?: string | null;
  @ToldPart(() => PdpContactInput, 'Who is in charge of personal data protection.')
  pdpContact?: PdpContactInput | null;
  @ToldRows(() => BusinessLineInput, 'Business lines that process personal data.')
  businessLines?: BusinessLineInput[] | null;
  @ToldNumber('Number of branches and representative offices.')
  branchCount?: number | null;
  @ToldPart(() => ServiceOrganisationInput, 'The hired organisation.')
  serviceOrganisation?: ServiceOrganisationInput | null;
  @ToldRows(() => ServicePersonInput, 'Hired persons.', 20)
  servicePersons?: ServicePersonInput[] | null;
  @ToldPart(() => InternalPdpInput, 'The department or person inside.')
  internalPdp?: InternalPdpInput | null;
  @ToldPart(() => IdDocumentInput, 'Identity document of a person.')
  idDocument?: IdDocumentInput | null;
  @Told('Where a person works.')
  employer?: string | null;
}

@View('part', 'A business line that processes personal data.')
export class BusinessLine extends OmitType(BusinessLineInput, [] as const, ObjectType) {}
@View('part', 'An organisation hired for personal data protection.')
export class ServiceOrganisation extends OmitType(ServiceOrganisationInput, [] as const, ObjectType) {}
@View('part', 'A person hired for personal data protection.')
export class ServicePerson extends OmitType(ServicePersonInput, [] as const, ObjectType) {}
@View('part', 'The department or person inside.')
export class InternalPdp extends OmitType(InternalPdpInput, [] as const, ObjectType) {}
@View('part', 'Identity document of a person who files.')
export class IdDocument extends OmitType(IdDocumentInput, [] as const, ObjectType) {}

const NESTED = [
  'establishmentDocument',
  'pdpContact',
  'businessLines',
  'serviceOrganisation',
  'servicePersons',
  'internalPdp',
  'idDocument',
] as const;

@View('part', 'Who files a dossier.')
export class DossierFilerView extends OmitType(DossierFilerInput, NESTED, ObjectType) {
  @ToldPart(() => EstablishmentDocumentView, 'Establishment document.')
  establishmentDocument?: EstablishmentDocumentView | null;
  @ToldPart(() => PdpContactView, 'Who is in charge of personal data protection.')
  pdpContact?: PdpContactView | null;
  @ToldRows(() => BusinessLine, 'Business lines that process personal data.')
  businessLines?: BusinessLine[] | null;
  @ToldPart(() => ServiceOrganisation, 'The hired organisation.')
  serviceOrganisation?: ServiceOrganisation | null;
  @ToldRows(() => ServicePerson, 'Hired persons.')
  servicePersons?: ServicePerson[] | null;
  @ToldPart(() => InternalPdp, 'The department or person inside.')
  internalPdp?: InternalPdp | null;
  @ToldPart(() => IdDocument, 'Identity document of a person.')
  idDocument?: IdDocument | null;
}
