import type { ActivityContent } from './activity-content.js';
import { mappingOf } from './edge/column-mapping.input.js';
import { dryRun, type ImportReport, VOCABULARIES } from './import/index.js';
import { craftWorkbook } from './import/testing/crafted-workbook.js';
import { contentOf } from './staged-content.js';

type Row = readonly (string | null)[];

/** As a bank keeps it: basic and sensitive data apart, several lists in one cell, a title above and a second sheet. */
const BANK: readonly Row[] = [
  ['SỔ HOẠT ĐỘNG XỬ LÝ DỮ LIỆU CÁ NHÂN NĂM 2026'],
  [
    'STT',
    'Mã HĐ',
    'Tên hoạt động',
    'Mục đích xử lý',
    'Cơ sở pháp lý',
    'Dữ liệu cá nhân cơ bản',
    'Dữ liệu cá nhân nhạy cảm',
    'Chủ thể dữ liệu',
    'Thời gian lưu',
    'Biện pháp kỹ thuật',
    'Biện pháp tổ chức',
    'Nước nhận',
    'Mức độ rủi ro',
    'Kênh giao dịch',
    'Ghi chú',
  ],
  [
    '1',
    'NH-01',
    'Mở tài khoản',
    'Nhận biết khách hàng',
    'Hợp đồng',
    'Họ tên; Số điện thoại',
    'Lịch sử giao dịch; Sinh trắc học',
    'Khách hàng cá nhân',
    '10 năm',
    'Mã hóa ổ đĩa',
    'Phân quyền theo vai',
    'Singapore',
    'Cao',
    'Quầy; Ứng dụng di động',
    'Rà soát cùng pháp chế',
  ],
  [null, null, 'Tổng đài', 'Chăm sóc khách hàng', null, 'Giọng nói', 'Không', null, null, null, null, null, null, null, null],
  [null, null, null, null, null, null, null, null, null, null, null, null, null, null, 'Lập ngày cuối quý'],
];

/** As a hospital keeps it: abbreviations, headings of nobody's format. */
const HOSPITAL: Readonly<Record<string, string>> = {
  TT: '1',
  'Mã HĐ': 'BV-KB-01',
  'Tên quy trình nghiệp vụ': 'Khám bệnh ngoại trú',
  'Khoa/Phòng': 'Khoa Khám bệnh',
  'Mục đích xử lý DLCN': 'Khám và điều trị',
  'Căn cứ': 'Theo quy định của pháp luật',
  'DLCN cơ bản': 'Họ và tên, Ngày sinh, Địa chỉ',
  'DLCN nhạy cảm': 'Hồ sơ bệnh án, Kết quả xét nghiệm',
  'Đối tượng': 'Người bệnh; Người nhà',
  'Số lượng': '12.000; 3.000',
  'Nguồn dữ liệu cá nhân': 'Người bệnh khai tại quầy',
  'Nơi lưu trữ dữ liệu cá nhân': 'Phòng máy tầng hầm',
  'Thời hạn lưu giữ': '15 năm kể từ lần khám cuối',
  'Phần mềm sử dụng': 'HIS; LIS',
  'Ứng dụng': 'Sổ khám điện tử',
  'Nhà cung cấp': 'Công ty phần mềm Y',
  'Bên tiếp nhận dữ liệu': 'Cơ quan bảo hiểm xã hội tỉnh',
  'Chuyển ra nước ngoài': 'Không có',
  'Biện pháp bảo vệ dữ liệu cá nhân': 'Tường lửa',
  'Biện pháp quản lý': 'Nội quy phòng máy',
  'Loại dữ liệu xuất báo cáo': 'Số liệu tổng hợp theo tuổi',
  'Trẻ em': 'Có',
  'Hình thức lưu': 'Giấy và điện tử',
  'Ca trực': 'Ngày đêm',
  'Tình trạng': 'Đang áp dụng',
  'Người phụ trách': 'Trưởng khoa',
};

