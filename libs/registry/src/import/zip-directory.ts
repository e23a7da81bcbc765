import { type Checked, refused } from './file-defects.js';

/** One entry of a zip as its central directory states it; sizes in bytes. `start` is the offset of the compressed data. */
export interface ZipEntry {
  readonly name: string;
  readonly method: 'stored' | 'deflated';
  readonly crc32: number;
  readonly size: number;
  readonly unpackedSize: number;
  readonly headerStart: number;
  readonly start: number;
}

const END = 0x06054b50;
const ZIP64_LOCATOR = 0x07064b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_LENGTH = 22;
const CENTRAL_LENGTH = 46;
const LOCAL_LENGTH = 30;
const COMMENT_LIMIT = 0xffff;
/** General purpose flags: encrypted, strong encryption, masked headers (APPNOTE 4.4.4). */
const ENCRYPTION_FLAGS = 0x0001 | 0x0040 | 0x2000;
const SIZES_FOLLOW_DATA = 0x0008;

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** Offset of the end record whose comment reaches exactly to the end of the file, or -1. */
function endRecord(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - END_LENGTH - COMMENT_LIMIT);
  for (let at = view.byteLength - END_LENGTH; at >= lowest; at--) {
    if (view.getUint32(at, true) === END && at + END_LENGTH + view.getUint16(at + 20, true) === view.byteLength) return at;
  }
  return -1;
}

function decodeName(bytes: Uint8Array): string | undefined {
  try {
    return UTF8.decode(bytes);
  } catch {
    return undefined;
  }
}

/** A relative path with forward slashes and plain characters, which cannot leave the folder it is unpacked to. */
function isSafeName(name: string): boolean {
  return (
    name.length > 0 &&
    name.length <= 255 &&
    !/[\p{Cc}\\:]/u.test(name) &&
    !name.startsWith('/') &&
    !name.split('/').some((segment) => segment === '..' || segment === '.')
  );
}

/**
 * The entries of a zip from its central directory (APPNOTE 4.3.12), each compared with its local header; nothing is
 * inflated. Refused: zip64, several disks, encryption, other methods than *stored* and *deflated*, unsafe or repeated
 * names, overlapping entries, headers that contradict each other, bytes before or after the archive.
 */
export function readZipDirectory(bytes: Uint8Array, maxEntries: number): Checked<readonly ZipEntry[]> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endRecord(view);
  if (end < 0) return refused('FILE_DAMAGED');
  if (end >= 20 && view.getUint32(end - 20, true) === ZIP64_LOCATOR) return refused('ZIP_UNSUPPORTED');
  const count = view.getUint16(end + 10, true);
  const directorySize = view.getUint32(end + 12, true);
  const directoryStart = view.getUint32(end + 16, true);
  if (count === 0xffff || directorySize === 0xffffffff || directoryStart === 0xffffffff) return refused('ZIP_UNSUPPORTED');
  if (view.getUint16(end + 4, true) !== 0 || view.getUint16(end + 6, true) !== 0 || view.getUint16(end + 8, true) !== count)
    return refused('FILE_DAMAGED');
  if (directoryStart + directorySize !== end) return refused('FILE_DAMAGED');
  if (count > maxEntries) return refused('ZIP_TOO_MANY_ENTRIES');

  const entries: ZipEntry[] = [];
  const names = new Set<string>();
  let at = directoryStart;
  for (let index = 0; index < count; index++) {
    const entry = readEntry(bytes, view, at, end, directoryStart);
    if (!entry.ok) return entry;
    const folded = entry.value.entry.name.toLowerCase();
    if (names.has(folded)) return refused('ZIP_UNSAFE_NAME');
    names.add(folded);
    entries.push(entry.value.entry);
    at = entry.value.next;
  }
  if (at !== end) return refused('FILE_DAMAGED');
  return overlapping(entries) ? refused('ZIP_OVERLAP') : { ok: true, value: entries };
}

function readEntry(
  bytes: Uint8Array,
  view: DataView,
  at: number,
  end: number,
  directoryStart: number,
): Checked<{ entry: ZipEntry; next: number }> {
  if (at + CENTRAL_LENGTH > end || view.getUint32(at, true) !== CENTRAL) return refused('FILE_DAMAGED');
  const nameLength = view.getUint16(at + 28, true);
  const next = at + CENTRAL_LENGTH + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  if (next > end || view.getUint16(at + 34, true) !== 0) return refused('FILE_DAMAGED');
  const nameBytes = bytes.subarray(at + CENTRAL_LENGTH, at + CENTRAL_LENGTH + nameLength);
  const name = decodeName(nameBytes);
  if (name === undefined || !isSafeName(name)) return refused('ZIP_UNSAFE_NAME');

  const flags = view.getUint16(at + 8, true);
  const method = view.getUint16(at + 10, true);
  const crc32 = view.getUint32(at + 16, true);
  const size = view.getUint32(at + 20, true);
  const unpackedSize = view.getUint32(at + 24, true);
  const headerStart = view.getUint32(at + 42, true);
  if (flags & ENCRYPTION_FLAGS) return refused('ZIP_ENCRYPTED');
  if (size === 0xffffffff || unpackedSize === 0xffffffff || headerStart === 0xffffffff) return refused('ZIP_UNSUPPORTED');
  if (method !== 0 && method !== 8) return refused('ZIP_UNSUPPORTED');
  if (method === 0 && size !== unpackedSize) return refused('ZIP_SIZES_FALSE');

  if (headerStart + LOCAL_LENGTH > directoryStart || view.getUint32(headerStart, true) !== LOCAL) return refused('FILE_DAMAGED');
  const localNameLength = view.getUint16(headerStart + 26, true);
  const start = headerStart + LOCAL_LENGTH + localNameLength + view.getUint16(headerStart + 28, true);
  if (start + size > directoryStart) return refused('FILE_DAMAGED');
  const localName = bytes.subarray(headerStart + LOCAL_LENGTH, headerStart + LOCAL_LENGTH + localNameLength);
  if (Buffer.compare(localName, nameBytes) !== 0 || view.getUint16(headerStart + 8, true) !== method) return refused('FILE_DAMAGED');
  const localFlags = view.getUint16(headerStart + 6, true);
  if (localFlags & ENCRYPTION_FLAGS) return refused('ZIP_ENCRYPTED');
  const sameSizes = view.getUint32(headerStart + 18, true) === size && view.getUint32(headerStart + 22, true) === unpackedSize;
  if (!(localFlags & SIZES_FOLLOW_DATA) && !sameSizes) return refused('ZIP_SIZES_FALSE');

  const entry: ZipEntry = { name, method: method === 0 ? 'stored' : 'deflated', crc32, size, unpackedSize, headerStart, start };
  return { ok: true, value: { entry, next } };
}

function overlapping(entries: readonly ZipEntry[]): boolean {
  const inOrder = entries.toSorted((a, b) => a.headerStart - b.headerStart);
  return inOrder.some((entry, index) => index > 0 && entry.headerStart < inOrder[index - 1]!.start + inOrder[index - 1]!.size);
}
