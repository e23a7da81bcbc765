import { personalDataIn } from './personal-data.js';

const found = (actDescription: string) => personalDataIn({ actDescription }).map(({ code }) => code);

describe('personal data in the narrative', () => {
  it.each([
    ['Gửi nhầm cho ten.mau@vi-du.example', 'PERSONAL_DATA_EMAIL'],
    ['Khách có số 001099012345 bị lộ', 'PERSONAL_DATA_CITIZEN_ID'],
    ['Gọi 0912 345 678 để xác minh', 'PERSONAL_DATA_PHONE'],
    ['Gọi +84912345678', 'PERSONAL_DATA_PHONE'],
    ['Gọi ０９１２３４５６７８', 'PERSONAL_DATA_PHONE'],
    ['Khách có số 0010\u200b9901\u20602345 bị lộ', 'PERSONAL_DATA_CITIZEN_ID'],
    ['Thư của ten.mau\u200b＠vi-du.example', 'PERSONAL_DATA_EMAIL'],
    ['Thẻ 9704\u00a01234\u00ad5678\u202f9012', 'PERSONAL_DATA_CARD'],
    ['Thẻ 9704 1234 5678 9012', 'PERSONAL_DATA_CARD'],
  ])('%s', (text, code) => {
    expect(found(text)).toEqual([code]);
  });

  it.each([
    'Lộ 1.200.000 bản ghi gồm họ tên và số điện thoại',
    'Từ 23:15 20/11/2026 đến 08:00 21/11/2026, 500 GB',
    'Chi trả 120000000 đồng; mã vụ BC26-000123-7',
    'Bản ghi số 12345678901234567890',
  ])('is not seen in: %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('is not looked for where a contact is asked for', () => {
    expect(personalDataIn({ involvedParties: [{ name: 'Bên nhận', contact: 'ten@vi-du.example' }] })).toEqual([]);
  });
});
