import { RISK_REASONS, riskOf, type Weighed } from './risk.js';

const nothing: Weighed = {
  facts: {},
  noticeClass: null,
  verdict: null,
  severity: null,
  crossBorder: null,
  sensitiveSector: null,
  subjectBand: null,
  others: 0,
};
const codesOf = (more: Partial<Weighed>) => riskOf({ ...nothing, ...more }).reasons.map(({ code }) => code);
const people = (value: number) => codesOf({ facts: { counts: [{ what: 'BASIC_SUBJECTS', basis: 'COUNTED', value }] } });

describe('the risk of a matter', () => {
  it('is nothing where nothing was told', () => {
    expect(riskOf(nothing)).toEqual({ risk: 0, reasons: [] });
  });

  it('is the sum of its reasons, the heaviest first, and at most 100', () => {
    const all = riskOf({
      facts: {
        regime: 'VN-PDPL-2025',
        actType: 'ILLEGAL_SALE',
        occurrencePrecision: 'ONGOING',
        harmInterests: ['PROPERTY'],
        dataTypes: [{ code: 'HEALTH', state: 'AFFECTED' }],
        counts: [{ what: 'SENSITIVE_SUBJECTS', basis: 'ESTIMATED', min: 20_000, max: 900_000 }],
      },
      noticeClass: 'URGENT_72H',
      verdict: 'LATE',
      severity: 'CRITICAL',
      crossBorder: true,
      sensitiveSector: true,
      subjectBand: null,
      others: 3,
    });
    expect(all.reasons[0]).toEqual({ code: 'SEVERITY_CRITICAL', points: 30 });
    expect(all.reasons.map(({ points }) => points)).toEqual(all.reasons.map(({ points }) => points).toSorted((a, b) => b - a));
    expect(all.reasons.reduce((sum, { points }) => sum + points, 0)).toBeGreaterThan(100);
    expect(all.risk).toBe(100);
    expect(new Set(all.reasons.map(({ code }) => code))).toEqual(new Set(RISK_REASONS.filter((code) => code !== 'SEVERITY_HIGH')));
  });

  it('counts people from 100 on, by the lower bound of an estimate, and by the band of the triage where there is one', () => {
    expect(people(99)).toEqual([]);
    expect(people(100)).toEqual(['MANY_PEOPLE']);
    const told = { counts: [{ what: 'BASIC_SUBJECTS' as const, basis: 'COUNTED' as const, value: 500_000 }] };
    expect(riskOf({ ...nothing, facts: told }).risk).toBe(20);
    expect(riskOf({ ...nothing, facts: told, subjectBand: 'UNDER_1000' }).risk).toBe(5);
    expect(riskOf({ ...nothing, facts: told, subjectBand: 'UNKNOWN' }).risk).toBe(20);
  });

  it('goes by the law of the report for what is sensitive, and not by what is not affected', () => {
    const dataTypes = [{ code: 'HEALTH', state: 'AFFECTED' }];
    expect(codesOf({ facts: { regime: 'VN-PDPL-2025', dataTypes } })).toEqual(['SENSITIVE_DATA']);
    expect(codesOf({ facts: { regime: 'VN-PDPL-2025', dataTypes: [{ code: 'HEALTH', state: 'NOT_AFFECTED' }] } })).toEqual([]);
    expect(
      codesOf({
        facts: {
          regime: 'VN-PDPL-2025',
          dataTypes: [
            { code: 'OTHER_NAME', state: 'AFFECTED' },
            { code: 'no such', state: 'AFFECTED' },
          ],
        },
      }),
    ).toEqual([]);
    expect(codesOf({ facts: { dataTypes } })).toEqual([]);
  });
});
