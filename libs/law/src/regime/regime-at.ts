import { DomainError, Invalid } from '#kernel';
import type { Confidence } from './confidence.js';
import { type Reason, weakest } from './confidence.js';
import { inForceAt } from './interval.js';
import { REGIMES, type Regime, storedRegime } from './regimes.js';
import { formatVietnam } from './vietnam-time.js';

/** How well the time of the violation is known. `UNKNOWN` makes any time that stands beside it count for nothing. */
export const OCCURRENCE_PRECISIONS = ['EXACT', 'APPROXIMATE', 'UNKNOWN', 'ONGOING'] as const;
export type OccurrencePrecision = (typeof OCCURRENCE_PRECISIONS)[number];

/**
 * The two times of a violation, as instants. `occurredAt` is the *earliest* known occurrence: for a period, an
 * approximate time or a violation still going on, its beginning. That is the careful reading, since under Decree 13
 * the 72 hours run from the occurrence and an earlier start never makes a late notice look timely.
 */
export interface ViolationTimes {
  readonly occurredAt?: Date | null;
  readonly detectedAt?: Date | null;
  readonly occurrencePrecision?: OccurrencePrecision | null;
}

export interface RegimeChoice {
  readonly regime: Regime;
  /** Why this one, in order, each with its article. */
  readonly reasons: readonly Reason[];
  /** The weakest mark among the reasons. */
  readonly confidence: Confidence;
  /** True while a time is missing that could still change the answer. */
  readonly provisional: boolean;
}

/** No personal-data regime of Vietnam governs this: it arose before 1 July 2023 (D13 43.1). */
export class NoRegime extends DomainError {
  constructor(what: { vi: string; en: string }) {
    super('NO_REGIME', 'invalid', {
      vi: `${what.vi} Nghị định 13/2023/NĐ-CP chỉ có hiệu lực từ 01/07/2023; trước đó không có nghĩa vụ thông báo. Nếu vi phạm còn kéo dài sau ngày này, hãy ghi thời điểm bắt đầu từ 01/07/2023.`,
      en: `${what.en} Decree 13/2023 is in force only from 1 July 2023; before that there was no duty to notify. If the violation went on after that day, give a beginning from 1 July 2023 on.`,
    });
  }
}

const inForce = (instant: Date): Regime | undefined => REGIMES.find((regime) => inForceAt(regime, instant));

/** The occurrence that counts: none where it is declared unknown. */
export function knownOccurrence(times: ViolationTimes): Date | null {
  return times.occurrencePrecision === 'UNKNOWN' ? null : (times.occurredAt ?? null);
}

function choice(regime: Regime, reasons: readonly Reason[], provisional = false): RegimeChoice {
  return { regime, reasons, provisional, confidence: weakest(...reasons.map((reason) => reason.confidence)) };
}

function atInstant(instant: Date): RegimeChoice {
  const regime = inForce(instant);
  const local = formatVietnam(instant);
  if (!regime)
    throw new NoRegime({ vi: `Không có quy định nào áp dụng cho thời điểm ${local}.`, en: `Nothing governs ${local} (Vietnam time).` });
  return choice(regime, [
    {
      vi: `${regime.title.vi} có hiệu lực tại thời điểm ${local} (giờ Việt Nam).`,
      en: `${regime.title.en} is in force at ${local} (Vietnam time).`,
      article: regime.article,
      confidence: regime.confidence,
    },
  ]);
}

function underLaw91(occurredAt: Date | null, detectedAt: Date | null): RegimeChoice {
  const at = formatVietnam((detectedAt ?? occurredAt)!);
  const reasons: Reason[] = [
    detectedAt
      ? {
          vi: `Nghĩa vụ thông báo phát sinh khi phát hiện: ${at} (giờ Việt Nam), khi Luật 91/2025/QH15 đang có hiệu lực.`,
          en: `The duty to notify arises on detection: ${at} (Vietnam time), when Law 91/2025 is in force.`,
          article: 'L91 23.1; L91 38.1',
          confidence: 'C1',
        }
      : {
          vi: `Vi phạm xảy ra lúc ${at} (giờ Việt Nam), nên chỉ có thể được phát hiện khi Luật 91/2025/QH15 đã có hiệu lực.`,
          en: `The violation occurred at ${at} (Vietnam time), so it can only be detected when Law 91/2025 is in force.`,
          article: 'L91 23.1; L91 38.1',
          confidence: 'C1',
        },
  ];
  if (detectedAt && occurredAt && inForce(occurredAt)?.code !== 'VN-PDPL-2025')
    reasons.push({
      vi: 'Vi phạm xảy ra trước 01/01/2026 nhưng phát hiện từ ngày này trở đi: áp dụng Luật 91/2025/QH15, vì Nghị định 13/2023/NĐ-CP đã hết hiệu lực khi nghĩa vụ phát sinh.',
      en: 'It happened before 1 January 2026 but was detected from that day on: Law 91/2025 governs, since Decree 13/2023 had ended when the duty arose.',
      article: 'D356 42.2',
      confidence: 'I',
    });
  return choice(storedRegime('VN-PDPL-2025'), reasons);
}

