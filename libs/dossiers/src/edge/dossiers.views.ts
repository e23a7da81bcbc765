import { Field, ID, Int, OmitType } from '@nestjs/graphql';
import { FilingKindEnum, FilingView, ReceiptView } from '#filings';
import { AvailableTransition, FactChangeView, Instant, LocalDate, PageInfo, SentenceView, View, WholeNumber } from '#platform';
import { ActivityRoleEnum } from '#registry';
import { DossierFactsView } from './dossier-answers.input.js';
import {
  AnswerSourceEnum,
  ChangeKindEnum,
  CopyTypeEnum,
  DossierDocumentKindEnum,
  DossierStateEnum,
  DossierTypeEnum,
  TransferExceptionEnum,
} from './dossiers.enums.js';

@View('part', 'An activity as one of its versions says.')
export class ActivityAsOfView {
  @Field(() => ID, { description: 'The activity.' })
  id: string;
  @Field(() => Int, {
    nullable: true,
    description: 'Number of the published version; null where none was published and the draft said it.',
  })
  version: number | null;
  @Field(() => Int, { description: 'Version of the record at that time.' })
  row: number;
}

@View('part', 'An answer of a dossier and where it is from. Its value stands in `facts`.')
export class AnswerView {
  @Field(() => String, { description: 'Its path in the facts, e.g. `flows`, `filer.taxCode`.' })
  path: string;
  @Field(() => SentenceView, { nullable: true, description: 'What it answers; null where no question of a form asks for it by itself.' })
  label: SentenceView | null;
  @Field(() => Boolean, { description: 'False where somebody took the answer away.' })
  answered: boolean;
  @Field(() => AnswerSourceEnum, { description: 'Where it is from.' })
  source: string;
  @Field(() => [ActivityAsOfView], { description: 'Of `REGISTER`: which activities, in which version.' })
  activities: ActivityAsOfView[];
  @Field(() => Int, { nullable: true, description: 'Of `ORGANISATION`: the version of its block.' })
  organisationVersion: number | null;
  @Field(() => ID, { nullable: true, description: 'Of `PERSON`: whose answer it is.' })
  by: string | null;
  @Field(() => Instant, { nullable: true, description: 'Of `PERSON`: when it was given.' })
  at: string | null;
  @Field(() => ID, { nullable: true, description: 'Of `CARRIED`: the earlier dossier.' })
  dossierId: string | null;
}

@View('part', 'One field of a stale answer.')
export class StaleFieldView extends OmitType(FactChangeView, ['before', 'after'] as const) {
  @Field(() => String, {
    nullable: true,
    description: 'The earlier value: a text as it was said, any other value as JSON; null where there was none.',
  })
  before: string | null;
  @Field(() => String, { nullable: true, description: 'The later value, in the same way; null where there is none.' })
  after: string | null;
}

@View('part', 'An answer whose source says something else than when the answer was given.')
export class StaleAnswerView {
  @Field(() => String, { description: 'Path of the answer.' })
  path: string;
  @Field(() => SentenceView, { nullable: true, description: 'What it answers.' })
  label: SentenceView | null;
  @Field(() => [StaleFieldView], { description: 'What the source said then, and says now, field by field.' })
  changes: StaleFieldView[];
}

@View('part', 'A listed change (D356 20) that follows from what the register says by now; whether it came about, people say.')
export class ProposedChangeView {
  @Field(() => ChangeKindEnum, { description: 'What kind of change.' })
  kind: string;
  @Field(() => SentenceView, { description: 'In words.' })
  label: SentenceView;
  @Field(() => [String], { description: 'The stale answers that it follows from.' })
  paths: string[];
  @Field(() => String, { description: 'Its article.' })
  article: string;
  @Field(() => SentenceView, { description: 'The article, written out.' })
  citation: SentenceView;
  @Field(() => Boolean, { description: 'True where it is to be told within ten days.' })
  urgent: boolean;
}

