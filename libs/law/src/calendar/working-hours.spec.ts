import { officeMinutesLater } from './working-hours.js';

const vn = (text: string) => new Date(`${text}+07:00`);

describe('four office hours after', () => {
  it.each([
    // A Thursday and a Friday; the afternoon goes on where the morning ended, and the next working day where the afternoon did.
    ['2026-11-26T08:00:00', '2026-11-26T12:00:00'],
    ['2026-11-26T09:30:00', '2026-11-26T15:00:00'],
    ['2026-11-26T12:30:00', '2026-11-26T17:30:00'],
    ['2026-11-26T15:30:00', '2026-11-27T10:00:00'],
    ['2026-11-26T23:10:00', '2026-11-27T12:00:00'],
    ['2026-11-27T17:00:00', '2026-11-30T11:30:00'],
    // A Saturday night; the eve of National Day, which has two days in 2026.
    ['2026-11-28T23:00:00', '2026-11-30T12:00:00'],
    ['2026-08-31T16:30:00', '2026-09-03T11:00:00'],
  ])('%s it is %s', (from, to) => {
    expect(officeMinutesLater(vn(from), 240)).toEqual(vn(to));
  });

  it('no minutes after a moment outside office hours it is the next opening, and never before the moment', () => {
    expect(officeMinutesLater(vn('2026-11-28T10:00:00'), 0)).toEqual(vn('2026-11-30T08:00:00'));
    expect(officeMinutesLater(vn('2026-11-26T10:00:00'), 0)).toEqual(vn('2026-11-26T10:00:00'));
  });
});
