import { isPlainText } from '#kernel';
import { stepsOf } from './clock-steps.js';
import { CLOCK_KINDS } from './entities.js';
import { detailOfReminder, nameOfReport, type Reminded, reminderText, textOfReminder } from './reminder.js';

const HOUR = 3_600_000;
const start = new Date('2026-11-20T16:15:00.000Z');
const later = (hours: number) => new Date(start.getTime() + hours * HOUR);
const clock: Reminded = {
  kind: 'STATUTORY_72H',
  article: 'L91 23.1',
  statutory: true,
  dueAt: later(72),
  reportId: '01935b7e-0000-7000-8000-00000000abcd',
  reference: 'BC26-000123-7',
  drill: false,
};

describe('a reminder', () => {
  it('says what, why and which, in both languages', () => {
    expect(reminderText(clock, later(48))).toEqual({
      vi: 'Còn 1 ngày đến hạn thông báo vi phạm cho cơ quan chuyên trách (23:15 23/11/2026, theo L91 23.1). Vụ việc BC26-000123-7: hãy hoàn tất trước hạn.',
      en: '1 d left for the violation notice to the agency (23:15 23/11/2026, under L91 23.1). Case BC26-000123-7: complete it before then.',
    });
  });

  it('says that the time has passed, that it is no law, and that it is an exercise', () => {
    const { vi } = reminderText({ ...clock, kind: 'NO_DEADLINE', statutory: false, drill: true }, later(74));
    expect(vi).toMatch(/^DIỄN TẬP\. Đã qua hạn .* 2 giờ .*không phải thời hạn luật định/);
  });

  it('names a report without a reference by its id, never by its title', () => {
    expect(nameOfReport({ ...clock, reference: null })).toBe('#0000abcd');
  });

  it('can be said again from what a notification keeps, for every kind of clock', () => {
    for (const kind of CLOCK_KINDS)
      for (const drill of [false, true]) {
        const one = { ...clock, kind, drill };
        const again = textOfReminder(detailOfReminder(one), nameOfReport(one), later(60));
        expect(again).toEqual(reminderText(one, later(60)));
        expect(isPlainText(again!.vi)).toBe(true);
      }
    for (const none of [null, '', 'x', 'STATUTORY_72H', 'STATUTORY_72H|L91 23.1|LAW|then'])
      expect(textOfReminder(none, 'BC26-000123-7', start)).toBeNull();
  });
});

describe('the steps of a clock', () => {
  it('of 72 hours are at 24, 48, 60, 66 and 70, law or careful target', () => {
    for (const kind of ['STATUTORY_72H', 'NO_DEADLINE', 'SUBJECT_NOTICE', 'CYBER_72H'] as const)
      expect(stepsOf({ kind, startedAt: start, dueAt: later(72) })).toEqual(
        [24, 48, 60, 66, 70].map((hour) => ({ hour, at: later(hour) })),
      );
  });

  it('of others come before the due time, and none before the start', () => {
    expect(stepsOf({ kind: 'CYBER_24H', startedAt: start, dueAt: later(24) })).toEqual([
      { hour: -12, at: later(12) },
      { hour: -4, at: later(20) },
    ]);
    expect(stepsOf({ kind: 'RETURN_RESPOND', startedAt: start, dueAt: later(30) })).toEqual([{ hour: -24, at: later(6) }]);
    expect(stepsOf({ kind: 'ACK', startedAt: start, dueAt: later(24) })).toEqual([]);
  });

  it('are none without a start or a due time', () => {
    expect(stepsOf({ kind: 'STATUTORY_72H', startedAt: null, dueAt: null })).toEqual([]);
    expect(stepsOf({ kind: 'NO_DEADLINE', startedAt: start, dueAt: null })).toEqual([]);
  });
});
