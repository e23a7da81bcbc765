import type { Sentence } from '#kernel';
import type { DayLength, DayLimit, DayRule } from '../calendar/day-clock.js';
import type { Interval } from '../regime/interval.js';
import { D13_IN_FORCE, L91_IN_FORCE } from '../regime/regimes.js';
import { DOSSIER_TYPES, type DossierType } from './impact-facts.js';

export const DOSSIER_RULE_IDS = [
  'D13-DPIA',
  'D13-TIA',
  'D13-DPIA-COMPLETE',
  'D13-TIA-COMPLETE',
  'D13-TIA-SUCCESS',
  'D13-UPDATE',
  'L91-DPIA',
  'L91-TIA',
  'D356-ASSESS',
  'D356-COMPLETE',
  'D356-UPD-6M',
  'D356-UPD-10D',
] as const;
export type DossierRuleId = (typeof DOSSIER_RULE_IDS)[number];

export const DOSSIER_EVENTS = [
  'FIRST_PROCESSED',
  'FIRST_TRANSFERRED',
  'TRANSFERRED',
  'RECEIVED',
  'COMPLETION_REQUESTED',
  'CHANGED',
  'FIRST_FILED',
] as const;
export type DossierEvent = (typeof DOSSIER_EVENTS)[number];

const STARTS: Readonly<Record<DossierEvent, Sentence>> = {
  FIRST_PROCESSED: { vi: 'đầu tiên xử lý dữ liệu cá nhân', en: 'personal data were first processed' },
  FIRST_TRANSFERRED: { vi: 'đầu tiên chuyển dữ liệu cá nhân xuyên biên giới', en: 'personal data first crossed the border' },
  TRANSFERRED: { vi: 'việc chuyển dữ liệu diễn ra thành công', en: 'the transfer succeeded' },
  RECEIVED: { vi: 'cơ quan tiếp nhận hồ sơ', en: 'the agency received the dossier' },
  COMPLETION_REQUESTED: { vi: 'cơ quan yêu cầu hoàn thiện hồ sơ', en: 'the agency asked for completion' },
  CHANGED: { vi: 'phát sinh thay đổi', en: 'the change came about' },
  FIRST_FILED: { vi: 'nộp hồ sơ lần đầu', en: 'the dossier was first filed' },
};

/** A duty about impact-assessment dossiers that has a time: who is bound, from which day, how long. */
export interface DossierRule extends Interval, DayRule {
  readonly id: DossierRuleId;
  readonly types: readonly DossierType[];
  readonly bound: 'FILER' | 'AGENCY';
  readonly startEvent: DossierEvent;
  /** The words of the text on time, exactly. */
  readonly wordingVi: string | null;
}

const D60: DayLength = { amount: 60, unit: 'D' };
const D30: DayLength = { amount: 30, unit: 'D' };
const D10: DayLength = { amount: 10, unit: 'D' };
const stated = (length: DayLength): DayLimit => ({ kind: 'STATED', length });
const NO_TIME: Sentence = { vi: 'không ấn định thời hạn', en: 'no deadline stated' };

type Row = Pick<DossierRule, 'id' | 'types' | 'startEvent' | 'limit' | 'wordingVi' | 'article'> & Partial<DossierRule>;

const row = (regime: 'D13' | 'L91', { startEvent, ...rest }: Row): DossierRule => ({
  regime: regime === 'D13' ? 'VN-PDPD-2023' : 'VN-PDPL-2025',
  ...(regime === 'D13' ? D13_IN_FORCE : L91_IN_FORCE),
  bound: 'FILER',
  startEvent,
  starts: STARTS[startEvent],
  confidence: 'C1',
  openQuestions: [],
  ...rest,
});

