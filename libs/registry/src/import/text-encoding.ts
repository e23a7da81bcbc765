/** Encodings that a text file may come in. The single-byte ones are Excel's for "CSV" in Vietnam and in western Europe. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1258' | 'windows-1252';

export interface DecodedText {
  readonly text: string;
  readonly encoding: Encoding;
}

const SAMPLE_BYTES = 64 * 1024;

/** Two bytes a letter, one of them zero in nearly all of them: UTF-16 without its mark. */
function wideEncoding(bytes: Uint8Array): Encoding | undefined {
  const sample = bytes.subarray(0, SAMPLE_BYTES - (SAMPLE_BYTES % 2));
  let even = 0;
  let odd = 0;
  sample.forEach((byte, at) => {
    if (byte === 0) at % 2 === 0 ? even++ : odd++;
  });
  const many = sample.length / 8;
  if (odd > many && even < odd / 8) return 'utf-16le';
  return even > many && odd < even / 8 ? 'utf-16be' : undefined;
}

/** ă, đ, ơ, ư and their capitals, where windows-1252 has ã, ð, õ, ý and theirs. */
const VIETNAMESE_LETTERS = new Set([0xc3, 0xd0, 0xd5, 0xdd, 0xe3, 0xf0, 0xf5, 0xfd]);
/** The five tone marks of windows-1258, each written behind its vowel. */
const TONE_MARKS = new Set([0xcc, 0xd2, 0xde, 0xec, 0xf2]);
/** Vowels that carry a tone mark: plain ones, â, ê, ô, ă, ơ, ư. */
const VOWELS = new Set([...Buffer.from('aeiouyAEIOUY'), 0xc2, 0xe2, 0xca, 0xea, 0xd4, 0xf4, 0xc3, 0xe3, 0xd5, 0xf5, 0xdd, 0xfd]);

/** True where both signs of Vietnamese stand in the text. Italian has a vowel before ò or ì, Portuguese has ã and õ; neither has both. */
function looksVietnamese(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  return (
    sample.some((byte) => VIETNAMESE_LETTERS.has(byte)) &&
    sample.some((byte, at) => TONE_MARKS.has(byte) && VOWELS.has(sample[at - 1] ?? 0))
  );
}

function encodingOf(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const wide = wideEncoding(bytes);
  if (wide) return wide;
  return looksVietnamese(bytes) ? 'windows-1258' : 'windows-1252';
}

/**
 * The text of a file: UTF-8 where it is valid and holds no zero bytes, else UTF-16 by its mark or its zeros, else a
 * single-byte encoding by what its letters look like. A byte order mark is not part of the text.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (!bytes.subarray(0, SAMPLE_BYTES).includes(0)) {
    try {
      return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
    } catch {
      // Not UTF-8: judged below.
    }
  }
  const encoding = encodingOf(bytes);
  return { text: new TextDecoder(encoding).decode(bytes), encoding };
}
