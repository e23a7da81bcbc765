import { DomainError, type Sentence } from '#kernel';
import type { Article } from '../regime/article.js';
import type { Confidence } from '../regime/confidence.js';
import type { Interval } from '../regime/interval.js';
import { D13_IN_FORCE, L91_IN_FORCE, type RegimeCode } from '../regime/regimes.js';

/** Numbers collide between decrees (03 is a breach notice in D13, an update in D356): a form is always (regime, code). */
export type FormCode = '03' | '08';

export interface Form extends Interval {
  readonly regime: RegimeCode;
  readonly code: FormCode;
  readonly title: Sentence;
  readonly article: Article;
  readonly confidence: Confidence;
}

const NOTICE: Sentence = {
  vi: 'Thông báo vi phạm quy định bảo vệ dữ liệu cá nhân',
  en: 'Notice of a violation of the rules on personal data protection',
};

export const FORMS: readonly Form[] = [
  { regime: 'VN-PDPD-2023', code: '03', title: NOTICE, article: 'D13 23.1; D13 Form 03', ...D13_IN_FORCE, confidence: 'C1' },
  { regime: 'VN-PDPL-2025', code: '08', title: NOTICE, article: 'D356 28.2; D356 Form 08', ...L91_IN_FORCE, confidence: 'C1' },
];

/** The form of a regime. Throws `UNKNOWN_FORM` (invalid) where the regime has no such form. */
export function formOf(regime: RegimeCode, code: string): Form {
  const form = FORMS.find((candidate) => candidate.regime === regime && candidate.code === code);
  if (!form)
    throw new DomainError('UNKNOWN_FORM', 'invalid', {
      vi: `Chế độ pháp lý ${regime} không có mẫu số ${code} cho thông báo vi phạm.`,
      en: `Regime ${regime} has no form ${code} for violation notices.`,
    });
  return form;
}
