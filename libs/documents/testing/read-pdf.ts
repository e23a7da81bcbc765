import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface ReadPdf {
  /** Text of the content in its own order, page by page; running heads, leaders and watermarks apart. */
  readonly content: readonly string[];
  /** Text of what is marked as artifact, page by page. */
  readonly artifacts: readonly string[];
  readonly title: string | undefined;
  readonly language: string | undefined;
  readonly tagged: boolean;
}

/** Reads a PDF as pdf.js does; only its text. */
export async function readPdf(pdf: Uint8Array): Promise<ReadPdf> {
  const loading = getDocument({ data: new Uint8Array(pdf), verbosity: 0 });
  const document = await loading.promise;
  const content: string[] = [];
  const artifacts: string[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent({ includeMarkedContent: true });
    const open: boolean[] = [];
    const texts = { true: '', false: '' };
    for (const item of items) {
      if ('str' in item) texts[`${open.includes(true)}`] += item.str + (item.hasEOL ? '\n' : '');
      else if (item.type === 'endMarkedContent') open.pop();
      else open.push((item as { tag?: string }).tag === 'Artifact');
    }
    content.push(texts.false);
    artifacts.push(texts.true);
  }
  const { info } = (await document.getMetadata()) as { info: { Title?: string; Language?: string } };
  const marks = (await document.getMarkInfo()) as ReadonlyMap<string, boolean> | null;
  const tagged = marks?.get('Marked') === true;
  await loading.destroy();
  return { content, artifacts, title: info.Title, language: info.Language, tagged };
}

/** The indirect objects of a PDF that has them in the clear, by number: what stands before any stream. */
export function objectsOf(pdf: Uint8Array): ReadonlyMap<number, string> {
  const text = Buffer.from(pdf).toString('latin1');
  return new Map([...text.matchAll(/(\d+) 0 obj\s(.*?)(?:endobj|stream\r?\n)/gs)].map(([, number, body]) => [Number(number), body!]));
}
