import fc from 'fast-check';
import { formatReference, isReference } from './reference.js';

/** Positions of the digits that the check digit covers, the check digit among them. */
const digitsOf = (reference: string) => [...reference.matchAll(/\d/g)].map(({ index }) => index);
const put = (text: string, at: number, ...characters: string[]) =>
  text.slice(0, at) + characters.join('') + text.slice(at + characters.length);

const sample = Array.from({ length: 300 }, (_, i) => formatReference('BC', 2023 + (i % 8), 1 + i * 3331));

describe('a reference', () => {
  it('is written as its parts and one check digit', () => {
    expect(formatReference('BC', 2026, 123)).toMatch(/^BC26-000123-\d$/);
    expect(formatReference('TN', 2030, 123_456_789)).toMatch(/^TN30-123456789-\d$/);
    expect(formatReference('BC', 2009, 1).slice(0, 5)).toBe('BC09-');
  });

  it.each([
    ['Bc', 2026, 1],
    ['B', 2026, 1],
    ['BC', 2026, -1],
    ['BC', 2026, 1.5],
    ['BC', 2026, 1_000_000_000],
  ])('is not made of %s, %s, %s', (prefix, year, number) => {
    expect(() => formatReference(prefix, year, number)).toThrow(RangeError);
  });

  it('is recognised however it is typed', () => {
    for (const reference of sample)
      for (const typed of [reference, reference.toLowerCase(), `  ${reference}\n`]) expect(isReference(typed)).toBe(true);
  });

  it('shows every single wrong digit, at every place, for every other digit', () => {
    const missed = sample.flatMap((reference) =>
      digitsOf(reference).flatMap((at) =>
        [...'0123456789'].filter((digit) => digit !== reference[at] && isReference(put(reference, at, digit))),
      ),
    );
    expect(missed).toEqual([]);
  });

  it('shows every swap of two neighbouring digits that differ', () => {
    const missed = sample.filter((reference) => {
      const places = digitsOf(reference);
      return places.slice(1).some((at, i) => {
        const before = places[i]!;
        const swapped = put(put(reference, before, reference[at]!), at, reference[before]!);
        return swapped !== reference && isReference(swapped);
      });
    });
    expect(missed).toEqual([]);
  });

  it('would not be shown by a plain sum of digits: a swap passes it', () => {
    const sum = (reference: string) => digitsOf(reference).reduce((total, at) => total + Number(reference[at]), 0) % 10;
    const [reference] = sample.filter((text) => text[5] !== text[6]);
    expect(sum(put(reference!, 5, reference![6]!, reference![5]!))).toBe(sum(reference!));
  });

  it('has exactly one check digit, whatever year and number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2000, max: 2099 }), fc.integer({ min: 0, max: 999_999_999 }), (year, number) => {
        const reference = formatReference('BC', year, number);
        return [...'0123456789'].filter((digit) => isReference(reference.slice(0, -1) + digit)).length === 1;
      }),
    );
  });

  it.each(['', 'BC26-00123-4', 'BC26-000123', 'BC2-000123-1', 'BC26-0000001234-1', 'BC26-000123-x', 'BC26–000123–1', 'BC٢٦-000123-1'])(
    'is not %j',
    (text) => {
      expect(isReference(text)).toBe(false);
    },
  );
});
