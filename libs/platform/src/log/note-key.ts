import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { fromBase64 } from './base64.js';
import { LogRefusal } from './failures.js';

/** C2SP signed-note, signature type of Ed25519. */
const ED25519 = 0x01;
/** DER of a SubjectPublicKeyInfo for Ed25519 up to its 32 bytes of key (RFC 8410 §4). */
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');
/** C2SP asks for no spaces and no plus; ASCII without quote and backslash keeps names literal in JSON and in a shell. */
const KEY_NAME = /^[A-Za-z0-9][A-Za-z0-9._/:-]{0,199}$/;

/** A public key of a log: its name is the log's origin; `vkey` is the text to publish and to pin. */
export interface LogVerifier {
  readonly name: string;
  /** 4 bytes: `SHA-256(name || 0x0A || 0x01 || public key)[:4]`. */
  readonly keyId: Buffer;
  readonly publicKey: KeyObject;
  /** `name+keyid in hex+base64(0x01 || public key)`, as in C2SP signed-note and Go's `sumdb/note`. */
  readonly vkey: string;
}

/** The private half. Holds a secret: never log it, never put it into an error. */
export interface LogSigner extends LogVerifier {
  readonly privateKey: KeyObject;
}

/** A new Ed25519 key for the log called `name`. The PEM texts are PKCS #8 and SubjectPublicKeyInfo, as openssl reads them. */
export function generateLogKey(name: string): { readonly privatePem: string; readonly publicPem: string; readonly vkey: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    privatePem: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    publicPem: publicPemOf(publicKey),
    vkey: verifierOf(name, publicKey).vkey,
  };
}

/** Throws `TypeError` where the PEM is no Ed25519 private key. */
export function signerFromPem(name: string, privatePem: string): LogSigner {
  const privateKey = createPrivateKey(privatePem);
  return { ...verifierOf(name, createPublicKey(privateKey)), privateKey };
}

/** Throws `TypeError` where the PEM is no Ed25519 public key. */
export function verifierFromPem(name: string, publicPem: string): LogVerifier {
  return verifierOf(name, createPublicKey(publicPem));
}

let parsed: LogVerifier | undefined;

/** Reads a published key; throws {@link LogRefusal} `VKEY_FORMAT`. The last one is kept: a house checks its own key's receipts. */
export function parseVkey(vkey: string): LogVerifier {
  if (parsed?.vkey === vkey) return parsed;
  // The name holds no plus, base64 may.
  const [, name = '', encoded = ''] = /^([^+]+)\+[0-9a-f]{8}\+(.+)$/.exec(vkey) ?? [];
  const bytes = fromBase64(encoded, 33);
  if (!KEY_NAME.test(name) || bytes?.[0] !== ED25519) throw new LogRefusal('VKEY_FORMAT');
  const verifier = verifierOf(name, createPublicKey({ key: Buffer.concat([SPKI_PREFIX, bytes.subarray(1)]), format: 'der', type: 'spki' }));
  if (verifier.vkey !== vkey) throw new LogRefusal('VKEY_FORMAT', 'the key id does not fit the key');
  parsed = verifier;
  return verifier;
}

/** SubjectPublicKeyInfo in PEM, for `openssl pkeyutl -pubin -inkey`. */
export function publicPemOf(publicKey: KeyObject): string {
  return publicKey.export({ type: 'spki', format: 'pem' }) as string;
}

export function isKeyName(name: string): boolean {
  return KEY_NAME.test(name);
}

function verifierOf(name: string, publicKey: KeyObject): LogVerifier {
  if (!KEY_NAME.test(name)) throw new TypeError(`not a name for a log: ${JSON.stringify(name)}`);
  if (publicKey.asymmetricKeyType !== 'ed25519') throw new TypeError('not an Ed25519 key');
  const raw = publicKey.export({ type: 'spki', format: 'der' }).subarray(SPKI_PREFIX.length);
  const typed = Buffer.concat([Buffer.from([ED25519]), raw]);
  const keyId = createHash('sha256').update(`${name}\n`).update(typed).digest().subarray(0, 4);
  return { name, keyId, publicKey, vkey: `${name}+${keyId.toString('hex')}+${typed.toString('base64')}` };
}
