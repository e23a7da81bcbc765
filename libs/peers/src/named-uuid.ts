import { createHash } from 'node:crypto';

/** Of ours (RFC 4122, version 5, of the DNS namespace and `khien`). */
export const KHIEN = namedUuid('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'khien');

/** The UUID of a name within a namespace (RFC 4122, version 5): the same name, the same id, in every export. */
export function namedUuid(namespace: string, name: string): string {
  const bytes = createHash('sha1')
    .update(Buffer.from(namespace.replaceAll('-', ''), 'hex'))
    .update(name, 'utf8')
    .digest()
    .subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x50;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
