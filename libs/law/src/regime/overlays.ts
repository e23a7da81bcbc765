import type { Sentence } from '#kernel';
import type { Article } from './article.js';
import type { Confidence } from './confidence.js';
import type { Interval } from './interval.js';

export const PROCEDURES = ['DPIA_DOSSIER', 'TRANSFER_DOSSIER', 'VIOLATION_NOTICE'] as const;
export type Procedure = (typeof PROCEDURES)[number];

/** A text that changes the route of some procedures while it lasts, on top of whatever regime governs. */
export interface FilingRouteOverlay extends Interval {
  readonly code: 'NQ22-2026';
  readonly title: Sentence;
  readonly covers: readonly Procedure[];
  readonly article: Article;
  /** Of the content. */
  readonly confidence: Confidence;
  /** Of the dates. */
  readonly intervalConfidence: Confidence;
  readonly openQuestions: readonly number[];
}

/** The cyber incident's own clocks beside those of personal data (L116, D331): dates from a secondary source. */
export const CYBER_OVERLAY = { code: 'CYBER-116', from: '2026-08-19', to: null } as const satisfies Interval & { code: string };

export const FILING_ROUTE_OVERLAYS: readonly FilingRouteOverlay[] = [
  {
    code: 'NQ22-2026',
    title: {
      vi: 'Hồ sơ nộp qua Cổng Dịch vụ công quốc gia, trực tiếp hoặc bưu chính tới Bộ Công an, chuyển Công an tỉnh, thành phố xử lý; không áp dụng cho thông báo vi phạm',
      en: 'Dossiers go through the National Public Service Portal, by hand or by post to the MPS, which passes them to provincial or city police; violation notices are not covered',
    },
    covers: ['DPIA_DOSSIER', 'TRANSFER_DOSSIER'],
    from: '2026-04-29',
    to: '2027-03-01',
    article: 'NQ22 Annex I.7',
    confidence: 'C1',
    intervalConfidence: 'C2',
    openQuestions: [6, 12],
  },
];
