import { hoursBefore, keysOf } from './incident-keys.js';
import { incidentRow } from './incident-rows.fixture.js';

const first = incidentRow();
const second = incidentRow({ State: 'TX' });

describe('keys of incidents', () => {
  it('are the same in every run and whatever the order of the rows', () => {
    const [a, b] = keysOf([first, second]);
    expect(keysOf([second, first])).toEqual([b, a]);
    expect(a).toBe('hhs-ocr-2712b2fbf6cc1116c8564cfb67a20b4ab361ae36-0');
  });

  it('tell equal rows apart by their number and change with any cell', () => {
    const [a, b] = keysOf([first, incidentRow()]);
    expect(b).toBe(a!.replace(/-0$/, '-1'));
    expect(new Set(keysOf([first, second, incidentRow({ 'Web Description': 'x' })])).size).toBe(3);
  });

  it('are keys that a submission accepts', () => {
    for (const key of keysOf([first, second])) expect(key).toMatch(/^[\x21-\x7e]{8,200}$/);
  });

  it('fix how long before the load an incident counts as detected: 1 to 96 hours', () => {
    const keys = keysOf(Array.from({ length: 2000 }, (_, i) => incidentRow({ 'Web Description': String(i) })));
    const hours = keys.map(hoursBefore);
    expect(Math.min(...hours)).toBe(1);
    expect(Math.max(...hours)).toBe(96);
    const late = hours.filter((h) => h >= 72).length / hours.length;
    expect(late).toBeGreaterThan(0.2);
    expect(late).toBeLessThan(0.32);
  });
});
