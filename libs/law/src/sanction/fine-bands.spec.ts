import fc from 'fast-check';
import { crossBorderBand } from './cross-border-fine.js';
import { type FineBand, forRespondent, statedBand } from './fine-band.js';
import { FINE_RULES, fineRule, fineRulesOn } from './fine-rules.js';
import { illegalTradeBand, type TradeFacts, technicalCollectionBand } from './illegal-trade.js';
import { LARGEST_VND } from './whole-vnd.js';

const actOn = '2026-09-01';
const M = 1_000_000;
const trade = (facts: Partial<TradeFacts>) =>
  illegalTradeBand({ basicSubjects: null, sensitiveSubjects: null, proceedsVnd: null, harm: false, actOn, ...facts });
const collected = (basicSubjects: number | null, sensitiveSubjects: number | null) =>
  technicalCollectionBand({ basicSubjects, sensitiveSubjects, actOn });
/** A band as `70-100`, in millions. */
const millions = (band: FineBand | null) => band && `${band.minVnd / M}-${band.maxVnd / M}`;

describe('the fine for illegal trade without proceeds (D330 53.3)', () => {
  // Written down from the fact sheet a second time, not read from the rules.
  it.each([
    [1, '70-100', 'a'],
    [999, '70-100', 'a'],
    [1_000, '100-300', 'b'],
    [1_999, '100-300', 'b'],
    [2_000, '300-500', 'c'],
    [9_999, '300-500', 'c'],
    [10_000, '500-1000', 'd'],
    [53_088_003, '500-1000', 'd'],
  ])('%d subjects of basic data: %s m', (basicSubjects, band, point) => {
    expect([millions(trade({ basicSubjects })), trade({ basicSubjects }).article]).toEqual([band, `D330 53.3(${point})`]);
    expect(trade({ basicSubjects })).toMatchObject({ confidence: 'C1', note: null, other: null, timesProceeds: null });
  });

  it.each([
    [1, '70-100', 'a'],
    [199, '70-100', 'a'],
    [200, '100-300', 'b'],
    [399, '100-300', 'b'],
    [400, '300-500', 'c'],
    [1_999, '300-500', 'c'],
    [2_000, '300-500', 'c'],
    [2_001, '500-1000', 'd'],
  ])('%d subjects of sensitive data: %s m', (sensitiveSubjects, band, point) => {
    expect([millions(trade({ sensitiveSubjects })), trade({ sensitiveSubjects }).article]).toEqual([band, `D330 53.3(${point})`]);
  });

  it('takes at exactly 2,000 the band that favours the respondent, as our reading, and shows the other', () => {
    const band = trade({ sensitiveSubjects: 2_000 });
    expect(band).toMatchObject({
      ruleId: 'SANC-330-53.3c',
      other: { ruleId: 'SANC-330-53.3d', minVnd: 500 * M, maxVnd: 1_000 * M },
      confidence: 'I',
      note: { vi: expect.stringContaining('chưa được xác nhận') },
    });
    expect(band.openQuestions.map(({ number }) => number)).toContain(9);
    expect(band.reasons.at(-1)).toMatchObject({ confidence: 'I', article: 'D330 53.3(d)', vi: expect.stringContaining('Đúng 2.000') });
    expect(forRespondent(band, 'INDIVIDUAL').other).toMatchObject({ minVnd: 250 * M, maxVnd: 500 * M });
    // Where basic data lead to the heavier band anyway, nothing is left open.
    expect(trade({ sensitiveSubjects: 2_000, basicSubjects: 10_000 })).toMatchObject({ ruleId: 'SANC-330-53.3d', other: null });
  });

  it.each([
    [999, 400, '300-500'],
    [10_000, 1, '500-1000'],
    [1_000, 200, '100-300'],
    [0, 200, '100-300'],
  ])('%d basic and %d sensitive: the heavier decides, %s m', (basicSubjects, sensitiveSubjects, band) => {
    expect(millions(trade({ basicSubjects, sensitiveSubjects }))).toBe(band);
  });

  it('marks the choice between two kinds as our reading only where they differ', () => {
    expect(trade({ basicSubjects: 999, sensitiveSubjects: 400 }).confidence).toBe('I');
    expect(trade({ basicSubjects: 1_000, sensitiveSubjects: 200 }).confidence).toBe('C1');
  });

  it('is 1 to 3 billion where there was harm, whatever the number', () => {
    expect(millions(trade({ harm: true }))).toBe('1000-3000');
    expect(trade({ harm: true, basicSubjects: 3 }).article).toBe('D330 53.3(đ)');
  });
});

