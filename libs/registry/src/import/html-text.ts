/** Elements whose content is no text. */
const DROPPED = new Set(['script', 'style', 'template', 'iframe', 'object', 'svg', 'math', 'noscript', 'title', 'textarea', 'select']);
/** Elements that stand on lines of their own. */
const BLOCKS = new Set(['p', 'div', 'br', 'li', 'ul', 'ol', 'table', 'tr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'pre', 'hr']);

const ENTITIES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: ' ',
    eacute: 'é',
    egrave: 'è',
    ecirc: 'ê',
    euml: 'ë',
    agrave: 'à',
    acirc: 'â',
    ccedil: 'ç',
    icirc: 'î',
    iuml: 'ï',
    ocirc: 'ô',
    ucirc: 'û',
    ugrave: 'ù',
    Eacute: 'É',
    Agrave: 'À',
    oelig: 'œ',
    rsquo: '’',
    lsquo: '‘',
    rdquo: '”',
    ldquo: '“',
    laquo: '«',
    raquo: '»',
    hellip: '…',
    ndash: '–',
    mdash: '—',
    bull: '•',
    euro: '€',
    deg: '°',
  }),
);

/** Entities are resolved once: what they spell is text, however much it looks like a tag. An unknown one stays as written. */
function unescapeHtml(text: string): string {
  return text.replace(/&(#x[\da-f]{1,6}|#\d{1,7}|[a-z]{2,8});/gi, (written, name: string) => {
    if (!name.startsWith('#')) return ENTITIES.get(name) ?? written;
    const point = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd';
  });
}

/** Offset behind the `>` of the tag at `at`, quotes regarded; the end of the text where there is none. */
function tagEnd(html: string, at: number): number {
  const mark = /[>"']/g;
  mark.lastIndex = at;
  for (let match = mark.exec(html); match; match = mark.exec(html)) {
    if (match[0] === '>') return match.index + 1;
    const quote = html.indexOf(match[0], match.index + 1);
    if (quote < 0) return html.length;
    mark.lastIndex = quote + 1;
  }
  return html.length;
}

function behind(html: string, pattern: RegExp, from: number): number {
  pattern.lastIndex = from;
  const match = pattern.exec(html);
  return match ? tagEnd(html, match.index) : html.length;
}

/**
 * The text of a piece of HTML: tags and comments left out, the content of scripts and styles too, blocks as lines, items
 * of lists behind a dash, entities resolved. What is not closed reaches to the end. The result is text and nothing else;
 * whoever shows it as HTML must escape it. Linear in the length of the input.
 */
export function plainHtml(html: string): string {
  const parts: string[] = [];
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open < 0) break;
    parts.push(unescapeHtml(html.slice(at, open)));
    if (html.startsWith('<!--', open)) {
      const close = html.indexOf('-->', open + 4);
      at = close < 0 ? html.length : close + 3;
      continue;
    }
    const tag = /^<(\/?)([a-z][a-z0-9]*)|^<[!?/]/i.exec(html.slice(open, open + 32));
    if (!tag) {
      // A blank keeps two signs apart that a tag between them would otherwise let meet: `<<b>p>` is no `<p>`.
      parts.push(html[open + 1] === '<' ? '< ' : '<');
      at = open + 1;
      continue;
    }
    const name = tag[2]?.toLowerCase() ?? '';
    at = tagEnd(html, open + 1);
    if (DROPPED.has(name) && !tag[1] && html[at - 2] !== '/') at = behind(html, new RegExp(`</${name}(?=[\\s/>])`, 'gi'), at);
    else if (BLOCKS.has(name)) parts.push(name === 'li' && !tag[1] ? '\n- ' : '\n');
  }
  parts.push(unescapeHtml(html.slice(at)));
  return parts
    .join('')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[\s]*/g, '\n')
    .replace(/\n-(?=\n|$)/g, '')
    .trim();
}
