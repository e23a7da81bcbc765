import { DOMParser, onWarningStopParsing } from '@xmldom/xmldom';
import { strFromU8, unzipSync } from 'fflate';

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** The parts of a .docx, each XML part parsed; throws where one is not well-formed. */
export function partsOf(docx: Uint8Array): ReadonlyMap<string, string> {
  const parts = new Map(Object.entries(unzipSync(docx)).map(([path, bytes]) => [path, strFromU8(bytes)]));
  for (const [path, xml] of parts) if (/\.(xml|rels)$/.test(path)) parse(xml);
  return parts;
}

/** The text of one part, a line for each paragraph. */
export function textOfPart(docx: Uint8Array, path = 'word/document.xml'): string {
  const root = parse(partsOf(docx).get(path)!);
  return [...root.getElementsByTagNameNS(WORD, 'p')]
    .map((paragraph) =>
      [...paragraph.getElementsByTagNameNS(WORD, '*')]
        .map((node) => (node.localName === 't' ? (node.textContent ?? '') : node.localName === 'br' ? '\n' : ''))
        .join(''),
    )
    .join('\n');
}

function parse(xml: string) {
  return new DOMParser({ onError: onWarningStopParsing }).parseFromString(xml, 'text/xml');
}
