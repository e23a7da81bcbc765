import type { OperationCode } from '../activity/operations.js';
import type { DataTypeCode } from '../data/data-types.js';
import type { OrganisationBlock, PdpContact } from '../notice/violation-facts.js';
import type { ReporterRole } from '../notice/vocabulary.js';

export const DOSSIER_TYPES = ['DPIA', 'TRANSFER'] as const;
/** `DPIA`: impact of processing (D13 24, D356 19). `TRANSFER`: impact of a transfer across the border (D13 25, D356 18). */
export type DossierType = (typeof DOSSIER_TYPES)[number];

/** The roles that Form 10 splits its answers by; D356 17.1 names the same parties as transferors. */
export type ProcessingRole = Exclude<ReporterRole, 'OTHER'>;

/** A business line that processes personal data, with its code of the national list (VSIC). */
export interface BusinessLine {
  readonly name: string;
  readonly vsicCode?: string | null;
}

/** An organisation hired for personal data protection (Form 10 I.8.1). */
export interface PdpServiceOrganisation {
  readonly name?: string | null;
  readonly taxCode?: string | null;
  readonly legalRepresentative?: string | null;
  readonly address?: string | null;
  readonly phone?: string | null;
  readonly email?: string | null;
  readonly website?: string | null;
}

/** A person hired for personal data protection (Form 10 I.8.2). */
export interface PdpServicePerson {
  readonly fullName: string;
  readonly employer?: string | null;
  readonly phone?: string | null;
  readonly email?: string | null;
}

/** The department or person inside (Form 10 I.8.3). */
export interface InternalPdp {
  readonly department?: string | null;
  readonly departmentPhone?: string | null;
  readonly departmentEmail?: string | null;
  readonly headName?: string | null;
  readonly headTitle?: string | null;
  readonly mobile?: string | null;
  readonly email?: string | null;
}

/** Who files: the block of the letters and part A.I of Forms 09 and 10. An individual fills only what a person has. */
export interface DossierFiler extends OrganisationBlock {
  readonly individual?: boolean | null;
  readonly shortNameVi?: string | null;
  readonly nameForeign?: string | null;
  readonly shortNameForeign?: string | null;
  readonly ownership?: 'DOMESTIC' | 'FOREIGN' | null;
  readonly legalRepresentative?: string | null;
  readonly email?: string | null;
  readonly businessLines?: readonly BusinessLine[] | null;
  readonly branchCount?: number | null;
  readonly serviceOrganisation?: PdpServiceOrganisation | null;
  readonly servicePersons?: readonly PdpServicePerson[] | null;
  readonly internalPdp?: InternalPdp | null;
  /** Forms 01b to 03b only: the identity document of the person, where they work. */
  readonly idDocument?: { readonly number?: string | null; readonly issuedOn?: string | null; readonly issuedAt?: string | null } | null;
  readonly employer?: string | null;
}

/**
 * A group of data subjects and how many, at the time of filing; null: not known. `atMost`: where several activities name it and nobody said
 * whether they mean the same people, how many they may be together.
 */
export interface SubjectCount {
  readonly group: string;
  readonly count: number | null;
  readonly atMost?: number | null;
}

/** One flow of processing under one role (Form 10 II.2). */
export interface ProcessingFlow {
  readonly role: ProcessingRole;
  readonly subjectGroup: string;
  readonly purpose: string;
  readonly dataTypes: readonly DataTypeCode[];
  readonly operations: readonly OperationCode[];
  readonly systems: readonly string[];
  readonly description?: string | null;
}

export const TRANSFER_CASES = ['SERVERS_ABROAD', 'FOREIGN_CLOUD', 'PLATFORM_ABROAD', 'VIA_PARTNER', 'OTHER'] as const;
/** How data cross the border: Form 09 II.1.1 to 1.5 (L91 20.1, D356 17.1). */
export type TransferCase = (typeof TRANSFER_CASES)[number];

export interface TransferCaseFacts {
  readonly case: TransferCase;
  readonly subjects: readonly SubjectCount[];
  /** Demanded for OTHER. */
  readonly detail?: string | null;
}

/** One flow across the border (Form 09 II.2). */
export interface TransferFlow {
  readonly subjectGroup: string;
  readonly purpose: string;
  readonly recipient: string;
  /** ISO 3166 code or name. */
  readonly country?: string | null;
  readonly sensitive: boolean | null;
  readonly laterProcessing?: string | null;
}

/** How consent is asked of one group (Form 10 II.4; D356 18.3(d) for transfers); where the basis is another one, which. */
export interface ConsentFacts {
  readonly subjectGroup: string;
  readonly content?: string | null;
  readonly form?: string | null;
  readonly process?: string | null;
  /** Instead of consent: the case of L91 19.1, in words. */
  readonly otherBasis?: string | null;
}

