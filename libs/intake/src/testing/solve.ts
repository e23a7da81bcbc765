import { createHash } from 'node:crypto';
import type { Challenge, Solution } from '../challenge.js';

/** What a client does: it tries numbers until one fits. */
export function solve({ challenge, prefix, signature, maxNumber }: Omit<Challenge, 'expiresAt' | 'algorithm'>): Solution {
  for (let number = 0; number <= maxNumber; number++)
    if (createHash('sha256').update(`${prefix}${number}`).digest('hex') === challenge) return { challenge, prefix, signature, number };
  throw new Error('the challenge has no solution');
}
