/**
 * An oracle that shares nothing with the code under test: no Date, no Intl, no milliseconds added. A deadline is found
 * by turning calendar pages in Vietnam (UTC+7), instants by counting days of the proleptic Gregorian calendar.
 */
export interface Civil {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly milli: number;
}

const leap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
export const monthLength = (year: number, month: number): number =>
  month === 2 ? (leap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;

/** The same time of day, `pages` calendar pages later. */
export function daysLater(civil: Civil, pages: number): Civil {
  let { year, month, day } = civil;
  for (let turned = 0; turned < pages; turned++) {
    day += 1;
    if (day > monthLength(year, month)) [day, month] = [1, month + 1];
    if (month > 12) [month, year] = [1, year + 1];
  }
  return { ...civil, year, month, day };
}

/** The civil time so many hours later: pages for whole days, the clock face for the rest. */
export function hoursLater(civil: Civil, hours: number): Civil {
  const hour = civil.hour + (hours % 24);
  return { ...daysLater(civil, Math.floor(hours / 24) + (hour >= 24 ? 1 : 0)), hour: hour % 24 };
}

/** The last millisecond of a day. */
export function endOf(civil: Civil): Civil {
  return { ...civil, hour: 23, minute: 59, second: 59, milli: 999 };
}

/** The end of the same day so many years later; of 28 February where the year has no 29th. */
export function yearsEnd(civil: Civil, years: number): Civil {
  const year = civil.year + years;
  return endOf({ ...civil, year, day: Math.min(civil.day, monthLength(year, civil.month)) });
}

/** 0 is Sunday; 1 January 1970 was a Thursday. */
export function weekdayOf(civil: Civil): number {
  const days = instantOf({ ...civil, hour: 7, minute: 0, second: 0, milli: 0 }) / 86_400_000;
  return (days + 4) % 7;
}

/** Unix milliseconds of a civil time in Vietnam; the year is 1970 or later. */
export function instantOf(civil: Civil): number {
  let days = civil.day - 1;
  for (let year = 1970; year < civil.year; year++) days += leap(year) ? 366 : 365;
  for (let month = 1; month < civil.month; month++) days += monthLength(civil.year, month);
  return (((days * 24 + civil.hour - 7) * 60 + civil.minute) * 60 + civil.second) * 1000 + civil.milli;
}

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

/** `23:15 20/11/2026`, with seconds and milliseconds only where they are not zero. */
export function written(civil: Civil): string {
  const milli = civil.milli ? `.${pad(civil.milli, 3)}` : '';
  const second = civil.second || civil.milli ? `:${pad(civil.second, 2)}${milli}` : '';
  return `${pad(civil.hour, 2)}:${pad(civil.minute, 2)}${second} ${pad(civil.day, 2)}/${pad(civil.month, 2)}/${civil.year}`;
}

/** `YYYY-MM-DD`. */
export function dayOf(civil: Civil): string {
  return `${civil.year}-${pad(civil.month, 2)}-${pad(civil.day, 2)}`;
}
