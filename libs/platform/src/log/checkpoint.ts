import { sign, verify } from 'node:crypto';
import { fromBase64 } from './base64.js';
import { LogRefusal } from './failures.js';
import { isKeyName, type LogSigner, type LogVerifier } from './note-key.js';

/** The head of a log: `root` is the RFC 6962 root, 32 bytes, over its first `size` entries. */
export interface TreeHead {
  readonly origin: string;
  readonly size: number;
  readonly root: Buffer;
}

export interface NoteSignature {
  readonly name: string;
  readonly keyId: Buffer;
  readonly signature: Buffer;
}

/** A checkpoint as read, **not yet verified**. `body` is what is signed, with its final line feed. */
export interface ParsedCheckpoint extends TreeHead {
  readonly body: string;
  readonly signatures: readonly NoteSignature[];
}

const SIGNATURE_LINE = /^\u2014 ([^\s+]+) ([A-Za-z0-9+/=]+)$/u;
/** C2SP signed-note asks for at least 16. */
const MAX_SIGNATURES = 32;

/** Note text of C2SP tlog-checkpoint: origin, size, base64 of the root; no extension lines. */
export function checkpointBody({ origin, size, root }: TreeHead): string {
  if (!isKeyName(origin) || !Number.isSafeInteger(size) || size < 0 || root.length !== 32) throw new TypeError('not a head of a log');
  return `${origin}\n${size}\n${root.toString('base64')}\n`;
}

/**
 * A signed checkpoint: body, blank line, one line `— name base64(key id || signature)`. Ed25519 (RFC 8032) over the body
 * is deterministic: the same head under the same key is always the same text. The origin is the name of the key.
 */
export function signCheckpoint(head: Omit<TreeHead, 'origin'>, signer: LogSigner): string {
  const body = checkpointBody({ ...head, origin: signer.name });
  const signature = sign(null, Buffer.from(body, 'utf8'), signer.privateKey);
  return `${body}\n\u2014 ${signer.name} ${Buffer.concat([signer.keyId, signature]).toString('base64')}\n`;
}

/** Reads the form only; throws {@link LogRefusal} `CHECKPOINT_FORMAT`. */
export function parseCheckpoint(text: string): ParsedCheckpoint {
  const lines = text.split('\n');
  const [origin = '', sizeText = '', rootText = '', blank, ...rest] = lines;
  const root = fromBase64(rootText, 32);
  const size = /^(0|[1-9]\d{0,15})$/.test(sizeText) ? Number(sizeText) : Number.NaN;
  if (!isKeyName(origin) || !Number.isSafeInteger(size) || !root || blank !== '' || rest.pop() !== '')
    throw new LogRefusal('CHECKPOINT_FORMAT');
  if (rest.length === 0 || rest.length > MAX_SIGNATURES) throw new LogRefusal('CHECKPOINT_FORMAT', 'number of signatures');
  const signatures = rest.map((line) => {
    const [, name, encoded] = SIGNATURE_LINE.exec(line) ?? [];
    const bytes = fromBase64(encoded ?? '');
    if (!name || !bytes || bytes.length < 5) throw new LogRefusal('CHECKPOINT_FORMAT', 'signature line');
    return { name, keyId: bytes.subarray(0, 4), signature: bytes.subarray(4) };
  });
  return { origin, size, root, body: `${origin}\n${sizeText}\n${rootText}\n`, signatures };
}

/**
 * Reads and verifies. As C2SP signed-note asks, signatures of other keys (witnesses) are passed over, one of this key
 * (name and id) must be there and each of them must be valid. Throws {@link LogRefusal} `CHECKPOINT_FORMAT`,
 * `CHECKPOINT_ORIGIN` or `CHECKPOINT_SIGNATURE`.
 */
export function verifyCheckpoint(text: string, key: LogVerifier): ParsedCheckpoint {
  const checkpoint = parseCheckpoint(text);
  if (checkpoint.origin !== key.name) throw new LogRefusal('CHECKPOINT_ORIGIN');
  const ours = checkpoint.signatures.filter(({ name, keyId }) => name === key.name && keyId.equals(key.keyId));
  const body = Buffer.from(checkpoint.body, 'utf8');
  if (ours.length === 0 || !ours.every(({ signature }) => verify(null, body, key.publicKey, signature)))
    throw new LogRefusal('CHECKPOINT_SIGNATURE');
  return checkpoint;
}
