import type { Sentence } from '#kernel';
import type { DayLength } from '../calendar/day-clock.js';
import type { Article } from '../regime/article.js';
import type { Confidence } from '../regime/confidence.js';
import type { Interval } from '../regime/interval.js';
import { D13_IN_FORCE, L91_IN_FORCE, type RegimeCode } from '../regime/regimes.js';

export const REQUEST_KINDS = [
  'ACCESS',
  'PROVISION',
  'CORRECTION',
  'DELETION',
  'RESTRICTION',
  'OBJECTION',
  'WITHDRAWAL',
  'PROTECTIVE_MEASURES',
] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

export const REQUEST_LABELS: Readonly<Record<RequestKind, Sentence>> = {
  ACCESS: { vi: 'Xem dữ liệu cá nhân', en: 'See the data' },
  PROVISION: { vi: 'Cung cấp dữ liệu cá nhân', en: 'Receive a copy of the data' },
  CORRECTION: { vi: 'Chỉnh sửa dữ liệu cá nhân', en: 'Correct the data' },
  DELETION: { vi: 'Xóa, hủy dữ liệu cá nhân', en: 'Delete the data' },
  RESTRICTION: { vi: 'Hạn chế xử lý dữ liệu cá nhân', en: 'Restrict the processing' },
  OBJECTION: { vi: 'Phản đối xử lý dữ liệu cá nhân', en: 'Object to the processing' },
  WITHDRAWAL: { vi: 'Rút lại sự đồng ý', en: 'Withdraw consent' },
  PROTECTIVE_MEASURES: { vi: 'Thực hiện biện pháp, giải pháp bảo vệ dữ liệu cá nhân', en: 'Take protective measures' },
};

/** Hours run from the moment at which the request came; days as {@link DayLength}. */
export type RequestLength = DayLength | { readonly amount: number; readonly unit: 'H' };

/** How long the answer to one kind of request may take under one regime. */
export interface RequestRule extends Interval {
  readonly regime: RegimeCode;
  readonly kind: RequestKind;
  /** First answer, with information on the procedure; null where none is asked for. */
  readonly reply: DayLength | null;
  /** To carry it out; null where the text gives words only. */
  readonly fulfil: RequestLength | null;
  /** Instead, where a processor or third party has to act too. */
  readonly chain: DayLength | null;
  /** How much longer at most, once. */
  readonly extension: DayLength | null;
  /** What the text says where it gives no number. */
  readonly words: Sentence | null;
  readonly article: Article;
  readonly confidence: Confidence;
  readonly openQuestions: readonly number[];
}

const days = (amount: number): DayLength => ({ amount, unit: 'D' });
const H72: RequestLength = { amount: 72, unit: 'H' };
const SOON: Sentence = {
  vi: 'ngay khi có thể hoặc theo quy định của pháp luật chuyên ngành',
  en: 'as soon as possible, or as sector law says',
};
const UNSAID: Sentence = { vi: 'không ấn định thời hạn', en: 'no deadline stated' };

const d13 = (kind: RequestKind, fulfil: RequestLength | null, article: Article, words: Sentence | null = null): RequestRule => ({
  regime: 'VN-PDPD-2023',
  kind,
  reply: null,
  fulfil,
  chain: null,
  extension: null,
  words,
  article,
  confidence: 'C1',
  openQuestions: [],
  ...D13_IN_FORCE,
});

const l91 = (kind: RequestKind, article: Article, fulfil: number, chain: number | null, extension: number): RequestRule => ({
  regime: 'VN-PDPL-2025',
  kind,
  reply: { amount: 2, unit: 'WD' },
  fulfil: days(fulfil),
  chain: chain === null ? null : days(chain),
  extension: days(extension),
  words: null,
  article,
  confidence: 'C1',
  openQuestions: [],
  ...L91_IN_FORCE,
});

export const REQUEST_RULES: readonly RequestRule[] = [
  d13('ACCESS', null, 'D13 9.3', UNSAID),
  d13('PROVISION', H72, 'D13 14.3'),
  d13('CORRECTION', null, 'D13 15.2', SOON),
  d13('DELETION', H72, 'D13 16.5'),
  d13('RESTRICTION', H72, 'D13 9.6(b)'),
  d13('OBJECTION', H72, 'D13 9.8(b)'),
  d13('WITHDRAWAL', null, 'D13 12.4', UNSAID),
  d13('PROTECTIVE_MEASURES', null, 'D13 9.11', UNSAID),
  l91('ACCESS', 'D356 5.3', 10, 15, 10),
  l91('PROVISION', 'D356 5.3', 10, 15, 10),
  l91('CORRECTION', 'D356 5.3', 10, 15, 10),
  l91('DELETION', 'D356 5.4', 20, 30, 20),
  l91('RESTRICTION', 'D356 5.2', 15, 20, 15),
  l91('OBJECTION', 'D356 5.2', 15, 20, 15),
  l91('WITHDRAWAL', 'D356 5.2', 15, 20, 15),
  l91('PROTECTIVE_MEASURES', 'D356 5.5', 15, null, 15),
];

/** The rule of a kind of request under a regime; there is one for each. */
export function requestRule(regime: RegimeCode, kind: RequestKind): RequestRule {
  return REQUEST_RULES.find((rule) => rule.regime === regime && rule.kind === kind)!;
}
