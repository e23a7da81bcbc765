import { dayClock } from '../calendar/day-clock.js';
import { carriedOver } from './carried-over.js';
import { updateClock } from './changes.js';
import { dossierRule } from './dossier-rules.js';

describe('the clocks of a dossier', () => {
  it('count 60 days from the first day, which is day 0, and say how', () => {
    const clock = dayClock(dossierRule('L91-TIA'), '2026-02-01');
    expect(clock).toMatchObject({
      dueOn: '2026-04-02',
      shiftedTo: null,
      statutory: true,
      confidence: 'C1',
      note: null,
      article: 'L91 20.2',
    });
    expect(clock.dueAt).toEqual(new Date('2026-04-02T16:59:59.999Z'));
    expect(clock.arithmetic).toEqual({ vi: '01/02/2026 + 60 ngày = hết ngày 02/04/2026', en: '01/02/2026 + 60 days = end of 02/04/2026' });
    expect(clock.openQuestions.map(({ number }) => number)).toEqual([2, 6, 8]);
  });

  it('show the working day after a weekend beside the day that counts', () => {
    const clock = dayClock(dossierRule('D356-COMPLETE'), '2026-10-01');
    expect([clock.dueOn, clock.shiftedTo]).toEqual(['2026-10-31', '2026-11-02']);
    expect(clock.arithmetic.vi).toContain('nếu áp dụng Điều 148 Bộ luật Dân sự thì đến hết 02/11/2026');
  });

  it('say that a start is not known, that a target is no law, that there is nothing to count', () => {
    expect(dayClock(dossierRule('L91-DPIA'), null)).toMatchObject({
      dueOn: null,
      dueAt: null,
      arithmetic: { vi: 'Chưa biết ngày đầu tiên xử lý dữ liệu cá nhân: chưa tính được 60 ngày' },
    });
    const careful = dayClock(dossierRule('D13-UPDATE'), '2024-03-01');
    expect(careful).toMatchObject({ dueOn: '2024-03-11', statutory: false, confidence: 'I' });
    expect(careful.arithmetic.vi).toContain('không phải luật');
    expect(dayClock(dossierRule('D13-TIA-SUCCESS'), '2024-03-01')).toMatchObject({ dueOn: null, statutory: false });
    expect(() => dossierRule('L91-NONE')).toThrow(RangeError);
  });

  it('let a listed change wait for the end of its half-year, and an urgent one ten days', () => {
    const due = (kind: Parameters<typeof updateClock>[1], changedOn: string) =>
      updateClock('VN-PDPL-2025', kind, changedOn, '2026-01-31')?.dueOn;
    expect(due('NEW_PURPOSE', '2026-02-01')).toBe('2026-07-31');
    expect(due('PARTY', '2026-07-31')).toBe('2026-07-31');
    expect(due('PARTY', '2026-08-01')).toBe('2027-01-31');
    expect(due('NEW_PURPOSE', '2025-12-01')).toBe('2026-07-31');
    expect(due('PDP_PROVIDER', '2026-08-01')).toBe('2026-08-11');
    expect(due('OTHER', '2026-08-01')).toBeUndefined();
    expect(updateClock('VN-PDPD-2023', 'OTHER', '2025-08-01', '2024-01-31')).toMatchObject({ ruleId: 'D13-UPDATE', dueOn: '2025-08-11' });
  });

  it('count half-years from the first filing, not from what February left of it', () => {
    expect(updateClock('VN-PDPL-2025', 'PARTY', '2027-03-01', '2026-08-31')?.dueOn).toBe('2027-08-31');
    expect(updateClock('VN-PDPL-2025', 'PARTY', '2027-02-28', '2026-08-31')?.dueOn).toBe('2027-02-28');
  });

  it('carry over what was received before 2026', () => {
    expect(carriedOver('2025-12-31')).toMatchObject({ article: 'L91 39.2' });
    expect(carriedOver('2026-01-01')).toBeNull();
  });
});
