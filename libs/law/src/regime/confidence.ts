import type { Sentence } from '#kernel';

/** How sure we are of a row of law: read in the primary text, on a secondary page, not at all, or our own reading. */
export const CONFIDENCE_MARKS = ['C1', 'C2', 'U', 'I'] as const;
export type Confidence = (typeof CONFIDENCE_MARKS)[number];

export const CONFIDENCE_MEANING: Readonly<Record<Confidence, Sentence>> = {
  C1: { vi: 'Đã đối chiếu với toàn văn văn bản gốc', en: 'Confirmed: read word for word in the primary text' },
  C2: {
    vi: 'Theo nguồn thứ cấp; chưa được xác nhận từ văn bản gốc',
    en: 'From a secondary source; not confirmed from a primary text',
  },
  U: { vi: 'Chưa kiểm chứng; chưa được xác nhận từ văn bản gốc', en: 'Unverified; not confirmed from a primary text' },
  I: {
    vi: 'Cách hiểu hoặc khuyến nghị của sản phẩm; chưa được xác nhận từ văn bản gốc',
    en: 'Our reading or recommendation; not confirmed from a primary text',
  },
};

/**
 * The sentence that must stand beside a row wherever it is rendered, or `null` for a row confirmed from the primary
 * text (`C1`).
 */
export function confidenceNote(mark: Confidence): Sentence | null {
  return mark === 'C1' ? null : CONFIDENCE_MEANING[mark];
}

/** The least certain of several marks, in the order C1, C2, I, U: what is built on several rows is as weak as the weakest. */
export function weakest(...marks: readonly Confidence[]): Confidence {
  const order: readonly Confidence[] = ['C1', 'C2', 'I', 'U'];
  return marks.reduce<Confidence>((worst, mark) => (order.indexOf(mark) > order.indexOf(worst) ? mark : worst), 'C1');
}

/** One step of an explanation: what was decided, on which article, how sure. */
export interface Reason extends Sentence {
  readonly article?: string;
  readonly confidence: Confidence;
}
