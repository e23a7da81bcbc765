import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Standard Webhooks: how far the sender's clock may be from ours, seconds. */
export const SIGNATURE_TOLERANCE = 300;

const PREFIX = 'whsec_';

/** A new shared secret of 256 random bits, in the form that Standard Webhooks gives it. */
export function newWebhookSecret(): string {
  return PREFIX + randomBytes(32).toString('base64');
}

/** True for `whsec_` and canonical base64 of 24 to 64 bytes. */
export function isWebhookSecret(text: string): boolean {
  const base64 = text.slice(PREFIX.length);
  const key = Buffer.from(base64, 'base64');
  return text.startsWith(PREFIX) && key.toString('base64') === base64 && key.length >= 24 && key.length <= 64;
}

export interface WebhookHeaders {
  readonly 'webhook-id': string;
  readonly 'webhook-timestamp': string;
  readonly 'webhook-signature': string;
}

/** The three headers of Standard Webhooks, one `v1` signature for each secret. */
export function signWebhook(id: string, at: Date, body: string | Uint8Array, secrets: readonly string[]): WebhookHeaders {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signatures = secrets.map((secret) => `v1,${hmac(secret, id, timestamp, body).toString('base64')}`);
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
}

/** `STALE` only where the signature is right: then the sender is genuine, and the message old, or its clock wrong. */
export type SignatureVerdict = 'VALID' | 'FORGED' | 'STALE' | 'MALFORMED';

/** Compares every signature offered with every secret, in constant time for each pair. */
export function judgeSignature(
  headers: WebhookHeaders,
  body: string | Uint8Array,
  secrets: readonly string[],
  now: Date,
): SignatureVerdict {
  const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': offered } = headers;
  // A full stop in the id would let the parts of what is signed be cut elsewhere.
  if (!/^[!-~]{1,256}$/.test(id) || id.includes('.') || !/^\d{1,12}$/.test(timestamp) || offered.length > 4096) return 'MALFORMED';
  const candidates = offered.split(' ').filter((one) => one.startsWith('v1,'));
  const digests = candidates.map((one) => Buffer.from(one.slice(3), 'base64')).filter(({ length }) => length === 32);
  const expected = secrets.map((secret) => hmac(secret, id, timestamp, body));
  const matches = expected.flatMap((right) => digests.map((digest) => timingSafeEqual(right, digest)));
  if (!matches.includes(true)) return 'FORGED';
  return Math.abs(now.getTime() / 1000 - Number(timestamp)) > SIGNATURE_TOLERANCE ? 'STALE' : 'VALID';
}

function hmac(secret: string, id: string, timestamp: string, body: string | Uint8Array): Buffer {
  if (!isWebhookSecret(secret)) throw new TypeError('not a webhook secret');
  const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
  return createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest();
}
