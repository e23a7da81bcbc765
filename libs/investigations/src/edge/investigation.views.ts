import { Field, ID, Int } from '@nestjs/graphql';
import { CaseStateEnum } from '#cases';
import { Instant, LocalDate, SentenceView, View, WholeNumber } from '#platform';
import { DataTypeCodeEnum } from '#violations';
import {
  ChannelKindEnum,
  CountMethodEnum,
  FineBasisEnum,
  ImposedCodeEnum,
  LinkedCaseKindEnum,
  MeasureCodeEnum,
  MeasureStateEnum,
  PartyRoleEnum,
  PaymentMeansEnum,
  PriceUnitEnum,
  ProceedsEvidenceEnum,
  ProposalKindEnum,
  ProposalOutcomeEnum,
  RespondentEnum,
  SignerTitleEnum,
  SignStandingEnum,
} from './investigation.enums.js';

@View('part', 'A party of a case.')
export class CasePartyView {
  @Field(() => ID, { description: 'Its id.' })
  id: string;
  @Field(() => PartyRoleEnum, { description: 'As what.' })
  role: string;
  @Field(() => RespondentEnum, { nullable: true, description: 'Organisation or person; of victims null.' })
  kind: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Its name, where it is known, for those who work on the case; null for those who read.',
  })
  name: string | null;
  @Field(() => String, { nullable: true, description: 'Code of its province.' })
  provinceCode: string | null;
  @Field(() => WholeNumber, { nullable: true, description: 'Of victims: how many.' })
  people: number | null;
  @Field(() => String, { nullable: true, description: 'What else there is to say.' })
  note: string | null;
  @Field(() => ID, { description: 'Who kept it last.' })
  keptBy: string;
  @Field(() => Instant, { description: 'When.' })
  keptAt: Date;
  @Field(() => Int, { description: 'Version; give it back with a change.' })
  version: number;
}

@View('part', 'A dataset that was offered.')
export class CaseDatasetView {
  @Field(() => ID, { description: 'Its id.' })
  id: string;
  @Field(() => ID, { nullable: true, description: 'The party that offered it.' })
  partyId: string | null;
  @Field(() => [DataTypeCodeEnum], { description: 'What data it has.' })
  dataTypes: string[];
  @Field(() => WholeNumber, { nullable: true, description: 'Data subjects with basic data.' })
  basicSubjects: number | null;
  @Field(() => WholeNumber, { nullable: true, description: 'Data subjects with sensitive data.' })
  sensitiveSubjects: number | null;
  @Field(() => CountMethodEnum, { nullable: true, description: 'How these numbers are known.' })
  method: string | null;
  @Field(() => WholeNumber, { nullable: true, description: 'Records.' })
  records: number | null;
  @Field(() => WholeNumber, { nullable: true, description: 'Price asked, whole dong.' })
  priceVnd: number | null;
  @Field(() => PriceUnitEnum, { nullable: true, description: 'What the price is for.' })
  pricePer: string | null;
  @Field(() => String, { nullable: true, description: 'SHA-256 of the sample.' })
  sampleSha256: string | null;
  @Field(() => String, { nullable: true, description: 'What else there is to say.' })
  note: string | null;
  @Field(() => ID, { description: 'Who kept it last.' })
  keptBy: string;
  @Field(() => Instant, { description: 'When.' })
  keptAt: Date;
  @Field(() => Int, { description: 'Version; give it back with a change.' })
  version: number;
}

@View('part', 'A channel or a group where something was offered.')
export class CaseChannelView {
  @Field(() => ID, { description: 'Its id.' })
  id: string;
  @Field(() => ChannelKindEnum, { description: 'Which.' })
  kind: string;
  @Field(() => String, { description: 'Its name, address or handle.' })
  name: string;
  @Field(() => WholeNumber, { nullable: true, description: 'Members of the group.' })
  members: number | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether the group is closed.' })
  closed: boolean | null;
  @Field(() => String, { nullable: true, description: 'What else there is to say.' })
  note: string | null;
  @Field(() => ID, { description: 'Who kept it last.' })
  keptBy: string;
  @Field(() => Instant, { description: 'When.' })
  keptAt: Date;
  @Field(() => Int, { description: 'Version; give it back with a change.' })
  version: number;
}

