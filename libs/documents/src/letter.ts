import { vietnamDate } from '#law';
import { fillIn, PLACE_AND_DATE } from './forms/statutory-form.js';
import { oneLine } from './printable.js';

/** Across every page of a document of an exercise. */
export const DRILL_WATERMARK = 'DIỄN TẬP';

/** `Hải Phòng, ngày 22 tháng 11 năm 2026`, the day in Vietnam; dots for what is to be written by hand. */
export function placeAndDate(place: string | null | undefined, date: Date | null): string {
  const [year, month, day] = date ? vietnamDate(date).split('-') : [];
  return fillIn(PLACE_AND_DATE, { place: oneLine(place) || '.....', day: day ?? '...', month: month ?? '...', year: year ?? '...' });
}

export function watermarkOf(filing: { drill?: boolean | null } | null, options: { watermark?: string | null } = {}): string | null {
  return oneLine(options.watermark) || (filing?.drill ? DRILL_WATERMARK : null);
}
