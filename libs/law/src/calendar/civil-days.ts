import { type CivilDate, isCivilDate, startOfVietnamDay } from '../regime/interval.js';

const DAY = 86_400_000;

/** So many calendar days later (earlier where negative). Throws RangeError where the text is not a date. */
export function daysLater(date: CivilDate, days: number): CivilDate {
  return new Date(utcOf(date) + days * DAY).toISOString().slice(0, 10);
}

/** The same day so many months later; the last day of a month that has no such day (Civil Code 148). */
export function monthsLater(date: CivilDate, months: number): CivilDate {
  const start = new Date(utcOf(date));
  const first = Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + months, 1);
  const length = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + months + 1, 0)).getUTCDate();
  return new Date(first + (Math.min(start.getUTCDate(), length) - 1) * DAY).toISOString().slice(0, 10);
}

/** The last millisecond of a day of Vietnam: a day ends at 24:00 (Civil Code 148). */
export function endOfDay(date: CivilDate): Date {
  return new Date(startOfVietnamDay(date) + DAY - 1);
}

/** 0 is Sunday. */
export function weekdayOf(date: CivilDate): number {
  return new Date(utcOf(date)).getUTCDay();
}

/** `02/04/2026`, as it is written in Vietnam. */
export function formatDay(date: CivilDate): string {
  return date.split('-').reverse().join('/');
}

function utcOf(date: CivilDate): number {
  if (!isCivilDate(date)) throw new RangeError(`not a civil date: ${date}`);
  return Date.parse(`${date}T00:00:00Z`);
}
