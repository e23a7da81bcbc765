import { ATTACHMENT_STATES, Attachment, UploadTicket } from '#attachments';
import { CASE_STATES, CASE_TRANSITIONS, CaseFile, type CaseState, ENDED } from '#cases';
import { DOMAIN } from '#composition';
import { CalendarFeed, Deadline } from '#deadlines';
import { DOSSIER_STATES, DOSSIER_TRANSITIONS, Dossier } from '#dossiers';
import { CUSTODY_STATES, CUSTODY_TRANSITIONS, EvidenceCustody, EvidenceItem } from '#evidence';
import { FILING_STATES, FILING_TRANSITIONS, Filing, FilingReturn, RETURN_STATES, RETURN_TRANSITIONS } from '#filings';
import { FilerQuestion, HANDLING_STATES, HANDLING_TRANSITIONS, InternalNote, ReportHandling, ReportLink, SharedNote } from '#handling';
import { AuthorityUnit, Membership, Organisation, UserAccount } from '#identity';
import { CaseIndicator, IndicatorHit, KeptCommonValue } from '#indicators';
import { THIRD_PARTY_STATES, THIRD_PARTY_TRANSITIONS, ThirdPartyReport } from '#intake';
import { SigningTitle, WEIGHED } from '#investigations';
import { type Actor, ORGANISATION_ROLES, type OrganisationRole, PLATFORM_ROLES, transitionsFrom, UNIT_ROLES, type UnitRole } from '#kernel';
import { LETTER_STATES, LETTER_TRANSITIONS, UnitLetter } from '#letters';
import { IssuedPaper, SignedCopy } from '#papers';
import { abilityOf } from '#platform';
import { QueueView, WorkItem } from '#queue';
import {
  ACTIVITY_STATES,
  ACTIVITY_TRANSITIONS,
  ActivityTemplate,
  ActivityThread,
  IMPORT_STATES,
  InformationSystem,
  Party,
  ProcessingActivity,
  RegisterImport,
  RememberedMapping,
  RememberedTerm,
  TEMPLATE_STATES,
  THREAD_STATES,
  THREAD_TRANSITIONS,
} from '#registry';
import { DataSubjectRequest, REQUEST_STATES, REQUEST_TRANSITIONS } from '#requests';
import { Acknowledgement, Delivery, Destination, FilingRefusal, ManualDispatch, Notification } from '#routing';
import { StatisticFact, StatisticRelease } from '#statistics';
import {
  ClockEscalation,
  Exercise,
  MINUTES_STATES,
  MINUTES_TRANSITIONS,
  NoticeMistake,
  OutsideNotice,
  REPORT_STATES,
  REPORT_TRANSITIONS,
  ReportClock,
  SUBJECT_NOTICE_STATES,
  SUBJECT_NOTICE_TRANSITIONS,
  SubjectNotice,
  ViolationMinutes,
  ViolationReport,
} from '#violations';

const MINE = '00000000-0000-7000-8000-000000000001';
const OTHER = '00000000-0000-7000-8000-000000000002';
const USER = '00000000-0000-7000-8000-00000000000a';

/** Actions on a case that are no step of it, and in which states they are possible. */
const CASE_STATES_OF: Readonly<Record<string, readonly CaseState[]>> = {
  open: ['LEAD'],
  keepList: CASE_STATES,
  confirmLink: CASE_STATES,
  breakGlass: CASE_STATES,
  share: CASE_STATES,
  reviewGlass: CASE_STATES,
  keepParts: CASE_STATES.filter((state) => !ENDED.includes(state)),
  weigh: WEIGHED,
  stepMeasure: ['ENFORCEMENT'],
  settleMeasure: ['ENFORCEMENT'],
};

interface Noun {
  readonly entity: new () => object;
  readonly actions: readonly string[];
  readonly states: readonly string[];
  /** Columns that make a row the actor's own. */
  readonly ownedBy: readonly string[];
  /** Whether the state machine allows the action in the state, where it has a say. */
  readonly possible?: (action: string, state: string) => boolean;
}

const byTable =
  (table: readonly { readonly code: string; readonly from: readonly string[]; readonly to: string }[]) =>
  (action: string, state: string): boolean =>
    !table.some(({ code }) => code === action) || transitionsFrom(table, state).some(({ code }) => code === action);

