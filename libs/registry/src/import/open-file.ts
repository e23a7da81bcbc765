import type { Defect } from '#kernel';
import type { Sheet } from './cells.js';
import { readCsv } from './csv-reader.js';
import { refused } from './file-defects.js';
import { finding } from './findings.js';
import { odsEntries, readOds } from './ods-reader.js';
import type { ImportProblem } from './staging.js';
import { decodeText } from './text-encoding.js';
import { WORKBOOK_LIMITS } from './workbook-bounds.js';
import { readWorkbook } from './workbook-reader.js';

/** What a file holds, whatever it is called. `notes` are what the reader should know of how it was opened. */
export type OpenedFile =
  | { readonly ok: true; readonly sheets: readonly Sheet[]; readonly text: boolean; readonly notes: readonly ImportProblem[] }
  | { readonly ok: false; readonly defects: readonly Defect[] };

const OLD_OFFICE = [0xd0, 0xcf, 0x11, 0xe0];
/** What no table in a text file holds near its beginning. */
const BINARY = /(?![\t\n\r])\p{Cc}|\ufffd/u;

/** Opens a file by its first bytes. Never throws for what is in it. */
export async function openFile(bytes: Uint8Array): Promise<OpenedFile> {
  const zip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const office = OLD_OFFICE.every((byte, index) => bytes[index] === byte);
  const ods = zip ? odsEntries(bytes) : undefined;
  if (ods?.ok) {
    const spreadsheet = await readOds(bytes, ods.value);
    return spreadsheet.ok ? { ...spreadsheet, text: false, notes: [] } : spreadsheet;
  }
  if (zip || office || bytes.byteLength === 0 || bytes.byteLength > WORKBOOK_LIMITS.fileBytes) {
    const workbook = await readWorkbook(bytes);
    return workbook.ok ? { ...workbook, text: false, notes: [] } : workbook;
  }
  return openText(bytes);
}

function openText(bytes: Uint8Array): OpenedFile {
  const { text, encoding } = decodeText(bytes);
  if (BINARY.test(text.slice(0, 4096))) return refused('FILE_NOT_WORKBOOK');
  if (text.trimStart().startsWith('<')) return refused('FILE_MARKUP');
  const csv = readCsv(text);
  if (!csv.ok) return csv;
  const notes = encoding === 'utf-8' ? [] : [finding('ENCODING_TAKEN', { sheet: csv.value.name, row: null, column: null }, encoding)];
  return { ok: true, sheets: [csv.value], text: true, notes };
}
