import { before, periodOf, REPORT_FILTERS, reportFilter } from './period.js';

describe('the period of a report', () => {
  it.each([
    ['2026-11', '2026-11', '2026-11', 'tháng 11 năm 2026', '2026-10', '2026-10'],
    ['2026-01', '2026-01', '2026-01', 'tháng 1 năm 2026', '2025-12', '2025-12'],
    ['2026-Q1', '2026-01', '2026-03', 'quý I năm 2026', '2025-10', '2025-12'],
    ['2026-Q4', '2026-10', '2026-12', 'quý IV năm 2026', '2026-07', '2026-09'],
    ['2026', '2026-01', '2026-12', 'năm 2026', '2025-01', '2025-12'],
  ])('%s is from %s to %s', (text, from, to, words, first, last) => {
    expect(periodOf(text)).toEqual({ from, to, words });
    expect(before(periodOf(text)!)).toEqual({ from: first, to: last });
  });

  it.each(['', '2026-13', '2026-Q5', '2026-Q', '1999', '26-01', '2026-01-01', 'x'])('%j is none', (text) => {
    expect(periodOf(text)).toBeNull();
    expect(REPORT_FILTERS.period(text)).toBe(false);
  });

  it('a report on a province is a part of that on the country', () => {
    expect(reportFilter({ period: '2026', province: '31' })).toEqual({
      from: '2026-01',
      to: '2026-12',
      scope: 'COUNTRY',
      provinceCodes: ['31'],
    });
    expect(reportFilter({ period: '2026' }).scope).toBe('MY_UNIT');
    expect([REPORT_FILTERS.province('31'), REPORT_FILTERS.province('toString')]).toEqual([true, false]);
  });
});
