import type { Sentence } from '#kernel';
import type { Confidence } from '../regime/confidence.js';
import type { Interval } from '../regime/interval.js';
import { D13_IN_FORCE, L91_IN_FORCE, type RegimeCode } from '../regime/regimes.js';
import type { FormCode } from './forms.js';
import { EVERYBODY, H72, NO_WORDS, type NoticeRuleId, type TimedRule } from './timed-rule.js';
import type { NoticeClass, RecipientFunction, ReporterRole } from './vocabulary.js';

/** A duty to notify: who, when, from what moment, how long, to whom, on which form. */
export interface NoticeRule extends Interval, TimedRule {
  readonly id: NoticeRuleId;
  readonly noticeClass: NoticeClass;
  readonly actors: readonly ReporterRole[];
  readonly trigger: Sentence;
  /** The words of the text on time, exactly, so that a reader can find them. */
  readonly wordingVi: string | null;
  readonly recipient: RecipientFunction;
  readonly form: FormCode | null;
  readonly formConfidence: Confidence;
  /** Whether the text allows a notice in phases, or only the product does. */
  readonly phases: 'STATUTE' | 'PRODUCT';
}

export const NOTICE_RULES: readonly NoticeRule[] = [
  {
    id: 'D13-BREACH',
    regime: 'VN-PDPD-2023',
    noticeClass: 'VIOLATION',
    actors: ['CONTROLLER', 'CONTROLLER_PROCESSOR'],
    trigger: { vi: 'Phát hiện xảy ra vi phạm quy định bảo vệ dữ liệu cá nhân', en: 'Any violation of the rules is found to have occurred' },
    startEvent: 'OCCURRED',
    limit: { kind: 'STATED', length: H72 },
    wordingVi: 'chậm nhất 72 giờ sau khi xảy ra hành vi vi phạm',
    recipient: 'SPECIALISED_AGENCY',
    form: '03',
    formConfidence: 'C1',
    lateReason: 'DEMANDED',
    phases: 'STATUTE',
    article: 'D13 23.1',
    ...D13_IN_FORCE,
    confidence: 'C1',
    openQuestions: [],
  },
  {
    id: 'D13-BREACH-ANYONE',
    regime: 'VN-PDPD-2023',
    noticeClass: 'GENERAL',
    actors: EVERYBODY,
    trigger: {
      vi: 'Phát hiện hành vi vi phạm, xử lý sai mục đích hoặc quyền của chủ thể dữ liệu không được bảo đảm',
      en: 'A violation, processing for a wrong purpose or a failed data-subject right is found',
    },
    startEvent: 'DETECTED',
    limit: { kind: 'UNSTATED', words: NO_WORDS, careful: null },
    wordingVi: null,
    recipient: 'SPECIALISED_AGENCY',
    // D13 23.6 prescribes no form; Form 03 is what the agency knows.
    form: '03',
    formConfidence: 'I',
    lateReason: 'ASKED',
    phases: 'PRODUCT',
    article: 'D13 23.6',
    ...D13_IN_FORCE,
    confidence: 'C1',
    openQuestions: [],
  },
  {
    id: 'D13-BREACH-PROC',
    regime: 'VN-PDPD-2023',
    noticeClass: 'TO_CONTROLLER',
    actors: ['PROCESSOR'],
    trigger: { vi: 'Bên xử lý nhận thấy có sự vi phạm', en: 'The processor becomes aware of a violation' },
    startEvent: 'DETECTED',
    limit: { kind: 'UNSTATED', words: { vi: 'một cách nhanh nhất có thể', en: 'as fast as possible' }, careful: null },
    wordingVi: 'một cách nhanh nhất có thể',
    recipient: 'CONTROLLER',
    form: null,
    formConfidence: 'C1',
    lateReason: 'ASKED',
    phases: 'PRODUCT',
    article: 'D13 23.2',
    ...D13_IN_FORCE,
    confidence: 'C1',
    openQuestions: [],
  },
  {
    id: 'L91-BREACH-72',
    regime: 'VN-PDPL-2025',
    noticeClass: 'URGENT_72H',
    // A processor only by the careful reading of D356 28.2: `noticeClassOf`, open question 15.
    actors: ['CONTROLLER', 'CONTROLLER_PROCESSOR', 'THIRD_PARTY'],
    trigger: {
      vi: 'Vi phạm có thể gây tổn hại đến quốc phòng, an ninh quốc gia, trật tự, an toàn xã hội hoặc xâm phạm đến tính mạng, sức khỏe, danh dự, nhân phẩm, tài sản của chủ thể dữ liệu cá nhân',
      en: "A violation that may harm national defence, security, social order and safety, or the data subject's life, health, honour, dignity or property",
    },
    startEvent: 'DETECTED',
    limit: { kind: 'STATED', length: H72 },
    wordingVi: 'chậm nhất là 72 giờ kể từ khi phát hiện hành vi vi phạm',
    recipient: 'SPECIALISED_AGENCY',
    form: '08',
    formConfidence: 'C1',
    lateReason: 'ASKED',
    phases: 'PRODUCT',
    article: 'L91 23.1',
    ...L91_IN_FORCE,
    confidence: 'C1',
    openQuestions: [4, 6, 10, 15],
  },
  {
    id: 'L91-BREACH-GEN',
    regime: 'VN-PDPL-2025',
    noticeClass: 'GENERAL',
    actors: EVERYBODY,
    trigger: {
      vi: 'Mọi hành vi vi phạm khác, xử lý sai mục đích hoặc không đúng thỏa thuận, quyền của chủ thể dữ liệu không được bảo đảm',
      en: 'Any other violation, processing for a wrong purpose or off the agreement, or a failed data-subject right',
    },
    startEvent: 'DETECTED',
    limit: { kind: 'UNSTATED', words: NO_WORDS, careful: H72 },
    wordingVi: null,
    recipient: 'SPECIALISED_AGENCY',
    form: '08',
    formConfidence: 'C1',
    lateReason: 'ASKED',
    phases: 'PRODUCT',
    article: 'L91 23.3',
    ...L91_IN_FORCE,
    confidence: 'C1',
    openQuestions: [4, 5, 6, 10],
  },
  {
    id: 'L91-BREACH-PROC',
    regime: 'VN-PDPL-2025',
    noticeClass: 'TO_CONTROLLER',
    actors: ['PROCESSOR'],
    trigger: { vi: 'Bên xử lý phát hiện hành vi vi phạm', en: 'The processor detects a violation' },
    startEvent: 'DETECTED',
    limit: { kind: 'UNSTATED', words: { vi: 'kịp thời', en: 'promptly' }, careful: { amount: 24, unit: 'H' } },
    wordingVi: 'phải thông báo kịp thời cho bên kiểm soát dữ liệu cá nhân hoặc bên kiểm soát và xử lý dữ liệu cá nhân',
    recipient: 'CONTROLLER',
    form: null,
    formConfidence: 'C1',
    lateReason: 'ASKED',
    phases: 'PRODUCT',
    article: 'L91 23.1',
    ...L91_IN_FORCE,
    confidence: 'C1',
    openQuestions: [4, 15],
  },
];

/** A rule by its id, as a record stored it. Throws RangeError for an id that never was one. */
export function noticeRule(id: string): NoticeRule {
  const rule = NOTICE_RULES.find((candidate) => candidate.id === id);
  if (!rule) throw new RangeError(`unknown notice rule: ${id}`);
  return rule;
}

/** The notice rules of a regime, in the order of the table. */
export function noticeRulesOf(regime: RegimeCode): readonly NoticeRule[] {
  return NOTICE_RULES.filter((rule) => rule.regime === regime);
}
