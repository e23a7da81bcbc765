import { strToU8, zipSync } from 'fflate';
import type { Sheet } from './cells.js';
import { columnLetters, columnNumber } from './plain-worksheet.js';
import type { ImportProblem, Severity } from './staging.js';

/** The sheet that lists the findings; left unread when the workbook comes back mended. */
export const FINDINGS_SHEET = 'Khiên - Kết quả kiểm tra';

const SPREADSHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** Indexes of cellXfs in {@link STYLES}. */
const STYLE = { ERROR: 1, REVIEW: 2, NOTICE: 3, HEADING: 4, WRAPPED: 5 } as const;
const FILLS = ['FFFFC7CE', 'FFFFEB9C', 'FFDDEBF7'];
const STYLES = `${HEAD}<styleSheet xmlns="${SPREADSHEET}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="5"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${FILLS.map((rgb) => `<fill><patternFill patternType="solid"><fgColor rgb="${rgb}"/><bgColor indexed="64"/></patternFill></fill>`).join('')}</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${FILLS.map((_, i) => `<xf numFmtId="0" fontId="0" fillId="${i + 2}" borderId="0" xfId="0" applyFill="1"/>`).join('')}<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>`;

interface WrittenCell {
  readonly column: number;
  readonly text: string;
  readonly style?: number;
}
interface Mark {
  readonly severity: Severity;
  readonly notes: string[];
}
/** Marks of a sheet by row and column. */
type Marks = ReadonlyMap<number, ReadonlyMap<number, Mark>>;

const RANK: Readonly<Record<Severity, number>> = { ERROR: 0, REVIEW: 1, NOTICE: 2 };
const SEVERITY: Readonly<Record<Severity, string>> = {
  ERROR: 'Lỗi / error',
  REVIEW: 'Cần chọn / choose',
  NOTICE: 'Cần biết / notice',
};

/**
 * A workbook to be mended and sent again: the same sheets with the values of their cells at their places, faulty cells filled and with a
 * note in both languages, and a sheet of all findings, first. Values are text; formats, formulas and what could not be read of a
 * cell are not copied, and the sheet says so. `unlisted`: findings beyond those given.
 */