/** The nine processing services (D356 21), in the order of the article. */
export const PROCESSING_SERVICES = [
  'AUTOMATED_ON_BEHALF',
  'CREDIT_SCORING',
  'ONLINE_COLLECTION',
  'HEALTH_APPS',
  'EDUCATION_MONITORING',
  'ANALYTICS',
  'ENCRYPTION',
  'BIG_DATA_AI',
  'LOCATION_PLATFORM',
] as const;
export type ProcessingService = (typeof PROCESSING_SERVICES)[number];

export interface SecurityCheck {
  readonly content?: string | null;
  readonly target?: string | null;
  readonly frequency?: string | null;
  readonly purpose?: string | null;
}

/** The five headings under each impact (Forms 09 and 10, III.2). */
export interface Impact {
  readonly aspects?: string | null;
  readonly goal?: string | null;
  readonly measures?: string | null;
  readonly effectiveness?: string | null;
  readonly recommendation?: string | null;
}

/** A row of part B. */
export interface RelatedParty {
  readonly part: 'CONTROLLER' | 'PROCESSOR' | 'THIRD_PARTY' | 'ON_BEHALF' | 'RECIPIENT' | 'OTHER';
  readonly name: string;
  readonly taxCode?: string | null;
  readonly country?: string | null;
  readonly pdpContact?: string | null;
  readonly contractNumber?: string | null;
  /** `YYYY-MM-DD`. */
  readonly contractDate?: string | null;
  readonly service?: string | null;
  readonly note?: string | null;
}

/** A document that goes along, by its kind of the checklist; see `dossierChecklist`. */
export interface DossierItem {
  readonly name: string;
  readonly copyType: 'ORIGINAL' | 'COPY';
  readonly pages?: number | null;
}

/** A document that the law asks for and that does not go along, with the reason that was given. */
export interface AbsentItem {
  readonly name: string;
  readonly reason: string;
}

/**
 * What a dossier tells, whatever the decree: the answers of Forms 09 and 10 of D356 (fact sheet 6.5, 6.6), and with them what
 * D13 24.1, 24.2 and 25.2 ask for. Absent or blank is not answered yet, never an error. Dates are `YYYY-MM-DD`.
 */
export interface ImpactFacts {
  readonly type: DossierType;
  readonly filer: DossierFiler;
  /** D13 25.2(b): who is in charge at the transferor, where it is not the contact of the block. */
  readonly inCharge?: PdpContact | null;
  readonly roles?: readonly { readonly role: ProcessingRole; readonly subjects: readonly SubjectCount[] }[] | null;
  readonly flows?: readonly ProcessingFlow[] | null;
  readonly transferCases?: readonly TransferCaseFacts[] | null;
  readonly transferFlows?: readonly TransferFlow[] | null;
  readonly dataTypes?: readonly DataTypeCode[] | null;
  readonly consent?: readonly ConsentFacts[] | null;
  readonly storagePolicy?: string | null;
  readonly deletionPolicy?: string | null;
  readonly domesticTransfer?: boolean | null;
  readonly paidTransfer?: boolean | null;
  readonly dataExchange?: boolean | null;
  readonly serviceBusiness?: boolean | null;
  readonly services?: readonly ProcessingService[] | null;
  readonly crossBorder?: boolean | null;
  readonly safetyPlan?: string | null;
  readonly technicalMeasures?: string | null;
  readonly managerialMeasures?: string | null;
  readonly training?: string | null;
  readonly standards?: string | null;
  readonly securityChecks?: readonly SecurityCheck[] | null;
  readonly recipientPlan?: string | null;
  readonly compliance?: { readonly form?: string | null; readonly time?: string | null; readonly result?: string | null } | null;
  readonly overview?: string | null;
  readonly impactOnSubjects?: Impact | null;
  readonly impactOnSystems?: Impact | null;
  /** Only above the thresholds of Form 09/10 III.2.3; see `securityPart`. */
  readonly impactOnSecurity?: Impact | null;
  readonly recipientStorage?: string | null;
  readonly recipientMeasures?: string | null;
  readonly recipientSystem?: string | null;
  readonly onwardTransfer?: string | null;
  readonly recipientAssessment?: string | null;
  /** D13 24.1(g): from when to when, and when the data are to be deleted. */
  readonly processingTime?: string | null;
  readonly plannedDeletion?: string | null;
  /** D13 25.2(h), D356 18.2(b): the document that binds transferor and recipient. */
  readonly bindingDocument?: string | null;
  readonly firstProcessedOn?: string | null;
  readonly firstTransferredOn?: string | null;
  readonly parties?: readonly RelatedParty[] | null;
  readonly items?: readonly (DossierItem | AbsentItem)[] | null;
}
