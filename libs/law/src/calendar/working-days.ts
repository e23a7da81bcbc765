import type { CivilDate } from '../regime/interval.js';
import { daysLater, weekdayOf } from './civil-days.js';
import { HOLIDAYS, HOLIDAYS_KNOWN } from './holidays.js';

/** Monday to Friday, save public holidays; in a year whose holidays are not announced yet, those that the law itself fixes. */
export function isWorkingDay(date: CivilDate): boolean {
  const weekday = weekdayOf(date);
  return weekday !== 0 && weekday !== 6 && !HOLIDAYS.some(({ from, to }) => from <= date && date <= to);
}

/** So many working days later, the day of the start not counted (Civil Code 147). */
export function workingDaysLater(date: CivilDate, days: number): CivilDate {
  let day = date;
  for (let left = days; left > 0; ) {
    day = daysLater(day, 1);
    if (isWorkingDay(day)) left -= 1;
  }
  return day;
}

/** The day itself where it is a working day, else the next that is one (Civil Code 148.5). */
export function workingDayFrom(date: CivilDate): CivilDate {
  return isWorkingDay(date) ? date : workingDaysLater(date, 1);
}

/** Whether the holidays of a day are known, so that a count over it is sure. */
export function holidaysKnownOn(date: CivilDate): boolean {
  return HOLIDAYS_KNOWN.from <= date && date <= HOLIDAYS_KNOWN.to;
}
