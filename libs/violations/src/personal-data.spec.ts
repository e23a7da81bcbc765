import type { StoredFacts } from './facts.js';
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

  const MAIL = 'ten@vi-du.example';

  it('is looked for in every text of the facts and of what is filed beside them', () => {
    const facts: StoredFacts = {
      detectionMethod: MAIL,
      place: MAIL,
      systems: ['CRM', MAIL],
      actDescription: MAIL,
      involvedParties: [{ name: 'Bên nhận', role: MAIL, contact: MAIL }, { name: MAIL }],
      originParty: MAIL,
      illegalSale: { channelDetail: MAIL, priceText: MAIL, payment: MAIL, seller: MAIL, buyer: MAIL, sourceSystem: MAIL },
      cyberIncident: { isCyberIncident: true, reference: MAIL },
      consequences: MAIL,
      measuresDone: MAIL,
      measuresDoing: MAIL,
      measuresPlanned: MAIL,
      notEstablished: [{ path: 'counts', reason: MAIL }],
    };
    const words = { lateReason: MAIL, reason: MAIL, answers: [{ path: 'facts.place', text: MAIL }, { path: 'facts.counts' }] };

    expect(personalDataIn(facts, words).map(({ path }) => path)).toEqual([
      'facts.detectionMethod',
      'facts.place',
      'facts.systems.1',
      'facts.actDescription',
      'facts.involvedParties.0.role',
      'facts.involvedParties.1.name',
      'facts.originParty',
      ...['channelDetail', 'priceText', 'payment', 'seller', 'buyer', 'sourceSystem'].map((field) => `facts.illegalSale.${field}`),
      'facts.cyberIncident.reference',
      'facts.consequences',
      'facts.measuresDone',
      'facts.measuresDoing',
      'facts.measuresPlanned',
      'facts.notEstablished.0.reason',
      'lateReason',
      'reason',
      'answers[facts.place].text',
    ]);
  });

  it('is not looked for where a contact is asked for, nor seen in times, codes and figures', () => {
    expect(
      personalDataIn({
        involvedParties: [{ name: 'Bên nhận', contact: `${MAIL}, 0912 345 678` }],
        occurredFrom: '2026-01-02T03:04:05.006Z',
        detectedAt: '2026-11-20T00:00:00.000Z',
        dataTypes: [{ code: 'PHONE_NUMBER', state: 'AFFECTED' }],
        counts: [{ what: 'BASIC_RECORDS', basis: 'COUNTED', value: 912_345_678 }],
        illegalSale: { priceVnd: 9_704_123_456_789_012, offeredAt: '2026-10-09T08:07:06.005Z' },
      }),
    ).toEqual([]);
  });
});
