import fc from 'fast-check';
import { keyOf, read, refusalOf, SECRET } from '../testing/read.js';
import { INDICATOR_TYPE_ROWS, INDICATOR_TYPES, type IndicatorType } from './indicator-types.js';
import { normaliseIndicator } from './normalise.js';
import { isUnreadable } from './normalised.js';

/** Several spellings of each type that shows what it read. */
const WRITTEN: Partial<Record<IndicatorType, readonly string[]>> = {
  PHONE: ['0912 345 678', '01629999999', '+1 202 555 0123', '1900 1234', '024 3825 1234'],
  BANK_ACCOUNT: ['VCB 0011001234567', '0011001234567', 'MB 0912345678', 'Co-opBank 0011001234567'],
  TELEGRAM: [
    '@Kho_Data_Demo',
    'id:5',
    '-1001234567890',
    't.me/+AbCdEf0123456789',
    't.me/+84912345678',
    '@kho_data_demo (id -1001234567890)',
  ],
  ZALO: ['zalo.me/0912345678', 'zalo.me/g/abcdef123', 'zalo.me/1234567890123456789', 'zalo.me/KhoData', '+12025550123'],
  FACEBOOK: [
    'fb.com/Kho.Data',
    '100000000000001',
    'facebook.com/groups/Kho.Data',
    'facebook.com/groups/12345/posts/98765',
    'fb.com/kho.data/posts/98765',
  ],
  DOMAIN: ['www.Kho.example.vn:80', 'dữliệu.vn', '203.0.113.7'],
  URL: ['kho.example.vn/goi?b=1&a=2#x', 'http://kho.example.vn:8080/%E1%BA%A1', 'https://dữliệu.vn/gói%201', 'ftp://kho.example.vn/'],
  CRYPTO_ADDRESS: ['0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed', '1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2'],
  EMAIL: ['Ban+Data@Example.vn', 'ban@dữliệu.vn'],
  FILE_DIGEST: ['AB'.repeat(32)],
  RECORD_SHAPE: ['Họ tên;SĐT', 'ho_ten|sdt|cccd|Địa chỉ'],
};

describe.each(INDICATOR_TYPES)('%s', (type) => {
  const { label, looksLike, example, sensitive } = INDICATOR_TYPE_ROWS[type];

  it('has its words in both languages and an example that is read', () => {
    for (const sentence of [label, looksLike]) expect([sentence.vi, sentence.en].every((words) => words.length > 2)).toBe(true);
    expect(read(type, example).type).toBe(type);
  });

  it('shows what normalises to the same key again, or hides all but three characters', () => {
    if (sensitive) {
      expect(read(type, example).shown).toMatch(/^•+.{3}$/);
      expect(refusalOf(type, read(type, example).shown)).toBeDefined();
      return;
    }
    for (const text of [example, ...WRITTEN[type]!]) {
      const once = read(type, text);
      expect(read(type, once.shown)).toEqual(once);
    }
  });

  it('refuses what is empty or too long in both languages', () => {
    for (const text of ['', ' ', 'x'.repeat(2_049), '9'.repeat(5_000), '\u200b']) {
      expect(refusalOf(type, text)?.vi).toContain(example);
      expect(refusalOf(type, text)?.en).toContain(example);
    }
  });

  it('never throws, and never has a key that an index cannot hold', () => {
    const pieces = fc.constantFrom(
      '0',
      '9',
      '84',
      '+',
      't.me/',
      'facebook.com/',
      '@',
      '.',
      '/',
      '?',
      'VCB ',
      'id',
      '[.]',
      '%',
      ':',
      'ạ',
      '://',
      'http',
      ',',
      '\ud800',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 60 }),
          fc.array(pieces, { maxLength: 20 }).map((parts) => parts.join('')),
        ),
        (text) => {
          const result = normaliseIndicator(type, text, SECRET);
          if (isUnreadable(result)) return;
          expect([result, ...(result.second ?? [])].every(({ key }) => key.length > 0 && key.length <= 2_048)).toBe(true);
          if (!sensitive) expect(keyOf(type, result.shown)).toBe(result.key);
        },
      ),
      { numRuns: 300 },
    );
  });
});

it('the clear value of two types is never kept', () => {
  expect(INDICATOR_TYPES.filter((type) => INDICATOR_TYPE_ROWS[type].sensitive)).toEqual(['CITIZEN_ID', 'PASSPORT']);
});
