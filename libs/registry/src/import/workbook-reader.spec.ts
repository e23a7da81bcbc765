import type { Cell } from './cells.js';
import { craftWorkbook, sheetXml } from './testing/crafted-workbook.js';
import { readWorkbook } from './workbook-reader.js';

type Rows = Parameters<typeof sheetXml>[0];

async function cells(rows: Rows | string): Promise<readonly Cell[]> {
  const read = await readWorkbook(craftWorkbook({ Sheet: rows }));
  if (!read.ok) throw new Error(read.defects[0]!.code);
  return read.sheets[0]!.rows.flat();
}

const raw = (body: string): string => `<worksheet><sheetData>${body}</sheetData></worksheet>`;

test('cells carry the row and column that Excel shows, and empty rows are left out', async () => {
  const rows: Rows = [[null, 'Tên'], [], [true, 12.5, false]];
  expect(await cells(rows)).toEqual([
    { row: 1, column: 'B', text: 'Tên' },
    { row: 3, column: 'A', text: 'TRUE' },
    { row: 3, column: 'B', text: '12.5' },
    { row: 3, column: 'C', text: 'FALSE' },
  ]);
});

test('text is stored as NFC without blanks at its ends', async () => {
  const [cell] = await cells([['  Quản lý hồ sơ\r\n'.normalize('NFD')]]);
  expect(cell!.text).toBe('Quản lý hồ sơ');
});

test('a formula is a fault and its cached value is nowhere', async () => {
  const read = await cells([
    [
      { formula: 'HYPERLINK("http://evil","x")', cached: 'CACHED' },
      { formula: '1+1', cached: '' },
    ],
  ]);
  expect(read).toEqual([
    { row: 1, column: 'A', text: '', fault: 'FORMULA' },
    { row: 1, column: 'B', text: '', fault: 'FORMULA' },
  ]);
});

test('a formula is found behind a prefix, a comment and a shared or empty formula tag', async () => {
  const read = await cells(
    raw('<x:row r="1"><x:c r="A1" t="n"><!-- </c> --><x:f>1</x:f><x:v>1</x:v></x:c><c r="B1"><f t="shared" si="0"/><v>7</v></c></x:row>'),
  );
  expect(read.map((cell) => cell.fault)).toEqual(['FORMULA', 'FORMULA']);
});

test('TRUE() and FALSE(), as LibreOffice writes a boolean, are read from the formula and never from the cached value', async () => {
  const read = await cells(
    raw(
      '<row r="1"><c r="A1" t="b"><f aca="false">FALSE()</f><v>1</v></c><c r="B1" t="str"><f>TRUE()</f><v>CACHED</v></c><c r="C1" t="b"><f>TRUE()+A1</f><v>1</v></c></row>',
    ),
  );
  expect(read.map((cell) => cell.fault ?? cell.text)).toEqual(['FALSE', 'TRUE', 'FORMULA']);
});

test('an Excel error value is a fault', async () => {
  expect(await cells([[{ xml: '<c r="@" t="e"><v>#REF!</v></c>' }]])).toEqual([{ row: 1, column: 'A', text: '', fault: 'ERROR_VALUE' }]);
});

test('the guard of formula-like text is taken off once; unguarded text stays literal', async () => {
  const read = await cells([["'=1+1", "''=1", "'+84 24", "'@a", "'-x", '=2+2', '+84', "'quoted"]]);
  expect(read.map((cell) => cell.text)).toEqual(['=1+1', "''=1", '+84 24', '@a', '-x', '=2+2', '+84', "'quoted"]);
  expect(read.filter((cell) => cell.looksLikeFormula).map((cell) => cell.text)).toEqual(['=2+2']);
});

test('control characters, reversed text and over-long text are faults and leave nothing behind', async () => {
  const read = await cells([['a_x0007_b', 'user\u202Egpj.exe', 'x'.repeat(10_001), 'x'.repeat(10_000)]]);
  expect(read.map((cell) => [cell.fault, cell.text.length])).toEqual([
    ['UNSAFE_TEXT', 0],
    ['UNSAFE_TEXT', 0],
    ['TOO_LONG', 0],
    [undefined, 10_000],
  ]);
});

