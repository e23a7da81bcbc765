import { dossierCompleteness } from './dossier-gaps.js';
import type { ImpactFacts } from './impact-facts.js';
import { securityPart } from './security-part.js';

const EMPTY: ImpactFacts = { type: 'TRANSFER', filer: {} };
const IMPACT = { aspects: 'a', goal: 'b', measures: 'c', effectiveness: 'd', recommendation: 'e' };

const TRANSFER: ImpactFacts = {
  type: 'TRANSFER',
  filer: {
    nameVi: 'Công ty Ví Dụ',
    headOfficeAddress: 'Hải Phòng',
    phone: '0225 0000 001',
    taxCode: '0200000000',
    email: 'dpo@vi-du.example',
    establishmentDocument: { number: '0200000000' },
    businessLines: [{ name: 'Vận tải', vsicCode: '5012' }],
    branchCount: 0,
    pdpContact: { fullName: 'Người Phụ Trách', title: 'Trưởng phòng', phones: ['0900 000 001'], email: 'dpo@vi-du.example' },
    internalPdp: { headName: 'Người Phụ Trách', headTitle: 'Trưởng phòng', mobile: '0900 000 001', email: 'dpo@vi-du.example' },
  },
  transferCases: [{ case: 'FOREIGN_CLOUD', subjects: [{ group: 'Khách hàng', count: 900 }] }],
  transferFlows: [{ subjectGroup: 'Khách hàng', purpose: 'Lưu trữ', recipient: 'Cloud', sensitive: false, laterProcessing: 'Sao lưu' }],
  dataTypes: ['FULL_BIRTH_NAME'],
  consent: [{ subjectGroup: 'Khách hàng', otherBasis: 'Thực hiện hợp đồng' }],
  storagePolicy: 'x',
  deletionPolicy: 'x',
  domesticTransfer: false,
  dataExchange: false,
  serviceBusiness: false,
  safetyPlan: 'x',
  technicalMeasures: 'x',
  managerialMeasures: 'x',
  training: 'x',
  standards: 'ISO/IEC 27001',
  securityChecks: [{ content: 'x', target: 'x', frequency: 'x', purpose: 'x' }],
  recipientPlan: 'x',
  compliance: { form: 'x', time: 'x', result: 'x' },
  overview: 'x',
  impactOnSubjects: IMPACT,
  impactOnSystems: IMPACT,
  recipientStorage: 'x',
  recipientSystem: 'x',
  recipientMeasures: 'x',
  onwardTransfer: 'x',
  recipientAssessment: 'x',
  parties: [{ part: 'RECIPIENT', name: 'Cloud', country: 'SG', pdpContact: 'dpo@cloud.example', contractNumber: '12', service: 'x' }],
  bindingDocument: 'x',
  firstTransferredOn: '2026-03-02',
};

