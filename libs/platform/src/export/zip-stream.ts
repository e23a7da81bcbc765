import { promisify } from 'node:util';
import { constants, crc32, deflateRaw, deflateRawSync } from 'node:zlib';
import { Zip, type ZipInputFile } from 'fflate';
import { DomainError } from '#kernel';

export interface ZipEntry {
  readonly name: string;
  readonly content: AsyncIterable<string>;
}

const deflate = promisify<Buffer, object, Buffer>(deflateRaw);
/** Each piece is compressed for itself, outside the thread that serves people, and ends where the next can be put behind it. */
const PIECE = { level: 3, finishFlush: constants.Z_FULL_FLUSH };
const END = deflateRawSync(Buffer.alloc(0));
/** An entry beyond it would need a form of zip that not every spreadsheet reads. */
const FOUR_GB = 2 ** 32 - 1;

/** A zip, written while its entries are: no more of them is held than a piece. */
export async function* zipStream(entries: AsyncIterable<ZipEntry>, at: Date): AsyncGenerator<Uint8Array> {
  const out: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    out.push(chunk);
  });
  let written = 0;
  const take = () => {
    const taken = out.splice(0);
    for (const { length } of taken) written += length;
    return taken;
  };
  for await (const { name, content } of entries) {
    const file: ZipInputFile = { filename: name, size: 0, crc: 0, compression: 8, mtime: at };
    zip.add(file);
    for await (const text of content) {
      const bytes = Buffer.from(text);
      file.crc = crc32(bytes, file.crc);
      file.size += bytes.length;
      if (file.size > FOUR_GB || written > FOUR_GB) throw new TooLargeForZip();
      file.ondata!(null, (await deflate(bytes, PIECE)) as Uint8Array<ArrayBuffer>, false);
      yield* take();
    }
    file.ondata!(null, END as Uint8Array<ArrayBuffer>, true);
    yield* take();
  }
  zip.end();
  yield* take();
}

class TooLargeForZip extends DomainError {
  constructor() {
    super('EXPORT_TOO_LARGE', 'limit', {
      vi: 'Danh sách lớn hơn 4 GB nên không xuất được thành bảng tính; chưa có gì được gửi. Hãy lọc bớt, hoặc xuất CSV hay JSON.',
      en: 'The list is larger than 4 GB and does not fit into a workbook; nothing was sent. Filter it, or export CSV or JSON.',
    });
  }
}
