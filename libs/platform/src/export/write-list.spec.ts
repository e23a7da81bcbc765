import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import readXlsxFile from 'read-excel-file/universal';
import { column, type ExportedList, instant, type ListRow, type ListSource } from '#platform';
import { guarded, writeCsv } from './write-csv.js';
import { writeJson, writeJsonLines } from './write-json.js';
import { writeXlsx } from './write-xlsx.js';

const LIST: ExportedList = {
  key: 'things',
  title: { vi: 'Đồ vật: [mẫu]', en: 'Things' },
  noun: 'Thing',
  columns: [
    column('code', 'Mã', 'Code'),
    column('text', 'Nội dung', 'Text'),
    column('count', 'Số lượng', 'Count'),
    column('known', 'Đã biết', 'Known'),
    column('day', 'Ngày', 'Day', { kind: 'date' }),
    column('kinds', 'Loại', 'Kinds', { words: { A: { vi: 'Loại A', en: 'Kind A' } } }),
  ],
  parts: [
    {
      key: 'lines',
      title: { vi: 'Dòng', en: 'Lines' },
      columns: [column('code', 'Mã dòng', 'Line code'), column('place', 'Nơi', 'Place')],
    },
  ],
  identifiedBy: ['code'],
  filters: {},
  page: () => {
    throw new Error('not asked');
  },
  keysOf: () => [],
};
const ROW: ListRow = { id: '1', code: 'M-1', text: null, count: 0, known: false, day: null, kinds: [], lines: [] };
const sourceOf = (rows: readonly ListRow[], size = 2): ListSource => ({
  async *batches(fields) {
    for (let at = 0; at < Math.max(1, rows.length); at += size)
      yield rows.slice(at, at + size).map((row) => Object.fromEntries(fields.map((field) => [field, row[field]])));
  },
});
const whole = async (chunks: AsyncIterable<string | Uint8Array>) => {
  const all: Buffer[] = [];
  for await (const chunk of chunks) all.push(Buffer.from(chunk as string));
  return Buffer.concat(all);
};
const csv = async (rows: readonly ListRow[], language: 'vi' | 'en' = 'vi', separator: ',' | ';' = ',') =>
  (await whole(writeCsv(LIST, sourceOf(rows), language, separator))).toString();
const AT = new Date('2026-11-27T01:02:03.000Z');
const xlsx = async (rows: readonly ListRow[], sheetRows?: number) =>
  readXlsxFile(new Blob([new Uint8Array(await whole(writeXlsx(LIST, sourceOf(rows), 'vi', AT, sheetRows)))]));

const FULL: ListRow = {
  ...ROW,
  text: 'Dòng một;\n"dòng" hai, ba',
  count: 1200,
  known: true,
  day: '2026-03-02',
  kinds: ['A', 'B'],
  lines: [
    { code: 'x', place: 'Hà Nội' },
    { code: 'y', place: null },
  ],
};

