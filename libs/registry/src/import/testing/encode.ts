const TONES: Readonly<Record<string, number>> = { '\u0300': 0xcc, '\u0301': 0xec, '\u0303': 0xde, '\u0309': 0xd2, '\u0323': 0xf2 };

/** A text in a single-byte encoding, as Excel writes it: in windows-1258 a tone mark follows its vowel. */
export function encode(text: string, encoding: 'windows-1258' | 'windows-1252'): Uint8Array {
  const decoder = new TextDecoder(encoding);
  const bytes = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]));
  return Uint8Array.from(
    [...text.normalize('NFC')].flatMap((letter) => {
      const whole = bytes.get(letter);
      if (whole !== undefined) return [whole];
      const [base = '', ...marks] = letter.normalize('NFD');
      const tone = marks.find((mark) => TONES[mark] !== undefined) ?? '';
      const vowel = bytes.get((base + marks.filter((mark) => mark !== tone).join('')).normalize('NFC'));
      if (vowel === undefined || tone === '') throw new Error(`${letter} cannot be written in ${encoding}`);
      return [vowel, TONES[tone]!];
    }),
  );
}

export function utf16(text: string, order: 'le' | 'be', mark = true): Uint8Array {
  const bytes = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
}
