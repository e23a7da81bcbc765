import { clockFor } from './clock.js';
import { blockingFacts, missingFacts, requiredFacts } from './required-facts.js';
import { noticeRule } from './rules.js';
import { timeliness } from './timeliness.js';
import type { ViolationFacts } from './violation-facts.js';

const vn = (text: string) => new Date(`${text}+07:00`);
const MINIMUM: ViolationFacts = {
  reporterRole: 'CONTROLLER',
  organisation: { nameVi: 'Công ty Thử nghiệm', pdpContact: { fullName: 'Người Thử', phones: ['0000000000'] } },
  detectedAt: vn('2025-03-09T10:00:00'),
  occurredFrom: vn('2025-03-01T10:00:00'),
  actType: 'LEAK',
  dataTypesUnknown: true,
};
const COMPLETE: ViolationFacts = {
  ...MINIMUM,
  organisation: {
    nameVi: 'Công ty Thử nghiệm',
    headOfficeAddress: '1 phố Mẫu',
    transactionOfficeAddress: '1 phố Mẫu',
    establishmentDocument: { number: '00' },
    taxCode: '0000000000',
    phone: '0000000000',
    website: 'không có',
    pdpContact: { fullName: 'Người Thử', title: 'Trưởng bộ phận', phones: ['0000000000'], email: 'thu@example.vn' },
  },
  place: 'Hệ thống thử',
  actDescription: 'Mô tả',
  involvedParties: [{ name: 'Bên thử' }],
  dataTypes: [{ code: 'PHONE_NUMBER', state: 'AFFECTED' }],
  counts: [
    { what: 'BASIC_RECORDS', basis: 'COUNTED', value: 0 },
    { what: 'BASIC_SUBJECTS', basis: 'COUNTED', value: 0 },
    { what: 'SENSITIVE_SUBJECTS', basis: 'ESTIMATED', min: 0, max: 3 },
  ],
  origin: 'OWN',
  consequences: 'Mô tả',
  measuresPlanned: 'Mô tả',
  harmInterests: [],
  commitment: true,
};
const FORMS = [
  ['VN-PDPD-2023', '03'],
  ['VN-PDPL-2025', '08'],
] as const;

