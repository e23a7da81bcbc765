import type { Cell } from './cells.js';
import { odsEntries, readOds } from './ods-reader.js';
import { craftOds, odsContent } from './testing/crafted-ods.js';
import { craftZip } from './testing/crafted-workbook.js';
import type { WorkbookContent } from './workbook-reader.js';

async function read(bytes: Uint8Array): Promise<WorkbookContent> {
  const entries = odsEntries(bytes);
  if (!entries?.ok) throw new Error('not an ODS');
  return readOds(bytes, entries.value);
}

async function cells(rows: string): Promise<readonly Cell[]> {
  const content = await read(craftOds(odsContent({ Sheet: rows })));
  if (!content.ok) throw new Error(content.defects[0]!.code);
  return content.sheets[0]!.rows.flat();
}

const codeOf = async (bytes: Uint8Array): Promise<string> => {
  const content = await read(bytes);
  return content.ok ? 'OK' : content.defects.map(({ code }) => code).join();
};
const row = (body: string, attributes = '') => `<table:table-row${attributes}>${body}</table:table-row>`;
const cell = (body: string, attributes = '') => `<table:table-cell${attributes}>${body}</table:table-cell>`;

test('a note inside a cell is no part of its text; spans, blanks, tabs and line breaks are', async () => {
  const note = '<office:annotation><dc:date>2019-09-17</dc:date><text:p>Lister tous les types</text:p></office:annotation>';
  const text =
    '<text:p>Caté<text:span>go</text:span>ries<text:s/>de<text:s text:c="2"/>\n  personnes</text:p><text:p>a<text:tab/>b<text:line-break/>c &amp; d&#x21;</text:p>';
  expect(await cells(row(cell(note + text)))).toEqual([{ row: 1, column: 'A', text: 'Catégories de   personnes\na\tb\nc & d!' }]);
});

test('covered cells are not read, and cells behind them keep their columns', async () => {
  const covered = '<table:covered-table-cell table:number-columns-repeated="2"><text:p>hidden</text:p></table:covered-table-cell>';
  expect(await cells(row(cell('<text:p>a</text:p>', ' table:number-columns-spanned="3"') + covered + cell('<text:p>b</text:p>')))).toEqual([
    { row: 1, column: 'A', text: 'a' },
    { row: 1, column: 'D', text: 'b' },
  ]);
});

test('a million repeated empty rows and columns cost nothing; repeated content is written out', async () => {
  const rows =
    row('<table:table-cell table:number-columns-repeated="16384"/>', ' table:number-rows-repeated="7"') +
    row(cell('<text:p>x</text:p>', ' table:number-columns-repeated="2"'), ' table:number-rows-repeated="2"') +
    row('<table:table-cell table:number-columns-repeated="1024"/>', ' table:number-rows-repeated="1047575"');
  expect((await cells(rows)).map(({ row: at, column }) => `${column}${at}`)).toEqual(['A8', 'B8', 'A9', 'B9']);
});

test('dates, numbers and booleans are read as stated; formulas are faults, but TRUE() and FALSE() are constants', async () => {
  const values =
    cell('<text:p>26/05/2018</text:p>', ' office:value-type="date" office:date-value="2018-05-26T00:00:00"') +
    cell('<text:p>75 001,50</text:p>', ' office:value-type="float" office:value="75001.5"') +
    cell('<text:p>VRAI</text:p>', ' office:value-type="boolean" office:boolean-value="true"') +
    cell('<text:p>CACHED</text:p>', ' table:formula="of:=[.B5]" office:value-type="string"') +
    cell('<text:p>VRAI</text:p>', ' table:formula="of:=FALSE()" office:value-type="boolean" office:boolean-value="true"');
  const found = await cells(row(values));
  expect(found.map(({ text, fault }) => fault ?? text)).toEqual(['2018-05-26', '75001.5', 'TRUE', 'FORMULA', 'FALSE']);
  expect(JSON.stringify(found)).not.toContain('CACHED');
});

