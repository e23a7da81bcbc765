import type { Sentence } from '#kernel';
import type { SubjectNoticeKind } from './entities.js';

interface Reached {
  readonly reached?: number | null;
  readonly total?: number | null;
}

/**
 * Whether a notice to each person fulfils the duty: everybody was reached (D356 29.1, 29.3). Without figures nobody can say
 * so, where the decree tells what to do for those who were not reached; in finance it tells nothing of that (8.3).
 */
export function reachedAll(kind: SubjectNoticeKind, { reached, total }: Reached): boolean {
  return total == null ? kind === 'FINANCE' : (reached ?? 0) >= total;
}

/** What is missing after a notice that was sent, while its duty is open; null where nothing is. */
export function stillOwed(
  notice: Reached & {
    readonly kind: SubjectNoticeKind;
    readonly state: string;
    readonly duty: string | null;
    readonly mistaken?: object | null;
  },
): Sentence | null {
  const { kind, state, duty, reached, total } = notice;
  if (state !== 'SENT' || !duty || notice.mistaken) return null;
  if (duty === 'CATCH_UP')
    return {
      vi: 'Đã thông báo công khai; còn phải gửi thông báo cho từng chủ thể dữ liệu ngay khi điều kiện kỹ thuật cho phép (điểm b khoản 3 Điều 29 Nghị định 356).',
      en: 'The public notice stands; each person is still to be told as soon as that is possible (D356 29.3(b)).',
    };
  if (kind === 'PUBLIC' || reachedAll(kind, notice)) return null;
  const [viHow, enHow] =
    kind === 'FINANCE'
      ? ['Hãy gửi tiếp cho những người còn lại.', 'Tell the others too.']
      : [
          'Hãy gửi tiếp cho những người còn lại; nếu không thể gửi cho tất cả trong thời hạn thì thông báo công khai (khoản 3 Điều 29 Nghị định 356).',
          'Tell the others too; if not all can be reached in time, give a public notice (D356 29.3).',
        ];
  if (total == null)
    return {
      vi: `Thông báo đã được ghi nhận, nhưng chưa ghi đã gửi đến bao nhiêu trên tổng số bao nhiêu người nên nghĩa vụ thông báo còn mở. ${viHow}`,
      en: `The notice is recorded, but not how many of how many people it reached, so the duty stays open. ${enHow}`,
    };
  const left = total - (reached ?? 0);
  return {
    vi: `Thông báo đã được ghi nhận, nhưng mới đến ${reached ?? 0} trên ${total} người: còn ${left} người chưa được thông báo nên nghĩa vụ thông báo còn mở. ${viHow}`,
    en: `The notice is recorded, but reached ${reached ?? 0} of ${total} people: ${left} are not told yet, so the duty stays open. ${enHow}`,
  };
}
