import { keyOf, read, refusalOf } from '../../testing/read.js';

const INVITE = 'AbCdEf0123456789';

describe('Telegram', () => {
  it.each([
    ['@Kho_Data_Demo', '@kho_data_demo'],
    ['kho_data_demo', '@kho_data_demo'],
    ['t.me/kho_data_demo', '@kho_data_demo'],
    ['https://t.me/Kho_Data_Demo?start=1', '@kho_data_demo'],
    ['http://telegram.me/kho_data_demo/', '@kho_data_demo'],
    ['hxxps://t[.]me/kho_data_demo', '@kho_data_demo'],
    ['t.me/s/kho_data_demo', '@kho_data_demo'],
    ['t.me/kho_data_demo/123', '@kho_data_demo'],
    ['https://kho-data-demo.t.me', '@kho_data_demo'],
    ['tg://resolve?domain=kho_data_demo', '@kho_data_demo'],
    ['id:123456789', 'id:123456789'],
    ['ID 123456789', 'id:123456789'],
    ['123456789', 'id:123456789'],
    ['tg://user?id=123456789', 'id:123456789'],
    ['-1001234567890', 'id:-1001234567890'],
    ['t.me/c/1234567890/55', 'id:-1001234567890'],
    [`t.me/+${INVITE}`, `invite:${INVITE}`],
    [`https://t.me/joinchat/${INVITE}`, `invite:${INVITE}`],
    [`tg://join?invite=${INVITE}`, `invite:${INVITE}`],
    ['t.me/+84912345678', 'phone:+84912345678'],
    ['0912 345 678', 'phone:+84912345678'],
  ])('%s is %s', (text, key) => {
    expect(keyOf('TELEGRAM', text)).toBe(key);
  });

  it('with number and handle has the number first, which does not change hands, and the handle second', () => {
    for (const text of ['@Kho_Data_Demo 123456789', '@kho_data_demo (id: 123456789)', '@kho_data_demo, ID 123456789']) {
      expect(read('TELEGRAM', text)).toEqual({
        type: 'TELEGRAM',
        key: 'id:123456789',
        shown: '@kho_data_demo id:123456789',
        second: [{ type: 'TELEGRAM', key: '@kho_data_demo' }],
      });
    }
    expect(keyOf('TELEGRAM', '@kho_data_demo -1001234567890')).toBe('id:-1001234567890');
  });

  it('tells invitations apart by their case, a person from a channel of one number, and knows the telephone behind a link', () => {
    expect(keyOf('TELEGRAM', `t.me/+${INVITE.toLowerCase()}`)).not.toBe(keyOf('TELEGRAM', `t.me/+${INVITE}`));
    expect(keyOf('TELEGRAM', '1234567890')).not.toBe(keyOf('TELEGRAM', 't.me/c/1234567890/1'));
    expect(read('TELEGRAM', 't.me/+84912345678').second).toEqual([{ type: 'PHONE', key: '+84912345678' }]);
  });

  it.each([
    '',
    '@ab',
    't.me/',
    't.me/joinchat',
    't.me/share/url?url=x',
    't.me/addstickers/demo',
    'nhóm kín',
    'https://zalo.me/0912345678',
    '@1234',
  ])('is not %j', (text) => {
    expect(refusalOf('TELEGRAM', text)?.vi).toContain('ví dụ: @kho_data_demo');
    expect(refusalOf('TELEGRAM', text)?.en).toContain('a t.me link');
  });
});

describe('Zalo', () => {
  it.each(['zalo.me/0912345678', 'https://zalo.me/84912345678', '0912.345.678', 'https://chat.zalo.me/?phone=0912345678'])(
    'goes by its telephone number, which is one as well: %s',
    (text) => {
      expect(read('ZALO', text)).toEqual({
        type: 'ZALO',
        key: 'phone:+84912345678',
        shown: '+84912345678',
        second: [{ type: 'PHONE', key: '+84912345678' }],
      });
    },
  );

  it.each([
    ['zalo.me/g/abcdef123', 'group:abcdef123'],
    ['https://zalo.me/g/abcdef123?x=1', 'group:abcdef123'],
    ['https://zalo.me/1234567890123456789', 'id:1234567890123456789'],
    ['zalo.me/KhoDataDemo', '@khodatademo'],
    ['zalo.me/01629999999', 'phone:+84329999999'],
  ])('%s is %s', (text, key) => {
    expect(keyOf('ZALO', text)).toBe(key);
  });

  it.each(['', 'zalo.me', 'zalo.me/pc', 'zalo.me/g/', 'Zalo nhóm kín', '1900 1234', 'https://t.me/kho_data_demo'])('is not %j', (text) => {
    expect(refusalOf('ZALO', text)?.vi).toContain('ví dụ: zalo.me/0912345678');
    expect(refusalOf('ZALO', text)?.en).toContain('a group link');
  });
});

describe('Facebook', () => {
  it.each([
    ['facebook.com/profile.php?id=100000000000001', 'id:100000000000001'],
    ['https://www.facebook.com/100000000000001', 'id:100000000000001'],
    ['https://m.facebook.com/profile.php?id=100000000000001&mibextid=x', 'id:100000000000001'],
    ['https://www.facebook.com/people/Demo/100000000000001/', 'id:100000000000001'],
    ['facebook.com/pages/Kho-Demo/100000000000001', 'id:100000000000001'],
    ['100000000000001', 'id:100000000000001'],
    ['https://www.facebook.com/Kho.Data.Demo', '@khodatademo'],
    ['fb.com/khodatademo', '@khodatademo'],
    ['https://vi-vn.facebook.com/kho.data.demo/', '@khodatademo'],
    ['m.me/kho.data.demo', '@khodatademo'],
    ['kho.data.demo', '@khodatademo'],
    ['@KhoDataDemo', '@khodatademo'],
    ['facebook.com/groups/123456789', 'group:123456789'],
    ['https://www.facebook.com/groups/Kho.Data/?ref=share', 'group:khodata'],
  ])('%s is %s', (text, key) => {
    expect(keyOf('FACEBOOK', text)).toBe(key);
  });

  it.each([
    ['https://www.facebook.com/groups/123456789/posts/987654321/', 'post:987654321', 'group:123456789'],
    ['facebook.com/groups/123456789/permalink/987654321', 'post:987654321', 'group:123456789'],
    ['facebook.com/kho.data.demo/posts/pfbid02AbC123456789', 'post:pfbid02AbC123456789', '@khodatademo'],
    ['facebook.com/permalink.php?story_fbid=987654321&id=100000000000001', 'post:987654321', 'id:100000000000001'],
  ])('a post is itself first and its owner second: %s', (text, key, owner) => {
    expect(read('FACEBOOK', text)).toMatchObject({ key, second: [{ type: 'FACEBOOK', key: owner }] });
  });

  it.each([
    '',
    'facebook.com',
    'facebook.com/watch/?v=1',
    'facebook.com/profile.php',
    'facebook.com/marketplace',
    'Nguyễn Văn Demo',
    'ab.c',
    '91234.5678.',
    'https://t.me/kho_data_demo',
  ])('is not %j', (text) => {
    expect(refusalOf('FACEBOOK', text)?.vi).toContain('ví dụ: facebook.com/profile.php');
    expect(refusalOf('FACEBOOK', text)?.en).toContain('profile, group or post');
  });
});
