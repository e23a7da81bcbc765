import type { Sentence } from '#kernel';
import type { Article } from '../regime/article.js';
import type { Confidence } from '../regime/confidence.js';
import type { Interval } from '../regime/interval.js';
import { CYBER_OVERLAY } from '../regime/overlays.js';
import { D13_IN_FORCE, L91_IN_FORCE, type RegimeCode } from '../regime/regimes.js';
import type { RecipientFunction } from './vocabulary.js';

/** Which authority a function is, under which regime: data, since only Decree 13 names the agency. */
export interface Recipient extends Interval {
  readonly regime: RegimeCode;
  readonly recipient: RecipientFunction;
  /** Code of the authority unit; null where the recipient is no authority. */
  readonly authority: string | null;
  readonly name: Sentence;
  readonly channel: Sentence;
  readonly article: Article;
  readonly confidence: Confidence;
  readonly openQuestions: readonly number[];
}

const CONTROLLER: Sentence = {
  vi: 'Bên kiểm soát hoặc bên kiểm soát và xử lý dữ liệu cá nhân',
  en: 'The controller or controller-processor',
};

// Both ministries are told (the careful reading): the texts give the Ministry of Defence its own scope and name no desk in it.
const DEFENCE = {
  authority: 'MOD',
  name: { vi: 'Cơ quan có thẩm quyền thuộc Bộ Quốc phòng', en: 'The competent body of the Ministry of National Defence' },
  channel: { vi: 'Gửi thêm, cùng cơ quan chuyên trách', en: 'In addition to the specialised agency' },
  confidence: 'I',
  openQuestions: [6],
} as const;
const OWN_FILE = {
  authority: null,
  name: { vi: 'Hồ sơ của tổ chức', en: 'The own file' },
  channel: { vi: 'Lưu tại tổ chức, xuất trình khi được yêu cầu', en: 'Kept, and shown on request' },
  confidence: 'C1',
  openQuestions: [],
} as const;

export const RECIPIENTS: readonly Recipient[] = [
  {
    regime: 'VN-PDPD-2023',
    recipient: 'SPECIALISED_AGENCY',
    authority: 'A05',
    name: {
      vi: 'Bộ Công an (Cục An ninh mạng và phòng, chống tội phạm sử dụng công nghệ cao)',
      en: 'Ministry of Public Security (Department of Cybersecurity and High-Tech Crime Prevention, A05)',
    },
    channel: {
      vi: 'Gửi A05; Cổng thông tin quốc gia về bảo vệ dữ liệu cá nhân tiếp nhận thông báo vi phạm',
      en: 'To A05; the National PDP Portal receives violation notices',
    },
    article: 'D13 23.1; D13 29.1; D13 29.2(e)',
    ...D13_IN_FORCE,
    confidence: 'C1',
    openQuestions: [],
  },
  {
    regime: 'VN-PDPL-2025',
    recipient: 'SPECIALISED_AGENCY',
    authority: 'A05',
    name: {
      vi: 'Cơ quan chuyên trách bảo vệ dữ liệu cá nhân, Bộ Công an (A05)',
      en: 'The specialised agency for personal data protection, Ministry of Public Security (A05)',
    },
    channel: {
      vi: 'Gửi cơ quan chuyên trách hoặc qua Cổng thông tin quốc gia về bảo vệ dữ liệu cá nhân',
      en: 'To the specialised agency or through the National PDP Portal',
    },
    // The texts name the agency by function only; that it is A05 is read from Forms 06 and 07 and from D330 55.1(b).
    article: 'L91 23.1; L91 33.1(a); D356 28.2; D356 39.1',
    ...L91_IN_FORCE,
    confidence: 'I',
    openQuestions: [6],
  },
  {
    regime: 'VN-PDPD-2023',
    recipient: 'CONTROLLER',
    authority: null,
    name: CONTROLLER,
    channel: { vi: 'Trực tiếp', en: 'Directly' },
    article: 'D13 23.2',
    ...D13_IN_FORCE,
    confidence: 'C1',
    openQuestions: [],
  },
  {
    regime: 'VN-PDPL-2025',
    recipient: 'CONTROLLER',
    authority: null,
    name: CONTROLLER,
    channel: { vi: 'Trực tiếp', en: 'Directly' },
    article: 'L91 23.1',
    ...L91_IN_FORCE,
    confidence: 'C1',
    openQuestions: [],
  },
  {
    regime: 'VN-PDPD-2023',
    recipient: 'DEFENCE_AUTHORITY',
    ...DEFENCE,
    article: 'D13 34',
    ...D13_IN_FORCE,
  },
  {
    regime: 'VN-PDPL-2025',
    recipient: 'DEFENCE_AUTHORITY',
    ...DEFENCE,
    article: 'L91 36.2; L91 36.3; D356 35.4',
    ...L91_IN_FORCE,
  },
  {
    regime: 'VN-PDPL-2025',
    recipient: 'CYBER_AGENCY',
    authority: 'A05',
    name: {
      vi: 'Lực lượng chuyên trách bảo vệ an ninh mạng, Bộ Công an',
      en: 'The cybersecurity agency of the Ministry of Public Security',
    },
    channel: { vi: 'Chưa có mẫu và kênh được ban hành', en: 'No form and channel have been issued yet' },
    article: 'D331 31.2(d)',
    from: CYBER_OVERLAY.from,
    to: CYBER_OVERLAY.to,
    confidence: 'C2',
    openQuestions: [13],
  },
  {
    regime: 'VN-PDPL-2025',
    recipient: 'DATA_SUBJECTS',
    authority: null,
    name: { vi: 'Chủ thể dữ liệu cá nhân bị ảnh hưởng', en: 'The people concerned' },
    channel: {
      vi: 'Trực tiếp từng người; không thể đến tất cả thì công khai trên trang thông tin, ứng dụng rồi gửi sau',
      en: 'To each person; where not all can be reached, publicly on site or app, and to each as soon as possible',
    },
    article: 'L91 27.1(d); D356 8.3; D356 29.1(a); D356 29.3',
    ...L91_IN_FORCE,
    confidence: 'C1',
    openQuestions: [],
  },
  {
    regime: 'VN-PDPD-2023',
    recipient: 'OWN_FILE',
    ...OWN_FILE,
    article: 'D13 23.5',
    ...D13_IN_FORCE,
  },
  {
    regime: 'VN-PDPL-2025',
    recipient: 'OWN_FILE',
    ...OWN_FILE,
    article: 'L91 23.2; D356 29.1(c)',
    ...L91_IN_FORCE,
  },
];

/** Where a notice under this rule (`NoticeRule`) goes. */
export function recipientOf(rule: { readonly regime: RegimeCode; readonly recipient: RecipientFunction }): Recipient {
  return RECIPIENTS.find((row) => row.regime === rule.regime && row.recipient === rule.recipient)!;
}
