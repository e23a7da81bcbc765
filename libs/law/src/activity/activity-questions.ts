import type { Sentence } from '#kernel';
import { type Completeness, completenessOf, WEIGHT_OF_NEED } from '../dossier/dossier-gaps.js';
import type { Article } from '../regime/article.js';
import type { RegimeCode } from '../regime/regimes.js';
import type { ActivityFacts, ActivityTransfer } from './activity-facts.js';
import { activityGaps, crossesBorder } from './activity-gaps.js';
import { GAP_RULES, type GapCode, type Severity } from './gap-rules.js';

export const GAP_OWNERS = ['ACTIVITY_OWNER', 'OFFICER', 'SYSTEM_OWNER'] as const;
/** Who can close a gap: whoever answers for the activity, the personal data protection officer, or who answers for systems. Ours, not the law's. */
export type GapOwner = (typeof GAP_OWNERS)[number];

/** Something that an activity has to tell, and the gaps that there are while it does not. */
export interface ActivityQuestion {
  readonly path: string;
  readonly label: Sentence;
  readonly owner: GapOwner;
  readonly codes: readonly GapCode[];
  /** Absent: always asked. */
  readonly when?: (facts: ActivityFacts) => boolean;
}

const q = (
  path: string,
  vi: string,
  en: string,
  owner: GapOwner,
  codes: readonly GapCode[],
  when?: ActivityQuestion['when'],
): ActivityQuestion => ({ path, label: { vi, en }, owner, codes, ...(when && { when }) });

const ofTransfers = (field: keyof ActivityTransfer, vi: string, en: string, owner: GapOwner, code: GapCode): ActivityQuestion =>
  q(`transfers.${field}`, vi, en, owner, [code], ({ transfers }) => transfers.length > 0);

