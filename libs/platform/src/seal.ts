import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Format, key and cipher of what follows; another one gets another number. */
const VERSION = 1;
const [IV, TAG] = [12, 16];

/**
 * AES-256-GCM with a fresh 96-bit IV: version | IV | tag | cipher text, base64. `place` (table, column, row) is
 * authenticated, so that a sealed value opens nowhere but where it was put (security.md §3).
 */
export function seal(key: Uint8Array, place: string, text: string): string {
  const iv = randomBytes(IV);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(`${VERSION}|${place}`));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.from([VERSION]), iv, cipher.getAuthTag(), sealed]).toString('base64');
}

/** Throws where it was sealed under another key, for another place, or was changed by one bit. */
export function unseal(key: Uint8Array, place: string, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64');
  if (bytes[0] !== VERSION || bytes.length < 1 + IV + TAG) throw new Error('not sealed by this version');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(1, 1 + IV), { authTagLength: TAG })
    .setAAD(Buffer.from(`${VERSION}|${place}`))
    .setAuthTag(bytes.subarray(1 + IV, 1 + IV + TAG));
  return decipher.update(bytes.subarray(1 + IV + TAG), undefined, 'utf8') + decipher.final('utf8');
}
