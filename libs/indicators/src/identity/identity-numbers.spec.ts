import fc from 'fast-check';
import { keyOf, read, refusalOf, SECRET } from '../../testing/read.js';
import { normaliseIndicator } from '../normalise.js';
import { isUnreadable } from '../normalised.js';
import { keyedKey, masked } from './keyed-key.js';

const digits = (length: number) => fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });

describe('an identity number', () => {
  it.each(['001099000001', '001 099 000 001', '0010.9900.0001', 'CCCD: 001099000001', '００１０９９０００００１'])(
    'is one however it is written: %s',
    (text) => {
      expect(read('CITIZEN_ID', text)).toEqual({
        type: 'CITIZEN_ID',
        key: keyedKey(SECRET, 'CITIZEN_ID', '001099000001'),
        shown: '•••••••••001',
      });
    },
  );

  it('of nine digits is taken as well, and a passport in either case', () => {
    expect(read('CITIZEN_ID', 'CMND 012 345 678').shown).toBe('••••••678');
    expect(read('PASSPORT', 'c 0000001')).toEqual({
      type: 'PASSPORT',
      key: keyedKey(SECRET, 'PASSPORT', 'C0000001'),
      shown: '•••••001',
      weak: true,
    });
    expect(keyOf('PASSPORT', 'Hộ chiếu: C0000001')).toBe(keyOf('PASSPORT', 'C-0000001'));
  });

  it.each([
    ['CITIZEN_ID', ''],
    ['CITIZEN_ID', '1110990000'],
    ['CITIZEN_ID', '0010990000011'],
    ['CITIZEN_ID', '00109900000a'],
    ['PASSPORT', 'C12'],
    ['PASSPORT', 'CHINHCHU'],
    ['PASSPORT', 'C12345678901'],
  ] as const)('%s is not %j', (type, text) => {
    const refusal = refusalOf(type, text);
    expect(refusal?.vi).toContain('ví dụ: ');
    expect(refusal?.en).toContain('for example: ');
    if (text !== '') expect(JSON.stringify(refusal)).not.toContain(text);
  });

  it('leaves no more than three of its characters, and nothing else of it anywhere', () => {
    fc.assert(
      fc.property(fc.oneof(digits(12), digits(9)), (number) => {
        const result = normaliseIndicator('CITIZEN_ID', number, SECRET);
        expect(isUnreadable(result)).toBe(false);
        const { key, ...told } = read('CITIZEN_ID', number);
        expect(key).toMatch(/^[0-9a-f]{64}$/);
        expect(told.shown.replaceAll('•', '')).toBe(number.slice(-3));
        expect(JSON.stringify(told)).not.toContain(number.slice(-4));
      }),
    );
  });

  it('is hidden whole but for its end, however short it is', () => {
    expect(masked('C0000001')).toBe('•••••001');
    expect(masked('12')).toBe('12');
  });
});

describe('a keyed key', () => {
  it('is HMAC-SHA-256 under a name of its own for each type', () => {
    // printf '%s\0%s' 'khien indicator CITIZEN_ID' 001099000001 | openssl dgst -sha256 -mac HMAC -macopt hexkey:0707…07
    expect(keyedKey(SECRET, 'CITIZEN_ID', '001099000001')).toBe('479401f2cef30a07d0dedd6a97724632ba36cd235247c6cc7fee84865c8f6811');
    expect(keyedKey(SECRET, 'PASSPORT', '001099000001')).not.toBe(keyedKey(SECRET, 'CITIZEN_ID', '001099000001'));
  });

  it('meets nothing under another secret, and needs one that cannot be guessed', () => {
    expect(keyedKey(Buffer.alloc(32, 8), 'CITIZEN_ID', '001099000001')).not.toBe(keyedKey(SECRET, 'CITIZEN_ID', '001099000001'));
    expect(() => keyedKey(Buffer.alloc(31), 'CITIZEN_ID', '001099000001')).toThrow(RangeError);
  });
});
