import { carried, confirmed, taken, typed } from './answering.js';
import { type Answers, factsOf, valuesOf } from './answers.js';
import { type DocumentFile, digestOfDossier, dossierContent, dossierForms } from './canonical-dossier.js';
import { dossierClocks, startsOn, untilTheDaySet } from './dossier-clocks.js';
import { type Offer, offerOf } from './dossier-sources.js';
import { openDefects, type PutDocument, standingOf } from './dossier-standing.js';
import { proposedChanges } from './propose-changes.js';
import { registerAnswers } from './register-answers.js';
import { settledValues } from './settled-values.js';
import { staleAnswers } from './staleness.js';
import { ACTIVITY, ORGANISATION, statedActivity } from './testing/stated.js';

const L91 = 'VN-PDPL-2025';
const PERSON = { by: 'person', at: new Date('2026-11-27T01:00:00Z') };
const offer = (content = {}, organisation = {}): Offer =>
  offerOf('TRANSFER', L91, { organisation: { ...ORGANISATION, ...organisation }, activities: [statedActivity(content)] });

describe('what the register answers', () => {
  it('of a transfer: cases with counted groups, flows with their class, the parties as the register of parties knows them', () => {
    expect(registerAnswers('TRANSFER', L91, [ACTIVITY])).toMatchObject({
      transferCases: [{ case: 'FOREIGN_CLOUD', subjects: [{ group: 'Khách hàng', count: 1200 }] }],
      transferFlows: [
        { subjectGroup: 'Khách hàng', purpose: 'Giao hàng; Gửi tin', recipient: 'Đám mây mẫu', country: 'SG', sensitive: true },
      ],
      dataTypes: ['PHONE_NUMBER', 'HEALTH'],
      consent: [{ subjectGroup: 'Khách hàng' }],
      technicalMeasures: 'Mã hóa khi lưu',
      managerialMeasures: 'Phân quyền',
      firstTransferredOn: '2026-03-02',
      parties: [
        { part: 'PROCESSOR', name: 'Vận chuyển mẫu', taxCode: '0200000099', contractNumber: '12/HĐ' },
        { part: 'OTHER', name: 'Ngân hàng mẫu' },
        { part: 'RECIPIENT', name: 'Đám mây mẫu', country: 'SG' },
      ],
    });
  });

  it('of processing: roles and flows of several activities, the same group once with its largest number, and at most with all of them', () => {
    const other = statedActivity({
      role: 'PROCESSOR',
      subjectGroups: [{ name: 'khách HÀNG', subjectCount: null }],
      transfers: [],
      crossBorder: false,
    });
    const told = registerAnswers('DPIA', L91, [
      ACTIVITY,
      statedActivity({ subjectGroups: [{ name: 'KHÁCH HÀNG', subjectCount: 7 }] }),
      other,
    ]);
    expect(told.roles).toEqual([
      { role: 'CONTROLLER', subjects: [{ group: 'Khách hàng', count: 1200, atMost: 1207 }] },
      { role: 'PROCESSOR', subjects: [{ group: 'khách HÀNG', count: null }] },
    ]);
    expect(told.crossBorder).toBe(true);
    expect(told.flows).toHaveLength(3);
  });

  it('leaves out what it does not know, so that the question stays open', () => {
    const bare = {
      ...ACTIVITY.content,
      retention: null,
      deletionMethod: null,
      dataTypes: [],
      transfers: [],
      protectionMeasures: [],
      measures: [],
    };
    const told = registerAnswers('TRANSFER', L91, [{ ...ACTIVITY, content: bare }]);
    for (const path of [
      'storagePolicy',
      'deletionPolicy',
      'dataTypes',
      'transferCases',
      'transferFlows',
      'technicalMeasures',
      'firstTransferredOn',
    ] as const)
      expect([path, told[path]]).toEqual([path, undefined]);
  });

  it('says nothing of types of data while one of them has no code, least of all that nothing is sensitive', () => {
    const ofGroup = (code: 'PHONE_NUMBER' | 'HEALTH' | null, subjectGroup: string | null = null) => ({
      code,
      label: 'Kết quả xét nghiệm',
      subjectGroup,
    });
    const told = (...dataTypes: ReturnType<typeof ofGroup>[]) => {
      const activities = [statedActivity({ dataTypes })];
      const [transfer, processing] = [registerAnswers('TRANSFER', L91, activities), registerAnswers('DPIA', L91, activities)];
      const security = standingOf(
        { type: 'TRANSFER', regime: L91, answers: taken({}, offerOf('TRANSFER', L91, { organisation: ORGANISATION, activities })) },
        [],
      ).security!;
      const flow = (values: typeof transfer) => (values.transferFlows as { sensitive: boolean | null }[])[0]!.sensitive;
      return [transfer.dataTypes, flow(transfer), (processing.flows as { dataTypes: string[] }[])[0]!.dataTypes, security.sensitive];
    };
    expect(told(ofGroup('PHONE_NUMBER'))).toEqual([['PHONE_NUMBER'], false, ['PHONE_NUMBER'], 0]);
    expect(told(ofGroup('PHONE_NUMBER'), ofGroup(null))).toEqual([undefined, null, [], 1200]);
    expect(told(ofGroup('HEALTH'), ofGroup(null))).toEqual([undefined, true, [], 1200]);
    // Of another group's type the flow of this one says nothing; the list of all does.
    expect(told(ofGroup('PHONE_NUMBER'), ofGroup(null, 'Nhân viên'))).toEqual([undefined, false, ['PHONE_NUMBER'], 0]);
  });

  it('tells a basis that is not consent in words, and of versions from before rows were kept what they have', () => {
    const { purposes: _, protectionMeasures: __, ...old } = ACTIVITY.content;
    const told = registerAnswers('DPIA', L91, [{ ...ACTIVITY, content: { ...old, legalBases: ['CONTRACT'], measures: ['Mã hóa'] } }]);
    expect(told.consent).toEqual([{ subjectGroup: 'Khách hàng', otherBasis: 'Thực hiện hợp đồng, thỏa thuận của chủ thể dữ liệu' }]);
    expect(told.technicalMeasures).toBe('Mã hóa');
  });
});

