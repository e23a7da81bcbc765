import { AttachmentResolver } from '#attachments';
import { BreakGlassResolver, CaseContentResolver, CaseReportsResolver, CasesResolver } from '#cases';
import { CalendarFeedsResolver, DeadlinesResolver } from '#deadlines';
import { DossierFilingsResolver, DossierStepsResolver, DossiersResolver } from '#dossiers';
import { CustodyResolver, EvidenceContentResolver, EvidenceResolver } from '#evidence';
import { ReceiptResolver } from '#filings';
import { HandlingResolver, LinksResolver, NotesResolver } from '#handling';
import { IdentityResolver } from '#identity';
import { HitsResolver, IndicatorsResolver } from '#indicators';
import { FilingFilesResolver, IntakeResolver, ReportFilesResolver, ReportWithoutAccountResolver } from '#intake';
import { CaseLinksResolver, InvestigationResolver, SanctionsResolver } from '#investigations';
import { LettersResolver } from '#letters';
import { PapersResolver } from '#papers';
import { QueueResolver, QueueViewsResolver } from '#queue';
import {
  CountersResolver,
  DataTypeResolver,
  DiscussResolver,
  ImportsResolver,
  PurposeResolver,
  RegistersResolver,
  RegistryResolver,
  ReviewResolver,
  TemplatesResolver,
  VersionsResolver,
} from '#registry';
import { RequestStepsResolver, RequestsResolver } from '#requests';
import {
  CompetenceResolver,
  DeskResolver,
  DestinationResolver,
  FilingDeliveriesResolver,
  NotificationTextResolver,
  RoutingResolver,
} from '#routing';
import { SearchResolver } from '#search';
import { StatisticsResolver } from '#statistics';
import {
  ClocksResolver,
  DutiesResolver,
  ExerciseResolver,
  FollowUpResolver,
  LawResolver,
  OrganisationGapsResolver,
  SubjectNoticeResolver,
  ViolationResolver,
} from '#violations';

/** All that the API serves as GraphQL, lowest lib first; `npm run generate` prints the schema of the same list. */
export const RESOLVERS = [
  IdentityResolver,
  AttachmentResolver,
  RequestsResolver,
  RequestStepsResolver,
  RegistryResolver,
  DataTypeResolver,
  PurposeResolver,
  ImportsResolver,
  ReviewResolver,
  VersionsResolver,
  RegistersResolver,
  DossiersResolver,
  ReceiptResolver,
  DossierFilingsResolver,
  DossierStepsResolver,
  CountersResolver,
  DiscussResolver,
  TemplatesResolver,
  ViolationResolver,
  FollowUpResolver,
  ExerciseResolver,
  ClocksResolver,
  DutiesResolver,
  SubjectNoticeResolver,
  LawResolver,
  OrganisationGapsResolver,
  RoutingResolver,
  NotificationTextResolver,
  DeskResolver,
  DestinationResolver,
  CompetenceResolver,
  FilingDeliveriesResolver,
  HandlingResolver,
  NotesResolver,
  LinksResolver,
  PapersResolver,
  LettersResolver,
  DeadlinesResolver,
  CalendarFeedsResolver,
  ReportFilesResolver,
  FilingFilesResolver,
  IntakeResolver,
  ReportWithoutAccountResolver,
  QueueResolver,
  QueueViewsResolver,
  CasesResolver,
  BreakGlassResolver,
  CaseLinksResolver,
  InvestigationResolver,
  SanctionsResolver,
  CaseContentResolver,
  EvidenceResolver,
  EvidenceContentResolver,
  CustodyResolver,
  IndicatorsResolver,
  HitsResolver,
  CaseReportsResolver,
  StatisticsResolver,
  SearchResolver,
];
