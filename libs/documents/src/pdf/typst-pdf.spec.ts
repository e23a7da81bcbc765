import { flat, missingInOrder } from '../../testing/in-order.js';
import { objectsOf, readPdf } from '../../testing/read-pdf.js';
import { FULL, MINUTES, NOTICE, PRINT, SPARSE } from '../../testing/samples.js';
import { documentRenderer, form08, type OfficialDocument, subjectNotice, textOf, violationMinutes } from '../index.js';

const print = (document: OfficialDocument) => documentRenderer.pdf(document);
const withAct = (actDescription: string) => form08({ ...FULL, facts: { ...FULL.facts, actDescription } }, PRINT);

/** The 134 letters that Vietnamese adds to or shares with the Latin alphabet, both cases, composed. */
const VOWELS = ['a', 'ă', 'â', 'e', 'ê', 'i', 'o', 'ô', 'ơ', 'u', 'ư', 'y'];
const TONES = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];
const LETTERS = [...VOWELS.flatMap((vowel) => TONES.map((tone) => (vowel + tone).normalize('NFC'))), 'đ'].filter(
  (letter) => letter > '\x7f',
);
const VIETNAMESE = [...LETTERS, ...LETTERS.map((letter) => letter.toUpperCase())];

describe('the PDF', () => {
  it('says that it is PDF/A-2a, is tagged, and names its title and language', async () => {
    const pdf = await print(form08(FULL, PRINT));
    const { title, language, tagged } = await readPdf(pdf);
    const text = Buffer.from(pdf).toString('latin1');

    expect(text).toMatch(/pdfaid:part>2</);
    expect(text).toMatch(/pdfaid:conformance>A</);
    expect(text).toContain('/StructTreeRoot');
    expect({ title, language, tagged }).toEqual({
      title: 'Mẫu số 08: Thông báo vi phạm quy định bảo vệ dữ liệu cá nhân - BC26-000123-7',
      language: 'vi-VN',
      tagged: true,
    });
  });

  it('embeds every font, with a map back to Unicode', async () => {
    const objects = objectsOf(await print(form08(FULL, PRINT)));
    const bodies = [...objects.values()];
    const fonts = bodies.filter((body) => /\/Type\s*\/Font\b(?!Descriptor)/.test(body));
    const outer = fonts.filter((body) => !/\/Subtype\s*\/CIDFontType/.test(body));
    const inner = fonts.filter((body) => /\/Subtype\s*\/CIDFontType/.test(body));
    const descriptor = (body: string) => objects.get(Number(/\/FontDescriptor (\d+) 0 R/.exec(body)?.[1]));

    expect(outer.length).toBeGreaterThanOrEqual(3);
    expect(outer.filter((body) => !/\/ToUnicode \d+ 0 R/.test(body))).toEqual([]);
    expect(inner.length).toBe(outer.length);
    expect(inner.filter((body) => !/\/FontFile[23]/.test(descriptor(body) ?? ''))).toEqual([]);
    expect(inner.filter((body) => !/Tinos/.test(body))).toEqual([]);
  });

  it('gives back all 134 Vietnamese letters in every style and place, as they were', async () => {
    const text = VIETNAMESE.join(' ');
    const document = form08(SPARSE);
    const pdf = await print({
      ...document,
      heading: [text],
      subheading: [text],
      blocks: [{ kind: 'paragraph', text }],
      closing: { copies: [], signatures: [{ capacity: 'x', instruction: text, name: text }] },
    });
    const { content } = await readPdf(pdf);

    expect(VIETNAMESE).toHaveLength(134);
    expect(new Set(VIETNAMESE).size).toBe(134);
    expect(missingInOrder(content.join(''), [text, text, text, text, text])).toEqual([]);
  });

  it('is the same bytes each time, whatever was printed between, and other bytes for another answer', async () => {
    const first = await print(form08(FULL, PRINT));
    await print(form08(SPARSE));

    expect(Buffer.compare(await print(form08(FULL, PRINT)), first)).toBe(0);
    expect(Buffer.compare(await print(withAct('khác')), first)).not.toBe(0);
  });

  it('prints markup of any kind, controls, right-to-left text and emoji literally', async () => {
    const hostile = '#import "x" *x* $x^2$ <w:t> ]]> {tag} \\u{41} @ref <label> `raw` // c /* d */ = e - f #eval("1") _g_ ~ --- "q"';
    const { content } = await readPdf(await print(withAct(`${hostile}\nשלום \u202eabc\u0007 😀 中文`)));
    const text = content.join('\n');

    expect(missingInOrder(text, [hostile, '[U+202E]abc[U+0007] [U+1F600] [U+4E2D][U+6587]'])).toEqual([]);
    expect(flat(text)).toContain('שלום');
  });

  it('breaks a word that no line holds, and prints 20,000 characters with and without blanks', async () => {
    for (const long of ['W'.repeat(20_000), 'Dữ liệu '.repeat(2_500)]) {
      const { content } = await readPdf(await print(withAct(long)));
      expect(missingInOrder(content.join(''), textOf(withAct(long)))).toEqual([]);
    }
  });

  it('numbers its pages from the second on, and carries reference and digest at the foot of each', async () => {
    const { artifacts } = await readPdf(await print(form08(FULL, PRINT)));

    expect(artifacts.length).toBeGreaterThan(1);
    artifacts.forEach((text, i) => {
      expect(text).toContain('BC26-000123-7 · SHA-256 3b6f0d2c4e8a91f7…');
      expect(flat(text).includes(`${i + 1}BC26`)).toBe(i > 0);
    });
  });

  it('numbers each page once', async () => {
    const { artifacts } = await readPdf(await print(form08(FULL, PRINT)));

    expect(artifacts.filter((text) => /\d\/\d/.test(text))).toEqual([]);
  });

  it('leaves no signature and no QR code alone on a page, however long the text before', async () => {
    for (let lines = 0; lines < 40; lines += 3) {
      const facts = { ...FULL.facts, actDescription: Array.from({ length: lines + 1 }, (_, i) => `Dòng ${i}.`).join('\n') };
      const notice = { ...FULL, facts };
      for (const document of [
        form08(notice, PRINT),
        violationMinutes({ ...MINUTES, notice }, PRINT),
        subjectNotice('FINANCE', { ...NOTICE, notice }, PRINT),
      ]) {
        const { content } = await readPdf(await print(document));
        const pageOf = (text: string) => content.findIndex((page) => flat(page).includes(flat(text)));
        const before = textOf({ ...document, closing: null, notes: [], proof: null }).at(-1)!;
        const [page] = new Set([before, ...document.closing!.signatures.map(({ capacity }) => capacity), 'Mã hồ sơ:'].map(pageOf));
        expect([lines, document.title, page, pageOf('Mã hồ sơ:')]).toEqual([lines, document.title, content.length - 1, content.length - 1]);
        expect(pageOf(document.closing!.signatures[0]!.capacity)).toBe(page);
      }
    }
  });

  it('has the watermark of a drill on every page, and none otherwise', async () => {
    const drill = await readPdf(await print(form08({ ...FULL, drill: true }, PRINT)));
    const real = await readPdf(await print(form08(FULL, PRINT)));

    expect(drill.artifacts.filter((text) => !text.includes('DIỄN TẬP'))).toEqual([]);
    expect([...real.artifacts, ...real.content].filter((text) => text.includes('DIỄN TẬP'))).toEqual([]);
  });
});