@View('part', 'One transaction of the ledger.')
export class CasePaymentView {
  @Field(() => ID, { description: 'Its id.' })
  id: string;
  @Field(() => ID, { description: 'The party that received it.' })
  partyId: string;
  @Field(() => WholeNumber, { description: 'Amount, whole dong.' })
  amountVnd: number;
  @Field(() => Instant, { description: 'When.' })
  paidAt: Date;
  @Field(() => ProceedsEvidenceEnum, { description: 'By what it is shown.' })
  evidenceType: string;
  @Field(() => String, { description: 'To which act it belongs.' })
  act: string;
  @Field(() => PaymentMeansEnum, { nullable: true, description: 'By what was paid.' })
  means: string | null;
  @Field(() => String, { nullable: true, description: 'What else there is to say.' })
  note: string | null;
  @Field(() => ID, { description: 'Who kept it last.' })
  keptBy: string;
  @Field(() => Instant, { description: 'When.' })
  keptAt: Date;
  @Field(() => Int, { description: 'Version; give it back with a change.' })
  version: number;
}

@View('part', 'A task in a case.')
export class CaseTaskView {
  @Field(() => ID, { description: 'Its id.' })
  id: string;
  @Field(() => String, { description: 'What is to be done.' })
  what: string;
  @Field(() => ID, { description: 'Who does it.' })
  assigneeId: string;
  @Field(() => LocalDate, { nullable: true, description: 'Until when.' })
  dueOn: string | null;
  @Field(() => Instant, { nullable: true, description: 'When it was done.' })
  doneAt: Date | null;
  @Field(() => ID, { nullable: true, description: 'Who said so.' })
  doneBy: string | null;
  @Field(() => String, { nullable: true, description: 'What else there is to say.' })
  note: string | null;
  @Field(() => ID, { description: 'Who kept it last.' })
  keptBy: string;
  @Field(() => Instant, { description: 'When.' })
  keptAt: Date;
  @Field(() => Int, { description: 'Version; give it back with a change.' })
  version: number;
}

@View('part', 'A reason of a computation.')
export class CaseReasonView {
  @Field(() => String, { description: 'Vietnamese.' })
  vi: string;
  @Field(() => String, { description: 'English.' })
  en: string;
  @Field(() => String, { nullable: true, description: 'Where it stands.' })
  article: string | null;
  @Field(() => String, { description: 'How sure we are of it: `C1`, `C2`, `U` or `I`.' })
  confidence: string;
}

@View('part', 'From what the fine of one respondent for one act was computed, as it was that day.')
export class CaseWorksheetView {
  @Field(() => ID, { description: 'Its id.' })
  id: string;
  @Field(() => ID, { description: 'The respondent.' })
  partyId: string;
  @Field(() => FineBasisEnum, { description: 'By what.' })
  basis: string;
  @Field(() => String, { description: 'Which act.' })
  act: string;
  @Field(() => WholeNumber, { nullable: true, description: 'Data subjects with basic data.' })
  basicSubjects: number | null;
  @Field(() => WholeNumber, { nullable: true, description: 'Data subjects with sensitive data.' })
  sensitiveSubjects: number | null;
  @Field(() => WholeNumber, { nullable: true, description: 'Proceeds, whole dong.' })
  proceedsVnd: number | null;
  @Field(() => String, { description: 'Code of the rule.' })
  ruleId: string;
  @Field(() => String, { description: 'Article of the rule.' })
  article: string;
  @Field(() => WholeNumber, { description: 'Lower end of the band for this respondent, whole dong.' })
  minVnd: number;
  @Field(() => WholeNumber, { description: 'Upper end.' })
  maxVnd: number;
  @Field(() => Boolean, { description: 'Whether a warning may take the place of the fine.' })
  warning: boolean;
  @Field(() => [CaseReasonView], { description: 'Why.' })
  reasons: CaseReasonView[];
  @Field(() => LocalDate, { nullable: true, description: 'The last day on which a decision may be made.' })
  lastDay: string | null;
  @Field(() => String, { description: 'The text by whose rows it was computed.' })
  lawVersion: string;
  @Field(() => ID, { description: 'By whom.' })
  madeBy: string;
  @Field(() => Instant, { description: 'When.' })
  madeAt: Date;
}

