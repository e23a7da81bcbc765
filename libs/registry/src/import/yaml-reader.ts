import { LineCounter, parseDocument } from 'yaml';
import { type Checked, refused } from './file-defects.js';
import { parseJson } from './json-reader.js';

/** Characters of a YAML file, and how many nodes its aliases may stand for. */
export const YAML_LIMITS = { characters: 2_000_000, aliases: 100 } as const;

/**
 * Parses one YAML document as plain data, under the bounds of JSON besides: no tags of its own, no merge keys, no keys twice. Never
 * throws: what is wrong comes back as a defect that names the line where the parser stopped.
 */
export function parseYaml(text: string): Checked<unknown> {
  if (text.length > YAML_LIMITS.characters) return refused('YAML_TOO_LARGE');
  const lines = new LineCounter();
  try {
    const document = parseDocument(text, {
      schema: 'core',
      resolveKnownTags: false,
      lineCounter: lines,
      prettyErrors: false,
      logLevel: 'error',
    });
    const [error] = document.errors;
    if (error) return refused('YAML_MALFORMED', `line ${lines.linePos(error.pos[0]).line}`);
    // Through JSON: whatever it is made of, it is plain values by then, and what goes round in circles is refused.
    return parseJson(JSON.stringify(document.toJS({ maxAliasCount: YAML_LIMITS.aliases }) ?? null));
  } catch {
    return refused('YAML_MALFORMED');
  }
}
