import type { Sentence } from '#kernel';
import { citeArticle } from '../regime/article.js';
import { formatDuration, formatVietnam } from '../regime/vietnam-time.js';

export interface Deadline {
  /** What is waited for, and of which matter: `gửi hồ sơ`, `Hồ sơ`. */
  readonly what: Sentence;
  readonly matter: Sentence;
  readonly reference: string;
  readonly article: string;
  readonly dueAt: Date;
}

/** A deadline as people are told of it at a moment: how much time is left, or how long it has passed, to the minute, and under which article. */
export function deadlineSentence({ what, matter, reference, article, dueAt }: Deadline, at: Date): Sentence {
  const left = dueAt.getTime() - at.getTime();
  const gap = formatDuration(Math.floor(Math.abs(left) / 60_000) * 60_000);
  const [when, cited] = [formatVietnam(new Date(Math.floor(dueAt.getTime() / 60_000) * 60_000)), citeArticle(article)];
  return left > 0
    ? {
        vi: `Còn ${gap.vi} đến hạn ${what.vi} (${when}, theo ${cited.vi}). ${matter.vi} ${reference}: hãy hoàn tất trước hạn.`,
        en: `${gap.en} left for ${what.en} (${when}, under ${cited.en}). ${matter.en} ${reference}: complete it before then.`,
      }
    : {
        vi: `Đã qua hạn ${what.vi} ${gap.vi} (${when}, theo ${cited.vi}). ${matter.vi} ${reference}: hãy làm ngay.`,
        en: `The time for ${what.en} has passed ${gap.en} ago (${when}, under ${cited.en}). ${matter.en} ${reference}: do it now.`,
      };
}
