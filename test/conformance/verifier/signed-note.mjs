/** C2SP signed-note and tlog-checkpoint with Ed25519 keys. */
import { createHash, createPublicKey, verify } from 'node:crypto';

const ED25519 = 0x01;
const NAME = '[^\\s+]{1,200}';
const VKEY = new RegExp(`^(${NAME})\\+([0-9a-f]{8})\\+([A-Za-z0-9+/=]+)$`, 'u');
const SIGNATURE_LINE = new RegExp(`^— (${NAME}) ([A-Za-z0-9+/=]+)$`, 'u');
const CHECKPOINT = /^([^\n]+)\n(0|[1-9][0-9]{0,15})\n([A-Za-z0-9+/]{43}=)\n\n((?:[^\n]+\n)+)$/u;

/** Base64 of RFC 4648, section 4, in its only spelling: with padding, and with zeros in the bits that are left over. */
export function fromBase64(text) {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.toString('base64') !== text) throw new SyntaxError('not base64');
  return bytes;
}

/** `name+key id+base64(0x01, key)` → `{ text, name, id, key }`. Throws where the key id does not belong to name and key. */
export function parseVkey(text) {
  const [, name, id, encoded] = VKEY.exec(text) ?? [];
  if (!name) throw new SyntaxError('vkey: format');
  const bytes = fromBase64(encoded);
  if (bytes.length !== 33 || bytes[0] !== ED25519) throw new SyntaxError('vkey: not an Ed25519 key');
  if (createHash('sha256').update(`${name}\n`).update(bytes).digest('hex').slice(0, 8) !== id) throw new SyntaxError('vkey: key id');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: bytes.subarray(1).toString('base64url') }, format: 'jwk' });
  return { text, name, id: Buffer.from(id, 'hex'), key };
}

/**
 * Whether the key signed the text of this note. Signatures by other keys are passed over; every one that claims to be by
 * this key must be good. `signatures` are the lines after the blank one.
 */
export function isSignedBy(key, text, signatures) {
  let good = 0;
  for (const line of signatures) {
    const [, name, encoded] = SIGNATURE_LINE.exec(line) ?? [];
    if (!name) throw new SyntaxError('signature line');
    const bytes = fromBase64(encoded);
    if (bytes.length < 5) throw new SyntaxError('signature line');
    if (name !== key.name || !bytes.subarray(0, 4).equals(key.id)) continue;
    if (!verify(null, Buffer.from(text), key.key, bytes.subarray(4))) return false;
    good += 1;
  }
  return good > 0;
}

/** Takes a checkpoint apart: `{ origin, size, root, text, signatures }`. This log writes no extension lines. Proves nothing yet. */
export function readCheckpoint(note) {
  const [, origin, size, root, signatures] = CHECKPOINT.exec(note) ?? [];
  if (!origin || !note.isWellFormed()) throw new SyntaxError('checkpoint: format');
  if (!Number.isSafeInteger(Number(size))) throw new SyntaxError('checkpoint: size');
  const text = `${origin}\n${size}\n${root}\n`;
  return { origin, size: Number(size), root: fromBase64(root), text, signatures: signatures.slice(0, -1).split('\n') };
}

/** A checkpoint of the log that this key belongs to, with its signature verified. Throws where it is not. */
export function openCheckpoint(note, key) {
  const checkpoint = readCheckpoint(note);
  if (checkpoint.origin !== key.name) throw new Error('checkpoint: of another log');
  if (!isSignedBy(key, checkpoint.text, checkpoint.signatures)) throw new Error('checkpoint: signature');
  return checkpoint;
}