describe('the answers of a dossier', () => {
  const opened = taken({}, offer());

  it('say from which version they are, and make the facts of the law again', () => {
    expect(opened.dataTypes).toEqual({
      value: ['PHONE_NUMBER', 'HEALTH'],
      source: { kind: 'REGISTER', activities: [{ id: 'a', version: 3, row: 5 }] },
    });
    expect(opened['filer.taxCode']).toEqual({ value: '0200000001', source: { kind: 'ORGANISATION', version: 4 } });
    const facts = factsOf('TRANSFER', opened);
    expect(facts).toMatchObject({ type: 'TRANSFER', filer: { nameVi: 'Tổ chức mẫu' }, dataTypes: ['PHONE_NUMBER', 'HEALTH'] });
    expect(Object.keys(valuesOf(facts))).toEqual(
      Object.keys(opened).toSorted((one, other) => Object.keys(valuesOf(facts)).indexOf(one) - Object.keys(valuesOf(facts)).indexOf(other)),
    );
  });

  it('keep their source where what is typed says the same, and are a person’s where it does not', () => {
    const revised = typed(opened, { dataTypes: ['PHONE_NUMBER', 'HEALTH'], storagePolicy: 'Ba năm' }, offer(), PERSON);
    expect(revised.dataTypes).toBe(opened.dataTypes);
    expect(revised.storagePolicy).toEqual({
      value: 'Ba năm',
      source: { kind: 'PERSON', by: 'person', at: '2026-11-27T01:00:00.000Z', offered: '5 năm' },
    });
  });

  it('can be taken away by a person, and stay away from the facts', () => {
    const revised = typed(opened, { storagePolicy: null }, offer(), PERSON);
    expect(revised.storagePolicy).toMatchObject({ value: null, source: { kind: 'PERSON' } });
    expect(factsOf('TRANSFER', revised).storagePolicy).toBeUndefined();
  });

  it('are not stale while their source stands still', () => {
    expect(staleAnswers(opened, offer(), false)).toEqual([]);
    expect(staleAnswers(typed(opened, { storagePolicy: 'Ba năm' }, offer(), PERSON), offer(), false)).toEqual([]);
  });

  it('are stale, old → new, where it went on, typed ones too', () => {
    const later = offer({ retention: '10 năm' }, { phone: '0225 000 0099' });
    expect(staleAnswers(opened, later, false)).toEqual([
      { path: 'filer.phone', changes: [{ path: 'filer.phone', change: 'CHANGED', before: '"0225 000 0001"', after: '"0225 000 0099"' }] },
      { path: 'storagePolicy', changes: [{ path: 'storagePolicy', change: 'CHANGED', before: '"5 năm"', after: '"10 năm"' }] },
    ]);
    const revised = typed(opened, { storagePolicy: 'Ba năm' }, offer(), PERSON);
    expect(staleAnswers(revised, later, false).map(({ path }) => path)).toEqual(['filer.phone', 'storagePolicy']);
    expect(staleAnswers(confirmed(revised, ['storagePolicy'], later, PERSON), later, false).map(({ path }) => path)).toEqual([
      'filer.phone',
    ]);
  });

  it('are taken anew, and go where the register fell silent unless a person gave them', () => {
    const silent = offer({ retention: null, deletionMethod: null });
    const revised = typed(opened, { deletionPolicy: 'Ghi đè' }, offer(), PERSON);
    const after = taken(revised, silent, ['storagePolicy', 'deletionPolicy', 'dataTypes']);
    expect(after.storagePolicy).toBeUndefined();
    expect(after.deletionPolicy?.value).toBe('Ghi đè');
    expect(staleAnswers(after, silent, false)).toEqual([]);
  });

  it('of one that was carried over are compared only where they were taken from the register since', () => {
    const known = typed({}, { storagePolicy: 'Như đã nộp' }, offer(), PERSON);
    expect(staleAnswers(known, offer({ retention: '10 năm' }), true)).toEqual([]);
    const since = taken(known, offer(), ['dataTypes']);
    expect(staleAnswers(since, offer({ dataTypes: [] }), true).map(({ path }) => path)).toEqual(['dataTypes']);
  });

  it('begin with an earlier dossier only where nothing else speaks', () => {
    const earlier = typed({}, { overview: 'Tổng quan', storagePolicy: 'Cũ', firstProcessedOn: '2024-01-01' }, offer(), PERSON);
    const begun = carried(opened, { id: 'd', version: 2, answers: earlier });
    expect(begun.overview).toEqual({ value: 'Tổng quan', source: { kind: 'CARRIED', dossierId: 'd', version: 2 } });
    expect(begun.storagePolicy).toBe(opened.storagePolicy);
    expect(carried({}, { id: 'd', version: 2, answers: earlier }).firstProcessedOn).toBeUndefined();
  });

  it('are settled as they are typed: what a row has to have is there, and empty is taken away', () => {
    const settled = settledValues({
      overview: '',
      dataTypes: [],
      parties: [],
      transferCases: [{ case: 'OTHER', subjects: [{ group: 'A' }] }],
      transferFlows: [{ subjectGroup: 'A', purpose: 'B' }],
      flows: [{ role: 'PROCESSOR', subjectGroup: 'A', purpose: 'B' }],
    } as never);
    expect(settled).toEqual({
      overview: null,
      dataTypes: null,
      parties: [],
      transferCases: [{ case: 'OTHER', subjects: [{ group: 'A', count: null }] }],
      transferFlows: [{ subjectGroup: 'A', purpose: 'B', recipient: '', sensitive: null }],
      flows: [{ role: 'PROCESSOR', subjectGroup: 'A', purpose: 'B', dataTypes: [], operations: [], systems: [] }],
    });
  });
});

