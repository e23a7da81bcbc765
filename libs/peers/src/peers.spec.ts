import { ACT_TYPES, DATA_ORIGINS, DATA_TYPE_CODES, DETECTION_METHODS, SECTORS } from '#law';
import { MISP, STIX, VERIS } from '../testing/published.js';
import { mispOfCase, mispOfReport, type SharedCase, type SharedReport, stixOfCase, stixOfReport, verisOf } from './index.js';
import { KHIEN, namedUuid } from './named-uuid.js';

const report = (more: Partial<SharedReport> = {}): SharedReport => ({
  id: '019a0000-0000-7000-8000-000000000001',
  reference: 'BC26-000123-7',
  regime: 'VN-PDPL-2025',
  noticeClass: 'URGENT_72H',
  verdict: 'ON_TIME',
  tlp: 'AMBER',
  firstSubmittedAt: new Date('2026-11-20T10:00:00Z'),
  submittedAt: new Date('2026-11-21T10:00:00Z'),
  organisation: { name: 'Ngân hàng Thử', sector: 'BANKING', provinceCode: '01' },
  actType: 'LEAK',
  occurredFrom: new Date('2026-11-19T18:30:00Z'),
  detectedAt: new Date('2026-11-20T02:00:00Z'),
  detectionMethod: 'STAFF',
  origin: 'OWN',
  dataTypes: [
    { code: 'PHONE_NUMBER', state: 'AFFECTED' },
    { code: 'HEALTH', state: 'UNKNOWN' },
    { code: 'PASSPORT_NUMBER', state: 'NOT_AFFECTED' },
  ],
  counts: [
    { what: 'BASIC_SUBJECTS', basis: 'ESTIMATED', min: 1000, max: 1200 },
    { what: 'BASIC_RECORDS', basis: 'COUNTED', value: 1500 },
    { what: 'SENSITIVE_RECORDS', basis: 'UNKNOWN' },
  ],
  harmInterests: ['PROPERTY'],
  ...more,
});
const seen = { firstSeen: new Date('2026-10-01T00:00:00Z'), lastSeen: new Date('2026-11-01T00:00:00Z') };
const shared: SharedCase = {
  id: '019a0000-0000-7000-8000-000000000002',
  reference: 'VV26-4839201-3',
  tlp: 'AMBER_STRICT',
  acts: ['ILLEGAL_SALE', 'ILLEGAL_COLLECTION'],
  openedAt: new Date('2026-11-01T00:00:00Z'),
  changedAt: new Date('2026-11-05T00:00:00Z'),
  parties: [
    { id: '019a0000-0000-7000-8000-000000000003', role: 'SELLER', name: 'Bên bán thử' },
    { id: '019a0000-0000-7000-8000-000000000004', role: 'SOURCE', name: 'Công ty Nguồn Thử' },
  ],
  indicators: [
    { type: 'PHONE', value: '+84912345678', ...seen },
    { type: 'BANK_ACCOUNT', value: '970436:0011001234567', ...seen },
    { type: 'TELEGRAM', value: '@kho_data_demo', ...seen },
    { type: 'ZALO', value: '+84912345678', ...seen },
    { type: 'FACEBOOK', value: '100000000000001', ...seen },
    { type: 'DOMAIN', value: 'kho-data.example.vn', ...seen },
    { type: 'DOMAIN', value: '192.0.2.7', ...seen },
    { type: 'URL', value: 'https://kho-data.example.vn/goi-1', ...seen },
    { type: 'EMAIL', value: 'ban.data@example.vn', ...seen },
    { type: 'CRYPTO_ADDRESS', value: '1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2', ...seen },
    { type: 'CRYPTO_ADDRESS', value: '0x52908400098527886E0F7030069857D2E4169EE7', ...seen },
    { type: 'FILE_DIGEST', value: 'a'.repeat(64), ...seen },
    { type: 'RECORD_SHAPE', value: 'họ tên, sđt', ...seen },
    { type: 'CITIZEN_ID', value: '001099000001', ...seen },
    { type: 'PASSPORT', value: 'C0000001', ...seen },
  ],
};

const FORMATS = [
  ['VERIS', VERIS, verisOf],
  ['MISP', MISP, mispOfReport],
  ['STIX', STIX, stixOfReport],
] as const;

