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
/** What tells rows apart that this does not: one type of data of two groups, one company as recipient and as processor. */
const QUALIFIERS = ['subjectGroup', 'kind', 'case'] as const;

/**
 * The differences, field by field, in the order of the paths. Lists are compared as sets of rows by their key, so that a row that
 * only moved is no difference; of rows that no key tells apart, those that say the same are each other's, then the others in their order.
 */
export function diffFacts(before: object, after: object): readonly FactChange[] {
  const [from, to] = [new Map<string, string>(), new Map<string, string>()];
  compare(before, after, '', from, to);
  return [...new Set([...from.keys(), ...to.keys()])].toSorted().flatMap((path): FactChange[] => {
    const [was, is] = [from.get(path) ?? null, to.get(path) ?? null];
    if (was === is) return [];
    return [{ path, change: was === null ? 'ADDED' : is === null ? 'REMOVED' : 'CHANGED', before: was, after: is }];
  });
}

type Leaves = Map<string, string>;

/** Every value of the two that is not an object or a list, by its path; rows that say the same are left out. */
function compare(was: unknown, is: unknown, path: string, from: Leaves, to: Leaves): void {
  leaf(was, path, from);
  leaf(is, path, to);
  for (const [name, one, other] of pairsOf(Array.isArray(was) ? was : [], Array.isArray(is) ? is : []))
    compare(one, other, `${path}[${name}]`, from, to);
  const [one, other] = [membersOf(was), membersOf(is)];
  for (const key of new Set([...Object.keys(one), ...Object.keys(other)]))
    compare(one[key], other[key], path === '' ? key : `${path}.${key}`, from, to);
}

function leaf(value: unknown, path: string, leaves: Leaves): void {
  if (value === null || value === undefined) return;
  if (typeof value !== 'object') leaves.set(path, canonicalText(value));
  else if (Array.isArray(value) && value.length === 0) leaves.set(`${path}[]`, '[]');
}

const membersOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};

/** Each row of the one list with its counterpart in the other, under a name; what is missing is undefined. */
function pairsOf(was: readonly unknown[], is: readonly unknown[]): [name: string, was: unknown, is: unknown][] {
  const repeated = new Set([...repeatedKeys(was), ...repeatedKeys(is)]);
  const nameOf = (row: unknown) => (repeated.has(keyOf(row)) ? qualified(row) : keyOf(row));
  const [one, other] = [Map.groupBy(was, nameOf), Map.groupBy(is, nameOf)];
  return [...new Set([...one.keys(), ...other.keys()])].flatMap((name) => {
    const [left, right] = unlike(one.get(name) ?? [], other.get(name) ?? []);
    return Array.from({ length: Math.max(left.length, right.length) }, (_, i): [string, unknown, unknown] => {
      const place = Math.min(left[i]?.place ?? Number.POSITIVE_INFINITY, right[i]?.place ?? Number.POSITIVE_INFINITY);
      return [place === 1 ? name : `${name}#${place}`, left[i]?.row, right[i]?.row];
    });
  });
}

/** The rows of one name that the other list does not have word for word, with their places. */
function unlike(was: readonly unknown[], is: readonly unknown[]) {
  const placed = (rows: readonly unknown[]) => rows.map((row, i) => ({ row, place: i + 1, says: sayingOf(row) }));
  const [left, right] = [placed(was), placed(is)];
  const twins = Map.groupBy(right, ({ says }) => says);
  const paired = new Set<object>();
  const rest = left.filter(({ says }) => {
    const twin = twins.get(says)?.shift();
    if (twin) paired.add(twin);
    return !twin;
  });
  return [rest, right.filter((row) => !paired.has(row))] as const;
}

function sayingOf(row: unknown): string {
  const leaves: Leaves = new Map();
  compare(row, undefined, '', leaves, leaves);
  return JSON.stringify([...leaves].toSorted());
}

function repeatedKeys(rows: readonly unknown[]): string[] {
  return [...Map.groupBy(rows, keyOf)].flatMap(([key, of]) => (of.length > 1 ? [key] : []));
}

function keyOf(row: unknown): string {
  if (row === null || typeof row !== 'object') return String(row);
  return textOf(row, ROW_KEYS)[0] ?? canonicalText(row);
}

const qualified = (row: unknown): string => [...new Set([keyOf(row), ...textOf(row, QUALIFIERS)])].join(' · ');

function textOf(row: unknown, keys: readonly string[]): string[] {
  return keys.map((key) => membersOf(row)[key]).filter((value) => typeof value === 'string');
}

/** True where the later statement takes back or alters something that the earlier one said, rather than only adding to it. */
export function contradicts(before: object, after: object): boolean {
  return diffFacts(before, after).some(({ change }) => change !== 'ADDED');
}