@View('part', 'One thing that the dossier has to tell or bring.')
export class DossierItemView {
  @Field(() => String, { description: 'Path of the answer, or `documents.KIND`.' })
  path: string;
  @Field(() => SentenceView, { description: 'In words.' })
  label: SentenceView;
  @Field(() => String, { description: '`MANDATORY` or `ADVISED`.' })
  need: string;
  @Field(() => String, { description: 'The article that asks for it.' })
  article: string;
  @Field(() => SentenceView, { description: 'The article, written out.' })
  citation: SentenceView;
  @Field(() => String, { description: 'Who knows it: `REGISTER`, `ORGANISATION` or `OFFICER`.' })
  owner: string;
  @Field(() => Int, { description: 'What it counts.' })
  weight: number;
  @Field(() => Boolean, { description: 'Whether it is answered.' })
  answered: boolean;
}

@View('part', 'How complete a dossier is, with the sum that it is made of.')
export class DossierCompletenessView {
  @Field(() => Int, { description: '0 to 100: `points` of `of`, rounded down.' })
  score: number;
  @Field(() => Int, { description: 'What the answered items count together.' })
  points: number;
  @Field(() => Int, { description: 'What all items count together.' })
  of: number;
  @Field(() => [DossierItemView], { description: 'Every item.' })
  items: DossierItemView[];
  @Field(() => [DossierItemView], { description: 'What is open, mandatory first.' })
  open: DossierItemView[];
}

@View('part', 'Whether the impact on national security and public order has to be assessed (Forms 09 and 10, III.2.3).')
export class SecurityPartView {
  @Field(() => Boolean, { nullable: true, description: 'Null while a count is missing that could lead above a threshold.' })
  needed: boolean | null;
  @Field(() => WholeNumber, { description: 'Data subjects, as far as counted.' })
  basic: number;
  @Field(() => WholeNumber, { description: 'Those with sensitive data among them.' })
  sensitive: number;
  @Field(() => SentenceView, { description: 'Why.' })
  reason: SentenceView;
  @Field(() => String, { description: 'Its article.' })
  article: string;
}

@View('part', 'A deadline of a dossier, computed from its days, that explains itself.')
export class DossierClockView {
  @Field(() => String, { description: 'Id of the rule, e.g. `L91-TIA`.' })
  ruleId: string;
  @Field(() => String, { description: 'Its article.' })
  article: string;
  @Field(() => SentenceView, { description: 'The article, written out.' })
  citation: SentenceView;
  @Field(() => LocalDate, { nullable: true, description: 'The day from which it runs; null while it is not told.' })
  startedOn: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'The last day in time.' })
  dueOn: string | null;
  @Field(() => Instant, { nullable: true, description: 'The last moment in time.' })
  dueAt: Date | null;
  @Field(() => LocalDate, {
    nullable: true,
    description: 'Where that is no working day: the next one, if Article 148 of the Civil Code applies, which the texts do not say.',
  })
  shiftedTo: string | null;
  @Field(() => Int, { nullable: true, description: 'Seconds left, negative where it has passed.' })
  secondsLeft: number | null;
  @Field(() => SentenceView, { description: 'How it was counted.' })
  arithmetic: SentenceView;
  @Field(() => SentenceView, { nullable: true, description: 'How sure the rule is, where it is not read in the primary text.' })
  note: SentenceView | null;
}

@View('part', 'The forms of a dossier, by the codes of its decree.')
export class DossierFormsView {
  @Field(() => String, { description: 'The letter: `04`, `06` of Decree 13; `01a` to `02b` of Decree 356.' })
  letter: string;
  @Field(() => String, { nullable: true, description: 'The report: `09`, `10`; null under Decree 13, which has no form for it.' })
  report: string | null;
}

@View('part', 'A case in which the impact of a transfer need not be assessed (L91 20.6; D356 17.3). Whether this is one, people say.')
export class TransferExceptionView {
  @Field(() => TransferExceptionEnum, { description: 'Which.' })
  code: string;
  @Field(() => SentenceView, { description: 'In the words of the text.' })
  label: SentenceView;
  @Field(() => String, { description: 'Its article.' })
  article: string;
  @Field(() => SentenceView, { description: 'The article, written out.' })
  citation: SentenceView;
  @Field(() => SentenceView, { nullable: true, description: 'What of the dossier points at it; null where nothing does.' })
  because: SentenceView | null;
}

