import type { Sentence } from '#kernel';
import { citeArticle, formatDuration, formatVietnam, REQUEST_CLOCK_KINDS, type RequestClock } from '#law';

type Kind = RequestClock['kind'];
type Reminded = Pick<RequestClock, 'kind' | 'article'> & { readonly dueAt: Date };

const WAITED_FOR: Readonly<Record<Kind, Sentence>> = {
  REPLY: { vi: 'phản hồi yêu cầu của chủ thể dữ liệu', en: 'the reply to a data subject' },
  FULFIL: { vi: 'thực hiện yêu cầu của chủ thể dữ liệu', en: 'the carrying out of a request of a data subject' },
};

/** A reminder as a notification keeps it: codes and a moment, from which {@link textOfRequestReminder} makes its sentence again. */
export function detailOfRequestReminder({ kind, article, dueAt }: Reminded): string {
  return [kind, article, dueAt.toISOString()].join('|');
}

/** The sentence of a kept reminder, as of a moment: what is due, why, of which request; null where the text is none. */
export function textOfRequestReminder(detail: string | null, reference: string, at: Date): Sentence | null {
  const [code, article = '', due = ''] = (detail ?? '').split('|');
  const kind = REQUEST_CLOCK_KINDS.find((known) => known === code);
  const dueAt = new Date(due);
  if (!kind || Number.isNaN(dueAt.getTime())) return null;
  const what = WAITED_FOR[kind];
  const left = dueAt.getTime() - at.getTime();
  const gap = formatDuration(Math.floor(Math.abs(left) / 60_000) * 60_000);
  const [when, cited] = [formatVietnam(new Date(Math.floor(dueAt.getTime() / 60_000) * 60_000)), citeArticle(article)];
  return left > 0
    ? {
        vi: `Còn ${gap.vi} đến hạn ${what.vi} (${when}, theo ${cited.vi}). Yêu cầu ${reference}: hãy hoàn tất trước hạn.`,
        en: `${gap.en} left for ${what.en} (${when}, under ${cited.en}). Request ${reference}: complete it before then.`,
      }
    : {
        vi: `Đã qua hạn ${what.vi} ${gap.vi} (${when}, theo ${cited.vi}). Yêu cầu ${reference}: hãy làm ngay.`,
        en: `The time for ${what.en} has passed ${gap.en} ago (${when}, under ${cited.en}). Request ${reference}: do it now.`,
      };
}