@View('part', 'A sign of a crime.')
export class CrimeSignView {
  @Field(() => String, { description: 'Its code.' })
  code: string;
  @Field(() => SentenceView, { description: 'Of which crime.' })
  crime: SentenceView;
  @Field(() => SentenceView, { description: 'The sign.' })
  sign: SentenceView;
  @Field(() => SignStandingEnum, { description: 'How it stands.' })
  standing: string;
  @Field(() => SentenceView, { description: 'What was compared.' })
  because: SentenceView;
  @Field(() => String, { description: 'Article of the Penal Code.' })
  article: string;
}

@View('part', 'How the signs of a crime stood against what was known.')
export class CaseCrimeCheckView {
  @Field(() => ID, { description: 'Its id.' })
  id: string;
  @Field(() => Boolean, { description: 'Whether the case must go to the criminal authorities (D330 4.4).' })
  mustTransfer: boolean;
  @Field(() => [CrimeSignView], { description: 'Each sign.' })
  signs: CrimeSignView[];
  @Field(() => ID, { description: 'By whom.' })
  madeBy: string;
  @Field(() => Instant, { description: 'When.' })
  madeAt: Date;
}

@View('part', 'What the lead proposed, the legal opinion on it, and what became of it.')
export class CaseProposalView {
  @Field(() => ID, { description: 'Its id.' })
  id: string;
  @Field(() => ProposalKindEnum, { description: 'What.' })
  kind: string;
  @Field(() => String, { description: 'What the lead says to it.' })
  note: string;
  @Field(() => String, { nullable: true, description: 'Number of the minutes of the violation.' })
  minutesNumber: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'Day of the minutes.' })
  minutesOn: string | null;
  @Field(() => [ID], { description: 'Worksheets.' })
  worksheetIds: string[];
  @Field(() => ID, { description: 'By whom.' })
  proposedBy: string;
  @Field(() => Instant, { description: 'When.' })
  proposedAt: Date;
  @Field(() => String, { nullable: true, description: 'The legal opinion.' })
  opinion: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether it agrees.' })
  agrees: boolean | null;
  @Field(() => ID, { nullable: true, description: 'Whose it is.' })
  advisedBy: string | null;
  @Field(() => ProposalOutcomeEnum, { nullable: true, description: 'What became of it; null while it is open.' })
  outcome: string | null;
  @Field(() => ID, { nullable: true, description: 'Who decided.' })
  decidedBy: string | null;
  @Field(() => Instant, { nullable: true, description: 'When.' })
  decidedAt: Date | null;
}

@View('part', 'A measure that the article orders and the decision leaves out.')
export class OmittedMeasureView {
  @Field(() => ID, { description: 'Of which worksheet.' })
  worksheetId: string;
  @Field(() => MeasureCodeEnum, { description: 'Which.' })
  code: string;
  @Field(() => String, { description: 'Why it does not apply.' })
  reason: string;
}

@View('part', 'A decision on sanctions, as it was signed.')
export class CaseDecisionView {
  @Field(() => ID, { description: 'Its id.' })
  id: string;
  @Field(() => String, { description: 'Its number.' })
  number: string;
  @Field(() => SignerTitleEnum, { description: 'The title of who signed.' })
  title: string;
  @Field(() => ID, { description: 'Who signed.' })
  signedBy: string;
  @Field(() => LocalDate, { description: 'When.' })
  signedOn: string;
  @Field(() => [OmittedMeasureView], { description: 'What it leaves out, and why.' })
  omitted: OmittedMeasureView[];
}

@View('part', 'A fine, a warning or a measure that was imposed.')
export class CaseMeasureView {
  @Field(() => ID, { description: 'Its id.' })
  id: string;
  @Field(() => ID, { description: 'By which decision.' })
  decisionId: string;
  @Field(() => ID, { description: 'Whom it concerns.' })
  partyId: string;
  @Field(() => ImposedCodeEnum, { description: 'What.' })
  code: string;
  @Field(() => String, { description: 'By which article.' })
  article: string;
  @Field(() => WholeNumber, { nullable: true, description: 'Of a fine: how much, whole dong.' })
  amountVnd: number | null;
  @Field(() => Int, { nullable: true, description: 'For how many months.' })
  months: number | null;
  @Field(() => LocalDate, { nullable: true, description: 'Until when it is to be complied with.' })
  dueOn: string | null;
  @Field(() => MeasureStateEnum, { description: 'Where it stands.' })
  state: string;
  @Field(() => LocalDate, { nullable: true, description: 'When it was served.' })
  servedOn: string | null;
  @Field(() => String, { nullable: true, description: 'What shows it.' })
  proof: string | null;
  @Field(() => Int, { description: 'Version; give it back with a step.' })
  version: number;
}

