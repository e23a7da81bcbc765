import type { Sentence } from '#kernel';
import type { Confidence } from './confidence.js';
import type { Interval } from './interval.js';

export type InstrumentCode = 'D13' | 'L91' | 'D356' | 'NQ22' | 'D330' | 'L116' | 'D331' | 'LHAV' | 'PC';

/** A legal text, with the interval in which it is in force and the article that says so. */
export interface Instrument extends Interval {
  readonly code: InstrumentCode;
  readonly title: Sentence;
  /** The name used inside a citation. */
  readonly short: Sentence;
  readonly article: string;
  readonly confidence: Confidence;
}

export const INSTRUMENTS: readonly Instrument[] = [
  {
    code: 'D13',
    title: {
      vi: 'Nghị định số 13/2023/NĐ-CP ngày 17 tháng 4 năm 2023 của Chính phủ về bảo vệ dữ liệu cá nhân',
      en: 'Decree 13/2023/ND-CP of 17 April 2023 on personal data protection',
    },
    short: { vi: 'Nghị định 13/2023/NĐ-CP', en: 'Decree 13/2023/ND-CP' },
    from: '2023-07-01',
    to: '2025-12-31',
    article: 'D13 43.1; D356 42.2',
    confidence: 'C1',
  },
  {
    code: 'L91',
    title: { vi: 'Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15', en: 'Law on Personal Data Protection No. 91/2025/QH15' },
    short: { vi: 'Luật 91/2025/QH15', en: 'Law 91/2025/QH15' },
    from: '2026-01-01',
    to: null,
    article: 'L91 38.1',
    confidence: 'C1',
  },
  {
    code: 'D356',
    title: {
      vi: 'Nghị định số 356/2025/NĐ-CP ngày 31 tháng 12 năm 2025 của Chính phủ quy định chi tiết một số điều và biện pháp thi hành Luật Bảo vệ dữ liệu cá nhân',
      en: 'Decree 356/2025/ND-CP of 31 December 2025 detailing the Law on Personal Data Protection',
    },
    short: { vi: 'Nghị định 356/2025/NĐ-CP', en: 'Decree 356/2025/ND-CP' },
    from: '2026-01-01',
    to: null,
    article: 'D356 42.1',
    confidence: 'C1',
  },
  {
    code: 'NQ22',
    title: {
      vi: 'Nghị quyết số 22/2026/NQ-CP ngày 29 tháng 4 năm 2026 của Chính phủ',
      en: 'Government Resolution 22/2026/NQ-CP of 29 April 2026',
    },
    short: { vi: 'Nghị quyết 22/2026/NQ-CP', en: 'Resolution 22/2026/NQ-CP' },
    from: '2026-04-29',
    to: '2027-03-01',
    article: 'NQ22 Annex I.7',
    confidence: 'C2',
  },
  {
    code: 'D330',
    title: {
      vi: 'Nghị định số 330/2026/NĐ-CP ngày 19 tháng 8 năm 2026 của Chính phủ về xử phạt vi phạm hành chính (Mục 6: bảo vệ dữ liệu cá nhân)',
      en: 'Decree 330/2026/ND-CP of 19 August 2026 on administrative sanctions (Section 6: personal data protection)',
    },
    short: { vi: 'Nghị định 330/2026/NĐ-CP', en: 'Decree 330/2026/ND-CP' },
    from: '2026-08-19',
    to: null,
    article: 'D330 80',
    confidence: 'C1',
  },
  {
    code: 'L116',
    title: { vi: 'Luật An ninh mạng số 116/2025/QH15', en: 'Law on Cybersecurity No. 116/2025/QH15' },
    short: { vi: 'Luật 116/2025/QH15', en: 'Law 116/2025/QH15' },
    from: '2026-07-01',
    to: null,
    article: 'L116 44.2',
    confidence: 'C2',
  },
  {
    code: 'D331',
    title: {
      vi: 'Nghị định số 331/2026/NĐ-CP của Chính phủ về bảo đảm an ninh mạng theo cấp độ',
      en: 'Decree 331/2026/ND-CP on cybersecurity by levels',
    },
    short: { vi: 'Nghị định 331/2026/NĐ-CP', en: 'Decree 331/2026/ND-CP' },
    from: '2026-08-19',
    to: null,
    article: 'D331 31.2(d)',
    confidence: 'C2',
  },
  {
    code: 'LHAV',
    title: {
      vi: 'Luật Xử lý vi phạm hành chính số 15/2012/QH13, được sửa đổi, bổ sung',
      en: 'Law on Handling of Administrative Violations No. 15/2012/QH13, as amended',
    },
    short: { vi: 'Luật Xử lý vi phạm hành chính', en: 'Law on Handling of Administrative Violations' },
    from: '2013-07-01',
    to: null,
    article: 'LHAV 141',
    confidence: 'C2',
  },
  {
    code: 'PC',
    title: { vi: 'Bộ luật Hình sự số 100/2015/QH13, được sửa đổi, bổ sung', en: 'Penal Code No. 100/2015/QH13, as amended' },
    short: { vi: 'Bộ luật Hình sự', en: 'Penal Code' },
    from: '2018-01-01',
    to: null,
    article: 'PC 426',
    confidence: 'C1',
  },
];