describe('what is proposed of what went on since', () => {
  const filed = taken({}, offer());
  const proposed = (content: object) => proposedChanges(filed, offer(content), false);

  it('is a listed change: another purpose, another party', () => {
    expect(proposed({})).toEqual([]);
    expect(proposed({ purposes: [...ACTIVITY.content.purposes!, { text: 'Chấm điểm khách hàng', legalBasis: 'CONSENT' }] })).toEqual([
      { kind: 'NEW_PURPOSE', paths: ['transferFlows'] },
    ]);
    expect(proposed({ recipients: [] })).toEqual([{ kind: 'PARTY', paths: ['parties'] }]);
  });

  it('is none for what the law does not list: a count, a measure, a contract of the same party', () => {
    expect(proposed({ subjectGroups: [{ name: 'Khách hàng', subjectCount: 5 }], retention: '7 năm' })).toEqual([]);
    expect(proposed({ processors: [{ ...ACTIVITY.content.processors[0]!, contractNumber: '99/HĐ' }] })).toEqual([]);
  });
});

describe('how a dossier stands', () => {
  const judgedOf = (answers: Answers, regime: 'VN-PDPL-2025' | 'VN-PDPD-2023' = L91) => ({ type: 'TRANSFER', regime, answers }) as const;
  const reason = (kind: PutDocument['kind']): PutDocument => ({
    id: kind,
    kind,
    reason: 'Chưa có',
    attachmentId: null,
    name: null,
    copyType: null,
    pages: null,
  });

  it('counts documents with questions: settled by a file, what is only advised also by a reason', () => {
    const judged = judgedOf(taken({}, offer()));
    const before = standingOf(judged, []);
    expect(before.checklist.map(({ kind }) => kind)).toEqual(['CONTRACT', 'POLICIES', 'FLOW_DIAGRAM', 'SYSTEM_DIAGRAM', 'CONSENT_FORM']);
    expect(before.completeness.open).toContainEqual(
      expect.objectContaining({ path: 'documents.POLICIES', need: 'MANDATORY', article: 'D356 18.2(c)' }),
    );
    const pointsWith = (document: PutDocument) => {
      const { completeness } = standingOf(judged, [document]);
      expect(completeness.of).toBe(before.completeness.of);
      return completeness.points - before.completeness.points;
    };
    expect(pointsWith({ ...reason('POLICIES'), reason: null, attachmentId: 'file', name: 'Quy chế', copyType: 'COPY' })).toBe(3);
    expect(pointsWith(reason('CONSENT_FORM'))).toBe(1);
    expect(pointsWith(reason('POLICIES'))).toBe(0);
  });

  it('leaves a mandatory document that was excused to the officer, and prints the reason where documents are listed', () => {
    const judged = judgedOf(taken({}, offer()));
    const excused = standingOf(
      judged,
      standingOf(judged, []).checklist.map(({ kind }) => reason(kind)),
    );
    const open = openDefects(excused.completeness).rest.map(({ path }) => path);
    expect(open).toEqual(
      expect.arrayContaining(['CONTRACT', 'POLICIES', 'FLOW_DIAGRAM', 'SYSTEM_DIAGRAM'].map((kind) => `documents.${kind}`)),
    );
    expect(excused.facts.items).toContainEqual({ name: expect.stringMatching(/^Chính sách, quy trình/), reason: 'Chưa có' });
    expect(excused.facts.items).toHaveLength(4);
  });

  it('asks for a document only where its case arises', () => {
    const named = typed(
      {},
      { 'filer.internalPdp': { department: 'Ban', headName: 'Người' }, 'filer.serviceOrganisation': { name: 'Công ty' } },
      offer(),
      PERSON,
    );
    expect(standingOf(judgedOf(named), []).checklist.map(({ kind }) => kind)).toEqual([
      'CONTRACT',
      'DEPARTMENT_DECISION',
      'PERSON_DECISION',
      'PERSON_QUALIFICATION',
      'SERVICE_CONTRACT',
      'POLICIES',
      'FLOW_DIAGRAM',
      'SYSTEM_DIAGRAM',
    ]);
    expect(standingOf(judgedOf(named, 'VN-PDPD-2023'), [])).toMatchObject({
      security: null,
      checklist: [{ kind: 'CONTRACT', article: 'D13 25.2(h)' }],
    });
  });

  it('tells the part above the thresholds, with its reason, and what must not be left open at all', () => {
    const many = offer({ subjectGroups: [{ name: 'Khách hàng', subjectCount: 10_001 }] });
    const { security, completeness } = standingOf(judgedOf(taken({}, many)), []);
    expect(security).toMatchObject({ needed: true, sensitive: 10_001 });
    expect(completeness.open.map(({ path }) => path)).toContain('impactOnSecurity');
    expect(openDefects(standingOf(judgedOf({}), []).completeness).letter.map(({ path }) => path)).toEqual([
      'filer.nameVi',
      'filer.headOfficeAddress',
      'filer.phone',
      'filer.establishmentDocument',
    ]);
  });

  it('has its 60 days from the transfer under Law 91, and from processing under Decree 13', () => {
    const facts = { firstProcessedOn: '2026-01-05', firstTransferredOn: '2026-03-02' };
    expect(startsOn(L91, 'TRANSFER', facts)).toBe('2026-03-02');
    expect(startsOn('VN-PDPD-2023', 'TRANSFER', facts)).toBe('2026-01-05');
    expect(dossierClocks({ regime: L91, type: 'TRANSFER', receivedOn: null }, facts)).toMatchObject([
      { ruleId: 'L91-TIA', dueOn: '2026-05-01' },
    ]);
    expect(dossierClocks({ regime: L91, type: 'DPIA', receivedOn: null }, {})).toMatchObject([{ ruleId: 'L91-DPIA', dueOn: null }]);
    expect(
      dossierClocks({ regime: L91, type: 'DPIA', receivedOn: null }, facts, { COMPLETION_REQUESTED: '2026-04-01' }).map(
        ({ ruleId }) => ruleId,
      ),
    ).toEqual(['L91-DPIA', 'D356-COMPLETE']);
    expect(dossierClocks({ regime: 'VN-PDPD-2023', type: 'DPIA', receivedOn: '2025-03-04' }, facts)).toEqual([]);
  });

  it('is completed by the day that the agency set, beside what the law gives at least', () => {
    const facts = { firstProcessedOn: '2026-01-05' };
    const [, law] = dossierClocks({ regime: L91, type: 'DPIA', receivedOn: null }, facts, { COMPLETION_REQUESTED: '2026-11-27' });
    const clock = untilTheDaySet(law!, '2027-01-20');
    expect(clock).toMatchObject({
      ruleId: 'D356-COMPLETE',
      dueOn: '2027-01-20',
      dueAt: new Date('2027-01-20T16:59:59.999Z'),
      shiftedTo: null,
    });
    expect(clock.arithmetic.vi).toMatch(/^Cơ quan tiếp nhận ấn định: hết ngày 20\/01\/2027 \(luật cho ít nhất: .*27\/12\/2026/);
  });
});

describe('what is filed of a dossier', () => {
  const dossier = { type: 'TRANSFER', regime: L91, role: 'CONTROLLER', kind: 'INITIAL', drill: false, incompleteReason: null } as const;
  const presented = (documents: readonly DocumentFile[]) => ({ documents, changes: [], now: new Date('2026-11-27T02:00:00Z') });
  const file = { name: 'hop-dong.pdf', sha256: 'ab'.repeat(32), size: 12, mediaType: 'application/pdf' } as const;
  const document = (state: 'RECEIVED' | 'CLEAN') => ({
    ...({
      id: 'x',
      kind: 'CONTRACT',
      attachmentId: 'y',
      name: 'Hợp đồng',
      copyType: 'COPY',
      pages: 3,
      reason: null,
      file: { ...file, state },
    } as const),
  });
  const answers = typed(taken({}, offer()), { storagePolicy: 'Ba năm' }, offer(), PERSON);

  it('is one object with facts, sources, documents and what is open, and nothing of what a source said beside the answer', () => {
    const content = dossierContent({ ...dossier, answers }, presented([document('CLEAN')]));
    expect(content).toMatchObject({
      format: 'khien-dossier/1',
      forms: { letter: '01a', report: '09' },
      facts: { storagePolicy: 'Ba năm', items: [{ name: 'Hợp đồng', copyType: 'COPY', pages: 3 }] },
      sources: { storagePolicy: { kind: 'PERSON', by: 'person' } },
      documents: [{ kind: 'CONTRACT', name: 'Hợp đồng', sha256: file.sha256 }],
    });
    expect(content.missing.map(({ path }) => path)).toContain('documents.POLICIES');
    expect(JSON.stringify(content)).not.toContain('5 năm"');
  });

  it('has a digest that no judgement of the scanner moves, and every answer does', () => {
    const digest = digestOfDossier({ ...dossier, answers }, presented([document('RECEIVED')]));
    expect(digestOfDossier({ ...dossier, answers }, presented([document('CLEAN')]))).toBe(digest);
    expect(digestOfDossier({ ...dossier, answers: taken({}, offer()) }, presented([document('CLEAN')]))).not.toBe(digest);
    expect(digestOfDossier({ ...dossier, answers }, presented([]))).not.toBe(digest);
  });

  it.each([
    ['VN-PDPD-2023', 'DPIA', false, '04', null],
    ['VN-PDPD-2023', 'TRANSFER', false, '06', null],
    ['VN-PDPL-2025', 'TRANSFER', true, '01b', '09'],
    ['VN-PDPL-2025', 'DPIA', false, '02a', '10'],
    ['VN-PDPL-2025', 'DPIA', true, '02b', '10'],
  ] as const)('%s %s, a person: %s: form %s with report %s', (regime, type, individual, letter, report) =>
    expect(dossierForms(regime, type, individual)).toEqual({ letter, report }),
  );
});