@View('part', 'That a case belongs with another one.')
export class LinkedCaseView {
  @Field(() => ID, { description: 'Its id.' })
  id: string;
  @Field(() => ID, { description: 'From this case.' })
  caseId: string;
  @Field(() => ID, { description: 'To that one.' })
  targetId: string;
  @Field(() => LinkedCaseKindEnum, { description: 'How.' })
  kind: string;
  @Field(() => String, { description: 'Why.' })
  reason: string;
  @Field(() => ID, { description: 'By whom.' })
  linkedBy: string;
  @Field(() => Instant, { description: 'When.' })
  linkedAt: Date;
  @Field(() => Instant, { nullable: true, description: 'Of a duplicate: when the other side agreed.' })
  confirmedAt: Date | null;
}

@View('CaseFile', 'What a case comes to; each reading of it is kept. Up to 500 of each.')
export class InvestigationView {
  @Field(() => ID, { description: 'The case.' })
  id: string;
  @Field(() => CaseStateEnum, { description: 'Where it stands.' })
  state: string;
  @Field(() => Int, { description: 'Its version.' })
  version: number;
  @Field(() => [CasePartyView], { description: 'Parties.' })
  parties: CasePartyView[];
  @Field(() => [CaseDatasetView], { description: 'Datasets that were offered.' })
  datasets: CaseDatasetView[];
  @Field(() => [CaseChannelView], { description: 'Channels and groups.' })
  channels: CaseChannelView[];
  @Field(() => [CasePaymentView], { description: 'The ledger.' })
  payments: CasePaymentView[];
  @Field(() => [CaseTaskView], { description: 'Tasks.' })
  tasks: CaseTaskView[];
  @Field(() => [CaseWorksheetView], { description: 'Worksheets, oldest first.' })
  worksheets: CaseWorksheetView[];
  @Field(() => [CaseCrimeCheckView], { description: 'Checklists for signs of a crime; the last one counts.' })
  crimeChecks: CaseCrimeCheckView[];
  @Field(() => [CaseProposalView], { description: 'What was proposed.' })
  proposals: CaseProposalView[];
  @Field(() => [CaseDecisionView], { description: 'Decisions.' })
  decisions: CaseDecisionView[];
  @Field(() => [CaseMeasureView], { description: 'Fines and measures.' })
  measures: CaseMeasureView[];
  @Field(() => [LinkedCaseView], { description: 'With which cases it belongs, in both directions, as far as I see them.' })
  links: LinkedCaseView[];
}

@View('CaseFile', 'What was transferred to the criminal authorities.')
export class TransferPackageView {
  @Field(() => ID, { description: 'Its id.' })
  id: string;
  @Field(() => String, {
    description:
      'One canonical JSON text: the case, its parts, worksheets, checklists, steps, and the index of its evidence with hashes and custody.',
  })
  content: string;
  @Field(() => String, { description: 'SHA-256 of that text; the log has the same.' })
  sha256: string;
  @Field(() => ID, { description: 'Who signed the transfer.' })
  madeBy: string;
  @Field(() => Instant, { description: 'When.' })
  madeAt: Date;
}

@View('part', 'What was kept, made or changed in a case.')
export class CasePieceView {
  @Field(() => ID, { description: 'Its id.' })
  id: string;
}

@View('SigningTitle', 'That a colleague holds a title that may fine.')
export class SigningTitleView {
  @Field(() => ID, { description: 'Its id.' })
  id: string;
  @Field(() => ID, { description: 'Who.' })
  userId: string;
  @Field(() => SignerTitleEnum, { description: 'Which title.' })
  title: string;
  @Field(() => String, { description: 'By which appointment.' })
  document: string;
  @Field(() => ID, { description: 'Who recorded it.' })
  grantedBy: string;
  @Field(() => Instant, { description: 'When.' })
  grantedAt: Date;
  @Field(() => Instant, { nullable: true, description: 'When it ended.' })
  endedAt: Date | null;
}
