import { cellOf, type ExportedList, type Language, type ListColumn, type ListRow, type ListSource, linesOf } from './exported-list.js';
import { type ZipEntry, zipStream } from './zip-stream.js';

/** Rows that a sheet holds, the heading included; what is beyond goes on in another. */
export const SHEET_ROWS = 1_048_576;
/** What a cell holds (ECMA-376); Excel takes a file with a longer one for damaged. */
const CELL_TEXT = 32_767;
/** Styles of `STYLES`, by position. */
const [HEADING, DAY, INSTANT] = [1, 2, 3];
const DAY_ZERO = Date.UTC(1899, 11, 30);

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

interface Sheet {
  readonly title: string;
  readonly columns: readonly ListColumn[];
  readonly lines: AsyncIterable<readonly ListRow[]>;
}

/** A list as a workbook: a sheet of its rows, and one for each thing that a row has several of. Texts are texts, never formulas. */
export function writeXlsx(
  list: ExportedList,
  source: ListSource,
  language: Language,
  at: Date,
  sheetRows = SHEET_ROWS,
): AsyncGenerator<Uint8Array> {
  return zipStream(entriesOf(sheetsOf(list, source, language), language, sheetRows), at);
}

function* sheetsOf({ title, columns, parts, identifiedBy }: ExportedList, source: ListSource, language: Language): Generator<Sheet> {
  yield { title: title[language], columns, lines: source.batches(columns.map(({ key }) => key)) };
  const identifying = columns.filter(({ key }) => identifiedBy.includes(key));
  for (const part of parts) {
    // Its own columns may be called as those of the row: they are kept apart by a sign that no key has.
    const whose = identifying.map((one) => ({ ...one, key: `^${one.key}` }));
    const lines = async function* () {
      for await (const rows of source.batches([...identifiedBy, part.key]))
        yield rows.flatMap((row) => {
          const of = Object.fromEntries(identifiedBy.map((key) => [`^${key}`, row[key]]));
          return linesOf(part, row).map((line) => ({ ...line, ...of }));
        });
    };
    yield { title: part.title[language], columns: [...whose, ...part.columns], lines: lines() };
  }
}

async function* entriesOf(sheets: Iterable<Sheet>, language: Language, sheetRows: number): AsyncGenerator<ZipEntry> {
  const names: string[] = [];
  for (const sheet of sheets) {
    const lines = new Lines(sheet.lines);
    for (let part = 1; part === 1 || (await lines.any()); part++) {
      names.push(nameOf(sheet.title, part));
      yield { name: `xl/worksheets/sheet${names.length}.xml`, content: worksheet(sheet.columns, lines, language, sheetRows) };
    }
  }
  const each = (make: (n: number, name: string) => string) => names.map((name, i) => make(i + 1, name)).join('');
  yield part(
    'xl/workbook.xml',
    `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${each((n, name) => `<sheet name="${escaped(name)}" sheetId="${n}" r:id="rId${n}"/>`)}</sheets></workbook>`,
  );
  yield part(
    'xl/_rels/workbook.xml.rels',
    `<Relationships xmlns="${PACKAGE}/relationships">${each((n) => `<Relationship Id="rId${n}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${n}.xml"/>`)}<Relationship Id="styles" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
  );
  yield part('xl/styles.xml', STYLES);
  yield part(
    '_rels/.rels',
    `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  );
  yield part(
    '[Content_Types].xml',
    `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>${each((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${TYPE}.worksheet+xml"/>`)}</Types>`,
  );
}

const STYLES = `<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="dd/mm/yyyy hh:mm:ss"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/><xf xfId="0" numFmtId="164" applyNumberFormat="1"/><xf xfId="0" numFmtId="165" applyNumberFormat="1"/></cellXfs></styleSheet>`;

const part = (name: string, xml: string): ZipEntry => ({ name, content: once(`${XML}${xml}`) });

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}

async function* worksheet(columns: readonly ListColumn[], lines: Lines, language: Language, sheetRows: number): AsyncGenerator<string> {
  const letters = columns.map((_, i) => columnLetters(i));
  const row = (n: number, cells: readonly string[]) => `<row r="${n}">${cells.join('')}</row>`;
  const heads = columns.map(({ heading }, i) => textCell(`${letters[i]}1`, heading[language], HEADING));
  yield `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols><col min="1" max="${columns.length}" width="24" customWidth="1"/></cols><sheetData>${row(1, heads)}`;
  let n = 1;
  for await (const taken of lines.upTo(sheetRows - 1))
    yield taken
      .map((line) => {
        n++;
        return row(
          n,
          columns.map((column, i) => cell(`${letters[i]}${n}`, column, line, language)),
        );
      })
      .join('');
  yield `</sheetData><autoFilter ref="A1:${letters.at(-1)}${n}"/></worksheet>`;
}

function cell(at: string, column: ListColumn, line: ListRow, language: Language): string {
  const value = cellOf(column, line, language);
  if (value === null) return '';
  if (typeof value === 'number') return `<c r="${at}"><v>${value}</v></c>`;
  if (!column.kind) return textCell(at, value);
  // Days since the first of the calendar of spreadsheets, which knows no zones.
  const days = (Date.parse(`${value.replace(' ', 'T')}${column.kind === 'instant' ? 'Z' : ''}`) - DAY_ZERO) / 86_400_000;
  return `<c r="${at}" s="${column.kind === 'date' ? DAY : INSTANT}"><v>${days}</v></c>`;
}

function textCell(at: string, text: string, style = 0): string {
  const short = text.length > CELL_TEXT ? `${text.slice(0, CELL_TEXT - 1)}…` : text;
  return `<c r="${at}"${style ? ` s="${style}"` : ''} t="inlineStr"><is><t xml:space="preserve">${escaped(short)}</t></is></c>`;
}

/** What XML cannot hold is left out; `_x0041_` would be read as a sign of its own (ECMA-376, 22.9.2.19). */
function escaped(text: string): string {
  return text
    .replace(/(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu, '')
    .replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** 31 letters, and none of those that a reference to a sheet is made of. */
function nameOf(title: string, part: number): string {
  const behind = part === 1 ? '' : ` ${part}`;
  return `${title.replace(/[[\]:*?/\\']/g, ' ').slice(0, 31 - behind.length)}${behind}`;
}

function columnLetters(index: number): string {
  const rest = Math.floor(index / 26);
  return `${rest > 0 ? columnLetters(rest - 1) : ''}${String.fromCharCode(65 + (index % 26))}`;
}

/** Lines that come in batches, taken so many at a time. */
class Lines {
  readonly #batches: AsyncIterator<readonly ListRow[]>;
  #rest: readonly ListRow[] = [];

  constructor(batches: AsyncIterable<readonly ListRow[]>) {
    this.#batches = batches[Symbol.asyncIterator]();
  }

  async any(): Promise<boolean> {
    while (this.#rest.length === 0) {
      const { done, value } = await this.#batches.next();
      if (done) return false;
      this.#rest = value;
    }
    return true;
  }

  async *upTo(count: number): AsyncGenerator<readonly ListRow[]> {
    for (let left = count; left > 0 && (await this.any()); ) {
      const taken = this.#rest.slice(0, left);
      this.#rest = this.#rest.slice(taken.length);
      left -= taken.length;
      yield taken;
    }
  }
}
