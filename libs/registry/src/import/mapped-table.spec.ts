import { proposeMapping } from './column-mapping.js';
import { dryRun, type ImportReport } from './index.js';
import { craftWorkbook } from './testing/crafted-workbook.js';
import { expectReportsWhenBent, expectReportsWhenDamaged } from './testing/damage.js';
import { encode } from './testing/encode.js';

const codes = (report: ImportReport) => report.problems.map(({ code }) => code);
const at = (report: ImportReport, code: string) =>
  report.problems.filter((problem) => problem.code === code).map(({ sheet, column, row }) => `${sheet}!${column ?? ''}${row ?? ''}`);

describe('guessing columns from headers', () => {
  test.each([
    [
      ['Mã hoạt động', 'Tên hoạt động', 'Mục đích xử lý dữ liệu', 'Căn cứ pháp lý', 'Loại dữ liệu cá nhân', 'Thời hạn lưu trữ'],
      ['ref', 'name', 'purpose', 'legalBasis', 'dataTypes', 'retention'],
    ],
    [
      ['Nom du traitement', 'Finalité principale', 'Base légale', 'Personnes concernées', 'Destinataires', 'Mesures de sécurité'],
      ['name', 'purpose', 'legalBasis', 'subjectGroups', 'recipients', 'measures'],
    ],
    [
      ['Business function', 'Purpose of processing', 'Categories of\nindividuals', 'Retention schedule (if possible)', 'Colour'],
      ['ownerUnit', 'purpose', 'subjectGroups', 'retention', undefined],
    ],
  ])('%j', (headers, fields) => {
    const mapping = Object.entries(proposeMapping(headers));
    for (const [index, field] of fields.entries())
      expect(mapping.filter(([name, column]) => name !== 'name' && column === headers[index]).map(([name]) => name)).toEqual(
        field && field !== 'name' ? [field] : [],
      );
    expect(proposeMapping(headers).name).toBe(headers[fields.indexOf('name')] ?? headers[fields.indexOf('purpose')]);
  });

  test('the register of another tool is told by its headers, one column after the other', () => {
    const headers = 'system,purpose,lawful_basis,data_subjects,data_types,processor,retention,location,owner,risk_level,last_review';
    expect(proposeMapping(headers.split(','))).toEqual({
      systems: 'system',
      purpose: 'purpose',
      name: 'purpose',
      legalBasis: 'lawful_basis',
      subjectGroups: 'data_subjects',
      dataTypes: 'data_types',
      processors: 'processor',
      retention: 'retention',
      dataPlaces: 'location',
      assignedTo: 'owner',
    });
    expect(
      proposeMapping([
        'Traitement - Nom',
        'Traitement - Finalités',
        'Délai de conservation',
        'Chuyển dữ liệu cá nhân ra nước ngoài (có/không)',
      ]),
    ).toEqual({
      name: 'Traitement - Nom',
      purpose: 'Traitement - Finalités',
      retention: 'Délai de conservation',
      crossBorder: 'Chuyển dữ liệu cá nhân ra nước ngoài (có/không)',
    });
  });

  test('headers that occur twice are told apart by position; the mapping is a plain JSON value', () => {
    const mapping = proposeMapping(['Name', 'Purpose', 'Retention', 'Retention']);
    expect(mapping).toEqual({ name: 'Name', purpose: 'Purpose', retention: 3 });
    expect(JSON.parse(JSON.stringify(mapping))).toEqual(mapping);
  });

  test('a list takes every column that is called by its name, a single field the best one; what stands first in a header counts', () => {
    expect(
      proposeMapping([
        'Tên hoạt động',
        'Loại dữ liệu 1',
        'Loại dữ liệu 2',
        'DLCN nhạy cảm',
        'Bên nhận',
        'Quốc gia của bên nhận',
        'Nơi lưu trữ dữ liệu cá nhân',
        'Đơn vị tính',
      ]),
    ).toEqual({
      name: 'Tên hoạt động',
      dataTypes: ['Loại dữ liệu 1', 'Loại dữ liệu 2'],
      sensitiveDataTypes: 'DLCN nhạy cảm',
      recipients: 'Bên nhận',
      dataPlaces: 'Nơi lưu trữ dữ liệu cá nhân',
    });
  });

  test('headers of something else give nothing to act on', async () => {
    const report = await dryRun(Buffer.from('Name;Description;Status\nTask;Do it;Open\n'));
    expect(report).toMatchObject({ format: null, mapping: null });
    expect(codes(report)).toEqual(['FILE_PLAIN_TEXT']);
  });
});

