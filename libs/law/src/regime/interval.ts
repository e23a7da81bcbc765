/** A civil date in Vietnam, `YYYY-MM-DD`. */
export type CivilDate = string;

/** First and last day in force, both inclusive, days of Vietnam; `to: null` is open. */
export interface Interval {
  readonly from: CivilDate;
  readonly to: CivilDate | null;
}

const DAY = 86_400_000;
const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** True for a date that exists in the calendar, as `YYYY-MM-DD` (2026-02-29 does not). */
export function isCivilDate(text: string): boolean {
  const parts = SHAPE.exec(text);
  if (!parts) return false;
  const at = new Date(Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])));
  return at.toISOString().startsWith(text);
}

/**
 * Unix milliseconds of 00:00 of a Vietnamese day. The offset is written out (UTC+7, no summer time), so that the zone
 * of the process has no say. Throws RangeError where the text is not a date.
 */
export function startOfVietnamDay(date: CivilDate): number {
  if (!isCivilDate(date)) throw new RangeError(`not a civil date: ${date}`);
  return Date.parse(`${date}T00:00:00.000+07:00`);
}

/** True where the instant lies on a day of the interval; the last day ends at 24:00 Vietnam time. */
export function inForceAt(interval: Interval, instant: Date): boolean {
  const at = instant.getTime();
  return at >= startOfVietnamDay(interval.from) && (interval.to === null || at < startOfVietnamDay(interval.to) + DAY);
}
