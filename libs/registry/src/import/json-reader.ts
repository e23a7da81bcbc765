import { ITEMS, itemsOf } from './cell-words.js';
import { CONTENT_LIMITS, textCell } from './cells.js';
import { type Checked, refused } from './file-defects.js';
import { finding } from './findings.js';
import type { ImportProblem, StagingValue } from './staging.js';

/** Bounds of a JSON file, judged before it is parsed: values (commas and brackets outside strings) and nesting. */
export const JSON_LIMITS = { values: 500_000, depth: 50 } as const;

function withinBounds(text: string): boolean {
  let values = 0;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!;
    if (sign === '"') at = endOfString(text, at);
    else if (sign === ',' || sign === ':') values++;
    else if (sign === '{' || sign === '[') {
      values++;
      depth++;
    } else if (sign === '}' || sign === ']') depth--;
    if (values > JSON_LIMITS.values || depth > JSON_LIMITS.depth) return false;
  }
  return true;
}

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}

/** Parses a JSON file. Never throws: what is wrong comes back as a defect that names the line where the parser stopped. */
export function parseJson(text: string): Checked<unknown> {
  if (!withinBounds(text)) return refused('JSON_TOO_LARGE');
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    const position = error instanceof SyntaxError ? /position (\d+)/.exec(error.message) : null;
    const line = position ? text.slice(0, Number(position[1])).split('\n').length : undefined;
    return refused('JSON_MALFORMED', line === undefined ? undefined : `line ${line}`);
  }
}

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A member of an object, and never of its prototype. */
export function member(object: JsonObject, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** The objects of a list with their positions in it, from 0; anything else in it is left out. */
export function objectsOf(value: unknown): readonly (readonly [position: number, object: JsonObject])[] {
  return Array.isArray(value) ? value.flatMap((one, at) => (isObject(one) ? [[at, one] as const] : [])) : [];
}

/** Reads the members of one item of a list as values with coordinates, and notes what is no text. */
export class JsonItem {
  constructor(
    readonly list: string,
    /** Position in the list, from 1. */
    readonly row: number,
    private readonly problems: ImportProblem[],
  ) {}

  private readonly read = new Map<string, StagingValue | undefined>();
  private readonly split = new Map<string, readonly StagingValue[]>();
  private readonly long = new Set<string>();

  /**
   * Texts, numbers and booleans as text; null, blank and absent members as undefined. `clean` makes plain text of it
   * first. What is wrong with a member is noted once, however often it is asked for.
   */
  value(raw: unknown, path: string, clean: (text: string) => string = (text) => text): StagingValue | undefined {
    if (raw === null || raw === undefined) return undefined;
    if (!this.read.has(path)) this.read.set(path, this.judge(raw, path, clean));
    return this.read.get(path);
  }

  private judge(raw: unknown, path: string, clean: (text: string) => string): StagingValue | undefined {
    const where = { sheet: this.list, row: this.row, column: path };
    if (typeof raw === 'object') {
      this.problems.push(finding('NO_TEXT', where));
      return undefined;
    }
    const source = String(raw);
    const cell = source.length > CONTENT_LIMITS.cellText * 20 ? textCell(source, this.row, path) : textCell(clean(source), this.row, path);
    if (cell?.fault) this.problems.push(finding(cell.fault, where));
    return cell && !cell.fault ? { text: cell.text, column: path, row: this.row, sheet: this.list } : undefined;
  }

  /** Each text of a list; a single text counts as a list of one. */
  values(raw: unknown, path: string, clean?: (text: string) => string): StagingValue[] {
    if (!Array.isArray(raw)) return [this.value(raw, path, clean) ?? []].flat();
    return this.bounded(raw, path).flatMap((one, index) => this.value(one, `${path}[${index}]`, clean) ?? []);
  }

  /** The items that a text names, each as a value. */
  items(raw: unknown, path: string): readonly StagingValue[] {
    const value = this.value(raw, path);
    if (!value) return [];
    const items = this.split.get(path) ?? this.bounded(itemsOf(value.text), path).map((text) => ({ ...value, text }));
    this.split.set(path, items);
    return items;
  }

  /** Several values as one text at the place of the first; what would be longer than a cell may be is a fault. */
  joined(values: readonly StagingValue[], separator: string): StagingValue | undefined {
    const [first] = values;
    if (!first) return undefined;
    const length = values.reduce((sum, { text }) => sum + text.length + separator.length, 0);
    if (length > CONTENT_LIMITS.cellText + separator.length) {
      if (!this.long.has(first.column)) this.problems.push(finding('TOO_LONG', { sheet: this.list, row: this.row, column: first.column }));
      this.long.add(first.column);
      return undefined;
    }
    return { ...first, text: values.map(({ text }) => text).join(separator) };
  }

  /** As much of a list as an activity may have, with a finding where there is more. */
  bounded<T>(list: readonly T[], path: string): readonly T[] {
    if (list.length > ITEMS && !this.long.has(path)) {
      this.long.add(path);
      this.problems.push(finding('TOO_MANY_ITEMS', { sheet: this.list, row: this.row, column: path }, ITEMS));
    }
    return list.slice(0, ITEMS);
  }
}