describe('dossierCompleteness', () => {
  const open = (facts: ImpactFacts, regime: Parameters<typeof dossierCompleteness>[0] = 'VN-PDPL-2025') =>
    dossierCompleteness(regime, facts).open.map(({ path }) => path);

  it('is 100 only where nothing is open, and shows what it is made of', () => {
    const whole = dossierCompleteness('VN-PDPL-2025', TRANSFER);
    expect(whole.open).toEqual([]);
    expect([whole.score, whole.points]).toEqual([100, whole.of]);

    const short = dossierCompleteness('VN-PDPL-2025', { ...TRANSFER, onwardTransfer: ' ' });
    expect(short.open).toMatchObject([{ path: 'onwardTransfer', need: 'MANDATORY', article: 'D356 18.3(g)', owner: 'OFFICER', weight: 3 }]);
    expect([short.points, short.of - short.points]).toEqual([whole.of - 3, 3]);
    expect(short.score).toBe(Math.floor((100 * short.points) / short.of));
    expect(short.score).toBeLessThan(100);
  });

  it('of an empty dossier is 0, with every mandatory item named before the advised ones', () => {
    const nothing = dossierCompleteness('VN-PDPL-2025', EMPTY);
    expect(nothing.score).toBe(0);
    expect(nothing.open.length).toBeGreaterThan(30);
    const needs = nothing.open.map(({ need }) => need);
    expect(needs).toEqual([...needs].sort().reverse());
  });

  it('asks a question only where it arises', () => {
    expect(open({ ...TRANSFER, domesticTransfer: true })).toEqual(['paidTransfer']);
    expect(open({ ...TRANSFER, serviceBusiness: true })).toEqual(['services']);
    expect(open({ ...TRANSFER, transferCases: [{ case: 'OTHER', subjects: [{ group: 'Khách hàng', count: 1 }] }] })).toEqual([
      'transferCases',
    ]);
    expect(open({ ...TRANSFER, filer: { ...TRANSFER.filer, individual: true, taxCode: null, establishmentDocument: null } })).toEqual([
      'filer.idDocument',
    ]);
  });

  it('wants counts, all five headings of an impact, a recipient, and codes of business lines', () => {
    const cases: readonly [Partial<ImpactFacts>, string][] = [
      [{ impactOnSystems: { ...IMPACT, goal: '' } }, 'impactOnSystems'],
      [{ parties: [{ part: 'OTHER', name: 'Khác' }] }, 'parties'],
      [{ filer: { ...TRANSFER.filer, businessLines: [{ name: 'Vận tải' }] } }, 'filer.businessLines'],
      [{ consent: [{ subjectGroup: 'Khách hàng', content: 'x', form: 'x' }] }, 'consent'],
      [{ securityChecks: [{ content: 'x' }] }, 'securityChecks'],
      [{ transferFlows: [{ ...TRANSFER.transferFlows![0]!, sensitive: null, recipient: '' }] }, 'transferFlows'],
      [{ parties: [{ part: 'RECIPIENT', name: 'Cloud' }] }, 'parties'],
      [{ filer: { ...TRANSFER.filer, pdpContact: { fullName: 'Người Phụ Trách' } } }, 'filer.pdpContact'],
      [{ filer: { ...TRANSFER.filer, internalPdp: null } }, 'filer.internalPdp'],
      [{ filer: { ...TRANSFER.filer, internalPdp: { ...TRANSFER.filer.internalPdp, department: 'Ban dữ liệu' } } }, 'filer.internalPdp'],
      [{ filer: { ...TRANSFER.filer, serviceOrganisation: { name: 'Dịch vụ mẫu' } } }, 'filer.internalPdp'],
      [{ firstTransferredOn: '2026-02-30' }, 'firstTransferredOn'],
    ];
    for (const [change, path] of cases) expect(open({ ...TRANSFER, ...change })).toEqual([path]);
    expect(open({ ...TRANSFER, transferCases: [{ case: 'FOREIGN_CLOUD', subjects: [{ group: 'Khách hàng', count: null }] }] })).toEqual([
      'transferCases',
      'impactOnSecurity',
    ]);
  });

  it('takes that there are no parties for an answer, but of a transfer, and of who processes for others, who names the controller', () => {
    const asks = (facts: Partial<ImpactFacts>, regime: Parameters<typeof dossierCompleteness>[0] = 'VN-PDPL-2025') =>
      dossierCompleteness(regime, { type: 'DPIA', filer: {}, ...facts }).open.flatMap(({ path, need, article }) =>
        path === 'parties' ? [[need, article]] : [],
      );
    const controller = { part: 'CONTROLLER', name: 'Bên kiểm soát mẫu', taxCode: '0200000002', pdpContact: 'a', service: 'b' } as const;
    const processor = { roles: [{ role: 'PROCESSOR', subjects: [] }] } as const;
    expect(asks({})).toEqual([['ADVISED', 'D356 19.3(a)']]);
    expect(asks({ parties: [] })).toEqual([]);
    expect(asks({ parties: [{ ...controller, service: null }] })).toEqual([['ADVISED', 'D356 19.3(a)']]);
    expect(asks({ parties: [], ...processor })).toEqual([['MANDATORY', 'D356 19.3(a)']]);
    expect(asks({ parties: [controller], ...processor })).toEqual([]);
    expect(asks({}, 'VN-PDPD-2023')).toEqual([['MANDATORY', 'D13 24.1(đ)']]);
    expect(asks({ parties: [] }, 'VN-PDPD-2023')).toEqual([]);
    expect(asks({ parties: [], ...processor }, 'VN-PDPD-2023')).toEqual([['MANDATORY', 'D13 24.2(c)']]);
    expect(open({ ...TRANSFER, parties: [] })).toEqual(['parties']);
  });

  it('asks for the day from which the 60 days run, with the article of the time', () => {
    const asked = (type: ImpactFacts['type'], regime: Parameters<typeof dossierCompleteness>[0]) =>
      dossierCompleteness(regime, { type, filer: {} }).open.flatMap(({ path, need, article }) =>
        path.startsWith('first') ? [[path, need, article]] : [],
      );
    expect(asked('DPIA', 'VN-PDPL-2025')).toEqual([['firstProcessedOn', 'MANDATORY', 'L91 21.1']]);
    expect(asked('TRANSFER', 'VN-PDPL-2025')).toEqual([['firstTransferredOn', 'MANDATORY', 'L91 20.2']]);
    expect(asked('DPIA', 'VN-PDPD-2023')).toEqual([['firstProcessedOn', 'MANDATORY', 'D13 24.4']]);
    expect(asked('TRANSFER', 'VN-PDPD-2023')).toEqual([['firstProcessedOn', 'MANDATORY', 'D13 25.3']]);
  });

  it('asks less under Decree 13, and what only that decree wants', () => {
    expect(open({ ...TRANSFER, filer: { ...TRANSFER.filer, internalPdp: null } }, 'VN-PDPD-2023')).not.toContain('filer.internalPdp');
    expect(open({ type: 'DPIA', filer: {} }, 'VN-PDPD-2023')).toEqual(
      expect.arrayContaining(['processingTime', 'plannedDeletion', 'crossBorder', 'impactOnSubjects']),
    );
    expect(open(EMPTY, 'VN-PDPD-2023')).not.toContain('recipientSystem');
    expect(open(EMPTY, 'VN-PDPD-2023')).toContain('bindingDocument');
  });
});