test('markup in a text is text', async () => {
  const [first, second] = await cells([
    ['<script>alert(1)</script> & "x"', { xml: '<c r="@" t="inlineStr"><is><t><![CDATA[<f>1</f>]]></t></is></c>' }],
  ]);
  expect(first!.text).toBe('<script>alert(1)</script> & "x"');
  expect(second).toEqual({ row: 1, column: 'B', text: '<f>1</f>' });
});

test('a date is written as YYYY-MM-DD', async () => {
  expect(await cells(raw('<row r="1"><c r="A1" t="d"><v>2026-01-31T00:00:00Z</v></c></row>'))).toEqual([
    { row: 1, column: 'A', text: '2026-01-31' },
  ]);
});

test('a million empty rows with formatting cost nothing and end nowhere', async () => {
  const read = await cells(
    raw('<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="3"/></row><row r="1048576" ht="20"><c r="XFD1048576" s="1"/></row>'),
  );
  expect(read).toEqual([{ row: 1, column: 'A', text: '1' }]);
});

test.each([
  ['a value in the last cell of the sheet', raw('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), 'SHEET_TOO_SPREAD'],
  ['50,001 filled cells', sheetXml(Array.from({ length: 16_667 }, () => [1, 1, 1])), 'SHEET_TOO_MANY_CELLS'],
  ['a row beyond the last one', raw('<row r="1048577"><c r="A1048577"><v>1</v></c></row>'), 'WORKBOOK_MALFORMED'],
  ['a cell in the wrong row', raw('<row r="1"><c r="A9999999"><v>1</v></c></row>'), 'WORKBOOK_MALFORMED'],
  ['rows out of order', raw('<row r="2"><c r="A2"><v>1</v></c></row><row r="1"/>'), 'WORKBOOK_MALFORMED'],
  ['a cell in a cell', raw('<row r="1"><c r="A1"><c r="B1"><v>1</v></c></c></row>'), 'WORKBOOK_MALFORMED'],
  ['an unfinished sheet', '<worksheet><sheetData><row r="1">', 'WORKBOOK_MALFORMED'],
  ['an unfinished comment', '<worksheet><!-- <sheetData>', 'WORKBOOK_MALFORMED'],
  ['an unfinished quote', raw('<row r="1><c r="A1"/></row>'), 'WORKBOOK_MALFORMED'],
  ['a shared string that is not there', raw('<row r="1"><c r="B1" t="s"><v>7</v></c></row>'), 'WORKBOOK_MALFORMED'],
  [
    'a sheet that poses as shared strings',
    '<sst><sheetData><row r="1"><c r="A1" t="str"><f>1</f><v>x</v></c></row></sheetData></sst>',
    'WORKBOOK_MALFORMED',
  ],
  ['a sheet that is another part', '<other><sheetData/></other>', 'WORKBOOK_MALFORMED'],
])('%s is refused', async (_, sheet, code) => {
  const read = await readWorkbook(craftWorkbook({ Sheet: sheet }));
  expect(read.ok ? 'OK' : read.defects[0]!.code).toBe(code);
});

test('200,001 filled cells over several sheets are refused', async () => {
  const rows = Array.from({ length: 10_000 }, () => [1, 2, 3, 4, 5]);
  const read = await readWorkbook(craftWorkbook({ A: rows, B: rows, C: rows, D: rows, E: [[1]] }));
  expect(read.ok ? 'OK' : read.defects[0]!.code).toBe('SHEET_TOO_MANY_CELLS');
});

test('50,000 filled cells are read', async () => {
  expect(await cells(Array.from({ length: 12_500 }, () => [1, 2, 3, 4]))).toHaveLength(50_000);
});

test('two sheets whose names differ in case only are refused, a name with reversed text is not shown', async () => {
  const same = await readWorkbook(craftWorkbook({ Processing: [['a']], processing: [['b']] }));
  expect(same.ok).toBe(false);
  const named = await readWorkbook(craftWorkbook({ 'a\u202Eb': [['a']] }));
  expect(named.ok && named.sheets[0]!.name).toBe('Sheet 1');
});
