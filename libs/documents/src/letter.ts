import { vietnamDate } from '#law';
import { fillIn, PLACE_AND_DATE } from './forms/statutory-form.js';
import { oneLine } from './printable.js';

/** Across every page of a document of an exercise. */
export const DRILL_WATERMARK = 'DIỄN TẬP';

/** Across every page of a form that was not filed yet. */
export const DRAFT_WATERMARK = 'BẢN NHÁP – CHƯA NỘP | DRAFT – NOT FILED';

/** `Hải Phòng, ngày 22 tháng 11 năm 2026`, the day in Vietnam; dots for what is to be written by hand. */
export function placeAndDate(place: string | null | undefined, date: Date | null): string {
  const [year, month, day] = date ? vietnamDate(date).split('-') : [];
  return fillIn(PLACE_AND_DATE, { place: oneLine(place) || '.....', day: day ?? '...', month: month ?? '...', year: year ?? '...' });
}

export function watermarkOf(
  filing: { drill?: boolean | null } | null,
  { watermark, draft }: { watermark?: string | null; draft?: boolean | null } = {},
): string | null {
  const marks = [...(filing?.drill ? [DRILL_WATERMARK] : []), ...(draft ? [DRAFT_WATERMARK] : [])];
  return oneLine(watermark) || marks.join(' · ') || null;
}
