import { countDefects, factDefects } from './fact-defects.js';
import type { AffectedCount } from './violation-facts.js';

const NOW = new Date('2026-11-22T10:00:00.000Z');
const count = (more: Partial<AffectedCount>): AffectedCount => ({ what: 'BASIC_SUBJECTS', basis: 'ESTIMATED', ...more });
const found = (...counts: AffectedCount[]) => countDefects(counts).map(({ path, code }) => [path, code]);

describe('countDefects', () => {
  it.each([
    count({ basis: 'COUNTED', value: 0 }),
    count({ basis: 'COUNTED', value: Number.MAX_SAFE_INTEGER, min: null, max: null }),
    count({ value: 12 }),
    count({ min: 10 }),
    count({ max: 10 }),
    count({ min: 10, max: 10, value: 10 }),
    count({ basis: 'UNKNOWN' }),
    count({ basis: 'UNKNOWN', value: null }),
  ])('takes %p', (given) => {
    expect(found(given)).toEqual([]);
  });

  it.each<[Partial<AffectedCount>, string, string]>([
    [{ basis: 'COUNTED' }, 'value', 'COUNT_WITHOUT_VALUE'],
    [{ basis: 'COUNTED', value: 1, max: 2 }, 'max', 'COUNTED_WITH_BOUNDS'],
    [{}, 'value', 'ESTIMATE_WITHOUT_FIGURE'],
    [{ min: 11, max: 10 }, 'max', 'MAX_BELOW_MIN'],
    [{ value: 9, min: 10 }, 'value', 'VALUE_OUT_OF_BOUNDS'],
    [{ value: 11, max: 10 }, 'value', 'VALUE_OUT_OF_BOUNDS'],
    [{ basis: 'UNKNOWN', value: 0 }, 'value', 'COUNT_UNKNOWN_WITH_FIGURE'],
    [{ value: -1 }, 'value', 'NOT_A_COUNT'],
    [{ min: 1.5 }, 'min', 'NOT_A_COUNT'],
    [{ max: 2 ** 53 }, 'max', 'NOT_A_COUNT'],
  ])('refuses %p at %s: %s', (more, field, code) => {
    expect(found(count({ what: 'BASIC_RECORDS', basis: 'COUNTED', value: 1 }), count(more))).toEqual([[`counts.1.${field}`, code]]);
    for (const { vi, en } of countDefects([count(more)]))
      expect([vi, en]).toEqual([expect.stringMatching(/\S/), expect.stringMatching(/\S/)]);
  });

  it('refuses a thing that is counted twice', () => {
    expect(found(count({ value: 1 }), count({ value: 2 }))).toEqual([['counts.1.what', 'COUNTED_TWICE']]);
  });
});

describe('factDefects', () => {
  it('finds nothing wrong where nothing is said', () => {
    expect(factDefects({}, NOW)).toEqual([]);
    expect(
      factDefects({ counts: [], dataTypes: [], illegalSale: {}, cyberIncident: { isCyberIncident: false, serious: false } }, NOW),
    ).toEqual([]);
  });

  it('looks at sales: an offer in the future, a price and a volume that are no whole numbers', () => {
    const sale = { offeredAt: new Date(NOW.getTime() + 1), priceVnd: 0.5, volume: -1 };

    expect(factDefects({ illegalSale: sale }, NOW).map(({ path, code }) => [path, code])).toEqual([
      ['illegalSale.offeredAt', 'TIME_IN_FUTURE'],
      ['illegalSale.priceVnd', 'NOT_A_COUNT'],
      ['illegalSale.volume', 'NOT_A_COUNT'],
    ]);
    expect(factDefects({ illegalSale: { offeredAt: NOW, priceVnd: Number.MAX_SAFE_INTEGER, volume: 8_400_000_000 } }, NOW)).toEqual([]);
    expect(factDefects({ illegalSale: { offeredAt: new Date(Number.NaN) } }, NOW)).toMatchObject([{ code: 'TIME_INVALID' }]);
  });

  it('refuses an end of what goes on, and a time of what is unknown', () => {
    expect(factDefects({ occurrencePrecision: 'ONGOING', occurredFrom: NOW, occurredTo: NOW }, NOW)).toMatchObject([
      { path: 'occurredTo', code: 'ONGOING_WITH_END' },
    ]);
    expect(factDefects({ occurrencePrecision: 'UNKNOWN', occurredFrom: NOW }, NOW)).toMatchObject([
      { path: 'occurredFrom', code: 'UNKNOWN_WITH_TIME' },
    ]);
    for (const occurrencePrecision of ['EXACT', 'APPROXIMATE', 'ONGOING'] as const)
      expect(factDefects({ occurrencePrecision, occurredFrom: NOW }, NOW)).toEqual([]);
  });
});
