import { defineEntity, p } from '@mikro-orm/core';
import { CaseFile } from '#cases';
import type { ActProceeds, Article, CivilDate, CrimeFacts, FineBand, Limitation, MeasureCode, SignerTitle, SignStanding } from '#law';
import type { MeasureState } from './measure.states.js';
import { CaseParty } from './part-entities.js';

/** By what a fine is computed: D330 53, 48.3, 56.3 and 56.4, or a clause that states its amounts. */
export const FINE_BASES = ['TRADE', 'TECHNICAL_COLLECTION', 'CROSS_BORDER', 'STATED'] as const;
export type FineBasis = (typeof FINE_BASES)[number];

/** What a worksheet is computed from. */
export interface WorksheetInputs {
  /** Which act, and of one that was repeated which time: payments of this name count. */
  readonly act: string;
  /** Whose data subjects are added up. */
  readonly datasetIds: readonly string[];
  readonly basicSubjects: number | null;
  readonly sensitiveSubjects: number | null;
  readonly harm: boolean;
  /** `CROSS_BORDER`: Vietnamese citizens concerned. */
  readonly citizens: number | null;
  /** `CROSS_BORDER`: of the preceding financial year, whole dong. */
  readonly revenueInVietnamVnd: number | null;
  /** `STATED`: id of the rule. */
  readonly ruleId: string | null;
  /** Null while the act goes on. */
  readonly endedOn: CivilDate | null;
  readonly discoveredOn: CivilDate | null;
}

export interface WorksheetResult {
  readonly band: FineBand;
  readonly proceeds: ActProceeds | null;
  readonly limitation: Limitation;
}

/** What every piece of a case has that is added and not revised. */
const piece = () => ({
  id: p.uuid().primary(),
  caseId: () => p.manyToOne(CaseFile).mapToPk().fieldName('case_id'),
  unitId: p.uuid(),
});
const made = () => ({ madeBy: p.uuid(), madeAt: p.datetime() });

const WorksheetSchema = defineEntity({
  name: 'CaseWorksheet',
  tableName: 'case_worksheet',
  properties: {
    ...piece(),
    partyId: () => p.manyToOne(CaseParty).mapToPk().fieldName('party_id'),
    basis: p.text().$type<FineBasis>(),
    inputs: p.json<WorksheetInputs>(),
    result: p.json<WorksheetResult>(),
    lawVersion: p.text(),
    ...made(),
  },
});
/** From what the fine of one respondent for one act is computed, kept as it was; append-only. */
export class CaseWorksheet extends WorksheetSchema.class {}
WorksheetSchema.setClass(CaseWorksheet);

const CrimeCheckSchema = defineEntity({
  name: 'CaseCrimeCheck',
  tableName: 'case_crime_check',
  properties: { ...piece(), facts: p.json<CrimeFacts>(), signs: p.json<readonly SignStanding[]>(), mustTransfer: p.boolean(), ...made() },
});
/** How the signs of a crime stood against what was known; append-only. */
export class CaseCrimeCheck extends CrimeCheckSchema.class {}
CrimeCheckSchema.setClass(CaseCrimeCheck);

export const HEARINGS = ['HEARD', 'WAIVED'] as const;
/** That a respondent was heard, or waived it. */
export interface Hearing {
  readonly partyId: string;
  readonly how: (typeof HEARINGS)[number];
  readonly on: CivilDate;
}

/** What is proposed: the investigation (C7), a decision (C11) by the minutes of the violation, or the transfer to the prosecution (C10). */
export interface ProposalContent {
  readonly note: string;
  readonly minutesNumber?: string;
  readonly minutesOn?: CivilDate;
  readonly worksheetIds?: readonly string[];
  readonly hearings?: readonly Hearing[];
}

export const PROPOSAL_KINDS = ['INVESTIGATION', 'DECISION', 'TRANSFER'] as const;
export type ProposalKind = (typeof PROPOSAL_KINDS)[number];

