import { hashOfCode, newReceiptCode } from './receipt-code.js';

describe('a receipt code', () => {
  it('is 28 letters of 5 bits each, in groups that can be copied by hand', () => {
    const codes = Array.from({ length: 2000 }, newReceiptCode);
    expect(new Set(codes).size).toBe(2000);
    for (const code of codes) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/);
    const letters = codes.join('').replaceAll('-', '');
    for (const letter of '0123456789ABCDEFGHJKMNPQRSTVWXYZ') expect(letters.split(letter).length - 1).toBeGreaterThan(1000);
  });

  it('is found however it was typed', () => {
    const code = '0123-4567-89AB-CDEF-GHJK-MNPQ-RSTV';
    const hash = hashOfCode(code)!.toString('hex');
    for (const typed of [
      code.toLowerCase(),
      code.replaceAll('-', ''),
      code.replaceAll('-', ' '),
      ` ${code.replaceAll('-', '–')}\n`,
      'o123-4567-89ab-cdef-ghjk-mnpq-rstv',
      '0I23 4567 89AB CDEF GHJK MNPQ RSTV',
      '0l234567 89AB CDEF GHJK MNPQ RSTV',
    ])
      expect([typed, hashOfCode(typed)?.toString('hex')]).toEqual([typed, hash]);
    expect(hashOfCode('1123-4567-89AB-CDEF-GHJK-MNPQ-RSTV')!.toString('hex')).not.toBe(hash);
  });

  it.each([
    '',
    ' ',
    'x',
    '0123',
    '0'.repeat(27),
    '0'.repeat(29),
    'U'.repeat(28),
    '😀'.repeat(14),
    `${'0'.repeat(27)}\u0000`,
    '0'.repeat(100_000),
  ])('cannot be %j', (text) => {
    expect(hashOfCode(text)).toBeNull();
  });
});