test('deleted cells kept as tracked changes are not read', async () => {
  const tracked =
    '<table:tracked-changes><table:deletion><table:table-row><table:table-cell><text:p>gone</text:p></table:table-cell></table:table-row></table:deletion></table:tracked-changes>';
  const content = await read(craftOds(odsContent({ A: [['a']] }).replace('<office:spreadsheet>', `<office:spreadsheet>${tracked}`)));
  expect(content.ok && content.sheets.map(({ rows }) => rows.flat().map(({ text }) => text))).toEqual([['a']]);
});

describe('a file that means harm, or is broken, is refused with what to do', () => {
  const filled = cell('<text:p>x</text:p>');
  const bomb = cell('<text:p>x</text:p>', ' table:number-columns-repeated="16000"');
  test.each<[string, Uint8Array, string]>([
    [
      'a filled row repeated a million times',
      craftOds(odsContent({ A: row(filled, ' table:number-rows-repeated="1000000"') })),
      'SHEET_TOO_MANY_CELLS',
    ],
    [
      'filled cells repeated in many rows',
      craftOds(odsContent({ A: row(bomb, ' table:number-rows-repeated="9"') })),
      'SHEET_TOO_MANY_CELLS',
    ],
    [
      'a cell at the far end',
      craftOds(
        odsContent({
          A:
            row(`<table:table-cell table:number-columns-repeated="9000"/>${filled}`, '') +
            row('', ' table:number-rows-repeated="1000"') +
            row(filled),
        }),
      ),
      'SHEET_TOO_SPREAD',
    ],
    ['a negative repetition', craftOds(odsContent({ A: row(filled, ' table:number-rows-repeated="-1"') })), 'WORKBOOK_MALFORMED'],
    ['a row within a row', craftOds(odsContent({ A: '<table:table-row><table:table-row/></table:table-row>' })), 'WORKBOOK_MALFORMED'],
    ['an entity of its own', craftOds(odsContent({ A: row(cell('<text:p>&evil;</text:p>')) })), 'WORKBOOK_MALFORMED'],
    [
      'an external entity',
      craftOds(`<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>${odsContent({ A: [['a']] })}`),
      'WORKBOOK_DOCTYPE',
    ],
    [
      'a sheet from another file',
      craftOds(odsContent({ A: '<table:table-source xlink:href="file:///x.ods"/>' })),
      'WORKBOOK_EXTERNAL_LINKS',
    ],
    [
      'macros',
      craftOds(odsContent({ A: [['a']] }), [{ name: 'Basic/Standard/Module1.xml', content: Buffer.from('<x/>') }]),
      'WORKBOOK_MACROS',
    ],
    [
      'a password',
      craftOds(odsContent({ A: [['a']] }), [{ name: 'META-INF/manifest.xml', content: Buffer.from('<m><manifest:encryption-data/></m>') }]),
      'ZIP_ENCRYPTED',
    ],
    [
      '201 sheets',
      craftOds(odsContent(Object.fromEntries(Array.from({ length: 201 }, (_, at) => [`S${at}`, [['x']]])))),
      'WORKBOOK_TOO_MANY_SHEETS',
    ],
    ['a text document', craftOds(odsContent({ A: [['a']] }), [], 'application/vnd.oasis.opendocument.text'), 'FILE_NOT_WORKBOOK'],
    [
      'no content',
      craftZip([{ name: 'mimetype', content: Buffer.from('application/vnd.oasis.opendocument.spreadsheet') }]),
      'FILE_DAMAGED',
    ],
  ])('%s', async (_, bytes, code) => {
    expect(await codeOf(bytes)).toBe(code);
  });

  test('bytes that are not UTF-8', async () => {
    const content = Buffer.from(odsContent({ A: [['été']] }), 'latin1');
    const mimetype = Buffer.from('application/vnd.oasis.opendocument.spreadsheet');
    const bytes = craftZip([
      { name: 'mimetype', content: mimetype },
      { name: 'content.xml', content },
    ]);
    expect(await codeOf(bytes)).toBe('WORKBOOK_ENCODING');
  });
});
