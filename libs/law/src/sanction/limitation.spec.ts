import { limitationOf } from './limitation.js';

const at = (local: string) => new Date(`${local}+07:00`);
const now = at('2026-11-28T10:00:00');

describe('the limitation of a sanction', () => {
  it.each([
    ['2026-09-01', '2027-09-01'],
    ['2026-12-31', '2027-12-31'],
    // A Sunday stays the last day.
    ['2026-11-28', '2027-11-28'],
    ['2028-02-29', '2029-02-28'],
  ])('of an act that ended on %s ends with %s', (endedOn, lastDay) => {
    expect(limitationOf({ endedOn, discoveredOn: null }, now)).toMatchObject({
      lastDay,
      lastMoment: at(`${lastDay}T23:59:59.999`),
      article: 'D330 3.1; D330 3.2',
      basis: { confidence: 'C1' },
    });
  });

  it('goes by the end, also where the act was discovered later', () => {
    expect(limitationOf({ endedOn: '2026-09-01', discoveredOn: '2026-11-20' }, now)).toMatchObject({
      ruleId: 'SANC-330-LIMITATION',
      startsOn: '2026-09-01',
      arithmetic: { vi: '01/09/2026 + 01 năm = hết ngày 01/09/2027' },
    });
  });

  it('of an act that goes on runs from its discovery, and says where that is from', () => {
    expect(limitationOf({ endedOn: null, discoveredOn: '2026-11-20' }, now)).toMatchObject({
      ruleId: 'SANC-330-LIMITATION-ONGOING',
      lastDay: '2027-11-20',
      daysLeft: 357,
      expired: false,
      basis: { confidence: 'C2', article: 'D330 3.1; LHAV 6.1(b)' },
      note: { vi: expect.stringContaining('thứ cấp') },
    });
    expect(limitationOf({ endedOn: null, discoveredOn: null }, now)).toMatchObject({ lastDay: null, daysLeft: null, expired: false });
  });

  it.each([
    ['2027-08-31T23:59:59.999', 1, false],
    ['2027-09-01T00:00:00', 0, false],
    ['2027-09-01T23:59:59.999', 0, false],
    ['2027-09-02T00:00:00', -1, true],
  ])('at %s in Vietnam has %d days left', (when, daysLeft, expired) => {
    expect(limitationOf({ endedOn: '2026-09-01', discoveredOn: null }, at(when))).toMatchObject({ daysLeft, expired });
  });

  it('refuses what is no date', () => {
    expect(() => limitationOf({ endedOn: '2026-02-30', discoveredOn: null }, now)).toThrow(RangeError);
  });
});
