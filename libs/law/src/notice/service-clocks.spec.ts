import { clockFor } from './clock.js';
import { dutyRule } from './duty-rules.js';
import { ESCALATION_HOURS, escalationsOf } from './escalations.js';
import { noticeRule } from './rules.js';
import { SERVICE_CLOCK_KINDS, SERVICE_CLOCKS, serviceDue } from './service-clocks.js';

const vn = (text: string) => new Date(`${text}+07:00`);

describe('escalationsOf', () => {
  it('is 24, 48, 60, 66 and 70 hours after the start of a running 72-hour clock', () => {
    const clock = clockFor(noticeRule('L91-BREACH-72'), { detectedAt: vn('2026-02-27T22:00:00') });

    expect(escalationsOf(clock)).toEqual([
      { hour: 24, at: vn('2026-02-28T22:00:00') },
      { hour: 48, at: vn('2026-03-01T22:00:00') },
      { hour: 60, at: vn('2026-03-02T10:00:00') },
      { hour: 66, at: vn('2026-03-02T16:00:00') },
      { hour: 70, at: vn('2026-03-02T20:00:00') },
    ]);
    expect(escalationsOf(clock).map(({ hour }) => hour)).toEqual([...ESCALATION_HOURS]);
  });

  it('is nothing for a clock that has not started, has no length, or another one', () => {
    const detectedAt = vn('2026-11-20T10:00:00');

    expect(escalationsOf(clockFor(noticeRule('L91-BREACH-72'), {}))).toEqual([]);
    expect(escalationsOf(clockFor(noticeRule('D13-BREACH-PROC'), { detectedAt }))).toEqual([]);
    expect(escalationsOf(clockFor(dutyRule('L116-CYBER-24'), { detectedAt }))).toEqual([]);
    expect(escalationsOf(clockFor(dutyRule('D356-FILE-5Y'), { remediatedAt: detectedAt }))).toEqual([]);
  });
});

describe('the clocks of service', () => {
  it('have labels, a start and a stop in both languages', () => {
    for (const kind of SERVICE_CLOCK_KINDS)
      for (const { vi, en } of [SERVICE_CLOCKS[kind].label, SERVICE_CLOCKS[kind].starts, SERVICE_CLOCKS[kind].stops])
        expect([vi, en]).toEqual([expect.stringMatching(/\S/), expect.stringMatching(/\S/)]);
  });

  it.each([
    ['ACK', '2026-11-20T10:00:00', '2026-11-21T10:00:00'],
    // A Thursday, a Friday, a Saturday and a Sunday in Vietnam; 00:30 there is still the day before in UTC.
    ['TRIAGE', '2026-11-19T10:00:00', '2026-11-20T23:59:59.999'],
    ['TRIAGE', '2026-11-20T10:00:00', '2026-11-23T23:59:59.999'],
    ['TRIAGE', '2026-11-21T00:30:00', '2026-11-23T23:59:59.999'],
    ['TRIAGE', '2026-11-22T23:59:59.999', '2026-11-23T23:59:59.999'],
    ['TRIAGE', '2026-11-23T00:00:00', '2026-11-24T23:59:59.999'],
    ['FINAL_EXPECTED', '2026-01-31T10:00:00', '2026-03-02T23:59:59.999'],
  ] as const)('%s from %s ends at %s', (kind, start, due) => {
    expect(serviceDue(kind, vn(start))).toEqual(vn(due));
  });

  it('end on the day that somebody names where they have no length', () => {
    expect(serviceDue('RETURN_RESPOND', vn('2026-11-20T10:00:00'))).toBeNull();
    expect(serviceDue('SUPPLEMENT_PROMISED', vn('2026-11-20T10:00:00'))).toBeNull();
  });
});