function underDecree13(occurredAt: Date | null, detectedAt: Date | null): RegimeChoice {
  if (!occurredAt)
    return choice(
      storedRegime('VN-PDPD-2023'),
      [
        {
          vi: 'Chưa biết thời điểm xảy ra; phát hiện khi Nghị định 13/2023/NĐ-CP còn hiệu lực. Chưa tính được 72 giờ vì thời hạn chạy từ khi xảy ra hành vi vi phạm.',
          en: 'The time of occurrence is unknown; detection fell under Decree 13/2023. The 72 hours cannot be counted, since they run from the occurrence.',
          article: 'D13 23.1',
          confidence: 'I',
        },
      ],
      true,
    );
  const reasons: Reason[] = [
    {
      vi: `Nghĩa vụ thông báo phát sinh từ khi xảy ra hành vi vi phạm: ${formatVietnam(occurredAt)} (giờ Việt Nam), khi Nghị định 13/2023/NĐ-CP đang có hiệu lực.`,
      en: `The duty to notify arises from the occurrence: ${formatVietnam(occurredAt)} (Vietnam time), when Decree 13/2023 is in force.`,
      article: 'D13 23.1; D13 43.1',
      confidence: 'C1',
    },
  ];
  if (detectedAt) return choice(storedRegime('VN-PDPD-2023'), reasons);
  reasons.push({
    vi: 'Chưa biết thời điểm phát hiện: nếu phát hiện từ 01/01/2026 thì áp dụng Luật 91/2025/QH15.',
    en: 'The time of detection is unknown: if it was detected from 1 January 2026 on, Law 91/2025 governs.',
    article: 'D356 42.2',
    confidence: 'I',
  });
  return choice(storedRegime('VN-PDPD-2023'), reasons, true);
}

/**
 * The only way to choose a regime, with the reasons.
 *
 * Given an instant: the regime in force on that Vietnamese day. Given the times of a violation: the regime of the day
 * on which the duty to notify arose, which is detection under L91 23.1 and occurrence under D13 23.1. What was
 * detected from 2026-01-01 on is under Law 91/2025 whenever it happened.
 *
 * Throws {@link NoRegime} (`NO_REGIME`, invalid) before 2023-07-01, and `Invalid` where no time is given, a time is not
 * one, or detection lies before the occurrence.
 */
export function regimeAt(when: Date | ViolationTimes): RegimeChoice {
  if (when instanceof Date) {
    if (Number.isNaN(when.getTime())) throw new RangeError('regimeAt needs a valid instant');
    return atInstant(when);
  }
  const occurredAt = knownOccurrence(when);
  const detectedAt = when.detectedAt ?? null;
  if (!occurredAt && !detectedAt)
    throw new Invalid([
      {
        path: 'detectedAt',
        code: 'REQUIRED',
        vi: 'Cần thời điểm phát hiện (hoặc thời điểm xảy ra) để biết luật nào áp dụng.',
        en: 'The time of detection (or of occurrence) is needed to tell which law governs.',
        article: 'L91 23.1; D13 23.1',
      },
    ]);
  for (const [path, instant] of Object.entries({ occurredAt, detectedAt }))
    if (instant && Number.isNaN(instant.getTime()))
      throw new Invalid([{ path, code: 'TIME_INVALID', vi: 'Thời điểm không hợp lệ.', en: 'This is not a time.' }]);
  if (occurredAt && detectedAt && detectedAt.getTime() < occurredAt.getTime())
    throw new Invalid([
      {
        path: 'detectedAt',
        code: 'DETECTED_BEFORE_OCCURRED',
        vi: 'Thời điểm phát hiện sớm hơn thời điểm xảy ra vi phạm.',
        en: 'Detection lies before the occurrence of the violation.',
      },
    ]);
  if (detectedAt && inForce(detectedAt)?.code === 'VN-PDPL-2025') return underLaw91(occurredAt, detectedAt);
  const governing = inForce((occurredAt ?? detectedAt)!);
  if (!governing)
    throw new NoRegime({
      vi: 'Vi phạm xảy ra trước khi có quy định bảo vệ dữ liệu cá nhân.',
      en: 'The violation happened before there were rules on personal data protection.',
    });
  return governing.code === 'VN-PDPL-2025' ? underLaw91(occurredAt, detectedAt) : underDecree13(occurredAt, detectedAt);
}
