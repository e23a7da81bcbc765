import { Field, InputType, ObjectType, OmitType } from '@nestjs/graphql';
import { PdpContactInput, PdpContactView } from '#identity';
import { DATA_TYPE_CODES, PROCESSING_SERVICES, type ProcessingService } from '#law';
import { View } from '#platform';
import { ProcessingServiceEnum } from './dossiers.enums.js';
import { DossierFilerInput, DossierFilerView } from './filer.input.js';
import * as practice from './practice.input.js';
import { ToldAtLength, ToldCodes, ToldDay, ToldPart, ToldRows, ToldYesNo } from './told.js';

@InputType({
  description: 'Answers of a dossier. What is absent stays as it is, what is null is taken away; each is replaced as a whole.',
})
export class DossierAnswersInput {
  @ToldPart(() => DossierFilerInput, 'Who files; each of its fields is an answer of its own.')
  filer?: DossierFilerInput | null;
  @ToldPart(() => PdpContactInput, 'Who is in charge at the transferor (D13 25.2(b)), where it is not the contact of the block.')
  inCharge?: PdpContactInput | null;
  @ToldRows(() => practice.RoleSubjectsInput, 'Roles, and data subjects by group.', 4)
  roles?: practice.RoleSubjectsInput[] | null;
  @ToldRows(() => practice.ProcessingFlowInput, 'Flows of processing.')
  flows?: practice.ProcessingFlowInput[] | null;
  @ToldRows(() => practice.TransferCaseInput, 'Cases of transfer, and data subjects by group.', 5)
  transferCases?: practice.TransferCaseInput[] | null;
  @ToldRows(() => practice.TransferFlowInput, 'Flows across the border.')
  transferFlows?: practice.TransferFlowInput[] | null;
  @ToldCodes(DATA_TYPE_CODES, 'Codes of the data types; see `dataTypeCodes`.')
  dataTypes?: string[] | null;
  @ToldRows(() => practice.ConsentInput, 'Consent, group by group.')
  consent?: practice.ConsentInput[] | null;
  @ToldAtLength('Rules on storage (lưu trữ).')
  storagePolicy?: string | null;
  @ToldAtLength('Rules on deletion and destruction (xóa, hủy).')
  deletionPolicy?: string | null;
  @ToldAtLength('From when to when (D13 24.1(g)).')
  processingTime?: string | null;
  @ToldAtLength('When the data are to be deleted (D13 24.1(g)).')
  plannedDeletion?: string | null;
  @ToldYesNo('Whether data are handed over at home (chuyển giao).')
  domesticTransfer?: boolean | null;
  @ToldYesNo('Whether against payment.')
  paidTransfer?: boolean | null;
  @ToldYesNo('Whether on a data exchange (sàn dữ liệu).')
  dataExchange?: boolean | null;
  @ToldYesNo('Whether processing is sold as a service.')
  serviceBusiness?: boolean | null;
  @ToldCodes(PROCESSING_SERVICES, 'Which services.', ProcessingServiceEnum)
  services?: ProcessingService[] | null;
  @ToldYesNo('Whether data cross the border.')
  crossBorder?: boolean | null;
  @ToldAtLength('Plan for safety (phương án bảo đảm an toàn).')
  safetyPlan?: string | null;
  @ToldAtLength('Technical measures.')
  technicalMeasures?: string | null;
  @ToldAtLength('Managerial measures.')
  managerialMeasures?: string | null;
  @ToldAtLength('Training.')
  training?: string | null;
  @ToldAtLength('Standards that are applied.')
  standards?: string | null;
  @ToldRows(() => practice.SecurityCheckInput, 'Checks of security.')
  securityChecks?: practice.SecurityCheckInput[] | null;
  @ToldAtLength('The recipient’s plan for safety.')
  recipientPlan?: string | null;
  @ToldPart(() => practice.ComplianceInput, 'Assessment of compliance.')
  compliance?: practice.ComplianceInput | null;
  @ToldAtLength('Overview (đánh giá tổng quan).')
  overview?: string | null;
  @ToldPart(() => practice.ImpactInput, 'Impact on data subjects.')
  impactOnSubjects?: practice.ImpactInput | null;
  @ToldPart(() => practice.ImpactInput, 'Impact on the security of systems.')
  impactOnSystems?: practice.ImpactInput | null;
  @ToldPart(() => practice.ImpactInput, 'Impact on national security and public order; asked above the thresholds, see `securityPart`.')
  impactOnSecurity?: practice.ImpactInput | null;
  @ToldAtLength('How the recipient processes and stores.')
  recipientStorage?: string | null;
  @ToldAtLength('The recipient’s measures.')
  recipientMeasures?: string | null;
  @ToldAtLength('The recipient’s systems.')
  recipientSystem?: string | null;
  @ToldAtLength('How the recipient hands data on.')
  onwardTransfer?: string | null;
  @ToldAtLength('Assessment of the recipient’s protection.')
  recipientAssessment?: string | null;
  @ToldAtLength('The document that binds transferor and recipient.')
  bindingDocument?: string | null;
  @ToldDay('The day on which personal data were first processed; the 60 days of an assessment of processing run from it.')
  firstProcessedOn?: string | null;
  @ToldDay('The day on which they first crossed the border; the 60 days of a transfer run from it under Law 91.')
  firstTransferredOn?: string | null;
  @ToldRows(() => practice.RelatedPartyInput, 'The parties (part B); an empty list says that there are none, null takes the answer away.')
  parties?: practice.RelatedPartyInput[] | null;
}

