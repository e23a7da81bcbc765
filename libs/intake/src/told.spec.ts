import type { StoredFacts } from '#violations';
import { judge, refuseUnusable, type Told } from './told.js';

const NOW = new Date('2026-11-22T08:00:00Z');
const hoursAgo = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000).toISOString();
const judged = (facts: StoredFacts, receivedAt = NOW) => judge({ actDescription: 'Rao bán', ...facts }, receivedAt, NOW);
const told = (facts: StoredFacts, reporter: Told['reporter'] = { kind: 'INDIVIDUAL' }): Told => ({
  reporter,
  about: { name: 'Cửa hàng' },
  facts,
});
const defects = (one: Told) => {
  try {
    refuseUnusable(one, NOW);
    return [];
  } catch (error) {
    return (error as { details: { defects: { path: string; code: string }[] } }).details.defects.map(({ path, code }) => [path, code]);
  }
};

describe('a report by others', () => {
  it('meets the duty of whoever it is, without a deadline', () => {
    expect(judged({ detectedAt: hoursAgo(100) })).toMatchObject({
      regime: 'VN-PDPL-2025',
      noticeClass: 'GENERAL',
      rule: 'L91-BREACH-GEN',
      article: 'L91 23.3(a)',
      verdict: 'NO_DEADLINE',
      dueAt: null,
    });
    expect(judged({ occurredFrom: '2025-05-01T00:00:00Z', detectedAt: '2025-05-02T00:00:00Z' })).toMatchObject({
      regime: 'VN-PDPD-2023',
      article: 'D13 23.6(a)',
      verdict: 'NO_DEADLINE',
    });
    expect(judged({ actType: 'WRONG_PURPOSE', detectedAt: hoursAgo(1) }).article).toBe('L91 23.3(b)');
    expect(judged({ actType: 'RIGHTS_FAILURE', detectedAt: hoursAgo(1) }).reasons[0]).toMatchObject({
      vi: expect.any(String),
      en: expect.any(String),
    });
  });

  it('is judged by the time of its receipt where a clock runs: a letter that lay for a week was in time', () => {
    const facts: StoredFacts = { reporterRole: 'CONTROLLER', detectedAt: hoursAgo(240), harmInterests: ['PROPERTY'] };
    expect(judged(facts, new Date(hoursAgo(240 - 72)))).toMatchObject({ verdict: 'ON_TIME', noticeClass: 'URGENT_72H', lateByMs: null });
    expect(judged(facts, new Date(Date.parse(hoursAgo(240 - 72)) + 1))).toMatchObject({ verdict: 'LATE', lateByMs: 1 });
    expect(judged(facts)).toMatchObject({ verdict: 'LATE', lateByMs: 168 * 3_600_000 });
  });

  it('is never in time by not saying when', () => {
    const facts: StoredFacts = { reporterRole: 'CONTROLLER', harmInterests: ['PROPERTY'] };
    expect(judged(facts)).toMatchObject({ regime: 'VN-PDPL-2025', verdict: 'UNDETERMINED', dueAt: null });
    expect(judged({ ...facts, occurrencePrecision: 'UNKNOWN' })).toMatchObject({ verdict: 'UNDETERMINED' });
  });

  it('of something before any law on personal data is kept all the same', () => {
    expect(judged({ occurredFrom: '2020-01-01T00:00:00Z', detectedAt: '2020-01-02T00:00:00Z' })).toMatchObject({
      regime: null,
      article: null,
      verdict: null,
    });
  });

  it('needs the act in words, and times that can be', () => {
    expect(defects(told({ actDescription: 'Rao bán danh sách' }))).toEqual([]);
    expect(defects(told({}))).toEqual([['facts.actDescription', 'MISSING']]);
    expect(defects(told({ actDescription: 'x', detectedAt: hoursAgo(-1) })).map(([path]) => path)).toEqual(['facts.detectedAt']);
    expect(defects(told({ actDescription: 'x', occurredFrom: hoursAgo(1), detectedAt: hoursAgo(5) })).length).toBeGreaterThan(0);
  });

  it('has no place for a person’s name outside the sealed contact', () => {
    expect(defects(told({ actDescription: 'x' }, { kind: 'INDIVIDUAL', name: 'Lê Thị A' }))).toEqual([
      ['reporter.name', 'BELONGS_TO_CONTACT'],
    ]);
    expect(defects(told({ actDescription: 'x' }, { kind: 'INDIVIDUAL', contact: { fullName: 'Lê Thị A' } }))).toEqual([]);
    expect(defects(told({ actDescription: 'x' }, { kind: 'ORGANISATION', name: 'Ngân hàng B' }))).toEqual([]);
  });
});