describe('a list as CSV', () => {
  it('has its mark, headings in the language asked for, and reads back as it was', async () => {
    const text = await csv([FULL, ROW]);
    expect(text.startsWith('\ufeffMã,')).toBe(true);
    expect(parse(text, { bom: true })).toEqual([
      ['Mã', 'Nội dung', 'Số lượng', 'Đã biết', 'Ngày', 'Loại', 'Dòng'],
      ['M-1', 'Dòng một;\n"dòng" hai, ba', '1200', 'Có', '2026-03-02', 'Loại A; B', 'x (Nơi: Hà Nội)\ny'],
      ['M-1', '', '0', 'Không', '', '', ''],
    ]);
    expect(parse(await csv([FULL], 'en', ';'), { bom: true, delimiter: ';' })[1]).toEqual(
      expect.arrayContaining(['Yes', 'Kind A; B', 'x (Place: Hà Nội)\ny']),
    );
  });

  it.each(['=1+1', '+84 900', '-1', '@SUM(A1)', '\tx', '\rx', '＝1', "'=1", "''=1"])(
    'guards %j, and the guard comes off again',
    async (text) => {
      expect(guarded(text)).toBe(`'${text}`);
      const [, [, cell]] = parse(await csv([{ ...ROW, text }]), { bom: true }) as [string[], string[]];
      expect(cell).toBe(`'${text}`);
    },
  );

  it('leaves alone what is no formula', () => {
    for (const text of ["Công ty 'A'", "'quoted'", 'a=b', '1+1', '']) expect(guarded(text)).toBe(text);
  });

  it('loses no text whatever is in it, and lets none begin a formula', async () => {
    const off = (cell: string) => (/^'+[=+\-@\t\r\n＝＋－＠]/.test(cell) ? cell.slice(1) : cell);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^['=+\-@,;"\n\r\t]{0,6}$/)), { maxLength: 5 }),
        fc.constantFrom(',', ';'),
        async (texts, separator) => {
          const rows = texts.map((text) => ({ ...ROW, text: text.toWellFormed() }));
          const read = parse(await csv(rows, 'vi', separator as ','), { bom: true, delimiter: separator, record_delimiter: '\r\n' });
          const cells = (read as string[][]).slice(1).map((cells) => cells[1]!);
          expect(cells.map(off)).toEqual(rows.map(({ text }) => text));
          expect(cells.filter((cell) => /^[=+\-@\t\r＝＋－＠]/.test(cell))).toEqual([]);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('a list as a workbook', () => {
  it('has a sheet of rows with numbers and days as such, and one for each thing that a row has several of', async () => {
    const [rows, lines, ...others] = await xlsx([FULL, { ...ROW, text: '=1+1' }]);
    expect(others).toEqual([]);
    expect(rows!.sheet).toBe('Đồ vật   mẫu ');
    expect(rows!.data).toEqual([
      ['Mã', 'Nội dung', 'Số lượng', 'Đã biết', 'Ngày', 'Loại'],
      ['M-1', 'Dòng một;\n"dòng" hai, ba', 1200, 'Có', new Date('2026-03-02T00:00:00.000Z'), 'Loại A; B'],
      ['M-1', '=1+1', 0, 'Không', null, null],
    ]);
    expect([lines!.sheet, lines!.data]).toEqual([
      'Dòng',
      [
        ['Mã', 'Mã dòng', 'Nơi'],
        ['M-1', 'x', 'Hà Nội'],
        ['M-1', 'y', null],
      ],
    ]);
  });

  it('goes on in another sheet where one is full, and is whole where there is nothing', async () => {
    const sheets = await xlsx(
      Array.from({ length: 7 }, (_, i) => ({ ...ROW, code: `M-${i}` })),
      4,
    );
    expect(sheets.map(({ sheet, data }) => [sheet, data.slice(1).map(([code]) => code)])).toEqual([
      ['Đồ vật   mẫu ', ['M-0', 'M-1', 'M-2']],
      ['Đồ vật   mẫu  2', ['M-3', 'M-4', 'M-5']],
      ['Đồ vật   mẫu  3', ['M-6']],
      ['Dòng', []],
    ]);
    expect((await xlsx([])).map(({ data }) => data.length)).toEqual([1, 1]);
  });

  it('cuts what no cell holds, and leaves out what no XML does', async () => {
    const [sheet] = await xlsx([
      { ...ROW, text: 'ă'.repeat(40_000) },
      { ...ROW, text: `a${String.fromCharCode(1)}<b>&"c"` },
    ]);
    expect(String(sheet!.data[1]![1])).toHaveLength(32_767);
    expect(sheet!.data[2]![1]).toBe('a<b>&"c"');
  });

  it('is the same bytes for the same rows', async () => {
    const [one, other] = [
      await whole(writeXlsx(LIST, sourceOf([FULL]), 'vi', AT)),
      await whole(writeXlsx(LIST, sourceOf([FULL]), 'vi', AT)),
    ];
    expect(one.equals(other)).toBe(true);
  });
});

describe('a list as JSON', () => {
  it('is one object of whole records, or a record a line', async () => {
    const records = [FULL, ROW].map(({ id, ...row }) => ({ id, ...row }));
    const text = (await whole(writeJson(LIST, sourceOf([FULL, ROW], 1), AT, { state: 'DRAFT' }))).toString();
    expect(JSON.parse(text)).toEqual({
      format: 'khien-list',
      version: 1,
      list: 'things',
      at: AT.toISOString(),
      filter: { state: 'DRAFT' },
      records,
    });
    expect(JSON.parse((await whole(writeJson(LIST, sourceOf([]), AT, {}))).toString()).records).toEqual([]);
    const lines = (await whole(writeJsonLines(LIST, sourceOf([FULL, ROW], 1)))).toString();
    expect(
      lines
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual(records);
  });

  it('tells what the list names, and nothing else that its query brings', async () => {
    const list = { ...LIST, more: ['facts'], parts: LIST.parts.map((part) => ({ ...part, more: ['ref'] })) };
    const row = { ...FULL, facts: { a: 1 }, salt: 's', lines: [{ code: 'x', place: null, ref: 7, salt: 's' }] };
    const all: ListSource = {
      async *batches() {
        yield [row];
      },
    };
    const [record] = JSON.parse((await whole(writeJson(list, all, AT, {}))).toString()).records;
    const { salt: _salt, ...rest } = row;
    expect(record).toEqual({ ...rest, lines: [{ code: 'x', place: null, ref: 7 }] });
  });
});

describe('an instant', () => {
  const list: ExportedList = { ...LIST, columns: [instant('at', 'Lúc', 'At')], parts: [] };
  const rows = [{ at: '2026-11-27T18:02:03.456789+00:00' }, { at: 'infinity' }, { at: null }];

  it('is told in Vietnam time, and the end of time not at all', async () => {
    const text = (await whole(writeCsv(list, sourceOf(rows, 3), 'vi', ','))).toString();
    expect(parse(text, { bom: true })).toEqual([['Lúc (giờ Việt Nam)'], ['2026-11-28 01:02:03'], [''], ['']]);
    const [sheet] = await readXlsxFile(new Blob([new Uint8Array(await whole(writeXlsx(list, sourceOf(rows, 3), 'en', AT)))]));
    expect(sheet!.data.slice(0, 2)).toEqual([['At (Vietnam time)'], [new Date('2026-11-28T01:02:03.000Z')]]);
  });
});
