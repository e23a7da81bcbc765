import type { DossierType } from '#law';
import type { StatedContent } from '#registry';
import { taken, typed } from './answering.js';
import { type AnswerPath, type Answers, factsOf } from './answers.js';
import { type DossierSources, type Offer, offerOf } from './dossier-sources.js';
import { settledValues } from './settled-values.js';
import { staleAnswers } from './staleness.js';
import { ACTIVITY, ORGANISATION, statedActivity } from './testing/stated.js';

const PERSON = { by: 'person', at: new Date('2026-11-27T01:00:00Z') };
type Content = Partial<StatedContent>;
type Organisation = Partial<DossierSources['organisation']>;
const offer = (type: DossierType, content: Content = {}, organisation: Organisation = {}): Offer =>
  offerOf(type, 'VN-PDPL-2025', { organisation: { ...ORGANISATION, ...organisation }, activities: [statedActivity(content)] });

const CONSENT = { purposes: [{ text: 'Gửi tin', legalBasis: 'CONSENT' }], purpose: 'Gửi tin', legalBases: ['CONSENT'] } as const;
const PURPOSES = ACTIVITY.content.purposes!;
const NEW_PURPOSE = [...PURPOSES, { text: 'Chấm điểm', legalBasis: 'CONSENT' }] as const;
const CUSTOMERS = ACTIVITY.content.subjectGroups[0]!;
const RELATIVES = { name: 'Thân nhân', subjectCount: null };
const CLOUD = ACTIVITY.content.transfers![0]!;
const CARRIER = ACTIVITY.content.processors[0]!;

/** An answer that the register gives in part: what a person adds to it, what the register says later, and what stands there afterwards. */
interface Case {
  readonly kind: string;
  readonly path: AnswerPath;
  readonly type: DossierType;
  readonly said?: Content;
  readonly type_: (value: never) => unknown;
  readonly later: { readonly content?: Content; readonly organisation?: Organisation };
  readonly stands: unknown;
}
type Rows = readonly Record<string, unknown>[];
const each =
  (more: object) =>
  (rows: Rows): unknown =>
    rows.map((row) => ({ ...row, ...more }));
const ASKED = { content: 'Gửi tin khuyến mại', form: 'Phiếu ký', process: 'Tại quầy' };
const REACHED = { pdpContact: 'Nhân sự A', service: 'Giao hàng', note: 'Đã thỏa thuận' };