@View('part', 'A document of a dossier, or the reason why there is none.')
export class DossierDocumentView {
  @Field(() => ID, { description: 'Id in the dossier.' })
  id: string;
  @Field(() => DossierDocumentKindEnum, { description: 'What it is.' })
  kind: string;
  @Field(() => ID, { nullable: true, description: 'The file: its bytes are at `/attachments/ID`.' })
  attachmentId: string | null;
  @Field(() => String, { nullable: true, description: 'As letter and report list it.' })
  name: string | null;
  @Field(() => CopyTypeEnum, { nullable: true, description: 'Original or copy.' })
  copyType: string | null;
  @Field(() => Int, { nullable: true, description: 'Its pages.' })
  pages: number | null;
  @Field(() => String, { nullable: true, description: 'Why there is none.' })
  reason: string | null;
}

@View('part', 'A document that the law asks to go along.')
export class DossierChecklistView {
  @Field(() => DossierDocumentKindEnum, { description: 'What.' })
  kind: string;
  @Field(() => SentenceView, { description: 'In words.' })
  label: SentenceView;
  @Field(() => String, { description: '`MANDATORY` or `ADVISED`.' })
  need: string;
  @Field(() => String, { description: 'The article that asks for it.' })
  article: string;
  @Field(() => Boolean, { description: 'Whether a document is there, or of an `ADVISED` one a reason.' })
  settled: boolean;
  @Field(() => [DossierDocumentView], { description: 'What is there.' })
  documents: DossierDocumentView[];
}

@View('part', 'What law or desk may take amiss of a dossier, and no rule forbids; it is in nobody’s way.')
export class DossierWarningView {
  @Field(() => String, { description: '`documents.KIND`, or `type`.' })
  path: string;
  @Field(() => String, { description: '`NOT_PDF` or `SECOND_OF_TYPE`.' })
  code: string;
  @Field(() => SentenceView, { description: 'In words.' })
  sentence: SentenceView;
  @Field(() => String, { nullable: true, description: 'Its article; null for a wish of the receiving desks.' })
  article: string | null;
  @Field(() => ID, { nullable: true, description: 'The other dossier, of `SECOND_OF_TYPE`.' })
  dossierId: string | null;
}

@View('part', 'A change that a dossier which was filed has to follow (D356 20; D13 24.6, 25.6).')
export class DossierChangeView {
  @Field(() => ID, { description: 'Id.' })
  id: string;
  @Field(() => ChangeKindEnum, { description: 'What kind of change.' })
  kind: string;
  @Field(() => LocalDate, { description: 'The day on which it came about.' })
  changedOn: string;
  @Field(() => String, { description: 'What changed, as the letter tells it.' })
  content: string;
  @Field(() => String, { description: 'Why.' })
  reason: string;
  @Field(() => Instant, { description: 'When it was recorded.' })
  recordedAt: Date;
  @Field(() => ID, { nullable: true, description: 'The filing that told the agency; null while it is to be told.' })
  filingId: string | null;
  @Field(() => DossierClockView, {
    nullable: true,
    description: 'Until when it is to be told; null once it was, and where the law asks for nothing.',
  })
  clock: DossierClockView | null;
}

@View('part', 'The answer to a submission: given only after it is committed.')
export class SubmitDossierPayload {
  @Field(() => FilingView, { description: 'The filing.' })
  filing: FilingView;
  @Field(() => ReceiptView, { description: 'The receipt.' })
  receipt: ReceiptView;
}

