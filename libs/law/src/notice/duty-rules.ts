import type { Sentence } from '#kernel';
import type { Article } from '../regime/article.js';
import type { Interval } from '../regime/interval.js';
import { CYBER_OVERLAY } from '../regime/overlays.js';
import { D13_IN_FORCE, L91_IN_FORCE } from '../regime/regimes.js';
import type { FormCode } from './forms.js';
import { type DutyRuleId, EVERYBODY, H72, NO_WORDS, type TimedRule } from './timed-rule.js';
import type { DutyKind, RecipientFunction, ReporterRole } from './vocabulary.js';

/** A duty beside the notice of `NOTICE_RULES`: who, when, how long, to whom, with what content. */
export interface DutyRule extends Interval, TimedRule {
  readonly id: DutyRuleId;
  readonly kind: Exclude<DutyKind, 'PROCESSOR_NOTICE'>;
  /** The overlay that it belongs to, on top of the regime; null for the regime's own. */
  readonly overlay: typeof CYBER_OVERLAY.code | null;
  readonly actors: readonly ReporterRole[];
  readonly trigger: Sentence;
  /** The words of the text on time, exactly; null where it has none, or was not read itself. */
  readonly wordingVi: string | null;
  readonly recipient: RecipientFunction;
  readonly form: FormCode | null;
  /** Where the least content stands. */
  readonly content: Article | null;
}

/** Those who owe minutes, the notice of D356 29 and its file. */
export const CONTROLLERS: readonly ReporterRole[] = ['CONTROLLER', 'CONTROLLER_PROCESSOR'];
const MINUTES = {
  kind: 'MINUTES',
  overlay: null,
  actors: CONTROLLERS,
  trigger: { vi: 'Xảy ra hành vi vi phạm quy định về bảo vệ dữ liệu cá nhân', en: 'A violation occurred' },
  startEvent: 'DETECTED',
  limit: { kind: 'UNSTATED', words: NO_WORDS, careful: null },
  wordingVi: null,
  recipient: 'OWN_FILE',
  form: null,
  content: null,
  lateReason: 'ASKED',
  confidence: 'C1',
  openQuestions: [],
} as const;

const FINANCE = {
  overlay: null,
  regime: 'VN-PDPL-2025',
  actors: EVERYBODY.filter((role) => role !== 'OTHER'),
  startEvent: 'DETECTED',
  lateReason: 'ASKED',
  ...L91_IN_FORCE,
  confidence: 'C1',
} as const;
const FINANCE_LEAK: Sentence = {
  vi: 'Lộ, mất dữ liệu nhạy cảm trong lĩnh vực tài chính, ngân hàng, hoạt động thông tin tín dụng; do bên trực tiếp thu thập thông báo',
  en: 'Sensitive data leaked or lost in finance, banking or credit information; told by whoever collected them directly',
};
const WITHIN_72H = 'Trong thời hạn không quá 72 giờ sau khi phát hiện lộ, mất dữ liệu nhạy cảm';

const LOCATION_BIOMETRIC = {
  overlay: null,
  regime: 'VN-PDPL-2025',
  actors: CONTROLLERS,
  trigger: { vi: 'Sự cố liên quan đến dữ liệu vị trí hoặc dữ liệu sinh trắc học', en: 'An incident with location or biometric data' },
  form: null,
  lateReason: 'ASKED',
  ...L91_IN_FORCE,
  confidence: 'C1',
} as const;

const CYBER = {
  kind: 'CYBER',
  overlay: CYBER_OVERLAY.code,
  regime: 'VN-PDPL-2025',
  actors: EVERYBODY,
  startEvent: 'DETECTED',
  wordingVi: null,
  recipient: 'CYBER_AGENCY',
  form: null,
  content: null,
  lateReason: 'ASKED',
  article: 'D331 31.2(d)',
  from: CYBER_OVERLAY.from,
  to: CYBER_OVERLAY.to,
  confidence: 'C2',
  openQuestions: [13],
} as const;