const CSV = [
  'Mã;Tên hoạt động;Mục đích;Căn cứ pháp lý;Loại dữ liệu;Chủ thể dữ liệu;Bên nhận;Nước đến;Thời hạn lưu trữ;Biện pháp bảo vệ;Ngày bắt đầu xử lý;Màu',
  'HS-1;Trả lương;"Tính lương,\nchuyển khoản";Thực hiện hợp đồng;Số điện thoại, Số hộ chiếu;Người lao động;Cơ quan nhà nước;Singapore;10 năm;"Mã hóa; Phân quyền";2025-03-01;đỏ',
  'HS-2;Tuyển dụng;Chọn người;Consentement mutuel;CMND (bản chụp, bản sao);Ứng viên;;Không;;;03/04/2025;',
  ';;Không tên;Sự đồng ý;;;;;;;;',
  'hs-1;Trùng mã;x;Sự đồng ý;;;;;;;;;thừa',
].join('\r\n');

describe('a CSV in Vietnamese', () => {
  let report: ImportReport;
  beforeAll(async () => {
    report = await dryRun(Buffer.from(CSV));
  });

  test('becomes activities with every part at its place', () => {
    expect(report).toMatchObject({ format: 'MAPPED_TABLE', counts: { activities: 3 }, mapping: { ref: 'Mã', name: 'Tên hoạt động' } });
    const cell = (column: string) => ({ sheet: 'CSV', row: 2, column });
    expect(report.activities[0]).toMatchObject({
      source: { sheet: 'CSV', row: 2, column: null },
      ref: 'HS-1',
      purposes: [{ source: cell('C'), name: 'Tính lương,\nchuyển khoản', legalBasis: { raw: 'Thực hiện hợp đồng' } }],
      dataTypes: [
        { source: cell('E'), name: 'Số điện thoại', type: { code: 'PHONE_NUMBER' }, retention: '10 năm' },
        { name: 'Số hộ chiếu', type: { code: 'PASSPORT_NUMBER' } },
      ],
      subjectGroups: [{ source: cell('F'), category: { code: 'EMPLOYEE' } }],
      recipients: [{ kind: { code: 'AUTHORITY' } }],
      transfers: [{ source: cell('H'), country: { raw: 'Singapore', code: 'SG' } }],
      measures: [
        { source: cell('J'), text: 'Mã hóa' },
        { source: cell('J'), text: 'Phân quyền' },
      ],
      dates: [{ source: cell('K'), meaning: 'FIRST_PROCESSED', raw: '2025-03-01', date: '2025-03-01' }],
    });
    expect(report.activities[1]).toMatchObject({
      dataTypes: [{ name: 'CMND (bản chụp, bản sao)' }],
      transfers: [],
      crossBorder: { source: { row: 3, column: 'H' }, raw: 'Không', value: false },
      dates: [{ raw: '03/04/2025', date: '2025-04-03' }],
    });
  });

  test('says what it guessed, did not read, or cannot decide', () => {
    expect(report.committable).toBe(false);
    expect(at(report, 'MAPPING_GUESSED')).toEqual(['CSV!']);
    expect(at(report, 'COLUMN_IN_NOTES')).toEqual(['CSV!L1']);
    expect(at(report, 'NAME_MISSING')).toEqual(['CSV!4']);
    expect(at(report, 'DUPLICATE_REF')).toEqual(['CSV!A5']);
    expect(at(report, 'BEYOND_HEADER')).toEqual(['CSV!M5']);
    const basis = report.problems.find(({ term }) => term === 'Consentement mutuel');
    expect(basis).toMatchObject({ code: 'TERM_UNKNOWN', kind: 'LEGAL_BASIS', row: 3, column: 'D' });
  });

  test('reads the same with a mapping by position, which is not guessed and not asked about', async () => {
    const again = await dryRun(Buffer.from(CSV), { mapping: { name: 2, ref: 1, purpose: 3 } });
    expect(again.activities.map(({ name }) => name)).toEqual(report.activities.map(({ name }) => name));
    expect(codes(again)).not.toContain('MAPPING_GUESSED');
    expect(again.activities[0]!.dataTypes).toEqual([]);
  });

  test('a mapping for another table names the columns that are not there', async () => {
    const report = await dryRun(Buffer.from(CSV), { mapping: { name: 'Hoạt động', purpose: 99_999, ref: 'Mã' } });
    expect(report.problems.filter(({ code }) => code === 'MISSING_COLUMN').map(({ en }) => en)).toEqual([
      expect.stringContaining('Hoạt động'),
      expect.stringContaining('99999'),
    ]);
    expect(report.committable).toBe(false);
  });

  test('in windows-1258 the text is the same, and the encoding is said', async () => {
    const old = await dryRun(encode(CSV, 'windows-1258'));
    expect(old.activities[0]).toEqual(report.activities[0]);
    expect(old.problems.find(({ code }) => code === 'ENCODING_TAKEN')!.vi).toContain('windows-1258');
  });
});

