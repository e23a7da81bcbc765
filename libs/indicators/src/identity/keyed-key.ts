import { createHmac } from 'node:crypto';
import type { IndicatorType } from '../indicator-types.js';

/**
 * HMAC-SHA-256 in hex, a domain of its own for each type. A plain hash would not do: there are so few identity numbers that all of them can be hashed.
 * @throws RangeError where the secret has less than 32 bytes.
 */
export function keyedKey(secret: Uint8Array, type: IndicatorType, canonical: string): string {
  if (secret.length < 32) throw new RangeError('the secret of indicators needs at least 32 bytes');
  return createHmac('sha256', secret).update(`khien indicator ${type}\0`).update(canonical).digest('hex');
}

/** As many dots as characters are hidden, then the last three. */
export function masked(canonical: string): string {
  return '•'.repeat(Math.max(0, canonical.length - 3)) + canonical.slice(-3);
}