const CASES: readonly Case[] = [
  {
    kind: 'how consent is asked, when a group comes along',
    ...{ path: 'consent', type: 'DPIA', said: CONSENT, type_: each(ASKED) },
    later: { content: { ...CONSENT, subjectGroups: [CUSTOMERS, RELATIVES] } },
    stands: [{ subjectGroup: 'Khách hàng', ...ASKED }, { subjectGroup: 'Thân nhân' }],
  },
  {
    kind: 'how consent is asked, when the register names another basis beside it',
    ...{ path: 'consent', type: 'TRANSFER', said: CONSENT, type_: each(ASKED) },
    later: { content: { purposes: [PURPOSES[0]!], legalBases: ['CONTRACT'] } },
    stands: [{ subjectGroup: 'Khách hàng', ...ASKED, otherBasis: expect.stringContaining('hợp đồng') }],
  },
  {
    kind: 'what is done after a transfer, when a purpose comes along',
    ...{ path: 'transferFlows', type: 'TRANSFER', type_: each({ laterProcessing: 'Lưu và sao lưu' }) },
    later: { content: { purposes: NEW_PURPOSE } },
    stands: [expect.objectContaining({ purpose: expect.stringContaining('Chấm điểm'), laterProcessing: 'Lưu và sao lưu', country: 'SG' })],
  },
  {
    kind: 'a recipient that the register does not name, when a group comes along',
    ...{ path: 'transferFlows', type: 'DPIA', said: { transfers: [{ ...CLOUD, recipient: null }] } },
    type_: each({ recipient: 'Đám mây khác', laterProcessing: 'Lưu' }),
    later: { content: { transfers: [{ ...CLOUD, recipient: null }], subjectGroups: [CUSTOMERS, RELATIVES] } },
    stands: [
      expect.objectContaining({ subjectGroup: 'Khách hàng', recipient: 'Đám mây khác', laterProcessing: 'Lưu' }),
      expect.objectContaining({ subjectGroup: 'Thân nhân', recipient: '' }),
    ],
  },
  {
    kind: 'what is done after a transfer, when the register names the recipient at last',
    ...{ path: 'transferFlows', type: 'TRANSFER', said: { transfers: [{ ...CLOUD, recipient: null }] } },
    type_: each({ laterProcessing: 'Lưu' }),
    later: {},
    stands: [expect.objectContaining({ recipient: 'Đám mây mẫu', laterProcessing: 'Lưu' })],
  },
  {
    kind: 'contacts, services and notes of parties, and a party of the person’s own',
    ...{ path: 'parties', type: 'DPIA' },
    type_: (rows: Rows) => [...rows.map((row) => ({ ...row, ...REACHED })), { part: 'CONTROLLER', name: 'Bên kiểm soát mẫu', ...REACHED }],
    later: { content: { processors: [{ ...CARRIER, contractNumber: '99/HĐ' }], thirdParties: [{ name: 'Kiểm toán mẫu' }] } },
    stands: [
      { part: 'PROCESSOR', name: 'Vận chuyển mẫu', taxCode: '0200000099', contractNumber: '99/HĐ', ...REACHED },
      { part: 'THIRD_PARTY', name: 'Kiểm toán mẫu' },
      { part: 'RECIPIENT', name: 'Ngân hàng mẫu', country: 'VN', ...REACHED },
      { part: 'RECIPIENT', name: 'Đám mây mẫu', country: 'SG', ...REACHED },
      { part: 'CONTROLLER', name: 'Bên kiểm soát mẫu', ...REACHED },
    ],
  },
  {
    kind: 'the description of a flow, and its types and systems where the register has none',
    ...{ path: 'flows', type: 'DPIA', said: { dataTypes: [], systems: [] } },
    type_: each({ description: 'Nhận tại quầy', dataTypes: ['HEALTH'], systems: ['Sổ giấy'] }),
    later: { content: { dataTypes: [], systems: [], purposes: NEW_PURPOSE, operations: ['COLLECT', 'ANALYSE'] } },
    stands: [
      {
        ...{ role: 'CONTROLLER', subjectGroup: 'Khách hàng', purpose: 'Giao hàng; Gửi tin; Chấm điểm', operations: ['COLLECT', 'ANALYSE'] },
        ...{ description: 'Nhận tại quầy', dataTypes: ['HEALTH'], systems: ['Sổ giấy'] },
      },
    ],
  },
  {
    kind: 'how many they are, where the register does not know',
    ...{ path: 'roles', type: 'DPIA', said: { subjectGroups: [{ ...CUSTOMERS, subjectCount: null }] } },
    type_: each({ subjects: [{ group: 'Khách hàng', count: 500 }] }),
    later: { content: { subjectGroups: [{ ...CUSTOMERS, subjectCount: null }, RELATIVES] } },
    stands: [
      {
        role: 'CONTROLLER',
        subjects: [
          { group: 'Khách hàng', count: 500 },
          { group: 'Thân nhân', count: null },
        ],
      },
    ],
  },
  {
    kind: 'the words of a case of transfer, and how many',
    ...{ path: 'transferCases', type: 'TRANSFER', said: { subjectGroups: [{ ...CUSTOMERS, subjectCount: null }] } },
    type_: each({ detail: 'Máy chủ thuê', subjects: [{ group: 'Khách hàng', count: 500 }] }),
    later: { content: { subjectGroups: [{ ...CUSTOMERS, subjectCount: null }], transfers: [CLOUD, { ...CLOUD, case: 'OTHER' }] } },
    stands: [
      { case: 'FOREIGN_CLOUD', detail: 'Máy chủ thuê', subjects: [{ group: 'Khách hàng', count: 500 }] },
      { case: 'OTHER', subjects: [{ group: 'Khách hàng', count: null }] },
    ],
  },
  {
    kind: 'a type of data that the register does not name',
    ...{ path: 'dataTypes', type: 'TRANSFER' },
    type_: (codes: readonly string[]) => [...codes, 'BIOMETRIC'],
    later: {
      content: {
        dataTypes: [
          { code: 'PHONE_NUMBER', label: null },
          { code: 'NATIONALITY', label: null },
        ],
      },
    },
    stands: ['PHONE_NUMBER', 'NATIONALITY', 'BIOMETRIC'],
  },
  {
    kind: 'title and address of whom to reach',
    ...{ path: 'filer.pdpContact', type: 'DPIA' },
    type_: (contact: object) => ({ ...contact, title: 'Trưởng ban' }),
    later: { organisation: { pdpContact: { ...ORGANISATION.pdpContact!, phones: ['0900 000 111'] } } },
    stands: { fullName: 'Nhân sự mẫu', phones: ['0900 000 111'], email: 'dpo@mau.example', title: 'Trưởng ban' },
  },
  {
    kind: 'who issued the establishment document, and when',
    ...{ path: 'filer.establishmentDocument', type: 'TRANSFER' },
    type_: (document: object) => ({ ...document, issuer: 'Sở mẫu', issuedOn: '2020-01-02' }),
    later: { organisation: { establishmentDocument: { number: '0200000001', place: 'Hải Phòng' } } },
    stands: { number: '0200000001', issuer: 'Sở mẫu', issuedOn: '2020-01-02', place: 'Hải Phòng' },
  },
];