export const DOSSIER_RULES: readonly DossierRule[] = [
  row('D13', {
    id: 'D13-DPIA',
    types: ['DPIA'],
    startEvent: 'FIRST_PROCESSED',
    limit: stated(D60),
    wordingVi: 'trong thời gian 60 ngày kể từ ngày tiến hành xử lý dữ liệu cá nhân',
    article: 'D13 24.4',
  }),
  row('D13', {
    id: 'D13-TIA',
    types: ['TRANSFER'],
    // The text counts from processing, not from the transfer.
    startEvent: 'FIRST_PROCESSED',
    limit: stated(D60),
    wordingVi: 'trong thời gian 60 ngày kể từ ngày tiến hành xử lý dữ liệu cá nhân',
    article: 'D13 25.3',
  }),
  row('D13', {
    id: 'D13-DPIA-COMPLETE',
    types: ['DPIA'],
    startEvent: 'COMPLETION_REQUESTED',
    limit: { kind: 'UNSTATED', words: NO_TIME, careful: D10 },
    wordingVi: null,
    article: 'D13 24.5',
  }),
  row('D13', {
    id: 'D13-TIA-COMPLETE',
    types: ['TRANSFER'],
    startEvent: 'COMPLETION_REQUESTED',
    limit: stated(D10),
    wordingVi: '10 ngày kể từ ngày yêu cầu',
    article: 'D13 25.6',
  }),
  row('D13', {
    id: 'D13-TIA-SUCCESS',
    types: ['TRANSFER'],
    startEvent: 'TRANSFERRED',
    limit: { kind: 'UNSTATED', words: NO_TIME, careful: null },
    wordingVi: null,
    article: 'D13 25.4',
  }),
  row('D13', {
    id: 'D13-UPDATE',
    types: DOSSIER_TYPES,
    startEvent: 'CHANGED',
    limit: { kind: 'UNSTATED', words: NO_TIME, careful: D10 },
    wordingVi: null,
    article: 'D13 24.6; D13 25.6',
  }),
  row('L91', {
    id: 'L91-DPIA',
    types: ['DPIA'],
    startEvent: 'FIRST_PROCESSED',
    limit: stated(D60),
    wordingVi: 'trong thời gian 60 ngày kể từ ngày đầu tiên xử lý dữ liệu cá nhân',
    article: 'L91 21.1',
    openQuestions: [1, 6],
  }),
  row('L91', {
    id: 'L91-TIA',
    types: ['TRANSFER'],
    startEvent: 'FIRST_TRANSFERRED',
    limit: stated(D60),
    wordingVi: 'trong thời gian 60 ngày kể từ ngày đầu tiên chuyển dữ liệu cá nhân xuyên biên giới',
    article: 'L91 20.2',
    openQuestions: [2, 6, 8],
  }),
  row('L91', {
    id: 'D356-ASSESS',
    types: DOSSIER_TYPES,
    bound: 'AGENCY',
    startEvent: 'RECEIVED',
    limit: stated({ amount: 15, unit: 'D' }),
    wordingVi: 'đạt yêu cầu hoặc không đạt yêu cầu trong thời hạn 15 ngày',
    article: 'D356 18.5; D356 19.5',
  }),
  row('L91', {
    id: 'D356-COMPLETE',
    types: DOSSIER_TYPES,
    startEvent: 'COMPLETION_REQUESTED',
    limit: stated(D30),
    wordingVi: 'trong thời hạn 30 ngày đối với trường hợp hồ sơ chưa đầy đủ và đúng quy định',
    article: 'D356 18.6; D356 19.6',
  }),
  row('L91', {
    id: 'D356-UPD-6M',
    types: DOSSIER_TYPES,
    startEvent: 'FIRST_FILED',
    limit: stated({ amount: 6, unit: 'M' }),
    wordingVi: 'cập nhật định kỳ 06 tháng kể từ lần đầu nộp hồ sơ',
    article: 'D356 20.1',
  }),
  row('L91', {
    id: 'D356-UPD-10D',
    types: DOSSIER_TYPES,
    startEvent: 'CHANGED',
    limit: stated(D10),
    wordingVi: 'cập nhật ngay trong thời hạn 10 ngày',
    article: 'L91 22.2; D356 20.2',
  }),
];

/** A rule by its id, as a record stored it. Throws RangeError for an id that never was one. */
export function dossierRule(id: string): DossierRule {
  const rule = DOSSIER_RULES.find((candidate) => candidate.id === id);
  if (!rule) throw new RangeError(`unknown dossier rule: ${id}`);
  return rule;
}
