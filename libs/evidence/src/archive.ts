import { createHmac } from 'node:crypto';
import { Readable } from 'node:stream';
import { ZipWriter } from '@zip.js/zip.js';

/** Without signs that are taken for one another (Crockford). */
const SIGNS = '0123456789abcdefghjkmnpqrstvwxyz';
const [GROUPS, GROUP] = [5, 5];

/** The password of the archive of one export, 125 bits: it follows from a key of the house and the id of the export, and is kept nowhere. */
export function archivePassword(key: Uint8Array, exportId: string): string {
  const bytes = createHmac('sha256', key).update(`evidence-archive/${exportId}`).digest();
  const signs = Array.from({ length: GROUPS * GROUP }, (_, i) => SIGNS[bytes[i]! % SIGNS.length]!).join('');
  return signs.match(new RegExp(`.{${GROUP}}`, 'g'))!.join('-');
}

/** A zip with one entry, encrypted with AES-256 as WinZip does it (AE-2), made while it is read. */
export function encryptedZip(name: string, chunks: AsyncIterable<Uint8Array>, password: string, at: Date): Readable {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = new ZipWriter(writable, { password, encryptionStrength: 3, level: 0, useWebWorkers: false, lastModDate: at });
  const source = Readable.toWeb(Readable.from(chunks, { objectMode: false })) as ReadableStream<Uint8Array>;
  void writer
    .add(name.replace(/[\\/:*?"<>|\p{Cc}\p{Cf}\p{Cs}]/gu, '_'), { readable: source })
    .then(() => writer.close())
    // Whoever reads sees it break off.
    .catch((error: unknown) => writable.abort(error).catch(() => undefined));
  return Readable.fromWeb(readable as never);
}
