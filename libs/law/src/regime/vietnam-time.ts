import type { Sentence } from '#kernel';
import { type CivilDate, isCivilDate, startOfVietnamDay } from './interval.js';

/** The zone in which every legal time is shown: UTC+7, no summer time. */
export const VIETNAM_ZONE = 'Asia/Ho_Chi_Minh';

const PARTS = new Intl.DateTimeFormat('en-GB', {
  timeZone: VIETNAM_ZONE,
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
});

function partsOf(instant: Date): Record<string, string> {
  return Object.fromEntries(PARTS.formatToParts(instant).map((part) => [part.type, part.value]));
}

/**
 * `23:15 20/11/2026`, in Vietnam time. Seconds and milliseconds appear only where they are not zero, so that a printed
 * sum is always true to the millisecond. Throws RangeError on an invalid Date.
 */
export function formatVietnam(instant: Date): string {
  const { hour, minute, second, fractionalSecond, day, month, year } = partsOf(instant);
  const fine = fractionalSecond === '000' ? (second === '00' ? '' : `:${second}`) : `:${second}.${fractionalSecond}`;
  return `${hour}:${minute}${fine} ${day}/${month}/${year}`;
}

/** The day in Vietnam on which the instant falls, `YYYY-MM-DD`. */
export function vietnamDate(instant: Date): CivilDate {
  const { day, month, year } = partsOf(instant);
  return `${year!.padStart(4, '0')}-${month}-${day}`;
}

/**
 * The last millisecond of the same day of Vietnam, so many years later; 29 February ends on 28 February of a year without
 * it (Civil Code 148: a period in years ends with the corresponding day, at 24:00).
 */
export function yearsLater(instant: Date, years: number): Date {
  const [year, month, day] = vietnamDate(instant).split('-');
  const last = `${Number(year) + years}`.padStart(4, '0');
  const date = `${last}-${month}-${day}`;
  return new Date(startOfVietnamDay(isCivilDate(date) ? date : `${last}-02-28`) + 86_400_000 - 1);
}

const UNITS = [
  { ms: 86_400_000, vi: 'ngày', en: 'd' },
  { ms: 3_600_000, vi: 'giờ', en: 'h' },
  { ms: 60_000, vi: 'phút', en: 'min' },
  { ms: 1_000, vi: 'giây', en: 's' },
  { ms: 1, vi: 'mili giây', en: 'ms' },
] as const;

/** A length of time in milliseconds (≥ 0) in words, zero units left out: `1 ngày 2 giờ` / `1 d 2 h`. */
export function formatDuration(ms: number): Sentence {
  const vi: string[] = [];
  const en: string[] = [];
  let rest = ms;
  for (const unit of UNITS) {
    const count = Math.floor(rest / unit.ms);
    if (count === 0) continue;
    rest -= count * unit.ms;
    vi.push(`${count} ${unit.vi}`);
    en.push(`${count} ${unit.en}`);
  }
  return { vi: vi.join(' ') || '0 phút', en: en.join(' ') || '0 min' };
}