describe.each(FORMS)('the facts of %s form %s', (regime, form) => {
  it('are all missing from an empty draft, each with both languages, an article and one path', () => {
    const missing = missingFacts(regime, form, {});

    expect(missing.length).toBeGreaterThan(20);
    expect(new Set(missing.map((fact) => fact.path)).size).toBe(missing.length);
    for (const fact of missing)
      expect(fact).toMatchObject({
        vi: expect.stringMatching(/\S/),
        en: expect.stringMatching(/\S/),
        article: expect.stringMatching(/\S/),
      });
    expect(blockingFacts(missing, 'READY').map((fact) => fact.path)).toEqual([
      'reporterRole',
      'organisation.nameVi',
      'organisation.pdpContact.fullName',
      'organisation.pdpContact',
      'detectedAt',
      'actType',
      'dataTypes',
    ]);
  });

  it('ask for the time that is said to be exact or approximate before signing, and else let it follow', () => {
    const { occurredFrom: _at, ...timeless } = MINIMUM;
    const blocked = (occurrencePrecision: ViolationFacts['occurrencePrecision']) =>
      blockingFacts(missingFacts(regime, form, { ...timeless, occurrencePrecision }), 'READY').map(({ path }) => path);
    for (const how of ['EXACT', 'APPROXIMATE'] as const) expect(blocked(how)).toEqual(['occurredFrom']);
    for (const how of ['ONGOING', 'UNKNOWN', null] as const) expect(blocked(how)).toEqual([]);
  });

  it('let the minimum set be signed, and still list what may follow', () => {
    const missing = missingFacts(regime, form, MINIMUM);

    expect(blockingFacts(missing, 'READY')).toEqual([]);
    expect(blockingFacts(missing, 'SUBMITTED').map((fact) => fact.path)).toEqual(['commitment']);
    expect(missing.map((fact) => fact.path)).toEqual(
      expect.arrayContaining(['place', 'dataTypes', 'consequences', 'counts', 'origin', 'measuresDone']),
    );
  });

  it('are complete when all are there, zero counts included', () => {
    expect(missingFacts(regime, form, COMPLETE)).toEqual([]);
  });

  it('treat blanks as missing, and an act of another kind as one to be described', () => {
    const missing = missingFacts(regime, form, { ...COMPLETE, place: ' \n', actType: 'OTHER', actDescription: ' ' });

    expect(missing.map((fact) => [fact.path, fact.need])).toEqual([
      ['place', 'MAY_FOLLOW'],
      ['actDescription', 'MINIMUM'],
    ]);
  });

  it('ask a controller when the incident was remedied where location or biometric data are affected, under Decree 356', () => {
    const asked = (facts: ViolationFacts) =>
      missingFacts(regime, form, { ...COMPLETE, ...facts }).some(({ path }) => path === 'remediatedAt');
    const dataTypes = [{ code: 'LOCATION', state: 'AFFECTED' }] as const;

    expect(asked({ dataTypes })).toBe(regime === 'VN-PDPL-2025');
    expect([asked({ dataTypes, remediatedAt: new Date() }), asked({ dataTypes, reporterRole: 'PROCESSOR' }), asked({})]).toEqual(
      Array(3).fill(false),
    );
    expect(asked({ dataTypes: [{ code: 'BIOMETRIC', state: 'UNKNOWN' }] })).toBe(false);
  });

  it('ask who collected the data of finance alone, and only under Decree 356', () => {
    const asked = (sector: string | null, facts: ViolationFacts = {}) =>
      missingFacts(regime, form, { ...COMPLETE, ...facts }, undefined, { sector }).some(({ path }) => path === 'collectsDirectly');

    expect([asked('BANKING'), asked('FINANCE', { collectsDirectly: null })]).toEqual(Array(2).fill(regime === 'VN-PDPL-2025'));
    expect([
      asked('BANKING', { collectsDirectly: false }),
      asked('FINANCE', { collectsDirectly: true }),
      asked('HEALTH'),
      asked(null),
    ]).toEqual(Array(4).fill(false));
  });

  it('take "none of these is affected" for an answer, and no list or an undecided type for none', () => {
    const missing = (facts: ViolationFacts) =>
      missingFacts(regime, form, { ...COMPLETE, dataTypesUnknown: false, ...facts }).map((fact) => [fact.path, fact.need]);
    const none = { code: 'SEX', state: 'NOT_AFFECTED' } as const;

    expect(missing({ dataTypes: [none] })).toEqual([]);
    expect(missing({ dataTypes: [] })).toEqual([['dataTypes', 'MINIMUM']]);
    expect(missing({ dataTypes: [none, { code: 'HEALTH', state: 'UNKNOWN' }] })).toEqual([['dataTypes', 'MAY_FOLLOW']]);
    expect(missing({ dataTypes: [none], dataTypesUnknown: true })).toEqual([['dataTypes', 'MAY_FOLLOW']]);
  });
});

