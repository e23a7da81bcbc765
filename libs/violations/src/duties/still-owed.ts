import type { Sentence } from '#kernel';
import type { SubjectNoticeKind } from './entities.js';

interface Reached {
  readonly reached?: number | null;
  readonly total?: number | null;
}

interface Wave extends Reached {
  readonly kind: SubjectNoticeKind;
  readonly sentAt?: Date | null;
}

/**
 * Whether notices to each person fulfil the duty: everybody was reached (D356 29.1, 29.3). Without figures nobody can say
 * so, where the decree tells what to do for those who were not reached; in finance it tells nothing of that (8.3).
 */
function reachedAll(kind: SubjectNoticeKind, { reached, total }: Reached): boolean {
  return total == null ? kind === 'FINANCE' : (reached ?? 0) >= total;
}

/** The largest number of people that any of these notices stated; null where none did. */
export function mostPeople(waves: readonly Reached[]): number | null {
  return waves.reduce<number | null>((most, { total }) => (total == null ? most : Math.max(most ?? 0, total)), null);
}

/**
 * When the notices to each person of this kind that stand had together reached everybody: people are told in waves, each
 * with those whom it reached. Null where somebody is left.
 */
export function toldAt(kind: SubjectNoticeKind, notices: readonly Wave[]): Date | null {
  const waves = notices.filter((one) => one.kind === kind).sort((one, other) => one.sentAt!.getTime() - other.sentAt!.getTime());
  const total = mostPeople(waves);
  let reached = 0;
  for (const wave of waves) {
    reached += wave.reached ?? 0;
    if (reachedAll(kind, { reached, total })) return wave.sentAt!;
  }
  return null;
}

/** What is missing after a notice that was sent, while its duty is open; null where nothing is. */
export function stillOwed(
  notice: Reached & {
    readonly kind: SubjectNoticeKind;
    readonly state: string;
    readonly duty: string | null;
    /** Of all such notices that stand: how many people they reached together, of the most that were stated. */
    readonly together: Reached;
    readonly mistaken?: object | null;
  },
): Sentence | null {
  const { kind, state, duty, together } = notice;
  if (state !== 'SENT' || !duty || notice.mistaken) return null;
  if (duty === 'CATCH_UP')
    return {
      vi: 'Đã thông báo công khai; còn phải gửi thông báo cho từng chủ thể dữ liệu ngay khi điều kiện kỹ thuật cho phép (điểm b khoản 3 Điều 29 Nghị định 356).',
      en: 'The public notice stands; each person is still to be told as soon as that is possible (D356 29.3(b)).',
    };
  if (kind === 'PUBLIC' || reachedAll(kind, together)) return null;
  const [viHow, enHow] =
    kind === 'FINANCE'
      ? ['Hãy gửi tiếp cho những người còn lại.', 'Tell the others too.']
      : [
          'Hãy gửi tiếp cho những người còn lại; nếu không thể gửi cho tất cả trong thời hạn thì thông báo công khai (khoản 3 Điều 29 Nghị định 356).',
          'Tell the others too; if not all can be reached in time, give a public notice (D356 29.3).',
        ];
  if (notice.total == null)
    return {
      vi: `Thông báo đã được ghi nhận, nhưng chưa ghi đã gửi đến bao nhiêu trên tổng số bao nhiêu người nên nghĩa vụ thông báo còn mở. ${viHow}`,
      en: `The notice is recorded, but not how many of how many people it reached, so the duty stays open. ${enHow}`,
    };
  const total = together.total ?? notice.total;
  const reached = together.reached ?? 0;
  const left = total - reached;
  return {
    vi: `Thông báo đã được ghi nhận, nhưng các lần gửi cộng lại mới đến ${reached} trên ${total} người: còn ${left} người chưa được thông báo nên nghĩa vụ thông báo còn mở. ${viHow}`,
    en: `The notice is recorded, but all that were sent together reached ${reached} of ${total} people: ${left} are not told yet, so the duty stays open. ${enHow}`,
  };
}
