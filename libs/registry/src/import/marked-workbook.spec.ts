import { dryRun, type ImportReport, markedWorkbook, openFile } from './index.js';
import { craftOds, odsContent } from './testing/crafted-ods.js';
import { craftWorkbook } from './testing/crafted-workbook.js';
import { unpackEntry } from './workbook-bounds.js';
import { readZipDirectory } from './zip-directory.js';

/** The marked workbook of a file, and its parts as text. */
async function marked(bytes: Uint8Array): Promise<{ report: ImportReport; back: Uint8Array; parts: Map<string, string> }> {
  const report = await dryRun(bytes);
  const file = await openFile(bytes);
  const sheets = file.ok && file.kind !== 'JSON' ? file.sheets : [];
  const back = markedWorkbook(sheets, report.problems, report.counts.unlisted);
  const directory = readZipDirectory(back, 600);
  if (!directory.ok) throw new Error('no zip');
  const parts = new Map<string, string>();
  for (const entry of directory.value) {
    const content = await unpackEntry(back, entry);
    if (!content.ok) throw new Error(entry.name);
    parts.set(entry.name, Buffer.from(content.value).toString());
  }
  return { report, back, parts };
}

const FAULTY = craftWorkbook({
  Processing: [
    ['ref_id', 'name', 'description'],
    ['A-1', 'Chấm công', { formula: 'A1', cached: 'Evil' }],
    ['A-2', null, '=1+1'],
    ['A-1', 'Trùng mã <b>', ''],
  ],
  Purposes: [
    ['name', 'legal_basis', 'processing'],
    ['Tính công', 'Căn cứ lạ', 'A-1'],
  ],
});

describe('a workbook comes back marked', () => {
  test('each faulty cell is filled, by gravity, with a note in both languages', async () => {
    const { parts } = await marked(FAULTY);
    const [processing, purposes] = [parts.get('xl/worksheets/sheet2.xml')!, parts.get('xl/worksheets/sheet3.xml')!];
    expect(processing).toContain('<c r="C2" s="1"/>');
    expect(processing).toMatch(/<c r="A3" s="1" t="inlineStr">/);
    expect(processing).toMatch(/<c r="A4" s="1" t="inlineStr">/);
    expect(purposes).toMatch(/<c r="B2" s="2" t="inlineStr">/);
    const notes = parts.get('xl/comments2.xml')!;
    expect(notes).toContain('ref="C2"');
    expect(notes).toMatch(/Ô này là công thức[^<]*\n[^<]*This cell is a formula/);
    expect(parts.get('xl/worksheets/_rels/sheet2.xml.rels')).toContain('../comments2.xml');
    expect(parts.get('xl/drawings/vmlDrawing2.vml')).toContain('<x:Row>1</x:Row><x:Column>2</x:Column>');
    expect([...parts.values()].join()).not.toContain('Evil');
  });

  test('the first sheet lists every finding with its place', async () => {
    const { report, parts } = await marked(FAULTY);
    const list = parts.get('xl/worksheets/sheet1.xml')!;
    for (const { row, column } of report.problems.filter((problem) => problem.row !== null))
      expect(list).toContain(`>${column ?? ''}${row}<`);
    expect((list.match(/<row /g) ?? []).length).toBe(report.problems.length + 3);
    expect(list).toContain('gửi lại tệp này');
  });

  test('is read as the same file, the list of findings left out', async () => {
    const { report, back } = await marked(FAULTY);
    const again = await dryRun(back);
    expect(again).toMatchObject({ format: report.format, sheets: report.sheets });
    // The formula is gone, since only values are carried; all else is as it was.
    const codes = (one: ImportReport) => one.problems.map(({ code, row }) => `${code} ${row}`);
    expect(codes(again)).toEqual(codes(report).filter((code) => code !== 'FORMULA 2'));
  });

  test.each([
    ['a CSV', Buffer.from('Tên hoạt động;Mục đích;Căn cứ pháp lý;Loại dữ liệu\nMột;M;Lạ;Họ tên\n;Hai;Lạ;Họ tên\n')],
    [
      'an ODS',
      craftOds(
        odsContent({
          'Sổ [1]': [
            ['Tên hoạt động', 'Mục đích', 'Căn cứ pháp lý'],
            ['Một', 'M', 'Lạ'],
            [null, 'Hai', 'Lạ'],
          ],
        }),
      ),
    ],
  ])('%s as a workbook with the same cells', async (_what, bytes) => {
    const { report, back } = await marked(bytes);
    const again = await dryRun(back);
    expect(again.activities.map(({ name, purposes }) => [name, purposes[0]!.name])).toEqual(
      report.activities.map(({ name, purposes }) => [name, purposes[0]!.name]),
    );
    expect(again.problems.map(({ code, row, column }) => [code, row, column])).toEqual(
      report.problems.map(({ code, row, column }) => [code, row, column]),
    );
  });

  test('what is no table, or cannot be opened, comes as the list alone', async () => {
    for (const bytes of [Buffer.from('{"pia": 1}'), FAULTY.subarray(0, 200)]) {
      const { parts, report } = await marked(bytes);
      expect([...parts.keys()].filter((name) => name.startsWith('xl/worksheets/'))).toEqual(['xl/worksheets/sheet1.xml']);
      expect(parts.get('xl/worksheets/sheet1.xml')).toContain(report.problems[0]!.vi.slice(0, 20));
    }
  });
});