test('an answer about something that its row does not name is kept as a note', async () => {
  const csv = 'Name;Purpose;Data types;Retention;Deletion policy;Safeguards\nA;P;N/A;1 year;Shredder;Clauses\n';
  const report = await dryRun(Buffer.from(csv));
  expect(report.activities[0]).toMatchObject({
    dataTypes: [],
    retention: { text: '1 year', source: { sheet: 'CSV', row: 2, column: 'D' } },
    notes: [
      { heading: 'deletionPolicy', text: 'Shredder', source: { column: 'E' } },
      { heading: 'transferSafeguards', text: 'Clauses' },
    ],
  });
});

test('a workbook is read by its headers too: titles above them, formulas and merged names are errors at their cells', async () => {
  const report = await dryRun(
    craftWorkbook({
      Ghi: [['x']],
      Sổ: [
        ['Register of 2026'],
        [null, 'Processing activity', 'Purpose', 'Data types', 'Automated decision-making'],
        [null, 'Payroll', { formula: 'A1', cached: 'Evil' }, 'Salary', 'No'],
        [null, null, 'Second half of a merged cell', 'Name'],
        [null, 'Scoring', 'Credit', 'Name', 'maybe'],
      ],
    }),
  );
  expect(report.format).toBe('MAPPED_TABLE');
  expect(at(report, 'SHEET_NOT_READ')).toEqual(['Ghi!']);
  expect(at(report, 'FORMULA')).toEqual(['Sổ!C3']);
  expect(at(report, 'NAME_MISSING')).toEqual(['Sổ!4']);
  expect(report.activities).toMatchObject([
    { name: 'Payroll', automatedDecisions: { raw: 'No', value: false } },
    { name: 'Scoring', automatedDecisions: { raw: 'maybe', value: null } },
  ]);
  expect(report.problems.filter(({ kind }) => kind === 'BOOLEAN')).toMatchObject([{ term: 'maybe', row: 5, column: 'E' }]);
  expect(JSON.stringify(report)).not.toContain('Evil');
});

describe('a table that unfolds', () => {
  const header = 'Name;Purpose;Data types;Retention\n';
  test('one cell of 1,500 items is an error, and 200 of them are kept', async () => {
    const report = await dryRun(Buffer.from(`${header}A;B;${Array.from({ length: 1_500 }, (_, n) => `t${n}`).join(',')};1\n`));
    expect(at(report, 'TOO_MANY_ITEMS')).toEqual(['CSV!C2']);
    expect(report.activities[0]!.dataTypes).toHaveLength(200);
    expect(report.committable).toBe(false);
  });

  test.each([
    [
      'into more parts than a file may have',
      2_000,
      (n: number) => `N${n};P;${Array.from({ length: 100 }, (_, item) => `t${item}`).join(',')};1\n`,
    ],
    [
      'one long text into many parts',
      60,
      (n: number) => `N${n};P;${Array.from({ length: 60 }, (_, item) => `t${item}`).join(',')};${'r'.repeat(9_000)}\n`,
    ],
  ])('%s is refused as a whole', async (_, rows, line) => {
    const report = await dryRun(Buffer.from(header + Array.from({ length: rows }, (_unused, n) => line(n)).join('')));
    expect(codes(report)).toContain('TOO_MANY_PARTS');
    expect(report.activities).toEqual([]);
  });
});

describe('whatever happens to a CSV, there is a report', () => {
  test('bytes changed, cut out or doubled', () => expectReportsWhenDamaged(Buffer.from(CSV)));
  test('quotes, delimiters and line ends where they do harm', () =>
    expectReportsWhenBent(CSV, ['"', ';', '\n', '""', '\t', ',', '\u0000', '\ufeff', '=', ''], (text) => Buffer.from(text)));
});

