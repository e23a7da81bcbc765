import type { Sentence } from '#kernel';

/** A kind of file that is taken as an attachment, and how its bytes are told. */
export interface FileKind {
  readonly mediaType: string;
  /** `magic`: by the signature of the format (`file-type`); `text`: it reads as text; `cms`: a signed message (RFC 5652). */
  readonly by: 'magic' | 'text' | 'cms';
  /** What `file-type` calls it, where that is not the extension. */
  readonly known?: readonly string[];
}

const OFFICE = 'application/vnd.openxmlformats-officedocument';
const OPEN = 'application/vnd.oasis.opendocument';

/**
 * Extension → kind. Evidence, letters, scans and signed copies; nothing that runs, nothing with macros, no page that a
 * browser would open as one.
 */
export const FILE_KINDS: Readonly<Record<string, FileKind>> = {
  pdf: { mediaType: 'application/pdf', by: 'magic' },
  docx: { mediaType: `${OFFICE}.wordprocessingml.document`, by: 'magic' },
  xlsx: { mediaType: `${OFFICE}.spreadsheetml.sheet`, by: 'magic' },
  odt: { mediaType: `${OPEN}.text`, by: 'magic' },
  ods: { mediaType: `${OPEN}.spreadsheet`, by: 'magic' },
  png: { mediaType: 'image/png', by: 'magic' },
  jpg: { mediaType: 'image/jpeg', by: 'magic' },
  jpeg: { mediaType: 'image/jpeg', by: 'magic', known: ['jpg'] },
  webp: { mediaType: 'image/webp', by: 'magic' },
  heic: { mediaType: 'image/heic', by: 'magic' },
  tif: { mediaType: 'image/tiff', by: 'magic' },
  tiff: { mediaType: 'image/tiff', by: 'magic', known: ['tif'] },
  zip: { mediaType: 'application/zip', by: 'magic' },
  txt: { mediaType: 'text/plain', by: 'text' },
  log: { mediaType: 'text/plain', by: 'text' },
  csv: { mediaType: 'text/csv', by: 'text' },
  eml: { mediaType: 'message/rfc822', by: 'text' },
  p7m: { mediaType: 'application/pkcs7-mime', by: 'cms' },
  p7s: { mediaType: 'application/pkcs7-signature', by: 'cms' },
};

/** Lower-case extension of a name, or an empty text. */
export function extensionOf(name: string): string {
  return /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

const LIST = Object.keys(FILE_KINDS).join(', ');
export const NOT_A_KIND: Sentence = {
  vi: `Chỉ nhận các loại tệp: ${LIST}. Tệp chưa được nhận; báo cáo vẫn giữ nguyên. Hãy chuyển sang một loại trong danh sách.`,
  en: `Only these kinds of file are taken: ${LIST}. The file was not taken; the report is kept as it is. Convert it to one of them.`,
};
