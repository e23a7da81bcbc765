import { Field, InputType, Int, ObjectType, OmitType } from '@nestjs/graphql';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { DATA_TYPE_CODES, OPERATION_CODES, type ProcessingRole, type RelatedParty, TRANSFER_CASES, type TransferCase } from '#law';
import { View } from '#platform';
import { ACTIVITY_ROLES, ActivityRoleEnum, TransferCaseEnum } from '#registry';
import { PARTY_PARTS, PartyPartEnum } from './dossiers.enums.js';
import { Needed, Told, ToldAtLength, ToldCodes, ToldDay, ToldNames, ToldRows, ToldYesNo } from './told.js';

@InputType({ description: 'A group of data subjects and how many, at the time of filing.' })
export class SubjectCountInput {
  @Needed('The group, e.g. `Khách hàng`.')
  group: string;
  @Field(() => Int, { nullable: true, description: 'How many; null where not known.' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(2_000_000_000)
  count?: number | null;
}
@View('part', 'A group of data subjects and how many.')
export class SubjectCount extends OmitType(SubjectCountInput, [] as const, ObjectType) {}

@InputType({ description: 'Data subjects whose data are processed under one role (Form 10 II.1).' })
export class RoleSubjectsInput {
  @Field(() => ActivityRoleEnum, { description: 'The role.' })
  @IsIn(ACTIVITY_ROLES)
  role: ProcessingRole;
  @ToldRows(() => SubjectCountInput, 'The groups.')
  subjects?: SubjectCountInput[] | null;
}
@View('part', 'Data subjects whose data are processed under one role.')
export class RoleSubjects extends OmitType(RoleSubjectsInput, ['subjects'] as const, ObjectType) {
  @ToldRows(() => SubjectCount, 'The groups.')
  subjects?: SubjectCount[] | null;
}

@InputType({ description: 'One flow of processing under one role (Form 10 II.2).' })
export class ProcessingFlowInput {
  @Field(() => ActivityRoleEnum, { description: 'The role.' })
  @IsIn(ACTIVITY_ROLES)
  role: ProcessingRole;
  @Needed('The group of data subjects.')
  subjectGroup: string;
  @Needed('The purpose.', 5000)
  purpose: string;
  @ToldCodes(DATA_TYPE_CODES, 'Codes of the data types; see `dataTypeCodes`.')
  dataTypes?: string[] | null;
  @ToldCodes(OPERATION_CODES, `Operations: ${OPERATION_CODES.map((code) => `\`${code}\``).join(', ')}.`)
  operations?: string[] | null;
  @ToldNames('Systems.')
  systems?: string[] | null;
  @ToldAtLength('In words.')
  description?: string | null;
}
@View('part', 'One flow of processing under one role.')
export class ProcessingFlow extends OmitType(ProcessingFlowInput, [] as const, ObjectType) {}

@InputType({ description: 'A case of transfer with its data subjects (Form 09 II.1).' })
export class TransferCaseInput {
  @Field(() => TransferCaseEnum, { description: 'The case.' })
  @IsIn(TRANSFER_CASES)
  case: TransferCase;
  @ToldRows(() => SubjectCountInput, 'The groups.')
  subjects?: SubjectCountInput[] | null;
  @Told('In words; demanded for `OTHER`.', 5000)
  detail?: string | null;
}
@View('part', 'A case of transfer with its data subjects.')
export class TransferCaseView extends OmitType(TransferCaseInput, ['subjects'] as const, ObjectType) {
  @ToldRows(() => SubjectCount, 'The groups.')
  subjects?: SubjectCount[] | null;
}

@InputType({ description: 'One flow across the border (Form 09 II.2).' })
export class TransferFlowInput {
  @Needed('The group of data subjects.')
  subjectGroup: string;
  @Needed('The purpose.', 5000)
  purpose: string;
  @Told('Who receives the data.')
  recipient?: string | null;
  @Told('Country, by its code or name.', 100)
  country?: string | null;
  @ToldYesNo('Whether sensitive data are among them; null where not known.')
  sensitive?: boolean | null;
  @ToldAtLength('What is done with them afterwards.')
  laterProcessing?: string | null;
}
@View('part', 'One flow across the border.')
export class TransferFlow extends OmitType(TransferFlowInput, [] as const, ObjectType) {}

@InputType({ description: 'How consent is asked of one group, or on what else the processing rests.' })
export class ConsentInput {
  @Needed('The group of data subjects.')
  subjectGroup: string;
  @ToldAtLength('What is consented to.')
  content?: string | null;
  @ToldAtLength('In what form.')
  form?: string | null;
  @ToldAtLength('By what process.')
  process?: string | null;
  @Told('Instead of consent: the case of L91 19.1.', 5000)
  otherBasis?: string | null;
}
@View('part', 'How consent is asked of one group.')
export class ConsentView extends OmitType(ConsentInput, [] as const, ObjectType) {}

@InputType({ description: 'A check of security.' })
export class SecurityCheckInput {
  @Told('What is checked.', 5000)
  content?: string | null;
  @Told('On what.', 5000)
  target?: string | null;
  @Told('How often.')
  frequency?: string | null;
  @Told('What for.', 5000)
  purpose?: string | null;
}
@View('part', 'A check of security.')
export class SecurityCheck extends OmitType(SecurityCheckInput, [] as const, ObjectType) {}

@InputType({ description: 'Assessment of compliance.' })
export class ComplianceInput {
  @Told('Its form.', 5000)
  form?: string | null;
  @Told('When.')
  time?: string | null;
  @ToldAtLength('Its result.')
  result?: string | null;
}
@View('part', 'Assessment of compliance.')
export class ComplianceView extends OmitType(ComplianceInput, [] as const, ObjectType) {}

@InputType({ description: 'The five headings under each impact (Forms 09 and 10, III.2).' })
export class ImpactInput {
  @ToldAtLength('Aspects that are affected.')
  aspects?: string | null;
  @ToldAtLength('What is to be achieved.')
  goal?: string | null;
  @ToldAtLength('Measures, applied and proposed.')
  measures?: string | null;
  @ToldAtLength('How effective they are.')
  effectiveness?: string | null;
  @ToldAtLength('What is recommended.')
  recommendation?: string | null;
}
@View('part', 'The five headings under an impact.')
export class ImpactView extends OmitType(ImpactInput, [] as const, ObjectType) {}

@InputType({ description: 'A row of part B of Forms 09 and 10.' })
export class RelatedPartyInput {
  @Field(() => PartyPartEnum, { description: 'Its part.' })
  @IsIn(PARTY_PARTS)
  part: RelatedParty['part'];
  @Needed('Name.')
  name: string;
  @Told('Tax code.', 50)
  taxCode?: string | null;
  @Told('Country.', 100)
  country?: string | null;
  @Told('Its department or person of personal data protection.', 500)
  pdpContact?: string | null;
  @Told('Number of the contract.', 100)
  contractNumber?: string | null;
  @ToldDay('Date of the contract.')
  contractDate?: string | null;
  @Told('What it does.', 1000)
  service?: string | null;
  @Told('Note.', 5000)
  note?: string | null;
}
@View('part', 'A row of part B of Forms 09 and 10.')
export class RelatedPartyView extends OmitType(RelatedPartyInput, [] as const, ObjectType) {}