describe('the questions on an illegal sale or transfer', () => {
  const asked = (facts: ViolationFacts) =>
    missingFacts('VN-PDPL-2025', '08', { ...COMPLETE, ...facts }).map(({ path, need, origin }) => `${path} ${need} ${origin}`);
  const questions = (...fields: string[]) => fields.map((field) => `illegalSale.${field} MAY_FOLLOW PRODUCT`);

  it('are asked of no other act', () => {
    expect(asked({ actType: 'LEAK', illegalSale: null })).toEqual([]);
  });

  it('ask of a sale its channel, price, volume, payment, parties and source', () => {
    expect(asked({ actType: 'ILLEGAL_SALE' })).toEqual(
      questions('channel', 'priceVnd', 'volume', 'payment', 'seller', 'buyer', 'sourceSystem'),
    );
  });

  it('ask of a transfer all but the price', () => {
    expect(asked({ actType: 'ILLEGAL_TRANSFER', illegalSale: { channel: 'UNKNOWN' } })).toEqual(
      questions('channel', 'volume', 'seller', 'buyer', 'sourceSystem'),
    );
  });

  it('take the price in words, and ask which other channel it was', () => {
    const illegalSale = {
      channel: 'OTHER',
      priceText: '0,1 BTC',
      volume: 0,
      payment: 'x',
      seller: 'x',
      buyer: 'x',
      sourceSystem: 'x',
    } as const;

    expect(asked({ actType: 'ILLEGAL_SALE', illegalSale })).toEqual(questions('channelDetail'));
    expect(asked({ actType: 'ILLEGAL_SALE', illegalSale: { ...illegalSale, channelDetail: 'Nhóm kín' } })).toEqual([]);
  });
});

describe('counts and origin', () => {
  const asked = (facts: ViolationFacts) => missingFacts('VN-PDPD-2023', '03', { ...COMPLETE, ...facts }).map(({ path }) => path);

  it('that are said to be unknown are still to follow', () => {
    expect(asked({ counts: [{ what: 'BASIC_RECORDS', basis: 'UNKNOWN' }], origin: 'UNKNOWN' })).toEqual([
      'counts',
      'counts[BASIC_SUBJECTS]',
      'counts[SENSITIVE_SUBJECTS]',
      'origin',
    ]);
  });

  it('that came from somebody else ask from whom', () => {
    expect(asked({ origin: 'PROCESSOR' })).toEqual(['originParty']);
    expect(asked({ origin: 'THIRD_PARTY', originParty: 'Bên thử' })).toEqual([]);
  });
});

describe('what differs between the forms', () => {
  const paths = (regime: 'VN-PDPD-2023' | 'VN-PDPL-2025', form: string) => requiredFacts(regime, form).map((fact) => fact.path);

  it('only Form 08 asks for tax code, email and possible harm', () => {
    const only08 = ['organisation.taxCode', 'organisation.pdpContact.email', 'harmInterests'];

    expect(paths('VN-PDPL-2025', '08')).toEqual(expect.arrayContaining(only08));
    for (const path of only08) expect(paths('VN-PDPD-2023', '03')).not.toContain(path);
  });

  it('only Decree 13 demands the reason of a late notice', () => {
    const times = { occurredAt: MINIMUM.occurredFrom, detectedAt: MINIMUM.detectedAt };
    const late = (id: string) => timeliness(clockFor(noticeRule(id), times), vn('2025-03-20T00:00:00'));
    const needs = (missing: ReturnType<typeof missingFacts>) =>
      missing.filter((fact) => fact.path === 'lateReason').map((fact) => fact.need);

    expect(needs(missingFacts('VN-PDPD-2023', '03', COMPLETE, late('D13-BREACH')))).toEqual(['AT_SUBMISSION']);
    expect(needs(missingFacts('VN-PDPL-2025', '08', COMPLETE, late('L91-BREACH-72')))).toEqual(['MAY_FOLLOW']);
    expect(missingFacts('VN-PDPD-2023', '03', { ...COMPLETE, lateReason: 'Lý do' }, late('D13-BREACH'))).toEqual([]);
  });

  it.each(['\u200b', '\u2060', '\u3164', '\ufeff', '\u00ad', ' \u200b '])('a text of nothing but %j is missing', (place) => {
    expect(missingFacts('VN-PDPL-2025', '08', { ...COMPLETE, place }).map(({ path }) => path)).toEqual(['place']);
  });

  it('a form of the other regime is refused: numbers collide', () => {
    expect(() => requiredFacts('VN-PDPL-2025', '03')).toThrow(expect.objectContaining({ code: 'UNKNOWN_FORM' }));
  });
});