export function markedWorkbook(sheets: readonly Sheet[], problems: readonly ImportProblem[], unlisted = 0): Uint8Array {
  const names = sheetNames(sheets);
  const parts: Record<string, string> = {};
  const written = [
    { name: FINDINGS_SHEET, rows: findingRows(problems, unlisted), marks: new Map() as Marks, widths: [18, 24, 10, 80, 80, 40] },
    ...sheets.map((sheet, i) => {
      const marks = marksOf(sheet, problems);
      return { name: names[i]!, rows: markedRows(sheet, marks), marks, widths: [] };
    }),
  ];
  for (const [index, { rows, marks, widths }] of written.entries()) {
    const n = index + 1;
    parts[`xl/worksheets/sheet${n}.xml`] = sheetXml(rows, widths, marks.size > 0);
    if (marks.size === 0) continue;
    parts[`xl/worksheets/_rels/sheet${n}.xml.rels`] = relationships([
      ['rId1', `${OFFICE}/vmlDrawing`, `../drawings/vmlDrawing${n}.vml`],
      ['rId2', `${OFFICE}/comments`, `../comments${n}.xml`],
    ]);
    parts[`xl/comments${n}.xml`] = commentsXml(marks);
    parts[`xl/drawings/vmlDrawing${n}.vml`] = drawingXml(marks);
  }
  const numbered = written.map(({ name, marks }, index) => ({ name, noted: marks.size > 0, n: index + 1 }));
  parts['xl/workbook.xml'] =
    `${HEAD}<workbook xmlns="${SPREADSHEET}" xmlns:r="${OFFICE}"><sheets>${numbered.map(({ name, n }) => `<sheet name="${escapeXml(name)}" sheetId="${n}" r:id="rId${n}"/>`).join('')}</sheets></workbook>`;
  parts['xl/_rels/workbook.xml.rels'] = relationships([
    ...numbered.map(({ n }) => [`rId${n}`, `${OFFICE}/worksheet`, `worksheets/sheet${n}.xml`] as const),
    [`rId${numbered.length + 1}`, `${OFFICE}/styles`, 'styles.xml'],
  ]);
  parts['xl/styles.xml'] = STYLES;
  parts['_rels/.rels'] = relationships([['rId1', `${OFFICE}/officeDocument`, 'xl/workbook.xml']]);
  parts['[Content_Types].xml'] =
    `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/>${numbered.map(({ n, noted }) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${TYPES}.worksheet+xml"/>${noted ? `<Override PartName="/xl/comments${n}.xml" ContentType="${TYPES}.comments+xml"/>` : ''}`).join('')}</Types>`;
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])), { level: 6 });
}

/** What Excel takes for a name: at most 31 signs, none of a few, no two alike. */
function sheetNames(sheets: readonly Sheet[]): string[] {
  const taken = new Set([FINDINGS_SHEET.toLowerCase()]);
  return sheets.map(({ name }, i) => {
    const wanted =
      name
        .replace(/[[\]:*?/\\]/g, '_')
        .replace(/^'|'$/g, '_')
        .slice(0, 31) || `Sheet ${i + 1}`;
    let free = wanted;
    for (let n = 2; taken.has(free.toLowerCase()); n++) free = `${wanted.slice(0, 27)} ${n}`;
    taken.add(free.toLowerCase());
    return free;
  });
}

/** Findings by their cell; one of a whole row stands at the first cell of the row. Whatever is only to be known marks nothing. */
function marksOf(sheet: Sheet, problems: readonly ImportProblem[]): Marks {
  const first = new Map(sheet.rows.map((cells) => [cells[0]!.row, columnNumber(cells[0]!.column)]));
  const marks = new Map<number, Map<number, Mark>>();
  for (const { severity, sheet: where, row, column, vi, en } of problems) {
    if (where !== sheet.name || row === null || severity === 'NOTICE') continue;
    const at = column !== null && /^[A-Z]{1,3}$/.test(column) ? columnNumber(column) : (first.get(row) ?? 1);
    const ofRow = marks.get(row) ?? new Map<number, Mark>();
    const known = ofRow.get(at);
    const graver = known && RANK[known.severity] < RANK[severity] ? known.severity : severity;
    ofRow.set(at, { severity: graver, notes: [...(known?.notes ?? []), vi, en] });
    marks.set(row, ofRow);
  }
  return marks;
}

function markedRows({ rows }: Sheet, marks: Marks): Map<number, WrittenCell[]> {
  const written = new Map(
    rows.map((cells) => [cells[0]!.row, new Map(cells.map(({ column, text }) => [columnNumber(column), text]))] as const),
  );
  for (const row of marks.keys()) if (!written.has(row)) written.set(row, new Map());
  return new Map(
    [...written]
      .sort(([a], [b]) => a - b)
      .map(([row, texts]) => {
        const ofRow = marks.get(row);
        const columns = [...new Set([...texts.keys(), ...(ofRow?.keys() ?? [])])].sort((a, b) => a - b);
        return [
          row,
          columns.map((column) => {
            const mark = ofRow?.get(column);
            return { column, text: texts.get(column) ?? '', ...(mark && { style: STYLE[mark.severity] }) };
          }),
        ];
      }),
  );
}

const NOTE = [
  'Hãy sửa các ô được tô màu rồi gửi lại tệp này; trang này không được đọc. Tệp chỉ mang giá trị của các ô: định dạng, công thức và nội dung không đọc được thì không chép lại.',
  'Mend the filled cells and send this file again; this sheet is not read. The file carries the values of the cells alone: formats, formulas and what could not be read are not copied.',
];

function findingRows(problems: readonly ImportProblem[], unlisted: number): Map<number, WrittenCell[]> {
  const heading = ['Mức độ / severity', 'Trang tính / sheet', 'Ô / cell', 'Nội dung', 'English', 'Gợi ý / suggestions'];
  const lines = problems.map(({ severity, sheet, row, column, vi, en, suggestions }) => [
    SEVERITY[severity],
    sheet ?? '',
    `${column ?? ''}${row ?? ''}`,
    vi,
    en,
    suggestions?.join(', ') ?? '',
  ]);
  const more = unlisted === 0 ? [] : [['', '', '', `Còn ${unlisted} mục nữa không liệt kê.`, `${unlisted} more are not listed.`]];
  const cells = (texts: readonly string[], style: number): WrittenCell[] =>
    texts.flatMap((text, i) => (text === '' ? [] : [{ column: i + 1, text, style }]));
  return new Map([
    ...NOTE.map((text, i): readonly [number, WrittenCell[]] => [i + 1, [{ column: 1, text }]]),
    [3, cells(heading, STYLE.HEADING)] as const,
    ...[...lines, ...more].map((line, i) => [i + 4, cells(line, STYLE.WRAPPED)] as const),
  ]);
}

function sheetXml(rows: ReadonlyMap<number, readonly WrittenCell[]>, widths: readonly number[], noted: boolean): string {
  const columns = widths.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`).join('');
  const body = [...rows].map(([row, cells]) => {
    const inner = cells.map(({ column, text, style }) => {
      const at = `<c r="${columnLetters(column)}${row}"${style === undefined ? '' : ` s="${style}"`}`;
      // Always text: a value that begins like a formula stays what it is.
      return text === '' ? `${at}/>` : `${at} t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`;
    });
    return `<row r="${row}">${inner.join('')}</row>`;
  });
  return `${HEAD}<worksheet xmlns="${SPREADSHEET}" xmlns:r="${OFFICE}">${columns && `<cols>${columns}</cols>`}<sheetData>${body.join('')}</sheetData>${noted ? '<legacyDrawing r:id="rId1"/>' : ''}</worksheet>`;
}

function* eachMark(marks: Marks): Generator<readonly [row: number, column: number, mark: Mark]> {
  for (const [row, ofRow] of [...marks].sort(([a], [b]) => a - b))
    for (const [column, mark] of [...ofRow].sort(([a], [b]) => a - b)) yield [row, column, mark];
}

function commentsXml(marks: Marks): string {
  const list = [...eachMark(marks)].map(
    ([row, column, { notes }]) =>
      `<comment ref="${columnLetters(column)}${row}" authorId="0"><text><t xml:space="preserve">${escapeXml(notes.join('\n'))}</t></text></comment>`,
  );
  return `${HEAD}<comments xmlns="${SPREADSHEET}"><authors><author>Khiên</author></authors><commentList>${list.join('')}</commentList></comments>`;
}

/** Where Excel draws the notes. */
function drawingXml(marks: Marks): string {
  const shapes = [...eachMark(marks)].map(
    ([row, column], i) =>
      `<v:shape id="note${i}" type="#note" style="position:absolute;width:260pt;height:110pt;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:path o:connecttype="none"/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:AutoFill>False</x:AutoFill><x:Row>${row - 1}</x:Row><x:Column>${column - 1}</x:Column></x:ClientData></v:shape>`,
  );
  return `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shapetype id="note" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>${shapes.join('')}</xml>`;
}

function relationships(list: readonly (readonly [id: string, type: string, target: string])[]): string {
  const links = list.map(([id, type, target]) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`);
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${links.join('')}</Relationships>`;
}

function escapeXml(text: string): string {
  return text.replace(/[<>&"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
