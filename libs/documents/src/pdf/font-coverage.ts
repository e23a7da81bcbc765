/**
 * The code points that a TrueType font has glyphs for, from its `cmap` (OpenType 1.9, subtables of format 4 and 12).
 * PDF/A forbids to print what a font lacks, so this is asked before. Throws RangeError where the table is cut off.
 */
export function coverageOf(font: Buffer): ReadonlySet<number> {
  const cmap = tableOffset(font, 'cmap');
  const covered = new Set<number>();
  const subtables = font.readUInt16BE(cmap + 2);
  for (let i = 0; i < subtables; i++) {
    const subtable = cmap + font.readUInt32BE(cmap + 4 + i * 8 + 4);
    const format = font.readUInt16BE(subtable);
    if (format === 4) addFormat4(font, subtable, covered);
    if (format === 12) addFormat12(font, subtable, covered);
  }
  return covered;
}

function tableOffset(font: Buffer, tag: string): number {
  const tables = font.readUInt16BE(4);
  for (let i = 0; i < tables; i++) {
    const record = 12 + i * 16;
    if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8);
  }
  throw new RangeError(`the font has no ${tag}`);
}

function addFormat4(font: Buffer, start: number, covered: Set<number>): void {
  const twice = font.readUInt16BE(start + 6);
  const ends = start + 14;
  const starts = ends + twice + 2;
  const deltas = starts + twice;
  const offsets = deltas + twice;
  for (let segment = 0; segment < twice; segment += 2) {
    const from = font.readUInt16BE(starts + segment);
    const to = font.readUInt16BE(ends + segment);
    const offset = font.readUInt16BE(offsets + segment);
    for (let code = from; code <= to && code !== 0xffff; code++) {
      const glyph =
        offset === 0
          ? (code + font.readInt16BE(deltas + segment)) & 0xffff
          : font.readUInt16BE(offsets + segment + offset + (code - from) * 2);
      if (glyph !== 0) covered.add(code);
    }
  }
}

function addFormat12(font: Buffer, start: number, covered: Set<number>): void {
  const groups = font.readUInt32BE(start + 12);
  for (let i = 0; i < groups; i++) {
    const group = start + 16 + i * 12;
    const to = font.readUInt32BE(group + 4);
    for (let code = font.readUInt32BE(group); code <= to; code++) covered.add(code);
  }
}