describe('the fine for illegal trade with proceeds (D330 53.1, 53.2)', () => {
  it.each([
    [1, 2, 3_000 * M],
    [60 * M, 120 * M, 3_000 * M],
    [299_999_999, 599_999_998, 3_000 * M],
    [300 * M, 600 * M, 3_000 * M],
    [300_000_001, 600_000_002, 3_000_000_010],
    [1_700 * M, 3_400 * M, 17_000 * M],
  ])('of %d: %d to %d', (proceedsVnd, minVnd, maxVnd) => {
    expect(trade({ proceedsVnd })).toMatchObject({ minVnd, maxVnd, maximumVnd: maxVnd, timesProceeds: { min: 2, max: 10 } });
  });

  it('says that the top of 3 billion is a reading where ten times the proceeds is less, and nothing of it where it is not', () => {
    expect(trade({ proceedsVnd: 299_999_999 })).toMatchObject({ confidence: 'I' });
    expect(trade({ proceedsVnd: 299_999_999 }).reasons.at(-1)).toMatchObject({ article: 'D330 53.2; L91 8.3' });
    expect(trade({ proceedsVnd: 300 * M }).reasons).toHaveLength(1);
    expect(trade({ proceedsVnd: 300 * M }).confidence).toBe('C1');
  });

  it('goes by the proceeds where there are some, also with harm and many subjects', () => {
    expect(trade({ proceedsVnd: 60 * M, harm: true, basicSubjects: 20_000 })).toEqual(trade({ proceedsVnd: 60 * M }));
    expect(trade({ proceedsVnd: 0, basicSubjects: 999 })).toEqual(trade({ basicSubjects: 999 }));
  });

  it('stays exact up to the largest amount that is taken, and refuses more', () => {
    expect(trade({ proceedsVnd: LARGEST_VND }).maxVnd).toBe(Number(BigInt(LARGEST_VND) * 10n));
    expect(() => trade({ proceedsVnd: LARGEST_VND + 1 })).toThrow(expect.objectContaining({ code: 'INVALID' }));
  });
});

describe('the fine for collecting by technical means (D330 48.3)', () => {
  it.each([
    [499, null, '100-200'],
    [500, null, '200-300'],
    [999, null, '200-300'],
    [1_000, null, '300-500'],
    [4_999, null, '300-500'],
    [5_000, null, '500-800'],
    [null, 99, '100-200'],
    [null, 100, '200-300'],
    [null, 199, '200-300'],
    [null, 200, '300-500'],
    [null, 999, '300-500'],
    [null, 1_000, '300-500'],
    [null, 1_001, '500-800'],
    [1, 1_001, '500-800'],
  ])('%p basic, %p sensitive: %s m', (basic, sensitive, band) => {
    expect(millions(collected(basic, sensitive))).toBe(band);
  });

  it('shows the other band at exactly 1,000', () => {
    expect(collected(null, 1_000)).toMatchObject({ other: { ruleId: 'SANC-330-48.3d' }, confidence: 'I' });
  });
});

describe('the fine for a leak by a transfer across the border (D330 56.3, 56.4)', () => {
  const leak = (citizens: number | null, revenueInVietnamVnd: number | null, harmAfterStopOrder = false) =>
    crossBorderBand({ citizens, revenueInVietnamVnd, harmAfterStopOrder, actOn });

  it.each([
    [9_999, null, null],
    [10_000, null, '200-500'],
    [99_999, null, '200-500'],
    [100_000, null, '500-1000'],
    [999_999, 0, '500-1000'],
    [1_000_000, null, '1000-3000'],
    // 2 % of 149.999.999.950 is one dong short of 3 billion.
    [10_000, 149_999_999_950, '200-500'],
    [10_000, 150_000 * M, '1500-3000'],
    [99_999, 1_000_000 * M, '10000-20000'],
    [100_000, 100_000 * M, '2000-3000'],
    [100_000, 99_999 * M, '500-1000'],
    [1_000_000, 60_000 * M, '1800-3000'],
    [1_000_000, 59_999 * M, '1000-3000'],
  ])('%p citizens, revenue %p: %s m', (citizens, revenue, band) => {
    expect(millions(leak(citizens, revenue))).toBe(band);
  });

  it('is the heaviest after a stop order with harm, whatever the number', () => {
    expect(leak(null, null, true)).toMatchObject({ ruleId: 'SANC-330-56.4c', minVnd: 1_000 * M });
    expect(leak(3, 100_000 * M, true)).toMatchObject({ ruleId: 'SANC-330-56.3c', minVnd: 3_000 * M, maxVnd: 5_000 * M });
  });

  it('knows 5 % of the revenue, and at least 3 billion, as the maximum of the law', () => {
    expect(leak(10_000, 1_000_000 * M)!.maximumVnd).toBe(50_000 * M);
    expect(leak(10_000, 140_000 * M)!.maximumVnd).toBe(7_000 * M);
    expect(leak(10_000, null)!.maximumVnd).toBe(3_000 * M);
  });
});

