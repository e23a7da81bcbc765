import { type Checked, fileDefect, Refusal, refused } from './file-defects.js';
import { odsTables } from './ods-tables.js';
import { checkArchiveBounds, unpackEntry } from './workbook-bounds.js';
import type { WorkbookContent } from './workbook-reader.js';
import { MalformedXml } from './xml-tags.js';
import type { ZipEntry } from './zip-directory.js';

const MEDIA_TYPE = 'application/vnd.oasis.opendocument.spreadsheet';
const UTF8 = new TextDecoder('utf-8', { fatal: true });

async function textOf(bytes: Uint8Array, entry: ZipEntry | undefined): Promise<string> {
  if (!entry) throw new Refusal(fileDefect('FILE_DAMAGED'));
  const content = await unpackEntry(bytes, entry);
  if (!content.ok) throw new Refusal(content.defects[0]!);
  try {
    return UTF8.decode(content.value);
  } catch {
    throw new Refusal(fileDefect('WORKBOOK_ENCODING', entry.name));
  }
}

/** The entries of an OpenDocument file; undefined where the zip is something else. */
export function odsEntries(bytes: Uint8Array): Checked<readonly ZipEntry[]> | undefined {
  const archive = checkArchiveBounds(bytes);
  return archive.ok && archive.value.some(({ name }) => name === 'mimetype') ? archive : undefined;
}

/**
 * Reads every sheet of an .ods file. Notes inside cells, covered cells and repeated empty rows are left out; formulas are
 * never evaluated. Never throws: whatever is wrong with the file comes back as a defect that says what to do.
 */
export async function readOds(bytes: Uint8Array, entries: readonly ZipEntry[]): Promise<WorkbookContent> {
  const named = new Map(entries.map((entry) => [entry.name, entry]));
  try {
    if ((await textOf(bytes, named.get('mimetype'))).trim() !== MEDIA_TYPE) return refused('FILE_NOT_WORKBOOK');
    if (entries.some(({ name }) => /^(Basic|Scripts)\/./.test(name))) return refused('WORKBOOK_MACROS');
    const manifest = named.get('META-INF/manifest.xml');
    if (manifest && (await textOf(bytes, manifest)).includes('encryption-data')) return refused('ZIP_ENCRYPTED');
    const content = await textOf(bytes, named.get('content.xml'));
    if (/<!(DOCTYPE|ENTITY)/i.test(content)) return refused('WORKBOOK_DOCTYPE', 'content.xml');
    const sheets = odsTables(content);
    return sheets.length === 0 ? refused('WORKBOOK_MALFORMED') : { ok: true, sheets };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, defects: [error.defect] };
    if (error instanceof MalformedXml) return refused('WORKBOOK_MALFORMED', 'content.xml');
    throw error;
  }
}