/** Through the same door as a mutation: what is typed of a filer is one part of it. */
function write(answers: Answers, path: AnswerPath, value: unknown, at: Offer): Answers {
  const [part, field] = path.split('.') as [string, string?];
  return typed(answers, settledValues((field ? { [part]: { [field]: value } } : { [part]: value }) as never), at, PERSON);
}

describe('what a person wrote into an answer of the register', () => {
  it.each(CASES)('stays: $kind', ({ path, type, said, type_, later, stands }) => {
    const first = offer(type, said);
    const opened = taken({}, first);
    const written = write(opened, path, type_(opened[path]!.value as never), first);
    expect(written[path]!.source.kind).toBe('PERSON');
    const now = offer(
      type,
      { ...said, ...later.content, ...(path === 'transferFlows' && !later.content && { transfers: [CLOUD] }) },
      later.organisation,
    );
    expect(staleAnswers(written, now, false).map((one) => one.path)).toContain(path);

    for (const [paths, over] of [
      [[path], true],
      [staleAnswers(written, now, false).map((one) => one.path), false],
    ] as const) {
      const after = taken(written, now, paths, over);
      expect(after[path]!.value).toEqual(stands);
      expect(after[path]!.source).toMatchObject({ kind: 'PERSON', by: 'person', offered: now.values[path] });
      expect(staleAnswers(after, now, false).map((one) => one.path)).not.toContain(path);
      expect(taken(after, now, [path])).toEqual(after);
    }
  });

  it('has a case here for each answer that is more than one text, number or day', () => {
    const offers = (['DPIA', 'TRANSFER'] as const).flatMap((type) => Object.entries(offer(type).values));
    const composed = new Set(offers.flatMap(([path, value]) => (typeof value === 'object' ? [path] : [])));
    expect([...composed].toSorted()).toEqual([...new Set(CASES.map(({ path }) => path))].toSorted());
  });
});