describe.each(FORMATS)('a report in %s', (_name, schema, write) => {
  it('is what the published schema demands, whatever the act, sector, origin, way of detection and data', () => {
    const reports = [
      report(),
      ...ACT_TYPES.flatMap((actType) => DATA_ORIGINS.map((origin) => report({ actType, origin }))),
      ...SECTORS.map((sector) => report({ organisation: { ...report().organisation, sector } })),
      ...[...DETECTION_METHODS, 'Giám sát hệ thống'].map((detectionMethod) => report({ detectionMethod })),
      ...DATA_TYPE_CODES.map((code) => report({ dataTypes: [{ code, state: 'AFFECTED' }] })),
      report({ regime: 'VN-PDPD-2023', noticeClass: 'VIOLATION', tlp: 'GREEN' }),
    ];
    for (const each of reports) expect(schema.safeParse(write(each)).error).toBeUndefined();
  });

  it('is so too where next to nothing is known', () => {
    const bare = report({
      ...{ actType: null, occurredFrom: null, detectedAt: null, detectionMethod: null, origin: null },
      ...{ dataTypes: [], counts: [], harmInterests: null, tlp: 'AMBER_STRICT' },
    });
    expect(schema.safeParse(write(bare)).error).toBeUndefined();
    expect(JSON.stringify(write(bare))).not.toContain('undefined');
  });

  it('is the same bytes each time, and has other ids for another report', () => {
    const text = JSON.stringify(write(report()));
    expect(JSON.stringify(write(report()))).toBe(text);
    expect(JSON.stringify(write(report({ id: '019a0000-0000-7000-8000-000000000009' })))).not.toBe(text);
  });

  it('positive control: a member that is missing, of another kind, or unknown is refused', () => {
    const faults = (value: unknown, path: readonly string[] = []): (readonly string[])[] =>
      value !== null && typeof value === 'object'
        ? [path, ...Object.entries(value).flatMap(([key, below]) => faults(below, [...path, key]))]
        : [path];
    const given = JSON.parse(JSON.stringify(write(report()))) as object;
    // What is free in its format: our own members there.
    const free = /^plus|^objects,\d+,extensions,[^,]+,(?!extension_type)/;
    let refused = 0;
    for (const path of faults(given).filter((one) => one.length > 0 && !free.test(one.join()))) {
      const changed = JSON.parse(JSON.stringify(given)) as Record<string, unknown>;
      const holder = path.slice(0, -1).reduce<Record<string, unknown>>((value, key) => value[key] as Record<string, unknown>, changed);
      holder[path.at(-1)!] = { 'no such': [null] };
      if (!schema.safeParse(changed).success) refused++;
      else throw new Error(`${path.join('.')} may be anything`);
    }
    expect(refused).toBeGreaterThan(20);
    expect(schema.safeParse({ ...given, more: 1 }).success).toBe(false);
  });
});

describe('VERIS', () => {
  it('says what is known, and Unknown for the rest', () => {
    expect(verisOf(report())).toMatchObject({
      security_incident: 'Confirmed',
      action: { unknown: {} },
      actor: { internal: { motive: ['Unknown'] } },
      attribute: { confidentiality: { data_disclosure: 'Yes', data: [{ variety: 'Medical' }, { variety: 'Personal' }], data_total: 1500 } },
      discovery_method: { internal: { variety: ['Reported by employee'] } },
      // In Vietnam it was the 20th already.
      timeline: { incident: { year: 2026, month: 11, day: 20 }, discovery: { unit: 'Hours', value: 7 } },
      victim: { industry: '522', country: ['VN'] },
    });
    expect(verisOf(report({ actType: 'ILLEGAL_SALE' })).actor).toEqual({ internal: { variety: ['Unknown'], motive: ['Financial'] } });
    expect(verisOf(report({ dataTypes: [{ code: 'PHONE_NUMBER', state: 'UNKNOWN' }] }))).toMatchObject({
      security_incident: 'Suspected',
      attribute: { confidentiality: { data_disclosure: 'Potentially' } },
    });
  });
});

describe('a case for peers', () => {
  it.each([
    ['MISP', MISP, mispOfCase],
    ['STIX', STIX, stixOfCase],
  ] as const)('in %s is what the published schema demands, also of nothing but a header', (_name, schema, write) => {
    expect(schema.safeParse(write(shared)).error).toBeUndefined();
    expect(schema.safeParse(write({ ...shared, parties: [], indicators: [] })).error).toBeUndefined();
    expect(JSON.stringify(write(shared))).toBe(JSON.stringify(write(shared)));
  });

  it('never has a number of somebody’s papers', () => {
    for (const written of [mispOfCase(shared), stixOfCase(shared)]) {
      const text = JSON.stringify(written);
      for (const number of ['001099000001', 'C0000001']) expect(text).not.toContain(number);
      for (const told of ['+84912345678', '0011001234567', 'kho_data_demo']) expect(text).toContain(told);
    }
  });

  it('gives an observable the id that anybody gives it', () => {
    const ids = stixOfCase(shared).objects.map(({ id }) => id);
    // Of the specification: version 5 of the canonical properties in its own namespace.
    expect(ids).toContain(`email-addr--${namedUuid('00abedb4-aa42-466c-9c01-fed23315a9b7', '{"value":"ban.data@example.vn"}')}`);
    const elsewhere = stixOfCase({ ...shared, id: '019a0000-0000-7000-8000-000000000010' }).objects.map(({ id }) => id);
    expect(elsewhere.filter((id) => id.startsWith('url--'))).toEqual(ids.filter((id) => id.startsWith('url--')));
  });

  it('is marked with its TLP, every part of it', () => {
    expect(mispOfCase(shared).Event.Tag).toEqual([{ name: 'tlp:amber+strict' }]);
    const marking = 'marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003';
    const { objects } = stixOfCase(shared);
    expect(objects[0]).toMatchObject({ id: marking, name: 'TLP:AMBER+STRICT' });
    const told = objects.filter(({ created_by_ref, type }) => created_by_ref && type !== 'extension-definition');
    expect(told.length).toBeGreaterThan(10);
    for (const one of told) expect(one.object_marking_refs).toEqual([marking]);
  });
});

it('ids follow from names as RFC 4122 has it', () => {
  // Of the RFC's own namespace of names of domains, as its errata have it.
  expect(namedUuid('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'www.example.com')).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2');
  expect(KHIEN).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5/);
});
