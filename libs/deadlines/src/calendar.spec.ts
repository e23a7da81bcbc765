import { endOfDay } from '#law';
import { readCalendarText, textOf } from '../testing/read-calendar-text.js';
import { calendarOf } from './calendar.js';
import type { DeadlineOfRow } from './deadline.js';

const NOW = new Date('2026-11-20T01:00:00Z');
const ID = '0193a000-0000-7000-8000-0000000000ab';

const deadline = (more: Partial<DeadlineOfRow> = {}): DeadlineOfRow => ({
  kind: 'REPORT_CLOCK',
  what: { vi: 'thông báo vi phạm; cho cơ quan chuyên trách, ngay', en: 'the violation notice to the agency' },
  article: 'L91 23.1',
  statutory: true,
  dueAt: new Date('2026-11-21T03:04:05Z'),
  subjectId: ID,
  reference: 'BC26-000001-9',
  drill: false,
  slot: 'NOTICE',
  ...more,
});
const eventsOf = (...deadlines: DeadlineOfRow[]) =>
  readCalendarText(calendarOf(deadlines, NOW)).components.filter(({ name }) => name === 'VEVENT');

describe('a calendar of deadlines', () => {
  it('tells what is due, of which reference, by which article, Vietnamese first', () => {
    const [event] = eventsOf(deadline());
    expect(textOf(event!, 'SUMMARY')).toBe(
      'Hạn thông báo vi phạm; cho cơ quan chuyên trách, ngay (BC26-000001-9) / Due: the violation notice to the agency',
    );
    expect(textOf(event!, 'DESCRIPTION')).toBe('khoản 1 Điều 23 Luật 91/2025/QH15 / Article 23(1), Law 91/2025/QH15');
    expect(textOf(event!, 'TRANSP')).toBe('TRANSPARENT');
  });

  it('names what has no reference by the end of its id, an exercise as one, and a date of the product as no law', () => {
    const [event] = eventsOf(deadline({ reference: null, drill: true, statutory: false, article: null }));
    expect(textOf(event!, 'SUMMARY')).toMatch(/^DIỄN TẬP: Hạn .* \(#000000ab\) \//);
    expect(textOf(event!, 'DESCRIPTION')).toMatch(/^Mốc của hệ thống, không phải thời hạn luật định\./);
  });

  it('gives an instant in UTC and reminds a day before', () => {
    const [event] = eventsOf(deadline());
    expect(textOf(event!, 'DTSTART')).toBe('20261121T030405Z');
    expect(textOf(event!.components[0]!, 'TRIGGER')).toBe('-P1D');
    expect(textOf(event!.components[0]!, 'ACTION')).toBe('DISPLAY');
  });

  it('gives what ends with a day of Vietnam as that day, and reminds at nine in the morning of the day before', () => {
    const [event] = eventsOf(deadline({ dueAt: endOfDay('2026-12-31') }));
    const start = event!.properties.find(({ name }) => name === 'DTSTART');
    expect(start).toEqual({ name: 'DTSTART', parameters: ['VALUE=DATE'], value: '20261231' });
    expect(textOf(event!.components[0]!, 'TRIGGER')).toBe('-PT15H');
  });

  it('calls a deadline by one id wherever it moves to, and no two alike', () => {
    const uid = (more: Partial<DeadlineOfRow>) => textOf(eventsOf(deadline(more))[0]!, 'UID');
    expect(uid({ dueAt: new Date('2026-12-01T00:00:00Z'), reference: null, article: null })).toBe(uid({}));
    const others = [uid({}), uid({ slot: 'CYBER:X' }), uid({ kind: 'FILING_RETURN' }), uid({ subjectId: `${ID.slice(0, -1)}c` })];
    expect(new Set(others).size).toBe(others.length);
  });

  it('folds its lines at 75 octets, and they read back; unfolded they would be longer', () => {
    const text = calendarOf([deadline(), deadline({ slot: 'other' })], NOW);
    const octets = (line: string) => Buffer.byteLength(line);
    expect(text.endsWith('\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(Math.max(...text.split('\r\n').map(octets))).toBeLessThanOrEqual(75);
    expect(Math.max(...text.replaceAll('\r\n ', '').split('\r\n').map(octets))).toBeGreaterThan(75);
    expect(eventsOf(deadline(), deadline({ slot: 'other' }))).toHaveLength(2);
  });

  it('is a calendar without events where nothing is due', () => {
    const calendar = readCalendarText(calendarOf([], NOW));
    expect([calendar.name, textOf(calendar, 'VERSION'), calendar.components]).toEqual(['VCALENDAR', '2.0', []]);
  });
});
