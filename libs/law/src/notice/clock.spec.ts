import fc from 'fast-check';
import { civilTimes } from '../../testing/civil-arbitrary.js';
import { daysLater, instantOf, written } from '../../testing/civil-oracle.js';
import { clockFor } from './clock.js';
import { noticeRule } from './rules.js';
import { timeliness } from './timeliness.js';

const URGENT = noticeRule('L91-BREACH-72');
const DECREE_13 = noticeRule('D13-BREACH');
const GENERAL = noticeRule('L91-BREACH-GEN');
const vn = (text: string) => new Date(`${text}+07:00`);

describe('clockFor', () => {
  it('explains itself: rule, article, start, arithmetic, due time', () => {
    const clock = clockFor(URGENT, { occurredAt: vn('2026-11-19T08:00:00'), detectedAt: vn('2026-11-20T23:15:00') });

    expect(clock).toMatchObject({
      ruleId: 'L91-BREACH-72',
      article: 'L91 23.1',
      startEvent: 'DETECTED',
      startedLocal: '23:15 20/11/2026',
      dueLocal: '23:15 23/11/2026',
      statutory: true,
      confidence: 'C1',
      note: null,
    });
    expect(clock.dueAt?.toISOString()).toBe('2026-11-23T16:15:00.000Z');
    expect(clock.arithmetic.vi).toBe('23:15 20/11/2026 + 72 giờ = 23:15 23/11/2026 (giờ Việt Nam, UTC+7)');
    expect(clock.openQuestions.map((question) => question.number)).toEqual([4, 6, 10, 15]);
  });

  it('runs from occurrence under Decree 13 and from detection under Law 91', () => {
    const times = { occurredAt: vn('2025-03-01T10:00:00'), detectedAt: vn('2025-03-09T10:00:00') };

    expect(clockFor(DECREE_13, times).dueLocal).toBe('10:00 04/03/2025');
    expect(clockFor(URGENT, times).dueLocal).toBe('10:00 12/03/2025');
  });

  it('agrees with the calendar for any start from 2000 to 2100, at the boundary and one millisecond beside it', () => {
    fc.assert(
      fc.property(civilTimes, fc.integer({ min: 2, max: 10 ** 10 }), (civil, far) => {
        const due = daysLater(civil, 3);
        const clock = clockFor(URGENT, { detectedAt: new Date(instantOf(civil)) });
        const verdict = (step: number) => timeliness(clock, new Date(instantOf(due) + step));

        expect(clock.dueAt?.getTime()).toBe(instantOf(due));
        expect(clock.dueLocal).toBe(written(due));
        expect(verdict(-1)).toMatchObject({ verdict: 'ON_TIME', spareMs: 1 });
        expect(verdict(0)).toMatchObject({ verdict: 'ON_TIME', spareMs: 0 });
        expect(verdict(1)).toMatchObject({ verdict: 'LATE', lateByMs: 1 });
        expect(verdict(far)).toMatchObject({ verdict: 'LATE', lateByMs: far });
        expect(verdict(-far)).toMatchObject({ verdict: 'ON_TIME', spareMs: far });
      }),
      { numRuns: 500 },
    );
  });

  it('positive control: the oracle notices a rule that is an hour short', () => {
    const short = { ...URGENT, limit: { kind: 'STATED', length: { amount: 71, unit: 'H' } } } as const;
    const civil = { year: 2026, month: 2, day: 27, hour: 0, minute: 0, second: 0, milli: 0 };

    expect(clockFor(short, { detectedAt: new Date(instantOf(civil)) }).dueAt?.getTime()).not.toBe(instantOf(daysLater(civil, 3)));
  });

  it('never counts a Decree 13 deadline from an unknown occurrence, and says so', () => {
    for (const occurredAt of [null, vn('2025-03-01T10:00:00')]) {
      const clock = clockFor(DECREE_13, { occurredAt, occurrencePrecision: 'UNKNOWN', detectedAt: vn('2025-03-09T10:00:00') });

      expect(clock).toMatchObject({ startedAt: null, dueAt: null, dueLocal: null, statutory: true });
      expect(clock.arithmetic.vi).toContain('Chưa biết thời điểm xảy ra hành vi vi phạm');
      expect(timeliness(clock, vn('2025-03-10T10:00:00'))).toMatchObject({ verdict: 'UNDETERMINED', lateReason: 'ASKED' });
    }
  });

  it('takes the beginning of an approximate or ongoing occurrence, marked as our reading', () => {
    for (const occurrencePrecision of ['APPROXIMATE', 'ONGOING'] as const) {
      const clock = clockFor(DECREE_13, { occurredAt: vn('2025-03-01T10:00:00'), occurrencePrecision });

      expect(clock).toMatchObject({ dueLocal: '10:00 04/03/2025', confidence: 'I' });
      expect(clock.arithmetic.en).toContain('earliest known time');
      expect(clock.note?.en).toContain('not confirmed from a primary text');
    }
  });

  it('shows 72 h for the general class as a careful default that is not law, so nobody is late', () => {
    const clock = clockFor(GENERAL, { detectedAt: vn('2026-11-20T23:15:00') });

    expect(clock).toMatchObject({ statutory: false, confidence: 'I', dueLocal: '23:15 23/11/2026' });
    expect(clock.arithmetic.vi).toContain('không phải luật');
    expect(clock.note?.vi).toContain('chưa được xác nhận từ văn bản gốc');
    expect(clock.openQuestions.map((question) => question.number)).toContain(5);
    expect(timeliness(clock, vn('2026-12-20T00:00:00'))).toMatchObject({
      verdict: 'NO_DEADLINE',
      lateReason: 'NONE',
      careful: { met: false },
    });
    expect(timeliness(clock, vn('2026-11-23T23:15:00'))).toMatchObject({ verdict: 'NO_DEADLINE', careful: { met: true } });
  });

  it('gives a processor words, and no deadline that the law does not have', () => {
    const promptly = clockFor(noticeRule('L91-BREACH-PROC'), { detectedAt: vn('2026-11-20T23:15:00') });
    expect(promptly).toMatchObject({ statutory: false, dueLocal: '23:15 21/11/2026' });
    expect(promptly.arithmetic.vi).toContain('kịp thời');

    const asap = clockFor(noticeRule('D13-BREACH-PROC'), { detectedAt: vn('2025-03-01T10:00:00') });
    expect(asap).toMatchObject({ statutory: false, dueAt: null });
    expect(timeliness(asap, vn('2025-04-01T10:00:00'))).toMatchObject({ verdict: 'NO_DEADLINE', careful: null });
  });
});

describe('timeliness', () => {
  it('demands a reason from the late under Decree 13 and only asks under Law 91', () => {
    const times = { occurredAt: vn('2025-03-01T10:00:00'), detectedAt: vn('2025-03-01T10:00:00') };
    const submitted = vn('2025-03-05T12:00:00');

    expect(timeliness(clockFor(DECREE_13, times), submitted)).toMatchObject({
      verdict: 'LATE',
      lateByMs: 26 * 3_600_000,
      lateReason: 'DEMANDED',
    });
    expect(timeliness(clockFor(URGENT, times), submitted)).toMatchObject({ verdict: 'LATE', lateReason: 'ASKED' });
    expect(timeliness(clockFor(DECREE_13, times), submitted).why.vi).toContain('chậm 1 ngày 2 giờ');
  });
});
