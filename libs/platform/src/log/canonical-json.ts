import canonicalize from 'canonicalize';

/** Deeper than any record of ours; keeps hostile input from exhausting the stack. */
const MAX_DEPTH = 64;

/**
 * The one text of a JSON value: RFC 8785 (JCS): no blanks, keys sorted by UTF-16 code unit, shortest numbers. It never
 * holds a line feed, so that a value is always exactly one line.
 *
 * Stricter than the library, which drops `undefined` and calls `toJSON`: what is not plain JSON throws a `TypeError`
 * that names the path, so that what is hashed is what was meant.
 */
export function canonicalText(value: unknown): string {
  assertJson(value, '$', 0);
  return canonicalize(value)!;
}

/** {@link canonicalText} in UTF-8. */
export function canonicalBytes(value: unknown): Buffer {
  return Buffer.from(canonicalText(value), 'utf8');
}

/**
 * Reads a text that must be canonical: anything else (blanks, another order, doubled keys, other escapes or number
 * forms) is a `SyntaxError` or `TypeError`.
 */
export function parseCanonical(text: string): unknown {
  const value: unknown = JSON.parse(text);
  if (canonicalText(value) !== text) throw new SyntaxError('not canonical JSON (RFC 8785)');
  return value;
}

export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  // An object made in another realm (a vm context, as in tests) has a foreign Object.prototype; its own parent is null.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** True where the object has exactly these keys. */
export function hasExactKeys(
  value: Readonly<Record<string, unknown>>,
  required: readonly string[],
  optional: readonly string[] = [],
): boolean {
  const keys = Object.keys(value);
  return required.every((key) => keys.includes(key)) && keys.every((key) => required.includes(key) || optional.includes(key));
}

function assertJson(value: unknown, path: string, depth: number): void {
  if (depth > MAX_DEPTH) throw new TypeError(`nested deeper than ${MAX_DEPTH} at ${path}`);
  if (value === null || typeof value === 'boolean') return;
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw new TypeError(`lone surrogate at ${path}`);
  } else if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`not a finite number at ${path}`);
  } else if (Array.isArray(value)) {
    // By index, not forEach: a hole reads as undefined and is refused.
    for (let i = 0; i < value.length; i++) assertJson(value[i], `${path}[${i}]`, depth + 1);
  } else if (isPlainObject(value)) {
    for (const key of Object.keys(value)) {
      if (!key.isWellFormed()) throw new TypeError(`lone surrogate in a key at ${path}`);
      assertJson(value[key], `${path}.${key}`, depth + 1);
    }
  } else {
    throw new TypeError(`not JSON at ${path}: ${typeof value}`);
  }
}