describe('securityPart', () => {
  const dpia = (groups: readonly [string, number | null][], sensitive: readonly string[] = []): ImpactFacts => ({
    type: 'DPIA',
    filer: {},
    roles: [{ role: 'CONTROLLER', subjects: groups.map(([group, count]) => ({ group, count })) }],
    flows: groups.map(([subjectGroup]) => ({
      role: 'CONTROLLER',
      subjectGroup,
      purpose: 'x',
      dataTypes: sensitive.includes(subjectGroup) ? ['FULL_BIRTH_NAME', 'HEALTH'] : ['FULL_BIRTH_NAME'],
      operations: [],
      systems: [],
    })),
  });

  it.each([
    ['exactly at the threshold', dpia([['A', 100_000]]), false],
    ['one above it', dpia([['A', 100_001]]), true],
    [
      'two groups together',
      dpia([
        ['A', 60_000],
        ['B', 60_000],
      ]),
      true,
    ],
    ['sensitive data of 10,000', dpia([['A', 10_000]], ['A']), false],
    ['sensitive data of 10,001', dpia([['A', 10_001]], ['A']), true],
    [
      'an unknown count',
      dpia([
        ['A', 5],
        ['B', null],
      ]),
      null,
    ],
    [
      'an unknown count that no longer matters',
      dpia([
        ['A', 100_001],
        ['B', null],
      ]),
      true,
    ],
    ['no group at all', dpia([]), null],
  ])('%s', (_name, facts, needed) => expect(securityPart(facts).needed).toBe(needed));

  it('knows of a group that is named under two roles, however it is written, only what holds whether or not they are the same people', () => {
    const under = (controlled: number, processed: number) =>
      securityPart({
        ...dpia([['Khách hàng', controlled]]),
        roles: [
          { role: 'CONTROLLER' as const, subjects: [{ group: 'Khách hàng', count: controlled }] },
          { role: 'PROCESSOR' as const, subjects: [{ group: 'KHÁCH HÀNG', count: processed }] },
        ],
      });
    expect(under(60_000, 40_000)).toMatchObject({ needed: false, basic: 60_000, article: 'D356 Form 10' });
    expect(under(60_000, 60_000)).toMatchObject({ needed: null, basic: 60_000 });
    expect(under(60_000, 60_000).reason.vi).toContain('cộng lại đến 120.000');
    expect(under(60_000, 100_001)).toMatchObject({ needed: true });
  });

  it('asks for the part where one group of several activities may be more people together', () => {
    const facts: ImpactFacts = {
      ...TRANSFER,
      transferCases: [{ case: 'FOREIGN_CLOUD', subjects: [{ group: 'Khách hàng', count: 60_000, atMost: 120_000 }] }],
    };
    expect(securityPart(facts).needed).toBeNull();
    expect(dossierCompleteness('VN-PDPL-2025', facts).open.map(({ path }) => path)).toEqual(['impactOnSecurity']);
  });

  it('takes a group of which no flow tells as sensitive, unless every kind that is named is basic', () => {
    const roles = dpia([['A', 10_001]]).roles!;
    const needed = (dataTypes: ImpactFacts['dataTypes']) => securityPart({ type: 'DPIA', filer: {}, roles, dataTypes }).needed;
    expect([needed(null), needed(['HEALTH', 'SEX']), needed(['SEX'])]).toEqual([true, true, false]);
  });

  it('takes a transfer as sensitive until it is said that it is not', () => {
    const facts = (sensitive: boolean | null): ImpactFacts => ({
      ...TRANSFER,
      transferCases: [{ case: 'FOREIGN_CLOUD', subjects: [{ group: 'Khách hàng', count: 20_000 }] }],
      transferFlows: [{ ...TRANSFER.transferFlows![0]!, sensitive }],
    });
    expect([true, null, false].map((sensitive) => securityPart(facts(sensitive)).needed)).toEqual([true, true, false]);
  });
});