describe('what is taken of an answer', () => {
  const opened = taken({}, offer('DPIA'));
  const parties = (value: Answers) => (factsOf('DPIA', value).parties ?? []).map(({ name }) => name);

  it('is all that the source says now, where nobody wrote in it', () => {
    const now = offer('DPIA', {
      processors: [],
      thirdParties: [{ name: 'Kiểm toán mẫu' }],
      subjectGroups: [RELATIVES],
      retention: '9 năm',
    });
    for (const over of [true, false]) {
      const after = taken(opened, now, undefined, over);
      expect(Object.fromEntries(Object.entries(after).map(([path, { value }]) => [path, value]))).toEqual(now.values);
      expect(new Set(Object.values(after).map(({ source }) => source.kind))).toEqual(new Set(['REGISTER', 'ORGANISATION']));
    }
  });

  it('is a row that the source dropped, too; with words of a person in it, it stays and stays stale', () => {
    const dropped = offer('DPIA', { processors: [] });
    const rows = opened.parties!.value as Rows;
    const written = write(opened, 'parties', [{ ...rows[0], pdpContact: 'Nhân sự A' }, ...rows.slice(1)], offer('DPIA'));
    expect(parties(taken(opened, dropped, ['parties']))).not.toContain('Vận chuyển mẫu');
    for (const over of [true, false]) {
      const after = taken(written, dropped, ['parties'], over);
      expect(factsOf('DPIA', after).parties).toContainEqual(expect.objectContaining({ name: 'Vận chuyển mẫu', pdpContact: 'Nhân sự A' }));
      expect(staleAnswers(after, dropped, false)).toEqual([
        { path: 'parties', changes: expect.arrayContaining([expect.objectContaining({ change: 'REMOVED' })]) },
      ]);
      const removed = write(after, 'parties', dropped.values.parties, dropped);
      expect(staleAnswers(removed, dropped, false)).toEqual([]);
    }
  });

  it('is the source’s word over a typed one only where the answer is named; else that stays, and alone stays stale', () => {
    const rows = opened.parties!.value as Rows;
    const typedOver = [{ ...rows[0], contractNumber: 'Ghi tay' }, ...rows.slice(1)];
    const written = typed(opened, { parties: typedOver, storagePolicy: 'Ba năm', processingTime: null }, offer('DPIA'), PERSON);
    const now = offer('DPIA', {
      ...{ retention: '9 năm', firstProcessedOn: '2026-02-01', thirdParties: [{ name: 'Kiểm toán mẫu' }] },
      processors: [{ ...CARRIER, contractNumber: '99/HĐ' }],
    });
    const stale = staleAnswers(written, now, false).map(({ path }) => path);
    expect(stale).toEqual(expect.arrayContaining(['parties', 'storagePolicy', 'processingTime', 'firstProcessedOn']));

    const after = taken(written, now, stale, false);
    expect(factsOf('DPIA', after)).toMatchObject({ storagePolicy: 'Ba năm', firstProcessedOn: '2026-02-01' });
    expect(after.processingTime).toEqual(written.processingTime);
    expect(parties(after)).toContain('Kiểm toán mẫu');
    expect(factsOf('DPIA', after).parties![0]).toMatchObject({ contractNumber: 'Ghi tay' });
    expect(staleAnswers(after, now, false)).toEqual([
      { path: 'storagePolicy', changes: [expect.anything()] },
      { path: 'processingTime', changes: [expect.anything()] },
      { path: 'parties', changes: [expect.objectContaining({ before: '"12/HĐ"', after: '"99/HĐ"' })] },
    ]);

    const named = taken(after, now, ['storagePolicy', 'processingTime', 'parties']);
    expect(Object.fromEntries(Object.entries(named).map(([path, { value }]) => [path, value]))).toEqual(now.values);
    expect(staleAnswers(named, now, false)).toEqual([]);
  });

  it('is no row that a person took away, unless the answer is named', () => {
    const written = write(opened, 'parties', (opened.parties!.value as Rows).slice(1), offer('DPIA'));
    const now = offer('DPIA', { thirdParties: [{ name: 'Kiểm toán mẫu' }] });
    const after = taken(written, now, ['parties'], false);
    expect(parties(after)).not.toContain('Vận chuyển mẫu');
    expect(parties(after)).toContain('Kiểm toán mẫu');
    expect(staleAnswers(after, now, false)).toEqual([]);
    expect(taken(after, now, ['parties']).parties).toMatchObject({ value: now.values.parties, source: { kind: 'REGISTER' } });
  });

  it('gives nobody what was typed of somebody else', () => {
    const written = write(opened, 'filer.pdpContact', { ...ORGANISATION.pdpContact!, title: 'Trưởng ban' }, offer('DPIA'));
    const now = offer('DPIA', {}, { pdpContact: { fullName: 'Người khác', title: null, phones: ['0900 000 222'], email: null } });
    expect(taken(written, now, ['filer.pdpContact'], false)).toEqual(written);
    expect(taken(written, now, ['filer.pdpContact'])['filer.pdpContact']!.value).toEqual({
      fullName: 'Người khác',
      phones: ['0900 000 222'],
    });
  });

  it('is compared from then on also of a dossier that was carried over', () => {
    const known = write({}, 'parties', [{ part: 'OTHER', name: 'Bên cũ', note: 'Như đã nộp' }], offer('DPIA'));
    const since = taken(known, offer('DPIA'), ['parties']);
    expect(parties(since)).toContain('Bên cũ');
    const now = offer('DPIA', { thirdParties: [{ name: 'Kiểm toán mẫu' }] });
    expect(staleAnswers(known, now, true)).toEqual([]);
    expect(staleAnswers(since, now, true).map(({ path }) => path)).toEqual(['parties']);
  });
});
