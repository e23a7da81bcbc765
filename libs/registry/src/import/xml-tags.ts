/** One tag of an XML text; `name` is without its namespace prefix, `start` and `end` are offsets (end exclusive). */
export interface XmlTag {
  readonly name: string;
  readonly kind: 'open' | 'close' | 'empty';
  readonly start: number;
  readonly end: number;
}

export class MalformedXml extends Error {}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/**
 * The same XML without comments and processing instructions, and with CDATA sections written as escaped text, so that
 * what is left is tags and text only. Throws {@link MalformedXml} for anything else that starts with `<!` or `<?`.
 * Linear in the length of the text.
 */
export function plainXml(text: string): string {
  const parts: string[] = [];
  let kept = 0;
  const special = /<[!?]/g;
  for (let match = special.exec(text); match; match = special.exec(text)) {
    const at = match.index;
    const [open, close, keep] = text.startsWith('<!--', at)
      ? ['<!--', '-->', false]
      : text.startsWith('<![CDATA[', at)
        ? ['<![CDATA[', ']]>', true]
        : text.startsWith('<?', at)
          ? ['<?', '?>', false]
          : [undefined, undefined, false];
    if (open === undefined) throw new MalformedXml();
    const stop = text.indexOf(close, at + open.length);
    if (stop < 0) throw new MalformedXml();
    parts.push(text.slice(kept, at));
    if (keep) parts.push(escapeText(text.slice(at + open.length, stop)));
    kept = stop + close.length;
    special.lastIndex = kept;
  }
  parts.push(text.slice(kept));
  return parts.join('');
}

/** Offset just behind the `>` that ends the tag at `at`; a `>` inside quotes does not end it. */
function tagEnd(text: string, at: number): number {
  const mark = /[>"']/g;
  mark.lastIndex = at;
  for (let match = mark.exec(text); match; match = mark.exec(text)) {
    if (match[0] === '>') return match.index + 1;
    const quote = text.indexOf(match[0], match.index + 1);
    if (quote < 0) throw new MalformedXml();
    mark.lastIndex = quote + 1;
  }
  throw new MalformedXml();
}

/** The tags of a text made by {@link plainXml}, in order. Throws {@link MalformedXml}. Linear in the length of the text. */
export function* xmlTags(text: string): Generator<XmlTag> {
  const name = /[^\s/>]+/y;
  for (let start = text.indexOf('<'); start >= 0; ) {
    const closing = text[start + 1] === '/';
    name.lastIndex = start + (closing ? 2 : 1);
    const qualified = name.exec(text)?.[0];
    if (qualified === undefined) throw new MalformedXml();
    const end = tagEnd(text, name.lastIndex);
    const kind = closing ? 'close' : text[end - 2] === '/' ? 'empty' : 'open';
    yield { name: qualified.slice(qualified.indexOf(':') + 1), kind, start, end };
    start = text.indexOf('<', end);
  }
}

/** The value of an attribute without prefix, as written (entities not resolved), or undefined. */
export function attribute(text: string, tag: XmlTag, name: string): string | undefined {
  const pattern = /\s([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
  const source = text.slice(tag.start, tag.end);
  for (let match = pattern.exec(source); match; match = pattern.exec(source)) {
    if (match[1] === name) return match[2] ?? match[3];
  }
  return undefined;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text or an attribute's value with its entities resolved: the five of XML and numbers. Throws {@link MalformedXml} for any other. */
export function unescapeXml(text: string): string {
  return text.replace(/&([^;]{0,12};?)/g, (_, entity: string) => {
    const name = entity.endsWith(';') ? entity.slice(0, -1) : '';
    const number = /^#(?:x([\da-fA-F]{1,6})|(\d{1,7}))$/.exec(name);
    if (number) {
      const point = number[1] ? Number.parseInt(number[1], 16) : Number(number[2]);
      if (point <= 0x10ffff) return String.fromCodePoint(point);
    }
    if (!Object.hasOwn(ENTITIES, name)) throw new MalformedXml();
    return ENTITIES[name]!;
  });
}