export const NOUNS: readonly Noun[] = [
  { entity: Organisation, actions: ['read', 'register', 'revise'], states: ['–'], ownedBy: ['id'] },
  { entity: AuthorityUnit, actions: ['read', 'register'], states: ['–'], ownedBy: ['id'] },
  { entity: UserAccount, actions: ['read'], states: ['–'], ownedBy: ['id:user'] },
  { entity: Membership, actions: ['read', 'grant'], states: ['–'], ownedBy: ['userId:user'] },
  {
    entity: ProcessingActivity,
    actions: ['list', 'read', 'draft', ...ACTIVITY_TRANSITIONS.map(({ code }) => code)],
    states: ACTIVITY_STATES,
    ownedBy: ['organisationId'],
    possible: (action, state) => (action === 'draft' ? state === 'DRAFT' : byTable(ACTIVITY_TRANSITIONS)(action, state)),
  },
  { entity: InformationSystem, actions: ['list', 'read', 'revise'], states: ['–'], ownedBy: ['organisationId'] },
  { entity: Party, actions: ['list', 'read', 'revise'], states: ['–'], ownedBy: ['organisationId'] },
  {
    entity: ActivityThread,
    actions: ['list', 'read', 'open', ...THREAD_TRANSITIONS.map(({ code }) => code)],
    states: THREAD_STATES,
    ownedBy: ['organisationId'],
    possible: (action, state) => (action === 'open' ? state === 'OPEN' : byTable(THREAD_TRANSITIONS)(action, state)),
  },
  {
    entity: ActivityTemplate,
    actions: ['list', 'read', 'save', 'retire'],
    states: TEMPLATE_STATES,
    ownedBy: ['placeId'],
    possible: (action, state) => state === 'ACTIVE' || (action !== 'save' && action !== 'retire'),
  },
  {
    entity: RegisterImport,
    actions: ['list', 'read', 'check', 'commit', 'undo'],
    states: IMPORT_STATES,
    ownedBy: ['organisationId'],
    possible: (action, state) => (action !== 'commit' || state === 'CHECKED') && (action !== 'undo' || state === 'COMMITTED'),
  },
  { entity: RememberedMapping, actions: ['list', 'read', 'forget'], states: ['–'], ownedBy: ['organisationId'] },
  { entity: RememberedTerm, actions: ['list', 'read', 'forget'], states: ['–'], ownedBy: ['organisationId'] },
  {
    entity: UploadTicket,
    actions: ['sendRegister', 'sendAttachment', 'read', 'use'],
    states: ['–'],
    ownedBy: ['organisationId', 'unitId', 'createdBy:user'],
  },
  {
    entity: Attachment,
    actions: ['read', 'receive', 'attach', 'download', 'judge'],
    states: ATTACHMENT_STATES,
    ownedBy: ['organisationId', 'unitId'],
    possible: (action, state) =>
      action === 'download'
        ? state === 'CLEAN' || state === 'UNSCANNED'
        : action === 'judge'
          ? state === 'RECEIVED' || state === 'UNSCANNED'
          : action !== 'attach' || state !== 'INFECTED',
  },
  {
    entity: DataSubjectRequest,
    actions: ['list', 'read', 'readWords', 'enter', ...new Set(REQUEST_TRANSITIONS.map(({ code }) => code))],
    states: REQUEST_STATES,
    ownedBy: ['organisationId'],
    possible: (action, state) => (action === 'enter' ? state === 'RECEIVED' : byTable(REQUEST_TRANSITIONS)(action, state)),
  },
  {
    entity: Dossier,
    actions: ['list', 'read', 'open', 'presentIncomplete', ...new Set(DOSSIER_TRANSITIONS.map(({ code }) => code))],
    states: DOSSIER_STATES,
    ownedBy: ['organisationId'],
    possible: (action, state) =>
      action === 'open'
        ? state === 'DRAFT' || state === 'CARRIED_OVER'
        : action === 'presentIncomplete'
          ? state === 'DRAFT'
          : byTable(DOSSIER_TRANSITIONS)(action, state),
  },
  {
    entity: ViolationReport,
    actions: ['list', 'read', 'draft', 'warn', 'promise', ...REPORT_TRANSITIONS.map(({ code }) => code)],
    states: REPORT_STATES,
    ownedBy: ['organisationId'],
    possible: (action, state) =>
      action === 'draft' || action === 'warn'
        ? state === 'DRAFT'
        : action === 'promise'
          ? state !== 'DISCARDED' && state !== 'EXPIRED'
          : byTable(REPORT_TRANSITIONS)(action, state),
  },
  { entity: ReportClock, actions: ['read'], states: ['–'], ownedBy: ['organisationId'] },
  { entity: ClockEscalation, actions: ['read'], states: ['–'], ownedBy: ['organisationId'] },
  {
    entity: ViolationMinutes,
    actions: ['read', 'draft', 'revise', 'finalise'],
    states: MINUTES_STATES,
    ownedBy: ['organisationId'],
    possible: (action, state) => (action === 'draft' ? state === 'DRAFT' : byTable(MINUTES_TRANSITIONS)(action, state)),
  },
  {
    entity: SubjectNotice,
    actions: ['read', 'draft', 'revise', 'send', 'declareMistaken', 'overrule'],
    states: SUBJECT_NOTICE_STATES,
    ownedBy: ['organisationId'],
    possible: (action, state) =>
      action === 'draft'
        ? state === 'DRAFT'
        : byTable(SUBJECT_NOTICE_TRANSITIONS)(action === 'overrule' ? 'declareMistaken' : action, state),
  },
  { entity: OutsideNotice, actions: ['read', 'record', 'declareMistaken', 'overrule'], states: ['–'], ownedBy: ['organisationId'] },
  { entity: NoticeMistake, actions: ['read'], states: ['–'], ownedBy: ['organisationId'] },
  { entity: Exercise, actions: ['read', 'open', 'close'], states: ['–'], ownedBy: ['unitId'] },
  {
    entity: FilingReturn,
    actions: ['read', 'answer', 'lapse'],
    states: RETURN_STATES,
    ownedBy: ['organisationId', 'unitId'],
    possible: byTable(RETURN_TRANSITIONS),
  },
  {
    entity: Filing,
    actions: ['read', 'readReceipt', ...FILING_TRANSITIONS.map(({ code }) => code)],
    states: FILING_STATES,
    ownedBy: ['organisationId'],
    possible: byTable(FILING_TRANSITIONS),
  },
  {
    entity: Delivery,
    // What each state allows is in three tables, and tried for every role in libs/routing/src/transitions.db.spec.ts.
    actions: [
      ...[
        'list',
        'read',
        'deliver',
        'send',
        'expire',
        'alert',
        'acknowledge',
        'accept',
        'decideWithdrawal',
        'return',
        'proposeRefusal',
        'confirmRefusal',
      ],
      ...['declineRefusal', 'forward', 'assign', 'start', 'complete', 'requestRecall', 'agreeRecall', 'refuseRecall', 'recordDispatch'],
      ...['confirmDispatch', 'cancel', 'settleConflict'],
    ],
    states: ['–'],
    ownedBy: ['organisationId', 'unitId'],
  },
  { entity: FilingRefusal, actions: ['read'], states: ['–'], ownedBy: ['organisationId', 'unitId'] },
  { entity: ManualDispatch, actions: ['read'], states: ['–'], ownedBy: ['organisationId', 'unitId'] },
  { entity: Destination, actions: ['list', 'read', 'open', 'close'], states: ['–'], ownedBy: ['unitId'] },
  {
    entity: ThirdPartyReport,
    actions: ['list', 'read', 'enter', 'write', 'unseal', ...THIRD_PARTY_TRANSITIONS.map(({ code }) => code)],
    states: THIRD_PARTY_STATES,
    ownedBy: ['unitId'],
    possible: byTable(THIRD_PARTY_TRANSITIONS),
  },
  { entity: Acknowledgement, actions: ['read'], states: ['–'], ownedBy: ['organisationId', 'unitId'] },
  {
    entity: ReportHandling,
    actions: ['list', 'read', 'open', ...new Set(HANDLING_TRANSITIONS.map(({ code }) => code))],
    states: HANDLING_STATES,
    ownedBy: ['organisationId', 'unitId'],
    possible: (action, state) => (action === 'open' ? state === 'NEW' : byTable(HANDLING_TRANSITIONS)(action, state)),
  },
  { entity: FilerQuestion, actions: ['read', 'answer'], states: ['–'], ownedBy: ['organisationId', 'unitId'] },
  { entity: InternalNote, actions: ['list', 'write'], states: ['–'], ownedBy: ['unitId'] },
  { entity: SharedNote, actions: ['list', 'write'], states: ['–'], ownedBy: ['organisationId', 'unitId'] },
  { entity: ReportLink, actions: ['read', 'link', 'end'], states: ['–'], ownedBy: ['unitId'] },
  {
    entity: WorkItem,
    actions: ['read', 'list', 'take', 'steal', 'assign', 'release', 'offer', 'accept', 'decline'],
    states: ['–'],
    ownedBy: ['unitId'],
  },
  {
    entity: CaseFile,
    actions: ['list', 'read', 'readContent', ...Object.keys(CASE_STATES_OF), ...new Set(CASE_TRANSITIONS.map(({ code }) => code))],
    states: CASE_STATES,
    ownedBy: ['unitId', 'leadId:user'],
    possible: (action, state) => CASE_STATES_OF[action]?.includes(state as CaseState) ?? byTable(CASE_TRANSITIONS)(action, state),
  },
  { entity: SigningTitle, actions: ['read', 'list', 'record', 'end'], states: ['–'], ownedBy: ['unitId'] },
  {
    entity: EvidenceItem,
    actions: [
      'list',
      'read',
      'readContent',
      'collect',
      'export',
      'verify',
      'judge',
      ...new Set(CUSTODY_TRANSITIONS.map(({ code }) => code)),
    ],
    states: CUSTODY_STATES,
    ownedBy: ['unitId'],
    possible: (action, state) => (action === 'collect' ? state === 'HELD' : byTable(CUSTODY_TRANSITIONS)(action, state)),
  },
  { entity: EvidenceCustody, actions: ['read', 'verify', 'judge'], states: ['–'], ownedBy: ['unitId'] },
  { entity: CaseIndicator, actions: ['list', 'read'], states: ['–'], ownedBy: ['unitId'] },
  { entity: IndicatorHit, actions: ['list', 'read'], states: ['–'], ownedBy: ['unitId'] },
  { entity: KeptCommonValue, actions: ['list', 'read', 'keep', 'end'], states: ['–'], ownedBy: ['unitId'] },
  { entity: StatisticFact, actions: ['list', 'read'], states: ['–'], ownedBy: ['unitId'] },
  { entity: StatisticRelease, actions: ['list', 'read', 'release'], states: ['–'], ownedBy: ['unitId'] },
  { entity: QueueView, actions: ['read', 'list', 'save', 'remove'], states: ['–'], ownedBy: ['unitId', 'ownerId:user'] },
  { entity: Deadline, actions: ['list'], states: ['–'], ownedBy: ['organisationId'] },
  { entity: CalendarFeed, actions: ['list', 'read', 'create', 'revoke'], states: ['–'], ownedBy: ['organisationId', 'userId:user'] },
  {
    entity: UnitLetter,
    actions: ['list', 'read', 'draft', ...LETTER_TRANSITIONS.map(({ code }) => code)],
    states: LETTER_STATES,
    ownedBy: ['organisationId', 'unitId'],
    possible: (action, state) => (action === 'draft' ? state === 'DRAFT' : byTable(LETTER_TRANSITIONS)(action, state)),
  },
  { entity: IssuedPaper, actions: ['read', 'issue'], states: ['–'], ownedBy: ['organisationId'] },
  { entity: SignedCopy, actions: ['read', 'bring'], states: ['–'], ownedBy: ['organisationId'] },
  { entity: Notification, actions: ['list', 'read', 'markRead'], states: ['–'], ownedBy: ['organisationId', 'unitId'] },
];

