import { canonicalText } from './log/canonical-json.js';

/** One difference between two statements of facts. Values are canonical JSON; null where there was, or is, none. */
export interface FactChange {
  /** `place`, `dataTypes[PHONE_NUMBER].state`: rows of lists are named by what identifies them, not by their place. */
  readonly path: string;
  readonly change: 'ADDED' | 'REMOVED' | 'CHANGED';
  readonly before: string | null;
  readonly after: string | null;
}

/** What identifies a row of a list, the first that it has; a list of plain values is a set. */
const ROW_KEYS = ['code', 'what', 'name', 'sha256', 'path', 'label', 'text', 'recipient', 'case', 'group', 'subjectGroup', 'role'] as const;

/**
 * The differences, field by field, in the order of the paths. Lists are compared as sets of rows by their key, so that
 * a row that only moved is no difference.
 */
export function diffFacts(before: object, after: object): readonly FactChange[] {
  const from = leavesOf(before);
  const to = leavesOf(after);
  return [...new Set([...from.keys(), ...to.keys()])].toSorted().flatMap((path): FactChange[] => {
    const [was, is] = [from.get(path) ?? null, to.get(path) ?? null];
    if (was === is) return [];
    return [{ path, change: was === null ? 'ADDED' : is === null ? 'REMOVED' : 'CHANGED', before: was, after: is }];
  });
}

/** Every value that is not an object or a list, by its path. */
function leavesOf(value: unknown, path = '', leaves = new Map<string, string>()): Map<string, string> {
  if (value === null || value === undefined) return leaves;
  if (Array.isArray(value)) {
    const seen = new Map<string, number>();
    if (value.length === 0) leaves.set(`${path}[]`, '[]');
    for (const row of value) {
      const key = keyOf(row);
      const count = (seen.get(key) ?? 0) + 1;
      seen.set(key, count);
      leavesOf(row, `${path}[${count === 1 ? key : `${key}#${count}`}]`, leaves);
    }
  } else if (typeof value === 'object') {
    for (const [key, inner] of Object.entries(value)) leavesOf(inner, path === '' ? key : `${path}.${key}`, leaves);
  } else leaves.set(path, canonicalText(value));
  return leaves;
}

function keyOf(row: unknown): string {
  if (row === null || typeof row !== 'object') return String(row);
  const name = ROW_KEYS.find((key) => typeof (row as Record<string, unknown>)[key] === 'string');
  return name ? String((row as Record<string, unknown>)[name]) : canonicalText(row);
}

/** True where the later statement takes back or alters something that the earlier one said, rather than only adding to it. */
export function contradicts(before: object, after: object): boolean {
  return diffFacts(before, after).some(({ change }) => change !== 'ADDED');
}
