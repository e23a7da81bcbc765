import fc from 'fast-check';
import { type CountedCell, SHOWN_FROM, type ShownTable, suppressed, suppressedOverlap } from './suppress.js';

const table = (counts: readonly number[]): CountedCell[] => counts.map((reports, i) => ({ code: `C${i}`, reports }));
const counts = fc.array(fc.oneof(fc.nat(9), fc.nat(40)), { minLength: 2, maxLength: 4 });

/** Every table of so many cells that adds up to the total and shows what is shown. */
function* candidates(shown: ShownTable): Generator<number[]> {
  const free = shown.cells.filter(({ reports }) => reports === null).length;
  const rest = (shown.total ?? 0) - shown.cells.reduce((sum, { reports }) => sum + (reports ?? 0), 0);
  function* share(places: number, left: number): Generator<number[]> {
    if (places === 0) return yield* left === 0 ? [[]] : [];
    for (let here = 0; here <= left; here++) for (const others of share(places - 1, left - here)) yield [here, ...others];
  }
  for (const hidden of share(free, rest)) {
    let next = 0;
    yield shown.cells.map(({ reports }) => reports ?? hidden[next++]!);
  }
}

/** What a reader who knows how it is done may still think of each hidden cell: every value of a table that would be shown alike. */
function thinkable(shown: ShownTable, hide: (cells: readonly CountedCell[]) => ShownTable): Set<number>[] {
  const values = shown.cells.map(() => new Set<number>());
  for (const guess of candidates(shown))
    if (JSON.stringify(hide(table(guess))) === JSON.stringify(shown)) for (const [i, value] of guess.entries()) values[i]!.add(value);
  return values;
}
/** Indexes of small cells of which only one value can be thought. */
function givenAway(given: readonly number[], hide: (cells: readonly CountedCell[]) => ShownTable): number[] {
  const shown = hide(table(given));
  if (shown.total === null) return [];
  const values = thinkable(shown, hide);
  return given.flatMap((reports, i) => (reports > 0 && reports < SHOWN_FROM && values[i]!.size < 2 ? [i] : []));
}

describe('what is hidden of a public table', () => {
  it('shows no number from one to four, whatever the table', () => {
    fc.assert(
      fc.property(counts, (given) => {
        const { total, cells } = suppressed(table(given));
        for (const reports of [total, ...cells.map((cell) => cell.reports)])
          expect(reports === null || reports === 0 || reports >= SHOWN_FROM).toBe(true);
      }),
    );
  });

  it('lets none of them be reckoned from the total, even by a reader who knows the rule', () => {
    fc.assert(
      fc.property(counts, (given) => {
        expect(givenAway(given, suppressed)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it.each([[[8, 8, 4]], [[9, 9, 3]], [[5, 5, 5, 1]], [[6, 7, 1]], [[5, 1, 40]], [[5, 4, 4]], [[40, 4, 4]]])(
    'nor of %j, of which a choice by size gave one away or nearly',
    (given) => {
      expect(givenAway(given, suppressed)).toEqual([]);
    },
  );

  it('positive control: hiding only what is under five gives a single one away', () => {
    const primary = (cells: readonly CountedCell[]): ShownTable => ({
      total: cells.reduce((sum, { reports }) => sum + reports, 0),
      cells: suppressedOverlap(cells),
    });
    expect(givenAway([40, 3, 0], primary)).toEqual([1]);
    expect(givenAway([40, 3, 0], suppressed)).toEqual([]);
  });

  it.each<[number[], (number | null)[]]>([
    [
      [40, 12, 9],
      [40, 12, 9],
    ],
    [
      [40, 12, 3],
      [null, 12, null],
    ],
    // By its size the first would tell that the third is four.
    [
      [8, 8, 4],
      [null, 8, null],
    ],
    [
      [40, 4, 4],
      [null, null, null],
    ],
    [
      [40, 1, 1],
      [null, null, null],
    ],
    [
      [40, 9, 1, 1],
      [null, 9, null, null],
    ],
    [
      [0, 3, 2],
      [null, null, null],
    ],
    [
      [40, 0, 9],
      [40, 0, 9],
    ],
  ])('of %j shows %j', (given, shown) => {
    expect(suppressed(table(given)).cells.map(({ reports }) => reports)).toEqual(shown);
  });

  it('hides the total too where that is under five, and says zero where there is nothing', () => {
    expect(suppressed(table([2, 1]))).toEqual({
      total: null,
      cells: [
        { code: 'C0', reports: null },
        { code: 'C1', reports: null },
      ],
    });
    expect(suppressed(table([0, 0])).total).toBe(0);
  });
});
