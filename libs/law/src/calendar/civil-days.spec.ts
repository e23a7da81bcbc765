import fc from 'fast-check';
import { civilTimes } from '../../testing/civil-arbitrary.js';
import { dayOf, endOf, instantOf, daysLater as oracleDaysLater, weekdayOf as oracleWeekday } from '../../testing/civil-oracle.js';
import { daysLater, endOfDay, monthsLater, weekdayOf } from './civil-days.js';
import { HOLIDAYS } from './holidays.js';
import { isWorkingDay, workingDayFrom, workingDaysLater } from './working-days.js';

describe('days of Vietnam', () => {
  it('agree with an oracle that turns calendar pages', () => {
    fc.assert(
      fc.property(civilTimes, fc.integer({ min: 0, max: 400 }), (civil, pages) => {
        const day = dayOf(civil);
        expect(daysLater(day, pages)).toBe(dayOf(oracleDaysLater(civil, pages)));
        expect(daysLater(daysLater(day, pages), -pages)).toBe(day);
        expect(endOfDay(day).getTime()).toBe(instantOf(endOf(civil)));
        expect(weekdayOf(day)).toBe(oracleWeekday(civil));
      }),
    );
  });

  it('months end on the same day, or on the last of a shorter month', () => {
    expect(['2026-01-31', '2025-08-31', '2026-02-28', '2023-12-15'].map((day) => monthsLater(day, 6))).toEqual([
      '2026-07-31',
      '2026-02-28',
      '2026-08-28',
      '2024-06-15',
    ]);
    expect(monthsLater('2024-02-29', 12)).toBe('2025-02-28');
  });

  it('are refused where they are none', () => {
    for (const text of ['2026-02-29', '2026-13-01', '26-01-01', '']) expect(() => daysLater(text, 1)).toThrow(RangeError);
  });
});

describe('working days', () => {
  it('leave out weekends and public holidays', () => {
    expect(workingDaysLater('2026-11-27', 2)).toBe('2026-12-01');
    // Over Tết: 16 to 20 February 2026 are holidays.
    expect(workingDaysLater('2026-02-13', 2)).toBe('2026-02-24');
    expect(workingDayFrom('2026-09-02')).toBe('2026-09-03');
    expect(workingDayFrom('2026-09-03')).toBe('2026-09-03');
  });

  it('count every holiday of the table as none, and only those and weekends', () => {
    for (const { from, to } of HOLIDAYS) for (let day = from; day <= to; day = daysLater(day, 1)) expect(isWorkingDay(day)).toBe(false);
    fc.assert(
      fc.property(civilTimes, fc.integer({ min: 1, max: 30 }), (civil, count) => {
        const [start, end] = [dayOf(civil), workingDaysLater(dayOf(civil), count)];
        let counted = 0;
        for (let day = daysLater(start, 1); day <= end; day = daysLater(day, 1)) if (isWorkingDay(day)) counted++;
        expect(counted).toBe(count);
        expect(isWorkingDay(end)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});
