import type { Sentence } from '#kernel';
import { formatDuration, formatVietnam } from '../regime/vietnam-time.js';
import type { Clock } from './clock.js';

export const VERDICTS = ['ON_TIME', 'LATE', 'NO_DEADLINE', 'UNDETERMINED'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** The frozen fact of being in time, with its explanation. `lateReason` says whether an explanation is owed. */
export type Timeliness = {
  readonly why: Sentence;
  /** `DEMANDED` by law (D13 23.1), `ASKED` by the product, or `NONE`. */
  readonly lateReason: 'DEMANDED' | 'ASKED' | 'NONE';
} & (
  | { readonly verdict: 'ON_TIME'; readonly spareMs: number }
  | { readonly verdict: 'LATE'; readonly lateByMs: number }
  /** The law has no deadline; `careful` tells how the product's own target stands, where there is one. */
  | { readonly verdict: 'NO_DEADLINE'; readonly careful: { readonly dueAt: Date; readonly met: boolean } | null }
  | { readonly verdict: 'UNDETERMINED' }
);

/**
 * Is a notice received at `submittedAt` (server time, an instant) in time?
 *
 * The boundary: exactly start + 72:00:00.000 is in time, one millisecond later is late ("chậm nhất 72 giờ",
 * D13 23.1; "chậm nhất là 72 giờ", L91 23.1: at the latest 72 hours). A start that is not known is `UNDETERMINED`,
 * never silently in time.
 */
export function timeliness(clock: Clock, submittedAt: Date): Timeliness {
  const at = submittedAt.getTime();
  if (Number.isNaN(at)) throw new RangeError('timeliness needs a valid instant');
  if (!clock.statutory)
    return {
      verdict: 'NO_DEADLINE',
      careful: clock.dueAt && { dueAt: clock.dueAt, met: at <= clock.dueAt.getTime() },
      lateReason: 'NONE',
      why: { vi: `Luật không ấn định thời hạn. ${clock.arithmetic.vi}.`, en: `The law states no deadline. ${clock.arithmetic.en}.` },
    };
  if (!clock.dueAt)
    return {
      verdict: 'UNDETERMINED',
      lateReason: 'ASKED',
      why: {
        vi: `Chưa thể kết luận đúng hạn hay chậm. ${clock.arithmetic.vi}.`,
        en: `In time or late cannot be told. ${clock.arithmetic.en}.`,
      },
    };
  const spare = clock.dueAt.getTime() - at;
  const [received, gap] = [formatVietnam(submittedAt), formatDuration(Math.abs(spare))];
  return spare >= 0
    ? {
        verdict: 'ON_TIME',
        spareMs: spare,
        lateReason: 'NONE',
        why: {
          vi: `Gửi lúc ${received}, còn ${gap.vi} trước hạn. ${clock.arithmetic.vi}.`,
          en: `Sent at ${received}, ${gap.en} before the deadline. ${clock.arithmetic.en}.`,
        },
      }
    : {
        verdict: 'LATE',
        lateByMs: -spare,
        lateReason: clock.lateReason,
        why: {
          vi: `Gửi lúc ${received}, chậm ${gap.vi}. ${clock.arithmetic.vi}.`,
          en: `Sent at ${received}, ${gap.en} late. ${clock.arithmetic.en}.`,
        },
      };
}
