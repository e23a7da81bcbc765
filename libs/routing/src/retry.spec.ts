import { gapAfter, LONGEST_GAP } from './retry.js';

describe('the gaps between the tries of a message', () => {
  it('are 5 seconds, 30 seconds, 2 minutes, 5 minutes and then a quarter of an hour', () => {
    expect([1, 2, 3, 4, 5, 6, 100].map((tries) => gapAfter(tries, () => 0.5))).toEqual([
      5_000, 30_000, 120_000, 300_000, 900_000, 900_000, 900_000,
    ]);
  });

  it('are spread by a fifth to either side, and never above a quarter of an hour', () => {
    expect([gapAfter(1, () => 0), gapAfter(1, () => 0.9999)]).toEqual([4_000, 6_000]);
    expect([gapAfter(9, () => 0), gapAfter(9, () => 0.9999)]).toEqual([720_000, LONGEST_GAP]);
    const gaps = Array.from({ length: 10_000 }, () => gapAfter(7));
    expect(Math.max(...gaps)).toBeLessThanOrEqual(15 * 60_000);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(12 * 60_000);
    expect(new Set(gaps).size).toBeGreaterThan(1_000);
  });
});
