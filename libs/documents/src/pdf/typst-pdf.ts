import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { toString as qrToString } from 'qrcode';
import { type OfficialDocument } from '../official-document.js';
import { named } from '../printable.js';
import { footerOf, proofLines } from '../proof-lines.js';
import { coverageOf } from './font-coverage.js';

/** Tinos: the metrics of Times New Roman, all Vietnamese letters, licence OFL. */
const STYLES = ['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic'] as const;

interface Press {
  readonly compiler: NodeCompiler;
  readonly layout: string;
  /** Code points that all four styles have. */
  readonly covered: ReadonlySet<number>;
}

let press: Press | undefined;

/** One compiler for the process: it holds the fonts and reuses what it has laid out. */
function openPress(): Press {
  if (press) return press;
  const require = createRequire(import.meta.url);
  const fonts = STYLES.map((style) => readFileSync(require.resolve(`@expo-google-fonts/tinos/${style}/Tinos_${style}.ttf`)));
  const [first, ...others] = fonts.map(coverageOf);
  press = {
    // It reads no file but the layout, which it gets as text; the workspace is where that stands.
    compiler: NodeCompiler.create({ workspace: import.meta.dirname, fontArgs: [{ fontBlobs: fonts }] }),
    layout: readFileSync(join(import.meta.dirname, 'official-document.typ'), 'utf8'),
    covered: new Set([...first!].filter((code) => others.every((other) => other.has(code)))),
  };
  return press;
}

/**
 * The document as tagged PDF/A-2a, byte for byte the same each time. A character that Tinos lacks (emoji, Chinese) is
 * printed by its name, `[U+1F600]`, but for the boxes ☐ and ☒: PDF/A allows nothing without a glyph. Throws where the layout does not compile.
 */
export async function printPdf(document: OfficialDocument): Promise<Uint8Array> {
  const { compiler, layout, covered } = openPress();
  const data = {
    ...document,
    date: civilParts(document.date),
    ...(document.proof && {
      footer: footerOf(document.proof),
      proofLines: proofLines(document.proof),
      qr: await qrToString(document.proof.qr, { type: 'svg', errorCorrectionLevel: 'M', margin: 1 }),
      qrAlt: `Mã QR: ${document.proof.qr}`,
    }),
  };
  const inputs = {
    document: JSON.stringify(data, (_key, value: unknown) => (typeof value === 'string' ? withGlyphs(value, covered) : value)),
  };
  const compiled = compiler.compile({ mainFileContent: layout, inputs });
  if (!compiled.result) throw new Error(`the layout did not compile: ${JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics)}`);
  const pdf = compiler.pdf(compiled.result, { pdfStandard: 'a-2a', creationTimestamp: Math.floor(document.date.getTime() / 1000) });
  compiler.evictCache(10);
  return new Uint8Array(pdf);
}

/** UTC: a PDF date without a zone would be read as local time somewhere. */
function civilParts(date: Date) {
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
  };
}

/** Drawn by the layout. */
const BOXES = '☐☒';

function withGlyphs(text: string, covered: ReadonlySet<number>): string {
  let printed = '';
  for (const character of text) {
    const drawn = character === '\n' || BOXES.includes(character) || covered.has(character.codePointAt(0)!);
    printed += drawn ? character : named(character);
  }
  return printed;
}
