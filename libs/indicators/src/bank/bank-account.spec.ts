import { foldText } from '#kernel';
import { keyOf, read, refusalOf } from '../../testing/read.js';
import { BANKS } from './banks.js';

describe('a bank account', () => {
  it.each([
    'Vietcombank 0011001234567',
    'VCB 0011001234567',
    'vcb: 0011 0012 34567',
    '0011001234567 - Vietcombank',
    'STK 0011001234567 ngân hàng Ngoại thương',
    'Số tài khoản: 0011.0012.34567, Ngân hàng TMCP Ngoại Thương Việt Nam, chủ TK TRAN VAN DEMO',
    '970436:0011001234567',
    '970436 : 0011001234567',
  ])('is one with its bank however it is written: %s', (text) => {
    expect(read('BANK_ACCOUNT', text)).toEqual({
      type: 'BANK_ACCOUNT',
      key: '970436:0011001234567',
      shown: 'Vietcombank 0011001234567',
      second: [{ type: 'BANK_ACCOUNT', key: 'UNKNOWN:0011001234567', weak: true }],
    });
  });

  it.each([
    ['MB 0912345678', '970422:0912345678'],
    ['ngân hàng quân đội 0912345678', '970422:0912345678'],
    ['Techcombank 1903 6547 8910 12', '970407:19036547891012'],
    ['Ngân hàng Sài Gòn Thương Tín 060012345678', '970403:060012345678'],
    ['Ngân hàng Sài Gòn 060012345678', '970429:060012345678'],
    ['NH Đầu tư và Phát triển 21510001234567', '970418:21510001234567'],
    ['VPBank 6868', '970432:6868'],
  ])('%s is %s', (text, key) => {
    expect(keyOf('BANK_ACCOUNT', text)).toBe(key);
  });

  it('without a bank that we know is weak, and meets the one that has its bank', () => {
    const alone = read('BANK_ACCOUNT', 'STK 0011001234567');
    expect(alone).toEqual({ type: 'BANK_ACCOUNT', key: 'UNKNOWN:0011001234567', shown: '0011001234567', weak: true });
    expect(read('BANK_ACCOUNT', 'VCB 0011001234567').second).toEqual([{ type: 'BANK_ACCOUNT', key: alone.key, weak: true }]);
    expect(keyOf('BANK_ACCOUNT', 'ACB 0011001234567')).not.toBe(keyOf('BANK_ACCOUNT', 'VCB 0011001234567'));
  });

  it('that is a telephone number may be found under that as well', () => {
    const phone = { type: 'PHONE', key: '+84912345678', weak: true };
    expect(read('BANK_ACCOUNT', 'MB 0912345678').second).toContainEqual(phone);
    expect(read('BANK_ACCOUNT', '0912345678').second).toEqual([phone]);
    expect(read('BANK_ACCOUNT', 'MB 00912345678').second).toHaveLength(1);
  });

  it('keeps its leading zeros: they are part of it', () => {
    expect(keyOf('BANK_ACCOUNT', 'VCB 0011001234567')).not.toBe(keyOf('BANK_ACCOUNT', 'VCB 11001234567'));
  });

  it.each(['', 'Vietcombank', 'VCB 123', '12345', '12345678901234567890', 'tài khoản của anh Demo'])('is not %j', (text) => {
    const refusal = refusalOf('BANK_ACCOUNT', text);
    expect(refusal?.vi).toContain('ví dụ: Vietcombank 0011001234567');
    expect(refusal?.en).toContain('6 to 19 digits');
  });

  it.each(['VCB 0011001234567 hoặc 0011007654321', 'VCB hoặc ACB 0011001234567'])(
    'is refused where it is not clear which is meant: %s',
    (text) => {
      expect(refusalOf('BANK_ACCOUNT', text)?.vi).toContain('nhập từng tài khoản');
      expect(refusalOf('BANK_ACCOUNT', text)?.en).toContain('one account at a time');
    },
  );
});

describe('the banks', () => {
  it.each(BANKS.map((bank) => [bank.name, bank] as const))(
    '%s is found by its number, its name and every other spelling',
    (_name, bank) => {
      expect(bank.bin).toMatch(/^9704\d{2}$/);
      const spellings = [
        bank.name,
        ...bank.aliases,
        ...bank.names.flatMap((name) => [`ngan hang ${name}`, `NH TMCP ${name}`]),
        `${bank.bin}:`,
      ];
      for (const spelling of spellings) expect(keyOf('BANK_ACCOUNT', `${spelling} 0123456789012`)).toBe(`${bank.bin}:0123456789012`);
    },
  );

  it('have one number each, and no spelling means two of them', () => {
    const spellings = BANKS.flatMap((bank) => [foldText(bank.name), ...bank.aliases, ...bank.names.map((name) => `ngan hang ${name}`)]);
    expect(new Set(BANKS.map((bank) => bank.bin)).size).toBe(BANKS.length);
    expect(spellings.filter((spelling, place) => spellings.indexOf(spelling) !== place)).toEqual([]);
  });
});