export const DUTY_RULES: readonly DutyRule[] = [
  { id: 'D13-MINUTES', regime: 'VN-PDPD-2023', ...MINUTES, article: 'D13 23.5', ...D13_IN_FORCE },
  { id: 'L91-MINUTES', regime: 'VN-PDPL-2025', ...MINUTES, article: 'L91 23.2', ...L91_IN_FORCE },
  {
    id: 'D356-FIN-NOTICE',
    kind: 'NOTICE',
    ...FINANCE,
    trigger: FINANCE_LEAK,
    limit: { kind: 'STATED', length: H72 },
    wordingVi: WITHIN_72H,
    recipient: 'SPECIALISED_AGENCY',
    form: '08',
    content: 'D356 28.1',
    article: 'D356 8.3',
    openQuestions: [4, 6],
  },
  {
    id: 'D356-FIN-SUBJECTS',
    kind: 'SUBJECT_NOTICE',
    ...FINANCE,
    trigger: FINANCE_LEAK,
    limit: { kind: 'STATED', length: H72 },
    wordingVi: WITHIN_72H,
    recipient: 'DATA_SUBJECTS',
    form: null,
    content: 'D356 28.1',
    article: 'D356 8.3',
    openQuestions: [4],
  },
  {
    id: 'L91-FIN-SUBJECTS',
    kind: 'SUBJECT_NOTICE',
    ...FINANCE,
    trigger: {
      vi: 'Lộ, mất thông tin về tài khoản ngân hàng, tài chính, tín dụng, thông tin tín dụng',
      en: 'Information on bank, financial or credit accounts, or credit information, leaked or lost',
    },
    limit: { kind: 'UNSTATED', words: NO_WORDS, careful: H72 },
    wordingVi: null,
    recipient: 'DATA_SUBJECTS',
    form: null,
    content: null,
    article: 'L91 27.1(d)',
    openQuestions: [4],
  },
  {
    id: 'D356-LOCBIO',
    kind: 'SUBJECT_NOTICE',
    ...LOCATION_BIOMETRIC,
    startEvent: 'DETECTED',
    limit: { kind: 'STATED', length: H72 },
    wordingVi: 'trong thời hạn không quá 72 giờ kể từ thời điểm phát hiện vi phạm',
    recipient: 'DATA_SUBJECTS',
    content: 'D356 29.2',
    article: 'D356 29.1(a)',
    openQuestions: [4],
  },
  {
    id: 'D356-FILE-5Y',
    kind: 'RETENTION',
    ...LOCATION_BIOMETRIC,
    startEvent: 'REMEDIATED',
    limit: { kind: 'STATED', length: { amount: 5, unit: 'Y' } },
    wordingVi: 'trong thời gian tối thiểu 5 năm kể từ ngày khắc phục xong sự cố',
    recipient: 'OWN_FILE',
    content: null,
    article: 'D356 29.1(c)',
    openQuestions: [],
  },
  {
    id: 'L116-CYBER-NOW',
    ...CYBER,
    trigger: {
      vi: 'Sự cố xâm phạm an ninh quốc gia, trật tự xã hội hoặc gây gián đoạn nghiêm trọng',
      en: 'An incident against national security or order, or with serious disruption',
    },
    limit: { kind: 'UNSTATED', words: { vi: 'báo ngay', en: 'at once' }, careful: { amount: 1, unit: 'H' } },
  },
  {
    id: 'L116-CYBER-24',
    ...CYBER,
    trigger: { vi: 'Sự cố an ninh mạng nghiêm trọng: thông báo ban đầu', en: 'A serious cyber incident: the first notice' },
    limit: { kind: 'STATED', length: { amount: 24, unit: 'H' } },
  },
  {
    id: 'L116-CYBER-72',
    ...CYBER,
    trigger: {
      vi: 'Mọi sự cố an ninh mạng: báo cáo nguyên nhân, phạm vi, biện pháp',
      en: 'Any cyber incident: cause, scope and remedy',
    },
    limit: { kind: 'STATED', length: H72 },
  },
];

/** A duty rule by its id, as a record stored it. Throws RangeError for an id that never was one. */
export function dutyRule(id: string): DutyRule {
  const rule = DUTY_RULES.find((candidate) => candidate.id === id);
  if (!rule) throw new RangeError(`unknown duty rule: ${id}`);
  return rule;
}
