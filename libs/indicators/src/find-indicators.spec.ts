import fc from 'fast-check';
import { SECRET } from '../testing/read.js';
import { contextWords } from './find/contexts.js';
import { foldWithPlaces } from './find/folded-text.js';
import { LATER_PATTERNS, PATTERNS } from './find/patterns.js';
import { findIndicators, MOST_MENTIONS } from './find-indicators.js';
import { INDICATOR_TYPE_ROWS } from './indicator-types.js';
import { normaliseIndicator } from './normalise.js';
import { isUnreadable } from './normalised.js';

const found = (text: string) => findIndicators(text, SECRET).map(({ type, key }) => `${type} ${key}`);
const INVITE = 'AbCdEf0123456789';

describe('what is mentioned in a text', () => {
  it.each([
    ['Liên hệ 0912.345.678 hoặc 0987 654 321 nhé', ['PHONE +84912345678', 'PHONE +84987654321']],
    ['0912345678/0987654321', ['PHONE +84912345678', 'PHONE +84987654321']],
    ['0912345678 - 0987654321', ['PHONE +84912345678', 'PHONE +84987654321']],
    ['gọi (+84) 912 345 678, +1 202 555 0123', ['PHONE +84912345678', 'PHONE +12025550123']],
    ['sim cũ 0162 345 6789', ['PHONE +84323456789']],
    ['giá 2 triệu, 0912345678 2 người', ['PHONE +84912345678']],
    ['số 0️⃣9️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣ nha', ['PHONE +84912345678']],
    ['tổng đài 1900 1234', ['PHONE 19001234']],
    ['máy bàn 024 3825 1234', ['PHONE +842438251234']],
    ['ngày 09.05.2024 10 giờ', []],
    ['mã đơn 1234567890123', []],
    ['Zalo: 0912345678', ['ZALO phone:+84912345678']],
    ['SĐT/Zalo 0912345678', ['ZALO phone:+84912345678']],
    ['zalo.me/g/abcdef123', ['ZALO group:abcdef123']],
    ['Vào nhóm https://zalo.me/g/abcdef123.', ['ZALO group:abcdef123']],
    ['tele @Kho_Data_Demo', ['TELEGRAM @kho_data_demo']],
    ['Telegram: kho_data_demo', ['TELEGRAM @kho_data_demo']],
    ['nhắn telegram để nhận mẫu', []],
    ['tele: nhắn tin riêng', []],
    ['id tele 123456789', []],
    ['telegram id: 123456789', ['TELEGRAM id:123456789']],
    [`link kín t.me/+${INVITE}, vào đi`, [`TELEGRAM invite:${INVITE}`]],
    ['(https://t.me/Kho_Data_Demo)', ['TELEGRAM @kho_data_demo']],
    ['fb: kho.data.demo', ['FACEBOOK @khodatademo']],
    ['Facebook: Nguyễn Văn Demo', []],
    ['fb 100000000000001', ['FACEBOOK id:100000000000001']],
    ['https://www.facebook.com/groups/123456789/?ref=share!', ['FACEBOOK group:123456789']],
    ['mail Ban.Data@Example.vn.', ['EMAIL ban.data@example.vn']],
    ['ban.data [at] example [.] vn', ['EMAIL ban.data@example.vn']],
    ['trang kho-data.vn, kho.com.vn.', ['DOMAIN kho-data.vn', 'DOMAIN kho.com.vn']],
    ['hxxp://kho-data[.]vn/goi', ['URL //kho-data.vn/goi']],
    ['kho-data.vn/goi?b=1&a=2', ['URL //kho-data.vn/goi?a=2&b=1']],
    ['gửi file khach_hang.xlsx rồi.Sau đó xong.la', []],
    ['1.000đ/1 bản ghi, xong.là/chưa, gói A.com/là', ['URL //a.com/l%C3%A0']],
    ['rút gọn bit.ly/AbC123 và t.co/x', ['URL //bit.ly/AbC123', 'URL //t.co/x']],
    ['dữliệu.vn', ['DOMAIN xn--dliu-nw5ark.vn']],
    ['STK 0011001234567 VCB', ['BANK_ACCOUNT 970436:0011001234567']],
    ['Số tài khoản: 1903 6547 8910 12 (Techcombank)', ['BANK_ACCOUNT 970407:19036547891012']],
    ['VCB 0011001234567 TRAN VAN DEMO', ['BANK_ACCOUNT 970436:0011001234567']],
    ['VCB: 0011001234567, TCB: 19036547891012', ['BANK_ACCOUNT 970436:0011001234567', 'BANK_ACCOUNT 970407:19036547891012']],
    ['0011001234567 - VCB\n19036547891012 - TCB', ['BANK_ACCOUNT 970436:0011001234567', 'BANK_ACCOUNT 970407:19036547891012']],
    ['stk: 0011001234567', ['BANK_ACCOUNT UNKNOWN:0011001234567']],
    ['stk 0912345678 mb, sđt 0987654321', ['BANK_ACCOUNT 970422:0912345678', 'PHONE +84987654321']],
    ['tk game 0912345678', ['PHONE +84912345678']],
    ['MB bank 0912345678', ['BANK_ACCOUNT 970422:0912345678']],
    ['MB: 0912345678', ['BANK_ACCOUNT 970422:0912345678']],
    ['file 500 MB 0912345678', ['PHONE +84912345678']],
    ['0912345678 (ACB)', ['PHONE +84912345678']],
    ['qua Techcombank số 1903 6547 8910 12', ['BANK_ACCOUNT 970407:19036547891012']],
    ['MST 0312345678, mã số thuế: 0312 345 678', []],
    ['zalo 0 9 1 2 3 4 5 6 7 8', ['ZALO phone:+84912345678']],
    ['IP 203.0.113.7, phiên bản 1.2.3.4', ['DOMAIN 203.0.113.7']],
    ['chuyển vào tk 500.000 đ', []],
    ['BTC 1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2', ['CRYPTO_ADDRESS bitcoin:1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2']],
    ['USDT TRC20 TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t.', ['CRYPTO_ADDRESS tron:TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t']],
    ['ví 1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN3', []],
    [`mẫu ${'ab'.repeat(32)}`, [`FILE_DIGEST ${'ab'.repeat(32)}`]],
    [`txid ${'ab'.repeat(32)}`, []],
    ['mã 001099000001 không rõ là gì', []],
    ['', []],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it('of identity numbers is where words say so, and never in clear', () => {
    const text = 'CCCD: 001099000001, 001 099 000 002; hộ chiếu C0000001; CMND 012345678';
    const mentions = findIndicators(text, SECRET);
    expect(mentions.map(({ type, text: shown, at }) => [type, shown, at])).toEqual([
      ['CITIZEN_ID', '•••••••••001', 6],
      ['CITIZEN_ID', '•••••••••002', 20],
      ['PASSPORT', '•••••001', 46],
      ['CITIZEN_ID', '••••••678', 61],
    ]);
    expect(JSON.stringify(mentions)).not.toMatch(/00109900|0109900|C000|01234/);
  });

  it('says where, in the text as it is, whatever folding does to its length', () => {
    const text = 'Người bán: 𝟎𝟗𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖 🛡 zalo 09\u200b87654321, điện thoại ﬁ 0913 579 246'.normalize('NFD');
    const mentions = findIndicators(text, SECRET);
    expect(mentions.map(({ key }) => key)).toEqual(['+84912345678', 'phone:+84987654321', '+84913579246']);
    for (const mention of mentions) expect(text.slice(mention.at).startsWith(mention.text)).toBe(true);
    expect(mentions[0]!.text).toBe('𝟎𝟗𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖');
  });

  it('is counted once at each place: the host of an address is no domain, the digits of a link no telephone', () => {
    expect(found('ban@kho-data.vn https://kho-data.vn/0912345678 zalo.me/0987654321 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed')).toEqual([
      'EMAIL ban@kho-data.vn',
      'URL //kho-data.vn/0912345678',
      'ZALO phone:+84987654321',
      'CRYPTO_ADDRESS ethereum:0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed',
    ]);
  });

  it('is read from a whole offer', () => {
    const offer = `🔥 BÁN DATA khách hàng ngân hàng, BĐS 2024 - 5.000.000 bản ghi, giá 1.000đ/1 bản ghi
Mẫu tại kho-data.vn/mau hoặc nhóm t.me/+${INVITE}
Liên hệ: zalo 0912 345 678, tele @Kho_Data_Demo, mail ban.data+zalo@kho-data.vn
Thanh toán: STK 0011001234567 ngân hàng TMCP Ngoại thương, chủ TK DEMO
hoặc USDT (TRC20): TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t`;
    expect(found(offer)).toEqual([
      'URL //kho-data.vn/mau',
      `TELEGRAM invite:${INVITE}`,
      'ZALO phone:+84912345678',
      'TELEGRAM @kho_data_demo',
      'EMAIL ban.data+zalo@kho-data.vn',
      'BANK_ACCOUNT 970436:0011001234567',
      'CRYPTO_ADDRESS tron:TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t',
    ]);
  });

  it('has places that do not overlap and keys that the text of the place gives again, whatever the text', () => {
    const piece = fc.constantFrom(
      ...'0912345678|a@kho.vn|kho.vn|https://|t.me/|zalo |tele |STK |VCB |001099000001|CCCD |+84|.|,| |\n|@ten_demo|ạ|🛡|facebook.com/|1900 1234|[.]|(|)|1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2'.split(
        '|',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (parts) => {
        const text = parts.join('');
        let last = 0;
        for (const mention of findIndicators(text, SECRET)) {
          expect(mention.at).toBeGreaterThanOrEqual(last);
          if (INDICATOR_TYPE_ROWS[mention.type].sensitive) continue;
          expect(text.slice(mention.at, mention.at + mention.text.length)).toBe(mention.text);
          last = mention.at + mention.text.length;
          // The bank of an account may stand elsewhere in the text.
          if (mention.type === 'BANK_ACCOUNT') continue;
          const again = normaliseIndicator(mention.type, mention.text, SECRET);
          expect(isUnreadable(again) ? 'refused' : again.key).toBe(mention.key);
        }
      }),
    );
  });

  it(`is at most ${MOST_MENTIONS}, the first of the text`, () => {
    const many = Array.from({ length: 2_500 }, (_, i) => `09${String(10_000_000 + i)}`).join('\n');
    const mentions = findIndicators(many, SECRET);
    expect(mentions).toHaveLength(MOST_MENTIONS);
    expect(mentions.at(-1)!.key).toBe('+84910000999');
  });
});

/** Quantifiers without an upper bound: `*`, `+`, `{n,}`; not within a class, and not escaped. */
function unboundedIn(pattern: RegExp): string[] {
  const bare = pattern.source.replace(/\\./g, 'x').replace(/\[[^\]]*\]/g, 'x');
  return bare.match(/[*+]|\{\d+,\}/g) ?? [];
}

describe('a hostile text', () => {
  it('meets no pattern that could go on without end', () => {
    for (const { pattern } of [...PATTERNS, ...LATER_PATTERNS])
      expect([pattern.source, unboundedIn(pattern)]).toEqual([pattern.source, []]);
  });

  it('would be met by this check where one could', () => {
    expect(unboundedIn(/a{2,}b/)).toEqual(['{2,}']);
    expect(unboundedIn(/(?:a+)*/)).toEqual(['+', '*']);
    expect(unboundedIn(/[+*]\+a{1,3}/)).toEqual([]);
  });

  const WORST = ['09 ', 'a-', 'a@a.', 'vcb 123456 ', '\ufdfa'];
  const OTHERS = [
    '0',
    'a.',
    'a',
    'a@',
    'x[.]',
    '11111 ',
    'http://',
    'https://t.me/',
    'stk ',
    'stk 12 ',
    'cccd 1 ',
    '(+84',
    '1a',
    'bc1q',
    'tele:a_',
    'fb:a.',
    'nh ',
    '\u0301',
  ];
  it.each([...WORST.map((unit) => [unit, 1_000_000] as const), ...OTHERS.map((unit) => [unit, 100_000] as const)])(
    'of %j over and over is read to its end (%i characters)',
    (unit, length) => {
      expect(findIndicators(unit.repeat(length / unit.length), SECRET).length).toBeLessThanOrEqual(MOST_MENTIONS);
    },
  );

  it('is folded to places that rise, and its words are found once each', () => {
    const { text, places } = foldWithPlaces('Số ĐIỆN thoại: ①②');
    expect(text).toBe('so dien thoai: 12');
    expect([...places]).toEqual([...places].sort((a, b) => a - b));
    expect(contextWords(text)).toEqual([{ context: 'PHONE', word: 'so dien thoai', end: 13 }]);
  });
});
