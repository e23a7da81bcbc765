import { DATA_TYPE_CODES, type DataTypeCode, dataClassOf, type ImpactFacts, PROCESSING_SERVICES, type SubjectCount } from '#law';
import { reportOn, said } from '../../../testing/dossier-answers.js';
import { DPIA, DPIA_FACTS, SPARSE_DOSSIER, TRANSFER } from '../../../testing/dossier-samples.js';
import { missingInOrder } from '../../../testing/in-order.js';
import { NONE, NOT_KNOWN } from '../../answers.js';
import { impactReport, type OfficialDocument, type Table } from '../../index.js';
import { BASIC_BOXES, SENSITIVE_BOXES } from './data-kind-rows.js';
import { NOT_APPLICABLE } from './impact-answers.js';
import { NOT_ABOVE_THRESHOLDS } from './impact-rows.js';

const tablesOf = ({ blocks }: OfficialDocument) => blocks.filter((block): block is Table => block.kind === 'table');
const ticksOf = ({ blocks }: OfficialDocument) =>
  blocks.flatMap((block) => (block.kind === 'ticks' ? block.rows.flat().filter((tick) => tick !== null) : []));
const ticked = (document: OfficialDocument) =>
  ticksOf(document)
    .filter((tick) => tick.ticked)
    .map(({ label }) => label);

