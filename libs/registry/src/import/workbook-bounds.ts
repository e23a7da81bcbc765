import { promisify } from 'node:util';
import { crc32, inflateRaw } from 'node:zlib';
import { type Checked, refused } from './file-defects.js';
import { readZipDirectory, type ZipEntry } from './zip-directory.js';

/**
 * Bounds of a workbook (design/formats.md §10.2). 600 entries leave room for 200 sheets with a relationship part each.
 * Ratios are judged from 1 MB upwards: below that, a ratio harms nobody and small tables compress very well.
 */
export const WORKBOOK_LIMITS = {
  fileBytes: 20 * 1024 * 1024,
  sheets: 200,
  zipEntries: 600,
  unpackedBytes: 200 * 1024 * 1024,
  ratio: 100,
  ratioFromBytes: 1024 * 1024,
} as const;

const OLD_OFFICE = [0xd0, 0xcf, 0x11, 0xe0];
const inflate = promisify<Buffer, { maxOutputLength: number }, Buffer>(inflateRaw);

/** What the file is, when its first bytes say that it is not a zip. */
function refuseForeign(bytes: Uint8Array): ReturnType<typeof refused> {
  if (OLD_OFFICE.every((byte, index) => bytes[index] === byte)) return refused('FILE_OLD_XLS');
  const head = Buffer.from(bytes.subarray(0, 4096))
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart();
  if (head.startsWith('<')) return refused('FILE_MARKUP');
  const readable = head.length > 0 && !/[\p{Cc}\ufffd]/u.test(head.slice(0, 1000).replace(/[\t\r\n]/g, ''));
  return refused(readable ? 'FILE_PLAIN_TEXT' : 'FILE_NOT_WORKBOOK');
}

function tooDense(packed: number, unpacked: number): boolean {
  return unpacked > WORKBOOK_LIMITS.ratioFromBytes && unpacked > packed * WORKBOOK_LIMITS.ratio;
}

/**
 * Judges a zip before anything in it is unpacked, from its first bytes and its directory alone: within
 * {@link WORKBOOK_LIMITS}. Returns its entries.
 */
export function checkArchiveBounds(bytes: Uint8Array): Checked<readonly ZipEntry[]> {
  if (bytes.byteLength === 0) return refused('FILE_EMPTY');
  if (bytes.byteLength > WORKBOOK_LIMITS.fileBytes) return refused('FILE_TOO_LARGE');
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return refuseForeign(bytes);
  if (bytes.byteLength < 22) return refused('FILE_DAMAGED');
  const directory = readZipDirectory(bytes, WORKBOOK_LIMITS.zipEntries);
  if (!directory.ok) return directory;
  const entries = directory.value;

  const unpacked = entries.reduce((sum, entry) => sum + entry.unpackedSize, 0);
  if (unpacked > WORKBOOK_LIMITS.unpackedBytes || tooDense(bytes.byteLength, unpacked)) return refused('ZIP_BOMB');
  const dense = entries.find((entry) => tooDense(entry.size, entry.unpackedSize));
  return dense ? refused('ZIP_BOMB') : directory;
}

/** The same for an .xlsx workbook, without macros and external links. */
export function checkWorkbookBounds(bytes: Uint8Array): Checked<readonly ZipEntry[]> {
  const archive = checkArchiveBounds(bytes);
  if (!archive.ok) return archive;
  const entries = archive.value;
  const names = entries.map((entry) => entry.name.toLowerCase());
  if (names.some((name) => /(^|\/)vbaproject[^/]*\.bin$/.test(name))) return refused('WORKBOOK_MACROS');
  if (names.some((name) => name.startsWith('xl/externallinks/'))) return refused('WORKBOOK_EXTERNAL_LINKS');
  if (!entries.some((entry) => entry.name === 'xl/workbook.xml')) return refused('FILE_NOT_WORKBOOK');
  const sheets = names.filter((name) => /^xl\/worksheets\/[^/]+\.xml$/.test(name)).length;
  return sheets > WORKBOOK_LIMITS.sheets ? refused('WORKBOOK_TOO_MANY_SHEETS') : archive;
}

/**
 * Unpacks one entry, never past its declared size: a header that lies stops the work there. The checksum is compared,
 * so that a damaged part is not taken for content.
 */
export async function unpackEntry(bytes: Uint8Array, entry: ZipEntry): Promise<Checked<Uint8Array>> {
  const packed = Buffer.from(bytes.buffer, bytes.byteOffset + entry.start, entry.size);
  let content: Buffer = packed;
  if (entry.method === 'deflated') {
    try {
      content = await inflate(packed, { maxOutputLength: Math.max(1, entry.unpackedSize) });
    } catch (error) {
      const grew = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
      return refused(grew ? 'ZIP_SIZES_FALSE' : 'FILE_DAMAGED');
    }
  }
  if (content.byteLength !== entry.unpackedSize) return refused('ZIP_SIZES_FALSE');
  return crc32(content) === entry.crc32 ? { ok: true, value: content } : refused('FILE_DAMAGED');
}
