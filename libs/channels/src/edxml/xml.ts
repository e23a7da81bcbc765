/** A finished piece of XML: made only by {@link element}, so that a text is escaped once and never twice. */
export class Xml {
  constructor(readonly lines: readonly string[]) {}
}

/** What XML 1.0 cannot hold, not even escaped. */
const IMPOSSIBLE = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu;

function escapeXml(text: string): string {
  return text
    .replace(IMPOSSIBLE, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;');
}

/** Tabs and line feeds in attributes would be read as blanks. */
function escapeAttribute(text: string): string {
  return escapeXml(text).replaceAll('\t', '&#9;').replaceAll('\n', '&#10;');
}

/** An element with a text or with elements, each on a line of its own. `undefined` among the elements is left out. */
export function element(
  name: string,
  content: string | readonly (Xml | undefined)[],
  attributes: Readonly<Record<string, string>> = {},
): Xml {
  const tag = [name, ...Object.entries(attributes).map(([key, value]) => `${key}="${escapeAttribute(value)}"`)].join(' ');
  if (typeof content === 'string') return new Xml([content === '' ? `<${tag}/>` : `<${tag}>${escapeXml(content)}</${name}>`]);
  const lines = content.flatMap((child) => child?.lines ?? []).map((line) => `  ${line}`);
  return new Xml(lines.length === 0 ? [`<${tag}/>`] : [`<${tag}>`, ...lines, `</${name}>`]);
}

export function xmlDocument(root: Xml): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${root.lines.join('\n')}\n`;
}