describe('dates of a table', () => {
  const dates = async (header: string, ...cells: string[]) => {
    const report = await dryRun(Buffer.from([`${header};${header.startsWith('T') ? 'Mục đích' : 'Purpose'}`, ...cells].join('\n')));
    return {
      read: report.activities.map(({ dates: [day] = [] }) => day?.date ?? null),
      asked: report.problems
        .filter(({ code }) => ['DAY_ORDER', 'NOT_A_DAY'].includes(code))
        .map(({ code, row, term }) => [code, row, term]),
    };
  };
  const lines = (...days: string[]) => days.map((day, n) => `A${n};${day};Retention;P`);
  const english = 'Name;Start date;Retention';

  test.each<[string, string, string[], (string | null)[], unknown[]]>([
    ['Vietnamese headers: the day is first', 'Tên hoạt động;Ngày bắt đầu xử lý;Thời hạn lưu trữ', ['05/03/2026'], ['2026-03-05'], []],
    ['the same without diacritics', 'Ten hoat dong;Ngay bat dau xu ly;Thoi han luu tru', ['05/03/2026'], ['2026-03-05'], []],
    ['another date of the column shows it', english, ['05/03/2026', '25.03.2026'], ['2026-03-05', '2026-03-25'], []],
    ['or shows that the month is first', english, ['05/03/2026', '03/25/2026'], ['2026-05-03', '2026-03-25'], []],
    [
      'nothing shows it: asked once for the column',
      english,
      ['05/03/2026', '06/03/2026', '03/03/2026'],
      [null, null, '2026-03-03'],
      [['DAY_ORDER', 2, 'Start date']],
    ],
    [
      'language and column disagree: asked',
      'Tên hoạt động;Ngày bắt đầu xử lý;Thời hạn lưu trữ',
      ['05/03/2026', '03/25/2026'],
      [null, '2026-03-25'],
      [['DAY_ORDER', 2, 'Ngày bắt đầu xử lý']],
    ],
    [
      'years of two digits, and what is no day, are said and not read',
      'Tên hoạt động;Ngày bắt đầu xử lý;Thời hạn lưu trữ',
      ['05/03/26', 'đầu năm'],
      [null, null],
      [
        ['NOT_A_DAY', 2, undefined],
        ['NOT_A_DAY', 3, undefined],
      ],
    ],
  ])('%s', async (_what, header, days, read, asked) => {
    expect(await dates(header, ...lines(...days))).toEqual({ read, asked });
  });
});

test('counts, contracts and countries go with the items of their row, or are kept and asked about', async () => {
  const report = await dryRun(
    Buffer.from(
      [
        'Tên hoạt động;Mục đích;Chủ thể dữ liệu;Số lượng;Bên xử lý;Số hợp đồng;Quốc gia của bên xử lý',
        'A;P;"Khách hàng; Nhân viên";"1.200; 35";"X; Y";"01/HĐ; 01/HĐ";"VN; VN"',
        'B;P;Khách hàng;khoảng 500;"X; Y";01/HĐ;VN',
      ].join('\n'),
    ),
  );
  const [first, second] = report.activities;
  expect(first).toMatchObject({
    subjectGroups: [{ count: 1200 }, { count: 35 }],
    processors: [
      { name: 'X', contractNumber: '01/HĐ', country: { code: 'VN' } },
      { name: 'Y', contractNumber: '01/HĐ', country: { code: 'VN' } },
    ],
  });
  expect(second!.notes!.map(({ heading, text }) => [heading, text])).toEqual([
    ['subjectCount', 'khoảng 500'],
    ['contractNumber', '01/HĐ'],
    ['processorCountry', 'VN'],
  ]);
  expect(at(report, 'NOT_A_COUNT')).toEqual(['CSV!D3']);
  expect(at(report, 'NOT_OF_ONE_PARTY')).toEqual(['CSV!F3', 'CSV!G3']);
});

test('what stands in brackets is part of its item', async () => {
  const report = await dryRun(Buffer.from('Tên hoạt động;Mục đích;Thời hạn;Hệ thống\nA;P;1 năm;"AWS (Singapore, Tokyo), CRM"\n'));
  expect(report.activities[0]!.systems).toEqual(['AWS (Singapore, Tokyo)', 'CRM']);
});

test('that the organisation is controller is said where the file says nothing of it', async () => {
  const told = async (csv: string) => (await dryRun(Buffer.from(csv))).problems.filter(({ code }) => code === 'ROLE_TAKEN');
  expect(await told('Name;Purpose;Retention\nA;P;1\nB;P;1\n')).toMatchObject([
    { severity: 'NOTICE', row: null, en: expect.stringContaining('2') },
  ]);
  expect(await told('Name;Purpose;Retention;Role\nA;P;1;Processor\n')).toEqual([]);
});
