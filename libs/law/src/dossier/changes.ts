import type { Sentence } from '#kernel';
import { monthsLater } from '../calendar/civil-days.js';
import { type DayClock, dayClock } from '../calendar/day-clock.js';
import type { Article } from '../regime/article.js';
import type { CivilDate } from '../regime/interval.js';
import type { RegimeCode } from '../regime/regimes.js';
import { dossierRule } from './dossier-rules.js';

export const CHANGE_KINDS = ['NEW_PURPOSE', 'PARTY', 'REORGANISED', 'PDP_PROVIDER', 'BUSINESS_LINE', 'OTHER'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** A change that a dossier has to follow, as D356 20 lists them; `OTHER` is what only D13 24.6 and 25.6 reach. */
export interface ChangeRule {
  readonly kind: ChangeKind;
  readonly label: Sentence;
  /** `CYCLE`: with the next half-yearly update. `URGENT`: within ten days. Null: Law 91 asks for no update. */
  readonly pace: 'CYCLE' | 'URGENT' | null;
  readonly article: Article;
}

export const CHANGE_RULES: readonly ChangeRule[] = [
  {
    kind: 'NEW_PURPOSE',
    label: { vi: 'Phát sinh mục đích xử lý hoặc mục đích chuyển mới', en: 'A new purpose of processing or of a transfer' },
    pace: 'CYCLE',
    article: 'D356 20.1(a)',
  },
  {
    kind: 'PARTY',
    label: {
      vi: 'Phát sinh hoặc thay đổi bên kiểm soát, bên kiểm soát và xử lý, bên xử lý, bên thứ ba',
      en: 'A new or different controller, controller-processor, processor or third party',
    },
    pace: 'CYCLE',
    article: 'D356 20.1(b)',
  },
  {
    kind: 'REORGANISED',
    label: {
      vi: 'Tổ chức lại, chấm dứt hoạt động, giải thể, phá sản',
      en: 'Reorganisation, end of operation, dissolution or bankruptcy',
    },
    pace: 'URGENT',
    article: 'L91 22.2(a); D356 20.2(a)',
  },
  {
    kind: 'PDP_PROVIDER',
    label: {
      vi: 'Thay đổi thông tin về tổ chức, cá nhân cung cấp dịch vụ bảo vệ dữ liệu cá nhân',
      en: 'A change of the hired provider of personal data protection',
    },
    pace: 'URGENT',
    article: 'L91 22.2(b); D356 20.2(b)',
  },
  {
    kind: 'BUSINESS_LINE',
    label: {
      vi: 'Phát sinh hoặc thay đổi ngành, nghề, dịch vụ kinh doanh liên quan đến xử lý dữ liệu cá nhân đã đăng ký trong hồ sơ',
      en: 'A new or different line of business that is tied to the processing and stands in the dossier',
    },
    pace: 'URGENT',
    article: 'L91 22.2(c); D356 20.2(c)',
  },
  {
    kind: 'OTHER',
    label: { vi: 'Thay đổi khác về nội dung hồ sơ đã gửi', en: 'Another change of what was filed' },
    pace: null,
    article: 'L91 22.1',
  },
];

export function changeRule(kind: ChangeKind): ChangeRule {
  return CHANGE_RULES.find((rule) => rule.kind === kind)!;
}

/**
 * Until when a change has to be filed; null where the regime asks for nothing. The half-yearly cycle runs from the first
 * filing, and only a listed change makes an update due: at the end of the half-year in which it came about (D356 20.1).
 * Decree 13 asks for every change and names no time (24.6, 25.6).
 */
export function updateClock(regime: RegimeCode, kind: ChangeKind, changedOn: CivilDate, firstFiledOn: CivilDate): DayClock | null {
  if (regime === 'VN-PDPD-2023') return dayClock(dossierRule('D13-UPDATE'), changedOn);
  const { pace } = changeRule(kind);
  if (pace === null) return null;
  if (pace === 'URGENT') return dayClock(dossierRule('D356-UPD-10D'), changedOn);
  const months = 6 * halfYearOf(changedOn, firstFiledOn);
  return dayClock({ ...dossierRule('D356-UPD-6M'), limit: { kind: 'STATED', length: { amount: months, unit: 'M' } } }, firstFiledOn);
}

/** In which half-year from the first filing a day lies, from 1; what came before the filing belongs to the first. */
function halfYearOf(day: CivilDate, firstFiledOn: CivilDate): number {
  let half = 1;
  // From the first filing each time: six months from the 31st and six more are not twelve months from what February left.
  while (monthsLater(firstFiledOn, 6 * half) < day) half++;
  return half;
}
