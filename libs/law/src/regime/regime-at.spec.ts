import fc from 'fast-check';
import { Invalid } from '#kernel';
import { civilTimes } from '../../testing/civil-arbitrary.js';
import { dayOf, instantOf } from '../../testing/civil-oracle.js';
import { NoRegime, regimeAt } from './regime-at.js';
import { storedRegime } from './regimes.js';

const vn = (text: string) => new Date(`${text}+07:00`);
const codeAt = (...args: Parameters<typeof regimeAt>): string => regimeAt(...args).regime.code;

describe('regimeAt', () => {
  it('changes at midnight in Vietnam, to the millisecond', () => {
    expect(codeAt(vn('2023-07-01T00:00:00.000'))).toBe('VN-PDPD-2023');
    expect(codeAt(vn('2025-12-31T23:59:59.999'))).toBe('VN-PDPD-2023');
    expect(codeAt(vn('2026-01-01T00:00:00.000'))).toBe('VN-PDPL-2025');
    expect(() => regimeAt(vn('2023-06-30T23:59:59.999'))).toThrow(NoRegime);
  });

  it('agrees with the civil day for any instant from 2000 to 2100', () => {
    fc.assert(
      fc.property(civilTimes, (civil) => {
        const day = dayOf(civil);
        const at = new Date(instantOf(civil));
        if (day < '2023-07-01') expect(() => regimeAt(at)).toThrow(NoRegime);
        else expect(codeAt(at)).toBe(day < '2026-01-01' ? 'VN-PDPD-2023' : 'VN-PDPL-2025');
      }),
      { numRuns: 500 },
    );
  });

  it('goes by detection under Law 91: of 2025 but detected in 2026 is Law 91, marked as our reading', () => {
    const choice = regimeAt({ occurredAt: vn('2025-12-31T10:00:00'), detectedAt: vn('2026-01-01T00:00:00') });

    expect(choice).toMatchObject({ regime: { code: 'VN-PDPL-2025' }, provisional: false, confidence: 'I' });
    expect(choice.reasons.map((reason) => reason.article)).toEqual(['L91 23.1; L91 38.1', 'D356 42.2']);
    expect(codeAt({ occurredAt: vn('2019-01-01T00:00:00'), detectedAt: vn('2026-02-01T00:00:00') })).toBe('VN-PDPL-2025');
    expect(codeAt({ detectedAt: vn('2026-02-01T00:00:00') })).toBe('VN-PDPL-2025');
  });

  it('goes by occurrence under Decree 13', () => {
    const choice = regimeAt({ occurredAt: vn('2025-12-30T10:00:00'), detectedAt: vn('2025-12-31T23:59:59.999') });

    expect(choice).toMatchObject({ regime: { code: 'VN-PDPD-2023' }, provisional: false, confidence: 'C1' });
    expect(choice.reasons[0]!.vi).toContain('10:00 30/12/2025');
  });

  it('says that it is provisional while a time is missing that could change the answer', () => {
    expect(regimeAt({ occurredAt: vn('2025-12-30T10:00:00') })).toMatchObject({ regime: { code: 'VN-PDPD-2023' }, provisional: true });
    expect(regimeAt({ detectedAt: vn('2025-12-30T10:00:00') })).toMatchObject({ regime: { code: 'VN-PDPD-2023' }, provisional: true });
    expect(regimeAt({ occurredAt: vn('2026-01-02T00:00:00') })).toMatchObject({ regime: { code: 'VN-PDPL-2025' }, provisional: false });
  });

  it('counts an occurrence for nothing when it is declared unknown', () => {
    expect(codeAt({ occurredAt: vn('2019-01-01T00:00:00'), occurrencePrecision: 'UNKNOWN', detectedAt: vn('2024-01-01T00:00:00') })).toBe(
      'VN-PDPD-2023',
    );
  });

  it('knows no duty for what happened before there were rules and was found before Law 91', () => {
    expect(() => regimeAt({ occurredAt: vn('2023-06-30T23:59:59.999'), detectedAt: vn('2023-07-02T00:00:00') })).toThrow(
      expect.objectContaining({ code: 'NO_REGIME', kind: 'invalid' }),
    );
  });

  it('refuses no times, impossible times and detection before occurrence', () => {
    expect(() => regimeAt({})).toThrow(Invalid);
    expect(() => regimeAt({ detectedAt: new Date(Number.NaN) })).toThrow(Invalid);
    expect(() => regimeAt({ occurredAt: vn('2026-01-02T00:00:00'), detectedAt: vn('2026-01-01T00:00:00') })).toThrow(Invalid);
    expect(() => storedRegime('VN-NOTHING')).toThrow(RangeError);
  });
});
