import fc from 'fast-check';
import { keyOf, read, refusalOf } from '../../testing/read.js';
import { MOVED_AREA_CODES, MOVED_MOBILE_PREFIXES } from './moved-prefixes.js';

const digits = (length: number) => fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });
const MOBILE_PREFIXES =
  '32 33 34 35 36 37 38 39 52 55 56 58 59 70 76 77 78 79 81 82 83 84 85 86 87 88 89 90 91 92 93 94 95 96 97 98 99'.split(' ');
const mobile = fc.tuple(fc.constantFrom(...MOBILE_PREFIXES), digits(7)).map(([prefix, rest]) => prefix + rest);
const landline = fc.oneof(
  fc.tuple(fc.constantFrom('24', '28'), fc.constantFrom(...'23456789'), digits(7)).map((parts) => parts.join('')),
  fc.tuple(fc.constantFrom('203', '225', '236', '254', '262', '292', '299'), digits(7)).map((parts) => parts.join('')),
);

describe('a telephone number', () => {
  it.each([
    '0912345678',
    '0912 345 678',
    '0912.345.678',
    '0912-345-678',
    '(0912) 345678',
    '0912/345/678',
    '912345678',
    '84912345678',
    '84 912 345 678',
    '84 0912345678',
    '+84912345678',
    '+84 912 345 678',
    '+84 (0)912 345 678',
    '(+84) 912345678',
    '(+84)0912345678',
    '(84) 912 345 678',
    '0084912345678',
    '00 84 912 345 678',
    '０９１２３４５６７８',
    '0️⃣9️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣',
    '0912\u200b345\u00a0678',
  ])('is one however it is written: %s', (text) => {
    expect(read('PHONE', text)).toEqual({ type: 'PHONE', key: '+84912345678', shown: '+84912345678' });
  });

  it.each([
    ['024 3825 1234', '+842438251234'],
    ['(028) 3822 1234', '+842838221234'],
    ['+84 236 3821 234', '+842363821234'],
    ['0236.3821234', '+842363821234'],
    ['2438251234', '+842438251234'],
    ['080 43162', '+848043162'],
    ['069.234.2560', '+84692342560'],
  ])('of a landline: %s is %s', (text, key) => {
    expect(keyOf('PHONE', text)).toBe(key);
  });

  it.each(MOVED_MOBILE_PREFIXES)('of eleven digits is the one that it became: 0%s → 0%s', (old, now) => {
    const key = `+84${now}1234567`;
    for (const text of [`0${old}1234567`, `0${old} 123 4567`, `+84${old}1234567`, `84${old}1234567`, `0${now}1234567`]) {
      expect(keyOf('PHONE', text)).toBe(key);
    }
  });

  it('has the twenty-one prefixes that moved in 2018, onto twenty-one others', () => {
    expect(MOVED_MOBILE_PREFIXES).toHaveLength(21);
    expect(new Set(MOVED_MOBILE_PREFIXES.map(([old]) => old)).size).toBe(21);
    expect(new Set(MOVED_MOBILE_PREFIXES.map(([, now]) => now)).size).toBe(21);
  });

  it.each(MOVED_AREA_CODES)('of a landline before 2017 is the one that it became: 0%s → 0%s', (old, now) => {
    const subscriber = old === '4' ? '38251234' : '3825123';
    expect(keyOf('PHONE', `0${old} ${subscriber}`)).toBe(`+84${now}${subscriber}`);
    expect(keyOf('PHONE', `+84 ${old} ${subscriber}`)).toBe(keyOf('PHONE', `0${now}${subscriber}`));
  });

  it('of an old landline that is digit for digit a mobile number of today is that mobile number', () => {
    expect(keyOf('PHONE', '038 3825123')).toBe('+84383825123');
    expect(keyOf('PHONE', '08 38251234')).toBe('+84838251234');
  });

  it.each([
    ['+1 (202) 555-0123', '+12025550123'],
    ['001 202 555 0123', '+12025550123'],
    ['+855 12 345 678', '+85512345678'],
    ['+44 20 7946 0123', '+442079460123'],
  ])('from abroad keeps its country: %s is %s', (text, key) => {
    expect(keyOf('PHONE', text)).toBe(key);
  });

  it.each([
    ['113', '113'],
    ['1022', '1022'],
    ['1900 1234', '19001234'],
    ['1800.599.999', '1800599999'],
    ['1900 545 413', '1900545413'],
  ])('that is dialled at home alone stays as it is dialled: %s', (text, key) => {
    expect(keyOf('PHONE', text)).toBe(key);
  });

  it.each([
    '',
    'không có số',
    '0',
    '12',
    '0123456789',
    '091234567',
    '09123456789',
    '0212345678901',
    '+84 12',
    '+0912345678',
    '202 555 0123',
    '09123x5678',
  ])('is not %j', (text) => {
    const refusal = refusalOf('PHONE', text);
    expect(refusal?.vi).toContain('ví dụ: 0912 345 678');
    expect(refusal?.en).toContain('10 digits');
    if (text.length > 3) expect(refusal?.vi).not.toContain(text);
  });

  it('meets itself in every spelling, and no other number', () => {
    const spellings = (national: string) => [
      `0${national}`,
      `84${national}`,
      `+84${national}`,
      `0084${national}`,
      `(+84) ${national}`,
      `+84 (0)${national}`,
      `0${national.slice(0, 2)}.${national.slice(2, 5)}.${national.slice(5)}`,
      `0${national.slice(0, 3)} ${national.slice(3, 6)} ${national.slice(6)}`,
    ];
    fc.assert(
      fc.property(fc.oneof(mobile, landline), fc.oneof(mobile, landline), (one, other) => {
        const keys = new Set(spellings(one).map((text) => keyOf('PHONE', text)));
        expect([...keys]).toEqual([`+84${one}`]);
        expect(keyOf('PHONE', `0${other}`) === `+84${one}`).toBe(one === other);
      }),
    );
  });
});
