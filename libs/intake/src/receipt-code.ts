import { createHash, randomBytes } from 'node:crypto';

/** Crockford's base 32: no I, L, O or U, so that a code survives being read aloud and copied by hand. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 28;

/** 140 random bits in seven groups of four: `7K2M-…`. Shown once; {@link hashOfCode} is what is kept. */
export function newReceiptCode(): string {
  const letters = [...randomBytes(LENGTH)].map((byte) => ALPHABET[byte & 31]).join('');
  return letters.match(/.{4}/g)!.join('-');
}

/**
 * What a code is found by, or null where it cannot be one. Case, blanks and dashes are forgiven, and the letters that look
 * like digits. A plain SHA-256 does: nobody goes through 2^140 codes.
 */
export function hashOfCode(text: string): Buffer | null {
  const code = text
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  if (code.length !== LENGTH || [...code].some((letter) => !ALPHABET.includes(letter))) return null;
  return createHash('sha256').update(`khien receipt code ${code}`).digest();
}