describe('bands', () => {
  const count = fc.integer({ min: 0, max: 20_000 });
  const more = fc.integer({ min: 0, max: 20_000 });
  type Band = (basic: number, sensitive: number) => FineBand;
  /** Whether more data subjects ever bring a lower band. */
  const everLower = (bandFor: Band) =>
    fc.check(
      fc.property(fc.integer({ min: 1, max: 20_000 }), count, more, more, (basic, sensitive, moreBasic, moreSensitive) => {
        const [few, many] = [bandFor(basic, sensitive), bandFor(basic + moreBasic, sensitive + moreSensitive)];
        return few.minVnd <= many.minVnd && few.maxVnd <= many.maxVnd;
      }),
      { numRuns: 500 },
    ).failed;

  it('are never lower for more data subjects', () => {
    expect(everLower((basicSubjects, sensitiveSubjects) => trade({ basicSubjects, sensitiveSubjects }))).toBe(false);
    expect(everLower(collected)).toBe(false);
    fc.assert(
      fc.property(fc.nat(2_000_000), fc.nat(2_000_000), fc.nat(300_000), (citizens, moreCitizens, revenueMillions) => {
        const of = (n: number) =>
          crossBorderBand({ citizens: n, revenueInVietnamVnd: revenueMillions * M, harmAfterStopOrder: false, actOn })?.minVnd ?? 0;
        return of(citizens) <= of(citizens + moreCitizens);
      }),
    );
  });

  it('positive control: a row of tiers with one that is too light is found', () => {
    const light = (basicSubjects: number, sensitiveSubjects: number) =>
      trade(basicSubjects >= 10_000 ? { basicSubjects: 1_000, sensitiveSubjects } : { basicSubjects, sensitiveSubjects });
    expect(everLower(light)).toBe(true);
  });

  it('are half for individuals, at both ends, once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: LARGEST_VND }), (proceedsVnd) => {
        const whole = trade({ proceedsVnd });
        const half = forRespondent(whole, 'INDIVIDUAL');
        return (
          2 * half.minVnd === whole.minVnd &&
          2 * half.maxVnd === whole.maxVnd &&
          half.maximumVnd === whole.maximumVnd &&
          forRespondent(half, 'INDIVIDUAL') === half
        );
      }),
    );
    for (const rule of FINE_RULES.filter(({ measure }) => measure.kind === 'AMOUNT')) {
      const whole = statedBand(rule, actOn);
      expect(forRespondent(whole, 'INDIVIDUAL')).toMatchObject({ minVnd: whole.minVnd / 2, maxVnd: whole.maxVnd / 2 });
      expect(forRespondent(whole, 'ORGANISATION')).toBe(whole);
    }
    expect(() => forRespondent(forRespondent(trade({ harm: true }), 'INDIVIDUAL'), 'ORGANISATION')).toThrow(RangeError);
  });

  it('round half a dong down', () => {
    const odd = crossBorderBand({ citizens: 10_000, revenueInVietnamVnd: 150_000_000_199, harmAfterStopOrder: false, actOn })!;
    expect([odd.minVnd, odd.maxVnd]).toEqual([1_500_000_001, 3_000_000_003]);
    expect(forRespondent(odd, 'INDIVIDUAL')).toMatchObject({ minVnd: 750_000_000, maxVnd: 1_500_000_001 });
  });

  it('do not exist for an act before Decree 330: refused with the day, in both languages', () => {
    const refusal = expect.objectContaining({
      code: 'ACT_BEFORE_D330',
      kind: 'invalid',
      article: 'D330 80; D330 81.1',
      sentence: { vi: expect.stringContaining('18/08/2026'), en: expect.stringContaining('18/08/2026') },
    });
    const before = '2026-08-18';
    expect(() => trade({ proceedsVnd: 1, actOn: before })).toThrow(refusal);
    expect(() => technicalCollectionBand({ basicSubjects: 1, sensitiveSubjects: null, actOn: before })).toThrow(refusal);
    expect(() => crossBorderBand({ citizens: 1, revenueInVietnamVnd: 1, harmAfterStopOrder: false, actOn: before })).toThrow(refusal);
    expect(() => statedBand(fineRule('SANC-330-54.3'), before)).toThrow(refusal);
    expect(fineRulesOn(before)).toEqual([]);
    expect(fineRulesOn('2026-08-19')).toEqual(FINE_RULES);
    expect(millions(trade({ basicSubjects: 999, actOn: '2026-08-19' }))).toBe('70-100');
  });

  it('are refused for what is not whole, negative, no day, or nothing at all', () => {
    const defects = (act: () => unknown) => {
      try {
        return act();
      } catch (error) {
        return (error as { details: { defects: { path: string; code: string }[] } }).details.defects.map(
          ({ path, code }) => `${path} ${code}`,
        );
      }
    };
    expect(defects(() => trade({ proceedsVnd: 1.5, basicSubjects: -1 }))).toEqual(['basicSubjects NOT_WHOLE', 'proceedsVnd NOT_WHOLE']);
    expect(defects(() => trade({ sensitiveSubjects: Number.NaN }))).toEqual(['sensitiveSubjects NOT_WHOLE']);
    expect(defects(() => trade({ basicSubjects: 0 }))).toEqual(['basicSubjects SUBJECTS_REQUIRED']);
    expect(defects(() => trade({ basicSubjects: 1, actOn: '2026-02-30' }))).toEqual(['actOn DATE_INVALID']);
    expect(() => statedBand(fineRule('SANC-330-53.1'), actOn)).toThrow(RangeError);
    expect(() => fineRule('SANC-330-99')).toThrow(RangeError);
  });
});
