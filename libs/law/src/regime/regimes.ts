import type { Sentence } from '#kernel';
import type { Article } from './article.js';
import type { Confidence } from './confidence.js';
import type { InstrumentCode } from './instruments.js';
import type { Interval } from './interval.js';

export const REGIME_CODES = ['VN-PDPD-2023', 'VN-PDPL-2025'] as const;
/** A record stores this code when its duty arises and keeps it. */
export type RegimeCode = (typeof REGIME_CODES)[number];

export interface Regime extends Interval {
  readonly code: RegimeCode;
  readonly title: Sentence;
  readonly instruments: readonly InstrumentCode[];
  readonly article: Article;
  readonly confidence: Confidence;
}

/** Interval of Decree 13/2023 (D13 43.1, ended by D356 42.2). */
export const D13_IN_FORCE: Interval = { from: '2023-07-01', to: '2025-12-31' };
/** Interval of Law 91/2025 with Decree 356/2025 (L91 38.1, D356 42.1). */
export const L91_IN_FORCE: Interval = { from: '2026-01-01', to: null };

export const REGIMES: readonly Regime[] = [
  {
    code: 'VN-PDPD-2023',
    title: { vi: 'Nghị định 13/2023/NĐ-CP về bảo vệ dữ liệu cá nhân', en: 'Decree 13/2023 on personal data protection' },
    instruments: ['D13'],
    ...D13_IN_FORCE,
    article: 'D13 43.1; D356 42.2',
    confidence: 'C1',
  },
  {
    code: 'VN-PDPL-2025',
    title: {
      vi: 'Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15 và Nghị định 356/2025/NĐ-CP',
      en: 'Law 91/2025 on Personal Data Protection with Decree 356/2025',
    },
    instruments: ['L91', 'D356'],
    ...L91_IN_FORCE,
    article: 'L91 38.1; D356 42.1',
    confidence: 'C1',
  },
];

/**
 * The regime that a record stored when its duty arose. Not a way to choose one: that is `regimeAt`. Throws RangeError
 * for a code that never was one.
 */
export function storedRegime(code: string): Regime {
  const regime = REGIMES.find((candidate) => candidate.code === code);
  if (!regime) throw new RangeError(`unknown regime: ${code}`);
  return regime;
}
