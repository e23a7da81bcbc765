import type { Defect } from '#kernel';
import type { Sheet } from './cells.js';
import { readCsv } from './csv-reader.js';
import { refused } from './file-defects.js';
import { finding } from './findings.js';
import { parseJson } from './json-reader.js';
import { odsEntries, readOds } from './ods-reader.js';
import type { ImportProblem } from './staging.js';
import { decodeText, type Encoding } from './text-encoding.js';
import { WORKBOOK_LIMITS } from './workbook-bounds.js';
import { readWorkbook } from './workbook-reader.js';
import { parseYaml } from './yaml-reader.js';

/** What a file holds, whatever it is called. `notes` are what the reader should know of how it was opened. */
export type OpenedFile =
  | { readonly ok: true; readonly kind: 'WORKBOOK' | 'CSV'; readonly sheets: readonly Sheet[]; readonly notes: readonly ImportProblem[] }
  | { readonly ok: true; readonly kind: 'JSON'; readonly value: unknown; readonly notes: readonly ImportProblem[] }
  | { readonly ok: false; readonly defects: readonly Defect[] };

const OLD_OFFICE = [0xd0, 0xcf, 0x11, 0xe0];
/** What no table in a text file holds near its beginning. */
const BINARY = /(?![\t\n\r])\p{Cc}|\ufffd/u;

/** A list of fideslang at the beginning of a line, as its files are usually written. */
const FIDES_YAML = /^(?:system|dataset|policy|organization|data_category|data_use|data_subject):[ \t]*(?:#.*)?$/m;

/** Opens a file by its first bytes. Never throws for what is in it. */
export async function openFile(bytes: Uint8Array): Promise<OpenedFile> {
  const zip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const office = OLD_OFFICE.every((byte, index) => bytes[index] === byte);
  const ods = zip ? odsEntries(bytes) : undefined;
  if (ods?.ok) {
    const spreadsheet = await readOds(bytes, ods.value);
    return spreadsheet.ok ? { ...spreadsheet, kind: 'WORKBOOK', notes: [] } : spreadsheet;
  }
  if (zip || office || bytes.byteLength === 0 || bytes.byteLength > WORKBOOK_LIMITS.fileBytes) {
    const workbook = await readWorkbook(bytes);
    return workbook.ok ? { ...workbook, kind: 'WORKBOOK', notes: [] } : workbook;
  }
  return openText(bytes);
}

function openText(bytes: Uint8Array): OpenedFile {
  const { text, encoding } = decodeText(bytes);
  if (BINARY.test(text.slice(0, 4096))) return refused('FILE_NOT_WORKBOOK');
  if (text.trimStart().startsWith('<')) return refused('FILE_MARKUP');
  if (/^\s*[{[]/.test(text)) {
    const json = parseJson(text);
    return json.ok ? { ok: true, kind: 'JSON', value: json.value, notes: notesOn(encoding, null) } : json;
  }
  if (FIDES_YAML.test(text)) {
    const yaml = parseYaml(text);
    return yaml.ok ? { ok: true, kind: 'JSON', value: yaml.value, notes: notesOn(encoding, null) } : yaml;
  }
  const csv = readCsv(text);
  return csv.ok ? { ok: true, kind: 'CSV', sheets: [csv.value], notes: notesOn(encoding, csv.value.name) } : csv;
}

function notesOn(encoding: Encoding, sheet: string | null): ImportProblem[] {
  return encoding === 'utf-8' ? [] : [finding('ENCODING_TAKEN', { sheet, row: null, column: null }, encoding)];
}
