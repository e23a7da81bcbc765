import { createHash } from 'node:crypto';
import { keccak256 } from './keccak.js';

const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const BECH32 = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();

/** Version and payload of a base58check text of 25 bytes; undefined where an alphabet, the length or the checksum does not fit. */
export function base58check(text: string): Buffer | undefined {
  if (text.length > 35 || !/^[1-9A-HJ-NP-Za-km-z]{25,35}$/.test(text)) return undefined;
  let number = 0n;
  for (const letter of text) number = number * 58n + BigInt(BASE58.indexOf(letter));
  const hex = number.toString(16);
  if (hex.length > 50) return undefined;
  const bytes = Buffer.from(hex.padStart(50, '0'), 'hex');
  const payload = bytes.subarray(0, 21);
  // A leading zero byte is a leading "1", as many of one as of the other.
  const zeros = bytes.findIndex((byte) => byte !== 0);
  if (/^1*/.exec(text)![0].length !== zeros) return undefined;
  return sha256(sha256(payload)).subarray(0, 4).equals(bytes.subarray(21)) ? payload : undefined;
}

/** Whether a lower-case text is an address of Bitcoin's segregated witness: BIP 173 for version 0, BIP 350 for the later ones. */
export function isWitnessAddress(text: string): boolean {
  const data = /^bc1([02-9ac-hj-np-z]{11,87})$/.exec(text)?.[1];
  if (data === undefined) return false;
  const values = [...data].map((letter) => BECH32.indexOf(letter));
  const version = values[0]!;
  // "bc" as BIP 173 expands it: high bits, a zero, low bits.
  if (polymod([3, 3, 0, 2, 3, ...values]) !== (version === 0 ? 1 : 0x2bc830a3)) return false;
  const bits = (values.length - 7) * 5;
  const bytes = bits >> 3;
  const padding = bits % 8;
  const isPadded = padding < 5 && (values.at(-7)! & ((1 << padding) - 1)) === 0;
  return isPadded && version <= 16 && bytes >= 2 && bytes <= 40 && (version !== 0 || bytes === 20 || bytes === 32);
}

function polymod(values: readonly number[]): number {
  const generators = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
  let check = 1;
  for (const value of values) {
    const top = check >>> 25;
    check = ((check & 0x1ffffff) << 5) ^ value;
    generators.forEach((generator, bit) => {
      if ((top >>> bit) & 1) check ^= generator;
    });
  }
  return check >>> 0;
}

/** Whether the capitals of `0x` and 40 hexadecimal digits fit (EIP-55); without capitals, or with nothing else, there is nothing to check. */
export function isEthereumAddress(text: string): boolean {
  const digits = text.slice(2);
  const plain = digits.toLowerCase();
  if (digits === plain || digits === digits.toUpperCase()) return true;
  const hash = keccak256(plain);
  return [...plain].every((digit, place) => digits[place] === (Number.parseInt(hash[place]!, 16) >= 8 ? digit.toUpperCase() : digit));
}
