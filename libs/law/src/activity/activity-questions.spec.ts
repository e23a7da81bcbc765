import fc from 'fast-check';
import { REGIME_CODES } from '../regime/regimes.js';
import type { ActivityFacts } from './activity-facts.js';
import { activityGaps } from './activity-gaps.js';
import { ACTIVITY_QUESTIONS, activityCompleteness, ownerOfGap } from './activity-questions.js';
import { GAP_CODES } from './gap-rules.js';

const EMPTY: ActivityFacts = {
  purposes: [],
  operations: [],
  sources: [],
  thirdParties: [],
  transfers: [],
  legalBases: [],
  subjectGroups: [],
  dataTypes: [],
  systems: [],
  recipients: [],
  processors: [],
  measures: [],
};

const facts: fc.Arbitrary<ActivityFacts> = fc.record({
  purpose: fc.constantFrom(null, ' ', 'Tính lương'),
  purposes: fc.array(fc.record({ text: fc.constant('Tính lương'), legalBasis: fc.constantFrom(null, 'CONTRACT') }), { maxLength: 2 }),
  operations: fc.subarray(['COLLECT']),
  sources: fc.subarray(['DATA_SUBJECT']),
  children: fc.constantFrom(true, false, null),
  automatedDecision: fc.constantFrom(true, false, null),
  thirdParties: fc.array(fc.record({ name: fc.constant('C'), country: fc.constantFrom(null, 'VN', 'US') }), { maxLength: 1 }),
  transfers: fc.array(
    fc.record({
      case: fc.constantFrom('OTHER', 'FOREIGN_CLOUD'),
      detail: fc.constantFrom(null, 'Thư điện tử'),
      country: fc.constantFrom(null, 'SG'),
      recipient: fc.constantFrom(null, 'D'),
      safeguards: fc.constantFrom(null, 'Mã hóa'),
      firstTransferredOn: fc.constantFrom(null, '2026-02-30', '2026-02-28'),
    }),
    { maxLength: 2 },
  ),
  legalBases: fc.subarray(['CONSENT', 'LEGITIMATE_INTEREST', 'DEFENCE_OF_RIGHTS']),
  subjectGroups: fc.array(fc.record({ name: fc.constant('Khách hàng'), count: fc.constantFrom(null, 3) }), { maxLength: 2 }),
  dataTypes: fc.subarray(['HEALTH', 'PHONE_NUMBER', 'Mã riêng']),
  systems: fc.array(fc.record({ name: fc.constant('CRM'), location: fc.constantFrom('VN', 'ABROAD', 'UNKNOWN', null) }), { maxLength: 2 }),
  recipients: fc.array(fc.record({ name: fc.constant('A'), country: fc.constantFrom(null, 'VN', 'SG') }), { maxLength: 2 }),
  processors: fc.array(
    fc.record({ name: fc.constant('B'), country: fc.constantFrom('VN', 'SG'), contract: fc.constantFrom(true, false, null) }),
    { maxLength: 2 },
  ),
  crossBorder: fc.constantFrom(true, false, null),
  retention: fc.constantFrom(null, '5 năm'),
  deletionMethod: fc.constantFrom(null, 'Xóa'),
  measures: fc.subarray(['', 'Mã hóa']),
  firstProcessedOn: fc.constantFrom(null, '2026-02-30', '2026-02-28'),
  ownerName: fc.constantFrom(null, 'Người mẫu'),
});

describe('the questions of an activity', () => {
  it('have each gap rule in one of them', () => {
    expect(ACTIVITY_QUESTIONS.flatMap(({ codes }) => codes).sort()).toEqual([...GAP_CODES].sort());
    for (const code of GAP_CODES) expect(ownerOfGap(code)).toMatch(/^(ACTIVITY_OWNER|OFFICER|SYSTEM_OWNER)$/);
  });

  it('score nothing where nothing is told, with the sum to be seen, and leave out what does not arise', () => {
    const { score, points, of, items, open } = activityCompleteness('VN-PDPL-2025', EMPTY);
    expect({ score, points }).toEqual({ score: 0, points: 0 });
    expect(of).toBe(items.reduce((sum, { weight }) => sum + weight, 0));
    expect(open).toHaveLength(items.length);
    const absent = [
      'dataTypes.code',
      'subjectGroups.count',
      'systems.location',
      'parties.country',
      'processors.contract',
      'transfers',
      'transfers.case',
      'purposes.legalBasis',
    ];
    expect(items.filter(({ path }) => absent.includes(path))).toEqual([]);
    expect(open[0]).toMatchObject({
      path: 'purpose',
      need: 'MANDATORY',
      weight: 3,
      article: 'L91 3.2; D356 19.3(c)',
      owner: 'ACTIVITY_OWNER',
    });
  });

  it('weigh by the regime: the groups of subjects are mandatory since Form 10 only', () => {
    const need = (regime: (typeof REGIME_CODES)[number]) =>
      activityCompleteness(regime, EMPTY).items.find(({ path }) => path === 'subjectGroups')!.need;
    expect(REGIME_CODES.map(need)).toEqual(['ADVISED', 'MANDATORY']);
  });

  it('are all answered exactly where there is no gap, and each open one has a gap', () => {
    fc.assert(
      fc.property(fc.constantFrom(...REGIME_CODES), facts, (regime, told) => {
        const { score, points, of, open } = activityCompleteness(regime, told);
        const gaps = activityGaps(regime, told).map(({ code }) => code);
        expect(score === 100).toBe(gaps.length === 0);
        expect(points <= of && points >= 0).toBe(true);
        const questions = ACTIVITY_QUESTIONS.filter(({ codes }) => codes.some((code) => gaps.includes(code)));
        expect(open.map(({ path }) => path).sort()).toEqual(questions.map(({ path }) => path).sort());
      }),
    );
  });
});
