import { citeArticle } from '../regime/article.js';
import { FINE_RULES } from './fine-rules.js';
import { MEASURE_CODES, MEASURE_ORDERS, MEASURES, measureOf, measuresOf } from './measures.js';

/** The bands of the fact sheet by article, in millions, written down a second time. */
const BANDS: Readonly<Record<string, readonly (readonly [number, number])[]>> = {
  39: [
    [20, 40],
    [40, 60],
  ],
  43: [
    [30, 50],
    [50, 70],
  ],
  44: [
    [10, 20],
    [20, 30],
    [30, 40],
  ],
  45: [[20, 30]],
  46: [
    [20, 30],
    [30, 50],
  ],
  47: [
    [10, 20],
    [20, 30],
    [30, 50],
  ],
  48: [
    [30, 50],
    [50, 80],
    [100, 200],
    [200, 300],
    [300, 500],
    [500, 800],
    [50, 80],
  ],
  49: [
    [10, 20],
    [20, 30],
    [40, 60],
  ],
  50: [
    [20, 30],
    [30, 50],
  ],
  51: [
    [10, 30],
    [30, 50],
    [50, 60],
  ],
  52: [
    [20, 30],
    [30, 50],
    [50, 80],
  ],
  53: [
    [70, 100],
    [100, 300],
    [300, 500],
    [500, 1000],
    [1000, 3000],
  ],
  54: [
    [10, 20],
    [20, 40],
    [40, 60],
    [60, 80],
  ],
  55: [
    [20, 30],
    [50, 100],
  ],
  56: [
    [30, 50],
    [50, 100],
    [200, 500],
    [500, 1000],
    [1000, 3000],
  ],
  57: [
    [10, 20],
    [20, 30],
  ],
  69: [
    [20, 50],
    [50, 70],
    [70, 100],
  ],
  70: [
    [50, 70],
    [70, 150],
  ],
  71: [
    [10, 20],
    [30, 50],
  ],
};

describe('the fines of Decree 330', () => {
  it('are those of the fact sheet, article by article', () => {
    const amounts = FINE_RULES.flatMap(({ article, measure }) =>
      measure.kind === 'AMOUNT'
        ? [{ number: /^D330 (\d+)\./.exec(article)![1]!, band: [measure.minVnd / 1_000_000, measure.maxVnd / 1_000_000] }]
        : [],
    );
    const found = Object.fromEntries(
      [...Map.groupBy(amounts, ({ number }) => number)].map(([number, rows]) => [number, rows.map(({ band }) => band)]),
    );
    expect(found).toEqual(BANDS);
    expect(FINE_RULES.flatMap(({ id, measure }) => (measure.kind === 'AMOUNT' ? [] : [[id, measure.min, measure.max]]))).toEqual([
      ['SANC-330-53.1', 2, 10],
      ['SANC-330-56.3a', 1, 2],
      ['SANC-330-56.3b', 2, 3],
      ['SANC-330-56.3c', 3, 5],
    ]);
  });

  it('have ids of their own, an article that can be cited, both languages, and more above than below', () => {
    expect(new Set(FINE_RULES.map(({ id }) => id)).size).toBe(FINE_RULES.length);
    for (const { id, article, conduct, measure, from, to, tiers } of FINE_RULES) {
      expect(citeArticle(article).vi).toContain('Nghị định 330/2026/NĐ-CP');
      expect([id, conduct.vi.trim() !== '' && conduct.en.trim() !== '' && conduct.vi !== conduct.en]).toEqual([id, true]);
      expect([from, to]).toEqual(['2026-08-19', null]);
      expect(measure.kind === 'AMOUNT' ? measure.minVnd < measure.maxVnd : measure.min < measure.max).toBe(true);
      for (const tier of tiers) expect(tier.below ?? Infinity).toBeGreaterThan(tier.from);
    }
  });
});

describe('the measures beside a fine', () => {
  it('are each told once, and each order names a rule and a measure that there is', () => {
    expect(MEASURES.map(({ code }) => code).toSorted()).toEqual([...MEASURE_CODES].toSorted());
    const ids = FINE_RULES.map(({ id }) => id);
    for (const { ruleId, measure, article } of MEASURE_ORDERS) {
      expect(ids).toContain(ruleId);
      expect(measureOf(measure).code).toBe(measure);
      // An order stands in the article of its rule.
      expect(article.split('.')[0]).toBe(`D330 ${ruleId.replace('SANC-330-', '').split('.')[0]}`);
    }
  });

  it('that go with an illegal sale: confiscation, destruction on all storage, proceeds back, every subject told', () => {
    const orders = (id: string) => measuresOf(id).map(({ measure, article }) => `${measure} ${article}`);
    const always = ['CONFISCATE D330 53.4', 'DESTROY_DATA D330 53.5(a)', 'NOTIFY_SUBJECTS D330 53.5(c)'];
    expect(orders('SANC-330-53.1').toSorted()).toEqual([...always, 'DISGORGE D330 53.5(b)'].toSorted());
    for (const point of ['a', 'b', 'c', 'd', 'đ']) expect(orders(`SANC-330-53.3${point}`)).toEqual(always);
    expect(measureOf('SUSPEND_TRANSFERS').months).toEqual({ min: 6, max: 12 });
    expect(measureOf('SUSPEND_LICENCE').months).toEqual({ min: 1, max: 24 });
    expect(measuresOf('SANC-330-39.1').map(({ points }) => points)).toEqual([['a', 'c'], ['a', 'c'], ['a', 'c'], ['b']]);
  });
});