export const ACTORS: readonly { readonly label: string; readonly actor: Actor }[] = [
  { label: 'anonymous', actor: { kind: 'anonymous' } },
  ...ORGANISATION_ROLES.map((role: OrganisationRole) => ({
    label: role,
    actor: { kind: 'member', userId: USER, organisationId: MINE, roles: [role] } as const,
  })),
  ...UNIT_ROLES.map((role: UnitRole) => ({ label: role, actor: { kind: 'officer', userId: USER, unitId: MINE, roles: [role] } as const })),
  ...PLATFORM_ROLES.map((role) => ({ label: role, actor: { kind: 'platform', userId: USER, roles: [role] } as const })),
  { label: 'calendar feed', actor: { kind: 'feed', feedId: USER, organisationId: MINE } },
  { label: 'system', actor: { kind: 'system', name: 'job' } },
];

/** `own`: a row of the actor's own place; `other`: of another one. Row-level security stands under every `✓` besides. */
export function cell(actor: Actor, noun: Noun, action: string, state: string, whose: 'own' | 'other'): boolean {
  const row: Record<string, unknown> = Object.assign(new noun.entity(), {
    organisationId: OTHER,
    unitId: OTHER,
    placeId: OTHER,
    id: OTHER,
    userId: OTHER,
    createdBy: OTHER,
  });
  if (whose === 'own') for (const column of noun.ownedBy) row[column.split(':')[0]!] = column.endsWith(':user') ? USER : MINE;
  const ability = abilityOf(
    actor,
    DOMAIN.flatMap((lib) => lib.policies),
  );
  return ability.can(action, row) && (noun.possible?.(action, state) ?? true);
}

export function renderPolicyMatrix(): string {
  const lines = [
    '# Who may do what',
    '',
    'Printed by `npm run generate` from the policies and the state machines that run. `●` on a row of one’s own place, `◐` also on',
    'a row of another place (row-level security then decides which rows exist at all), empty: refused.',
  ];
  for (const noun of NOUNS) {
    lines.push(
      '',
      `## ${noun.entity.name}`,
      '',
      `| role | ${noun.actions.flatMap((action) => noun.states.map((state) => (state === '–' ? action : `${action} ${state}`))).join(' | ')} |`,
    );
    lines.push(`|---|${noun.actions.flatMap(() => noun.states.map(() => '---')).join('|')}|`);
    for (const { label, actor } of ACTORS) {
      const cells = noun.actions.flatMap((action) =>
        noun.states.map((state) => (cell(actor, noun, action, state, 'other') ? '◐' : cell(actor, noun, action, state, 'own') ? '●' : '')),
      );
      lines.push(`| ${label} | ${cells.join(' | ')} |`);
    }
  }
  return `${lines.join('\n')}\n`;
}
