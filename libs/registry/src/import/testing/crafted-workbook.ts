import { crc32, createDeflateRaw, deflateRawSync } from 'node:zlib';

/** A part as it goes into a crafted zip; `says` overrides what the headers state about it. */
export interface CraftedPart {
  readonly name: string;
  readonly content: Uint8Array;
  readonly says?: { readonly size?: number; readonly unpackedSize?: number; readonly crc32?: number; readonly flags?: number };
  /** Already deflated content of the given length and checksum. */
  readonly deflated?: { readonly bytes: Uint8Array; readonly unpackedSize: number; readonly crc32: number };
}

/** Writes a zip by hand, so that headers can lie. */
export function craftZip(parts: readonly CraftedPart[]): Uint8Array {
  const chunks: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const name = Buffer.from(part.name);
    const packed = Buffer.from(part.deflated?.bytes ?? deflateRawSync(part.content));
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(part.says?.flags ?? 0, 2);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(0x00210000, 6);
    fields.writeUInt32LE(part.says?.crc32 ?? part.deflated?.crc32 ?? crc32(part.content), 10);
    fields.writeUInt32LE(part.says?.size ?? packed.length, 14);
    fields.writeUInt32LE(part.says?.unpackedSize ?? part.deflated?.unpackedSize ?? part.content.length, 18);
    fields.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), fields, name, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), fields, tail, name]));
    chunks.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...chunks, central, end]);
}

/** Zeros, deflated in a stream: 300 MB cost a few hundred kilobytes of memory. */
export async function deflatedZeros(megabytes: number): Promise<{ bytes: Uint8Array; unpackedSize: number; crc32: number }> {
  const block = Buffer.alloc(1024 * 1024);
  const deflate = createDeflateRaw({ level: 1 });
  const out: Buffer[] = [];
  deflate.on('data', (chunk: Buffer) => out.push(chunk));
  let sum = 0;
  for (let index = 0; index < megabytes; index++) {
    sum = crc32(block, sum);
    if (!deflate.write(block)) await new Promise<void>((resolve) => deflate.once('drain', () => resolve()));
  }
  await new Promise<void>((resolve) => deflate.once('end', () => resolve()).end());
  return { bytes: Buffer.concat(out), unpackedSize: megabytes * block.length, crc32: sum };
}

export type CraftedCell =
  | string
  | number
  | boolean
  | null
  | { readonly formula: string; readonly cached: string }
  | { readonly xml: string };

function escapeXml(text: string): string {
  return text.replace(/[<>&"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function letter(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : letter(Math.floor(index / 26) - 1) + letter(index % 26);
}

export function sheetXml(rows: readonly (readonly CraftedCell[])[]): string {
  const body = rows.map((cells, rowIndex) => {
    const inner = cells.map((cell, columnIndex) => {
      const at = `${letter(columnIndex)}${rowIndex + 1}`;
      if (cell === null) return '';
      if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`;
      if (typeof cell === 'boolean') return `<c r="${at}" t="b"><v>${cell ? 1 : 0}</v></c>`;
      if (typeof cell === 'string') return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell)}</t></is></c>`;
      if ('xml' in cell) return cell.xml.replace('@', at);
      return `<c r="${at}" t="str"><f>${escapeXml(cell.formula)}</f><v>${escapeXml(cell.cached)}</v></c>`;
    });
    return `<row r="${rowIndex + 1}">${inner.join('')}</row>`;
  });
  return `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${body.join('')}</sheetData></worksheet>`;
}

/** The parts of a minimal workbook; sheets are given as rows, or as the XML of the part. */
export function workbookParts(sheets: Readonly<Record<string, readonly (readonly CraftedCell[])[] | string>>): CraftedPart[] {
  const names = Object.keys(sheets);
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const list = names.map((name, index) => `<sheet name="${escapeXml(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join('');
  const links = names
    .map((_, index) => `<Relationship Id="rId${index + 1}" Type="${office}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`)
    .join('');
  const texts: Record<string, string> = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    'xl/workbook.xml': `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${office}"><sheets>${list}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links}</Relationships>`,
  };
  for (const [index, name] of names.entries()) {
    const sheet = sheets[name]!;
    texts[`xl/worksheets/sheet${index + 1}.xml`] = typeof sheet === 'string' ? sheet : sheetXml(sheet);
  }
  return Object.entries(texts).map(([name, text]) => ({ name, content: Buffer.from(text) }));
}

export function craftWorkbook(sheets: Parameters<typeof workbookParts>[0], extra: readonly CraftedPart[] = []): Uint8Array {
  return craftZip([...workbookParts(sheets), ...extra]);
}