const NESTED = [
  'filer',
  'inCharge',
  'roles',
  'flows',
  'transferCases',
  'transferFlows',
  'consent',
  'securityChecks',
  'compliance',
  'impactOnSubjects',
  'impactOnSystems',
  'impactOnSecurity',
  'parties',
] as const;

@View('part', 'What a dossier tells, whatever the decree: its answers without their sources.')
export class DossierFactsView extends OmitType(DossierAnswersInput, NESTED, ObjectType) {
  @Field(() => DossierFilerView, { description: 'Who files.' })
  filer: DossierFilerView;
  @ToldPart(() => PdpContactView, 'Who is in charge at the transferor.')
  inCharge?: PdpContactView | null;
  @ToldRows(() => practice.RoleSubjects, 'Roles, and data subjects by group.')
  roles?: practice.RoleSubjects[] | null;
  @ToldRows(() => practice.ProcessingFlow, 'Flows of processing.')
  flows?: practice.ProcessingFlow[] | null;
  @ToldRows(() => practice.TransferCaseView, 'Cases of transfer, and data subjects by group.')
  transferCases?: practice.TransferCaseView[] | null;
  @ToldRows(() => practice.TransferFlow, 'Flows across the border.')
  transferFlows?: practice.TransferFlow[] | null;
  @ToldRows(() => practice.ConsentView, 'Consent, group by group.')
  consent?: practice.ConsentView[] | null;
  @ToldRows(() => practice.SecurityCheck, 'Checks of security.')
  securityChecks?: practice.SecurityCheck[] | null;
  @ToldPart(() => practice.ComplianceView, 'Assessment of compliance.')
  compliance?: practice.ComplianceView | null;
  @ToldPart(() => practice.ImpactView, 'Impact on data subjects.')
  impactOnSubjects?: practice.ImpactView | null;
  @ToldPart(() => practice.ImpactView, 'Impact on the security of systems.')
  impactOnSystems?: practice.ImpactView | null;
  @ToldPart(() => practice.ImpactView, 'Impact on national security and public order.')
  impactOnSecurity?: practice.ImpactView | null;
  @ToldRows(() => practice.RelatedPartyView, 'The parties.')
  parties?: practice.RelatedPartyView[] | null;
}