const csv = (rows: readonly Row[]) => Buffer.from(rows.map((row) => row.map((cell) => `"${cell ?? ''}"`).join(';')).join('\n'));
const contentsOf = ({ activities }: ImportReport): ActivityContent[] => activities.map((one) => contentOf(one, new Set()));
const at = (report: ImportReport, code: string) =>
  report.problems.filter((problem) => problem.code === code).map(({ column, row }) => `${column ?? ''}${row ?? ''}`);

/** The words of the filled cells that are neither in what is written, in our words where there is a code for them, nor at a place of which a finding says that it is not brought. */
function lost(rows: readonly Row[], report: ImportReport, contents: readonly ActivityContent[]): string[] {
  const codes = [...JSON.stringify(contents).matchAll(/"([A-Z][A-Z_]+)"/g)].map(([, code]) => code);
  const words = Object.values(VOCABULARIES).flatMap(({ own, foreign }) => [
    ...own.filter(({ code }) => codes.includes(code)).flatMap(({ vi, en }) => [vi, en]),
    ...foreign.filter(({ code }) => code !== undefined && codes.includes(code)).map(({ key }) => key),
  ]);
  const said = [JSON.stringify(contents), ...words].join(' ').toLowerCase();
  const notBrought = report.problems.filter(({ code }) =>
    ['ROW_NUMBERS', 'ROW_NOT_READ', 'ABOVE_HEADER', 'STATUS_NOT_KEPT'].includes(code),
  );
  return rows.flatMap((row, n) =>
    row.flatMap((cell, i) => {
      const column = String.fromCharCode(65 + i);
      const told = notBrought.some(
        (problem) =>
          (problem.column === column && (problem.row === n + 1 || problem.code === 'ROW_NUMBERS')) ||
          (problem.column === null && problem.row === n + 1),
      );
      if (cell === null || told || /^(có|không|không có)$/i.test(cell)) return [];
      return cell.split(/[\s;,]+/).filter((word) => !said.includes(word.toLowerCase()) && !said.includes(word.replaceAll('.', '')));
    }),
  );
}

