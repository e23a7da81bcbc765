/** A line of block YAML: how far it is indented, whether it begins an item of a list, its key and its text. */
interface Line {
  readonly indent: number;
  readonly text: string;
}

function linesOf(yaml: string): Line[] {
  return yaml
    .split('\n')
    .map((line) => line.replace(/(^|\s)#.*$/, '').trimEnd())
    .filter((line) => line.trim() !== '')
    .map((line) => ({ indent: line.length - line.trimStart().length, text: line.trim() }));
}

/**
 * The little YAML that fideslang's demo files are written in, as JSON: block lists and maps of plain words, comments. For
 * tests only, so that a real file can stand for what a user converts.
 */
export function blockYaml(yaml: string): unknown {
  const lines = linesOf(yaml);
  let at = 0;
  const block = (indent: number): unknown => (lines[at]!.text.startsWith('- ') ? list(indent) : map(indent));
  const list = (indent: number): unknown[] => {
    const items: unknown[] = [];
    while (at < lines.length && lines[at]!.indent === indent && lines[at]!.text.startsWith('- ')) {
      const rest = lines[at]!.text.slice(2).trim();
      if (/^[\w.]+:(\s|$)/.test(rest)) {
        lines[at] = { indent: indent + 2, text: rest };
        items.push(map(indent + 2));
      } else {
        items.push(rest);
        at++;
      }
    }
    return items;
  };
  const map = (indent: number): Record<string, unknown> => {
    const members: Record<string, unknown> = {};
    while (at < lines.length && lines[at]!.indent === indent && !lines[at]!.text.startsWith('- ')) {
      const [, key, text] = /^([\w.]+):\s*(.*)$/.exec(lines[at]!.text)!;
      at++;
      const deeper =
        at < lines.length && (lines[at]!.indent > indent || (lines[at]!.indent === indent && lines[at]!.text.startsWith('- ')));
      members[key!] = text !== '' ? text : deeper ? block(lines[at]!.indent) : null;
    }
    return members;
  };
  return block(0);
}
