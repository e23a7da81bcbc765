import { type CraftedPart, craftZip } from './crafted-workbook.js';

export type OdsCell = string | null | { readonly xml: string };

function escapeXml(text: string): string {
  return text.replace(/[<>&"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function cellXml(cell: OdsCell): string {
  if (cell === null) return '<table:table-cell/>';
  if (typeof cell !== 'string') return cell.xml;
  const paragraphs = cell.split('\n').map((line) => `<text:p>${escapeXml(line)}</text:p>`);
  return `<table:table-cell office:value-type="string">${paragraphs.join('')}</table:table-cell>`;
}

/** `content.xml` of a spreadsheet; a sheet is given as rows, or as the XML of its rows. */
export function odsContent(sheets: Readonly<Record<string, readonly (readonly OdsCell[])[] | string>>): string {
  const tables = Object.entries(sheets).map(([name, rows]) => {
    const body =
      typeof rows === 'string' ? rows : rows.map((row) => `<table:table-row>${row.map(cellXml).join('')}</table:table-row>`).join('');
    return `<table:table table:name="${escapeXml(name)}">${body}</table:table>`;
  });
  return `<?xml version="1.0"?><office:document-content><office:body><office:spreadsheet>${tables.join('')}</office:spreadsheet></office:body></office:document-content>`;
}

export function craftOds(
  content: string,
  extra: readonly CraftedPart[] = [],
  mediaType = 'application/vnd.oasis.opendocument.spreadsheet',
) {
  return craftZip([
    { name: 'mimetype', content: Buffer.from(mediaType) },
    { name: 'content.xml', content: Buffer.from(content) },
    ...extra,
  ]);
}