describe('the rows of the reports', () => {
  it('ticks the kinds that are processed, two boxes of Form 10 twice, and names those that share a box', () => {
    const report = impactReport(DPIA);
    const named = Object.fromEntries(ticksOf(report).flatMap((tick) => (tick.named ? [[tick.label, tick.named]] : [])));
    const origin = 'Dữ liệu tiết lộ nguồn gốc chủng tộc, nguồn gốc dân tộc';
    const location = 'Vị trí của cá nhân được xác định qua dịch vụ định vị';
    const other = 'Các thông tin khác gắn liền với một con người cụ thể hoặc giúp xác định một con người cụ thể không thuộc các mục trên';
    const genetic = 'Dữ liệu sinh trắc học, đặc điểm di truyền';

    expect(ticked(report).slice(0, 9)).toEqual([
      'Họ, chữ đệm và tên khai sinh',
      'Số điện thoại',
      other,
      origin,
      location,
      genetic,
      expect.stringMatching(/^Dữ liệu theo dõi hành vi/),
      location,
      origin,
    ]);
    expect(named).toEqual({ [other]: '(Số chứng minh nhân dân; Mã số thuế cá nhân)', [genetic]: '(Đặc điểm di truyền)' });
    expect(said(report)).toContain('Tổng số loại dữ liệu cá nhân cơ bản:\n4\nTổng số loại dữ liệu cá nhân nhạy cảm:\n4\n');
    expect(said(reportOn({ dataTypes: [] }))).toContain('Tổng số loại dữ liệu cá nhân cơ bản:\n0\n');
    expect(ticked(impactReport(TRANSFER)).filter((label) => label === genetic)).toHaveLength(1);
    expect(said(reportOn({ dataTypes: ['SEX', 'SEX'] }))).toContain('Tổng số loại dữ liệu cá nhân cơ bản:\n1\n');
  });

  it('has one box for every kind, in the list of its class', () => {
    const codesOf = (boxes: readonly (readonly { codes: readonly DataTypeCode[] }[])[]) => [
      ...new Set(boxes.flat().flatMap(({ codes }) => codes)),
    ];
    const ofClass = (class_: string) => DATA_TYPE_CODES.filter((code) => dataClassOf('VN-PDPL-2025', code).class === class_);

    expect(codesOf(BASIC_BOXES).sort()).toEqual([...ofClass('BASIC')].sort());
    for (const form of ['09', '10'] as const) expect(codesOf(SENSITIVE_BOXES[form]).sort()).toEqual([...ofClass('SENSITIVE')].sort());
  });

  it('ticks each service that is offered, and says where none is', () => {
    const offered = (services: ImpactFacts['services'], serviceBusiness: boolean | null) =>
      reportOn({ dataTypes: [], services, serviceBusiness });

    for (const service of PROCESSING_SERVICES) expect(ticked(offered([service], true))).toHaveLength(1);
    expect(ticked(offered(PROCESSING_SERVICES, true))).toHaveLength(9);
    expect(said(offered([], false))).toContain(`tổ chức cung cấp:\n${NOT_APPLICABLE}`);
    expect(said(offered(null, true))).toContain(`tổ chức cung cấp:\n${NOT_KNOWN}`);
  });

  it('answers yes, no, or neither', () => {
    const boxes = (crossBorder: boolean | null) => said(reportOn({ crossBorder })).split('10 Chuyển dữ liệu cá nhân xuyên biên giới\n')[1]!;

    expect(boxes(true)).toMatch(/^Có ☒ \/ Không: ☐\n11 /);
    expect(boxes(false)).toMatch(/^Có ☐ \/ Không: ☒\n11 /);
    expect(boxes(null)).toMatch(/^Có ☐ \/ Không: ☐\nChưa xác định \(sẽ bổ sung\)\n11 /);
  });

  it('ticks the roles and cases that are taken, with groups and numbers; the others do not apply', () => {
    const line = (group: string, count: string) => `- Tên đối tượng chủ thể dữ liệu cá nhân: ${group}; Số lượng: ${count}`;

    expect(
      missingInOrder(said(impactReport(DPIA)), [
        'Bên kiểm soát và xử lý dữ liệu cá nhân ☒',
        line('Hành khách', '152.300'),
        line('Người lao động', '840'),
        '1.2. Bên xử lý dữ liệu cá nhân ☒',
        line('Khách hàng của đại lý', NOT_KNOWN),
        '1.3. Bên thứ ba ☐',
        line(NOT_APPLICABLE, NOT_APPLICABLE),
      ]),
    ).toEqual([]);
    expect(
      missingInOrder(said(impactReport(TRANSFER)), [
        '1.1. Chuyển giao dữ liệu cá nhân',
        'chủ nghĩa Việt Nam ☐',
        'nước ngoài ☒',
        line('Hành khách quốc tế', '9.120'),
        '1.5. Trường hợp khác (nêu cụ thể) ☒',
        'Gửi danh sách thuyền viên cho cảng đến',
        line('Thuyền viên', '310'),
      ]),
    ).toEqual([]);
  });

  it.each<[string, boolean, readonly SubjectCount[], readonly DataTypeCode[] | null]>([
    [
      'sensitive data of 10,000',
      true,
      [
        { group: 'a', count: 9_000 },
        { group: 'b', count: 1_000 },
      ],
      ['HEALTH'],
    ],
    [
      'sensitive data of 10,001',
      false,
      [
        { group: 'a', count: 9_000 },
        { group: 'b', count: 1_001 },
      ],
      ['HEALTH'],
    ],
    ['basic data of 100,000', true, [{ group: 'a', count: 100_000 }], ['SEX']],
    ['basic data of 100,001', false, [{ group: 'a', count: 100_001 }], ['SEX']],
    ['kinds not known, of 10,001', false, [{ group: 'a', count: 10_001 }], null],
    [
      'a number that is not known',
      false,
      [
        { group: 'a', count: 5 },
        { group: 'b', count: null },
      ],
      ['SEX'],
    ],
    ['nobody', false, [], ['SEX']],
  ])(
    'without an assessment, says that the thresholds are not passed only where the numbers show it: %s',
    (_what, below, subjects, dataTypes) => {
      const dpia = said(reportOn({ impactOnSecurity: null, dataTypes, roles: [{ role: 'CONTROLLER', subjects }] }));
      const transfer = said(reportOn({ impactOnSecurity: null, dataTypes, transferCases: [{ case: 'OTHER', subjects }] }, TRANSFER));

      for (const text of [dpia, transfer]) {
        const part = text.slice(text.indexOf('2.3 Tác động'), text.indexOf('IV PHỤ LỤC'));
        expect(part.includes(NOT_ABOVE_THRESHOLDS)).toBe(below);
        expect(part.split(below ? NOT_APPLICABLE : NOT_KNOWN).length).toBe(6);
      }
    },
  );

  it('prints the assessment for national security where it is given, whatever the numbers', () => {
    const text = said(reportOn({ roles: [{ role: 'CONTROLLER', subjects: [{ group: 'a', count: 1 }] }] }));

    expect(text).not.toContain(NOT_ABOVE_THRESHOLDS);
    expect(text).toContain('Kiến nghị lựa chọn cho an ninh quốc gia.');
  });

  it('one of three ways to protect data is told: the others are not there; of none told, all are open', () => {
    const filer = { ...DPIA_FACTS.filer, serviceOrganisation: null, servicePersons: [] };

    expect(said(reportOn({ filer }))).toContain(`Tên tổ chức:\n${NONE}\n`);
    expect(tablesOf(reportOn({ filer }))[0]!.rows).toEqual([['', NONE, '', '', '']]);
    expect(said(reportOn({ filer: { ...filer, internalPdp: null } }))).toContain(`Tên tổ chức:\n${NOT_KNOWN}\n`);
  });

  it('part B has every party once: what has no section of its own stands in the last, with what it is', () => {
    const names = (report: OfficialDocument) =>
      tablesOf(report)
        .slice(1)
        .map(({ rows }) => rows.map((row) => row[1]));

    expect(names(impactReport(DPIA))).toEqual([[NONE], ['Công ty TNHH Máy Chủ Tám'], ['Ngân hàng Chín', 'Port Data Pte Ltd (Singapore)']]);
    expect(tablesOf(impactReport(DPIA)).at(-1)!.rows[1]!.at(-1)).toBe('Bên nhận dữ liệu cá nhân; Nhận danh sách hành khách');
    expect(names(impactReport(TRANSFER))).toEqual([
      ['Đại lý Mười Hai'],
      ['Cloud Example Pte Ltd (Singapore)'],
      ['Công ty TNHH Trung Chuyển Mười Ba'],
    ]);
    expect(tablesOf(impactReport(DPIA))[2]!.rows[0]).toContain('HĐ-08/2026, 15/01/2026');
    expect(said(impactReport(TRANSFER))).toContain('Cloud Example Pte Ltd, Singapore');
    expect(names(impactReport(SPARSE_DOSSIER))).toEqual([[NOT_KNOWN], [NOT_KNOWN], [NOT_KNOWN]]);
  });
});
