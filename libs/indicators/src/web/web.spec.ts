import { keyOf, read, refusalOf } from '../../testing/read.js';
import { registrablePart } from './domain.js';

describe('a domain', () => {
  it.each([
    'kho-data.example.vn',
    'KHO-DATA.Example.VN',
    'www.kho-data.example.vn',
    'kho-data.example.vn.',
    'kho-data.example.vn:8443',
    'https://www.kho-data.example.vn:8443/goi?x=1',
    'hxxp://kho-data[.]example[.]vn/',
    'kho-data(.)example(.)vn',
    'kho-data [dot] example [dot] vn',
    'ｋｈｏ-ｄａｔａ.example.vn',
  ])('is one however it is written, with what was registered of it second: %s', (text) => {
    expect(read('DOMAIN', text)).toEqual({
      type: 'DOMAIN',
      key: 'kho-data.example.vn',
      shown: 'kho-data.example.vn',
      second: [{ type: 'DOMAIN', key: 'example.vn' }],
    });
  });

  it.each([
    ['dữliệu.vn', 'xn--dliu-nw5ark.vn'],
    ['https://dữliệu.vn/goi', 'xn--dliu-nw5ark.vn'],
    ['xn--dliu-nw5ark.vn', 'xn--dliu-nw5ark.vn'],
    ['127.0.0.1:8080', '127.0.0.1'],
    ['203.0.113.7', '203.0.113.7'],
    ['www.vn', 'www.vn'],
    ['www.www.kho.vn', 'kho.vn'],
  ])('%s is %s', (text, key) => {
    expect(keyOf('DOMAIN', text)).toBe(key);
  });

  it.each([
    ['shop.kho.com.vn', 'kho.com.vn'],
    ['a.b.kho.hanoi.vn', 'kho.hanoi.vn'],
    ['so.hanoi.gov.vn', 'hanoi.gov.vn'],
    ['a.kho.io.vn', 'kho.io.vn'],
    ['a.kho.vn', 'kho.vn'],
    ['a.kho.com', 'kho.com'],
    ['a.kho.co.uk', 'kho.co.uk'],
    ['a.kho.com.au', 'kho.com.au'],
    ['a.t.co', 't.co'],
    ['com.vn', undefined],
    ['203.0.113.7', undefined],
  ])('%s was registered as %s', (domain, registered) => {
    expect(registrablePart(domain)).toBe(registered);
  });

  it.each(['', 'vn', 'localhost', 'kho', '1.2.3', '999.1.1.1', 'kho..vn', '-kho.vn', 'kho data.vn', 'demo@example.vn', 'a.123'])(
    'is not %j',
    (text) => {
      expect(refusalOf('DOMAIN', text)?.vi).toContain('ví dụ: kho-data.example.vn');
      expect(refusalOf('DOMAIN', text)?.en).toContain('IPv4');
    },
  );
});

describe('a URL', () => {
  it.each([
    'https://kho.example.vn/goi?a=1&b=2',
    'http://kho.example.vn/goi?a=1&b=2',
    'kho.example.vn/goi?b=2&a=1',
    'HTTPS://KHO.example.vn:443/goi?a=1&b=2#gia',
    'https://ten:matkhau@kho.example.vn/goi?a=1&b=2',
    'https://kho.example.vn/goi?utm_source=zalo&b=2&fbclid=x&a=1&zarsrc=30',
    'hxxps[:]//kho[.]example[.]vn/goi?a=1&b=2',
  ])('is one however it is written: %s', (text) => {
    expect(keyOf('URL', text)).toBe('//kho.example.vn/goi?a=1&b=2');
  });

  it('is shown without what is secret in it, and is found under its host', () => {
    expect(read('URL', 'https://ten:matkhau@shop.kho.com.vn/goi#x')).toEqual({
      type: 'URL',
      key: '//shop.kho.com.vn/goi',
      shown: 'https://shop.kho.com.vn/goi',
      second: [
        { type: 'DOMAIN', key: 'shop.kho.com.vn' },
        { type: 'DOMAIN', key: 'kho.com.vn' },
      ],
    });
  });

  it('of a platform is found under the account that it leads to', () => {
    expect(read('URL', 'https://t.me/Kho_Data_Demo').second).toContainEqual({ type: 'TELEGRAM', key: '@kho_data_demo' });
    expect(read('URL', 'https://zalo.me/0912345678').second).toContainEqual({ type: 'PHONE', key: '+84912345678' });
    expect(read('URL', 'https://facebook.com/groups/123456789').second).toContainEqual({ type: 'FACEBOOK', key: 'group:123456789' });
  });

  it('of another path, another query or another port is another', () => {
    const keys = ['kho.example.vn/a', 'kho.example.vn/A', 'kho.example.vn/a/', 'kho.example.vn/a?x=1', 'kho.example.vn:8080/a'];
    expect(new Set(keys.map((text) => keyOf('URL', text))).size).toBe(keys.length);
  });

  it.each([
    '',
    'kho',
    'javascript:alert(1)',
    'mailto:demo@example.vn',
    'https://',
    'https://localhost/',
    'https://kho .vn/',
    `https://kho.vn/${'ạ'.repeat(700)}`,
  ])('is not %j', (text) => {
    expect(refusalOf('URL', text)?.vi).toContain('ví dụ: https://kho-data.example.vn/goi-1');
    expect(refusalOf('URL', text)?.en).toContain('http or https');
  });
});

describe('an e-mail address', () => {
  it.each([
    'ban.data@example.vn',
    'Ban.Data@Example.VN',
    ' <ban.data@example.vn> ',
    'mailto:ban.data@example.vn',
    'ban.data[at]example[.]vn',
    'ban.data (at) example (.) vn',
  ])('is one however it is written: %s', (text) => {
    expect(read('EMAIL', text)).toEqual({ type: 'EMAIL', key: 'ban.data@example.vn', shown: 'ban.data@example.vn' });
  });

  it('with a tag is itself first and without its tag second', () => {
    expect(read('EMAIL', 'bandata+zalo@gmail.com')).toEqual({
      type: 'EMAIL',
      key: 'bandata+zalo@gmail.com',
      shown: 'bandata+zalo@gmail.com',
      second: [{ type: 'EMAIL', key: 'bandata@gmail.com' }],
    });
  });

  it('keeps its dots and its "www."', () => {
    expect(keyOf('EMAIL', 'b.a.n@gmail.com')).toBe('b.a.n@gmail.com');
    expect(keyOf('EMAIL', 'ban@www.example.vn')).toBe('ban@www.example.vn');
  });

  it.each([
    '',
    'ban',
    'ban@',
    '@example.vn',
    'ban@kho',
    'ban..data@example.vn',
    '.ban@example.vn',
    'ban data@example.vn',
    'ban@127.0.0.1',
    'bán@example.vn',
  ])('is not %j', (text) => {
    expect(refusalOf('EMAIL', text)?.vi).toContain('ví dụ: ban.data@example.vn');
    expect(refusalOf('EMAIL', text)?.en).toContain('name@domain');
  });
});