@View('Dossier', 'An impact assessment that the agency is to receive (hồ sơ đánh giá tác động), as my organisation works on it.')
export class DossierView {
  @Field(() => ID, { description: 'Id.' })
  id: string;
  @Field(() => DossierTypeEnum, { description: 'What it assesses.' })
  type: string;
  @Field(() => String, { description: 'The regime under which it is made: `VN-PDPD-2023` or `VN-PDPL-2025`.' })
  regime: string;
  @Field(() => DossierFormsView, { description: 'Its forms.' })
  forms: DossierFormsView;
  @Field(() => ActivityRoleEnum, { description: 'As what the organisation files it.' })
  role: string;
  @Field(() => String, { description: 'Working title.' })
  title: string;
  @Field(() => DossierStateEnum, { description: 'Where it stands.' })
  state: string;
  @Field(() => [ID], { description: 'Activities that it covers.' })
  activityIds: string[];
  @Field(() => DossierFactsView, { description: 'What it tells.' })
  facts: DossierFactsView;
  @Field(() => [AnswerView], { description: 'Each answer with where it is from.' })
  answers: AnswerView[];
  @Field(() => [StaleAnswerView], { description: 'Answers whose source went on since; also of a dossier that was filed.' })
  stale: StaleAnswerView[];
  @Field(() => [ProposedChangeView], {
    description: 'Of a dossier that was filed: listed changes that what is stale points at, to be recorded by `recordDossierChange`.',
  })
  proposedChanges: ProposedChangeView[];
  @Field(() => DossierCompletenessView, { description: 'What is missing against the law.' })
  completeness: DossierCompletenessView;
  @Field(() => SecurityPartView, { nullable: true, description: 'The part above the thresholds; null under Decree 13, which has none.' })
  securityPart: SecurityPartView | null;
  @Field(() => [TransferExceptionView], {
    description: 'Of a transfer under Law 91: exceptions that it may fall under, those first at which its answers point. Else empty.',
  })
  transferExceptions: TransferExceptionView[];
  @Field(() => [DossierChecklistView], { description: 'Documents that the law asks to go along.' })
  checklist: DossierChecklistView[];
  @Field(() => [DossierWarningView], { description: 'What had better be looked at before it is filed.' })
  warnings: DossierWarningView[];
  @Field(() => [DossierDocumentView], { description: 'All documents and reasons, in the order in which they were put.' })
  documents: DossierDocumentView[];
  @Field(() => [DossierClockView], { description: 'Its deadlines.' })
  clocks: DossierClockView[];
  @Field(() => LocalDate, { nullable: true, description: 'The day from which the 60 days run; null while it is not told.' })
  startsOn: string | null;
  @Field(() => ID, { nullable: true, description: 'The earlier dossier whose answers it began with.' })
  basedOnId: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'When the agency received it, where that was before 1 January 2026.' })
  receivedOn: string | null;
  @Field(() => String, { nullable: true, description: 'Number of the agency’s receipt of then.' })
  receiptNumber: string | null;
  @Field(() => SentenceView, { nullable: true, description: 'Why it is not made anew, where it was carried over.' })
  carriedOver: SentenceView | null;
  @Field(() => String, { nullable: true, description: 'Why it is presented although something mandatory is open.' })
  incompleteReason: string | null;
  @Field(() => String, { nullable: true, description: 'Why the signer gave it back; until it is presented again.' })
  reopenReason: string | null;
  @Field(() => String, { nullable: true, description: 'Hex SHA-256 of what was presented for signing.' })
  readyDigest: string | null;
  @Field(() => String, { nullable: true, description: 'Reference with its check digit, once it was filed.' })
  reference: string | null;
  @Field(() => FilingKindEnum, { description: '`INITIAL`, or `UPDATE` where a change is in work or was filed last.' })
  kind: string;
  @Field(() => ID, { nullable: true, description: 'The filing that was given back and that the one in work answers.' })
  revisesId: string | null;
  @Field(() => [FilingView], { description: 'What was filed, oldest first, each with its verdict and its request for completion.' })
  filings: FilingView[];
  @Field(() => [DossierChangeView], { description: 'Changes since it was filed, in the order in which they came about.' })
  changes: DossierChangeView[];
  @Field(() => Boolean, { description: 'Whether it belongs to an exercise.' })
  drill: boolean;
  @Field(() => Int, { description: 'Version, for optimistic locking.' })
  version: number;
  @Field(() => Instant, { description: 'When it was opened.' })
  createdAt: Date;
  @Field(() => Instant, { description: 'When it last changed.' })
  updatedAt: Date;
  @Field(() => [AvailableTransition], { description: 'What this person can do next.' })
  availableTransitions: AvailableTransition[];
}

@View('Dossier', 'A page of dossiers, newest first.')
export class DossierPage {
  @Field(() => [DossierView], { description: 'The dossiers.' })
  nodes: DossierView[];
  @Field(() => PageInfo, { description: 'Where the page ends.' })
  pageInfo: PageInfo;
}
