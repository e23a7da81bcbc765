import type { Sentence } from '#kernel';
import { SECURITY_THRESHOLDS } from '../dossier/security-part.js';
import { LARGE_SCALE } from '../exemption/exemption.js';
import type { Article } from '../regime/article.js';
import type { Confidence } from '../regime/confidence.js';

/** A number of data subjects on which something depends. */
export interface SubjectThreshold {
  readonly code: 'LARGE_SCALE' | 'SECURITY_ALL' | 'SECURITY_SENSITIVE' | 'SYSTEM_LEVEL_ALL' | 'SYSTEM_LEVEL_SENSITIVE';
  /** All data subjects, or those with sensitive data. */
  readonly of: 'ALL' | 'SENSITIVE';
  /** The least number at which it is passed: what the law calls more than 100,000 is 100,001. */
  readonly from: number;
  readonly means: Sentence;
  readonly article: Article;
  readonly confidence: Confidence;
}

const SECURITY: Sentence = {
  vi: 'Hồ sơ đánh giá tác động phải có phần III.2.3 về an ninh quốc gia, trật tự, an toàn xã hội khi một hồ sơ vượt ngưỡng này.',
  en: 'A dossier above it needs part III.2.3, on national security and public order.',
};
const SYSTEM_LEVEL: Sentence = {
  vi: 'Hệ thống cung cấp dịch vụ trực tuyến có từ ngưỡng này trở lên thuộc cấp độ 3.',
  en: 'A system of an online service with that many is of level 3.',
};

export const SUBJECT_THRESHOLDS: readonly SubjectThreshold[] = [
  {
    code: 'LARGE_SCALE',
    of: 'ALL',
    from: LARGE_SCALE,
    means: {
      vi: 'Tổng tích lũy từ ngưỡng này trở lên thì hộ kinh doanh, doanh nghiệp siêu nhỏ, nhỏ và khởi nghiệp không còn được miễn.',
      en: 'Households, micro, small and start-up firms with that many in all are no longer exempt.',
    },
    article: 'D356 41.1; D356 41.2',
    confidence: 'C1',
  },
  {
    code: 'SECURITY_ALL',
    of: 'ALL',
    from: SECURITY_THRESHOLDS.basic + 1,
    means: SECURITY,
    article: 'D356 Form 10; D356 Form 09',
    confidence: 'C1',
  },
  {
    code: 'SECURITY_SENSITIVE',
    of: 'SENSITIVE',
    from: SECURITY_THRESHOLDS.sensitive + 1,
    means: SECURITY,
    article: 'D356 Form 10; D356 Form 09',
    confidence: 'C1',
  },
  { code: 'SYSTEM_LEVEL_ALL', of: 'ALL', from: 100_000, means: SYSTEM_LEVEL, article: 'D331 13.2(c)', confidence: 'C2' },
  { code: 'SYSTEM_LEVEL_SENSITIVE', of: 'SENSITIVE', from: 10_000, means: SYSTEM_LEVEL, article: 'D331 13.2(c)', confidence: 'C2' },
];

/** From this part of a threshold on it is near. */
const NEAR = 0.8;

/** What is known of a number of people that nobody counted as such. */
export interface SubjectCounter {
  /** Certainly so many: the largest single group. */
  readonly atLeast: number;
  /** Each group once, with its largest number; groups of different names may still have people in common. */
  readonly counted: number;
  /** Groups whose number is not known. */
  readonly unknown: number;
}

/** `LIKELY`: passed by the groups as they are named, but not by any single one. `UNKNOWN`: not passed, and a number is missing. */
export type ThresholdStanding = 'PASSED' | 'LIKELY' | 'NEAR' | 'UNKNOWN' | 'BELOW';

export function standingOf({ atLeast, counted, unknown }: SubjectCounter, { from }: SubjectThreshold): ThresholdStanding {
  if (atLeast >= from) return 'PASSED';
  if (counted >= from) return 'LIKELY';
  if (counted >= from * NEAR) return 'NEAR';
  return unknown > 0 ? 'UNKNOWN' : 'BELOW';
}
