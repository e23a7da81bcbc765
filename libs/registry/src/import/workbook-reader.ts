import { randomUUID } from 'node:crypto';
import { strToU8, zipSync } from 'fflate';
import readXlsxFile from 'read-excel-file/universal';
import type { Defect } from '#kernel';
import { type Cell, CONTENT_LIMITS, plainName, type Sheet, textCell } from './cells.js';
import { fileDefect, Refusal, refused } from './file-defects.js';
import { type CellMarks, columnLetters, plainWorksheet } from './plain-worksheet.js';
import { checkWorkbookBounds, unpackEntry } from './workbook-bounds.js';
import { MalformedXml, plainXml, xmlTags } from './xml-tags.js';

export type WorkbookContent =
  | { readonly ok: true; readonly sheets: readonly Sheet[] }
  | { readonly ok: false; readonly defects: readonly Defect[] };

const UTF8 = new TextDecoder('utf-8', { fatal: true });
const READ_ALWAYS = new Set(['xl/workbook.xml', 'xl/_rels/workbook.xml.rels']);
const READ_BY_ROOT = new Set(['sst', 'styleSheet']);

/**
 * Reads every sheet of an .xlsx file. Formulas are never evaluated and their cached values never read. Never throws:
 * whatever is wrong with the file comes back as defects with a sentence that says what to do.
 */
export async function readWorkbook(bytes: Uint8Array): Promise<WorkbookContent> {
  const marks: CellMarks = { formula: `formula-${randomUUID()}`, error: `error-${randomUUID()}` };
  try {
    const parts = await readParts(bytes, marks);
    const archive = zipSync(parts, { level: 0 });
    const sheets = await readXlsxFile(new Blob([archive as Uint8Array<ArrayBuffer>]), { trim: false });
    const read = toSheets(sheets, marks);
    const names = new Set(read.map((sheet) => sheet.name.toLowerCase()));
    return read.length === 0 || names.size < read.length ? refused('WORKBOOK_MALFORMED') : { ok: true, sheets: read };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, defects: [error.defect] };
    // The reader names the cell it stumbled over, but not the sheet.
    const cell = error instanceof Error ? /row (\d+), col (\d+)/.exec(error.message) : null;
    return refused('WORKBOOK_MALFORMED', cell ? `${columnLetters(Number(cell[2]))}${cell[1]}` : undefined);
  }
}

/** The parts that the reader needs, checked and with worksheets made plain. Everything else in the file is never unpacked. */
async function readParts(bytes: Uint8Array, marks: CellMarks): Promise<Record<string, Uint8Array>> {
  const bounds = checkWorkbookBounds(bytes);
  if (!bounds.ok) throw new Refusal(bounds.defects[0]!);
  const parts: Record<string, Uint8Array> = Object.create(null);
  let cells = 0;
  let extent = 0;
  for (const entry of bounds.value) {
    if (!/\.(xml|rels)$/i.test(entry.name)) continue;
    const content = await unpackEntry(bytes, entry);
    if (!content.ok) throw new Refusal(content.defects[0]!);
    const text = decode(content.value, entry.name);
    if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw new Refusal(fileDefect('WORKBOOK_DOCTYPE', entry.name));
    if (entry.name.toLowerCase().endsWith('.rels') && !READ_ALWAYS.has(entry.name)) continue;
    const root = rootName(text, entry.name);
    if (root === 'worksheet') {
      const sheet = within(entry.name, () => plainWorksheet(text, marks));
      cells += sheet.cells;
      extent += sheet.extent;
      if (sheet.cells > CONTENT_LIMITS.cellsPerSheet || cells > CONTENT_LIMITS.cells)
        throw new Refusal(fileDefect('SHEET_TOO_MANY_CELLS', entry.name));
      if (sheet.extent > CONTENT_LIMITS.extentPerSheet || extent > CONTENT_LIMITS.extent)
        throw new Refusal(fileDefect('SHEET_TOO_SPREAD', entry.name));
      parts[entry.name] = strToU8(sheet.xml);
    } else if (READ_ALWAYS.has(entry.name) || READ_BY_ROOT.has(root)) {
      // A relationship may point anywhere: no part but a worksheet made plain may pass for one.
      if (/<([\w.-]+:)?sheetData[\s/>]/.test(text)) throw new Refusal(fileDefect('WORKBOOK_MALFORMED', entry.name));
      parts[entry.name] = content.value;
    }
  }
  return parts;
}

function decode(content: Uint8Array, part: string): string {
  try {
    return UTF8.decode(content);
  } catch {
    throw new Refusal(fileDefect('WORKBOOK_ENCODING', part));
  }
}

function within<T>(part: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof MalformedXml) throw new Refusal(fileDefect('WORKBOOK_MALFORMED', part));
    throw error;
  }
}

function rootName(text: string, part: string): string {
  return within(part, () => xmlTags(plainXml(text)).next().value?.name ?? '');
}

type RawSheet = Awaited<ReturnType<typeof readXlsxFile>>[number];
type RawValue = RawSheet['data'][number][number];

function toSheets(sheets: readonly RawSheet[], marks: CellMarks): Sheet[] {
  let text = 0;
  return sheets.map(({ sheet, data }, index) => {
    const rows: Cell[][] = [];
    data.forEach((values, rowIndex) => {
      const row: Cell[] = [];
      values.forEach((value, columnIndex) => {
        const cell = toCell(value, rowIndex + 1, columnLetters(columnIndex + 1), marks);
        if (!cell) return;
        row.push(cell);
        text += cell.text.length;
        if (text > CONTENT_LIMITS.text) throw new Refusal(fileDefect('SHEET_TOO_MUCH_TEXT'));
      });
      if (row.length > 0) rows.push(row);
    });
    return { name: plainName(sheet) || `Sheet ${index + 1}`, rows };
  });
}

function toCell(value: RawValue, row: number, column: string, marks: CellMarks): Cell | undefined {
  const raw: unknown = value;
  if (raw === null || raw === undefined || raw === '') return undefined;
  if (raw instanceof Date) return { row, column, text: Number.isNaN(raw.getTime()) ? '' : raw.toISOString().slice(0, 10) };
  if (typeof raw === 'boolean') return { row, column, text: raw ? 'TRUE' : 'FALSE' };
  const source = String(raw);
  if (source === marks.formula) return { row, column, text: '', fault: 'FORMULA' };
  if (source === marks.error) return { row, column, text: '', fault: 'ERROR_VALUE' };
  return textCell(source, row, column);
}
