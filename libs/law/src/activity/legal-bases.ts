import type { Sentence } from '#kernel';
import type { Article } from '../regime/article.js';
import type { Confidence } from '../regime/confidence.js';
import type { Interval } from '../regime/interval.js';
import { D13_IN_FORCE, L91_IN_FORCE, type RegimeCode } from '../regime/regimes.js';

/** Grounds for processing. `LEGITIMATE_INTEREST` is one that imports from elsewhere bring: no regime here knows it. */
export const LEGAL_BASIS_LABELS = {
  CONSENT: { vi: 'Sự đồng ý của chủ thể dữ liệu cá nhân', en: 'Consent of the data subject' },
  CONTRACT: { vi: 'Thực hiện hợp đồng, thỏa thuận của chủ thể dữ liệu', en: "Carrying out the data subject's contract or agreement" },
  EMERGENCY: { vi: 'Bảo vệ tính mạng, sức khỏe trong trường hợp khẩn cấp, cấp bách', en: 'Protecting life or health in an emergency' },
  DEFENCE_OF_RIGHTS: {
    vi: 'Bảo vệ quyền hoặc lợi ích chính đáng trước hành vi xâm phạm',
    en: 'Defending rights or legitimate interests against an infringement',
  },
  STATE_EMERGENCY: {
    vi: 'Tình trạng khẩn cấp, nguy cơ đe dọa an ninh, phòng, chống tội phạm và vi phạm pháp luật',
    en: 'State of emergency, threat to security, prevention of crime and violations of law',
  },
  STATE_BODY: { vi: 'Phục vụ hoạt động của cơ quan nhà nước', en: 'Activity of a state body' },
  PUBLICATION_BY_LAW: { vi: 'Công khai dữ liệu cá nhân theo quy định của pháp luật', en: 'Publication under a law' },
  LAW: { vi: 'Trường hợp khác theo quy định của pháp luật', en: 'Another case that a law provides' },
  LEGITIMATE_INTEREST: {
    vi: 'Lợi ích hợp pháp của bên kiểm soát (kiểu GDPR)',
    en: "The controller's legitimate interest (as in the GDPR)",
  },
} as const satisfies Record<string, Sentence>;

export type LegalBasisCode = keyof typeof LEGAL_BASIS_LABELS;
export const LEGAL_BASIS_CODES = Object.keys(LEGAL_BASIS_LABELS) as readonly LegalBasisCode[];

/** A basis that a regime knows; a code without a row is not valid there. */
export interface LegalBasis extends Interval {
  readonly regime: RegimeCode;
  readonly code: LegalBasisCode;
  readonly article: Article;
  readonly confidence: Confidence;
}

const d13 = (code: LegalBasisCode, article: Article, confidence: Confidence = 'C1'): LegalBasis => ({
  regime: 'VN-PDPD-2023',
  code,
  article,
  confidence,
  ...D13_IN_FORCE,
});
const l91 = (code: LegalBasisCode, article: Article, confidence: Confidence = 'C1'): LegalBasis => ({
  regime: 'VN-PDPL-2025',
  code,
  article,
  confidence,
  ...L91_IN_FORCE,
});

export const LEGAL_BASES: readonly LegalBasis[] = [
  d13('CONSENT', 'D13 11.1'),
  d13('CONTRACT', 'D13 17.4'),
  d13('EMERGENCY', 'D13 17.1'),
  d13('STATE_EMERGENCY', 'D13 17.3'),
  d13('STATE_BODY', 'D13 17.5'),
  d13('PUBLICATION_BY_LAW', 'D13 17.2'),
  // Article 17 is a closed list; only the proviso of 11.1 ("trừ trường hợp luật có quy định khác") opens it.
  d13('LAW', 'D13 11.1', 'I'),
  l91('CONSENT', 'L91 9.1'),
  l91('CONTRACT', 'L91 19.1(d)'),
  l91('EMERGENCY', 'L91 19.1(a)'),
  l91('DEFENCE_OF_RIGHTS', 'L91 19.1(a)'),
  l91('STATE_EMERGENCY', 'L91 19.1(b)'),
  l91('STATE_BODY', 'L91 19.1(c)'),
  // L91 16.2 lists when data may be made public; that this alone carries the publication without consent is our reading.
  l91('PUBLICATION_BY_LAW', 'L91 16.2(b)', 'I'),
  l91('LAW', 'L91 19.1(đ)'),
];

/** The basis as this regime knows it, or undefined where it does not. */
export function legalBasisOf(regime: RegimeCode, code: string): LegalBasis | undefined {
  return LEGAL_BASES.find((basis) => basis.regime === regime && basis.code === code);
}
