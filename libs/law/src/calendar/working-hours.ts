import { startOfVietnamDay } from '../regime/interval.js';
import { vietnamDate } from '../regime/vietnam-time.js';
import { daysLater } from './civil-days.js';
import { isWorkingDay } from './working-days.js';

const MINUTE = 60_000;

/** Office hours of a receiving desk, minutes of the day in Vietnam. No law of ours fixes them; eight hours a day are Labour Code 105. */
export const OFFICE_HOURS: readonly (readonly [from: number, to: number])[] = [
  [8 * 60, 12 * 60],
  [13 * 60 + 30, 17 * 60 + 30],
];

/** When so many minutes of office hours have passed since a moment; nights, weekends and public holidays do not count. */
export function officeMinutesLater(instant: Date, minutes: number): Date {
  let left = minutes * MINUTE;
  for (let day = vietnamDate(instant); ; day = daysLater(day, 1)) {
    if (!isWorkingDay(day)) continue;
    const start = startOfVietnamDay(day);
    for (const [from, to] of OFFICE_HOURS) {
      const [opens, closes] = [Math.max(start + from * MINUTE, instant.getTime()), start + to * MINUTE];
      if (closes <= opens) continue;
      if (left <= closes - opens) return new Date(opens + left);
      left -= closes - opens;
    }
  }
}
