import fc from 'fast-check';
import { PROCEEDS_EVIDENCE, type ProceedsEntry, proceedsOf } from './proceeds.js';
import { LARGEST_VND } from './whole-vnd.js';

const at = (day: string) => new Date(`${day}+07:00`);
const entry = (amountVnd: number, more: Partial<ProceedsEntry> = {}): ProceedsEntry => ({
  amountVnd,
  at: at('2026-09-10T10:00:00'),
  evidenceType: 'BANK_STATEMENT',
  act: 'sale 1',
  ...more,
});
const NONE = Object.fromEntries(PROCEEDS_EVIDENCE.map((type) => [type, 0]));

describe('the proceeds of an act', () => {
  it('are its entries without deduction, by act and by evidence', () => {
    expect(
      proceedsOf([
        entry(40_000_000),
        entry(15_000_000, { evidenceType: 'CHAT_HISTORY' }),
        entry(7, { act: 'sale 2', evidenceType: 'E_WALLET' }),
        entry(5_000_000),
      ]),
    ).toEqual([
      {
        act: 'sale 1',
        totalVnd: 60_000_000,
        byEvidence: { ...NONE, BANK_STATEMENT: 45_000_000, CHAT_HISTORY: 15_000_000 },
        entries: 3,
        beforeDecreeVnd: 0,
      },
      { act: 'sale 2', totalVnd: 7, byEvidence: { ...NONE, E_WALLET: 7 }, entries: 1, beforeDecreeVnd: 0 },
    ]);
    expect(proceedsOf([])).toEqual([]);
  });

  it('count from the first moment of 2026-08-19 in Vietnam; what came before stands apart', () => {
    const [sale] = proceedsOf([entry(1, { at: at('2026-08-18T23:59:59.999') }), entry(2, { at: at('2026-08-19T00:00:00') })]);
    expect(sale).toMatchObject({ totalVnd: 2, beforeDecreeVnd: 1, entries: 1 });
  });

  it('are neither lost nor doubled, whatever the order', () => {
    const entries = fc.array(
      fc.record({
        amountVnd: fc.nat(1_000_000_000),
        at: fc.date({ min: at('2026-01-01T00:00:00'), max: at('2027-01-01T00:00:00'), noInvalidDate: true }),
        evidenceType: fc.constantFrom(...PROCEEDS_EVIDENCE),
        act: fc.constantFrom('a', 'b', 'c'),
      }),
    );
    fc.assert(
      fc.property(entries, (all) => {
        const acts = proceedsOf(all);
        const given = all.reduce((sum, { amountVnd }) => sum + amountVnd, 0);
        const told = acts.reduce((sum, { totalVnd, beforeDecreeVnd }) => sum + totalVnd + beforeDecreeVnd, 0);
        const byName = (of: typeof acts) => of.toSorted((a, b) => a.act.localeCompare(b.act));
        expect(told).toBe(given);
        for (const { totalVnd, byEvidence } of acts) expect(Object.values(byEvidence).reduce((sum, part) => sum + part, 0)).toBe(totalVnd);
        expect(byName(proceedsOf(all.toReversed()))).toEqual(byName(acts));
      }),
    );
  });

  it('are refused with every wrong entry: fractions, negatives, what is too large, no time, no act', () => {
    const wrong = [
      entry(1.5),
      entry(-1),
      entry(Number.MAX_SAFE_INTEGER),
      entry(Number.NaN),
      entry(1, { at: new Date(Number.NaN) }),
      entry(1, { act: ' ' }),
      entry(1),
    ];
    expect(() => proceedsOf(wrong)).toThrow(
      expect.objectContaining({
        details: {
          defects: [
            ['0.amountVnd', 'NOT_WHOLE'],
            ['1.amountVnd', 'NOT_WHOLE'],
            ['2.amountVnd', 'NOT_WHOLE'],
            ['3.amountVnd', 'NOT_WHOLE'],
            ['4.at', 'TIME_INVALID'],
            ['5.act', 'REQUIRED'],
          ].map(([path, code]) => expect.objectContaining({ path: `entries.${path}`, code, article: 'D330 6.2' })),
        },
      }),
    );
    expect(() => proceedsOf([entry(LARGEST_VND), entry(1)])).toThrow(
      expect.objectContaining({ details: { defects: [expect.objectContaining({ code: 'SUM_TOO_LARGE' })] } }),
    );
  });
});
