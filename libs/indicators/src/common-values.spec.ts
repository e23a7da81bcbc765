import { keyOf } from '../testing/read.js';
import { COMMON_VALUES, commonReason, isCommon } from './common-values.js';
import type { IndicatorType } from './indicator-types.js';
import { normaliseIndicator } from './normalise.js';
import { isUnreadable } from './normalised.js';

const SECRET = Buffer.alloc(32, 7);

describe('a common value', () => {
  it.each([
    ['DOMAIN', 'gmail.com'],
    ['DOMAIN', 'https://www.facebook.com/'],
    ['DOMAIN', 't.me'],
    ['DOMAIN', 'zalo.me'],
    ['DOMAIN', '127.0.0.1'],
    ['DOMAIN', '192.168.1.1'],
    ['DOMAIN', 'github.io'],
    ['URL', 'https://www.facebook.com'],
    ['URL', 'https://bit.ly/'],
    ['PHONE', '113'],
    ['PHONE', '1900 1234'],
    ['PHONE', '1800 599 999'],
    ['PHONE', '0912 345 678'],
    ['TELEGRAM', 't.me/BotFather'],
    ['CRYPTO_ADDRESS', 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t'],
    ['FILE_DIGEST', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ] as const)('%s %s says nothing, and why', (type, text) => {
    const key = keyOf(type, text);
    expect(isCommon(type, key)).toBe(true);
    expect(commonReason(type, key)).toEqual({ vi: expect.any(String), en: expect.any(String) });
  });

  it.each([
    ['DOMAIN', 'kho-data.vn'],
    ['DOMAIN', 'notgmail.com'],
    ['DOMAIN', 'seller.github.io'],
    ['DOMAIN', '203.0.113.7'],
    ['URL', 'https://www.facebook.com/kho.data'],
    ['PHONE', '0913 579 246'],
    ['PHONE', '024 3825 1234'],
    ['EMAIL', 'seller@gmail.com'],
    ['TELEGRAM', '@gmail_com'],
  ] as const)('is not %s %s', (type, text) => {
    expect(isCommon(type, keyOf(type, text))).toBe(false);
  });

  it('stands in the list as it is normalised, each once, else it would never be met', () => {
    const names = COMMON_VALUES.flatMap(({ type, key }) => (typeof key === 'string' ? [[type, key] as [IndicatorType, string]] : []));
    expect(new Set(names.map(String)).size).toBe(names.length);
    for (const [type, key] of names) {
      const result = normaliseIndicator(type, key, SECRET);
      expect(isUnreadable(result) ? `${type} ${key} refused` : result.key).toBe(key);
    }
  });
});
