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

/** Across every page of a letter of a unit that nobody signed yet. */
export const UNSIGNED_WATERMARK = 'DỰ THẢO – CHƯA KÝ | DRAFT – NOT SIGNED';

/** As Decree 30/2020 writes it (Annex I): days below 10 and the months 1 and 2 have a 0 before them, other months have none. */
export function officialPlaceAndDate(place: string | null, date: Date | null): string {
  if (!date) return placeAndDate(place, null);
  const [year, month = '', day = ''] = vietnamDate(date).split('-');
  return fillIn(PLACE_AND_DATE, {
    place: oneLine(place) || '.....',
    day,
    month: Number(month) < 3 ? month : String(Number(month)),
    year: year!,
  });
}

export function watermarkOf(
  filing: { drill?: boolean | null } | null,
  { watermark, draft }: { watermark?: string | null; draft?: boolean | null } = {},
): string | null {
  const marks = [...(filing?.drill ? [DRILL_WATERMARK] : []), ...(draft ? [DRAFT_WATERMARK] : [])];
  return oneLine(watermark) || marks.join(' · ') || null;
}