/** Every gap rule belongs to one question. */
export const ACTIVITY_QUESTIONS: readonly ActivityQuestion[] = [
  q('purpose', 'Mục đích xử lý', 'Purpose', 'ACTIVITY_OWNER', ['PURPOSE_MISSING']),
  q('operations', 'Các hoạt động xử lý', 'What is done with the data', 'ACTIVITY_OWNER', ['OPERATIONS_MISSING']),
  q('sources', 'Nguồn thu thập dữ liệu', 'Where the data come from', 'ACTIVITY_OWNER', ['SOURCES_MISSING']),
  q('legalBases', 'Căn cứ xử lý hợp lệ', 'A valid legal basis', 'OFFICER', [
    'LEGAL_BASIS_MISSING',
    'LEGAL_BASIS_NOT_VALID',
    'SENSITIVE_WITHOUT_BASIS',
  ]),
  q(
    'purposes.legalBasis',
    'Căn cứ của từng mục đích',
    'The basis of each purpose',
    'OFFICER',
    ['PURPOSE_WITHOUT_BASIS'],
    ({ purposes }) => purposes.length > 0,
  ),
  q('dataTypes', 'Loại dữ liệu cá nhân', 'Types of personal data', 'ACTIVITY_OWNER', ['DATA_TYPES_MISSING']),
  q(
    'dataTypes.code',
    'Mỗi loại dữ liệu có trong danh mục',
    'Each type of data by its code',
    'OFFICER',
    ['DATA_TYPE_UNKNOWN'],
    ({ dataTypes }) => dataTypes.length > 0,
  ),
  q('subjectGroups', 'Nhóm chủ thể dữ liệu', 'Groups of data subjects', 'ACTIVITY_OWNER', ['SUBJECT_GROUPS_MISSING']),
  q(
    'subjectGroups.count',
    'Số lượng chủ thể của từng nhóm',
    'How many people each group has',
    'ACTIVITY_OWNER',
    ['SUBJECT_COUNT_MISSING'],
    ({ subjectGroups }) => subjectGroups.length > 0,
  ),
  q('children', 'Có dữ liệu của trẻ em hay không', 'Whether there are data of children', 'ACTIVITY_OWNER', ['CHILDREN_NOT_STATED']),
  q('automatedDecision', 'Có ra quyết định tự động hay không', 'Whether decisions are taken automatically', 'ACTIVITY_OWNER', [
    'AUTOMATED_DECISION_NOT_STATED',
  ]),
  q('retention', 'Thời hạn lưu trữ', 'Retention', 'ACTIVITY_OWNER', ['RETENTION_MISSING']),
  q('deletionMethod', 'Cách xóa, hủy', 'How data are deleted or destroyed', 'SYSTEM_OWNER', ['DELETION_METHOD_MISSING']),
  q('measures', 'Biện pháp bảo vệ', 'Protection measures', 'SYSTEM_OWNER', ['MEASURES_MISSING']),
  q('firstProcessedOn', 'Ngày đầu tiên xử lý', 'First day of processing', 'ACTIVITY_OWNER', [
    'FIRST_PROCESSED_MISSING',
    'FIRST_PROCESSED_INVALID',
  ]),
  q('crossBorder', 'Có chuyển ra nước ngoài hay không', 'Whether data cross the border', 'OFFICER', ['CROSS_BORDER_NOT_STATED']),
  q(
    'transfers',
    'Từng trường hợp chuyển ra nước ngoài, khớp với nơi đặt hệ thống và quốc gia các bên',
    'Each transfer across the border, as places and countries say',
    'OFFICER',
    ['ABROAD_WITHOUT_TRANSFER', 'TRANSFER_NOT_DESCRIBED'],
    crossesBorder,
  ),
  ofTransfers('case', 'Trường hợp chuyển được nêu cụ thể', 'The case of each transfer', 'OFFICER', 'TRANSFER_CASE_MISSING'),
  ofTransfers('country', 'Quốc gia nhận', 'Country of each transfer', 'ACTIVITY_OWNER', 'TRANSFER_COUNTRY_MISSING'),
  ofTransfers('recipient', 'Bên nhận', 'Recipient of each transfer', 'ACTIVITY_OWNER', 'TRANSFER_RECIPIENT_MISSING'),
  ofTransfers(
    'safeguards',
    'Phương án bảo đảm an toàn sau khi chuyển',
    'How the data of each transfer are kept safe',
    'OFFICER',
    'TRANSFER_SAFEGUARDS_MISSING',
  ),
  ofTransfers('firstTransferredOn', 'Ngày đầu tiên chuyển', 'First day of each transfer', 'ACTIVITY_OWNER', 'FIRST_TRANSFER_MISSING'),
  q('systems', 'Hệ thống xử lý', 'Information systems', 'SYSTEM_OWNER', ['SYSTEM_MISSING']),
  q(
    'systems.location',
    'Nơi đặt từng hệ thống',
    'Where each system stands',
    'SYSTEM_OWNER',
    ['SYSTEM_LOCATION_UNKNOWN'],
    ({ systems }) => systems.length > 0,
  ),
  q(
    'parties.country',
    'Quốc gia của từng bên',
    'Country of each party',
    'ACTIVITY_OWNER',
    ['PARTY_COUNTRY_MISSING'],
    ({ recipients, processors, thirdParties }) => recipients.length + processors.length + thirdParties.length > 0,
  ),
  q(
    'processors.contract',
    'Hợp đồng với từng bên xử lý',
    'A contract with each processor',
    'OFFICER',
    ['PROCESSOR_WITHOUT_CONTRACT', 'PROCESSOR_CONTRACT_NOT_RECORDED'],
    ({ processors }) => processors.length > 0,
  ),
  q('ownerName', 'Người chịu trách nhiệm về hoạt động', 'Who answers for the activity', 'OFFICER', ['OWNER_MISSING']),
];

/** Who can close this gap. */
export function ownerOfGap(code: GapCode): GapOwner {
  return ACTIVITY_QUESTIONS.find(({ codes }) => codes.includes(code))!.owner;
}

/** One question as it stands. */
export interface ActivityItem extends Omit<ActivityQuestion, 'codes' | 'when'> {
  readonly need: Severity;
  readonly article: Article;
  readonly weight: number;
  readonly answered: boolean;
}

/**
 * How complete an activity is under a regime, item by item; 100 is reached exactly where `activityGaps` finds nothing. An item
 * weighs by the strictest of its rules, and cites that one. Never throws.
 */
export function activityCompleteness(regime: RegimeCode, facts: ActivityFacts): Completeness<ActivityItem> {
  const found = new Set(activityGaps(regime, facts).map(({ code }) => code));
  return completenessOf(
    ACTIVITY_QUESTIONS.filter(({ when }) => !when || when(facts)).map(({ path, label, owner, codes }): ActivityItem => {
      const rules = GAP_RULES.filter((rule) => rule.regime === regime && codes.includes(rule.code));
      const { severity: need, article } = rules.find(({ severity }) => severity === 'MANDATORY') ?? rules[0]!;
      return { path, label, owner, need, article, weight: WEIGHT_OF_NEED[need], answered: codes.every((code) => !found.has(code)) };
    }),
  );
}
