import { open } from 'node:fs/promises';
import { TextDecoder } from 'node:util';
import { fileTypeFromFile } from 'file-type';
import { DomainError, Invalid } from '#kernel';
import { extensionOf, FILE_KINDS, type FileKind, NOT_A_KIND } from './file-kinds.js';

/** How much of the beginning is read where no signature tells the format. */
const BEGINNING = 64 * 1024;
/** signedData, RFC 5652: an object identifier near the beginning of the DER or BER encoding. */
const SIGNED_DATA = Buffer.from('06092a864886f70d010702', 'hex');

/** A field that a mail's head has (RFC 5322); it stands before the first empty line. */
const MAIL_HEADER = /^(from|date|received|message-id|return-path|subject|delivered-to|mime-version):/im;

/** The bytes are of another kind than the name says. */
export class NotWhatItsNameSays extends DomainError {
  constructor(extension: string, found: string | null) {
    super('NOT_WHAT_ITS_NAME_SAYS', 'invalid', {
      vi: `Nội dung tệp không phải là .${extension}${found ? ` mà là .${found}` : ''}. Tệp chưa được nhận; báo cáo vẫn giữ nguyên. Hãy gửi đúng tệp gốc, với đúng phần mở rộng.`,
      en: `The content of the file is not .${extension}${found ? ` but .${found}` : ''}. The file was not taken; the report is kept as it is. Send the original, under its right extension.`,
    });
  }
}

/** The kind that a name claims; refuses what is not on the list. */
export function kindOf(name: string): FileKind {
  const kind = Object.hasOwn(FILE_KINDS, extensionOf(name)) ? FILE_KINDS[extensionOf(name)] : undefined;
  if (!kind) throw new Invalid([{ path: 'fileName', code: 'FILE_KIND', ...NOT_A_KIND }]);
  return kind;
}

/** The media type of a file, having seen that its bytes are what its name says; else throws {@link NotWhatItsNameSays}. */
export async function judgeContent(path: string, name: string): Promise<string> {
  const [kind, extension] = [kindOf(name), extensionOf(name)];
  // A crafted file may break the parser of its format; then it is not a file of that format.
  const found = (await fileTypeFromFile(path).catch(() => undefined))?.ext ?? null;
  const fits =
    kind.by === 'magic'
      ? found !== null && (kind.known ?? [extension]).includes(found)
      : found === null && looksRight(kind.by, extension, await beginningOf(path));
  if (!fits) throw new NotWhatItsNameSays(extension, found);
  return kind.mediaType;
}

/** The media type of a file by its bytes alone, whatever it is called. */
export async function sniffContent(path: string): Promise<string> {
  const found = await fileTypeFromFile(path).catch(() => undefined);
  if (found) return found.mime;
  return textOf(await beginningOf(path)) === null ? 'application/octet-stream' : 'text/plain';
}

function looksRight(by: 'text' | 'cms', extension: string, beginning: Buffer): boolean {
  if (by === 'cms')
    return (
      (beginning[0] === 0x30 && beginning.subarray(0, 64).includes(SIGNED_DATA)) ||
      /^-----BEGIN (PKCS7|CMS)-----\r?\n/.test(beginning.toString('latin1'))
    );
  const text = textOf(beginning);
  if (text === null) return false;
  return extension !== 'eml' || MAIL_HEADER.test(text.split(/\r?\n\r?\n/, 1)[0]!);
}

/** UTF-16 where a mark says so, else bytes of some encoding without controls (older Vietnamese code pages are text too). */
function textOf(beginning: Buffer): string | null {
  const mark = beginning.subarray(0, 2).toString('hex');
  const text =
    mark === 'fffe' || mark === 'feff'
      ? new TextDecoder(mark === 'fffe' ? 'utf-16le' : 'utf-16be').decode(beginning.subarray(0, beginning.length & ~1))
      : beginning.toString('latin1');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what is looked for; tab, line ends, form feed and escape occur in text
  return /[\u0000-\u0008\u000b\u000e-\u001a\u001c-\u001f\u007f]/.test(text) ? null : text;
}

async function beginningOf(path: string): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const buffer = Buffer.alloc(BEGINNING);
    const { bytesRead } = await file.read(buffer, 0, BEGINNING, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
