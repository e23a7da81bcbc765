import { parseArticle } from '../regime/article.js';
import { SUBJECT_THRESHOLDS, standingOf } from './subject-thresholds.js';

const threshold = (code: string) => SUBJECT_THRESHOLDS.find((one) => one.code === code)!;

describe('thresholds of data subjects', () => {
  it('cite what they come from', () => {
    for (const { article } of SUBJECT_THRESHOLDS) expect(parseArticle(article).length).toBeGreaterThan(0);
  });

  it.each([
    ['from 100,000 on', 'LARGE_SCALE', 100_000, 99_999],
    ['above 100,000', 'SECURITY_ALL', 100_001, 100_000],
    ['above 10,000', 'SECURITY_SENSITIVE', 10_001, 10_000],
    ['from 10,000 on', 'SYSTEM_LEVEL_SENSITIVE', 10_000, 9999],
  ])('are passed %s and by nothing less (%s)', (_words, code, passed, below) => {
    expect(standingOf({ atLeast: passed, counted: passed, unknown: 0 }, threshold(code))).toBe('PASSED');
    expect(standingOf({ atLeast: below, counted: below, unknown: 0 }, threshold(code))).toBe('NEAR');
  });

  it('say what is only likely, since groups may have people in common, and what nobody can know yet', () => {
    const large = threshold('LARGE_SCALE');
    expect(standingOf({ atLeast: 60_000, counted: 120_000, unknown: 0 }, large)).toBe('LIKELY');
    expect(standingOf({ atLeast: 80_000, counted: 80_000, unknown: 2 }, large)).toBe('NEAR');
    expect(standingOf({ atLeast: 500, counted: 500, unknown: 1 }, large)).toBe('UNKNOWN');
    expect(standingOf({ atLeast: 500, counted: 500, unknown: 0 }, large)).toBe('BELOW');
  });
});