const ProposalSchema = defineEntity({
  name: 'CaseProposal',
  tableName: 'case_proposal',
  properties: {
    ...piece(),
    kind: p.text().$type<ProposalKind>(),
    content: p.json<ProposalContent>(),
    proposedBy: p.uuid(),
    proposedAt: p.datetime(),
    opinion: p.text().nullable(),
    agrees: p.boolean().nullable(),
    advisedBy: p.uuid().nullable(),
    advisedAt: p.datetime().nullable(),
    outcome: p.text().$type<'ACCEPTED' | 'DECLINED'>().nullable(),
    decidedBy: p.uuid().nullable(),
    decidedAt: p.datetime().nullable(),
  },
});
/** What the lead proposes, with the legal opinion of somebody else and what became of it (tờ trình); one is open at a time. */
export class CaseProposal extends ProposalSchema.class {}
ProposalSchema.setClass(CaseProposal);

/** That a decision leaves out a measure which the article orders, and why. */
export interface OmittedMeasure {
  readonly worksheetId: string;
  readonly code: MeasureCode;
  readonly reason: string;
}

const DecisionSchema = defineEntity({
  name: 'CaseDecision',
  tableName: 'case_decision',
  properties: {
    ...piece(),
    proposalId: () => p.manyToOne(CaseProposal).mapToPk().fieldName('proposal_id'),
    number: p.text(),
    title: p.text().$type<SignerTitle>(),
    signedBy: p.uuid(),
    signedOn: p.date(),
    omitted: p.json<readonly OmittedMeasure[]>(),
  },
});
/** A decision on sanctions, as it was signed; append-only. */
export class CaseDecision extends DecisionSchema.class {}
DecisionSchema.setClass(CaseDecision);

export type ImposedCode = MeasureCode | 'FINE' | 'WARNING';

const MeasureSchema = defineEntity({
  name: 'CaseMeasure',
  tableName: 'case_measure',
  properties: {
    ...piece(),
    decisionId: () => p.manyToOne(CaseDecision).mapToPk().fieldName('decision_id'),
    partyId: () => p.manyToOne(CaseParty).mapToPk().fieldName('party_id'),
    worksheetId: () => p.manyToOne(CaseWorksheet).mapToPk().fieldName('worksheet_id'),
    /** Its place in the decision. */
    number: p.integer(),
    code: p.text().$type<ImposedCode>(),
    article: p.text().$type<Article>(),
    /** Of a fine, whole dong. */
    amountVnd: p.bigint('number').nullable(),
    months: p.integer().nullable(),
    dueOn: p.date().nullable(),
    state: p.text().$type<MeasureState>(),
    servedOn: p.date().nullable(),
    proof: p.text().nullable(),
    version: p.integer().version(),
  },
});
/** A fine, a warning or a measure that was imposed, until it is complied with or falls. */
export class CaseMeasure extends MeasureSchema.class {}
MeasureSchema.setClass(CaseMeasure);

const PackageSchema = defineEntity({
  name: 'CasePackage',
  tableName: 'case_package',
  properties: { ...piece(), content: p.text(), sha256: p.text(), ...made() },
});
/** What was transferred to the criminal authorities, as it was; append-only. */
export class CasePackage extends PackageSchema.class {}
PackageSchema.setClass(CasePackage);

const TitleSchema = defineEntity({
  name: 'SigningTitle',
  tableName: 'signing_title',
  properties: {
    id: p.uuid().primary(),
    unitId: p.uuid(),
    userId: p.uuid(),
    title: p.text().$type<SignerTitle>(),
    document: p.text(),
    grantedBy: p.uuid(),
    grantedAt: p.datetime(),
    endedBy: p.uuid().nullable(),
    endedAt: p.datetime().nullable(),
  },
});
/** That somebody at a desk holds a title that may fine, by which appointment; ended and never deleted. */
export class SigningTitle extends TitleSchema.class {}
TitleSchema.setClass(SigningTitle);