describe('a table that nobody made for us loses nothing', () => {
  const hospital: readonly Row[] = [Object.keys(HOSPITAL), Object.values(HOSPITAL)];
  // Headings are asked only where something of theirs is kept apart from a field.
  const filled = (rows: readonly Row[], header: number): readonly Row[] => rows.map((row, n) => (n === header ? [] : row));

  test.each([
    ['a bank', BANK, 1],
    ['a hospital', hospital, 0],
  ] as const)('%s', async (_whose, rows, header) => {
    const report = await dryRun(csv(rows));
    const contents = contentsOf(report);
    expect(report).toMatchObject({ format: 'MAPPED_TABLE', committable: true });
    expect(lost(filled(rows, header), report, contents)).toEqual([]);
    // And would see it.
    const without = contents.map((content) => ({ ...content, notes: null, dataTypes: [] }));
    expect(lost(filled(rows, header), report, without).length).toBeGreaterThan(5);
  });

  test('a bank: both columns of data are types, the sensitive ones flagged; what has no field stands in the notes under its heading', async () => {
    const report = await dryRun(csv(BANK));
    const [first, second] = contentsOf(report);
    expect(first).toMatchObject({
      code: 'NH-01',
      dataTypes: [
        { code: 'FULL_BIRTH_NAME', retention: '10 năm' },
        { code: 'PHONE_NUMBER' },
        { code: null, label: 'Lịch sử giao dịch', retention: '10 năm' },
        { code: 'BIOMETRIC' },
      ],
      measures: ['Mã hóa ổ đĩa', 'Phân quyền theo vai'],
      transfers: [{ country: 'SG' }],
    });
    expect(first!.notes).toContain('Nguồn ghi là nhạy cảm: Lịch sử giao dịch; Sinh trắc học');
    expect(first!.notes).toContain('Mức độ rủi ro: Cao\nKênh giao dịch: Quầy; Ứng dụng di động\nGhi chú: Rà soát cùng pháp chế');
    expect(second!.dataTypes).toMatchObject([{ label: 'Giọng nói' }]);
    expect(second!.notes).toContain('Nguồn ghi là không nhạy cảm: Giọng nói');
    expect(at(report, 'COLUMN_IN_NOTES')).toEqual(['M2', 'N2', 'O2']);
    expect([at(report, 'ROW_NUMBERS'), at(report, 'ABOVE_HEADER'), at(report, 'ROW_NOT_READ')]).toEqual([['A2'], ['1'], ['5']]);
  });

  test('a yes beside the list of sensitive data flags those of the list alone', async () => {
    const header = ['Tên hoạt động', 'Mục đích', 'DLCN cơ bản', 'DLCN nhạy cảm', 'Có dữ liệu nhạy cảm'];
    const [content] = contentsOf(await dryRun(csv([header, ['A', 'P', 'Họ tên', 'Vân tay', 'Có']])));
    expect(content!.notes).toBe('Nguồn ghi là nhạy cảm: Vân tay');
  });

  test('a hospital: named by its process, and a column that may be a further list is put to a person', async () => {
    const report = await dryRun(csv(hospital));
    const [content] = contentsOf(report);
    expect(content).toMatchObject({
      code: 'BV-KB-01',
      name: 'Khám bệnh ngoại trú',
      orgUnit: 'Khoa Khám bệnh',
      retention: '15 năm kể từ lần khám cuối',
      children: true,
      systems: [{ name: 'HIS' }, { name: 'LIS' }, { name: 'Sổ khám điện tử' }],
      subjectGroups: [{ subjectCount: 12_000 }, { subjectCount: 3_000 }],
      measures: ['Tường lửa', 'Nội quy phòng máy'],
    });
    expect(report.problems.filter(({ code }) => code === 'COLUMN_NOT_CHOSEN').map(({ severity, vi }) => [severity, vi])).toEqual([
      ['REVIEW', expect.stringContaining('dataTypes')],
    ]);
    const chosen = { ...report.mapping, dataTypes: ['DLCN cơ bản', 'Loại dữ liệu xuất báo cáo'] };
    const corrected = contentsOf(await dryRun(csv(hospital), { mapping: chosen }))[0]!;
    expect(corrected.dataTypes.map(({ label }) => label)).toContain('Số liệu tổng hợp theo tuổi');
    expect(corrected.notes).not.toContain('Loại dữ liệu xuất báo cáo');
  });

  test('of a workbook, another sheet with something in it is put to a person', async () => {
    const sheet = [
      ['Tên hoạt động', 'Mục đích', 'Loại dữ liệu', null],
      ['A', 'P', 'Họ tên', 'ở cột không tiêu đề'],
    ];
    const report = await dryRun(craftWorkbook({ 'Khối bán lẻ': sheet, 'Khối nguồn vốn': [['x']], Trống: [] }));
    expect(report.problems.filter(({ code }) => code === 'SHEET_NOT_READ')).toMatchObject([
      { sheet: 'Khối nguồn vốn', severity: 'REVIEW' },
    ]);
    expect(contentsOf(report)[0]!.notes).toContain('Cột D: ở cột không tiêu đề');
  });

  test.each([
    ['Chuyển ra nước ngoài', 'Không có', { crossBorder: false }],
    ['Nước nhận', 'Không có', { crossBorder: false, transfers: [] }],
    ['Nước nhận', 'Không chuyển ra nước ngoài', { crossBorder: false, transfers: [] }],
    ['Nước nhận', 'Không áp dụng', { crossBorder: null, transfers: [] }],
    ['Trẻ em', 'Không có', { children: false }],
    ['DLCN nhạy cảm', 'Không có', { notes: 'Nguồn ghi là không nhạy cảm: Họ tên' }],
    ['Bên nhận', 'Không có', { parties: [], notes: null }],
  ])('"%s: %s" is an answer where the column asks for one', async (header, answer, expected) => {
    const rows = [
      ['Tên hoạt động', 'Mục đích', 'Loại dữ liệu', header],
      ['A', 'P', 'Họ tên', answer],
    ];
    expect(contentsOf(await dryRun(csv(rows)))[0]).toMatchObject(expected);
  });

  const two = [{ text: 'Mở và quản lý tài khoản' }, { text: 'Phòng chống rửa tiền' }];
  test.each<[string, string | null, (string | null)[]]>([
    ['as many bases go with them in order', 'Hợp đồng; Nghĩa vụ pháp lý', ['CONTRACT', 'LAW']],
    ['one is shared', 'Hợp đồng', ['CONTRACT', 'CONTRACT']],
    ['of three a person says which', 'Hợp đồng; Nghĩa vụ pháp lý; Sự đồng ý', [null, null]],
    ['none is none', null, [null, null]],
  ])('two purposes of a cell are two: %s', async (_what, bases, expected) => {
    const report = await dryRun(
      csv([
        ['Tên hoạt động', 'Mục đích', 'Căn cứ pháp lý'],
        ['A', 'Mở và quản lý tài khoản; Phòng chống rửa tiền', bases],
      ]),
    );
    const [content] = contentsOf(report);
    expect(content!.purposes).toMatchObject(two.map((purpose, i) => ({ ...purpose, legalBasis: expected[i] })));
    if (bases?.split(';').length === 3) expect(content!.notes).toContain(bases);
  });

  test('lines are purposes where they begin as such; a comma, or a line that goes on, is part of one; beyond twenty they are told as a whole', async () => {
    const purposes = async (cell: string) =>
      contentsOf(
        await dryRun(
          csv([
            ['Tên hoạt động', 'Mục đích', 'Loại dữ liệu'],
            ['A', cell, 'Họ tên'],
          ]),
        ),
      )[0]!;
    expect((await purposes('- Tính lương, thưởng\n- Nộp thuế\nthay người lao động\n2) Báo cáo')).purposes).toMatchObject([
      { text: 'Tính lương, thưởng' },
      { text: 'Nộp thuế\nthay người lao động' },
      { text: 'Báo cáo' },
    ]);
    const many = await purposes(Array.from({ length: 21 }, (_, n) => `Việc ${n}`).join('; '));
    expect(many.purposes).toBeUndefined();
    expect(many.purpose).toContain('Việc 20');
  });

  test('what stands beside an answer that leaves it without a place is kept', async () => {
    const [first, second] = contentsOf(
      await dryRun(
        csv([
          ['Tên hoạt động', 'Mục đích', 'Nước nhận', 'Biện pháp bảo đảm khi chuyển', 'Ngày chuyển đầu tiên', 'Dữ liệu nhạy cảm'],
          ['A', 'P', 'Không', 'Điều khoản mẫu', null, 'Vân tay; Sức khỏe'],
          ['B', 'P', 'Singapore', null, 'đầu năm ngoái', 'một phần'],
        ]),
      ),
    );
    expect(first!.notes).toContain('Biện pháp bảo đảm khi chuyển: Điều khoản mẫu');
    expect(first!.dataTypes).toMatchObject([{ code: 'BIOMETRIC' }, { code: 'HEALTH' }]);
    expect(second!.notes).toContain('Ngày bắt đầu chuyển ra nước ngoài: đầu năm ngoái');
    expect(second!.notes).toContain('Dữ liệu nhạy cảm: một phần');
  });
});

describe('a mapping from outside', () => {
  const chosen = (...columns: readonly (readonly [string, string])[]) =>
    mappingOf(columns.map(([field, column]) => ({ field, column }) as Parameters<typeof mappingOf>[0][number]));

  test('may name a list once for each of its columns, and one column once more', () => {
    expect(chosen(['name', '2'], ['dataTypes', 'Cơ bản'], ['dataTypes', '7'], ['name', '2'])).toEqual({
      name: 2,
      dataTypes: ['Cơ bản', 7],
    });
  });

  test('that gives two columns to a field of one is refused, and says which', () => {
    expect(() => chosen(['name', 'Tên'], ['retention', '4'], ['name', 'Quy trình'])).toThrow(
      expect.objectContaining({
        details: {
          defects: [expect.objectContaining({ path: 'mapping.2.column', code: 'ONE_COLUMN', vi: expect.stringContaining('"Tên"') })],
        },
      }),
    );
  });
});
