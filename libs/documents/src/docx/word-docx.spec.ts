import { missingInOrder } from '../../testing/in-order.js';
import { partsOf, textOfPart } from '../../testing/read-docx.js';
import { FULL, PRINT, SPARSE } from '../../testing/samples.js';
import { blank, documentRenderer, form08, type OfficialDocument } from '../index.js';

const print = (document: OfficialDocument) => documentRenderer.docx(document);
const withAct = (actDescription: string) => form08({ ...FULL, facts: { ...FULL.facts, actDescription } }, PRINT);

describe('the .docx', () => {
  it('is a whole package: every part well-formed, every relation leads to a part, every part has a type', async () => {
    const parts = partsOf(await print(form08({ ...FULL, drill: true }, PRINT)));
    const relations = [...parts.get('word/_rels/document.xml.rels')!.matchAll(/Target="([^"]+)"/g)].map(([, target]) => target!);
    const types = parts.get('[Content_Types].xml')!;

    expect(relations.length).toBeGreaterThanOrEqual(6);
    for (const target of relations) expect(parts.has(target.startsWith('/') ? target.slice(1) : `word/${target}`)).toBe(true);
    for (const path of parts.keys())
      expect(types.includes(`"/${path}"`) || types.includes(`Extension="${path.split('.').at(-1)}"`)).toBe(true);
    for (const [, id] of parts.get('word/document.xml')!.matchAll(/r:(?:id|embed)="([^"]+)"/g))
      expect(parts.get('word/_rels/document.xml.rels')).toContain(`Id="${id}"`);
  });

  it('leaves no tag of the template behind', async () => {
    for (const document of [form08(FULL, PRINT), form08(SPARSE), blank('MINUTES')])
      for (const xml of partsOf(await print(document)).values()) expect(xml).not.toMatch(/\{t?\d*\}|\{footer\}/);
  });

  it('is the same bytes each time', async () => {
    const first = await print(form08(FULL, PRINT));

    expect(Buffer.compare(await print(form08(FULL, PRINT)), first)).toBe(0);
    expect(Buffer.compare(await print(withAct('khác')), first)).not.toBe(0);
  });

  it('holds markup of any kind, controls, right-to-left text, emoji and 20,000 characters literally', async () => {
    const hostile = '#import "x" *x* $x^2$ <w:t> ]]> {tag} {#loop}{/loop} {t0} &amp; {{ }} \\u{41} "q" \'q\'';
    const text = textOfPart(await print(withAct(`${hostile}\nשלום \u202eabc\u0007 😀 中文\n${'W'.repeat(20_000)}`)));

    expect(text).toContain(hostile);
    expect(missingInOrder(text, ['שלום [U+202E]abc[U+0007] 😀 中文', 'W'.repeat(20_000)])).toEqual([]);
  });

  it('has the watermark of a drill in the head of every page, reference and digest at its foot', async () => {
    const drill = await print(form08({ ...FULL, drill: true }, PRINT));

    for (const path of ['word/header1.xml', 'word/header2.xml']) expect(partsOf(drill).get(path)).toContain('string="DIỄN TẬP"');
    expect(textOfPart(drill, 'word/footer1.xml')).toContain('BC26-000123-7 · SHA-256 3b6f0d2c4e8a91f7…');
    expect(partsOf(await print(form08(FULL, PRINT))).get('word/header1.xml')).not.toContain('DIỄN TẬP');
  });

  it('names Times New Roman and Vietnamese, A4 and the margins of administrative documents', async () => {
    const parts = partsOf(await print(blank('08')));

    expect(parts.get('word/styles.xml')).toContain('w:ascii="Times New Roman"');
    expect(parts.get('word/styles.xml')).toContain('w:val="vi-VN"');
    expect(parts.get('word/document.xml')).toContain('<w:pgSz w:w="11906" w:h="16838"/>');
    expect(parts.get('word/document.xml')).toContain('w:left="1701"');
  });
});
