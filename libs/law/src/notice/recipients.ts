import type { Sentence } from '#kernel';
import type { Article } from '../regime/article.js';
import type { Confidence } from '../regime/confidence.js';
import type { Interval } from '../regime/interval.js';
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
];

/** Where a notice under this rule (`NoticeRule`) goes. */
export function recipientOf(rule: { readonly regime: RegimeCode; readonly recipient: RecipientFunction }): Recipient {
  return RECIPIENTS.find((row) => row.regime === rule.regime && row.recipient === rule.recipient)!;
}
